"""WARC archives: which pages, where they lie, what is left of a file that was cut off; the same stories as from a file."""

from __future__ import annotations

import gzip
import hashlib
import pickle
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import fsspec
import pytest
from made import _record, page, warc

from factcheck.inputs import BadLine, Line, ListError, Repeat, Same, read_list
from factcheck.inputs.warc import files
from factcheck.pipeline import check
from sources.errors import SourceError

HTML = "text/html; charset=utf-8"
OK = "200 OK"
AT = datetime(2026, 3, 16, tzinfo=UTC)


def story(name: str) -> tuple[str, str, str, bytes]:
    """An exchange with a page of its own."""
    return (f"https://x.example/{name}", OK, HTML, page(f"周榜 {name}").encode())


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which a test works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("compressed", [True, False])
def test_pages_of_an_archive(compressed: bool, here: Path) -> None:
    """In the order of the file; what is no page of a server is passed over."""
    raw = warc(
        story("a"),
        ("https://x.example/robots.txt", OK, "text/plain", b"User-agent: *"),
        ("https://x.example/gone", "404 Not Found", HTML, b"<p>gone</p>"),
        ("https://x.example/moved", "301 Moved Permanently", HTML, b"<p>moved</p>"),
        ("https://x.example/chart.png", OK, "image/png", b"\x89PNG"),
        ("https://x.example/data", OK, "application/json", b"{}"),
        ("dns:x.example", OK, "text/plain", b"1.2.3.4"),
        ("https://x.example/text", "203 Copied", "text/plain", "榜单".encode()),
        ("https://x.example/x", OK, "APPLICATION/XHTML+XML; charset=utf-8", b"<html>x</html>"),
        compressed=compressed,
    )
    Path("own.warc").write_bytes(raw)
    found = read_list("own.warc")
    assert [(entry.number, entry.address) for entry in found.entries] == [
        (1, "https://x.example/a"),
        (2, "https://x.example/text"),
        (3, "https://x.example/x"),
    ]
    assert found.repeats == ()
    for entry in found.entries:
        assert isinstance(entry, Line)
        assert entry.held is not None
        start = raw[entry.held.offset :]
        assert gzip.decompress(start[: start.find(b"\x1f\x8b\x08", 3)]) if compressed and b"\x1f\x8b\x08" in start[3:] else start
        assert entry.held.place == "own.warc"
        assert pickle.loads(pickle.dumps(entry)) == entry
        assert len(pickle.dumps(entry)) < 1000
    first = found.entries[0]
    assert isinstance(first, Line)
    assert first.held is not None
    assert first.content == hashlib.sha256(gzip.compress(page("周榜 a").encode(), mtime=0)).hexdigest()
    got = first.held.read()
    assert (got.url, got.body, got.media_type, got.charset, got.fetched_at) == (
        "https://x.example/a",
        page("周榜 a").encode(),
        "text/html",
        "utf-8",
        "2026-03-16T00:00:00Z",
    )


def test_repeats_by_address_and_by_bytes(here: Path) -> None:
    """The first capture of an address counts; the same bytes under another address are done once."""
    body = page().encode()
    Path("own.warc.gz").write_bytes(
        warc(
            ("https://x.example/a?utm_source=feed", OK, HTML, body),
            ("https://x.example/a", OK, HTML, page("later").encode()),
            ("https://m.x.example/a", OK, HTML, body),
            ("https://x.example/b", OK, HTML, page("later").encode()),
        )
    )
    found = read_list("own.warc.gz")
    assert [entry.number for entry in found.entries] == [1, 4]
    assert found.repeats == (
        Repeat(2, 1, "https://x.example/a", Same.ADDRESS),
        Repeat(3, 1, "https://m.x.example/a", Same.CONTENT),
    )


def test_a_wrong_digest_in_a_header_costs_no_story(here: Path) -> None:
    """It is taken anew."""
    same = b"WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\nContent-Length"
    raw = warc(story("a"), story("b"), compressed=False).replace(b"Content-Length", same)
    Path("own.warc").write_bytes(raw.replace(b"gzip\r\n" + same, b"gzip\r\nContent-Length"))
    assert [entry.address for entry in read_list("own.warc").entries] == ["https://x.example/a", "https://x.example/b"]


