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
    found = story((PAGES / "zh_news.html").read_text("utf-8"))
    assert found.agreed
    assert found.confidence == "high"


LINES = (
    "示例时报讯，平台公布的最新榜单显示，中国大模型的周调用量连续两周领先美国。",
    "榜单每周更新一次，统计周期为七天，不含平台自己的测试流量。",
    "业内人士表示，价格是开发者更换模型的主要原因，其次才是速度。",
)
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(20)) + "</ul>"
COMMENTS = "<div class='list'>" + "".join(f"<div><b>读者{n}</b><span>沙发，{n}楼</span></div>" for n in range(30)) + "</div>"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("".join(f"<p>{line}</p>" for line in LINES), id="paragraphs"),
        pytest.param("<br><br>".join(LINES), id="br alone"),
        pytest.param("".join(f"<div>{line}</div>" for line in LINES), id="div"),
        pytest.param("".join(f"<section><span>{line}</span></section>" for line in LINES), id="sections and spans"),
    ],
)
def test_a_page_may_have_no_paragraph_tags(body: str) -> None:
    page = f"<html><body>{MENU}<h1>周榜更新</h1><div>2026-03-16 08:12</div><div class='c'>{body}</div>{COMMENTS}</body></html>"
    assert main_text(page, tuple(page_blocks(parse(page))), "周榜更新").text == "\n\n".join(LINES)


@pytest.mark.parametrize("frame", ["{}", "<div class='table'>{}</div>", "<figure><div>{}</div></figure>"])
@pytest.mark.parametrize("last", [True, False])
def test_a_table_in_a_story_keeps_all_its_rows(frame: str, last: bool) -> None:
    table = "<table>" + "".join(f"<tr><td>{n}</td><td>模型{n}</td><td>{20 - n}.5</td></tr>" for n in range(1, 13)) + "</table>"
    lines = [f"<p>{line}</p>" for line in LINES]
    lines.insert(len(lines) if last else 1, frame.format(table))
    page = f"<html><body>{MENU}<h1>周榜更新</h1><div class='c'>{''.join(lines)}</div>{COMMENTS}</body></html>"
    rows = "\n".join(f"{n} | 模型{n} | {20 - n}.5" for n in range(1, 13))
    text = main_text(page, tuple(page_blocks(parse(page))), "周榜更新").text
    assert rows in text.split("\n\n")
    assert [line for line in LINES if line not in text] == []


def test_a_flash_is_told_from_the_many_comments_below_it() -> None:
    comments = "".join(f"<div><p>第{n}楼：我看这个模型也就那样，价格便宜，{n}个月后再说。</p></div>" for n in range(15))
    page = f"<html><body>{MENU}<div><h1>周榜更新</h1><p>{LINES[0]}</p></div>{MENU}<div class='comments'>{comments}</div></body></html>"
    assert main_text(page, tuple(page_blocks(parse(page))), "周榜更新").text == LINES[0]


def test_headline_and_byline_are_not_of_the_text_where_the_title_is_known() -> None:
    body = (
        f"<h1>周榜更新</h1><p>2026-03-16 08:12 来源：示例时报</p><p>作者：张三</p>{''.join(f'<p>{line}</p>' for line in LINES)}"
    )
    page = f"<html><body><div>{body}</div></body></html>"
    assert main_text(page, tuple(page_blocks(parse(page))), "周榜更新").text == "\n\n".join(LINES)


def test_a_sentence_that_begins_with_a_day_is_no_byline() -> None:
    flash = "2026年3月16日，MiniMax M2.5以1.75万亿词元居首。"
    page = f"<html><body><div><h1>周榜更新</h1><p>{flash}</p><p>{LINES[0]}</p></div></body></html>"
    assert main_text(page, tuple(page_blocks(parse(page))), "周榜更新").text == f"{flash}\n\n{LINES[0]}"


@pytest.mark.parametrize(
    "end",
    ["<h3>相关推荐</h3>", "<h2>评论(15)</h2>", "<p>— THE END —</p>", "<h3>Related Stories</h3>", "<p>责任编辑：李四</p>"],
)
def test_what_follows_the_end_is_not_of_the_story(end: str) -> None:
    story_lines = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><div>{story_lines}{end}<p>另一则消息说，某平台用户达8000万，创下纪录。</p></div></body></html>"
    assert story(page).text == "\n\n".join(LINES)


def test_a_story_may_speak_of_what_ends_others() -> None:
    lines = (LINES[0], "公司称，未经授权使用其模型的开发者超过三千名。", "更多评论认为，价格是主要原因，份额为61%。", LINES[1])
    page = f"<html><body><div>{''.join(f'<p>{line}</p>' for line in lines)}</div></body></html>"
    assert story(page).text == "\n\n".join(lines)


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
