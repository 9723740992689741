"""Sitemaps and their indexes, and the bombs that they may be."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from given import Web, listed, source

from factcheck.inputs import BadLine, Line, ListError, read_list, sitemap

NEWS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="i"'


def urlset(*urls: str) -> str:
    """A sitemap of these."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NEWS}>' + "".join(f"<url>{url}</url>" for url in urls) + "</urlset>"


def index(*places: str) -> bytes:
    """An index of these sitemaps."""
    return f"<sitemapindex {NEWS}>{''.join(f'<sitemap><loc>{place}</loc></sitemap>' for place in places)}</sitemapindex>".encode()


def news(when: str, language: str = "en") -> str:
    """What a news sitemap says of a story."""
    publication = f"<news:publication><news:name>Example</news:name><news:language>{language}</news:language></news:publication>"
    return f"<news:news>{publication}<news:publication_date>{when}</news:publication_date><news:title>t</news:title></news:news>"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("<loc>\n https://x.example/a?b&amp;c </loc>", Line(1, "https://x.example/a?b&c"), id="an address"),
        pytest.param(
            "<loc>https://x.example/a</loc><lastmod>2026-03-20</lastmod>",
            Line(1, "https://x.example/a"),
            id="a change is no publication",
        ),
        pytest.param(
            "<loc>https://x.example/a</loc>" + news("2026-03-16"),
            Line(1, "https://x.example/a", date(2026, 3, 16)),
            id="a day of news",
        ),
        pytest.param(
            "<loc>https://x.example/a</loc>" + news("2026-03-15T23:30:00Z", "zh-cn"),
            Line(1, "https://x.example/a", date(2026, 3, 16)),
            id="a Chinese moment is taken to Beijing",
        ),
        pytest.param(
            "<loc>https://x.example/a</loc>" + news("soon"), Line(1, "https://x.example/a"), id="a wrong date says nothing"
        ),
        pytest.param(
            "<image:image><image:loc>https://x.example/a.png</image:loc></image:image><loc>https://x.example/a</loc>",
            Line(1, "https://x.example/a"),
            id="pictures are no stories",
        ),
        pytest.param("<loc><![CDATA[https://x.example/故事]]></loc>", Line(1, "https://x.example/故事"), id="CDATA"),
    ],
)
def test_addresses_of_a_sitemap(url: str, expected: Line) -> None:
    """With the day that a news sitemap gives; packed or not."""
    text = urlset(url)
    assert listed(text).entries == (expected,)
    assert listed(gzip.compress(text.encode()), "map.xml.gz").entries == (expected,)


@pytest.mark.parametrize("loc", ["javascript:alert(1)", "/etc/passwd", "file:///etc/passwd", "", "a b", "https://"])
def test_what_is_no_web_address_is_its_own_failure(loc: str) -> None:
    """Of a sitemap in a file too."""
    entries = listed(urlset(f"<loc>{loc}</loc>", "<loc>https://x.example/z</loc>")).entries
    assert isinstance(entries[0], BadLine)
    assert entries[1] == Line(2, "https://x.example/z")


def test_a_sitemap_in_the_charset_of_chinese_sites() -> None:
    """Declared, as XML wants it."""
    text = urlset("<loc>https://x.example/a</loc>" + news("2026-03-16", "zh").replace("Example", "示例时报"))
    assert listed(text.replace("UTF-8", "GB2312").encode("gb18030")).entries == (
        Line(1, "https://x.example/a", date(2026, 3, 16)),
    )


def test_an_index_is_followed_as_its_entries_are_taken() -> None:
    """One sitemap after the other; one that fails is a failure, one that comes again is not read again."""
    web = Web(
        {
            "https://x.example/index.xml": index(
                "https://x.example/1.xml",
                "https://x.example/gone.xml",
                "https://x.example/1.xml",
                "https://x.example/page",
                "javascript:x",
                "https://x.example/2.xml",
            ),
            "https://x.example/1.xml": urlset("<loc>https://x.example/a</loc>", "<loc>https://x.example/b</loc>").encode(),
            "https://x.example/2.xml": gzip.compress(urlset("<loc>https://x.example/c</loc>").encode()),
            "https://x.example/page": b"<!doctype html><p>gone",
        }
    )
    found = read_list("https://x.example/index.xml", fetcher=web).entries
    assert [entry.address for entry in found] == [
        "https://x.example/a",
        "https://x.example/b",
        "https://x.example/gone.xml",
        "https://x.example/page",
        "javascript:x",
        "https://x.example/c",
    ]
    assert [entry.why for entry in found if isinstance(entry, BadLine)] == [
        "https://x.example/gone.xml was refused with status 404 Not Found.",
        "https://x.example/page is no sitemap: it begins with neither urlset nor sitemapindex",
        "'javascript:x' is no http(s) address, and only such are taken from here",
    ]
    assert [entry.number for entry in found] == sorted({entry.number for entry in found})
    assert web.asked.count("https://x.example/1.xml") == 1


def test_indexes_that_lead_in_circles_or_never_end() -> None:
    """Each place once, and no deeper than three."""
    pages = {f"https://x.example/{n}": index(f"https://x.example/{n + 1}", "https://x.example/0") for n in range(9)}
    found = read_list("https://x.example/0", fetcher=Web(pages)).entries
    assert [entry.why for entry in found if isinstance(entry, BadLine)] == [
        "https://x.example/3 lies 3 indexes deep; give it itself"
    ]
    with pytest.raises(ListError, match="holds no address"):
        read_list("https://x.example/0", fetcher=Web({"https://x.example/0": index("https://x.example/0")}))


