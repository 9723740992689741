"""From HTML to the story: which blocks, in which shape."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.page import MainText, main_text, page_blocks, parse

PAGES = Path(__file__).parent / "pages"


def story(page: str) -> MainText:
    return main_text(page, tuple(page_blocks(parse(page))))


def lines(body: str) -> list[str]:
    return [block.text for block in page_blocks(parse(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param("<p>一</p><p>二</p>", ["一", "二"], id="paragraphs"),
        pytest.param("<p>达<strong>4.69</strong>万亿</p>", ["达4.69万亿"], id="bold numbers stay whole"),
        pytest.param("<p>over <b>4.69</b> trillion</p>", ["over 4.69 trillion"], id="spaces around bold stay"),
        pytest.param("<p>4.69\n  万亿</p>", ["4.69 万亿"], id="a wrapped line is a space"),
        pytest.param("<p>连续两周\n   领先</p>", ["连续两周领先"], id="between Chinese characters it is none"),
        pytest.param("<p>4.69&nbsp;trillion&#8203; tokens</p>", ["4.69 trillion tokens"], id="odd spaces"),
        pytest.param("一。<br>二。<br/>三", ["一。", "二。", "三"], id="br after a sentence"),
        pytest.param("上一行，<br>下一行", ["上一行，\n下一行"], id="br within a sentence"),
        pytest.param("标题<br><br>正文", ["标题", "正文"], id="two br"),
        pytest.param("　　甲<br>　　乙", ["甲", "乙"], id="br and indents"),
        pytest.param("<div>a<div>b</div>c</div>", ["a", "b", "c"], id="text between blocks"),
        pytest.param("a<script>x</script>b<style>y</style>c<!-- z -->d", ["abcd"], id="what is not shown"),
        pytest.param("<nav>menu</nav><p>story</p><footer>©</footer>", ["story"], id="menus and footers"),
        pytest.param("<pre>a\nb</pre>", ["a\nb"], id="preformatted lines stay"),
        pytest.param(
            "<table><tr><td>1</td><td></td><td>M2.5</td></tr></table>", ["1 |  | M2.5"], id="an empty cell keeps its place"
        ),
        pytest.param(
            "<table><tr><th>名次</th><th>模型</th></tr><tr><td>1</td><td><p>M2.5</p><p>新</p></td></tr></table>",
            ["名次 | 模型", "1 | M2.5 新"],
            id="rows of data",
        ),
        pytest.param("<table><tr><td><h1>题</h1></td><td>文</td></tr></table>", ["题", "文"], id="a table that lays out a page"),
        pytest.param(
            f"<table><tr><td>菜单</td><td>{'正文' * 150}</td></tr></table>",
            ["菜单", "正文" * 150],
            id="and one with a story in it",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_page_is_cut_where_a_browser_starts_a_new_line(body: str, blocks: list[str]) -> None:
    assert lines(body) == blocks


def test_lists_and_tables_are_one_paragraph_of_lines() -> None:
    page = (PAGES / "en_news.html").read_text("utf-8")
    items = (
        "MiniMax M2.5, with 1.75 trillion tokens;\n"
        "Step 3.5 Flash, with 1.34 trillion tokens;\n"
        "DeepSeek V3.2, with 1.04 trillion tokens."
    )
    assert items in story(page).text.split("\n\n")


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("zh_news.html", "示例时报讯，OpenRouter的数据显示", "不能代表整个市场。"),
        ("en_news.html", "Chinese models processed 4.69 trillion", "the company has said."),
        ("zh_flash.html", "快讯：OpenRouter周榜更新", "以上数据截至3月15日。"),
    ],
)
def test_the_story_is_found_from_its_first_words_to_its_last(name: str, first: str, last: str) -> None:
    found = story((PAGES / name).read_text("utf-8"))
    assert first in found.text[:90]
    assert found.text.endswith(last)
    assert not found.whole


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("zh_news.html", ["今天是", "3月22日", "当前位置", "责任编辑", "8000", "300万", "010-5555", "基金", "newsid"]),
        ("en_news.html", ["Markets", "8,000", "Copyright", "Related"]),
        ("zh_flash.html", ["直播", "300元"]),
    ],
)
def test_what_stands_beside_the_story_is_left_out(name: str, furniture: list[str]) -> None:
    text = story((PAGES / name).read_text("utf-8")).text
    assert [word for word in furniture if word in text] == []


def test_readers_that_agree_are_believed() -> None:
    assert story((PAGES / "zh_news.html").read_text("utf-8")).agreed


def test_a_page_of_one_line_is_never_answered_with_nothing() -> None:
    assert story("<html><body><div>MiniMax M2.5居首</div></body></html>").text == "MiniMax M2.5居首"


def test_a_page_of_links_alone_is_given_whole_and_said_so() -> None:
    found = story("<html><body><a href='/a'>甲</a><div><a href='/b'>乙</a></div></body></html>")
    assert (found.text, found.agreed, found.whole, found.confidence) == ("甲\n\n乙", False, True, "low")


def test_a_page_without_words_is_empty() -> None:
    assert story((PAGES / "script_only.html").read_text("utf-8")).text == ""


def test_a_page_may_nest_as_deep_as_it_likes() -> None:
    for depth in (500, 5000):
        page = f"<html><body><script>no</script>{'<div>' * depth}<p>MiniMax M2.5 居首。</p>{'</div>' * depth}</body></html>"
        assert story(page).text == "MiniMax M2.5 居首。"


def test_an_encoding_declared_inside_is_of_no_account() -> None:
    assert lines("<p>周榜</p>") == ["周榜"]
    page = '<?xml version="1.0" encoding="gb2312"?><html><body><p>周榜</p></body></html>'
    assert [block.text for block in page_blocks(parse(page))] == ["周榜"]


@pytest.mark.parametrize("page", ["", " ", "<!-- only this -->"])
def test_what_is_no_page_has_no_tree_or_no_words(page: str) -> None:
    with contextlib.suppress(ValueError):
        assert story(page).text == ""


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</div>", "<div>", "<br>", "<table><tr><td>", "<li>", "4.69万亿", "tokens. ", "<script>"]
        )
    )
)
def test_broken_markup_never_breaks_the_reading(parts: list[str]) -> None:
    page = f"<html><body>{''.join(parts)}</body></html>"
    text = "".join(block.text for block in page_blocks(parse(page)))
    shown = "".join(parts).split("<script>")[0]
    assert text.count("4.69万亿") == shown.count("4.69万亿")
