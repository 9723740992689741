"""Feeds: RSS and Atom, their entries' links in the order of the feed, with the moment at which each came out.

The moment of an update is none of publication. A feed may be read from a file or fetched; it is parsed as bytes, by a parser that
asks nobody for anything.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import count
from typing import Protocol

from factcheck.inputs.entry import Entry, ListError
from factcheck.inputs.input import Input, Source
from factcheck.inputs.linked import day_of, linked
from factcheck.inputs.root import declares, root_of
from factcheck.web_address import web_address
from sources.language import language_of

#: As long as the longest page that is fetched; the parser takes a minute for the worst that fits, and most are a hundredth of it.
LARGEST_FEED = 10_000_000
_ROOTS = frozenset({"rss", "feed", "rdf"})


class _Said(Protocol):
    """What feedparser, which publishes no types, makes of an element."""

    def get(self, name: str, default: str = "") -> str | None: ...


def shown_by(head: bytes) -> bool:
    """By the root element."""
    return root_of(head) in _ROOTS


def named(place: str) -> bool:
    """By the name."""
    return place.lower().endswith((".rss", ".atom"))


def read(source: Source) -> Iterator[Entry]:
    """An entry of the feed an entry."""
    if declares(source.head):
        raise ListError(f"{source.name} declares entities of its own, which no feed needs; it is not read")
    with source.open() as stream:
        raw = stream.read(LARGEST_FEED + 1)
    if len(raw) > LARGEST_FEED:
        raise ListError(f"{source.name} is larger than {LARGEST_FEED:,} bytes, which no feed is; give its sitemap, or a list")
    channel, entries = _parsed(raw, source)
    base = source.url or web_address(_text(channel, "link"))
    return (_entry(number, entry, base, _text(channel, "language")) for number, entry in zip(count(1), entries, strict=False))


def _parsed(raw: bytes, source: Source) -> tuple[_Said, list[_Said]]:
    import feedparser  # noqa: PLC0415 - a quarter of a second, and only feeds need it

    place = {"content-location": source.url} if source.url else {}
    try:
        found = feedparser.parse(io.BytesIO(raw), response_headers=place, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, AttributeError, AssertionError, RecursionError) as error:  # it guesses at what is broken
        raise ListError(f"{source.name} is a feed that cannot be read ({type(error).__name__}: {error})") from error
    if not found.get("version") and not found.entries:
        raise ListError(f"{source.name} is no feed (RSS or Atom); give the address that the site names as its feed")
    return found.feed, found.entries


def _entry(number: int, said: _Said, base: str, language: str) -> Entry:
    link = _text(said, "feedburner_origlink") or _text(said, "link")
    title = _text(said, "title")
    spoken = "zh" if language.lower().startswith("zh") else language_of(title)
    return linked(number, link, base, day_of(_text(said, "published"), spoken), "entry")


def _text(said: _Said, name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


INPUT = Input("feed", read, "no entry", shown_by, named, web=True)
