"""Columns of a table: what the word at their head says they hold."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from claims.normalise import fold

#: No header is longer; what is, is prose.
_LONGEST_HEADER = 32


@dataclass(frozen=True, slots=True)
class Column:
    """What a header says.

    `meaning` is a word of `columns.toml` (rank, tokens, change …), or empty where it says nothing known; `aside` the
    rule under which the numbers of a column about something else are set aside; `scale` what its figures are counted in
    (1 where the header does not say); `previous` marks the figures of the period before.
    """

    meaning: str = ""
    aside: str = ""
    scale: Decimal = Decimal(1)
    previous: bool = False
    percent: bool = False


@cache
def _tables() -> dict[str, dict[str, tuple[str, ...]]]:
    parsed = tomllib.loads((files("claims.lexicon") / "columns.toml").read_text("utf-8"))
    return {name: {key: tuple(map(fold, words)) for key, words in table.items()} for name, table in parsed.items()}


@cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    words = sorted(_tables()[table][key], key=len, reverse=True)
    return re.compile("|".join(map(_bounded, words)))


def _bounded(word: str) -> str:
    """A Latin word stands alone; a Chinese, Japanese or Korean one anywhere."""
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word[-1].isascii() else re.escape(word)


@cache
def _anything() -> re.Pattern[str]:
    """Any word that tells what a column is: most cells are no headers, and hold none."""
    tables = _tables()
    words = {word for table in (tables["others"], tables["meanings"]) for words in table.values() for word in words}
    return re.compile("|".join(map(re.escape, sorted(words))))


def says(key: str, folded: str) -> bool:
    """Whether a stretch holds one of the words listed under a name: `ranking`, `previous` …"""
    table = "words" if key in _tables()["words"] else "meanings"
    return _pattern(table, key).search(folded) is not None


def is_sum(folded: str) -> bool:
    """Whether a row's name says that it is none of the ranking: a total, the others."""
    return _pattern("words", "sums").fullmatch(folded.strip(" *_")) is not None


def is_behind_name(word: str) -> bool:
    """Whether a Latin word behind a name is no part of it."""
    return word in _tables()["words"]["behind_names"]


def column_of(header: str) -> Column:
    """What a folded header says; a change of places or of shares is about something else.

    >>> column_of("周调用量（万亿）").scale, column_of("token share").meaning, column_of("context (tokens)").aside
    (Decimal('1E+12'), 'share', 'context-window')
    """
    header = header.strip(" *_`")
    if not header or len(header) > _LONGEST_HEADER:
        return Column()
    if _anything().search(header) is None:
        return Column(scale=scale_of(header), previous=says("previous", header), percent="%" in header)
    aside = next((rule for rule in _tables()["others"] if _pattern("others", rule).search(header)), "")
    if aside:
        return Column(aside=aside)
    said = [meaning for meaning in _tables()["meanings"] if meaning != "counter" and says(meaning, header)]
    if not said and header in _tables()["meanings"]["counter"]:
        said = ["counter"]
    if said[:1] == ["change"] and {"share", "rank"} & set(said):
        return Column(aside="other-quantity")
    meaning = said[0] if said else ""
    previous = meaning != "change" and says("previous", header)
    return Column(meaning, scale=scale_of(header), previous=previous, percent="%" in header)


def scale_of(folded: str, otherwise: Decimal = Decimal(1)) -> Decimal:
    """What words count in: 万亿, (T), billions, 조."""
    exponent = next((key for key in _tables()["scales"] if _pattern("scales", key).search(folded)), None)
    return otherwise if exponent is None else Decimal(1).scaleb(int(exponent))
