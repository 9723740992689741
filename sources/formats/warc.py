"""WARC, the archive of many exchanges (ISO 28500): `file.warc.gz` with one page, or `file.warc.gz#ADDRESS`.

The archive is read as a stream, twice: once to see which pages it has, once for the page itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from sources.archived import PAGES, kind, page_in
from sources.errors import NotFound, Unreadable
from sources.format import Delivery, Format, Saved

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MAGIC = b"WARC/1."
_GZIP = b"\x1f\x8b"
_LISTED = 5


@dataclass(frozen=True, slots=True)
class _Page:
    """A record that holds a page: its number among the records that are looked at, its address, when it was captured."""

    number: int
    url: str
    at: datetime


def recognises(saved: Saved) -> bool:
    """By the first line, also within gzip."""
    head = saved.head
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(_MAGIC)


def read(saved: Saved) -> Delivery:
    """The page at the address that is wanted, in its last capture, or the only one that there is."""
    try:
        with saved.open() as stream:
            pages = [page for number, record in enumerate(_records(stream)) if (page := _page(number, record))]
        chosen = _chosen(pages, saved)
        with saved.open() as stream:
            record = next(islice(_records(stream), chosen.number, None))
            body, media_type, charset = page_in(record, saved.name, chosen.url)
    except OSError as error:
        raise Unreadable(f"{saved.name} is a WARC archive that is damaged ({error}); copy it again.") from error
    at = chosen.at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Delivery(body, body, media_type, charset, chosen.url, at)


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    kinds = WarcRecordType.response | WarcRecordType.resource
    return iter(ArchiveIterator(stream, record_types=kinds, parse_http=False))


def _page(number: int, record: WarcRecord) -> _Page | None:
    """What a record holds, if that is a page that a server gave."""
    url = record.headers.get("WARC-Target-URI", "") or ""
    if not url.startswith(("http://", "https://")):
        return None
    if record.is_http:
        record.parse_http()
        if record.http_headers.status_code != 200:
            return None
    return _Page(number, url, record.record_date) if kind(record)[0] in PAGES else None


def _chosen(pages: list[_Page], saved: Saved) -> _Page:
    addresses = list(dict.fromkeys(page.url for page in pages))
    if not addresses:
        raise Unreadable(f"{saved.name} is a WARC archive without a page in it (status 200, HTML or text).")
    if not saved.wanted and len(addresses) > 1:
        raise Unreadable(f"{saved.name} is a WARC archive of {len(addresses)} pages; choose one: {_choices(addresses, saved)}.")
    wanted = saved.wanted or addresses[0]
    found = [page for page in pages if _alike(page.url, wanted)]
    if not found:
        raise NotFound(f"{saved.name} has no page {wanted}; it has {_choices(addresses, saved)}.")
    return max(found, key=lambda page: page.at)


def _alike(one: str, other: str) -> bool:
    return one.partition("#")[0].rstrip("/") == other.partition("#")[0].rstrip("/")


def _choices(addresses: list[str], saved: Saved) -> str:
    shown = ", ".join(f"{saved.name}#{address}" for address in addresses[:_LISTED])
    return shown + (f" and {len(addresses) - _LISTED} more" if len(addresses) > _LISTED else "")


FORMAT = Format("warc", frozenset({".warc"}), recognises, read, many=True)
