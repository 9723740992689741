"""Windows: the days that a claim may mean, by the words alone.

Words that fix both end days leave one window. Words that count back from a day which they do not name (过去七天, over the
past month), or say no days at all, leave the end open: a writer may have looked at the ranking on any of the days before
publication (DESIGN §6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.claim import Claim
from claims.period import Period
from sources.board.board import Window

#: A trailing window may have ended on any of so many days before publication.
OPEN_DAYS = 10
_DAY = timedelta(days=1)
_WEEK, _MONTH = 7, 30
#: Lengths that mean a month.
_MONTHLY = range(28, 32)
#: Kinds that count or compare whole weeks of the board: their window is not moved.
_BY_WEEKS = frozenset({"streak", "record"})


def window_choice(window: Window, first_weekday: int) -> str:
    """The name of a window's kind: iso-week, running-week, trailing-7, month, trailing-30, day, or its length."""
    days = (window.end - window.start).days + 1
    if days == _WEEK:
        return "iso-week" if window.start.weekday() == first_weekday else "trailing-7"
    if 1 < days < _WEEK and window.start.weekday() == first_weekday:
        return "running-week"
    if window.start.day == 1 and (window.end + _DAY).day == 1 and days <= _MONTHLY[-1]:
        return "month"
    return {1: "day", _MONTH: "trailing-30"}.get(days, f"{days}-days")


def told_window(claim: Claim) -> Window:
    """The days that the words give, or that are assumed where they give none."""
    assert claim.period.start is not None  # an open period is ruled out before
    assert claim.period.end is not None
    return Window(claim.period.start, claim.period.end)


def open_windows(claim: Claim, published: date | None, first_weekday: int) -> Iterator[Window]:
    """The other windows that the words of a claim allow, the nearest to publication first.

    Where they say no days at all, the week that was running is one: a page that shows weeks shows it from its second day on.
    """
    month = claim.period.loose and claim.period.days in _MONTHLY  # 2月: the calendar month, or the thirty days that a page shows
    open_end = claim.period.trailing or claim.period.assumed is not None or month
    if published is None or not open_end or claim.kind in _BY_WEEKS:
        return
    told = told_window(claim)
    length = _MONTH if claim.period.days in _MONTHLY else claim.period.days
    if length not in {1, _WEEK, _MONTH}:
        return
    ends = [published - back * _DAY for back in range(1, OPEN_DAYS + 1)]
    found = [Window(end - (length - 1) * _DAY, end) for end in ends]
    if length == _MONTH:
        last = published.replace(day=1) - _DAY
        found.append(Window(last.replace(day=1), last))
    if length == _WEEK and claim.period.assumed is not None:
        last = published - _DAY
        running = Window(last - (last.weekday() - first_weekday) % _WEEK * _DAY, last)
        found += [running] if window_choice(running, first_weekday) == "running-week" else []
    yield from (window for window in dict.fromkeys(found) if window != told)


def moved(claim: Claim, window: Window) -> Claim:
    """The claim as if its words gave this window; what it is measured on moves along."""
    told = told_window(claim)
    if window == told:
        return claim
    period = replace(claim.period, start=window.start, end=window.end)
    return replace(claim, period=period, base=_moved_base(claim.base, told, window))


def _moved_base(base: Period | None, told: Window, window: Window) -> Period | None:
    """The base as many days before the window as it was before the told one, and as long as the window where it was so."""
    if base is None or base.start is None or base.end is None:
        return base
    end = window.end - (told.end - base.end)
    if base.end - base.start == told.end - told.start:
        length = window.end - window.start
        end = window.start - _DAY if base.end == told.start - _DAY else end
        return replace(base, start=end - length, end=end)
    return replace(base, start=end - (base.end - base.start), end=end)
