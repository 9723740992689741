"""Fetchers, as whoever reads a page sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sources.fetching import Fetched


class Fetches(Protocol):
    """Gets a page for an address, or raises the `SourceError` that says what stood in the way."""

    def fetch(self, address: str) -> Fetched:
        """Follow the address to its page."""
        ...
