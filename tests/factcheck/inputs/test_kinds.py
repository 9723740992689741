"""Which kind of input is recognised, where inputs lie, and what they may name."""

from __future__ import annotations

import gzip
import io
import os
import random
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from given import Web, listed
from made import warc

from factcheck.inputs import AddressList, Line, ListError, Repeat, Same, input_for, inputs, items, read_list
from factcheck.inputs.each_once import each_once
from sources.errors import SourceError
from sources.stored import stored

DOCS = Path(__file__).parents[3] / "docs"
RSS = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><item><link>https://x.example/a</link></item></channel></rss>'
SITEMAP = b'<?xml version="1.0"?><!-- by hand --><urlset xmlns="a"><url><loc>https://x.example/a</loc></url></urlset>'
ARCHIVE = warc(("https://x.example/a", "200 OK", "text/html", b"<p>Four models.</p>"))


def test_every_input_is_found_and_in_the_manual() -> None:
    """By being there; with a paragraph in docs/batch.md."""
    assert list(inputs()) == ["csv", "feed", "folder", "jsonl", "list", "sitemap", "warc"]
    text = (DOCS / "batch.md").read_text("utf-8")
    assert [name for name in inputs() if f"\n- `{name}`: " not in text] == []


@pytest.mark.parametrize(
    ("place", "first", "kind"),
    [
        ("list.txt", b"https://x.example/a\n", "list"),
        ("list", b"", "list"),
        ("list.csv", b"", "csv"),
        ("list.txt", b"# Monday\n\nOutlet,Address\n", "csv"),
        ("list.jsonl", b"", "jsonl"),
        ("list.txt", b'\xef\xbb\xbf{"address": "a"}', "jsonl"),
        ("list.csv", b'{"address": "a"}', "jsonl"),
        ("feed.xml", RSS, "feed"),
        ("feed.xml", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("feed.xml", b"<?xml-stylesheet href='x'?><rdf:RDF xmlns:rdf='r'>", "feed"),
        ("feed.xml", b"<!DOCTYPE rss PUBLIC 'a' 'b'><rss>", "feed"),
        ("feed.xml", "<?xml version='1.0'?><rss>".encode("utf-16"), "feed"),
        ("feed.rss", b"", "feed"),
        ("map.xml", SITEMAP, "sitemap"),
        ("map.xml.gz", gzip.compress(SITEMAP), "sitemap"),
        ("map.xml", b"<sm:sitemapindex xmlns:sm='a'>", "sitemap"),
        ("crawl.bin", ARCHIVE, "warc"),
        ("crawl.bin", gzip.decompress(ARCHIVE), "warc"),
        ("crawl.warc.gz", b"", "warc"),
        ("s3://bucket/*.warc.gz", b"", "warc"),
        (str(DOCS), b"", "folder"),
        ("page.html", b"<!doctype html><html>", "list"),
        ("x.gz", b"\x1f\x8b\x08\x00garbage", "list"),
        ("x", b"<!-- never closed", "list"),
        ("x", b"<!DOCTYPE rss [", "list"),
        ("x", b"<", "list"),
    ],
)
def test_an_input_shows_what_it_is(place: str, first: bytes, kind: str) -> None:
    """By its content, then by its name; no two kinds claim the same."""
    assert input_for(place, first).name == kind
    assert sum(input_.shown_by(first) for input_ in inputs().values()) <= 1


def test_what_an_input_is_can_be_said() -> None:
    """A table that looks like a list."""
    assert listed("https://x.example/a,b\n").entries == (Line(1, "https://x.example/a,b"),)
    with pytest.raises(ListError, match="does not name a column address"):
        listed("https://x.example/a,b\n", kind="csv")


def test_standard_input_and_pipes_are_read_once(tmp_path: Path) -> None:
    """What the head was taken from is not read again; an archive cannot be given so."""
    assert read_list("-", stdin=io.BytesIO(RSS)).entries == (Line(1, "https://x.example/a"),)
    with pytest.raises(
        ListError, match="standard input is a WARC archive, whose pages are read where they lie; give it as a file"
    ):
        read_list("-", stdin=io.BytesIO(ARCHIVE))
    if not hasattr(os, "mkfifo"):
        return
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b'{"address": "a"}\n' * 10_000,), daemon=True)
    writer.start()
    found = read_list(str(pipe))
    writer.join()
    assert (found.entries, len(found.repeats)) == ((Line(1, "a"),), 9_999)


