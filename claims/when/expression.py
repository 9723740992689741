"""Expressions: what a wording of days says, as steps from a larger stretch of time to a smaller one.

"去年3月9日" is: the year before this one, its third month, its ninth day. A wording that begins in the middle of such a
chain (3月9日) names the unit that it needs around it, and is placed in one when the day of publication is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from claims.when.calendar import Interval, Unit, half, later, nth, third, unit_around
from claims.when.standpoint import Convention, Prefer


class How(StrEnum):
    """What a step does with the stretch that it is given."""

    FIXED = "fixed"  # leaves it for the unit that holds the day of this ordinal
    SHIFT = "shift"  # the unit around its first day, n further on
    NTH = "nth"  # the nth unit within it
    SPAN = "span"  # the units n to m within it
    ACROSS = "across"  # from one day of the year to the next other one, both as month * 100 + day
    HALF = "half"  # its first or second half
    THIRD = "third"  # its early, middle or late part
    WEEKDAY = "weekday"  # the mth of the weekdays n within it
    ROLL = "roll"  # the n units that follow its last day, or precede its first
    AGO = "ago"  # the day n units from it
    LENGTH = "length"  # n units from its first day, or (negative) up to its last
    TO_DATE = "to-date"  # of the unit around it, the days before it
    REST = "rest"  # of the unit around it, the days from it on
    OPEN = "open"  # days that no calendar tells: a financial year, a few weeks


#: Stands for "a few" (with its sign) until the convention says how many they are.
FEW = 1000
#: Trailing and coming units that are always complete ones.
_WHOLE = {Unit.QUARTER, Unit.HALF, Unit.DECADE, Unit.CENTURY, Unit.WEEKEND, Unit.SEASON}


@dataclass(frozen=True, slots=True)
class Step:
    """One step, the unit of what it gives, and its numbers."""

    how: How
    unit: Unit
    n: int = 0
    m: int = 0

    def take(self, within: Interval, convention: Convention) -> Interval | None:
        """What the step makes of a stretch of time; `None` where the calendar has no such days."""
        match self.how:
            case How.FIXED:
                return unit_around(date.fromordinal(self.n), self.unit)
            case How.SHIFT:
                return unit_around(within.start, self.unit, self.n, convention.first_weekday)
            case How.TO_DATE | How.LENGTH | How.REST | How.AGO | How.ROLL:
                return self._counted(within, convention)
            case How.OPEN:
                return None
        return self._inside(within, convention)

    def _inside(self, within: Interval, convention: Convention) -> Interval | None:
        """Steps to a part of the stretch."""
        match self.how:
            case How.NTH:
                return nth(within, self.unit, self.n, convention.first_weekday)
            case How.SPAN:
                return self._span(within, convention)
            case How.ACROSS:
                return _across(within, divmod(self.n, 100), divmod(self.m, 100))
            case How.HALF:
                return half(within, self.n)
            case How.THIRD:
                return third(within, self.n, halves=convention.halves)
        return _weekday(within, self.n, self.m)

    def _span(self, within: Interval, convention: Convention) -> Interval | None:
        first = nth(within, self.unit, self.n, convention.first_weekday)
        last = nth(within, self.unit, self.m, convention.first_weekday)
        if first is None or last is None or last.start < first.start:
            return None
        up_to = not convention.inclusive and self.unit is Unit.MONTH and self.m > self.n > 1
        return Interval(first.start, last.start - timedelta(days=1) if up_to else last.end)

    def _counted(self, within: Interval, convention: Convention) -> Interval | None:
        """Steps that count from a day: trailing and coming units, ago, to date, the rest."""
        day = within.start
        if self.how is How.TO_DATE:
            start = unit_around(day, self.unit, 0, convention.first_weekday).start
            return Interval(start, max(start, day - timedelta(days=1)))
        if self.how is How.LENGTH:
            if self.n < 0:
                return Interval(later(within.end + timedelta(days=1), self.unit, self.n), within.end)
            return Interval(day, later(day, self.unit, self.n) - timedelta(days=1))
        if self.how is How.REST:
            return Interval(day, unit_around(day, self.unit, 0, convention.first_weekday).end)
        count = self.n
        if abs(count) == FEW:
            if convention.few is None:
                return None
            count = convention.few if count > 0 else -convention.few
        if self.how is How.AGO:
            there = later(day, self.unit, count)
            return Interval(there, there)
        return self._rolled(within, count, convention)

    def _rolled(self, within: Interval, count: int, convention: Convention) -> Interval:
        """The next or past units, from day to day or (`m` 1, or by their nature or the convention) as complete ones."""
        day = within.start
        if self.unit in _WHOLE or self.m == 1 or (convention.whole and self.unit is not Unit.DAY):
            near = unit_around(day, self.unit, 1 if count > 0 else -1, convention.first_weekday)
            far = unit_around(day, self.unit, count, convention.first_weekday)
            return Interval(min(near.start, far.start), max(near.end, far.end))
        if count > 0:
            after = within.end + timedelta(days=1)
            return Interval(after, later(after, self.unit, count) - timedelta(days=1))
        return Interval(later(day, self.unit, count), day - timedelta(days=1))


def _across(within: Interval, first: tuple[int, int], last: tuple[int, int]) -> Interval:
    """From a month and day to another, over New Year where the second is the earlier one."""
    start = date(within.start.year, *first)
    return Interval(start, date(start.year + (last < first), *last))


def _weekday(within: Interval, weekday: int, number: int) -> Interval | None:
    """The nth of a weekday (1 is Monday) in a stretch, or from its end."""
    if number > 0:
        day = within.start + timedelta(days=(weekday - 1 - within.start.weekday()) % 7 + 7 * (number - 1))
    else:
        day = within.end - timedelta(days=(within.end.weekday() - weekday + 1) % 7 + 7 * (-number - 1))
    return Interval(day, day) if within.start <= day <= within.end else None


@dataclass(frozen=True, slots=True)
class Expression:
    """The steps of a wording, and the units of which it needs one around it (the first unless another stands beside it).

    Without such a need it is anchored: in a fixed day or in the day of publication. `prefer` is what the words themselves
    say (next March). `weak` marks a wording that means days only beside another one (5/12, the month);
    `back` one that points back to days told before it (当月, that month); `alone` is what it says without one (前两个月);
    `trailing` one that counts back from a day which it does not name (过去一周).
    """

    steps: tuple[Step, ...]
    within: tuple[Unit, ...] = ()
    prefer: Prefer | None = None
    weak: bool = False
    back: bool = False
    lemma: str = ""
    alone: Expression | None = None
    trailing: bool = False

    @property
    def unit(self) -> Unit:
        """The unit of the days in the end."""
        return self.steps[-1].unit

    @property
    def fixed(self) -> bool:
        """Whether the words give the year."""
        return self.steps[0].how is How.FIXED

    def inside(self, outer: Expression) -> Expression:
        """The same within what another wording says: 9日 inside 3月."""
        lemma = self.lemma or ("date" if self.unit is Unit.DAY else "")
        return replace(
            self, steps=outer.steps + self.steps, within=outer.within, prefer=outer.prefer, weak=False, lemma=lemma, alone=None
        )


def place(steps: tuple[Step, ...], within: Interval, convention: Convention) -> Interval | None:
    """Where the steps lead from a stretch of time; `None` where the calendar ends or has no such days."""
    found: Interval | None = within
    for step in steps:
        if found is None:
            return None
        try:
            found = step.take(found, convention)
        except (ValueError, OverflowError):
            return None
    return found
