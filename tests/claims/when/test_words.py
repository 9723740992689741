"""The words of the calendar: folded, told once, and the same tables in every language."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from claims.lexicon import LANGUAGES
from claims.normalise import fold
from claims.when.expression import FEW
from claims.when.words import count, words

TABLES = {code: tomllib.loads((files("claims.lexicon") / f"calendar_{code}.toml").read_text("utf-8")) for code in LANGUAGES}


def test_the_languages_have_the_same_tables() -> None:
    """Also where one has nothing to say in it."""
    assert len({tuple(sorted(table)) for table in TABLES.values()}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_folded_and_told_once_in_a_table(language: str) -> None:
    """They are searched in folded text, and say one thing."""
    for name, table in TABLES[language].items():
        lists = table.values() if isinstance(table, dict) else [table]
        listed = [word for some in lists for word in some]
        assert listed == [fold(word) for word in listed], name
        assert len(listed) == len(set(listed)), name


def test_every_unit_and_weekday_has_a_word() -> None:
    """Seven weekdays, three thirds, four seasons."""
    known = words()
    assert set(known.weekdays.values()) == set(range(1, 8))
    assert set(known.thirds.values()) == {1, 2, 3}
    assert set(known.seasons.values()) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("3", 3),
        ("三", 3),
        ("十二", 12),
        ("three", 3),
        ("twenty-one", 21),
        ("ninety nine", 99),
        ("thirty-first", 31),
        ("9th", 9),
        ("a", 1),
        ("a couple of", 2),
        ("few", FEW),
        ("几", FEW),
        ("", 1),
        (None, 1),
        ("model", None),
    ],
)
def test_count(said: str | None, wanted: int | None) -> None:
    """In digits and in the words of both languages; nothing said is one."""
    assert count(said) == wanted
