"""Views: the rows that one basis sees in one window, whatever captures they come from.

A chart of the time was seldom captured. As first published, a chart is its members with the values of the earliest
capture of their pages; where a page is incomplete (a stealth model that was removed on its reveal), the chart's own
value stands in, and the row says so (DESIGN §5).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from factcheck.audit import Fault, faults, skipped
from factcheck.basis import Basis
from sources.board.board import Board, Coverage, Row, Snapshot, Window

#: A capture counts as one of the time of the article within this many days (DESIGN §5).
NEAR = timedelta(days=10)
#: A page that shows less than this part of the chart's own value lacks days: figures only ever fell, by under half a percent.
_WHOLE_PAGE = Decimal("0.995")
#: Two rows of one maker with the same value in so many digits are one: no two models are used alike to the token.
_TELLING_DIGITS = 6
#: The scopes that only one kind of capture can serve; any other is served by each.
_SERVED_BY = {"chart": Coverage.CHART, "catalogue": Coverage.CATALOGUE}


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as a basis uses it: the captured value, the value that goes into sums, its capture, and what is to be said.

    `slack` is how much more it may have been: the days that the capture lacks. `repeats` marks the page of an old name
    that leads to another model and shows that model's figures: it is summed as the board shows it, but holds no place.
    """

    entity: str
    value: Decimal
    used: Decimal
    snapshot: str
    note: str = ""
    slack: Decimal = Decimal(0)
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Rows in falling order of value. `others` is the sum of what is not named (`None`: nothing is missing).

    The truth at publication lies between a value times `low` and times `high`: 1 where a capture of the time exists,
    widened by the board's restatement margin where only another one does (`near` is false then). `whole` is what the
    platform's total is taken from where the rows come from another series than Others: series never mix in one sum.
    """

    window: Window
    cells: tuple[Cell, ...]
    others: Decimal | None
    low: Decimal
    high: Decimal
    near: bool
    whole: View | None = None

    @property
    def placed(self) -> tuple[Cell, ...]:
        """The rows that hold a place of their own."""
        return tuple(cell for cell in self.cells if not cell.repeats)

    @property
    def bound(self) -> Decimal:
        """The largest value that a row without a name can have: not above the smallest named one, nor above Others."""
        if self.others is None or not self.cells:
            return Decimal(0)
        return min(self.others, self.cells[-1].value)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a basis sees nothing: a reason of the design (`no-snapshot`, `board-incomplete`, `board-failed-audit`).

    `fault` says what is wrong where the audit failed.
    """

    reason: str
    fault: Fault | None = None


def _repeats(list_: Snapshot, board: Board) -> frozenset[str]:
    """The rows that repeat another one of the same maker to the token; the shortest name is taken for the model's own."""
    if list_.coverage is not Coverage.CATALOGUE:
        return frozenset()
    seen: set[tuple[Decimal, str]] = set()
    found = set()
    for row in sorted(list_.rows, key=lambda row: (-row.value, len(row.entity), row.entity)):
        key = (row.value, board.belonging(row.entity, list_.window.end).author)
        if key in seen and len(row.value.normalize().as_tuple().digits) >= _TELLING_DIGITS:
            found.add(row.entity)
        seen.add(key)
    return frozenset(found)


