"""Reading WARC files, ours and those of other tools, whole or with an error that says what is wrong with them.

The members of a gzip file are unpacked here one by one, because a reader of WARC files passes over a torn end in silence.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

from sources.errors import BrokenEvidence
from sources.evidence.record import Record

#: A record larger than this is none of ours.
MOST_BYTES = 256 * 1024 * 1024
_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"
_START = b"WARC/"
_TO_DO = "get it again from a copy, or move it away"


def records(path: Path) -> Iterator[Record]:
    """The records of a file, in their order. Raises `BrokenEvidence` at the first thing that is wrong."""
    try:
        with path.open("rb") as stream:
            for offset, member in _members(stream, path):
                yield from _records_in(member, offset, path)
    except OSError as error:
        raise BrokenEvidence(f"{path} cannot be read: {error.strerror or error}; {_TO_DO}.") from error


def _members(stream: BinaryIO, path: Path) -> Iterator[tuple[int, bytes]]:
    """The unpacked members of a gzip file with their offsets; a file that is not packed is one member."""
    start = stream.read(len(_START))
    stream.seek(0)
    if start == _START:
        whole = stream.read(MOST_BYTES + 1)
        if len(whole) > MOST_BYTES:
            raise BrokenEvidence(
                f"{path} is larger than {MOST_BYTES:,} bytes and not packed; pack it with gzip, record by record."
            )
        yield 0, whole
        return
    if not start.startswith(_GZIP):
        raise BrokenEvidence(f"{path} is no WARC file; {_TO_DO}.")
    rest, offset = b"", 0
    while True:
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        member, read = bytearray(), 0
        while not unpack.eof:
            data = rest or stream.read(_CHUNK)
            if not data:
                if not read:
                    return
                raise BrokenEvidence(f"{path} is truncated: the record at byte {offset} does not end; {_TO_DO}.")
            try:
                member += unpack.decompress(data, MOST_BYTES + 1 - len(member))
            except zlib.error as error:
                raise BrokenEvidence(
                    f"{path} is damaged: the record at byte {offset} does not unpack ({error}); {_TO_DO}."
                ) from error
            if len(member) > MOST_BYTES:
                raise BrokenEvidence(f"{path} holds a record of more than {MOST_BYTES:,} bytes at byte {offset}; {_TO_DO}.")
            rest = unpack.unused_data or unpack.unconsumed_tail
            read += len(data) - len(rest)
        yield offset, bytes(member)
        offset += read


def _records_in(member: bytes, offset: int, path: Path) -> Iterator[Record]:
    where = f"the record at byte {offset}"
    if not member.startswith(_START):
        raise BrokenEvidence(f"{path} is no WARC file: {where} begins with something else; {_TO_DO}.")
    found = False
    try:
        for raw in ArchiveIterator(io.BytesIO(member), parse_http=False):
            found = True
            block = raw.reader.read()
            if len(block) != raw.content_length:
                raise BrokenEvidence(f"{path} is truncated: {where} is shorter than it says; {_TO_DO}.")
            yield _record(raw, block)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise BrokenEvidence(f"{path} is damaged: {where} has no header that can be read; {_TO_DO}.") from error
    if not found:
        raise BrokenEvidence(f"{path} is damaged: {where} has no header that can be read; {_TO_DO}.")


def _record(raw: WarcRecord, block: bytes) -> Record:
    headers = raw.headers

    def said(name: str) -> str:
        return headers.get(name) or ""

    return Record(
        id=said("WARC-Record-ID"),
        type=said("WARC-Type"),
        target=said("WARC-Target-URI").strip("<>"),  # WARC 1.0 had them in brackets
        at=_moment(said("WARC-Date")),
        content_type=said("Content-Type"),
        block=block,
        block_digest=said("WARC-Block-Digest"),
        payload_digest=said("WARC-Payload-Digest"),
        ip=said("WARC-IP-Address"),
        refers_to=said("WARC-Refers-To"),
        concurrent_to=said("WARC-Concurrent-To"),
        truncated=said("WARC-Truncated"),
    )


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
