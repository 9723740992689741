"""What `factcheck evidence` says, in words and as JSON (`"schema": "factcheck-evidence/1"`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import msgspec

from factcheck.interface import Interface
from factcheck.interface.visible import one_line
from sources.evidence.archive import Archive
from sources.evidence.http_block import answer_in
from sources.evidence.record import HTTP, Record
from sources.evidence.verify import Verified

SCHEMA = "factcheck-evidence/1"
#: Types of records that hold what a server sent, or a file; the others speak of these.
_HOLDING = frozenset({"response", "resource", "revisit"})


@dataclass(frozen=True, slots=True)
class Row:
    """One answer or payload that is kept. `status` is of answers only; a `same` one lies in the earlier record it names."""

    address: str
    at: str
    status: int | None
    bytes: int
    digest: str
    ip: str | None
    file: str
    record: str
    same: str | None


def listed(archive: Archive, file: str | None) -> Sequence[Row]:
    """What is kept in one file, or in all of them."""
    files = archive.files() if file is None else (file,)
    return [_row(name, record) for name in files for record in archive.records(name) if record.type in _HOLDING]


def show_text(archive: Archive, rows: Sequence[Row], words: Interface) -> str:
    """Two lines a record: when, what it answered, how long it is, its address; then its digest and where it lies."""
    lines = [words.say("evidence.kept", place=one_line(str(archive.folder)), records=words.count("evidence.records", len(rows)))]
    for row in rows:
        size = words.say("evidence.same", record=row.same) if row.same else words.count("evidence.bytes", row.bytes)
        told = [row.at, *([str(row.status)] if row.status else []), size, row.address]
        lines.append("  ".join(map(one_line, told)))
        lines.append("  " + "  ".join(map(one_line, (row.digest, row.file, row.record))))
    return "\n".join(lines) + "\n"


def show_document(archive: Archive, rows: Sequence[Row]) -> str:
    """The same, all of it."""
    return _document({"evidence": str(archive.folder), "records": [asdict(row) for row in rows]})


def verify_text(archive: Archive, found: Verified, words: Interface) -> str:
    """A line for everything that is broken, and a last one that counts."""
    lines = [
        one_line(" ".join(part for part in ("✗", one.file, one.record, one.target) if part) + f": {one.what}")
        for one in found.broken
    ]
    records = words.count("evidence.records", found.records)
    if found.unchecked:
        lines.append(words.count("evidence.unchecked", found.unchecked))
    whole = words.count("evidence.broken", len(found.broken)) if found.broken else words.say("evidence.whole")
    lines.append(words.say("evidence.verified", place=one_line(str(archive.folder)), records=records, whole=whole))
    return "\n".join(lines) + "\n"


def verify_document(archive: Archive, found: Verified) -> str:
    """The same."""
    return _document({"evidence": str(archive.folder)} | asdict(found))


def _row(file: str, record: Record) -> Row:
    status = answer_in(record.block, file).status if record.content_type.startswith(HTTP) else None
    return Row(
        address=record.target,
        at=record.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        status=status,
        bytes=len(record.payload),
        digest=record.payload_digest or record.block_digest,
        ip=record.ip or None,
        file=file,
        record=record.id,
        same=record.refers_to or None,
    )


def _document(fields: dict[str, object]) -> str:
    return msgspec.json.format(msgspec.json.encode({"schema": SCHEMA} | fields), indent=1).decode() + "\n"
