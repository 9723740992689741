"""Views: the rows that one basis sees in one window, whatever captures they come from.

A chart of the time was seldom captured. As first published, a chart is its members with the values of the earliest
capture of their pages; where a page is incomplete (a stealth model that was removed on its reveal), the chart's own
value stands in, and the row says so (DESIGN §5).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from factcheck.audit import Fault, audited, skipped
from factcheck.basis import Basis
from factcheck.ranking import Cell, Ranking
from factcheck.vocabulary import Side
from sources.board.board import Board, Coverage, Row, Snapshot, Window

if TYPE_CHECKING:
    from factcheck.outcome import Outcome

#: A capture counts as one of the time of the article within this many days (DESIGN §5).
NEAR = timedelta(days=10)
#: A page that shows less than this part of the chart's own value lacks days: figures only ever fell, by under half a percent.
_WHOLE_PAGE = Decimal("0.995")
#: Two rows of one maker with the same value in so many digits are one: no two models are used alike to the token.
_TELLING_DIGITS = 6
#: The scopes that only one kind of capture can serve; any other is served by each.
_SERVED_BY = {"chart": Coverage.CHART, "catalogue": Coverage.CATALOGUE}
#: So many rankings of a board are kept from article to article, 80 MB at most; one of thirty claims asks for some hundred.
_MOST_KEPT = 500
#: The rankings of each board, for as long as there is such a board, by the two captures they are made of and the digits.
_RANKINGS: WeakKeyDictionary[Board, dict[tuple[tuple[Window, str, str], str], Ranking]] = WeakKeyDictionary()


__all__ = ["NEAR", "Cell", "Missing", "View", "Views"]


@dataclass(frozen=True, slots=True)
class View:
    """Rows in falling order of value. `others` is the sum of what is not named (`None`: nothing is missing).

    The truth at publication lies between a value times `low` and times `high`: 1 where a capture of the time exists,
    widened by the board's restatement margin where only another one does (`near` is false then). `whole` is what the
    platform's total is taken from where the rows come from another series than Others: series never mix in one sum.
    """

    window: Window
    ranking: Ranking
    others: Decimal | None
    low: Decimal
    high: Decimal
    near: bool
    whole: View | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The rows."""
        return self.ranking.cells

    @property
    def placed(self) -> tuple[Cell, ...]:
        """The rows that hold a place of their own."""
        return self.ranking.placed

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
    found = set()
    for value, alike in groupby(list_.rows, key=attrgetter("value")):  # rows stand in falling order
        rows = list(alike)
        if len(rows) < 2 or len(value.normalize().as_tuple().digits) < _TELLING_DIGITS:
            continue
        seen: set[str] = set()
        for row in sorted(rows, key=lambda row: (len(row.entity), row.entity)):
            author = board.belonging(row.entity, list_.window.end).author
            if author in seen:
                found.add(row.entity)
            seen.add(author)
    return frozenset(found)


def _cell(row: Row, snapshot: Snapshot, note: str = "") -> Cell:
    return Cell(row.entity, row.value, row.value, snapshot.id, note)


def _charted(row: Row, chart: Snapshot, own: Row | None, list_: Snapshot) -> Cell:
    """A row of the chart with the value of its page; where the page is missing or lacks days, the chart's own stands in."""
    if own is None or own.value < row.value * _WHOLE_PAGE:
        return _cell(row, chart, "chart-value-stands-in")
    return _cell(own, list_)


