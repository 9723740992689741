"""Everything can be reached, seen and followed by keyboard; marks and cards lead to each other."""

from __future__ import annotations

from typing import TypedDict

import pytest
from conftest import Made, Opened
from made_pages import ARTICLES, CHECKED, PAGES
from playwright.sync_api import Page

#: Of the radio buttons of a group Tab reaches the chosen one; arrow keys lead to the rest.
FOCUSABLE = "a[href], area[href], input:not([type=hidden], [type=radio]:not(:checked)), summary, button, select, textarea, [tabindex]:not([tabindex='-1'])"
#: Notes each element that gets the focus: its place among those that can have it, what it is, and whether the focus shows on it.
WATCH = """selector => {
    window.expected = [...document.querySelectorAll(selector)].filter(element => element.checkVisibility());
    window.visited = [];
    document.addEventListener('focusin', ({target}) => {
        const style = getComputedStyle(target);
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\\)$/.test(style.outlineColor);
        const boxes = [...target.getClientRects()].filter(box => box.width && box.height);
        const on_top = boxes.some(box => [[.5, .5], [.02, .5], [.98, .5]].some(([x, y]) => {
            const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
            return hit && (target.contains(hit) || hit.contains(target) && hit.closest('summary, label, a') !== null);
        }));
        visited.push({
            place: expected.indexOf(target),
            html: target.outerHTML.slice(0, 120),
            outlined: outlined || style.boxShadow !== 'none',
            seen: on_top,
        });
    });
    return expected.length;
}"""


class Stop(TypedDict):
    """Where the focus came to."""

    place: int
    html: str
    outlined: bool
    seen: bool


def walk(page: Page) -> tuple[int, list[Stop]]:
    """Press Tab from the top to the end: how many elements wait for it, and where the focus came."""
    expected = page.evaluate(WATCH, FOCUSABLE)
    stops: list[Stop] = []
    for _ in range(3 * expected + 100):  # what scrolls is a stop too, though no element that waits for one
        page.keyboard.press("Tab")
        found = page.evaluate("[visited.splice(0), document.activeElement === document.body || !document.hasFocus()]")
        stops += found[0]
        if found[1] or (len(stops) > 1 and stops[-1]["html"] == stops[0]["html"] and stops[-1]["place"] == 0):
            break
    return expected, stops[:-1] if len(stops) > 1 and stops[-1]["place"] == 0 else stops


WALKS = [("story-en", 1280), ("hostile", 1280), ("index", 1280), ("story-zh", 320), ("index", 320)]
#: Else the page is still on its way when the focus has arrived.
STILL = "reduce"


@pytest.mark.parametrize(("name", "width"), WALKS)
def test_tabbing_passes_everything_in_order_and_shows_where_it_is(name: str, width: int, made: Made, opened: Opened) -> None:
    """Skip link, marks, cards, folds, the switch: each once, with an outline, and not behind anything."""
    page = opened(made(name, PAGES[name]), viewport={"width": width, "height": 700}, reduced_motion=STILL)
    expected, stops = walk(page)
    assert expected > 0
    assert [stop["place"] for stop in stops if stop["place"] >= 0] == list(range(expected))
    assert [stop["html"] for stop in stops if not stop["outlined"]] == []
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_first_stop_skips_to_the_content(name: str, made: Made, opened: Opened) -> None:
    """From there Tab goes on inside `main`."""
    page = opened(made(name, PAGES[name]))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').closest('main') !== null")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("name", ARTICLES)
def test_marks_and_cards_are_linked_both_ways(name: str, made: Made, opened: Opened) -> None:
    """Every link within the page leads somewhere, every card to its mark and back; no id stands twice."""
    page = opened(made(name, PAGES[name]))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    inner = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(link => decodeURIComponent(link.hash.slice(1)))")
    assert set(inner) <= set(ids)
    cards = [id_ for id_ in ids if id_.startswith("finding-") and id_.removeprefix("finding-").isdigit()]
    marks = page.evaluate("[...document.querySelectorAll('main [id^=mark-]')].map(mark => [mark.id, mark.getAttribute('href')])")
    backs = page.evaluate(
        "cards => cards.map(id => [...document.getElementById(id).querySelectorAll('a[href^=\"#mark-\"]')].map(back => back.getAttribute('href')))",
        cards,
    )
    assert [back[:1] for back in backs] == [[f"#mark-{card.removeprefix('finding-')}"] for card in cards]
    assert {(f"mark-{card.removeprefix('finding-')}", f"#{card}") for card in cards} == {tuple(mark) for mark in marks}
    assert name == "no-claims" or cards


@pytest.mark.parametrize("name", ["story-en", "demo-zh"])
def test_enter_on_a_mark_leads_to_its_card_and_back(name: str, made: Made, opened: Opened) -> None:
    """Every mark; what was led to is on the screen, and Tab goes on from there."""
    page = opened(made(name, {**PAGES, **CHECKED}[name]), viewport={"width": 1280, "height": 700}, reduced_motion=STILL)
    count = page.locator("main [id^=mark-]").count()
    assert count > 5
    for number in range(1, count + 1):
        _follow(page, f"#mark-{number}", f"finding-{number}")
        page.keyboard.press("Tab")
        assert (
            page.evaluate("document.activeElement.closest('[id^=finding-]')?.id.match(/^finding-[0-9]+/)[0]")
            == f"finding-{number}"
        )
        _follow(page, f"#finding-{number} a[href='#mark-{number}']", f"mark-{number}")


def _follow(page: Page, link: str, target: str) -> None:
    page.locator(link).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("id => location.hash === '#' + id", arg=target)
    shown = page.evaluate(
        "() => { const box = document.querySelector(':target').getBoundingClientRect();"
        " return [document.querySelector(':target').id, box.bottom > 0 && box.top < innerHeight && box.top >= -1] }"
    )
    assert shown == [target, True]


@pytest.mark.parametrize("name", ["story-en", "story-zh"])
def test_space_and_enter_work_folds_and_the_switch(name: str, made: Made, opened: Opened) -> None:
    """Without any script."""
    page = opened(made(name, PAGES[name]), java_script_enabled=False)
    fold = page.locator("article details").first
    fold.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    page.keyboard.press("Space")
    assert fold.get_attribute("open") is None
    rules = page.locator("p.story .rule")
    assert rules.count() > 0
    assert not rules.first.is_visible()
    page.locator("main input[type=checkbox]").first.focus()
    page.keyboard.press("Space")
    assert rules.first.is_visible()
    assert rules.first.inner_text().strip(" []")
