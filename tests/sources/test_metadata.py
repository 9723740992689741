"""Title, outlet and date of a page: what it declares, what it shows, and what is not to be believed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.day import byline_day, day_in, moment_in, source_in
from sources.metadata import DateTrust, Metadata, metadata
from sources.page import page_blocks, parse

PAGES = Path(__file__).parent / "pages"
DAY = date(2026, 3, 16)


def about(page: str, *, url: str = "", language: str = "zh") -> Metadata:
    root = parse(page)
    return metadata(page, root, url=url, language=language, shown=[block.text for block in page_blocks(root)])


def head(inside: str, body: str = "<p>正文</p>") -> str:
    return f"<html><head>{inside}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2026-03-16", "", DAY),
        ("2026/3/16 08:12", "zh", DAY),
        ("2026.03.16", "", DAY),
        ("2026年3月16日", "zh", DAY),
        ("2026 年 03 月 16 日", "zh", DAY),
        ("2026-03-16T08:12:00", "zh", DAY),
        ("2026-03-16T08:12:00+08:00", "zh", DAY),
        ("2026-03-15T23:30:00Z", "zh", DAY),
        ("2026-03-15T23:30:00.123+0000", "zh", DAY),
        ("2026-03-16T23:30:00-04:00", "en", DAY),
        ("2026-03-16T23:30:00Z", "en", DAY),
        ("Mon, 16 Mar 2026 08:12:00 GMT", "en", DAY),
        ("March 16, 2026", "en", DAY),
        ("Mar. 16th, 2026", "en", DAY),
        ("16 March 2026", "en", DAY),
        ("1773590400", "zh", DAY),  # 2026-03-15T16:00:00Z
        ("1773590400000", "en", date(2026, 3, 15)),
        ("2026-02-30", "", None),
        ("9999-12-31T23:59:59-23:59", "zh", None),
        ("1066-10-14", "", None),
        ("2026-03", "", None),
        ("V2026-03/16", "", None),
        ("20260316", "", None),
        ("", "", None),
    ],
)
def test_days_are_read_in_every_form(text: str, language: str, day: date | None) -> None:
    assert day_in(text, language) == day


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("2026-03-16 08:12", "zh", "2026-03-16T08:12:00+08:00"),
        ("2026年3月16日08:12", "zh", "2026-03-16T08:12:00+08:00"),
        ("发布时间：2026-03-16 08:12:30 来源：示例时报", "zh", "2026-03-16T08:12:30+08:00"),
        ("2026-03-15T23:30:00Z", "zh", "2026-03-16T07:30:00+08:00"),
        ("2026-03-15T23:30:00Z", "en", "2026-03-15T23:30:00+00:00"),
        ("2026-03-16T08:12:00-04:00", "en", "2026-03-16T08:12:00-04:00"),
        ("2026-03-16 08:12", "en", "2026-03-16T08:12:00"),
        ("March 16, 2026", "en", "2026-03-16"),
        ("2026-03-16 25:99", "zh", "2026-03-16"),
        ("1773590400", "zh", "2026-03-16T00:00:00+08:00"),
        ("1773590400000", "en", "2026-03-15T16:00:00+00:00"),
        ("no day", "en", ""),
    ],
)
def test_moments_go_as_far_as_they_are_told(text: str, language: str, moment: str) -> None:
    assert moment_in(text, language) == moment


@pytest.mark.parametrize(
    ("page", "author"),
    [
        (head('<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jane Doe"}]}</script>'), "Jane Doe"),
        (head('<script type="application/ld+json">{"@type":"NewsArticle","author":"Jane Doe"}</script>'), "Jane Doe"),
        (head('<meta name="author" content="By Jane Doe">'), "Jane Doe"),
        (head('<meta property="article:author" content="https://example.com/jane">'), ""),
        (head('<meta property="og:site_name" content="示例网"><meta property="article:author" content="示例网">'), ""),
        (head("<title>周榜更新</title>", "<h1>周榜更新</h1><p>2026-03-16 来源：示例时报 作者：张三</p><p>正文</p>"), "张三"),
        (head('<title>周榜更新</title><meta name="author" content="示例时报">', "<h1>周榜更新</h1><p>来源：示例时报</p>"), ""),
        (head("<title>Weekly ranking</title>", "<h1>Weekly ranking</h1><p>By Jane Doe, March 16, 2026</p>"), "Jane Doe"),
        (head("<title>Weekly ranking</title>", "<h1>Weekly ranking</h1><p>By revenue, it leads</p>"), ""),
        (head(""), ""),
    ],
)
def test_the_author_is_not_the_outlet(page: str, author: str) -> None:
    assert about(page).author == author


def test_published_and_modified_are_kept_apart() -> None:
    metas = (
        '<meta property="article:published_time" content="2026-03-16 08:12:00">'
        '<meta property="article:modified_time" content="2026-03-18T01:00:00Z">'
    )
    found = about(head(metas))
    assert (found.published.at, found.modified_at) == ("2026-03-16T08:12:00+08:00", "2026-03-18T09:00:00+08:00")


def test_both_opinions_on_the_day_are_kept() -> None:
    found = about((PAGES / "en_news.html").read_text("utf-8"), language="en").published
    assert (found.page, found.second, found.trust) == (DAY, date(2026, 4, 2), DateTrust.DISPUTED)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-03-16 08:12", DAY),
        ("2026年03月16日 08:12", DAY),
        ("2026年3月16日", DAY),
        ("发布时间：2026-03-16", DAY),
        ("来源：示例时报 2026-03-16", DAY),
        ("示例时报 2026-03-16 08:12 作者 李四", DAY),
        ("Published March 16, 2026", DAY),
        ("Monday, March 16, 2026", DAY),
        ("Date: 2026-03-16", DAY),
        ("今天是：2026年03月22日 农历二月初四", None),
        ("2026年3月9日至15日", None),
        ("2026-03-09 – 2026-03-15", None),
        ("OpenRouter发布2026年3月16日榜单", None),
        ("2026年3月16日，OpenRouter公布了最新一期周榜", None),
        ("On March 16, 2026 the ranking was updated.", None),
        ("Copyright 2026-03-16", None),
    ],
)
def test_a_line_of_text_is_a_byline_only_if_it_can_be_nothing_else(line: str, day: date | None) -> None:
    assert byline_day(line, "zh") == day


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("来源：示例时报", "示例时报"),
        ("来源: 示例时报 作者: 李四", "示例时报"),
        ("来源：示例时报作者：李四 王五", "示例时报"),
        ("2026-03-16 08:12 来源：示例时报（记者）", "示例时报"),
        ("Source: Reuters | Editor", "Reuters"),
        ("数据来源广泛", ""),
        ("", ""),
    ],
)
def test_the_outlet_of_a_byline(line: str, outlet: str) -> None:
    assert source_in(line) == outlet


def test_a_chinese_page() -> None:
    found = about((PAGES / "zh_news.html").read_text("utf-8"))
    assert found.title == "国产模型周调用量4.69万亿Token 连续两周领先"
    assert found.outlet == "示例时报"
    assert found.address == "https://finance.example.cn/2026-03-16/detail-101.html"
    assert (found.published.day, found.published.trust) == (DAY, DateTrust.AGREED)


def test_an_english_page_whose_last_change_is_not_its_date() -> None:
    found = about((PAGES / "en_news.html").read_text("utf-8"), language="en")
    assert (found.title, found.outlet) == ("Chinese models ahead for a second week", "The Example Wire")
    assert (found.published.day, found.published.trust) == (DAY, DateTrust.DISPUTED)


@pytest.mark.parametrize(
    "page",
    [
        head('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-15T23:30:00Z"}</script>'),
        head('<script type="application/ld+json">[{"@type": "WebPage", "datePublished": "2026-01-01"}, '
             '{"@type": "ReportageNewsArticle", "datePublished": "2026-03-16"}]</script>'),
        head('<script type="application/ld+json">{"pubDate": "2026-03-16T08:12:00",}</script>'
             '<script type="application/ld+json">{"pubDate": "2026-03-16T08:12:00"}</script>'),
        head('<script>window.data = {"publishTime":1773590400000,"id":1}</script>'),
        head('<script>window.data = {"publishTime":"2026-03-16 08:12:00"}</script>'),
        head('<meta property="article:published_time" content="2026-03-16T08:12:00+08:00">'),
        head('<meta name="OG:time" content="2026-03-16 08:12:00 ">'),
        head('<meta name="PubDate" content="2026/03/16">'),
        head("<title>国产模型领先</title>", "<h1>国产模型领先</h1><div>2026-03-16 08:12 来源：示例时报</div><p>正文</p>"),
        head("<title>国产模型领先</title>", "<div>2026年3月16日</div><h1>国产模型领先</h1><p>正文</p>"),
    ],
)  # fmt: skip
def test_the_day_is_found_wherever_a_page_says_it(page: str) -> None:
    assert about(page).published.day == DAY


def test_the_address_tells_the_day_when_the_page_does_not() -> None:
    assert about(head(""), url="https://example.cn/2026-03-16/detail-1.html").published.day == DAY
    assert about(head(""), url="https://example.cn/a/20260316/1.html").published.day == DAY


@pytest.mark.parametrize(
    "furniture",
    [
        "<div>今天是：2026年03月22日 农历二月初四</div>",
        "<div>今天是：<span>2026年03月22日</span></div>",
        "<div>当前时间 2026-03-22 10:00</div>",
    ],
)
def test_the_day_on_which_a_page_is_looked_at_is_not_its_date(furniture: str) -> None:
    page = head("<title>国产模型领先</title>", f"{furniture}<h1>国产模型领先</h1>{furniture}<p>正文</p>")
    assert about(page).published.day is None
    assert about(page).published.trust == DateTrust.MISSING


def test_the_week_that_a_story_is_about_is_not_its_date() -> None:
    body = "<h1>国产模型领先</h1><div>来源：示例时报</div><p>2026年3月9日至3月15日，中国大模型的周调用量达4.69万亿。</p>"
    assert about(head("<title>国产模型领先</title>", body)).published.trust != DateTrust.AGREED


def test_a_day_that_only_the_second_opinion_finds_is_a_guess() -> None:
    page = head("<title>国产模型领先</title>", "<p>正文</p><div class='date'>2026-03-16</div>")
    assert about(page).published.trust == DateTrust.GUESSED
    assert about(page).published.day == DAY


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (head("<title>国产模型领先_示例财经_示例网</title>", "<h1>示例网</h1><h1>国产模型领先</h1>"), "国产模型领先"),
        (head("<title>国产模型领先_示例网</title>", "<h1>新闻中心</h1>"), "国产模型领先"),
        (head("<title>国产模型领先-示例网</title>"), "国产模型领先"),
        (head("<title>GLM-5 takes the lead - Example Wire</title>"), "GLM-5 takes the lead"),
        (head("<title>GLM-5 ahead of GPT-5.4</title>"), "GLM-5 ahead of GPT-5.4"),
        (head('<meta property="og:title" content="周榜更新 | 示例网"><title>x</title>'), "周榜更新"),
        (head('<script type="application/ld+json">{"@type":"NewsArticle","headline":"周榜更新"}</script>'), "周榜更新"),
        (head("", "<h1>周榜更新</h1>"), "周榜更新"),
        (head("", "<h1>甲</h1><h1>乙</h1>"), ""),
        (head(""), ""),
    ],
)
def test_the_title_is_the_heading_that_the_page_bears_out(page: str, title: str) -> None:
    assert about(page).title == title


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        (head('<meta property="og:site_name" content=" 示例网 ">'), "示例网"),
        (head('<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"示例时报"}}</script>'), "示例时报"),
        (
            head('<script type="application/ld+json">{"@type":"NewsArticle","publisher":[{"name":"示例时报"}]}</script>'),
            "示例时报",
        ),
        (head("<title>国产模型领先</title>", "<h1>国产模型领先</h1><p>来源：示例时报</p>"), "示例时报"),
        (head('<script type="application/ld+json">{"@type":"NewsArticle","publisher":null}</script>'), ""),
        (head(""), ""),
    ],
)
def test_the_outlet(page: str, outlet: str) -> None:
    assert about(page).outlet == outlet


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (head('<link rel="canonical" href="https://example.cn/a">'), "https://example.cn/a"),
        (head('<meta property="og:url" content="https://example.cn/b">'), "https://example.cn/b"),
        ("<!-- saved from url=(0020)https://example.cn/c -->\n" + head(""), "https://example.cn/c"),
        (head('<link rel="canonical" href="/relative">'), ""),
        (head('<link rel="canonical" href="javascript:alert(1)">'), ""),
    ],
)
def test_a_saved_page_says_where_it_comes_from(page: str, address: str) -> None:
    assert about(page).address == address
