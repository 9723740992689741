"""axe-core finds nothing: in both languages, light and dark, narrow, with forced colours."""

from __future__ import annotations

from typing import TypedDict

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Made, Opened
from made_pages import LANGUAGES, PAGES
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
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


#: The demo's pages are the longest; in the other language they would say nothing that those of the samples do not.
SHOWN = [(name, language) for name in PAGES for language in LANGUAGES if language == PAGES[name] or not name.startswith("demo")]


@pytest.mark.parametrize(("name", "language"), SHOWN)
def test_no_violation_in_either_colour_scheme(name: str, language: str, made: Made, opened: Opened) -> None:
    """As opened by somebody at a desk; in the dark all is the same but the colours."""
    path = made(name, language)
    _hold({"light": opened(path, **LIGHT)})
    _hold({"dark": opened(path, **DARK)}, runOnly=["cat.color"])


@pytest.mark.parametrize("name", PAGES)
def test_no_violation_on_a_telephone(name: str, made: Made, opened: Opened) -> None:
    """What scrolls there can be scrolled by keyboard; more contrast and less motion are asked for."""
    _hold({"320 px": opened(made(name, PAGES[name]), **PHONE)})


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
def test_no_violation_in_what_is_folded(name: str, made: Made, opened: Opened) -> None:
    """With every fold open, where the tables are widest for their room."""
    page = opened(made(name, PAGES[name]), **PHONE)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    _hold({"320 px, unfolded": page})


@pytest.mark.parametrize("name", ["story-en", "story-zh", "index"])
def test_no_violation_with_forced_colours(name: str, made: Made, opened: Opened) -> None:
    """The colours are then the reader's own: whether they contrast is not for us to say, and axe does not see them."""
    _hold({"forced colours": opened(made(name, PAGES[name]), **FORCED)}, rules={"color-contrast": {"enabled": False}})


def _hold(views: dict[str, Page], **options: object) -> None:
    """Run axe in all views at once (each has a process of its own), and tell everything that it found."""
    for page in views.values():
        page.evaluate(Axe().axe_script)
        page.evaluate(
            "options => { window.found = axe.run(options).then(all => all.violations) }",
            {"resultTypes": ["violations"], "runOnly": TAGS, **options},
        )
    found = {name: page.evaluate("window.found") for name, page in views.items()}
    told = [line for name, violations in found.items() for violation in violations for line in _told(name, violation)]
    assert not told, "\n".join(["axe found:", *told])


def _told(view: str, violation: Violation) -> list[str]:
    lines = [f"{view}: {violation['id']} ({violation['impact']}, {len(violation['nodes'])} elements): {violation['help']}"]
    for node in violation["nodes"][:5]:
        lines += [f"    {' '.join(map(str, node['target']))}", f"        {node['html'][:300]}"]
        lines += [f"        {line.strip()}" for line in node["failureSummary"].splitlines()[1:] if line.strip()]
    return lines
