"""The interface's words: every language complete, every closed list named."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import factcheck
from factcheck.interface import interface, languages
from factcheck.vocabulary import CHOICES, SET_ASIDE_RULES, Choice, Fit, Kind, Reason, Verdict

SOURCES = Path(factcheck.__file__).parent


def fields(text: str) -> set[str]:
    """The names that a text wants filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_are_those_with_a_file() -> None:
    """A language is one file."""
    assert languages() == ("en", "zh")
    assert interface("fr").language == "en"


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys_and_fields(language: str) -> None:
    """What English says, every language says, with the same fields."""
    english, other = interface("en").words, interface(language).words
    assert set(other) == set(english)
    for key, text in english.items():
        assert fields(other[key]) == fields(text), key
        assert other[key] != "" or key in {"punctuation.stop", "quantity.group"}


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
    assert [slug for slug in slugs if f"{group}.{slug}" not in interface(language).words] == []


def test_unknown_slug_is_shown_as_it_is() -> None:
    """A reason of a later version, or a set-aside rule that the extractor has gained."""
    assert interface("zh").name("rule", "street-number") == "street-number"


def test_every_word_is_used() -> None:
    """Words of the page and the terminal that nobody says are dead."""
    said = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    said += "".join(path.read_text("utf-8") for path in (SOURCES.parent / "templates").iterdir())
    labels = set(re.findall(r'"([a-z-]+)"', said))
    dead = []
    for key in interface("en").words:
        group, _, rest = key.partition(".")
        name = re.sub(r"\.(one|other)$", "", rest)
        if group in {"page", "terminal"} and f"{group}.{name}" not in said and name not in labels:
            dead.append(key)
    assert dead == []


def test_fields_from_a_story_are_not_read_as_fields() -> None:
    """A story that prints braces prints braces."""
    assert interface("en").say("breath.right.bare", quote="{n.__class__}") == "“{n.__class__}”"
