"""Places of inputs: a path, a pattern, `-`, an http(s) address, an address of a store; found, and looked at.

An http(s) address is fetched by the fetcher that is handed in, so that its guard against private addresses holds.
"""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from functools import partial
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factcheck.inputs.entry import ListError
from factcheck.inputs.input import HEAD, LARGEST, STDIN, Source
from sources.errors import SourceError
from sources.fetches import Fetches
from sources.stored import is_stored_elsewhere, matching, stored

if TYPE_CHECKING:
    from sources.fetching import Fetcher

#: Seconds and bytes for one list: the protocol of sitemaps allows 50 MB.
_TIMEOUT = 120.0
_MOST_BYTES = 52_428_800


def for_lists(fetcher: Fetcher) -> Fetcher:
    """The same guest, who takes feeds and sitemaps too."""
    from sources.fetching.content import LIST_TYPES  # noqa: PLC0415 - loads the HTTP client

    return replace(
        fetcher, types=LIST_TYPES, max_bytes=max(_MOST_BYTES, fetcher.max_bytes), timeout=max(_TIMEOUT, fetcher.timeout)
    )


def is_web(place: str) -> bool:
    """Whether a place is asked of a server."""
    return place.lower().startswith(("http://", "https://"))


def source_of(place: str, fetcher: Fetches | None = None, stdin: BinaryIO | None = None) -> Source:
    """Find an input. Raises `ListError` where there is none, or none that may be read."""
    try:
        if place == STDIN:
            return _in_memory(place, "standard input", stdin or sys.stdin.buffer, fetcher)
        if is_web(place):
            return _from_web(place, fetcher)
        if is_stored_elsewhere(place):
            return _from_store(place)
        return _from_file(place, fetcher)
    except SourceError as error:
        raise ListError(str(error), error.slug) from error


def _in_memory(place: str, name: str, stream: BinaryIO, fetcher: Fetches | None, url: str = "") -> Source:
    """An input that can be read once only, and is no longer than a list may be."""
    raw = stream.read(LARGEST + 1)
    return Source(place, name, raw[:HEAD], lambda: io.BytesIO(raw), url, fetcher)


def _from_web(place: str, fetcher: Fetches | None) -> Source:
    if fetcher is None:
        raise ListError(f"{place} is not fetched here; save it and give the file")
    page = fetcher.fetch(place)
    return _in_memory(place, place, io.BytesIO(page.body), fetcher, page.url)


def _from_store(place: str) -> Source:
    first = next(iter(matching(place)), "")
    if not first:
        raise ListError(f"there is no file {place}; check the path")
    with stored(first) as stream:
        return Source(place, place, stream.read(HEAD), lambda: stored(first), far=True)


def _from_file(place: str, fetcher: Fetches | None) -> Source:
    path = Path(place)
    try:
        if path.is_dir():
            return Source(place, place, b"", partial(_no_file, place), fetcher=fetcher)
        far = has_magic(place) and not path.exists()
        if far and (found := matching(place)):
            path = Path(found[0])
        with path.open("rb") as stream:
            if not path.is_file():  # a pipe: what was read of it is gone
                return _in_memory(place, place, stream, fetcher)
            return Source(place, place, stream.read(HEAD), lambda: path.open("rb"), fetcher=fetcher, far=far)
    except PermissionError as error:
        raise ListError(f"{place} may not be read by this user; change its permissions or copy it") from error
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        hint = "the scheme is none that is read" if "://" in place else "check the path"
        raise ListError(f"there is no list {place}; {hint}") from error


def _no_file(place: str) -> BinaryIO:
    raise ListError(f"{place} is a directory; give the file that holds the list")
