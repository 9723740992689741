"""Resolution: which days an expression means, seen from the day of publication.

A wording without a year takes the latest that lies not after the article (a week's grace), or, by the convention, the
next one; without that date it takes the year that the text names, else it stays open.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from claims.when.calendar import MONTHS, Interval, Unit, unit_around
from claims.when.expression import Expression, place
from claims.when.standpoint import Prefer, Standpoint

_GRACE = timedelta(days=7)
_DAY = timedelta(days=1)
#: No range of days goes over New Year and lasts longer.
_LONGEST_OVER_NEW_YEAR = timedelta(days=40)


@lru_cache(maxsize=1024)
def resolve(expression: Expression, standpoint: Standpoint) -> Interval | None:
    """The days of one wording; `None` where they stay open."""
    if not expression.within:
        return _anchored(expression, standpoint)
    options = [place(expression.steps, hold, standpoint.convention) for hold in _containers(expression.within[0], standpoint)]
    return _chosen([option for option in options if option], expression, standpoint)


def _anchored(expression: Expression, standpoint: Standpoint) -> Interval | None:
    day = standpoint.published
    if day is None:
        if not expression.fixed:
            return None
        day = date(2000, 1, 1)  # any: the first step leaves it
    return place(expression.steps, Interval(day, day), standpoint.convention)


def _containers(unit: Unit, standpoint: Standpoint) -> list[Interval]:
    """The units in which a wording may lie, from early to late."""
    if standpoint.published is None:
        if standpoint.named_year is None or unit is not Unit.YEAR:
            return []
        return [unit_around(date(standpoint.named_year, 1, 1), unit)]
    found = []
    for offset in (-1, 0, 1):
        try:
            found.append(unit_around(standpoint.published, unit, offset, standpoint.convention.first_weekday))
        except (ValueError, OverflowError):
            continue
    return found


def _chosen(options: list[Interval], expression: Expression, standpoint: Standpoint) -> Interval | None:
    if standpoint.published is None:
        return options[0] if options else None
    prefer = expression.prefer or standpoint.convention.prefer
    if prefer is Prefer.FUTURE:
        past = standpoint.published if expression.prefer else standpoint.published - _DAY
        return next((option for option in options if option.end > past), None)
    if expression.prefer is Prefer.PAST:
        return next((option for option in reversed(options) if option.end < standpoint.published), None)
    grace = timedelta(0) if Unit.WEEK in expression.within else _GRACE
    latest = standpoint.published + grace
    return next((option for option in reversed(options) if _mark(option, expression.unit) <= latest), None)


def _mark(option: Interval, unit: Unit) -> date:
    """The day that must not lie after the article: the last one of days, the first one of a month or year."""
    return option.start if unit in MONTHS or unit in {Unit.SEASON, Unit.THIRD} else option.end


class NoRange(Exception):
    """Two wordings with a dash between them that are two days and no range: the second lies before the first."""


def resolve_range(first: Expression, last: Expression, standpoint: Standpoint) -> Interval | None:
    """From one wording to another; each takes from the other what it leaves out (3月9日至15日; May 18 to 24, 2026)."""
    if not first.within:
        start = resolve(first, standpoint)
        end = _following(last, start, standpoint) if last.within and start else resolve(last, standpoint)
        return _joined(start, end, first, last, standpoint)
    if not last.within:
        end = resolve(last, standpoint)
        return _joined(_preceding(first, end, standpoint) if end else None, end, first, last, standpoint)
    options: list[Interval] = []
    refused = False
    for hold in _containers(first.within[0], standpoint):
        start = place(first.steps, hold, standpoint.convention)
        try:
            end = _following(last, start, standpoint) if start else None
            option = _joined(start, end, first, last, standpoint)
        except NoRange:
            refused = True
            continue
        if option:
            options.append(option)
    if refused and not options:
        raise NoRange
    return _chosen(options, last, standpoint)


def _joined(
    start: Interval | None, end: Interval | None, first: Expression, last: Expression, standpoint: Standpoint
) -> Interval | None:
    if start is None or end is None:
        return None
    over_new_year = start.start.year < end.end.year and (bool(first.within) or bool(last.within))
    days = {first.unit, last.unit} <= {Unit.DAY, Unit.WEEK}
    if end.end < start.start or (over_new_year and days and end.end - start.start > _LONGEST_OVER_NEW_YEAR):
        raise NoRange
    if standpoint.convention.inclusive or last.unit is Unit.DAY:
        return Interval(start.start, end.end)
    return Interval(start.start, max(start.start, end.start - _DAY))


def _following(last: Expression, start: Interval, standpoint: Standpoint) -> Interval | None:
    """The first placement of the end that is not before the beginning."""
    unit = last.within[0]
    for offset in (0, 1):
        end = place(
            last.steps, unit_around(start.start, unit, offset, standpoint.convention.first_weekday), standpoint.convention
        )
        if end is None or end.end >= start.start:
            return end
    return None


def _preceding(first: Expression, end: Interval, standpoint: Standpoint) -> Interval | None:
    """The last placement of the beginning that is not after the end."""
    unit = first.within[0]
    for offset in (0, -1):
        start = place(first.steps, unit_around(end.end, unit, offset, standpoint.convention.first_weekday), standpoint.convention)
        if start is None or start.start <= end.end:
            return start
    return None


def alone(expression: Expression) -> Expression | None:
    """What a wording says that nothing beside it completes; `None` where that is nothing."""
    if expression.alone is not None:
        return replace(expression.alone, weak=False)
    return None if expression.weak else expression
