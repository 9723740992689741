"""The words of the calendar: the tables `calendar_*.toml` of the lexicon, all languages together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claims.lexicon import LANGUAGES, lexicon
from claims.numbers.numeral import small_number
from claims.when.calendar import Unit
from claims.when.expression import FEW


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Word → what it says, one table a concept; see the comments of the files."""

    units: dict[str, Unit]
    weekdays: dict[str, int]
    shifts: dict[str, int]
    backs: dict[str, int]
    spans: dict[str, int]
    days: dict[str, int]
    weeks: dict[str, int]
    years: dict[str, int]
    thirds: dict[str, int]
    thirds_of: dict[str, tuple[Unit, int]]
    seasons: dict[str, int]
    counts: dict[str, int]
    tens: dict[str, int]
    decades: dict[str, int]
    to_date: dict[str, Unit]
    parts: dict[str, str]
    holidays: dict[str, tuple[int, ...]]
    bounds_before: dict[str, str]
    bounds_after: dict[str, str]
    ranges: dict[str, tuple[str, ...]]
    capitals: frozenset[str]
    not_days: tuple[str, ...]


@cache
def words() -> CalendarWords:
    """The tables, read once."""
    tables = [tomllib.loads((files("claims.lexicon") / f"calendar_{code}.toml").read_text("utf-8")) for code in LANGUAGES]

    def told(name: str) -> dict[str, str]:
        """Word → the key that it stands under."""
        return {word: key for table in tables for key, listed in table[name].items() for word in listed}

    def numbers(name: str) -> dict[str, int]:
        return {word: int(key) for word, key in told(name).items()}

    months, years = numbers("thirds_of_month"), numbers("thirds_of_year")
    return CalendarWords(
        units={word: Unit(key) for word, key in told("units").items()},
        weekdays=numbers("weekdays"),
        shifts=numbers("shifts"),
        backs=numbers("backs"),
        spans=numbers("spans"),
        days=numbers("days"),
        weeks=numbers("weeks"),
        years=numbers("years"),
        thirds=numbers("thirds"),
        thirds_of={word: (Unit.MONTH, n) for word, n in months.items()} | {word: (Unit.YEAR, n) for word, n in years.items()},
        seasons=numbers("seasons"),
        counts=numbers("counts") | dict.fromkeys(told("vague"), FEW),
        tens=numbers("tens"),
        decades=numbers("decades"),
        to_date={word: Unit(key) for word, key in told("to_date").items()},
        parts=told("parts"),
        holidays={word: tuple(map(int, key.split())) for word, key in told("holidays").items()},
        bounds_before=told("bounds_before"),
        bounds_after=told("bounds_after"),
        ranges={key: tuple(word for table in tables for word in table["ranges"][key]) for key in tables[0]["ranges"]},
        capitals=frozenset(word for table in tables for word in table["capitals"]),
        not_days=tuple(word for table in tables for word in table["not_days"]),
    )


def latin(options: Iterable[str]) -> list[str]:
    """The words in Latin letters."""
    return [word for word in options if word.isascii()]


def han(options: Iterable[str]) -> list[str]:
    """The words in Chinese characters."""
    return [word for word in options if not word.isascii()]


def either(options: Iterable[str]) -> str:
    """A pattern of one of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(options, key=len, reverse=True))


@cache
def spelled_numbers() -> dict[str, int]:
    """One to ninety-nine in words; those from twenty on are put together."""
    ones = {word: n for word, n in lexicon().number_words.items() if n < 10}
    numbers = {word: n for word, n in lexicon().number_words.items() if n < 20}
    for word, ten in words().tens.items():
        numbers |= {word: ten} | {f"{word}{gap}{one}": ten + n for one, n in ones.items() for gap in "- "}
    return numbers


@cache
def spelled_ordinals() -> dict[str, int]:
    """First to thirty-first, the last day that a month can have."""
    ones = {word: n for word, n in lexicon().ordinal_words.items() if n < 10}
    ordinals = {word: n for word, n in lexicon().ordinal_words.items() if n <= 20} | {"thirtieth": 30}
    return ordinals | {
        f"{ten}{gap}{one}": t + n for ten, t in _TENS_OF_DAYS for one, n in ones.items() for gap in "- " if t + n <= 31
    }


_TENS_OF_DAYS = (("twenty", 20), ("thirty", 30))


@cache
def ordinal_pattern() -> str:
    """A pattern of an ordinal up to the thirty-first, in words or digits."""
    ones = either(word for word, n in lexicon().ordinal_words.items() if n < 10)
    rest = either([*(word for word, n in lexicon().ordinal_words.items() if n <= 20), "thirtieth"])
    return rf"(?:twenty|thirty)[\s-](?:{ones})|{rest}|\d{{1,2}}(?:st|nd|rd|th)"


@cache
def number_pattern() -> str:
    """A pattern of a number below a hundred in words."""
    ones = either(word for word, n in lexicon().number_words.items() if n < 10)
    rest = either(word for word, n in lexicon().number_words.items() if n < 20)
    return rf"(?:{either(words().tens)})(?:[\s-](?:{ones}))?|{rest}"


def count(said: str | None) -> int | None:
    """How many: digits, Chinese or English words; `FEW` for a few, one where nothing is said, `None` where it is no number."""
    if said is None or not said.strip():
        return 1
    said = said.strip()
    return words().counts.get(said) or spelled_ordinals().get(said) or spelled_numbers().get(said) or small_number(said)
