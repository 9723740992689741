"""One window of a board, summed in the open: what verdicts rest on, without any story.

Rows come through the same views and lenses as those of a verdict. Who counts as what is as of the window's last day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

from factcheck.basis import Basis
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.parts import snapshot_part
from factcheck.report import SnapshotPart, Words
from factcheck.view import Cell, Missing, View, Views
from sources.board.board import Board, OriginStatus, Window

SCOPES = ("chart", "top-10", "catalogue", "platform")
CAPTURES = ("as-of-publication", "latest")
DIGITS = ("displayed", "exact")
BY = ("origin", "author", "model")
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that count together: their sum, and what it may be at most (Others may belong to it, too).

    `id` is a subject id, or `status:stealth`, `status:unchecked` for rows that count for nobody.
    """

    id: str
    label: Words
    low: Decimal
    high: Decimal
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One window on one basis: its groups, the largest first, and Others; or why there is nothing."""

    basis: Basis
    groups: tuple[Group, ...]
    others: Decimal | None
    missing: str = ""

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum((group.low for group in self.groups), self.others or Decimal(0))


def window_of(text: str) -> Window:
    """The week that a day is in, an ISO week (`2026-W11`), or the days of `FIRST..LAST`; `ValueError` where it is none.

    >>> window_of("2026-03-11") == window_of("2026-W11") == window_of("2026-03-09..2026-03-15")
    True
    """
    first, dots, last = text.partition("..")
    if dots:
        window = Window(date.fromisoformat(first), date.fromisoformat(last))
        if window.end < window.start:
            raise ValueError(text)
        return window
    day = date.fromisoformat(first)
    monday = day - timedelta(days=day.weekday())
    return Window(monday, monday + timedelta(days=_WEEK - 1))


def answers(board: Board, window: Window, scopes: Sequence[str], digits: Sequence[str], by: str) -> tuple[Answer, ...]:
    """A window on every basis asked for, as first published before as restated later."""
    views = Views(board, None)
    kind = "iso-week" if (window.end - window.start).days + 1 == _WEEK else "day" if window.start == window.end else "month"
    found = []
    for scope, capture, digit in product(scopes, CAPTURES, digits):
        basis = Basis(window=kind, scope=scope, capture=capture, digits=digit)
        found.append(_answer(Lens(board, views, basis), window, by))
    return tuple(found)


def snapshots(board: Board, window: Window, shown: Sequence[Answer]) -> tuple[SnapshotPart, ...]:
    """The captures that the rows of some answers come from."""
    wanted = {cell.snapshot for answer in shown for group in answer.groups for cell in group.cells}
    return tuple(snapshot_part(snapshot) for snapshot in board.snapshots(window) if snapshot.id in wanted)


def _answer(lens: Lens, window: Window, by: str) -> Answer:
    view = lens.view(window)
    if isinstance(view, Missing):
        return Answer(lens.basis, (), None, view.reason)
    grouped: dict[str, list[Cell]] = {}
    for cell in view.cells:
        grouped.setdefault(_group_of(lens.board, cell, window, by), []).append(cell)
    groups = [_group(lens, ident, cells, view) for ident, cells in grouped.items()]
    return Answer(lens.basis, tuple(sorted(groups, key=lambda group: (-group.low, group.id))), view.others)


def _group_of(board: Board, cell: Cell, window: Window, by: str) -> str:
    """The subject that a row counts for."""
    if by == "model":
        return f"model:{cell.entity}"
    belonging = board.belonging(cell.entity, window.end)
    if by == "author":
        return f"author:{belonging.author}" if belonging.author else f"status:{OriginStatus.STEALTH}"
    return f"origin:{belonging.origin}" if belonging.status is OriginStatus.KNOWN else f"status:{belonging.status}"


def _group(lens: Lens, ident: str, cells: Sequence[Cell], view: View) -> Group:
    own = sum((cell.used for cell in cells), Decimal(0))
    low, high = own, own + (view.others or 0)
    if ident.startswith(("origin:", "author:")):
        outcome = lens.total(ident, view.window)
        assert isinstance(outcome, Outcome)  # the view is there, so its rows are
        low, high = outcome.low, outcome.high
    elif ident.startswith("model:"):
        high = own
    label = {} if ident.startswith("status:") else {code: _label(lens.board, ident, code) for code in ("zh", "en")}
    return Group(ident, label, low, high, tuple(cells))


def _label(board: Board, ident: str, language: str) -> str:
    kind, _, rest = ident.partition(":")
    return board.entity(rest).label if kind == "model" else board.label_of(ident, language)
