"""The catalogues: every language complete, in the order of English, compiled as they are written."""

from __future__ import annotations

import runpy
import string
from collections.abc import Mapping
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import factcheck
from factcheck.interface import languages

FOLDER = Path(factcheck.__file__).parent / "interface" / "catalogues"
REFRESH = runpy.run_path(str(Path(__file__).parents[2] / "refresh_catalogues.py"))


def messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """Every message of a language, by its name: one text, or a text a number of things."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        found = read_po(file)
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string)
        )
        for message in found
        if message.id
    }


def fields(text: str) -> set[str]:
    """The names that a text wants filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_language_is_a_catalogue() -> None:
    """Written and compiled, side by side."""
    assert languages() == ("en", "zh")
    assert {path.stem for path in FOLDER.glob("*.po")} == {path.stem for path in FOLDER.glob("*.mo")} == set(languages())


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_messages_and_fields(language: str) -> None:
    """What English says, every language says, with the same fields."""
    english, other = messages("en"), messages(language)
    assert list(other) == list(english)
    for key, texts in other.items():
        assert all(texts), key
        wanted = fields(english[key][-1])
        assert fields(texts[-1]) == wanted, key
        assert all(fields(text) <= wanted for text in texts), key  # one thing may go without its number


@pytest.mark.parametrize("language", languages())
def test_what_is_read_is_what_is_written(language: str) -> None:
    """`make catalogues` renews both: the source with English above each message, and what is compiled from it."""
    assert (FOLDER / f"{language}.po").read_bytes() == REFRESH["source"](language)
    with (FOLDER / f"{language}.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    written = messages(language)
    assert len(written) > 400
    for key, texts in written.items():
        assert compiled.gettext(key) == texts[0]
        assert texts[-1] in {compiled.ngettext(key, key, 2), compiled.gettext(key)}
