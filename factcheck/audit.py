"""The audit: whether a capture can be trusted at all, before anything is judged by it (DESIGN §5).

A capture is looked at by itself and beside its siblings, the other windows of the same payload; never beside another
payload or another series, which may differ by design. A capture with a fault is not used. A week that a payload skips is a
fault of that week alone: its neighbours are as good as ever, but what steps over it is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from weakref import WeakKeyDictionary

from sources.board.board import Board, Snapshot, Window

#: The remainder, where it is named like a row.
REMAINDER = "Others"
#: What the rows of a board come to at most where its unit is a part of a whole.
_WHOLES = {"share": Decimal(1), "percent": Decimal(100), "%": Decimal(100)}
#: No week at either end of a payload has under half of the one beside it, unless it is cut off.
_CUT_OFF = Decimal("0.5")
#: So many windows to either side are compared, or searched for the payload that skips a week.
_REACH = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Details:
    """Where a fault is: the capture (`snapshot` is empty for a week that it skips), the rows and other windows concerned."""

    snapshot: str
    window: Window
    captured_at: datetime
    rows: tuple[str, ...] = ()
    beside: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a capture; the slug has a phrase in every language (explanation.toml, `fault-…`)."""

    slug: str
    details: Details


@dataclass(frozen=True, slots=True)
class Finds:
    """What a check found: the rows and windows concerned."""

    rows: tuple[str, ...] = ()
    beside: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a capture can be broken; `look` gives `None` where it is not."""

    slug: str
    look: Callable[[Snapshot, Board], Finds | None]


def audit(board: Board, window: Window) -> tuple[Fault, ...]:
    """Every fault of every capture of a window, earliest capture first; of a window without a capture, that it was skipped."""
    captures = audited(board, window)
    if not captures:
        hole = skipped(board, window)
        return (hole,) if hole is not None else ()
    return tuple(fault for _, found in captures for fault in found)


#: What was audited of each board, for as long as there is such a board: its captures never change.
_AUDITED: WeakKeyDictionary[Board, dict[Window, tuple[tuple[Snapshot, tuple[Fault, ...]], ...]]] = WeakKeyDictionary()


def audited(board: Board, window: Window) -> tuple[tuple[Snapshot, tuple[Fault, ...]], ...]:
    """Every capture of a window with its faults, each looked at once as long as the board is open."""
    known = _AUDITED.setdefault(board, {})
    if window not in known:
        known[window] = tuple((snapshot, faults(snapshot, board)) for snapshot in board.snapshots(window))
    return known[window]


def faults(snapshot: Snapshot, board: Board) -> tuple[Fault, ...]:
    """What is wrong with one capture, in the order of `CHECKS`; nothing, as a rule."""
    found = [(check.slug, check.look(snapshot, board)) for check in CHECKS]
    frame = snapshot.id, snapshot.window, snapshot.captured_at
    return tuple(Fault(slug, Details(*frame, finds.rows, finds.beside)) for slug, finds in found if finds is not None)


def skipped(board: Board, window: Window) -> Fault | None:
    """The fault `missing-week`: a week without a capture of which some payload has weeks before and after."""
    if _days(window) != _WEEK:
        return None
    for back in range(1, _REACH + 1):
        for snapshot in board.snapshots(_moved(window, -back)):
            later = [week for week in _alike(snapshot, board) if week.start > window.start and _weekday(week) == _weekday(window)]
            if later:
                return Fault(MISSING_WEEK, Details("", window, snapshot.captured_at, beside=(snapshot.window, min(later))))
    return None


def _partial(snapshot: Snapshot, board: Board) -> Finds | None:
    """Made before the window closed, or said to be partial; no row has all of its days; or cut off by the payload's span."""
    days = _days(snapshot.window)
    running = not snapshot.complete or snapshot.captured_at.date() <= snapshot.window.end
    lacking = bool(snapshot.rows) and all(row.days < days for row in snapshot.rows)
    return Finds() if running or lacking or _cut(snapshot, board) else None


def _cut(snapshot: Snapshot, board: Board) -> bool:
    """Whether a week at an end of its payload has under half of what the one beside it has."""
    if _days(snapshot.window) != _WEEK:
        return False
    siblings = board.siblings(snapshot)
    beside = [window for window in (_moved(snapshot.window, 1), _moved(snapshot.window, -1)) if window in siblings]
    other = _at(beside[0], snapshot, board) if len(beside) == 1 else None
    return other is not None and _total(snapshot) < _total(other) * _CUT_OFF


