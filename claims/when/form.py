"""Forms: a pattern of text, and the expression that a match of it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from claims.when.calendar import Unit, unit_around
from claims.when.expression import Expression, How, Step
from claims.when.words import words

#: What makes of 1.5-2.5, or of a month and a number behind it, a quantity and no days.
QUANTITY = (
    r"(?!\s?(?:[%万亿兆倍元美成个家款]|(?:trillion|billion|million|thousand|percent|per cent|points?|pp|tokens?|times|usd"
    r"|dollars?|models?|places?|of the|[tbmkx])\b))"
)
#: What has an early, a middle and a late part; of the first one that is meant where none is named.
HOLDS_THIRDS = (Unit.MONTH, Unit.YEAR, Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.DECADE, Unit.CENTURY)
#: The units that can be counted within another: the second week of a month, the first quarter of a year.
PARTS_OF = {
    Unit.DAY: (Unit.MONTH, Unit.YEAR),
    Unit.WEEK: (Unit.MONTH, Unit.YEAR),
    Unit.WEEKEND: (Unit.MONTH, Unit.YEAR),
    Unit.MONTH: (Unit.YEAR,),
    Unit.QUARTER: (Unit.YEAR,),
    Unit.HALF: (Unit.YEAR,),
    Unit.YEAR: (Unit.DECADE, Unit.CENTURY),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern over folded text; `read` gives `None` for what is no day after all.

    It is looked for only around its `anchors`, one of which every match holds or must have near it: words, Latin ones whole
    or behind digits. Days in digits have none.
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Expression | None]
    anchors: frozenset[str]


def form(pattern: str, read: Callable[[re.Match[str]], Expression | None], anchors: Iterable[str] = ()) -> Form:
    """A form of a pattern, compiled."""
    return Form(re.compile(pattern), read, frozenset(anchors))


#: Words behind which a bare number of four digits is a year.
_WHEN = re.compile(
    r"(?:\b(?:in|of|since|during|from|to|by|until|till|through|before|after|between|than|and|mid|around)|[=<>])[\s-]$"
)


def says_when(match: re.Match[str]) -> bool:
    """Whether a year is one by the word before it, or by standing alone."""
    alone = len(match.string) <= 8 and match.string.strip() == match[0]
    return alone or bool(_WHEN.search(match.string, max(0, match.start() - 10), match.start()))


def year(number: int) -> Expression | None:
    """One year of the calendar."""
    return fixed(Unit.YEAR, number, 1, 1)


def fixed(unit: Unit, year_number: int, month: int, day: int) -> Expression | None:
    """The unit around a day of the calendar; `None` where there is no such day."""
    try:
        there = date(year_number, month, day)
        unit_around(there, unit)
    except (ValueError, OverflowError):
        return None
    return Expression((Step(How.FIXED, unit, there.toordinal()),))


def full_year(digits: str) -> int:
    """The year of two digits is the one nearest to ours: up to 69 in this century.

    >>> full_year("26"), full_year("98"), full_year("2026")
    (2026, 1998, 2026)
    """
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < 70 else 1900)


def shifted(unit: Unit, offset: int) -> Expression:
    """The unit so many from that of publication."""
    return Expression((Step(How.SHIFT, unit, offset),))


def month(number: int) -> Expression | None:
    """A month, of a year that must be found."""
    return Expression((Step(How.NTH, Unit.MONTH, number),), (Unit.YEAR,)) if 1 <= number <= 12 else None


def holiday(said: tuple[int, ...]) -> Expression | None:
    """A day that every year has: month and day, or month, weekday and which one of these (negative: from the end)."""
    if len(said) == 2:
        return month_day(*said)
    outer, (_, weekday, number) = month(said[0]), said
    inner = Expression((Step(How.WEEKDAY, Unit.DAY, weekday, number),), (Unit.MONTH,))
    return inner.inside(outer) if outer else None


def third(match: re.Match[str]) -> Expression:
    """Early, mid, 初, 中, 末: a third of what the word beside it names (group `t`)."""
    return Expression((Step(How.THIRD, Unit.THIRD, words().thirds[match["t"]]),), HOLDS_THIRDS, weak=True)


def third_of(match: re.Match[str]) -> Expression:
    """年初, midyear: a third whose word says of what (group `t`)."""
    unit, which = words().thirds_of[match["t"]]
    return Expression((Step(How.THIRD, Unit.THIRD, which),), (unit,))


def holiday_named(match: re.Match[str]) -> Expression | None:
    """A holiday by its name (group `t`)."""
    return holiday(words().holidays[match["t"]])


def day_of_month(number: int, *, weak: bool = False) -> Expression | None:
    """A day, of a month that must be found."""
    return Expression((Step(How.NTH, Unit.DAY, number),), (Unit.MONTH,), weak=weak) if 1 <= number <= 31 else None


def month_day(month_number: int, day: int) -> Expression | None:
    """A day of a month; the 31st of June is a wording, too, but of no day."""
    outer, inner = month(month_number), day_of_month(day)
    return inner.inside(outer) if outer and inner else None


def days_of_month(first: int, last: int, *, weak: bool = False) -> Expression | None:
    """Some days on end, of one month."""
    if not 1 <= first < last <= 31:
        return None
    return Expression((Step(How.SPAN, Unit.DAY, first, last),), (Unit.MONTH,), weak=weak, lemma="range")
