"""Records of WARC files, as they are written and as they are read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sources.evidence.digests import labelled

VERSION = "WARC/1.1"
HTTP = "application/http"
#: Types of records that have no payload of their own. To any other, warcio would add a digest by SHA-1 if it had none.
_NO_PAYLOAD = frozenset({"revisit", "warcinfo"})
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `block` is all that it holds, of HTTP the header too. Fields that it does not carry are empty."""

    id: str
    type: str
    target: str
    at: datetime
    content_type: str
    block: bytes
    block_digest: str = ""
    payload_digest: str = ""
    ip: str = ""
    refers_to: str = ""
    concurrent_to: str = ""
    truncated: str = ""

    @property
    def payload(self) -> bytes:
        """What the payload digest is of: the block, and of HTTP the body alone."""
        return self.block.partition(b"\r\n\r\n")[2] if self.content_type.startswith(HTTP) else self.block


def new_record(type_: str, target: str, at: datetime, content_type: str, block: bytes) -> Record:
    """A record with an id of its own and its digests. Of a revisit, whose payload lies elsewhere, that of the block alone."""
    record = Record(f"<urn:uuid:{uuid4()}>", type_, target, at, content_type, block, labelled(block))
    return record if type_ in _NO_PAYLOAD else replace(record, payload_digest=labelled(record.payload))


def written(record: Record) -> bytes:
    """The record as one gzip member."""
    headers = StatusAndHeaders("", list(_fields(record)), protocol=VERSION)
    made = ArcWarcRecord("warc", record.type, headers, io.BytesIO(), _AsItIs(record.block), record.content_type, 0)
    made.payload_length = 0
    out = io.BytesIO()
    WARCWriter(out, gzip=True, warc_version=VERSION).write_record(made)
    return out.getvalue()


class _AsItIs:
    """A block in the place of the HTTP header, which warcio would otherwise parse and write anew, field by field."""

    def __init__(self, block: bytes) -> None:
        self.headers_buff = block

    def compute_headers_buffer(self, _: object) -> None:
        """Leave it."""


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    yield "WARC-Type", record.type
    yield "WARC-Record-ID", record.id
    moment = record.at.astimezone(UTC).isoformat(timespec="microseconds" if record.at.microsecond else "seconds")
    yield "WARC-Date", moment.replace("+00:00", "Z")
    if record.type == "revisit":
        yield "WARC-Profile", SAME_PAYLOAD
    said = (
        ("WARC-Target-URI", record.target),
        ("WARC-IP-Address", record.ip),
        ("WARC-Concurrent-To", record.concurrent_to),
        ("WARC-Refers-To", record.refers_to),
        ("WARC-Truncated", record.truncated),
        ("WARC-Payload-Digest", record.payload_digest),
        ("WARC-Block-Digest", record.block_digest),
    )
    yield from ((name, "".join(value.splitlines())) for name, value in said if value)
