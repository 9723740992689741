"""The lens: one basis on one board, through which the formula of a kind looks at the rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from claims.figure import UNBOUNDED
from factcheck.basis import Basis
from factcheck.outcome import Outcome, Used
from factcheck.view import Cell, Missing, View, Views
from factcheck.vocabulary import Side
from sources.board.board import Board, OriginStatus, Window


@dataclass(frozen=True, slots=True)
class Lens:
    """What a formula needs: the board, its views, the basis."""

    board: Board
    views: Views
    basis: Basis

    def view(self, window: Window) -> View | Missing:
        """The rows of a window."""
        return self.views.at(window, self.basis)

    def on(self, scope: str) -> Lens:
        """The same with another scope."""
        return replace(self, basis=replace(self.basis, scope=scope))

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
            return self._whole(view, side)
        own = self.members(subject, view)
        kind = subject.partition(":")[0]
        if kind in {"model", "list"} and self.basis.variants == "apart":
            own = self._largest_variants(own)
        low = sum((cell.used for cell in own), Decimal(0))
        if kind == "list" and len({self.board.entity(cell.entity).model for cell in own}) < subject.count(",") + 1:
            return Missing("board-incomplete")
        high = low if own and kind in {"model", "list"} else low + (view.others or 0)
        if not own and kind == "model" and view.others is None:
            return Missing("board-incomplete")
        used = tuple(Used(cell, side, self._row_rank(cell, view)) for cell in own)
        return Outcome(low, high, view.low, view.high, view.near, used)

    def _whole(self, view: View, side: Side) -> Outcome:
        named = sum((cell.used for cell in view.cells), Decimal(0))
        value = named + (view.others or 0)
        used = [Used(cell, side, rank) for rank, cell in enumerate(view.cells, 1)][:50]
        if view.others is not None:
            used.append(Used(Cell("Others", view.others, view.others, view.cells[0].snapshot), side))
        return Outcome(value, value, view.low, view.high, view.near, tuple(used))

    def members(self, subject: str, view: View) -> list[Cell]:
        """The rows that belong to a subject as of the last day of the window (or as revealed later)."""
        return [cell for cell in view.cells if self.belongs(cell.entity, subject, view.window)]

    def belongs(self, entity: str, subject: str, window: Window) -> bool:
        """Whether a row is one of a subject's."""
        kind, _, rest = subject.partition(":")
        if kind in {"model", "family"}:
            return self.board.entity(entity).model in self.board.models_of(subject)
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

    def _largest_variants(self, cells: list[Cell]) -> list[Cell]:
        """Of the variants of one model (and of its dated siblings) the largest row."""
        largest: dict[frozenset[str], Cell] = {}
        for cell in cells:
            alike = self.board.models_of(f"model:{self.board.entity(cell.entity).model}")
            if alike not in largest or cell.used > largest[alike].used:
                largest[alike] = cell
        return list(largest.values())

    def _row_rank(self, cell: Cell, view: View) -> int:
        return 1 + sum(other.value > cell.value for other in view.cells)

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
            high = Decimal(len(view.cells) + 1) if view.others == 0 else UNBOUNDED
            return Outcome(Decimal(len(view.cells) + 1), high, near=view.near, used=self._head(view))
        best = max(own, key=lambda cell: cell.value)
        certain = 1 + sum(cell.value > best.value for cell in view.cells)
        hidden = view.others is not None and best.value < view.bound
        return Outcome(Decimal(certain), UNBOUNDED if hidden else Decimal(certain), near=view.near, used=self._around(best, view))

    def _merged_place(self, own: list[Cell], view: View) -> Outcome:
        if not own:
            return Outcome(Decimal(len(view.cells) + 1), UNBOUNDED, near=view.near, used=self._head(view))
        totals: dict[str, Decimal] = {}
        for cell in view.cells:
            model = self.board.entity(cell.entity).model
            totals[model] = totals.get(model, Decimal(0)) + cell.value
        mine = sum((cell.value for cell in own), Decimal(0))
        models = {self.board.entity(cell.entity).model for cell in own}
        certain = Decimal(1 + sum(value > mine for model, value in totals.items() if model not in models))
        return Outcome(certain, certain, near=view.near, used=tuple(Used(cell) for cell in own))

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
        return tuple(Used(cell, rank=self._row_rank(cell, view)) for cell in self.members(subject, view))

    def _head(self, view: View) -> tuple[Used, ...]:
        return tuple(Used(cell, rank=self._row_rank(cell, view)) for cell in view.cells[:10])

    def _around(self, best: Cell, view: View) -> tuple[Used, ...]:
        """The row and its neighbours, which show that its place is right."""
        at = view.cells.index(best)
        chosen = view.cells[max(0, at - 1) : at + 2] if at else view.cells[:2]
        return tuple(Used(cell, Side.SUBJECT, self._row_rank(cell, view)) for cell in chosen)
