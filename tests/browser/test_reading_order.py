"""Title, breath, story, cards: in this order for the ear, without any style, and on a narrow screen."""

from __future__ import annotations

import pytest
from conftest import Made, Opened
from made_pages import PAGES
from playwright.sync_api import Page

#: What is read first to last, and where each stands on the screen. A card stands behind the paragraph with its mark.
PARTS = """() => [...document.querySelectorAll('h1, .breath, p.story, [id^=finding-]')]
    .filter(part => !/^finding-[0-9]+./.test(part.id) && part.checkVisibility())
    .map(part => [part.tagName === 'H1' ? 'title' : part.id ? part.id : part.classList[0],
        part.getBoundingClientRect().top, [...part.querySelectorAll('[id^=mark-]')].map(mark => mark.id.slice(5))])"""
#: The texts that can be seen, each without the white space around it.
SEEN = """() => {
    const texts = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
        if (walk.currentNode.data.trim() && walk.currentNode.parentElement.checkVisibility()) texts.push(walk.currentNode.data.trim());
    return texts;
}"""
UNSTYLE = """() => {
    for (const sheet of document.querySelectorAll('style, link[rel=stylesheet]')) sheet.remove();
    for (const element of document.querySelectorAll('[style]')) element.removeAttribute('style');
}"""


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
def test_without_styles_everything_is_there_and_in_order(name: str, made: Made, opened: Opened) -> None:
    """As a text browser or a feed reader shows it."""
    page = opened(made(name, PAGES[name]))
    before = page.evaluate(SEEN)
    page.evaluate(UNSTYLE)
    assert page.evaluate("[...document.styleSheets].length") == 0
    after = page.evaluate(SEEN)
    assert len(before) > 20
    assert [text for text in before if text not in after] == []
    _hold_order(page)


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
def test_on_a_narrow_screen_the_order_is_the_same(name: str, made: Made, opened: Opened) -> None:
    """One column, from top to bottom."""
    _hold_order(opened(made(name, PAGES[name]), viewport={"width": 320, "height": 700}))


def _hold_order(page: Page) -> None:
    parts = page.evaluate(PARTS)
    names = [name for name, _, _ in parts]
    assert names[:3] == ["title", "breath", "story"]
    tops = [top for _, top, _ in parts]
    assert tops == sorted(tops)
    assert [name for name in names if name.startswith("finding-")]
    marked: set[str] = set()
    for name, _, marks in parts:
        marked |= set(marks)
        assert not name.startswith("finding-") or name.removeprefix("finding-") in marked
