"""Histories: the weeks around a claim as the basis behind its verdict sees them, each as the board fixes it or not at all.

A history explains and never judges. A week without a capture, with one that failed its audit, or in which the board gives
an interval has no value: nothing is filled in. Streaks and records bring the weeks that they rest on themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.lens import Lens
from factcheck.outcome import Outcome, Point
from factcheck.readings import Reading
from factcheck.view import Missing, Views
from factcheck.vocabulary import Kind, Side
from sources.board.board import Board, Window

#: So many weeks before the claimed one are looked at, and after it, as far as the board has them.
BEFORE, AFTER = 8, 4
_WEEK, _DAY = timedelta(7), timedelta(1)
#: Fewer weeks than this are no history.
_LEAST = 2
#: Subjects that are single rows: their history is that of the rows that the reading took, never of other variants.
_ROWS = ("model:", "list:")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a week shows: the subject's sum, what it is held against, and its place."""

    value: Decimal | None = None
    against: Decimal | None = None
    rank: int | None = None


_NOTHING = _Seen()


@dataclass(frozen=True, slots=True)
class _Sides:
    """Whom a history is of, and of whom the rows that the reading took, where it took rows; `basis` is the reading's, `whole`
    the one on which a share's whole is counted."""

    subject: str
    object: str
    basis: Basis
    whole: Basis
    taken: frozenset[str]
    taken_beside: frozenset[str]


_Look: TypeAlias = "Callable[[Histories, _Sides, Window], _Seen]"


class Histories:
    """The histories of one article's claims, each looked up once: claims of a story mostly share subjects and days."""

    def __init__(self, board: Board, views: Views) -> None:
        self._board = board
        self._views = views
        self._kept: dict[tuple[_Look, _Sides, Window], tuple[Point, ...]] = {}
        self._around: dict[Window, tuple[Window, ...]] = {}

    def of(self, claim: Claim, shown: Reading | None) -> tuple[Point, ...]:
        """The weeks around the window of a reading, the first first; none where fewer than two of them can be seen."""
        if shown is None or not isinstance(shown.outcome, Outcome):
            return ()
        if shown.outcome.points or claim.kind not in _LOOKS or not self._is_week(shown.window):
            return shown.outcome.points
        for sides in _ways(claim, shown.outcome, shown.basis):
            points = self._points(_look(claim, shown.basis), sides, shown.window)
            if points and _bears_out(claim, shown, points):
                return points
        return ()

    def _points(self, look: _Look, sides: _Sides, window: Window) -> tuple[Point, ...]:
        key = (look, sides, window)
        if key not in self._kept:
            if window not in self._around:
                self._around[window] = tuple(self._weeks(window))
            seen = [(week, look(self, sides, week)) for week in self._around[window]]
            points = [Point(week.start, week.end, None, each.value, each.against, each.rank) for week, each in seen]
            self._kept[key] = tuple(_trimmed(points, window))
        return self._kept[key]

    def amount(self, subject: str, taken: frozenset[str], basis: Basis, week: Window) -> _Seen:
        """A subject's sum in a week, and its place where it is one row that holds one; nothing where the board fixes no sum."""
        lens = Lens(self._board, self._views, basis)
        view = lens.view(week)
        if isinstance(view, Missing):
            return _NOTHING
        if subject == "platform:total":
            whole = lens.total(subject, week)
            return _Seen(whole.low) if isinstance(whole, Outcome) else _NOTHING
        own = lens.members(subject, view)
        by_row = subject.startswith(_ROWS)
        if by_row and basis.variants == "apart":
            own = [cell for cell in own if cell.entity in taken]
        ends = lens.ends(subject, own, view)
        if isinstance(ends, Missing) or ends.low != ends.high or (by_row and any(cell.slack for cell in own)):
            return _NOTHING
        placed = len(own) == 1 and subject.startswith("model:") and not own[0].repeats
        return _Seen(ends.low, rank=view.ranking.place(own[0]) if placed else None)

    def place(self, subject: str, basis: Basis, week: Window) -> int | None:
        """The place of a subject that is no single row."""
        place = Lens(self._board, self._views, basis).place(subject, week)
        return int(place.low) if isinstance(place, Outcome) and place.exact else None

    def _is_week(self, window: Window) -> bool:
        return window.start.weekday() == self._board.first_weekday and window.end - window.start + _DAY == _WEEK

    def _weeks(self, window: Window) -> Iterator[Window]:
        """The weeks before and after; none that ended after the day whose captures are asked for."""
        last, as_of = self._board.last_window.end, self._views.as_of
        for step in range(-BEFORE, AFTER + 1):
            week = Window(window.start + step * _WEEK, window.end + step * _WEEK)
            if step <= 0 or week.end <= (min(last, as_of) if as_of is not None else last):
                yield week


