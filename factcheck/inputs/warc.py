"""WARC files: the pages in them, in the order of the file, each with where it lies; several files by a pattern.

Pages are responses with a status of 2xx that are HTML or text. The parent that walks a file reads no page into its memory: it
takes the digest of what goes by. A file that ends too early gives what could be read, and one failure that names the place.
Records that only refer to an earlier page (`revisit`), robots.txt, and everything that is no page are passed over.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from factcheck.inputs.entry import BadLine, Entry, Line, ListError
from factcheck.inputs.hosts import Hosts
from factcheck.inputs.input import Input, Source
from factcheck.web_address import web_address
from sources.archived import PAGES, kind
from sources.errors import SourceError
from sources.format import LARGEST as LARGEST_PAGE
from sources.held import Held
from sources.stored import matching, stored

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MAGIC = b"WARC/"
_GZIP = b"\x1f\x8b"
_PIECE = 65_536
_ROBOTS = "/robots.txt"
_SUFFIXES = (".warc", ".warc.gz")


def shown_by(head: bytes) -> bool:
    """By the first line, also within gzip."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, len(_MAGIC))
        except zlib.error:
            return False
    return head.startswith(_MAGIC)


def named(place: str) -> bool:
    """By the name, of a pattern too."""
    return place.lower().endswith(_SUFFIXES)


def files(place: str) -> tuple[str, ...]:
    """The WARC files that a place names: units of work for who spreads them over machines."""
    return matching(place)


def read(source: Source) -> Iterator[Entry]:
    """A page an entry, through all the files."""
    if source.place == "-" or source.url:
        raise ListError(f"{source.name} is a WARC archive, whose pages are read where they lie; give it as a file")
    return _through(files(source.place), source.hosts)


def pages(place: str, numbers: Iterator[int], hosts: Hosts | None = None) -> Iterator[Entry]:
    """The pages of one file (of these hosts), numbered on; the failure of the rest of it, if there is one, comes last."""
    walk = _Walk(place, hosts)
    why = ""
    try:
        with stored(place) as stream:
            for page in walk.pages(stream):
                yield _numbered(page, next(numbers))
        why = walk.left_behind()
    except SourceError as error:
        yield BadLine(next(numbers), place, str(error))
        return
    except _BrokenError as error:
        why = str(error)
    except Exception as error:  # of the file, of fastwarc, or of a store that is far away
        why = f"cannot be read beyond the record at byte {walk.at} ({type(error).__name__}: {error})"
    if why:
        yield BadLine(next(numbers), place, f"{place} {why}; what stands before it is kept, copy the file again for the rest")


class _BrokenError(Exception):
    """What is wrong with a file from some record on."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in its place, or why it is none that can be checked."""

    url: str
    held: Held
    content: str = ""
    why: str = ""


