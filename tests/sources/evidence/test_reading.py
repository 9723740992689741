"""Archives that are broken, or of others: an error that says so, never a page that was not served."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from travelled import ADDRESS, AT, FINAL, PAGE, exchange, fetched, redirected

from sources.errors import BrokenEvidence
from sources.evidence.archive import Archive
from sources.evidence.digests import labelled
from sources.evidence.reading import records
from sources.evidence.record import Record, new_record, written
from sources.evidence.verify import verified


def flipped(data: bytes) -> bytes:
    """One bit in the middle is another."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda data: data[:-1], "is truncated: the record at byte", id="a byte short"),
        pytest.param(lambda data: data[: len(data) // 2], "is truncated: the record at byte", id="half"),
        pytest.param(lambda data: data + b"\x1f\x8b\x08", "is truncated: the record at byte", id="a torn end"),
        pytest.param(flipped, "is damaged: the record at byte", id="a flipped bit"),
        pytest.param(lambda data: data + b"tail", "is damaged: the record at byte", id="something behind it"),
        pytest.param(lambda _: gzip.compress(b"<html>"), "is no WARC file", id="another gzip file"),
        pytest.param(lambda _: b"<html>", "is no WARC file", id="a page"),
        pytest.param(lambda _: b"", "is no WARC file", id="nothing"),
        pytest.param(lambda data: gzip.decompress(data)[:-60], "is truncated", id="unpacked and cut"),
        pytest.param(lambda _: b"WARC/1.1 nonsense", "no header that can be read", id="no header"),
        pytest.param(lambda _: b"WARC/1.1\r\nContent-Length: x\r\n\r\n", "no header that can be read", id="no length"),
    ],
)
def test_a_broken_file_is_an_error(damage: Callable[[bytes], bytes], message: str, archive: Archive) -> None:
    """In looking for a page, in keeping another one, in verifying."""
    kept = archive.keep(ADDRESS, redirected())
    path = archive.folder / kept.file
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(BrokenEvidence, match=message):
        archive.visits(ADDRESS)
    damaged = path.read_bytes()
    with pytest.raises(BrokenEvidence, match=message):
        archive.keep(ADDRESS, fetched(exchange()))
    assert path.read_bytes() == damaged
    assert any(message in one.what and one.file == kept.file for one in verified(archive).broken)


def rewritten(archive: Archive, file: str, change: Callable[[Record], Record]) -> None:
    """A file whose records somebody changed, and packed again as if nothing had been."""
    path = archive.folder / file
    path.write_bytes(b"".join(written(change(record)) for record in list(records(path))))


def signed(record: Record, block: bytes) -> Record:
    """The record with another block, and the digests of that."""
    record = replace(record, block=block, block_digest=labelled(block))
    return replace(record, payload_digest=labelled(record.payload)) if record.payload_digest else record


def test_a_changed_page_is_found_out(archive: Archive) -> None:
    """Its digests name it; with digests to match, the note of the visit does."""
    kept = archive.keep(ADDRESS, fetched(exchange()))
    other = PAGE.replace("第一".encode(), "第二".encode())

    def block(record: Record) -> Record:
        return replace(record, block=record.block.replace(PAGE, other))

    rewritten(archive, kept.file, block)
    assert [(one.record, one.what) for one in verified(archive).broken if one.target == FINAL][:2] == [
        (kept.record, "block digest does not match"),
        (kept.record, "payload digest does not match"),
    ]

    rewritten(archive, kept.file, lambda record: signed(record, record.block))
    (found,) = verified(archive).broken
    assert "another page" in found.what
    with pytest.raises(BrokenEvidence, match="holds another page in"):
        archive.visits(ADDRESS)


def test_a_record_that_is_gone_is_found_out(archive: Archive) -> None:
    """A revisit refers to nothing then."""
    first = archive.keep(ADDRESS, fetched(exchange()))
    archive.keep(ADDRESS, fetched(exchange(), minutes=5))
    path = archive.folder / first.file
    path.write_bytes(b"".join(written(record) for record in list(records(path)) if record.id != first.record))
    told = [one.what for one in verified(archive).broken]
    assert len(told) == 2
    assert f"speaks of the record {first.record}" in told[0]
    assert f"refers to {first.record}, which the file does not hold" in told[1]


@pytest.mark.parametrize("block", [b"{", b"[]", b'{"address": 1}', b"\xff"])
def test_a_note_that_says_nothing(block: bytes, archive: Archive) -> None:
    """It was altered."""
    kept = archive.keep(ADDRESS, fetched(exchange()))

    def change(record: Record) -> Record:
        return signed(record, block) if record.type == "metadata" else record

    rewritten(archive, kept.file, change)
    with pytest.raises(BrokenEvidence, match="a note of a visit that cannot be read"):
        archive.visits(ADDRESS)
    assert len(verified(archive).broken) == 1


def test_a_bomb_in_an_archive_is_not_unpacked(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an archive from elsewhere anything may be expected."""
    monkeypatch.setattr("sources.evidence.coding.MOST_BYTES", 1_000_000)
    packed = gzip.compress(b"0" * 3_000_000)
    page = fetched(exchange(body=packed, headers=(("Content-Encoding", "gzip"),)), body=b"0" * 3_000_000)
    archive.keep(ADDRESS, page)
    monkeypatch.setattr("sources.evidence.reading.MOST_BYTES", 1_000_000)
    with pytest.raises(BrokenEvidence, match="holds a record of more than 1,000,000 bytes"):
        archive.visits(ADDRESS)


def test_files_of_others_are_read(archive: Archive) -> None:
    """Unpacked, packed as one member, of version 1.0, with digests in base 32 or none: counted, not called broken."""
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: <http://a.example/>\r\n"
    record += b"WARC-Date: 2030-03-16T08:12:03Z\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n"
    digest = b"WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n"
    archive.folder.mkdir()
    (archive.folder / "theirs.warc").write_bytes(record + digest + b"\r\n\r\n\r\n" + record + b"\r\n\r\n\r\n")
    (archive.folder / "packed.warc.gz").write_bytes(gzip.compress((record + b"\r\n\r\n\r\n") * 2))
    found = verified(archive)
    assert (found.files, found.records, found.digests, found.unchecked, found.broken) == (2, 4, 1, 3, ())
    assert {one.target for file in archive.files() for one in archive.records(file)} == {"http://a.example/"}


def test_records_read_back_as_they_were_written(tmp_path: Path) -> None:
    """Every field."""
    record = replace(
        new_record("response", FINAL, AT, "application/http; msgtype=response", b"HTTP/1.1 200 OK\r\n\r\n\x00\r\n\r\nx"),
        payload_digest="sha256:0",
        ip="2001:db8::1",
        refers_to="<urn:uuid:1>",
        concurrent_to="<urn:uuid:2>",
        truncated="length",
    )
    (tmp_path / "a.warc.gz").write_bytes(written(record))
    assert list(records(tmp_path / "a.warc.gz")) == [record]
    assert record.payload == b"\x00\r\n\r\nx"


def test_notes_survive_what_a_later_version_adds(archive: Archive) -> None:
    """Fields are only ever added."""
    kept = archive.keep(ADDRESS, fetched(exchange()))

    def change(record: Record) -> Record:
        if record.type != "metadata":
            return record
        return signed(record, msgspec.json.encode(msgspec.json.decode(record.block) | {"mood": "sunny"}))

    rewritten(archive, kept.file, change)
    assert archive.visit(kept.file, kept.record).body == PAGE
    assert verified(archive).broken == ()
