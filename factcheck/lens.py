"""The lens: one basis on one board, through which the formula of a kind looks at the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
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
        key = (subject, side, window, self.basis)
        known = self.views.totals.get(key)
        if known is None:
            known = self.views.totals[key] = self._total(subject, window, side)
        return known

    def _total(self, subject: str, window: Window, side: Side) -> Outcome | Missing:
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
            instead = tuple(other for other in others if isinstance(other, Outcome))
            return replace(outcome, instead=instead) if instead else outcome
        return self._sum_of(subject, own, view, side)

    def _sum_of(self, subject: str, own: list[Cell], view: View, side: Side) -> Outcome | Missing:
        """The rows of a subject added up."""
        ends = self.ends(subject, own, view)
        if isinstance(ends, Missing):
            return ends
        low, high = ends.low, ends.high
        more = sum([cell.slack for cell in own if cell.slack], self._hidden(subject, own, view))
        twice = sum([cell.used for cell in own if cell.repeats], Decimal(0))
        possible = Range((low - twice) * view.low, (high + more) * view.high)
        return Outcome(low, high, _then(low, high, view), possible, view.near, view.ranking.used(own, side))

    def ends(self, subject: str, own: Sequence[Cell], view: View) -> Range | Missing:
        """What the board shows of a subject with these rows: what is summed in Others may belong to it, too."""
        kind = subject.partition(":")[0]
        low = sum([cell.used for cell in own], Decimal(0))
        if kind == "list" and len({self.board.entity(cell.entity).model for cell in own}) < subject.count(",") + 1:
            return Missing("board-incomplete")
        high = low if own and kind in {"model", "list"} else low + (view.others or 0)
        if not own and kind == "model" and self.basis.variants == "apart":
            high = view.bound  # one row without a name has no more than the smallest that has one
        if not own and kind == "model" and view.others is None:
            return Missing("board-incomplete")
        return Range(low, high)

    def _hidden(self, subject: str, own: list[Cell], view: View) -> Decimal:
        """What else may be a subject's although no row says so: a variant that Others holds, makers nobody looked up."""
        if subject.startswith("origin:"):
            return view.ranking.unchecked(self.board, self._as_of(view.window))
        if view.others is None or not own or not subject.startswith(("model:", "list:")):
            return Decimal(0)
        named = {cell.entity for cell in own}
        beside = self._beside(view.window)
        hidden = any(not beside[model] <= named for model in {self.board.entity(row).model for row in named} if model in beside)
        return view.bound if hidden else Decimal(0)

    def _beside(self, window: Window) -> Mapping[str, AbstractSet[str]]:
        """The rows by their models in the windows around one."""
        key = (window, self.basis.scope, self.basis.capture)
        if key not in self.views.beside:
            found: dict[str, set[str]] = {}
            for weeks in _AROUND:
                view = self.view(self.earlier(window, weeks))
                for cell in view.cells if isinstance(view, View) else ():
                    found.setdefault(self.board.entity(cell.entity).model, set()).add(cell.entity)
            self.views.beside[key] = found
        return self.views.beside[key]

    def _whole(self, view: View, side: Side) -> Outcome:
        value = view.ranking.total + (view.others or 0)
        used = view.ranking.all_used(side)
        if view.others is not None:
            snapshot = view.cells[0].snapshot if view.cells else ""
            used = (*used, Used(Cell("Others", view.others, view.others, snapshot), side))
        return Outcome(value, value, _then(value, value, view), None, view.near, used)

    def members(self, subject: str, view: View) -> list[Cell]:
        """The rows that belong to a subject as of the last day of the window (or as revealed later), in falling order."""
        kind, _, rest = subject.partition(":")
        ranking, revealed = view.ranking, self.basis.membership == "as-revealed"
        if kind in {"model", "family"}:
            return ranking.of_models(self.board.models_of(subject), self.board, revealed=revealed)
        if kind == "list":
            models = frozenset().union(*(self.board.models_of(f"model:{model}") for model in rest.split(",")))
            return ranking.of_models(models, self.board, revealed=revealed)
        if kind == "group":
            return [cell for cell in view.cells if subject in self.board.entity(cell.entity).groups]
        if self.basis.left_out or self.basis.added:
            return [cell for cell in view.cells if self.belongs(cell.entity, subject, view.window)]
        of_owner = ranking.of_author if kind == "author" else ranking.of_origin
        return of_owner(rest, self.board, self._as_of(view.window))

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
        if entity == self.basis.left_out:
            return False
        belonging = self.board.belonging(entity, self._as_of(window, entity))
        return (
            belonging.author == rest if kind == "author" else belonging.status is OriginStatus.KNOWN and belonging.origin == rest
        )

    def unattributed(self, entity: str, subject: str, window: Window) -> bool:
        """Whether a row may belong to a country or a maker although nobody has said so."""
        if not subject.startswith(("origin:", "author:")):
            return False
        return self.board.belonging(entity, self._as_of(window)).status is not OriginStatus.KNOWN

    def _as_of(self, window: Window, entity: str = "") -> date:
        """The day as of which it is asked whose a row is."""
        revealed = self.basis.membership == "as-revealed" or (entity and entity == self.basis.added)
        return self.board.last_window.end if revealed else window.end

    def stealth(self, window: Window) -> list[Cell]:
        """The rows of a view that count for nobody, because nobody had said whose they are."""
        view = self.view(window)
        if isinstance(view, Missing):
            return []
        return view.ranking.stealth(self.board, self._as_of(window))

    def _apart(self, cells: list[Cell]) -> list[list[Cell]]:
        """One row of each model, first the largest of its variants and builds, then every other choice among them."""
        alike: dict[frozenset[str], list[Cell]] = {}
        for cell in sorted(cells, key=lambda cell: -cell.value):
            alike.setdefault(self.board.models_of(f"model:{self.board.entity(cell.entity).model}"), []).append(cell)
        return [list(chosen) for chosen in islice(product(*alike.values()), _CHOICES)]

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
            return Outcome(
                after, after if view.others == 0 else UNBOUNDED, near=view.near, used=view.ranking.used(view.placed[:10])
            )
        first, *rest = sorted((cell for cell in own if not cell.repeats), key=lambda cell: -cell.value) or own[:1]
        instead = tuple(self._row_place(cell, own, view) for cell in rest)
        outcome = self._row_place(first, own, view)
        return replace(outcome, instead=instead) if instead else outcome

    def _row_place(self, best: Cell, own: list[Cell], view: View) -> Outcome:
        """The place of one row; rows of the same subject are no rivals that could be mistaken for it."""
        shown = Decimal(view.ranking.place(best))
        sway = view.high / view.low  # restatement is nearly, not wholly, uniform
        first = Decimal(1 + view.ranking.above((best.value + best.slack) * sway))
        alike = (cell for cell in own if cell.value <= best.value and not cell.repeats)
        same = sum((cell.value + cell.slack) * sway >= best.value for cell in alike)
        last = Decimal(1 + view.ranking.reaching(best.value, sway) - same)
        if view.others is not None and (best.value < view.bound or (view.bound * sway >= best.value > 0 and sway > 1)):
            last = UNBOUNDED
        return Outcome(shown, shown, None, Range(first, last), view.near, used=view.ranking.used(view.ranking.around(best)))

    def _merged_place(self, own: list[Cell], view: View) -> Outcome:
        if not own:
            return Outcome(Decimal(len(view.placed) + 1), UNBOUNDED, near=view.near, used=view.ranking.used(view.placed[:10]))
        totals = view.ranking.totals_by_model(self.board)
        mine = sum((cell.value for cell in own), Decimal(0))
        models = {self.board.entity(cell.entity).model for cell in own}
        certain = Decimal(1 + sum(value > mine for model, value in totals.items() if model not in models))
        return Outcome(certain, certain, near=view.near, used=view.ranking.used(own))

    def _group_place(self, subject: str, view: View) -> Outcome | Missing:
        by_group = subject.partition(":")[0] == "origin"
        loose = view.others or Decimal(0)
        ranking, on = view.ranking, self._as_of(view.window)
        totals = ranking.totals_by_origin(self.board, on) if by_group else ranking.totals_by_author(self.board, on)
        mine = totals.get(subject.partition(":")[2], Decimal(0))
        rivals = [value for key, value in totals.items() if key != subject.partition(":")[2]]
        low = 1 + sum(value > mine + loose for value in rivals)
        high = 1 + sum(value + loose > mine for value in rivals)
        used = ranking.used(self.members(subject, view))
        return Outcome(Decimal(low), UNBOUNDED if loose > mine else Decimal(high), near=view.near, used=used)
