"""The article's own figures: what a derived figure comes to when it is computed from the totals that the story tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Claim
from claims.figure import UNBOUNDED, Figure
from claims.period import Period
from factcheck.basis import Basis
from factcheck.diagnose import Wrong
from factcheck.outcome import Outcome, Range
from factcheck.own.extent import Formula, addition, change, difference, quotient
from factcheck.readings import Reading
from factcheck.vocabulary import Fit, Kind
from factcheck.windows import told_window
from sources.board.board import Window


@dataclass(frozen=True, slots=True)
class Derived:
    """What the story's own figures give: the value of the printed digits, and every value that they allow.

    `reading` is what the board gives on the basis on which the operands are right.
    """

    value: Decimal
    range: Range
    reading: Reading | None


def derived(wrong: Wrong) -> Derived | None:
    """The derived figure from its operands, all of them told by the story and right on one basis; `None` where there are none."""
    formula = _FORMULAS.get(wrong.claim.kind)
    parts = _operands(wrong.claim)
    told = [_told(wrong, subject, period) for subject, period in parts]
    if formula is None or not told or any(not each for each in told):
        return None
    for basis in wrong.bases():
        fitting = [next((claim for claim in each if _fits(wrong, claim, basis)), None) for each in told]
        figures = [claim.figure for claim in fitting if claim is not None and claim.figure is not None]
        if len(figures) == len(parts):
            value = formula([Range(figure.value, figure.value) for figure in figures])
            allowed = formula([Range(figure.low, figure.high) for figure in figures])
            return None if value is None or allowed is None else Derived(value.low, allowed, wrong.right_on(basis))
    return None


def half_own_growth(wrong: Wrong) -> Iterator[Derived]:
    """A growth from the story's own total to what the board gives for the days before, basis by basis.

    A story that tells only the present week took the week before from the page, or from its last story on it.
    """
    claim, base = wrong.claim, wrong.claim.base
    if claim.kind != Kind.GROWTH or base is None or base.start is None or base.end is None:
        return
    for now in _told(wrong, claim.subject.id, claim.period):
        for basis in wrong.bases():
            before = wrong.read(now, Window(base.start, base.end), basis).outcome
            known = isinstance(before, Outcome) and before.exact and before.low > 0
            if now.figure is not None and isinstance(before, Outcome) and known and _fits(wrong, now, basis):
                ends = (end / before.low - 1 for end in (now.figure.low, now.figure.high))
                yield Derived(now.figure.value / before.low - 1, Range(*ends), wrong.right_on(basis))


def _operands(claim: Claim) -> Sequence[tuple[str, Period]]:
    """Of which totals, of which days, a derived figure is made."""
    own = (claim.subject.id, claim.period)
    if claim.kind == Kind.SUM:
        kind, _, rest = claim.subject.id.partition(":")
        return [(f"model:{model}", claim.period) for model in rest.split(",")] if kind == "list" else []
    if claim.kind == Kind.GROWTH:
        return [own, (claim.subject.id, claim.base)] if claim.base is not None else []
    return [own, (claim.object.id, claim.period)] if claim.object is not None else []


def _told(wrong: Wrong, subject: str, period: Period) -> list[Claim]:
    """The totals that the story tells of a subject in some days."""
    return [
        claim
        for claim in wrong.told(Kind.TOTAL)
        if claim.subject.id == subject
        and period.start is not None
        and (claim.period.start, claim.period.end) == (period.start, period.end)
        and claim.figure is not None
        and _bounded(claim.figure)
    ]


def _bounded(figure: Figure) -> bool:
    return figure.low > -UNBOUNDED and figure.high < UNBOUNDED


def _fits(wrong: Wrong, total: Claim, basis: Basis) -> bool:
    return wrong.read(total, told_window(total), basis).agreement.fit is Fit.FITS


_FORMULAS: dict[str, Formula] = {
    Kind.GAP: difference,
    Kind.SUM: addition,
    Kind.RATIO: quotient,
    Kind.SHARE: quotient,
    Kind.GROWTH: change,
}
