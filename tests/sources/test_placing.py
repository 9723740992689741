"""Each paragraph of an article knows its element."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.placing import places_of
from sources.read import read, story_on
from sources.tree import letters, parse, words

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("name", ["zh_news.html", "en_news.html", "zh_flash.html"])
def test_every_letter_has_a_place_where_the_page_shows_it(name: str) -> None:
    article = read(str(PAGES / name)).article
    root = parse((PAGES / name).read_text("utf-8"))
    for place in article.places:
        (element,) = root.xpath(place.path)  # type: ignore[misc]
        assert letters(article.text[place.start : place.end]) in letters(words(element))
    assert sum(len(letters(article.text[place.start : place.end])) for place in article.places) == len(letters(article.text))
    assert [place.start for place in article.places] == sorted({place.start for place in article.places})


def paths(page: str) -> list[tuple[str, str]]:
    story = story_on(page)
    text = story.about.title + "\n\n" + story.body.text if story.about.title else story.body.text
    own = [story.blocks[index] for index in story.body.kept]
    return [(text[place.start : place.end], place.path) for place in places_of(text, story.about.title, own, story.blocks)]


def test_title_rows_items_and_lines_of_one_element() -> None:
    first, second = "MiniMax M2.5在榜单上位居第一，连续五周领先。", "其后是Step 3.5 Flash，两者相距四千亿。"
    page = (
        "<html><head><title>周榜更新与各家模型_示例网</title></head><body><div><p>周榜更新与各家模型</p>"
        f"<div>{first}<br>{second}</div><table><tr><td>1</td><td>M2.5</td></tr></table>"
        f"<p>榜单由平台每周公布，统计周期为七天，按词元数排序。</p></div></body></html>"
    )
    assert paths(page) == [
        ("周榜更新与各家模型", "/html/body/div/p[1]"),
        (first, "/html/body/div/div"),
        (second, "/html/body/div/div"),
        ("1 | M2.5", "/html/body/div/table/tr"),
        ("榜单由平台每周公布，统计周期为七天，按词元数排序。", "/html/body/div/p[2]"),
    ]


def test_a_title_that_only_the_head_has_stands_there() -> None:
    page = "<html><head><title>周榜更新与各家模型</title></head><body><p>MiniMax M2.5在榜单上位居第一，连续五周领先。</p></body></html>"
    assert paths(page)[0] == ("周榜更新与各家模型", "/html/head/title")


def test_a_line_said_twice_is_placed_twice() -> None:
    line = "MiniMax M2.5在榜单上位居第一，连续五周领先。"
    page = f"<html><body><div><p>{line}</p><p>其后是Step 3.5 Flash，两者相距四千亿。</p><p>{line}</p></div></body></html>"
    assert [path for _, path in paths(page)] == ["/html/body/div/p[1]", "/html/body/div/p[2]", "/html/body/div/p[3]"]


def test_a_line_of_no_block_has_no_place() -> None:
    assert places_of("周榜\n\n别处的话", "周榜", [], []) == ()
