"""Growth: the total told of the current period over that told of the earlier one, less one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from claims.period import OPEN
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.extent import change
from factcheck.own.told import Told


def _checks(told: Told, index: int) -> Iterator[Check]:
    claim = told.claims[index]
    now = told.amounts(index, claim.subject.id, claim.period)
    operands = (pair for pair in product(now, _before(told, index)) if pair[0] != pair[1] and told.one_unit(pair))
    misread = told.pairs_of_any(index, claim.period, claim.base) if claim.base is not None else ()
    return settle(told, index, RELATION.name, operands, change, doubts=Doubts(misread=misread))


def _before(told: Told, index: int) -> list[int]:
    """Totals of the base period; else the one amount without days of the same sentence (from 4.19 to 4.69)."""
    claim = told.claims[index]
    if claim.base is None or claim.base.start is None or claim.period.start is None:
        return []
    dated = told.amounts(index, claim.subject.id, claim.base)
    if dated:
        return dated
    undated = [at for at in told.amounts(index, claim.subject.id, OPEN) if told.one_sentence((index, at))]
    return undated if len(undated) == 1 else []


RELATION = Relation("growth", frozenset({"growth"}), _checks, derived=True)
