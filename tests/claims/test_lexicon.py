"""The lexicon: every word is folded, says one thing in its table, and is used."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import claims
from claims.figure import Hedge
from claims.lexicon import LANGUAGES, lexicon
from claims.normalise import fold

TABLES = {code: tomllib.loads((files("claims.lexicon") / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES}
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(claims.__file__).parent.rglob("*.py")))


def _word_lists(table: dict, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], list[str]]]:
    """Every list of words of a language with the path of its table, and the words of its word → number tables."""
    found: list[tuple[tuple[str, ...], list[str]]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            if value and all(isinstance(number, int) for number in value.values()):
                found.append(((*path, key), list(value)))
            else:
                found.extend(_word_lists(value, (*path, key)))
        elif key != "traditional":
            found.append(((*path, key), value))
    return found


LISTS = [(f"{code}: {'.'.join(path)}", path, words) for code, table in TABLES.items() for path, words in _word_lists(table)]


@pytest.mark.parametrize(("path", "words"), [pytest.param(path, words, id=name) for name, path, words in LISTS])
def test_words_are_folded_and_told_once(path: tuple[str, ...], words: list[str]) -> None:
    """They are searched in folded text; a list that tells a word twice was written in haste."""
    assert len(words) == len(set(words))
    assert all(word == word.strip() and word for word in words)
    if path != ("no_names",):  # these are compared with the text as printed, too
        assert words == [fold(word) for word in words]


def test_the_languages_have_the_same_tables() -> None:
    """Also where one has nothing to say in it."""
    shapes = [{key: type(value) for key, value in table.items()} for table in TABLES.values()]
    #: What only one of them needs: the other has its grammar of numerals in characters, and no pronoun that counts.
    optional = {"no_names", "not_numerals", "pronouns_before", "pronouns_behind", "number_scales", "digit_words"}
    optional |= {"rare_ordinals", "ordinal_scales", "denominators"}
    for shape in shapes:
        assert {key: kind for key, kind in shape.items() if key not in optional} == {
            key: kind for key, kind in shapes[0].items() if key not in optional
        }
    assert all(set(table["hedges"]) == {"before", "after"} for table in TABLES.values())


@pytest.mark.parametrize("side", ["before", "after"])
def test_no_word_is_two_hedges(side: str) -> None:
    """And every hedge is one that has a width."""
    table = lexicon().hedges_before if side == "before" else lexicon().hedges_after
    assert {Hedge(name) for name in table} <= set(Hedge)
    words = [word for words in table.values() for word in set(words)]  # + is at-least in both languages
    assert len(words) == len(set(words))


def test_every_hedge_has_a_word_in_both_languages() -> None:
    """A hedge that one language cannot say is missing there."""
    for table in TABLES.values():
        said = set(table["hedges"]["before"]) | set(table["hedges"]["after"])
        assert said == {hedge.value for hedge in Hedge}


@pytest.mark.parametrize("cue", sorted(lexicon().cues))
def test_every_cue_is_used(cue: str) -> None:
    """A cue that no code asks for is dead weight."""
    assert re.search(rf'"{re.escape(cue)}"', SOURCE)


#: A cue that the code asks for by name, with or without the token or stretch that it looks at.
ASKED = re.compile(r'\b(?:first_)?cue\((?:\w+(?: [+-] \d+)?, |[\w.]+\([^()]*\), )?"([^"]+)"')


@pytest.mark.parametrize("cue", sorted(set(ASKED.findall(SOURCE))))
def test_every_cue_that_is_asked_for_exists(cue: str) -> None:
    """A cue that no language has is asked for in vain."""
    assert cue in lexicon().cues


def test_cues_say_one_thing_each() -> None:
    """A word of two cues is the first of them only; none should need that."""
    home: dict[str, str] = {}
    for cue, words in lexicon().cues.items():
        for word in words:
            assert home.setdefault(word, cue) == cue, word


def test_places_are_ranks_with_words() -> None:
    """From the first down; a word is one place."""
    words = [word for words in lexicon().places.values() for word in words]
    assert all(1 <= place <= 20 for place in lexicon().places)
    assert len(words) == len(set(words))


def test_rules_of_other_units_are_those_of_the_outputs() -> None:
    """The set-aside rules form a closed list (DESIGN §4)."""
    assert set(lexicon().units_elsewhere) <= {"price", "parameters", "context-window", "other-quantity", "benchmark-score"}


def test_months_and_numbers_are_complete() -> None:
    """Twelve months in full and short; numbers and their ordinals side by side."""
    known = lexicon()
    assert set(known.months.values()) == set(range(1, 13))
    assert sorted(known.number_words.values()) == sorted(known.ordinal_words.values()) == [*range(1, 21), *range(30, 100, 10)]