@dataclass(slots=True)
class _Walk:
    """The way through one file. `at` is the byte at which the last record that was seen begins."""

    place: str
    hosts: Hosts | None = None
    at: int = -1
    packed: bool = False

    def pages(self, stream: BinaryIO) -> Iterator[_Page]:
        """Every page. Raises `_BrokenError` where the file ends within a record, and whatever else reading raises."""
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - only archives need it

        self.packed = stream.read(len(_GZIP)) == _GZIP
        stream.seek(0)
        for number, record in enumerate(ArchiveIterator(stream, parse_http=False)):
            self._step(number, record.stream_pos)
            self._whole_header(record)
            page = self._page(record)
            missing = record.content_length - (page.read if page else 0)
            short = self._is_short() if page and page.page.why else record.consume() < missing
            if short:
                raise _BrokenError(f"is cut off within the record at byte {self.at}")
            if page:
                yield page.page

    def left_behind(self) -> str:
        """What is wrong behind the last record: fastwarc passes over the first bytes of a member that does not go on."""
        if not self.packed or self.at < 0:
            return ""
        with stored(self.place) as stream:
            stream.seek(self.at)
            unpack, data = zlib.decompressobj(zlib.MAX_WBITS | 16), stream.read(_PIECE)
            while data and not unpack.eof:
                unpack.decompress(data, _PIECE * 16)
                data = unpack.unconsumed_tail or (b"" if unpack.eof else stream.read(_PIECE))
            rest = unpack.unused_data + stream.read(_PIECE)
        return "" if unpack.eof and not rest.strip(b"\0\r\n") else "is cut off within its last record"

    def _step(self, number: int, at: int) -> None:
        """Go on to the next record, which has to begin a member of its own, or nobody could go to it later."""
        if self.packed and (at <= self.at or (number == 1 and not self._begins_member(at))):
            way = "unpack it (gunzip), or pack it record by record (warcio recompress)"
            raise _BrokenError(f"is packed with gzip as a whole, and its records cannot be reached one by one: {way}")
        self.at = at

    def _is_short(self) -> bool:
        """Whether the record that cannot be read as a page is one that the file does not hold whole; looked at again for that."""
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

        with stored(self.place) as stream:
            stream.seek(self.at)
            record = next(iter(ArchiveIterator(stream, parse_http=False)))
            return record.consume() < record.content_length

    def _begins_member(self, at: int) -> bool:
        with stored(self.place) as stream:
            stream.seek(at)
            return stream.read(len(_GZIP)) == _GZIP

    def _whole_header(self, record: WarcRecord) -> None:
        length = record.headers.get("Content-Length") or ""
        if not length.strip().isdecimal() or int(length) != record.content_length:
            raise _BrokenError(f"is cut off or damaged within the header of the record at byte {self.at}")

    def _page(self, record: WarcRecord) -> _Read | None:
        """What a record holds, if that is a page that a server gave."""
        from fastwarc.warc import WarcRecordType  # noqa: PLC0415

        url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        if record.record_type != WarcRecordType.response or not record.is_http or not _of_a_story(url):
            return None
        if self.hosts is not None and not self.hosts.has(url):
            return None
        held = Held(self.place, self.at, record.headers.get("WARC-Record-ID") or "")
        try:
            record.parse_http()
        except OSError as error:
            return _Read(_Page(url, held, why=f"the server's answer cannot be read ({error})"))
        status = record.http_headers.status_code
        if status is None:
            return _Read(_Page(url, held, why="the record holds no answer of a server"))
        if not 200 <= status < 300 or kind(record)[0] not in PAGES:
            return None
        if cut := record.headers.get("WARC-Truncated"):
            return _Read(_Page(url, held, why=f"only a part of the page was captured (WARC-Truncated: {cut})"))
        content, read = _digest(record)
        return _Read(_Page(url, held, content), read)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page, and how many bytes of its record were read for it behind the HTTP header."""

    page: _Page
    read: int = 0


def _numbered(page: _Page, number: int) -> Entry:
    if page.why:
        return BadLine(number, page.url, f"{page.held.place} at byte {page.held.offset}: {page.why}")
    return Line(number, page.url, held=page.held, content=page.content)


def _digest(record: WarcRecord) -> tuple[str, int]:
    """The SHA-256 of the page as it lies there, none of what is too large to be one, and how much was read.

    It is taken anew: a wrong one in the record's header would cost the story that it is said to repeat.
    """
    digest, read = hashlib.sha256(), 0
    while piece := record.reader.read(_PIECE):
        digest.update(piece)
        read += len(piece)
        if read > LARGEST_PAGE:
            return "", read
    return digest.hexdigest(), read


def _of_a_story(url: str) -> bool:
    return bool(web_address(url)) and urlsplit(url).path != _ROBOTS


def _through(places: tuple[str, ...], hosts: Hosts | None) -> Iterator[Entry]:
    numbers = count(1)
    for place in places:
        yield from pages(place, numbers, hosts)


INPUT = Input("warc", read, "no page (a response with a status of 2xx that is HTML or text)", shown_by, named, far=True)
