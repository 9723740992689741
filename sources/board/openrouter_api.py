"""The official Data API of OpenRouter: one request for the days of a span, one answer, byte for byte.

The key travels in one header of one request, to one server: no redirect is followed, no proxy is taken from the
environment, and wherever a server repeats the key, it is struck out before anybody sees the answer. Nothing is tried
twice: a span of more than a year is two requests, far from the thirty a minute that are allowed.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import date

import httpx2

from sources.board.board import Window
from sources.board.payload import MOST_BYTES
from sources.errors import BadAddress, NoKey, SourceError, TooLarge, Unreachable

ADDRESS = "https://openrouter.ai/api/v1/datasets/rankings-daily"
KEY = "OPENROUTER_API_KEY"
FIRST_DAY = date(2025, 1, 1)
#: The longest span of one request.
MOST_DAYS = 366
WAY_OUT = f"make one at openrouter.ai/keys and put it into {KEY}, or give payloads that were saved to `snapshots import`"
_STRUCK = "[key]"
#: Where a key may travel without being encrypted: to nobody else.
_OWN_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server answered. `cut` says that the connection or the time ended before the body did."""

    status: int
    reason: str
    retry_after: str
    body: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True)
class DataApi:
    """The API with a key. `timeout` is the seconds that one answer may take in all. Raises `NoKey` for what is no key."""

    key: str = field(repr=False)
    address: str = ADDRESS
    timeout: float = 60.0

    def __post_init__(self) -> None:
        if not self.key.strip():
            raise NoKey(f"The Data API asks for a key, and {KEY} is not set; {WAY_OUT}.")
        if not (self.key.isascii() and self.key.isprintable() and " " not in self.key):
            raise NoKey(f"{KEY} holds blanks or characters that no key has; copy the key again.")
        url = httpx2.URL(self.address)
        if url.scheme != "https" and url.host not in _OWN_MACHINE:
            raise BadAddress(f"{url.host} would get the key without encryption; give an https address.")

    def ask(self, span: Window) -> Answer:
        """Ask for the days of a span. Raises `Unreachable` where there is no answer, and `TooLarge`."""
        try:
            return asyncio.run(self._ask(span))
        except SourceError:
            raise
        except (httpx2.HTTPError, TimeoutError) as error:
            told = self._struck(str(error) or type(error).__name__)
            raise Unreachable(f"{self._host} gave no answer ({told}); check the network and try again.") from None

    async def _ask(self, span: Window) -> Answer:
        body = bytearray()
        response: httpx2.Response | None = None
        cut = False
        headers = {"Authorization": f"Bearer {self.key}", "Accept": "application/json"}
        days = {"start_date": str(span.start), "end_date": str(span.end)}
        try:
            # The client's own time-outs count from byte to byte; the outer one ends it all.
            async with (
                asyncio.timeout(self.timeout),
                httpx2.AsyncClient(trust_env=False, timeout=self.timeout) as client,
                client.stream("GET", self.address, params=days, headers=headers) as response,
            ):
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > MOST_BYTES:
                        raise TooLarge(f"{self._host} answered with more than {MOST_BYTES:,} bytes; ask for fewer days.")
        except (httpx2.HTTPError, TimeoutError):
            if response is None:
                raise
            cut = True
        return Answer(
            response.status_code,
            self._struck(response.reason_phrase),
            self._struck(response.headers.get("Retry-After", "")),
            bytes(body).replace(self.key.encode(), _STRUCK.encode()),
            cut,
        )

    @property
    def _host(self) -> str:
        return httpx2.URL(self.address).host

    def _struck(self, said: str) -> str:
        """What a server said, without the key, short, and fit for a terminal."""
        shown = said.replace(self.key, _STRUCK)[:200]
        return "".join(character for character in shown if character.isprintable())
