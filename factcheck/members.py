"""Members left out or let in: the last resort for a sum that no other basis explains (DESIGN §6).

A writer who sums the rows of a chart may have overlooked one, or counted a stealth row whose maker was revealed later. Such
a basis is tried only for what nothing else explains, for sums that are made by hand (nobody leaves one out of three hundred),
and it is named. It must fit several figures at once, or one beyond any doubt: with nine members to leave out, a fit by luck
is never far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.infer import Inferred, Taken
from factcheck.kind import rules
from factcheck.lens import Lens
from factcheck.luck import is_measured
from factcheck.readings import Reading, read_on
from factcheck.view import Missing, View, Views
from sources.board.board import Board, OriginStatus, Window

#: A single figure must fit with a chance by luck below this.
LIMIT_ALONE = Decimal("0.01")
_GROUPS = ("origin:", "author:", "group:")


@dataclass(frozen=True, slots=True)
class Members:
    """The last resort on one board."""

    board: Board
    views: Views

    def readings(self, each: Taken, shared: Inferred | None) -> Mapping[Basis, Reading]:
        """A claim on every basis with one member left out or let in: on that of its story, where one was found."""
        claim = each.claim
        if not (is_measured(claim) and claim.certain and self._groups(claim)):
            return {}
        found = {}
        for basis in self._bases(each, shared):
            reading = read_on(claim, each.readings.window, rules()[claim.kind], self.board, self.views, basis)
            if not isinstance(reading.outcome, Missing):
                found[basis] = reading
        return found

    def _groups(self, claim: Claim) -> list[str]:
        return [who.id for who in (claim.subject, claim.object) if who is not None and who.id.startswith(_GROUPS)]

    def _bases(self, each: Taken, shared: Inferred | None) -> Iterator[Basis]:
        own = replace(each.readings.stated.basis, membership="as-of-then")
        scope = own.scope if own.scope.startswith("top-") else "chart"
        if shared is not None and shared.best.basis.scope.startswith(("chart", "top-")):
            scope, own = shared.best.basis.scope, replace(own, capture=shared.best.basis.capture)
        for digits in ("exact", "displayed"):
            basis = replace(own, scope=scope, digits=digits)
            yield from (replace(basis, membership=f"as-of-then {sign}{row}") for sign, row in self._rows(each, basis))

    def _rows(self, each: Taken, basis: Basis) -> Iterator[tuple[str, str]]:
        """The rows that may have been overlooked, and those that may have been counted too early."""
        claim, windows = each.claim, [each.readings.window]
        if claim.base is not None and claim.base.start is not None and claim.base.end is not None:
            windows.append(Window(claim.base.start, claim.base.end))
        lens = Lens(self.board, self.views, basis)
        seen: dict[tuple[str, str], None] = {}
        for window in windows:
            view = lens.view(window)
            for cell in view.cells if isinstance(view, View) else ():
                if any(lens.belongs(cell.entity, group, window) for group in self._groups(claim)):
                    seen["-", cell.entity] = None
                elif self.board.belonging(cell.entity, window.end).status is OriginStatus.STEALTH:
                    seen["+", cell.entity] = None
        yield from seen
