"""The calendar: units of time, the stretch of days that one of them is, and how to count them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from claims.period import week_of


class Unit(StrEnum):
    """What days are counted in, from the shortest to the longest; a THIRD is the early, middle or late part of another."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    THIRD = "third"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


#: The units that begin with a month, and how many months each has.
MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
#: From one spring to the next summer, counted from March of the year.
_SEASON_MONTHS, _FIRST_OF_SPRING = 3, 3


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both inclusive."""

    start: date
    end: date


def _month_start(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def months(first: int, count: int) -> Interval:
    """So many months from the one of this number (year * 12 + month - 1)."""
    return Interval(_month_start(first), _month_start(first + count) - timedelta(days=1))


def unit_around(day: date, unit: Unit, offset: int = 0, first_weekday: int = 0) -> Interval:
    """The unit that holds a day, or the one so many further on. The weekend of a week is its Saturday and Sunday.

    >>> unit_around(date(2026, 3, 16), Unit.QUARTER, -1)
    Interval(start=datetime.date(2025, 10, 1), end=datetime.date(2025, 12, 31))
    """
    if unit is Unit.DAY:
        there = day + timedelta(days=offset)
        return Interval(there, there)
    if unit is Unit.WEEK:
        return Interval(*week_of(day + timedelta(weeks=offset), first_weekday))
    if unit is Unit.WEEKEND:
        monday, sunday = week_of(day + timedelta(weeks=offset), 0)
        return Interval(monday + timedelta(days=5), sunday)
    if unit is Unit.SEASON:
        number = _month_number(day) - _FIRST_OF_SPRING + 1
        return months((number // _SEASON_MONTHS + offset) * _SEASON_MONTHS + _FIRST_OF_SPRING - 1, _SEASON_MONTHS)
    size = MONTHS[unit]
    return months((_month_number(day) // size + offset) * size, size)


def later(day: date, unit: Unit, count: int) -> date:
    """The day so many units after (or, negative, before) another; the last of the month where that has no such day.

    >>> later(date(2026, 3, 31), Unit.MONTH, -1)
    datetime.date(2026, 2, 28)
    """
    if unit in {Unit.DAY, Unit.WEEK, Unit.WEEKEND}:
        return day + timedelta(days=count * (1 if unit is Unit.DAY else 7))
    year, month = divmod(_month_number(day) + count * MONTHS.get(unit, _SEASON_MONTHS), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def nth(within: Interval, unit: Unit, number: int, first_weekday: int = 0) -> Interval | None:
    """The nth unit within an interval, counted from its end where negative; `None` where there is none.

    Weeks of a year are those of ISO 8601: the first is the one that holds 4 January. The first week of a month is the
    first that begins in it, its last the last that has most of its days in it. Of seasons a year has four, from March to
    the February after it. Other units lie wholly within.

    >>> nth(unit_around(date(2026, 3, 16), Unit.MONTH), Unit.WEEK, 1)
    Interval(start=datetime.date(2026, 3, 2), end=datetime.date(2026, 3, 8))
    """
    if unit is Unit.WEEK and _is_year(within):
        return _iso_week(within.start.year, number)
    if unit is Unit.SEASON and _is_year(within):
        return unit_around(date(within.start.year, _FIRST_OF_SPRING, 1), unit, number - 1)
    weeks = unit is Unit.WEEK
    if number > 0:
        first = unit_around(within.start, unit, 0, first_weekday)
        found = unit_around(within.start, unit, number - 1 + (first.start < within.start), first_weekday)
        inside = found.start if weeks else found.end
    else:
        last = unit_around(within.end, unit, 0, first_weekday)
        full = last.end <= within.end + timedelta(days=3 * weeks)
        found = unit_around(within.end, unit, number + full, first_weekday)
        inside = found.end if not weeks else found.start + timedelta(days=3)
    return found if within.start <= found.start and inside <= within.end else None


def _is_year(interval: Interval) -> bool:
    return interval == unit_around(interval.start, Unit.YEAR)


def _iso_week(year: int, number: int) -> Interval:
    weeks = date(year, 12, 28).isocalendar().week
    monday = date.fromisocalendar(year, number if number > 0 else weeks + number + 1, 1)
    return Interval(monday, monday + timedelta(days=6))


def third(whole: Interval, which: int, *, halves: bool = False) -> Interval:
    """Early (1), middle (2) or late (3): ten days of a month, a third of longer units, the first or last three days of a week.

    `halves`: early and late are the halves of it, as some readers have it.
    """
    length = (whole.end - whole.start).days + 1
    if length <= 7:
        first, last = {1: (0, 2), 2: (1, 4), 3: (length - 3 - halves, length - 1)}[which]
    elif length <= 31:
        first, last = {1: (0, 14 if halves else 9), 2: (9 if halves else 10, 19), 3: (15 if halves else 20, length - 1)}[which]
    else:
        return _third_of_months(whole, which, halves=halves)
    return Interval(whole.start + timedelta(days=first), whole.start + timedelta(days=last))


def _third_of_months(whole: Interval, which: int, *, halves: bool) -> Interval:
    """Whole months where the unit has enough of them; of a decade three, four and three years."""
    start = _month_number(whole.start)
    count = _month_number(whole.end) - start + 1
    part = {120: 36, 1200: 396}.get(count, count // 3)
    if halves and which != 2 and count <= 12:
        part = count // 2
    first, last = {1: (0, part), 2: (part, count - part), 3: (count - part, count)}[which]
    return months(start + first, max(1, last - first))