def test_several_archives_by_a_pattern(here: Path) -> None:
    """In the order of their names, numbered on; one that is broken does not keep the others out."""
    Path("crawl/sub").mkdir(parents=True)
    Path("crawl/1.warc.gz").write_bytes(warc(story("a"), story("b")))
    Path("crawl/2.warc.gz").write_bytes(warc(story("c"), story("d"))[:-200])
    Path("crawl/3.warc.gz").write_bytes(warc(story("b"), story("e")))
    Path("crawl/sub/4.warc").write_bytes(warc(story("f"), compressed=False))
    found = read_list("crawl/**/*.warc*")
    assert [(entry.number, entry.address) for entry in found.entries] == [
        (1, "https://x.example/a"),
        (2, "https://x.example/b"),
        (3, "https://x.example/c"),
        (4, "crawl/2.warc.gz"),
        (6, "https://x.example/e"),
        (7, "https://x.example/f"),
    ]
    assert [(repeat.number, repeat.first) for repeat in found.repeats] == [(5, 2)]
    assert files("crawl/*.warc.gz") == ("crawl/1.warc.gz", "crawl/2.warc.gz", "crawl/3.warc.gz")
    assert files("crawl/1.warc.gz") == ("crawl/1.warc.gz",)


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_that_is_cut_off_anywhere(compressed: bool, here: Path) -> None:
    """At every byte of its last record: what stands before is kept, the rest is one failure with the place."""
    raw = warc(story("a"), story("b"), compressed=compressed)
    last = len(warc(story("a"), compressed=compressed))
    within = range(last + 1, len(raw) - (0 if compressed else 4))
    for end in [*within[:60], *within[60::37], within[-1]]:
        Path("own.warc").write_bytes(raw[:end])
        found = read_list("own.warc").entries
        *pages, failure = found
        assert [entry.address for entry in pages] in (["https://x.example/a"], ["https://x.example/a", "https://x.example/b"]), (
            end
        )
        assert isinstance(failure, BadLine), end
        assert failure.address == "own.warc"
        assert failure.why.startswith("own.warc is cut off") or failure.why.startswith("own.warc cannot be read beyond"), (
            failure.why
        )
        assert failure.why.endswith("; what stands before it is kept, copy the file again for the rest")
        for entry in pages:
            assert isinstance(entry, Line)
            assert entry.held is not None
            assert b"<article>" in entry.held.read().body
    for end in (last, len(raw)):
        Path("own.warc").write_bytes(raw[:end])
        assert all(isinstance(entry, Line) for entry in read_list("own.warc").entries)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (
            lambda raw: raw[: len(raw) // 2] + b"\0\0\0\0\0\0\0\0" + raw[len(raw) // 2 + 8 :],
            "cannot be read beyond the record at byte",
        ),
        (lambda raw: raw + b"junk that is no record", "cannot be read beyond the record at byte"),
        (lambda raw: raw + b"\x1f\x8b\x08", "is cut off within its last record"),
        (lambda raw: gzip.compress(gzip.decompress(raw)), "is packed with gzip as a whole, and its records cannot be reached"),
        (
            lambda raw: raw + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: -7\r\n\r\n"),
            "within the header of the record",
        ),
        (
            lambda raw: (
                raw + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nx\r\n\r\n")
            ),
            "within the header of the record",
        ),
    ],
)
def test_archives_that_are_broken(spoil: object, why: str, here: Path) -> None:
    """One failure, and never a page that was not there."""
    assert callable(spoil)
    names = [f"https://x.example/{n}" for n in range(6)]
    Path("own.warc.gz").write_bytes(spoil(warc(*(story(str(n)) for n in range(6)))))
    *pages, failure = read_list("own.warc.gz").entries
    assert [entry.address for entry in pages] == names[: len(pages)]
    assert isinstance(failure, BadLine)
    assert why in failure.why


@pytest.mark.parametrize(
    ("block", "headers", "why"),
    [
        (b"no answer", "", "own.warc at byte 0: the record holds no answer of a server"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n<p>x", "", "the server's answer cannot be read"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x",
            "WARC-Truncated: length\r\n",
            "only a part of the page was captured",
        ),
    ],
)
def test_a_record_that_is_no_whole_page_is_its_own_failure(block: bytes, headers: str, why: str, here: Path) -> None:
    """The others stay."""
    record = _record("response", "https://x.example/a", AT, "application/http; msgtype=response", block)
    record = record.replace(b"WARC-Date", headers.encode() + b"WARC-Date")
    Path("own.warc").write_bytes(record + warc(story("b"), compressed=False))
    entries = read_list("own.warc").entries
    assert isinstance(entries[0], BadLine)
    assert why in entries[0].why
    assert (entries[1].number, entries[1].address) == (2, "https://x.example/b")


