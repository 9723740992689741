"""The options that say how pages are fetched, and the fetcher on these terms."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

if TYPE_CHECKING:
    from sources.fetching import Fetched, Fetcher

_Command = TypeVar("_Command", bound=Callable[..., object])


def fetch_options(command: _Command) -> _Command:
    """--offline, --no-cache and --allow-private."""
    for option in (
        click.option("--allow-private", is_flag=True, help="Fetch from inside your own network too, and from any port."),
        click.option("--no-cache", is_flag=True, help="Neither keep pages nor take them from the cache."),
        click.option("--offline", is_flag=True, help="Ask no server: take pages from the cache alone."),
    ):
        command = option(command)
    return command


def fetcher(addresses: Iterable[str], *, offline: bool, no_cache: bool, allow_private: bool) -> Fetcher | None:
    """The one guest that a run is on the web, on the terms that these options say; none where every address is a file."""
    if offline and no_cache:
        raise click.UsageError("--offline takes pages from the cache, and --no-cache forbids it; give one or the other.")
    if not any("://" in address for address in addresses):
        return None
    from sources.fetching import Fetcher  # noqa: PLC0415 - loads the HTTP client
    from sources.fetching.cache import default_place  # noqa: PLC0415

    return Fetcher(allow_private=allow_private, cache=None if no_cache else default_place(os.environ), offline=offline)


class _Makes(Protocol):
    def __call__(self, addresses: Iterable[str]) -> Fetcher | None:
        """The guest for these addresses, none where none of them is of the web."""
        ...


class Guest:
    """The one guest of a run whose list may itself lie on the web; made when it is first needed, since that takes time."""

    def __init__(self, make: _Makes) -> None:
        self._make = make
        self._made: Fetcher | None = None

    def fetch(self, address: str) -> Fetched:
        """A list: a feed, a sitemap."""
        from factcheck.inputs import for_lists  # noqa: PLC0415

        fetcher = self.on_way_to((address,))
        assert fetcher is not None  # only web addresses are fetched
        return for_lists(fetcher).fetch(address)

    def on_way_to(self, addresses: Iterable[str]) -> Fetcher | None:
        """Who fetches these pages, none where all are files; the same that fetched the list."""
        self._made = self._made or self._make(addresses)
        return self._made
