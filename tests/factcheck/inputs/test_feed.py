"""Feeds: whose links, of which day; what is hostile in them."""

from __future__ import annotations

from datetime import date

import pytest
from given import listed

from factcheck.inputs import BadLine, Line, ListError, Repeat
from factcheck.inputs.linked import day_of


def rss(*items: str, top: str = "") -> str:
    """A feed of these entries."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>t</title>{top}{inside}</channel></rss>'


BASE = "https://news.example.cn/feeds/all.xml"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        pytest.param("<link> https://x.example/a?b=1&amp;c=2 </link>", Line(1, "https://x.example/a?b=1&c=2"), id="the link"),
        pytest.param("<link>/a.html</link>", Line(1, "https://news.example.cn/a.html"), id="relative to the feed"),
        pytest.param("<link>a.html</link>", Line(1, "https://news.example.cn/feeds/a.html"), id="beside the feed"),
        pytest.param('<guid isPermaLink="true">https://x.example/a</guid>', Line(1, "https://x.example/a"), id="a permanent id"),
        pytest.param(
            "<link><![CDATA[https://x.example/故事]]></link>", Line(1, "https://x.example/故事"), id="CDATA, any letters"
        ),
        pytest.param(
            "<title>Weekly ranking of the models</title><link>/a</link><pubDate>Sun, 15 Mar 2026 23:30:00 GMT</pubDate>",
            Line(1, "https://news.example.cn/a", date(2026, 3, 15)),
            id="an English moment stays the day of its own zone",
        ),
        pytest.param(
            "<title>周榜：四款国产模型</title><link>/a</link><pubDate>Sun, 15 Mar 2026 23:30:00 GMT</pubDate>",
            Line(1, "https://news.example.cn/a", date(2026, 3, 16)),
            id="a Chinese one is taken to Beijing",
        ),
        pytest.param(
            "<link>/a</link><pubDate>someday</pubDate>", Line(1, "https://news.example.cn/a"), id="a wrong date says nothing"
        ),
    ],
)
def test_entries_of_a_feed(item: str, expected: Line) -> None:
    """The address, and the day if there is one."""
    assert listed(rss(item), url=BASE).entries == (expected,)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (
            "<link>javascript:alert(1)</link>",
            "entry 1: 'javascript:alert(1)' is no http(s) address, and only such are taken from here",
        ),
        ("<link>file:///etc/passwd</link>", "is no http(s) address, and only such are taken from here"),
        ("<link>mailto:a@x.example</link>", "is no http(s) address"),
        ("<link>https://x.example/a b</link>", "is no http(s) address"),
        ("<link>https://[</link>", "entry 1: there is no address"),
        ("<link></link>", "entry 1: there is no address"),
        ('<guid isPermaLink="false">17</guid>', "entry 1: there is no address"),
        (f"<link>ftp://{'a' * 5000}</link>", "…' is no http(s) address"),
    ],
)
def test_an_entry_without_a_web_address_is_its_own_failure(item: str, why: str) -> None:
    """The others stay."""
    entries = listed(rss(item, "<link>https://x.example/z</link>"), url=BASE).entries
    assert isinstance(entries[0], BadLine)
    assert why in entries[0].why
    assert len(entries[0].why) < 400
    assert entries[1] == Line(2, "https://x.example/z")


def test_a_feed_in_a_file_knows_its_site() -> None:
    """Relative links lead to the channel's own; without one they are failures, never files of this machine."""
    found = listed(rss("<link>/a</link>", top="<link>https://news.example.cn/</link>"), "feed.xml")
    assert found.entries == (Line(1, "https://news.example.cn/a"),)
    alone = listed(rss("<link>/etc/passwd</link>"), "feed.xml")
    assert isinstance(alone.entries[0], BadLine)


def test_atom() -> None:
    """The alternate link against xml:base; the moment of publication, not that of an update."""
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/z/">
      <entry><title>Four of the models</title><link rel="self" href="s"/><link rel="alternate" href="y.html"/>
        <published>2026-03-16T00:30:00+08:00</published><updated>2026-03-20T00:00:00Z</updated></entry>
      <entry><title>b</title><link href="b.html"/><updated>2026-03-20T00:00:00Z</updated></entry>
      <entry><title>c</title><link href="y.html#later"/></entry></feed>"""
    found = listed(text)
    assert found.entries == (Line(1, "https://x.example/z/y.html", date(2026, 3, 16)), Line(2, "https://x.example/z/b.html"))
    assert found.repeats == (Repeat(3, 1, "https://x.example/z/y.html#later"),)


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
def test_charsets(charset: str) -> None:
    """Also those that only Chinese sites use."""
    text = rss("<title>周榜的新闻</title><link>https://x.example/a</link><pubDate>Sun, 15 Mar 2026 23:30:00 GMT</pubDate>")
    raw = text.replace("utf-8", charset).encode("gb18030" if charset == "gb2312" else charset)
    assert listed(raw).entries == (Line(1, "https://x.example/a", date(2026, 3, 16)),)


def test_a_feed_that_breaks_off_gives_what_it_holds() -> None:
    """As far as entries are complete."""
    text = rss("<link>https://x.example/a</link>", "<link>https://x.example/b</link>")
    assert listed(text[: text.rindex("<item>")]).entries == (Line(1, "https://x.example/a"),)


LOL = '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 1000}">' for a, b in ("ab", "bc", "cd"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (rss(), "list.txt holds no entry"),
        (
            f"<!DOCTYPE rss [{LOL}]>" + rss("<link>&d;</link>").partition("?>")[2],
            "declares entities of its own, which no feed needs",
        ),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + rss("<link>&a;</link>").partition("?>")[2],
            "declares entities of its own",
        ),
        ("<rss" + " " * 10_000_001, "is larger than 10,000,000 bytes, which no feed is"),
    ],
)
def test_what_is_no_feed_or_a_bomb_is_refused(text: str, message: str) -> None:
    """Before it is parsed."""
    with pytest.raises(ListError) as refused:
        listed(text)
    assert message in str(refused.value)


@pytest.mark.parametrize("text", ["<!doctype html><html><body><p>news</p></body></html>", "", "a\nb\n"])
def test_a_feed_that_is_none(text: str) -> None:
    """A page that a server gives instead of one."""
    with pytest.raises(ListError, match=r"is no feed|is a feed that cannot be read|holds no entry"):
        listed(text, "feed.rss", kind="feed")


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("Mon, 16 Mar 2026 08:00:00 +0800", "zh", date(2026, 3, 16)),
        ("Mon, 16 Mar 2026 00:30:00 +0800", "en", date(2026, 3, 16)),
        ("2026-03-16", "zh", date(2026, 3, 16)),
        ("2026-03-15T23:30:00Z", "zh", date(2026, 3, 16)),
        ("2026-03-16 08:00:00", "zh", date(2026, 3, 16)),
        ("2026年3月16日 08:12", "zh", date(2026, 3, 16)),
        ("", "zh", None),
        ("soon", "en", None),
        ("Mon, 16 Mar 1970 08:00:00 GMT", "en", None),
        ("9999-12-31T23:59:59Z", "zh", None),
        ("Mon, 99 Mar 2026 08:00:00 GMT", "en", None),
        ("1" * 5000, "en", None),
    ],
)
def test_days_of_moments(written: str, language: str, day: date | None) -> None:
    """A wrong one is none."""
    assert day_of(written, language) == day
