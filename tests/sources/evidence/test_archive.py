"""The archive: what is kept comes back as it was, and is found again."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from travelled import ADDRESS, AT, FINAL, PAGE, exchange, fetched, redirected

from sources.errors import BrokenEvidence, NoEvidence
from sources.evidence.archive import Archive, default_folder, page_file
from sources.evidence.http_block import WITHHELD, answer_in
from sources.evidence.lock import locked
from sources.evidence.verify import verified
from sources.exchange import Exchange
from sources.read import Given


def test_what_travelled_is_kept_in_order(archive: Archive) -> None:
    """Request and response of every hop, then the note; each record one gzip member that any reader reads."""
    kept = archive.keep(ADDRESS, redirected())
    records = list(archive.records(kept.file))
    assert [(record.type, record.target) for record in records] == [
        ("warcinfo", ""),
        ("request", ADDRESS),
        ("response", ADDRESS),
        ("request", FINAL),
        ("response", FINAL),
        ("metadata", FINAL),
    ]
    data = (archive.folder / kept.file).read_bytes()
    members = [member for member in data.split(b"\x1f\x8b\x08") if member]
    assert len(members) == len(records)
    theirs = [record.verify_block_digest() for record in ArchiveIterator(BytesIO(data), parse_http=False)]
    assert theirs == [True] * 6
    payloads = [
        record.verify_payload_digest() for record in ArchiveIterator(BytesIO(data)) if "response" in str(record.record_type)
    ]
    assert payloads == [True, True]


def test_a_report_can_name_it(archive: Archive) -> None:
    """File, record, digest of the payload, address that was connected to, time, the addresses passed."""
    page = redirected()
    kept = archive.keep(ADDRESS, page)
    assert kept.file == page_file(ADDRESS)
    assert kept.file.startswith("pages/news.example/")
    assert kept.sha256 == hashlib.sha256(page.exchanges[-1].body).hexdigest()
    assert (kept.ip, kept.retrieved_at, kept.redirects) == ("203.0.113.7", "2030-03-16T08:12:03Z", (ADDRESS, FINAL))
    assert [(file, record.id) for file, record in archive.find(kept.sha256)] == [(kept.file, kept.record)]


def test_the_page_comes_back_as_it_was_read(archive: Archive) -> None:
    """With its content coding undone, and with what the user said of the story."""
    given = Given(published=date(2030, 3, 16), title="榜单")
    kept = archive.keep(ADDRESS, redirected(), given)
    (visit,) = archive.visits(f"{ADDRESS}#top")
    assert visit == archive.visit(kept.file, kept.record)
    assert visit.kept == kept
    assert visit.body == PAGE
    assert (visit.facts.given, visit.facts.address, visit.facts.url) == (given, ADDRESS, FINAL)
    assert (visit.facts.media_type, visit.facts.charset) == ("text/html", "utf-8")


def test_headers_come_back_as_they_were(archive: Archive) -> None:
    """Also those that are not ASCII, and the transfer coding that was undone; but nothing that lets the user in somewhere."""
    page = redirected()
    kept = archive.keep(ADDRESS, page)
    records = {(record.type, record.target): record for record in archive.records(kept.file)}
    answer = answer_in(records["response", FINAL].block, "it")
    assert (answer.status, answer.headers, answer.body) == (200, page.exchanges[-1].response_headers, page.exchanges[-1].body)
    assert b"X-Archive-Orig-Transfer-Encoding: chunked\r\n" in records["response", FINAL].block
    assert records["request", ADDRESS].block.startswith(b"GET /a?id=1 HTTP/1.1\r\nHost: news.example\r\n")
    assert f"Cookie: {WITHHELD}".encode() in records["request", ADDRESS].block
    assert b"seat=12" not in gzip.decompress((archive.folder / kept.file).read_bytes())
    assert "X-Outlet: 财经\r\n".encode() in records["response", FINAL].block
    assert records["response", ADDRESS].truncated == "unspecified"
    assert records["response", FINAL].at == AT


@pytest.mark.parametrize("name", ["Authorization", "proxy-authorization", "X-API-Key", "COOKIE"])
def test_secrets_are_withheld(name: str, archive: Archive) -> None:
    """Of whatever case."""
    asked = replace(exchange(), request_headers=((name, "Bearer sesame"),))
    kept = archive.keep(ADDRESS, fetched(asked))
    assert b"sesame" not in gzip.decompress((archive.folder / kept.file).read_bytes())


def test_a_header_cannot_make_another(archive: Archive) -> None:
    """A line end inside a value is no line end."""
    odd = replace(exchange(), response_headers=(("X-A", "1\r\nX-B: 2"),), ip_address="203.0.113.7\r\nWARC-Type: request")
    kept = archive.keep(ADDRESS, fetched(odd))
    record = next(record for record in archive.records(kept.file) if record.id == kept.record)
    assert answer_in(record.block, "it").headers == (("X-A", "1 X-B: 2"),)
    assert record.type == "response"


def test_the_same_page_is_kept_once(archive: Archive) -> None:
    """A second visit refers to the first, and reads the same."""
    first = archive.keep(ADDRESS, redirected())
    second = archive.keep(ADDRESS, replace(redirected(), fetched_at="2030-03-17T08:12:03Z"))
    types = [record.type for record in archive.records(first.file)]
    assert types == [
        "warcinfo",
        *(["request", "response"] * 2),
        "metadata",
        *["request", "response", "request", "revisit"],
        "metadata",
    ]
    assert first.record != second.record
    assert first.sha256 == second.sha256
    assert [visit.body for visit in archive.visits(ADDRESS)] == [PAGE, PAGE]
    assert archive.earlier(second, 9) == [archive.visit(first.file, first.record)]
    assert archive.earlier(first, 9) == []
    assert verified(archive).broken == ()


def test_a_page_from_a_cache_is_the_same_visit(archive: Archive) -> None:
    """The same exchanges at the same time: nothing is added, and the report names the same record; not where the user says more."""
    kept = archive.keep(ADDRESS, redirected())
    size = (archive.folder / kept.file).stat().st_size
    assert archive.keep(ADDRESS, redirected()) == kept
    assert (archive.folder / kept.file).stat().st_size == size
    other = archive.keep(ADDRESS, redirected(), Given(outlet="早报"))
    assert other.record != kept.record
    assert [visit.facts.given.outlet for visit in archive.visits(ADDRESS)] == ["", "早报"]


@pytest.mark.parametrize(
    "exchanges",
    [
        pytest.param((), id="nothing travelled"),
        pytest.param((exchange(status=304, body=b""),), id="not modified"),
        pytest.param((exchange(body=gzip.compress(PAGE)[:20], headers=(("Content-Encoding", "gzip"),), cut=True),), id="cut"),
    ],
)
def test_a_page_that_did_not_travel_is_kept_too(exchanges: tuple[Exchange, ...], archive: Archive) -> None:
    """It came from a cache: the bytes that were read are a record of their own, and a second time refer to it."""
    first = archive.keep(ADDRESS, replace(fetched(body=PAGE), exchanges=exchanges))
    second = archive.keep(ADDRESS, replace(fetched(body=PAGE, minutes=5), exchanges=exchanges))
    found = [record for record in archive.records(first.file) if record.id in {first.record, second.record}]
    assert [(record.type, record.block) for record in found] == [("resource", PAGE), ("revisit", b"")]
    assert [visit.body for visit in archive.visits(ADDRESS)] == [PAGE, PAGE]
    assert first.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert verified(archive).broken == ()


def test_a_payload_is_kept_once(archive: Archive) -> None:
    """Whoever brings it; named by its digest, with the name of its file and the time."""
    data = b'{"data": []}\r\n\r\n1'
    first = archive.keep_payload("chart 1.json", data, AT)
    again = archive.keep_payload("other.json", data, AT + timedelta(days=1))
    assert first.file == f"boards/{hashlib.sha256(data).hexdigest()[:32]}.warc.gz"
    assert (again.record, again.sha256, again.retrieved_at) == (
        first.record,
        hashlib.sha256(data).hexdigest(),
        "2030-03-16T08:12:03Z",
    )
    (record,) = [record for record in archive.records(first.file) if record.type == "resource"]
    assert (record.target, record.payload, record.at) == ("file:chart%201.json", data, AT)
    assert verified(archive).broken == ()


def test_the_name_of_a_payload_is_its_bytes(archive: Archive) -> None:
    """Names of files need not be text."""
    kept = archive.keep_payload("trend-\udce9.json", b"{}", AT)
    assert [record.target for record in archive.records(kept.file) if record.type == "resource"] == ["file:trend-%E9.json"]


def test_a_payload_that_was_pulled_has_its_exchange(archive: Archive) -> None:
    """Without the key that let us in."""
    pulled = replace(
        exchange("https://board.example/api?from=2030-03-01", gzip.compress(b"{}"), headers=(("Content-Encoding", "gzip"),)),
        request_headers=(("Authorization", "Bearer sesame"),),
    )
    kept = archive.keep_payload("api", b"{}", AT, (pulled,))
    assert [record.type for record in archive.records(kept.file)] == ["warcinfo", "request", "response"]
    assert kept.ip == "203.0.113.7"
    assert b"sesame" not in gzip.decompress((archive.folder / kept.file).read_bytes())
    assert archive.keep_payload("api", b"{}", AT).record == kept.record


def test_nothing_is_written_where_writing_fails(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays as it was, and nothing else lies beside it."""
    kept = archive.keep(ADDRESS, redirected())
    before = (archive.folder / kept.file).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BrokenEvidence, match=r"cannot be kept .*No space left.*--evidence.*--no-evidence"):
        archive.keep(ADDRESS, fetched(exchange(), minutes=5))
    assert (archive.folder / kept.file).read_bytes() == before
    assert [path.name for path in (archive.folder / kept.file).parent.iterdir()] == [Path(kept.file).name]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The message says what to do."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(BrokenEvidence, match="name another folder with --evidence"):
        Archive(tmp_path / "file").keep(ADDRESS, redirected())


WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from travelled import ADDRESS, exchange, fetched
from sources.evidence.archive import Archive
for n in range(6):
    body = f"<p>{sys.argv[2]} {n}</p>".encode()
    Archive(Path(sys.argv[1])).keep(ADDRESS, fetched(exchange(body=body), body=body))
"""


def test_two_writers_at_once_lose_nothing(archive: Archive) -> None:
    """Every visit of both processes is there, whole."""
    here = str(Path(__file__).parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(archive.folder), name, here], cwd=Path(__file__).parents[3])
        for name in ("one", "two")
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    bodies = [visit.body.decode() for visit in archive.visits(ADDRESS)]
    assert sorted(bodies) == sorted(f"<p>{name} {n}</p>" for name in ("one", "two") for n in range(6))
    assert verified(archive).broken == ()


def test_a_writer_that_does_not_let_go(archive: Archive) -> None:
    """Is waited for, but not for ever."""
    archive.folder.mkdir()
    with (
        locked(archive.folder),
        pytest.raises(BrokenEvidence, match="Another process has been writing"),
        locked(archive.folder, 0),
    ):
        pass


def test_earlier_visits_are_the_last_ones(archive: Archive) -> None:
    """Newest first, and no more than are asked for."""
    kept = [archive.keep(ADDRESS, fetched(exchange(body=b"%d" % n), body=b"%d" % n)) for n in range(5)]
    assert [visit.body for visit in archive.earlier(kept[3], 2)] == [b"2", b"1"]
    assert [visit.body for visit in archive.earlier(kept[3], 9)] == [b"2", b"1", b"0"]


@pytest.mark.parametrize(
    ("file", "record"),
    [
        ("../../etc/passwd", "x"),
        ("pages/../../secret.warc.gz", "x"),
        ("pages/news.example/" + "0" * 32 + ".warc.gz", "x"),
        (page_file(ADDRESS), "<urn:uuid:0>"),
    ],
)
def test_a_report_names_nothing_outside(file: str, record: str, archive: Archive) -> None:
    """A report comes from anywhere; what it names is looked for below the folder, and under names of ours alone."""
    archive.keep(ADDRESS, redirected())
    with pytest.raises(NoEvidence):
        archive.visit(file, record)


@pytest.mark.parametrize(
    ("address", "folder"),
    [
        ("https://News.Example/a", "news.example"),
        ("http://[::1]:8000/", "1"),
        ("https://../..", "other"),
        ("https://a/../../b", "a"),
        ("nonsense", "other"),
        ("http://[", "other"),
        ("https://新闻.example/", "example"),
    ],
)
def test_an_address_leads_to_one_file_below_the_folder(address: str, folder: str) -> None:
    """Whatever it is written with."""
    first, second, name = page_file(address).split("/")
    assert (first, second, len(name)) == ("pages", folder, 32 + len(".warc.gz"))


def test_nothing_kept_is_nothing_found(archive: Archive) -> None:
    """And looking makes no folder."""
    assert (archive.visits(ADDRESS), archive.files(), list(archive.find("0" * 64))) == ((), [], [])
    assert not archive.folder.exists()


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"FACTCHECK_EVIDENCE": "/e", "XDG_DATA_HOME": "/data"}, "/e"),
        ({"XDG_DATA_HOME": "/data"}, "/data/factcheck/evidence"),
        ({"XDG_DATA_HOME": "relative"}, str(Path.home() / ".local/share/factcheck/evidence")),
    ],
)
def test_where_evidence_is(environment: dict[str, str], place: str) -> None:
    """As the XDG Base Directory Specification says."""
    assert default_folder(environment) == Path(place)