def _duplicated(snapshot: Snapshot, board: Board) -> Finds | None:
    """The same rows to the token as those of another window near it. A single row may be the same by chance."""
    if len(snapshot.rows) < 2 or not any(row.value for row in snapshot.rows):
        return None
    near = (window for window in _alike(snapshot, board) if abs(window.start - snapshot.window.start) <= _reach(snapshot.window))
    same = tuple(window for window in near if _same(_at(window, snapshot, board), snapshot))
    return Finds(beside=same) if same else None


def _over_whole(snapshot: Snapshot, board: Board) -> Finds | None:
    """Shares that come to more than the whole, by more than their rounding explains."""
    whole = _WHOLES.get(board.unit)
    if whole is None:
        return None
    values = [row.value for row in snapshot.rows] + ([snapshot.others] if snapshot.others is not None else [])
    finest = min((int(value.as_tuple().exponent) for value in values), default=0)
    rounding = Decimal(len(values)).scaleb(finest) / 2
    return Finds() if sum(values, Decimal(0)) > whole + rounding else None


def _part_above(snapshot: Snapshot, board: Board) -> Finds | None:
    """Something below nought (then the rest is above the total), or a row with more in some days than in all of them."""
    broken = [row.entity for row in snapshot.rows if row.value < 0]
    if snapshot.others is not None and snapshot.others < 0:
        broken.append(REMAINDER)
    if not broken and board.unit not in _WHOLES:  # shares of single days do not add up to that of all days
        broken = [entity for part in _parts(snapshot, board) for entity in _above(part, snapshot, board)]
    return Finds(rows=tuple(dict.fromkeys(broken))) if broken else None


def _twice(snapshot: Snapshot, _board: Board) -> Finds | None:
    """A row that is listed more than once would be summed more than once."""
    counted = Counter(row.entity for row in snapshot.rows)
    repeated = tuple(entity for entity, times in counted.items() if times > 1)
    return Finds(rows=repeated) if repeated else None


def _mixed(snapshot: Snapshot, board: Board) -> Finds | None:
    """Weeks of one payload that start on different days of the week: nobody knows which of them are dated rightly."""
    if _days(snapshot.window) != _WEEK:
        return None
    odd = tuple(week for week in _alike(snapshot, board) if _weekday(week) != _weekday(snapshot.window))
    return Finds(beside=odd) if odd else None


PARTIAL = "partial-bucket"
#: Every check of a capture, by what it finds.
CHECKS = (
    Check(PARTIAL, _partial),
    Check("duplicated-capture", _duplicated),
    Check("share-over-whole", _over_whole),
    Check("part-above-total", _part_above),
    Check("row-twice", _twice),
    Check("mixed-weekdays", _mixed),
)
MISSING_WEEK = "missing-week"
#: Every slug of a fault.
SLUGS = (*(check.slug for check in CHECKS), MISSING_WEEK)


def _alike(snapshot: Snapshot, board: Board) -> Sequence[Window]:
    """The siblings that are as long as the window, in order."""
    days = _days(snapshot.window)
    return sorted(window for window in board.siblings(snapshot) if _days(window) == days)


def _at(window: Window, snapshot: Snapshot, board: Board) -> Snapshot | None:
    """The sibling of a capture in a window."""
    return next((other for other in board.snapshots(window) if _one_payload(other, snapshot)), None)


def _one_payload(one: Snapshot, other: Snapshot) -> bool:
    return (one.series, one.captured_at, one.provenance) == (other.series, other.captured_at, other.provenance)


def _same(one: Snapshot | None, other: Snapshot) -> bool:
    return one is not None and one.complete and (one.rows, one.others) == (other.rows, other.others)


def _parts(snapshot: Snapshot, board: Board) -> Iterator[Snapshot]:
    """The siblings within the window."""
    for window in board.siblings(snapshot):
        if snapshot.window.start <= window.start <= window.end <= snapshot.window.end:
            part = _at(window, snapshot, board)
            if part is not None and part.complete:
                yield part


def _above(part: Snapshot, snapshot: Snapshot, board: Board) -> list[str]:
    """The rows with more in a part than in the whole; as much as the board restates may have come between the two."""
    whole = {row.entity: row.value * (1 + board.restatement) for row in snapshot.rows}
    return [row.entity for row in part.rows if row.value > whole.get(row.entity, row.value)]


def _total(snapshot: Snapshot) -> Decimal:
    return sum((row.value for row in snapshot.rows), snapshot.others or Decimal(0))


def _moved(window: Window, periods: int) -> Window:
    step = timedelta(_days(window) * periods)
    return Window(window.start + step, window.end + step)


def _reach(window: Window) -> timedelta:
    return timedelta(_days(window) * _REACH)


def _weekday(window: Window) -> int:
    return window.start.weekday()


def _days(window: Window) -> int:
    return (window.end - window.start).days + 1
