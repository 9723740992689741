"""Sitemaps, those of news too, and indexes of sitemaps (sitemaps.org); packed with gzip or not.

A story came out when the news sitemap says so (`news:publication_date`). `lastmod` is when the page was last changed, which for
a story that was corrected may be another week: it is not taken, and the page is asked. An index is followed sitemap by sitemap
as the entries are taken; one of the web is fetched, one that is a bare name lies beside its index.

No document type is accepted, so no entity is ever unfolded; what comes out of gzip is counted, and the parser keeps no tree.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import BinaryIO

from factcheck.inputs.entry import BadLine, Entry, ListError
from factcheck.inputs.input import HEAD, LARGEST, Input, Source
from factcheck.inputs.linked import day_of, linked
from factcheck.inputs.root import declares, root_of
from factcheck.web_address import web_address
from sources.errors import SourceError

_GZIP = b"\x1f\x8b"
_PIECE = 65_536
#: No address or moment is longer.
_LONGEST = 10_000
#: Indexes of indexes do occur, though the protocol has none.
_DEEPEST = 3
#: A title within news within an address is the fourth.
_MOST_LEVELS = 32
_SET, _INDEX = "urlset", "sitemapindex"
#: What is listened to, below the element of an address.
_HEARD = {"loc": "loc", "news/publication_date": "published", "news/publication/language": "language"}


def shown_by(head: bytes) -> bool:
    """By the root element, also within gzip."""
    return root_of(_unpacked(head)) in {_SET, _INDEX}


def read(source: Source) -> Iterator[Entry]:
    """An address an entry."""
    head = _unpacked(source.head)
    if declares(head):
        raise ListError(f"{source.name} declares entities of its own, which no sitemap needs; it is not read")
    if not shown_by(source.head):
        raise ListError(f"{source.name} is no sitemap: it begins with neither urlset nor sitemapindex")
    return _Walk(source).entries(source, 1)


@dataclass(frozen=True, slots=True)
class _Found:
    """An address in a sitemap, or that of a sitemap in an index; `fault` is set instead where nothing more can be read."""

    address: str = ""
    published: str = ""
    language: str = ""
    further: bool = False
    fault: str = ""


class _Walk:
    """The way through a sitemap and all that it leads to."""

    def __init__(self, source: Source) -> None:
        self._numbers = count(1)
        self._fetcher = source.fetcher
        self._left = LARGEST
        self._been = {source.place}

    def entries(self, source: Source, depth: int) -> Iterator[Entry]:
        """In the order in which the addresses stand."""
        for found in self._found(source):
            number = next(self._numbers)
            if found.fault:
                yield BadLine(number, source.place, f"{source.name} cannot be read further: {found.fault}")
            elif not found.further:
                spoken = "zh" if found.language.strip().lower().startswith("zh") else ""
                yield linked(number, found.address, source.url, day_of(found.published, spoken), "address")
            else:
                yield from self._further(number, found.address.strip(), source, depth)

    def _further(self, number: int, place: str, index: Source, depth: int) -> Iterator[Entry]:
        """What a sitemap of an index holds, or the one failure that it is."""
        if place in self._been:
            return
        self._been.add(place)
        if depth == _DEEPEST:
            yield BadLine(number, place, f"{place} lies {depth} indexes deep; give it itself")
            return
        try:
            source = self._opened(place, index)
        except (SourceError, ListError) as error:
            yield BadLine(number, place, str(error))
            return
        self._numbers = count(number)  # the index's own item becomes the items of its sitemap
        yield from self.entries(source, depth + 1)

    def _opened(self, place: str, index: Source) -> Source:
        if web_address(place):
            if self._fetcher is None:
                raise ListError(f"{place} is not fetched: nobody here may ask the web")
            page = self._fetcher.fetch(place)
            source = Source(place, place, page.body[:HEAD], lambda: BytesIO(page.body), page.url)
        elif index.url or not place or Path(place).name != place:
            raise ListError(f"{place!r} is no http(s) address, and only such are taken from here")
        else:
            beside = Path(index.place).with_name(place)
            if not beside.is_file():
                raise ListError(f"there is no file {beside}; fetch it beside its index")
            with beside.open("rb") as stream:
                source = Source(str(beside), str(beside), stream.read(HEAD), lambda: beside.open("rb"))
        if not shown_by(source.head):
            raise ListError(f"{place} is no sitemap: it begins with neither urlset nor sitemapindex")
        return source

    def _found(self, source: Source) -> Iterator[_Found]:
        """What one file holds, as far as it can be read."""
        from lxml import etree  # noqa: PLC0415 - only XML needs it

        told = _Told()
        parser = etree.XMLParser(target=told, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        fault = ""
        try:
            with source.open() as stream:
                for piece in _pieces(stream):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise ListError(f"more than {LARGEST:,} bytes in all; give its sitemaps one by one")
                    parser.feed(piece)
                    yield from told.taken()
            parser.close()
        except (etree.XMLSyntaxError, ListError, zlib.error, EOFError, OSError) as error:
            fault = str(error)
        yield from told.taken()
        if fault:
            yield _Found(fault=fault)


@dataclass(slots=True)
class _Told:
    """Hears the parser and keeps of the file only the addresses that were not taken yet."""

    _way: list[str] = field(default_factory=list)
    _found: list[_Found] = field(default_factory=list)
    _words: dict[str, str] = field(default_factory=dict)
    _hears: str = ""

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """A document type is none of a sitemap's."""
        raise ListError("it declares a document type, which no sitemap needs")

    def start(self, tag: str | bytes, _attributes: object) -> None:
        """Listen where an address or a moment begins, not at the addresses of pictures."""
        if len(self._way) == _MOST_LEVELS:  # each further one costs the parser more than the one before
            raise ListError("its elements lie too deep for a sitemap")
        self._way.append(str(tag).rpartition("}")[2].lower())
        way = self._way[1:]
        hears = _HEARD.get("/".join(way[1:]), "") if len(way) < 5 else ""
        self._hears = hears if way[:1] in (["url"], ["sitemap"]) and hears not in self._words else ""
        if self._hears:
            self._words[self._hears] = ""

    def data(self, data: str | bytes) -> None:
        """Words, in pieces."""
        if self._hears and len(self._words[self._hears]) < _LONGEST:
            self._words[self._hears] += str(data)

    def comment(self, text: str | bytes) -> None:
        """Passed over."""

    def end(self, tag: str | bytes) -> None:
        """An address is complete with the element that stands around it."""
        self._hears = ""
        name = self._way.pop()
        if len(self._way) == 1 and (self._way[0], name) in ((_SET, "url"), (_INDEX, "sitemap")):
            address, published, language = (self._words.get(word, "") for word in _HEARD.values())
            self._found.append(_Found(address, published, language, self._way[0] == _INDEX))
            self._words.clear()

    def close(self) -> None:
        """The file is at its end."""

    def taken(self) -> list[_Found]:
        """What was found since the last time."""
        found, self._found = self._found, []
        return found


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """The file in pieces, unpacked; of a member that unpacks to gigabytes no more than is asked for."""
    piece = stream.read(_PIECE)
    if not piece.startswith(_GZIP):
        while piece:
            yield piece
            piece = stream.read(_PIECE)
        return
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while piece:
        if unpacked := unpack.decompress(piece, _PIECE):
            yield unpacked
        piece = unpack.unconsumed_tail or (b"" if unpack.eof else stream.read(_PIECE))
    if not unpack.eof:
        raise EOFError("it is cut off")


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return b""


INPUT = Input("sitemap", read, "no address", shown_by, web=True)
