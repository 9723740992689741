"""Gaps: one total told less another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.outcome import Range
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.extent import EVERYTHING, Formula, difference
from factcheck.own.told import Told


def pairs(told: Told, index: int) -> Iterator[tuple[int, ...]]:
    """Totals of subject and object over the same days and the same rows."""
    claim = told.claims[index]
    if claim.object is None or claim.object.id == claim.subject.id:
        return
    upper, lower = (told.amounts(index, side.id, claim.period) for side in (claim.subject, claim.object))
    yield from ((one, other) for one in upper for other in lower if told.one_unit((one, other)))


def _checks(told: Told, index: int) -> Iterator[Check]:
    operands = (against for against in pairs(told, index) if told.one_unit((index, *against)))
    return settle(told, index, RELATION.name, operands, difference, doubts=doubts(told, index, _the_wrong_way_round))


def doubts(told: Told, index: int, *formulas: Formula) -> Doubts:
    """Totals of others; and "the gap widened by so much" tells a change, not the gap."""
    days = told.claims[index].period
    return Doubts(formulas, told.pairs_of_any(index, days, days), frozenset({"moved"}))


def _the_wrong_way_round(operands: Sequence[Range]) -> Range | None:
    """Anything, where the second is the larger: who is ahead can be misread, or turn with what is counted."""
    return EVERYTHING if difference(operands).high < 0 else None


RELATION = Relation("gap", frozenset({"gap"}), _checks, derived=True)