def test_from_the_web_come_feeds_and_sitemaps_only() -> None:
    """And no list that could name files of this machine."""
    web = Web({"https://x.example/feed": RSS, "https://x.example/map": SITEMAP, "https://x.example/page": b"<!doctype html><p>a"})
    web.pages["https://x.example/list"] = b"/etc/passwd\n"
    web.pages["https://x.example/warc"] = ARCHIVE
    for name in ("feed", "map"):
        assert read_list(f"https://x.example/{name}", fetcher=web).entries == (Line(1, "https://x.example/a"),)
    for name, message in (
        ("page", "is a page, not a list; to check one story, leave out the word batch"),
        ("list", "is neither a feed nor a sitemap; save the list and give the file"),
        ("warc", "is neither a feed nor a sitemap"),
    ):
        for kind in ("", "list", "csv", "jsonl", "warc"):
            with pytest.raises(ListError, match=message):
                read_list(f"https://x.example/{name}", kind=kind, fetcher=web)
    with pytest.raises(ListError, match="404") as refused:
        read_list("https://x.example/gone", fetcher=web)
    assert refused.value.slug == "refused"
    with pytest.raises(ListError, match="is not fetched here; save it and give the file"):
        read_list("https://x.example/feed")


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/hostname",
        "local:///etc/hostname",
        "http://127.0.0.1/a.warc",
        "HTTPS://example.com/a.warc",
        "simplecache::http://127.0.0.1/a.warc",
        "simplecache::s3://bucket/a.warc",
        "s3://bucket/a.warc::http://127.0.0.1/",
        "zip://a.warc::file:///tmp/x.zip",
        "ftp://example.com/a.warc",
        "github://a:b@c/d.warc",
    ],
)
def test_stores_are_none_that_reach_the_web_or_this_machine(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard against private addresses is the fetcher's; nothing goes around it. fsspec is not asked."""
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(SourceError):
        stored(place)


def test_a_store_needs_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Said with what to install."""
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(ListError, match=r"install news-factcheck\[remote\]") as refused:
        read_list("memory://bucket/a.warc")
    assert refused.value.slug == "bad-address"


def test_only_archives_come_from_stores_and_by_patterns(tmp_path: Path) -> None:
    """A list there could name anything here."""
    (tmp_path / "a.txt").write_text("a\n")
    with pytest.raises(ListError, match="only WARC archives are read"):
        read_list(str(tmp_path / "*.txt"))
    with pytest.raises(ListError, match="there is no list"):
        read_list(str(tmp_path / "*.warc"))


@pytest.mark.parametrize(
    ("first", "later", "same"),
    [
        ("https://Example.com/a?utm_source=x#top", "https://example.com/a", Same.ADDRESS),
        ("https://example.com/a?id=1", "https://example.com/a?id=2", None),
        ("http://example.com/a", "https://example.com/a", None),
        ("./saved/a.html", "saved/a.html", Same.ADDRESS),
        ("saved/../a.html", "a.html", None),
        ("a.warc.gz#https://x.example/a", "a.warc.gz#https://x.example/b", None),
        ("http://[", "http://[", Same.ADDRESS),
    ],
)
def test_addresses_are_the_same_by_their_canonical_form(first: str, later: str, same: Same | None) -> None:
    """However a reader came by them."""
    found = list(each_once([Line(1, first), Line(2, later)]))
    assert found == [Line(1, first), Line(2, later) if same is None else Repeat(2, 1, later, same)]


def test_bytes_are_the_same_under_two_addresses() -> None:
    """The address counts first; what was not checked does not stand for its content."""
    lines = [Line(1, "a", content="x"), Line(2, "b", content="x"), Line(3, "a", content="y"), Line(4, "c", content="y")]
    assert list(each_once(lines)) == [lines[0], Repeat(2, 1, "b", Same.CONTENT), Repeat(3, 1, "a", Same.ADDRESS), lines[3]]


def test_an_input_is_read_as_it_is_taken(tmp_path: Path) -> None:
    """A folder of which nobody takes more than the first."""
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    found = items(str(tmp_path))
    assert next(found) == read_list(str(tmp_path)).entries[0]
    (tmp_path / "b.txt").write_text("a")
    assert AddressList.of(found).repeats == (Repeat(2, 1, str(tmp_path / "b.txt"), Same.CONTENT),)


TOKENS = (
    b"<",
    b"&",
    b"\0",
    b"\xff\xfe",
    b"<!DOCTYPE x [",
    b"<![CDATA[",
    b"\r\n\r\n",
    b"Content-Length: -1",
    b"javascript:",
    b"9" * 30,
)
HOSTILE = (
    b"http://[",
    b"\x1f\x8b\x08\x00",
    b"0001-01-01T00:00:00+23:59",
    b"9999-12-31T23:59:59-23:59",
    b"\xed\xa0\x80",
    b"[" * 50,
)
SEEDS = (
    RSS.replace(b"</link>", b"</link><title>\xe5\x91\xa8\xe6\xa6\x9c</title><pubDate>Sun, 15 Mar 2026 23:30:00 GMT</pubDate>"),
    SITEMAP,
    gzip.compress(SITEMAP, mtime=0),
    ARCHIVE,
    gzip.decompress(ARCHIVE),
    b'{"address": "a", "published": "2026-03-16"}\n',
    b'address,published\na,2026-03-16\n"b, c",\n',
    b"a\n# b\nhttps://x.example/a\n",
)


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_whatever_bytes_come_there_is_an_entry_or_a_refusal(seed: int, tmp_path: Path) -> None:
    """A hundred ways to spoil each input, always the same: nothing else is raised, numbers only rise, every word can be printed."""
    chosen = random.Random(seed)
    place = tmp_path / "input"
    for _ in range(100):
        raw = bytearray(SEEDS[seed])
        for _ in range(chosen.randint(1, 5)):
            at = chosen.randrange(len(raw) + 1)
            end = at + chosen.randint(0, 30)
            raw[at:end] = chosen.choice((b"", raw[at:end] * 2, chosen.choice(TOKENS), chosen.choice(HOSTILE)))
        place.write_bytes(raw)
        try:
            found = list(items(str(place), kind=chosen.choice(("", "", *(kind for kind in inputs() if kind != "folder")))))
        except ListError as error:
            str(error).encode()
            continue
        assert [item.number for item in found] == sorted({item.number for item in found})
        for item in found:
            assert repr(item).encode()
            if isinstance(item, Line) and item.held is not None:
                with suppress(SourceError):
                    assert item.held.read().url.startswith("http")
