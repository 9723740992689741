"""Verifying: every digest computed again, and whatever a note of a visit says held against the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sources.errors import BrokenEvidence
from sources.evidence.archive import Archive, is_note, visit_in
from sources.evidence.digests import matches
from sources.evidence.record import Record


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that is not as it was written. `record` is empty where the file itself is damaged."""

    file: str
    record: str
    target: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What an archive was found to be. `unchecked` counts the records without a digest that is known: others wrote them."""

    files: int
    records: int
    digests: int
    unchecked: int
    broken: tuple[Broken, ...]


def verified(archive: Archive) -> Verified:
    """Read everything that is kept, and name what is broken."""
    records = digests = unchecked = 0
    broken: list[Broken] = []
    files = archive.files()
    for file in files:
        held: dict[str, Record] = {}
        notes: list[Record] = []
        try:
            for record in archive.records(file):
                told = list(_digests(record))
                records += 1
                digests += len(told)
                unchecked += not told
                broken += [
                    Broken(file, record.id, record.target, f"{name} digest does not match") for name, fits in told if not fits
                ]
                if archive.is_ours(file):
                    held[record.id] = record
                    notes += [record] if is_note(record) else []
        except BrokenEvidence as error:
            broken.append(Broken(file, "", "", str(error)))
        broken += _untrue(file, notes, held)
    return Verified(len(files), records, digests, unchecked, tuple(broken))


def _digests(record: Record) -> Iterator[tuple[str, bool]]:
    """Each digest of a known algorithm, and whether it is that of the bytes. A revisit's payload lies elsewhere."""
    said = [("block", record.block_digest, record.block)]
    if record.type != "revisit":
        said.append(("payload", record.payload_digest, record.payload))
    for name, digest, data in said:
        if digest and (fits := matches(digest, data)) is not None:
            yield name, fits


def _untrue(file: str, notes: list[Record], held: dict[str, Record]) -> Iterator[Broken]:
    for note in notes:
        try:
            visit_in(note, held, file)
        except BrokenEvidence as error:
            yield Broken(file, note.id, note.target, str(error))