def test_what_holds_no_page_is_refused(here: Path) -> None:
    """Nothing is checked."""
    Path("own.warc").write_bytes(warc())
    with pytest.raises(ListError, match=r"own\.warc holds no page \(a response with a status of 2xx that is HTML or text\)"):
        read_list("own.warc")


def test_a_page_that_moved_since_is_never_another(here: Path) -> None:
    """The record's id is held against what lies there."""
    Path("own.warc").write_bytes(warc(story("a"), story("b")))
    first, second = read_list("own.warc").entries
    assert isinstance(first, Line)
    assert isinstance(second, Line)
    assert first.held is not None
    assert second.held is not None
    for held, message in (
        (replace(first.held, offset=second.held.offset), "holds another record than when the list was read"),
        (replace(first.held, offset=second.held.offset + 7), "holds another record|cannot be read"),
        (replace(first.held, offset=10**9), "holds another record"),
        (replace(first.held, place="gone.warc"), "There is no file gone.warc"),
        (replace(first.held, place="file:///etc/hostname"), "is no place of archives"),
    ):
        with pytest.raises(SourceError, match=message):
            held.read()


def test_a_page_that_unpacks_to_gigabytes(here: Path) -> None:
    """Walking takes its digest; reading stops at the limit."""
    bomb = gzip.compress(gzip.compress(b"<p>" + b" " * 100_000_000, mtime=0), mtime=0)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    block = head + gzip.decompress(bomb)
    Path("own.warc").write_bytes(_record("response", "https://x.example/a", AT, "application/http; msgtype=response", block))
    (entry,) = read_list("own.warc").entries
    assert isinstance(entry, Line)
    assert entry.held is not None
    with pytest.raises(SourceError, match="is larger than"):
        entry.held.read()


# Stores


def test_archives_in_a_store(here: Path) -> None:
    """By fsspec: one, several by a pattern, one that is not there."""
    store = fsspec.filesystem("memory")
    store.pipe("/crawl/1.warc.gz", warc(story("a"), story("b")))
    store.pipe("/crawl/2.warc.gz", warc(story("c"))[:-100])
    try:
        found = read_list("memory://crawl/*.warc.gz").entries
        assert [entry.address for entry in found] == ["https://x.example/a", "https://x.example/b", "memory:///crawl/2.warc.gz"]
        assert isinstance(found[1], Line)
        assert found[1].held is not None
        assert found[1].held.read().body == page("周榜 b").encode()
        assert len(read_list("memory://crawl/1.warc.gz").entries) == 2
        with pytest.raises(ListError, match=r"There is no file memory://crawl/gone\.warc\.gz; check the path"):
            read_list("memory://crawl/gone.warc.gz")
        with pytest.raises(ListError, match=r"there is no file memory://gone/\*\.warc\.gz; check the path"):
            read_list("memory://gone/*.warc.gz")
    finally:
        store.rm("/crawl", recursive=True)


# The engine

ENGLISH = (
    "<!doctype html><html><head><title>A week of models</title></head><body><article><h1>A week of models</h1>"
    "<p>March 16, 2026</p><p>In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter, a router of models that many "
    "developers use, after it had climbed for weeks.</p></article></body></html>"
)
CHINESE = page(
    "本周模型观察", "3月9日至3月15日，MiniMax M2.5在OpenRouter上排名第一，此前它已连续数周上升，开发者的使用量继续增加。"
)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_a_story_in_an_archive_is_judged_as_from_a_file(charset: str, here: Path) -> None:
    """In both languages: the same findings, text and digest as `file.warc.gz#ADDRESS` gives."""
    kind = f"text/html; charset={charset}"
    stories = (
        ("https://news.example.com/kimi", OK, kind, ENGLISH.encode(charset)),
        ("https://news.example.cn/minimax", OK, kind, CHINESE.replace("utf-8", charset).encode(charset)),
    )
    Path("own.warc.gz").write_bytes(warc(*stories))
    verdicts = []
    for entry in read_list("own.warc.gz").entries:
        assert isinstance(entry, Line)
        assert entry.held is not None
        report = check(entry.address, fetcher=entry.held)
        alone = check(f"own.warc.gz#{entry.address}")
        assert report == replace(alone, article=replace(alone.article, path=None))
        assert report.article.published == date(2026, 3, 16).isoformat()
        assert report.article.url == entry.address
        verdicts.append([finding.verdict for finding in report.findings])
    assert verdicts == [["contradicted"], ["supported", "unproven"]]
