"""axe-core finds nothing: in both languages, light and dark, narrow, with forced colours."""

from __future__ import annotations

from typing import TypedDict

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Made, Opened
from made_pages import CHECKED, INDEX, PAGES
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: What another colour scheme can change.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 700}
LIGHT: dict[str, object] = {"color_scheme": "light", "viewport": WIDE}
DARK: dict[str, object] = {"color_scheme": "dark", "viewport": WIDE}
PHONE: dict[str, object] = {"color_scheme": "dark", "viewport": NARROW, "contrast": "more", "reduced_motion": "reduce"}
FORCED: dict[str, object] = {"color_scheme": "dark", "viewport": WIDE, "forced_colors": "active"}


class Node(TypedDict):
    """An element that breaks a rule."""

    target: list[str]
    html: str
    failureSummary: str


class Violation(TypedDict):
    """A rule, and where it is broken."""

    id: str
    impact: str
    help: str
    nodes: list[Node]


@pytest.mark.parametrize(("name", "language"), [*PAGES.items(), (INDEX, "zh")])
def test_no_violation_in_either_colour_scheme(name: str, language: str, made: Made, opened: Opened) -> None:
    """As opened by somebody at a desk; in the dark all is the same but the colours."""
    page = opened(made(name, language), **LIGHT)
    _hold("light", page)
    page.emulate_media(color_scheme="dark")
    _hold("dark", page, runOnly=COLOURS)


@pytest.mark.parametrize("name", CHECKED)
def test_no_violation_in_what_the_engine_tells(name: str, made: Made, opened: Opened) -> None:
    """Longer stories, with everything that a board has to say about them."""
    page = opened(made(name, CHECKED[name]), **DARK)
    _hold("dark", page)
    page.emulate_media(color_scheme="light")
    _hold("light", page, runOnly=COLOURS)


@pytest.mark.parametrize("name", ["story-zh", "hostile", "index"])
def test_no_violation_on_a_telephone_with_every_fold_open(name: str, made: Made, opened: Opened) -> None:
    """Where tables are widest for their room; what scrolls can be scrolled by keyboard. More contrast and less motion are asked for."""
    page = opened(made(name, PAGES[name]), **PHONE)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    _hold("320 px, unfolded", page)


@pytest.mark.parametrize("name", ["story-zh", "index"])
def test_no_violation_with_forced_colours(name: str, made: Made, opened: Opened) -> None:
    """The colours are then the reader's own: whether they contrast is not for us to say, and axe does not see them."""
    _hold("forced colours", opened(made(name, PAGES[name]), **FORCED), rules={"color-contrast": {"enabled": False}})


def _hold(view: str, page: Page, **options: object) -> None:
    """Run axe, and tell everything that it found."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    violations = page.evaluate(
        "options => axe.run(options).then(all => all.violations)", {"resultTypes": ["violations"], "runOnly": TAGS, **options}
    )
    told = [line for violation in violations for line in _told(view, violation)]
    assert not told, "\n".join(["axe found:", *told])


def _told(view: str, violation: Violation) -> list[str]:
    lines = [f"{view}: {violation['id']} ({violation['impact']}, {len(violation['nodes'])} elements): {violation['help']}"]
    for node in violation["nodes"][:5]:
        lines += [f"    {' '.join(map(str, node['target']))}", f"        {node['html'][:300]}"]
        lines += [f"        {line.strip()}" for line in node["failureSummary"].splitlines()[1:] if line.strip()]
    return lines
