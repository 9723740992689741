"""The interface's words: every language complete, every closed list named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import factcheck
from factcheck.interface import interface, languages
from factcheck.vocabulary import CHOICES, SET_ASIDE_RULES, Choice, Fit, Kind, Reason, Verdict

SOURCES = Path(factcheck.__file__).parent
CATALOGUE = SOURCES / "interface" / "catalogues" / "en.po"


def test_a_language_that_is_not_spoken_is_told_in_english() -> None:
    """Nobody is left without words."""
    assert interface("fr").language == "en"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("group", "slugs"),
    [
        ("verdict", tuple(Verdict)),
        ("rating", tuple(Verdict)),
        ("reason", tuple(Reason)),
        ("kind", tuple(Kind)),
        ("fit", tuple(Fit)),
        ("rule", SET_ASIDE_RULES),
        ("choice", tuple(Choice)),
        *((choice, values) for choice, values in CHOICES.items()),
    ],
)
def test_every_slug_of_a_closed_list_has_a_name(language: str, group: str, slugs: tuple[str, ...]) -> None:
    """No slug of this version is shown raw."""
    assert [slug for slug in slugs if not interface(language).knows(f"{group}.{slug}")] == []


def test_unknown_slug_is_shown_as_it_is() -> None:
    """A reason of a later version, or a set-aside rule that the extractor has gained."""
    assert interface("zh").name("rule", "street-number") == "street-number"


def test_every_word_is_used() -> None:
    """Words of the page and the terminal that nobody says are dead."""
    said = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    said += "".join(path.read_text("utf-8") for path in (SOURCES.parent / "templates").iterdir())
    labels = set(re.findall(r'"([a-z-]+)"', said))
    dead = []
    with CATALOGUE.open("rb") as file:
        keys = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file)]
    for key in keys:
        group, _, name = key.partition(".")
        if group in {"page", "terminal"} and f"{group}.{name}" not in said and name not in labels:
            dead.append(key)
    assert dead == []


def test_fields_from_a_story_are_not_read_as_fields() -> None:
    """A story that prints braces prints braces."""
    assert interface("en").say("breath.right.bare", quote="{n.__class__}") == "“{n.__class__}”"