def _ways(claim: Claim, outcome: Outcome, basis: Basis) -> Iterator[_Sides]:
    """A share may be one of the same scope or of the platform (`factcheck.kinds.share`); whatever else, there is one way."""
    subject, other = claim.subject.id, claim.object.id if claim.object is not None else ""
    taken, beside = (
        _taken(claim, outcome, side) if _is_by_row(whom, basis) else frozenset[str]()
        for whom, side in ((subject, Side.SUBJECT), (other, Side.OBJECT))
    )
    sides = _Sides(subject, other, basis, basis, taken, beside)
    yield sides
    if claim.kind == Kind.SHARE and basis.scope != "platform":
        yield replace(sides, whole=replace(basis, scope="platform"))


def _taken(claim: Claim, outcome: Outcome, side: Side) -> frozenset[str]:
    """The rows that a reading took of one side; a place is told with the rows around it."""
    rows = (used for used in outcome.used if used.side is side and (claim.kind != Kind.RANK or used.rank == outcome.low))
    return frozenset(used.cell.entity for used in rows)


def _is_by_row(subject: str, basis: Basis) -> bool:
    return subject.startswith(_ROWS) and basis.variants == "apart"


def _amount(of: Histories, sides: _Sides, week: Window) -> _Seen:
    return of.amount(sides.subject, sides.taken, sides.basis, week)


def _beside(of: Histories, sides: _Sides, week: Window) -> _Seen:
    """Both sides of a difference, or neither."""
    one = of.amount(sides.subject, sides.taken, sides.basis, week)
    other = of.amount(sides.object, sides.taken_beside, sides.basis, week)
    return _NOTHING if one.value is None or other.value is None else _Seen(one.value, other.value)


def _of_whole(of: Histories, sides: _Sides, week: Window) -> _Seen:
    one, whole = _amount(of, sides, week), of.amount("platform:total", frozenset(), sides.whole, week)
    return _Seen(one.value, whole.value) if one.value is not None and whole.value else _NOTHING


def _place(of: Histories, sides: _Sides, week: Window) -> _Seen:
    return replace(_amount(of, sides, week), rank=of.place(sides.subject, sides.basis, week))


_LOOKS: dict[str, _Look] = {
    Kind.TOTAL: _amount,
    Kind.SUM: _amount,
    Kind.GROWTH: _amount,
    Kind.GAP: _beside,
    Kind.COMPARISON: _beside,
    Kind.RATIO: _beside,
    Kind.SHARE: _of_whole,
    Kind.RANK: _place,
}


def _look(claim: Claim, basis: Basis) -> _Look:
    """How a week is looked at; the place of a single row comes with its sum."""
    return _amount if claim.kind == Kind.RANK and _is_by_row(claim.subject.id, basis) else _LOOKS[claim.kind]


def _bears_out(claim: Claim, shown: Reading, points: tuple[Point, ...]) -> bool:
    """Whether the claimed week is what the reading says, so that both are about the same rows. A change is one of two weeks."""
    outcome = shown.outcome
    assert isinstance(outcome, Outcome)
    if not outcome.exact or claim.kind == Kind.GROWTH:
        return True
    point = next(point for point in points if point.start == shown.window.start)
    return _worked_out(claim.kind, point) == outcome.low


def _worked_out(kind: str, point: Point) -> Decimal | None:
    """What is shown of a week as the kind counts it."""
    if kind == Kind.RANK:
        return Decimal(point.rank) if point.rank is not None else None
    if point.value is None or point.against is None:
        return point.value
    return point.value - point.against if kind in {Kind.GAP, Kind.COMPARISON} else point.value / point.against


def _trimmed(points: list[Point], window: Window) -> list[Point]:
    """Without the weeks at either end that show nothing; the claimed one stays."""
    shown = [at for at, point in enumerate(points) if point.value is not None or point.rank is not None]
    if len(shown) < _LEAST:
        return []
    claimed = next(at for at, point in enumerate(points) if point.start == window.start)
    return points[min(*shown, claimed) : max(*shown, claimed) + 1]
