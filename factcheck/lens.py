"""The lens: one basis on one board, through which the formula of a kind looks at the rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from claims.figure import UNBOUNDED
from factcheck.basis import Basis
from factcheck.outcome import Outcome, Range, Used
from factcheck.view import Cell, Missing, View, Views
from factcheck.vocabulary import Side
from sources.board.board import Board, OriginStatus, Window

#: Windows beside one in which another variant of a model may show itself.
_AROUND = (1, -1, 2, -2, 3, -3, 4, -4)
#: So many choices among the variants of listed models are tried.
_CHOICES = 16


def _then(low: Decimal, high: Decimal, view: View) -> Range | None:
    """What an interval of amounts may have been at publication, where no capture of the time exists."""
    return None if view.low == view.high else Range(low * view.low, high * view.high)


@dataclass(frozen=True, slots=True)
class Lens:
    """What a formula needs: the board, its views, the basis."""

    board: Board
    views: Views
    basis: Basis

    def view(self, window: Window) -> View | Missing:
        """The rows of a window."""
        return self.views.at(window, self.basis)

    def earlier(self, window: Window, periods: int) -> Window:
        """The window so many periods of its own length before."""
        step = (window.end - window.start + timedelta(days=1)) * periods
        return Window(window.start - step, window.end - step)

    def total(self, subject: str, window: Window, side: Side = Side.SUBJECT) -> Outcome | Missing:
        """The sum of a subject's rows as an interval: what is summed in Others may belong to it, too.

        Rows of a stealth name, and of makers whose country nobody looked up, count for nobody.
        """
        view = self.view(window)
        if isinstance(view, Missing):
            return view
        if subject == "platform:total":
            return self._whole(view.whole or view, side)
        own = self.members(subject, view)
        kind = subject.partition(":")[0]
        if kind in {"model", "list"} and self.basis.variants == "apart":
            first, *rest = self._apart(own)
            outcome = self._sum_of(subject, first, view, side)
            if isinstance(outcome, Missing):
                return outcome
            others = (self._sum_of(subject, cells, view, side) for cells in rest)
            return replace(outcome, instead=tuple(other for other in others if isinstance(other, Outcome)))
        return self._sum_of(subject, own, view, side)

    def _sum_of(self, subject: str, own: list[Cell], view: View, side: Side) -> Outcome | Missing:
        """The rows of a subject added up."""
        kind = subject.partition(":")[0]
        low = sum((cell.used for cell in own), Decimal(0))
        if kind == "list" and len({self.board.entity(cell.entity).model for cell in own}) < subject.count(",") + 1:
            return Missing("board-incomplete")
        high = low if own and kind in {"model", "list"} else low + (view.others or 0)
        if not own and kind == "model" and view.others is None:
            return Missing("board-incomplete")
        used = self._used(own, view, side)
        more = sum((cell.slack for cell in own), Decimal(0)) + self._hidden(subject, own, view)
        twice = sum((cell.used for cell in own if cell.repeats), Decimal(0))
        possible = Range((low - twice) * view.low, (high + more) * view.high)
        return Outcome(low, high, _then(low, high, view), possible, view.near, used)

    def _hidden(self, subject: str, own: list[Cell], view: View) -> Decimal:
        """What else may be a subject's although no row says so: a variant that Others holds, makers nobody looked up."""
        if subject.startswith("origin:"):
            on = self._as_of(view.window)
            unchecked = (c.used for c in view.cells if self.board.belonging(c.entity, on).status is OriginStatus.UNCHECKED)
            return sum(unchecked, Decimal(0))
        if view.others is None or not own or not subject.startswith(("model:", "list:")):
            return Decimal(0)
        models = {self.board.entity(cell.entity).model for cell in own}
        named = {cell.entity for cell in own}
        for weeks in _AROUND:
            beside = self.view(self.earlier(view.window, weeks))
            if isinstance(beside, View) and any(
                cell.entity not in named and self.board.entity(cell.entity).model in models for cell in beside.cells
            ):
                return view.bound
        return Decimal(0)

    def _whole(self, view: View, side: Side) -> Outcome:
        named = sum((cell.used for cell in view.cells), Decimal(0))
        value = named + (view.others or 0)
        used = list(self._used(view.cells, view, side))
        if view.others is not None:
            snapshot = view.cells[0].snapshot if view.cells else ""
            used.append(Used(Cell("Others", view.others, view.others, snapshot), side))
        return Outcome(value, value, _then(value, value, view), None, view.near, tuple(used))

    def members(self, subject: str, view: View) -> list[Cell]:
        """The rows that belong to a subject as of the last day of the window (or as revealed later)."""
        return [cell for cell in view.cells if self.belongs(cell.entity, subject, view.window)]

    def belongs(self, entity: str, subject: str, window: Window) -> bool:
        """Whether a row is one of a subject's."""
        kind, _, rest = subject.partition(":")
        if kind in {"model", "family"}:
            about, wanted = self.board.entity(entity), self.board.models_of(subject)
            return about.model in wanted or (self.basis.membership == "as-revealed" and about.same_as in wanted)
        if kind == "list":
            return any(self.belongs(entity, f"model:{model}", window) for model in rest.split(","))
        if kind == "group":
            return subject in self.board.entity(entity).groups
        belonging = self.board.belonging(entity, self._as_of(window))
        return (
            belonging.author == rest if kind == "author" else belonging.status is OriginStatus.KNOWN and belonging.origin == rest
        )

    def unattributed(self, entity: str, subject: str, window: Window) -> bool:
        """Whether a row may belong to a country or a maker although nobody has said so."""
        if not subject.startswith(("origin:", "author:")):
            return False
        return self.board.belonging(entity, self._as_of(window)).status is not OriginStatus.KNOWN

    def _as_of(self, window: Window) -> date:
        return window.end if self.basis.membership == "as-of-then" else self.board.last_window.end

    def stealth(self, window: Window) -> list[Cell]:
        """The rows of a view that count for nobody, because nobody had said whose they are."""
        view = self.view(window)
        if isinstance(view, Missing):
            return []
        on = self._as_of(window)
        return [cell for cell in view.cells if self.board.belonging(cell.entity, on).status is OriginStatus.STEALTH]

    def _apart(self, cells: list[Cell]) -> list[list[Cell]]:
        """One row of each model, first the largest of its variants and builds, then every other choice among them."""
        alike: dict[frozenset[str], list[Cell]] = {}
        for cell in sorted(cells, key=lambda cell: -cell.value):
            alike.setdefault(self.board.models_of(f"model:{self.board.entity(cell.entity).model}"), []).append(cell)
        return [list(chosen) for chosen in islice(product(*alike.values()), _CHOICES)]

    def _row_rank(self, cell: Cell, view: View) -> int:
        return 1 + sum(other.value > cell.value for other in view.placed)

    def _used(self, cells: Iterable[Cell], view: View, side: Side = Side.SUBJECT) -> tuple[Used, ...]:
        """Rows of a sum with their places; the rows of a view stand in falling order."""
        falling = [-cell.value for cell in view.placed]
        return tuple(Used(cell, side, 1 + bisect_left(falling, -cell.value)) for cell in cells)

    def place(self, subject: str, window: Window) -> Outcome | Missing:
        """The place of a subject: a model among rows, an author or an origin among its like ("1224" ranking)."""
        view = self.view(window)
        if isinstance(view, Missing):
            return view
        if subject.startswith(("origin:", "author:")):
            return self._group_place(subject, view)
        own = self.members(subject, view)
        if self.basis.variants == "merged":
            return self._merged_place(own, view)
        if not own:
            after = Decimal(len(view.placed) + 1)
            return Outcome(after, after if view.others == 0 else UNBOUNDED, near=view.near, used=self._head(view))
        first, *rest = sorted((cell for cell in own if not cell.repeats), key=lambda cell: -cell.value) or own[:1]
        return replace(self._row_place(first, own, view), instead=tuple(self._row_place(cell, own, view) for cell in rest))

    def _row_place(self, best: Cell, own: list[Cell], view: View) -> Outcome:
        """The place of one row; rows of the same subject are no rivals that could be mistaken for it."""
        rivals = [cell for cell in view.placed if cell not in own or cell.value > best.value]
        shown = Decimal(self._row_rank(best, view))
        sway = view.high / view.low  # restatement is nearly, not wholly, uniform
        first = Decimal(1 + sum(cell.value > (best.value + best.slack) * sway for cell in rivals))
        last = Decimal(1 + sum((cell.value + cell.slack) * sway >= best.value for cell in rivals))
        if view.others is not None and (best.value < view.bound or (view.bound * sway >= best.value > 0 and sway > 1)):
            last = UNBOUNDED
        return Outcome(shown, shown, None, Range(first, last), view.near, used=self._around(best, view))

    def _merged_place(self, own: list[Cell], view: View) -> Outcome:
        if not own:
            return Outcome(Decimal(len(view.placed) + 1), UNBOUNDED, near=view.near, used=self._head(view))
        totals: dict[str, Decimal] = {}
        for cell in view.placed:
            model = self.board.entity(cell.entity).model
            totals[model] = totals.get(model, Decimal(0)) + cell.value
        mine = sum((cell.value for cell in own), Decimal(0))
        models = {self.board.entity(cell.entity).model for cell in own}
        certain = Decimal(1 + sum(value > mine for model, value in totals.items() if model not in models))
        used = self._used(own, view)
        return Outcome(certain, certain, near=view.near, used=used)

    def _group_place(self, subject: str, view: View) -> Outcome | Missing:
        by_group = subject.partition(":")[0] == "origin"
        totals: dict[str, Decimal] = {}
        loose = view.others or Decimal(0)
        on = self._as_of(view.window)
        for cell in view.cells:
            belonging = self.board.belonging(cell.entity, on)
            key = belonging.origin if by_group else belonging.author
            if key and (belonging.status is OriginStatus.KNOWN or not by_group):
                totals[key] = totals.get(key, Decimal(0)) + cell.value
        mine = totals.get(subject.partition(":")[2], Decimal(0))
        rivals = [value for key, value in totals.items() if key != subject.partition(":")[2]]
        low = 1 + sum(value > mine + loose for value in rivals)
        high = 1 + sum(value + loose > mine for value in rivals)
        if loose > mine:
            return Outcome(Decimal(low), UNBOUNDED, near=view.near, used=self._rows(subject, view))
        return Outcome(Decimal(low), Decimal(high), near=view.near, used=self._rows(subject, view))

    def _rows(self, subject: str, view: View) -> tuple[Used, ...]:
        return self._used(self.members(subject, view), view)

    def _head(self, view: View) -> tuple[Used, ...]:
        return self._used(view.placed[:10], view)

    def _around(self, best: Cell, view: View) -> tuple[Used, ...]:
        """The row and its neighbours, which show that its place is right."""
        at = view.cells.index(best)
        chosen = view.cells[max(0, at - 1) : at + 2] if at else view.cells[:2]
        return self._used(chosen, view)