def test_an_index_in_a_file(tmp_path: Path) -> None:
    """Its sitemaps lie beside it by their bare names, or on the web; nowhere else."""
    (tmp_path / "index.xml").write_bytes(index("1.xml", "../1.xml", "/etc/passwd", "gone.xml", "https://x.example/2.xml"))
    (tmp_path / "1.xml").write_text(urlset("<loc>https://x.example/a</loc>"))
    web = Web({"https://x.example/2.xml": urlset("<loc>https://x.example/b</loc>").encode()})
    found = read_list(str(tmp_path / "index.xml"), fetcher=web).entries
    assert [type(entry) for entry in found] == [Line, BadLine, BadLine, BadLine, Line]
    alone = read_list(str(tmp_path / "index.xml")).entries
    assert isinstance(alone[-1], BadLine)
    assert alone[-1].why == "https://x.example/2.xml is not fetched: nobody here may ask the web"


@pytest.mark.parametrize(
    "cut",
    [lambda raw: raw[: raw.rindex(b"<url>")], lambda raw: raw.replace(b"</urlset>", b"<url><loc>a & b</loc></url></urlset>")],
)
def test_a_sitemap_that_breaks_off_gives_what_it_holds(cut: object) -> None:
    """And one failure for the rest."""
    assert callable(cut)
    raw = cut(urlset(*(f"<loc>https://x.example/{n}</loc>" for n in range(5))).encode())
    found = listed(raw).entries
    assert [entry.address for entry in found[:4]] == [f"https://x.example/{n}" for n in range(4)]
    assert isinstance(found[-1], BadLine)
    assert "list.txt cannot be read further: " in found[-1].why


def test_a_packed_sitemap_that_is_cut_off() -> None:
    """In the middle of the stream."""
    raw = gzip.compress(urlset(*(f"<loc>https://x.example/{n}/{n * n * 7919 % 104729}</loc>" for n in range(20_000))).encode())
    found = listed(raw[: len(raw) // 2]).entries
    assert len(found) > 5_000
    assert isinstance(found[-1], BadLine)


BOMB = '<!DOCTYPE u [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + "&a;" * 100 + '"><!ENTITY c "' + "&b;" * 100 + '">]>'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            BOMB + "<urlset><url><loc>https://x.example/&c;</loc></url></urlset>",
            "declares entities of its own, which no sitemap needs",
        ),
        ('<!DOCTYPE u [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>', "declares entities"),
        ("<urlset></urlset>", "list.txt holds no address"),
    ],
)
def test_what_is_no_sitemap_or_a_bomb_is_refused(text: str, message: str) -> None:
    """Before it is parsed."""
    with pytest.raises(ListError) as refused:
        listed(text)
    assert message in str(refused.value)


@pytest.mark.parametrize("doctype", [BOMB, '<!DOCTYPE u SYSTEM "http://127.0.0.1:9/x.dtd">'])
def test_a_document_type_is_refused_wherever_it_stands(doctype: str) -> None:
    """By the parser itself too, before any entity is looked at; one by reference is not fetched."""
    text = "<!--" + "x" * 40_000 + "-->" + " " * 40_000 + doctype + "<urlset><url><loc>https://x.example/&c;</loc></url></urlset>"
    with pytest.raises(ListError, match="is no sitemap"):
        listed(text, kind="sitemap")
    found = list(sitemap.read(replace(source(text.encode()), head=b"<urlset>")))
    assert [entry.why for entry in found if isinstance(entry, BadLine)] == [
        "list.txt cannot be read further: it declares a document type, which no sitemap needs"
    ]
    assert len(found) == 1


def test_what_comes_out_of_gzip_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over all sitemaps of an index together."""
    monkeypatch.setattr(sitemap, "LARGEST", 1_000_000)
    bomb = gzip.compress(f"<urlset {NEWS}><url><loc>https://x.example/a</loc></url>".encode() + b" " * 50_000_000)
    found = listed(bomb, "bomb.xml.gz").entries
    assert found[0] == Line(1, "https://x.example/a")
    assert isinstance(found[1], BadLine)
    assert "more than 1,000,000 bytes in all; give its sitemaps one by one" in found[1].why
    many = {f"https://x.example/{n}": gzip.compress(b"<urlset>" + b" " * 400_000 + b"</urlset>") for n in range(1, 6)}
    web = Web(many | {"https://x.example/index": index(*many)})
    whys = [entry.why for entry in read_list("https://x.example/index", fetcher=web).entries if isinstance(entry, BadLine)]
    assert len(whys) == 3


def test_elements_without_end_cost_no_memory() -> None:
    """No tree is kept: a million empty elements within one address, one that says its address twice, and deep ones."""
    text = urlset("<a/>" * 200_000 + "<loc>https://x.example/a</loc><loc>https://x.example/b</loc>" + "<b>" * 20 + "</b>" * 20)
    assert listed(text).entries == (Line(1, "https://x.example/a"),)
    deep = listed(urlset("<loc>https://x.example/a</loc>", "<a>" * 100_000)).entries
    assert deep[0] == Line(1, "https://x.example/a")
    assert isinstance(deep[1], BadLine)
    assert deep[1].why == "list.txt cannot be read further: its elements lie too deep for a sitemap"
