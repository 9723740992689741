"""Streaks: how many windows in a row a condition has held, counted back from the last, on one basis throughout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

from claims.claim import Claim
from claims.figure import UNBOUNDED, Figure
from factcheck.kind import Rule
from factcheck.kinds.gap import difference
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome, Point, Used, agree_whole
from factcheck.view import Missing
from factcheck.vocabulary import Fit, Side
from sources.board.board import Window

#: How far back a run is followed; the longest ones in the news are under half of it.
_FARTHEST = 80
_WEEK = 7

#: What a condition gave in one week, the rows it rests on, and whether they were captured at the time.
_Seen: TypeAlias = tuple[Point, tuple[Used, ...], bool]


def _length(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """Windows that surely hold, and windows that may, from the last one back to the first that does not."""
    if claim.figure is None or claim.figure.unit != "weeks":
        return Missing("measure-not-published")
    condition = _CONDITIONS.get(claim.condition or "")
    last = _last_week(window, lens.board.first_weekday)
    if condition is None or last is None:
        return Missing("ambiguous")
    points: list[Point] = []
    used: tuple[Used, ...] = ()
    near = True
    sure: int | None = None
    possible = Decimal(UNBOUNDED)
    for back in range(_FARTHEST):
        at = lens.earlier(last, back)
        seen = condition(claim, lens, at)
        if isinstance(seen, Missing):
            if back == 0 or (seen.fault is not None and sure is None and _undecided(claim.figure, back)):
                return seen
            sure = back if sure is None else sure
            break
        point, rows, close = seen
        points.append(point)
        if back == 0:
            used, near = rows, close
        if point.holds is not True and sure is None:
            sure = back
        if point.holds is False:
            possible = Decimal(back)
            break
    return Outcome(
        Decimal(sure if sure is not None else len(points)), possible, near=near, used=used, points=tuple(reversed(points))
    )


def _undecided(told: Figure, sure: int) -> bool:
    """Whether the run told of is not decided by so many weeks that surely hold: then it rests on the week before them."""
    return agree_whole(told, Outcome(Decimal(sure), Decimal(UNBOUNDED))).fit is Fit.UNDECIDED


def _last_week(window: Window, first_weekday: int) -> Window | None:
    """The last week of the run: the window itself, or the week that a longer one, or a day, closes with."""
    if (window.end - window.start).days == _WEEK - 1:
        return window
    closes = (window.end.weekday() - first_weekday) % _WEEK == _WEEK - 1
    return Window(window.end - timedelta(days=_WEEK - 1), window.end) if closes else None


def _first(claim: Claim, lens: Lens, window: Window) -> _Seen | Missing:
    return _among(claim, lens, window, 1)


def _in_top(claim: Claim, lens: Lens, window: Window) -> _Seen | Missing:
    return _among(claim, lens, window, claim.n or 0)


def _among(claim: Claim, lens: Lens, window: Window, n: int) -> _Seen | Missing:
    place = lens.place(claim.subject.id, window)
    if isinstance(place, Missing):
        return place
    holds = True if place.high <= n else False if place.widest.low > n else None
    own = next((row for row in place.used if lens.belongs(row.cell.entity, claim.subject.id, window)), None)
    rank = int(place.low) if place.exact else None
    return Point(window.start, window.end, holds, own.cell.value if own else None, rank=rank), place.used, place.near


def _ahead(claim: Claim, lens: Lens, window: Window) -> _Seen | Missing:
    gap = difference(claim, lens, window)
    if isinstance(gap, Missing):
        return gap
    holds = True if gap.low > 0 else False if gap.widest.high <= 0 else None
    sides = {side: sum((row.cell.used for row in gap.used if row.side is side), Decimal(0)) for side in Side}
    return Point(window.start, window.end, holds, sides[Side.SUBJECT], sides[Side.OBJECT]), gap.used, gap.near


def _rising(claim: Claim, lens: Lens, window: Window) -> _Seen | Missing:
    now = lens.total(claim.subject.id, window)
    before = lens.total(claim.subject.id, lens.earlier(window, 1))
    if isinstance(now, Missing):
        return now
    if isinstance(before, Missing):
        return before
    holds = True if now.low > before.widest.high else False if now.widest.high <= before.widest.low else None
    return Point(window.start, window.end, holds, now.low, before.low), now.used, now.near


_CONDITIONS: dict[str, Callable[[Claim, Lens, Window], _Seen | Missing]] = {
    "rank-1": _first,
    "in-top": _in_top,
    "ahead-of": _ahead,
    "rising": _rising,
}


def _agree(claim: Claim, outcome: Outcome) -> Agreement:
    """A run longer than told contradicts only an ordinal: the fifth week cannot be the sixth, but five weeks are in six."""
    if claim.figure is None:
        return Agreement(Fit.UNDECIDED)
    agreement = agree_whole(claim.figure, outcome)
    if agreement.fit is Fit.EXCLUDED and not claim.ordinal and outcome.low > claim.figure.value:
        return Agreement(Fit.UNDECIDED, note="longer-run")
    return agreement


RULE = Rule(
    "streak",
    _length,
    _agree,
    {
        "en/rank-1": "{subject} ranked first for {value} in a row, up to the week of {days}",
        "en/rank-1/one": "{subject} ranked first in the week of {days}, but not in the week before",
        "en/rank-1/none": "{subject} did not rank first {window}",
        "en/rank-1/also": "the run in first place is {value}",
        "en/rank-1/also/none": "another came first",
        "en/in-top": "{subject} stayed in the top {n} for {value} in a row, up to the week of {days}",
        "en/in-top/one": "{subject} reached the top {n} in the week of {days}, but not in the week before",
        "en/in-top/none": "{subject} did not reach the top {n} {window}",
        "en/in-top/also": "the run in the top {n} is {value}",
        "en/in-top/also/none": "the top {n} is not reached",
        "en/ahead-of": "{subject} led {object} for {value} in a row, up to the week of {days}",
        "en/ahead-of/one": "{subject} led {object} in the week of {days}, but not in the week before",
        "en/ahead-of/none": "{subject} did not lead {object} ({subject_value} to {object_value} tokens) {window}",
        "en/ahead-of/also": "the lead has lasted {value}",
        "en/ahead-of/also/none": "the order is reversed ({subject_value} to {object_value})",
        "en/rising": "{subject} rose for {value} in a row, up to the week of {days}",
        "en/rising/one": "{subject} rose in the week of {days}, but not in the week before",
        "en/rising/none": "{subject} did not rise {window}",
        "en/rising/also": "the rise has lasted {value}",
        "en/rising/also/none": "there is no rise",
        "zh/rank-1": "截至{window}，{subject}连续{value}居首",
        "zh/rank-1/one": "{window}，{subject}居首，但前一周并非如此",
        "zh/rank-1/none": "{window}，{subject}并非第一",
        "zh/rank-1/also": "则居首持续{value}",
        "zh/rank-1/also/none": "则并非第一",
        "zh/in-top": "截至{window}，{subject}连续{value}位居前{n}",
        "zh/in-top/one": "{window}，{subject}位居前{n}，但前一周并非如此",
        "zh/in-top/none": "{window}，{subject}未进前{n}",
        "zh/in-top/also": "则位居前{n}持续{value}",
        "zh/in-top/also/none": "则未进前{n}",
        "zh/ahead-of": "截至{window}，{subject}连续{value}多于{object}",
        "zh/ahead-of/one": "{window}，{subject}多于{object}，但前一周并非如此",
        "zh/ahead-of/none": "{window}，{subject}并不多于{object}（{subject_value}对{object_value}）",
        "zh/ahead-of/also": "则领先持续{value}",
        "zh/ahead-of/also/none": "则次序相反（{subject_value}对{object_value}）",
        "zh/rising": "截至{window}，{subject}连续{value}上升",
        "zh/rising/one": "{window}，{subject}上升，但前一周并非如此",
        "zh/rising/none": "{window}，{subject}并未上升",
        "zh/rising/also": "则上升持续{value}",
        "zh/rising/also/none": "则并未上升",
    },
    measured_in_digits=False,
)