class Views:
    """The views of one article on one board, each composed once.

    `published` is `None` where the date is unknown. With `as_of` verdicts start from the captures made up to that day, the
    latest of each window, instead of those of the time of publication. What rows two captures make together is the same for
    every article, and is kept with the board.
    """

    def __init__(self, board: Board, published: date | None, as_of: date | None = None) -> None:
        self._board = board
        self.published = published
        self.as_of = as_of
        self._kept: dict[tuple[Window, str, str, str], View | Missing] = {}
        self._looked_at: dict[str, Snapshot] = {}
        self._rankings = _RANKINGS.setdefault(board, {})
        #: What lenses have summed already: other claims, bases and weeks of a run ask for the same again.
        self.totals: dict[tuple[str, Side, Window, Basis], Outcome | Missing] = {}
        #: The rows of the windows around one, by model.
        self.beside: dict[tuple[Window, str, str], Mapping[str, AbstractSet[str]]] = {}
        self._on_last_day: dict[tuple[Window, Coverage], frozenset[str]] = {}

    @property
    def captures(self) -> tuple[str, ...]:
        """The captures that readings try, first the one that verdicts start from."""
        return ("as-of-publication", "latest") if self.as_of is None else ("as-of-date", "as-of-publication")

    def looked_at(self, idents: Collection[str]) -> tuple[Snapshot, ...]:
        """Some of the captures that were looked at, by their ids; what is no id of one is passed over."""
        return tuple(self._looked_at[ident] for ident in sorted(idents) if ident in self._looked_at)

    def at(self, window: Window, basis: Basis) -> View | Missing:
        """What a basis sees in a window."""
        key = (window, basis.scope, basis.capture, basis.digits)
        if key not in self._kept:
            self._kept[key] = self._compose(window, basis)
        return self._kept[key]

    def _compose(self, window: Window, basis: Basis) -> View | Missing:
        """The view on the captures that pass the audit; where a kind of capture is wanted that failed it, that is the reason."""
        captures = audited(self._board, window)
        self._looked_at.update((snapshot.id, snapshot) for snapshot, _ in captures)
        if not captures:
            hole = skipped(self._board, window)
            return Missing("no-snapshot") if hole is None else Missing("board-failed-audit", hole)
        sound = [snapshot for snapshot, found in captures if not found]
        composed = self._on(sound, basis)
        if isinstance(composed, View):
            return composed
        wanted = {_SERVED_BY[basis.scope]} if sound and basis.scope in _SERVED_BY else set(Coverage)
        wanted -= {snapshot.coverage for snapshot in sound}
        failed = [found[0] for snapshot, found in captures if found and snapshot.coverage in wanted]
        return Missing("board-failed-audit", failed[0]) if failed else composed

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
            return self._view(chosen, self._own(chosen, basis.digits), chosen.others, basis)
        chart = self._pick([snapshot for snapshot in captures if snapshot.coverage is Coverage.CHART], basis.capture)
        made = (chosen.window, chosen.id, chart.id if chart is not None else "")
        ranking = self._ranking(made, basis.digits, lambda: self._completed(chosen, chart))
        return self._view(chosen, ranking, chosen.others, basis)

    def _completed(self, list_: Snapshot, chart: Snapshot | None) -> list[Cell]:
        """The rows of a long list. What the chart of the same window names and the list lacks, wholly or in part (a page that
        was taken down), has the chart's value; other rows that lack days may have had more."""
        rows = {row.entity: row for row in list_.rows}
        repeats = _repeats(list_, self._board)
        days = (list_.window.end - list_.window.start).days + 1
        full = min((row.value for row in rows.values() if row.days >= days), default=Decimal(0))
        bound = min((row.value for row in chart.rows), default=None) if chart is not None else None
        cells = [_charted(row, chart, rows.get(row.entity), list_) for row in chart.rows] if chart is not None else []
        placed = {cell.entity for cell in cells}
        for row in (row for row in rows.values() if row.entity not in placed):
            slack = Decimal(0)
            if row.days < days and self._may_lack(row, list_):
                slack = full if list_.coverage is Coverage.TOP else row.value / row.days * (days - row.days)
                slack = slack if bound is None else max(Decimal(0), min(slack, bound - row.value))
            cells.append(Cell(row.entity, row.value, row.value, list_.id, "", slack, row.entity in repeats))
        return cells

    def _may_lack(self, row: Row, list_: Snapshot) -> bool:
        """Whether days are missing for another reason than that the row is new: it left the list, or its page was taken down."""
        if list_.coverage is Coverage.TOP:
            return True
        last = Window(list_.window.end, list_.window.end)
        if (last, list_.coverage) not in self._on_last_day:
            named = (snapshot.rows for snapshot in self._board.snapshots(last) if snapshot.coverage is list_.coverage)
            self._on_last_day[last, list_.coverage] = frozenset(other.entity for other in next(named, ()))
        return row.entity not in self._on_last_day[last, list_.coverage]

    def _top(self, captures: Sequence[Snapshot], basis: Basis, n: int) -> View | Missing:
        """The first n rows of the longest list there is."""
        for coverage in (Coverage.CATALOGUE, Coverage.TOP, Coverage.CHART):
            whole = self._one(captures, coverage, basis)
            if isinstance(whole, View) and len(whole.placed) >= n:
                return View(whole.window, whole.ranking.head(n), None, whole.low, whole.high, whole.near)
        return Missing("board-incomplete")

    def _chart(self, captures: Sequence[Snapshot], basis: Basis, *, with_others: bool) -> View | Missing:
        charts = [snapshot for snapshot in captures if snapshot.coverage is Coverage.CHART]
        chart = self._pick(charts, basis.capture)
        if chart is None:
            return Missing("board-incomplete")
        others = chart.others if with_others else None
        own = self._view(chart, self._own(chart, basis.digits), others, basis)
        pages = None
        if not self._near(chart, basis.capture):
            pages = self._pick([s for s in captures if s.coverage is Coverage.CATALOGUE], basis.capture)
        if pages is None or not self._near(pages, basis.capture):
            return own
        first = {row.entity: row for row in pages.rows}
        ranking = self._ranking(
            (chart.window, chart.id, pages.id),
            basis.digits,
            lambda: [_charted(row, chart, first.get(row.entity), pages) for row in chart.rows],
        )
        return replace(self._view(pages, ranking, others, basis), whole=own if with_others else None)

    def _own(self, snapshot: Snapshot, digits: str) -> Ranking:
        """The rows of one capture as they are."""
        made = (snapshot.window, snapshot.id, snapshot.id)
        return self._ranking(made, digits, lambda: [_cell(row, snapshot) for row in snapshot.rows])

    def _ranking(self, made: tuple[Window, str, str], digits: str, cells: Callable[[], list[Cell]]) -> Ranking:
        """Rows that are made of two captures, the first of which decides which rows there are."""
        ranking = self._rankings.get((made, digits))
        if ranking is None:
            exact = digits != "displayed"
            ranking = Ranking(cells()) if exact else self._ranking(made, "exact", cells).rounded(self._board.displayed)
            if len(self._rankings) >= _MOST_KEPT:
                self._rankings.clear()
            self._rankings[made, digits] = ranking
        return ranking

    def _view(self, snapshot: Snapshot, ranking: Ranking, others: Decimal | None, basis: Basis) -> View:
        near = self._near(snapshot, basis.capture)
        margin = self._board.restatement
        low = high = Decimal(1)
        if not near:
            asked = self._asked(basis.capture)
            if asked is not None and snapshot.captured_at.date() < asked:
                low = 1 - margin  # the article may show what had fallen since
            else:
                high = 1 + margin  # figures fell between the article and the capture
        return View(snapshot.window, ranking, others, low, high, near)

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