class Views:
    """The views of one article on one board, each composed once.

    `published` is `None` where the date is unknown. With `as_of` verdicts start from the captures made up to that day, the
    latest of each window, instead of those of the time of publication.
    """

    def __init__(self, board: Board, published: date | None, as_of: date | None = None) -> None:
        self._board = board
        self.published = published
        self.as_of = as_of
        self._kept: dict[tuple[Window, str, str, str], View | Missing] = {}
        self._faults: dict[Window, list[tuple[Snapshot, tuple[Fault, ...]]]] = {}

    @property
    def windows(self) -> tuple[Window, ...]:
        """Every window that was looked at."""
        return tuple(dict.fromkeys(window for window, *_ in self._kept))

    @property
    def captures(self) -> tuple[str, ...]:
        """The captures that readings try, first the one that verdicts start from."""
        return ("as-of-publication", "latest") if self.as_of is None else ("as-of-date", "as-of-publication")

    def captured(self, idents: Collection[str]) -> tuple[datetime, ...]:
        """When some captures were made, of those that were looked at."""
        looked_at = (snapshot for audited in self._faults.values() for snapshot, _ in audited)
        return tuple(snapshot.captured_at for snapshot in looked_at if snapshot.id in idents)

    def at(self, window: Window, basis: Basis) -> View | Missing:
        """What a basis sees in a window."""
        key = (window, basis.scope, basis.capture, basis.digits)
        if key not in self._kept:
            self._kept[key] = self._compose(window, basis)
        return self._kept[key]

    def _compose(self, window: Window, basis: Basis) -> View | Missing:
        """The view on the captures that pass the audit; where a kind of capture is wanted that failed it, that is the reason."""
        audited = self._audited(window)
        if not audited:
            hole = skipped(self._board, window)
            return Missing("no-snapshot") if hole is None else Missing("board-failed-audit", hole)
        sound = [snapshot for snapshot, found in audited if not found]
        composed = self._on(sound, basis)
        if isinstance(composed, View):
            return composed
        wanted = {_SERVED_BY[basis.scope]} if sound and basis.scope in _SERVED_BY else set(Coverage)
        wanted -= {snapshot.coverage for snapshot in sound}
        failed = [found[0] for snapshot, found in audited if found and snapshot.coverage in wanted]
        return Missing("board-failed-audit", failed[0]) if failed else composed

    def _audited(self, window: Window) -> list[tuple[Snapshot, tuple[Fault, ...]]]:
        """Every capture of a window, each audited once."""
        if window not in self._faults:
            self._faults[window] = [(snapshot, faults(snapshot, self._board)) for snapshot in self._board.snapshots(window)]
        return self._faults[window]

    def _on(self, captures: Sequence[Snapshot], basis: Basis) -> View | Missing:
        if basis.scope == "catalogue":
            return self._one(captures, Coverage.CATALOGUE, basis)
        if basis.scope == "chart":
            return self._chart(captures, basis, with_others=False)
        if basis.scope.startswith("top-"):
            return self._top(captures, basis, int(basis.scope.removeprefix("top-")))
        top = self._one(captures, Coverage.TOP, basis)
        return top if isinstance(top, View) else self._platform(captures, basis)

    def _platform(self, captures: Sequence[Snapshot], basis: Basis) -> View | Missing:
        chart = self._chart(captures, basis, with_others=True)
        return chart if isinstance(chart, View) else self._one(captures, Coverage.CATALOGUE, basis)

    def _one(self, captures: Sequence[Snapshot], coverage: Coverage, basis: Basis) -> View | Missing:
        """The rows of one capture of this coverage."""
        chosen = self._pick([snapshot for snapshot in captures if snapshot.coverage is coverage], basis.capture)
        if chosen is None:
            return Missing("board-incomplete")
        if coverage is Coverage.CHART:
            return self._view(chosen, self._cells(chosen, basis), chosen.others, basis)
        chart = self._pick([snapshot for snapshot in captures if snapshot.coverage is Coverage.CHART], basis.capture)
        return self._view(chosen, self._completed(chosen, chart, basis), chosen.others, basis)

    def _completed(self, list_: Snapshot, chart: Snapshot | None, basis: Basis) -> list[Cell]:
        """The rows of a long list. What the chart of the same window names and the list lacks, wholly or in part (a page that
        was taken down), has the chart's value; other rows that lack days may have had more."""
        rows = {row.entity: row for row in list_.rows}
        repeats = _repeats(list_, self._board)
        days = (list_.window.end - list_.window.start).days + 1
        full = min((row.value for row in rows.values() if row.days >= days), default=Decimal(0))
        bound = min((row.value for row in chart.rows), default=None) if chart is not None else None
        cells = [self._charted(row, chart, rows.get(row.entity), list_, basis) for row in chart.rows] if chart is not None else []
        placed = {cell.entity for cell in cells}
        for row in (row for row in rows.values() if row.entity not in placed):
            slack = Decimal(0)
            if row.days < days and self._may_lack(row, list_):
                slack = full if list_.coverage is Coverage.TOP else row.value / row.days * (days - row.days)
                slack = slack if bound is None else max(Decimal(0), min(slack, bound - row.value))
            cells.append(replace(self._cell(row, list_, basis), slack=slack, repeats=row.entity in repeats))
        return cells

    def _may_lack(self, row: Row, list_: Snapshot) -> bool:
        """Whether days are missing for another reason than that the row is new: it left the list, or its page was taken down."""
        if list_.coverage is Coverage.TOP:
            return True
        last = Window(list_.window.end, list_.window.end)
        for snapshot in self._board.snapshots(last):
            if snapshot.coverage is list_.coverage:
                return all(other.entity != row.entity for other in snapshot.rows)
        return True

    def _top(self, captures: Sequence[Snapshot], basis: Basis, n: int) -> View | Missing:
        """The first n rows of the longest list there is."""
        for coverage in (Coverage.CATALOGUE, Coverage.TOP, Coverage.CHART):
            whole = self._one(captures, coverage, basis)
            if isinstance(whole, View) and len(whole.placed) >= n:
                return View(whole.window, whole.placed[:n], None, whole.low, whole.high, whole.near)
        return Missing("board-incomplete")

    def _chart(self, captures: Sequence[Snapshot], basis: Basis, *, with_others: bool) -> View | Missing:
        charts = [snapshot for snapshot in captures if snapshot.coverage is Coverage.CHART]
        chart = self._pick(charts, basis.capture)
        if chart is None:
            return Missing("board-incomplete")
        others = chart.others if with_others else None
        own = self._view(chart, self._cells(chart, basis), others, basis)
        pages = None
        if not self._near(chart, basis.capture):
            pages = self._pick([s for s in captures if s.coverage is Coverage.CATALOGUE], basis.capture)
        if pages is None or not self._near(pages, basis.capture):
            return own
        first = {row.entity: row for row in pages.rows}
        cells = [self._charted(row, chart, first.get(row.entity), pages, basis) for row in chart.rows]
        return replace(self._view(pages, cells, others, basis), whole=own if with_others else None)

    def _charted(self, row: Row, chart: Snapshot, own: Row | None, list_: Snapshot, basis: Basis) -> Cell:
        """A row of the chart with the value of its page; where the page is missing or lacks days, the chart's own stands in."""
        if own is None or own.value < row.value * _WHOLE_PAGE:
            return replace(self._cell(row, chart, basis), note="chart-value-stands-in")
        return self._cell(own, list_, basis)

    def _cells(self, snapshot: Snapshot, basis: Basis) -> list[Cell]:
        return [self._cell(row, snapshot, basis) for row in snapshot.rows]

    def _cell(self, row: Row, snapshot: Snapshot, basis: Basis) -> Cell:
        used = self._board.displayed(row.value) if basis.digits == "displayed" else row.value
        return Cell(row.entity, row.value, used, snapshot.id)

    def _view(self, snapshot: Snapshot, cells: Sequence[Cell], others: Decimal | None, basis: Basis) -> View:
        ranked = tuple(sorted(cells, key=lambda cell: (-cell.value, cell.entity)))
        near = self._near(snapshot, basis.capture)
        margin = self._board.restatement
        low = high = Decimal(1)
        if not near:
            asked = self._asked(basis.capture)
            if asked is not None and snapshot.captured_at.date() < asked:
                low = 1 - margin  # the article may show what had fallen since
            else:
                high = 1 + margin  # figures fell between the article and the capture
        return View(snapshot.window, ranked, others, low, high, near)

    def _asked(self, capture: str) -> date | None:
        """The day whose captures are meant."""
        return self.as_of if capture == "as-of-date" else self.published

    def _near(self, snapshot: Snapshot, capture: str) -> bool:
        """Whether a capture shows what the article's writer could see, or what the board gave on the day asked for."""
        if capture == "latest":
            return True
        made, asked = snapshot.captured_at.date(), self._asked(capture)
        if capture == "as-of-date" and asked is not None:
            return made <= asked + NEAR
        return abs(made - (asked or snapshot.window.end)) <= NEAR

    def _pick(self, captures: Sequence[Snapshot], capture: str) -> Snapshot | None:
        """The capture that a basis asks for, among captures of one closed window and coverage, earliest first."""
        if not captures:
            return None
        if capture == "latest":
            return captures[-1]
        if capture == "as-of-date":
            by_then = [snapshot for snapshot in captures if self.as_of and snapshot.captured_at.date() <= self.as_of]
            return by_then[-1] if by_then else captures[0]
        if self.published is None or abs(captures[0].captured_at.date() - self.published) <= NEAR:
            return captures[0]
        later = [snapshot for snapshot in captures if snapshot.captured_at.date() >= self.published]
        return later[0] if later else captures[-1]
