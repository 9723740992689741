"""What came back for an address."""

from __future__ import annotations

from dataclasses import dataclass

from sources.exchange import Exchange


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server sent it, with the transfer and content codings undone and nothing else changed.

    `url` is where the redirects ended; `charset` what the header declares, empty if nothing; `fetched_at` an ISO 8601 time in
    UTC: when the bytes were sent to us, also if they lay in the cache since. `exchanges` are the redirects and, last, the page.
    """

    url: str
    body: bytes
    media_type: str
    charset: str
    fetched_at: str
    exchanges: tuple[Exchange, ...] = ()
