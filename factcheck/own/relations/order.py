"""Order: of two models whose places are told, the one placed higher has the larger total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claims.claim import Claim
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.extent import ABOVE_ZERO, difference
from factcheck.own.told import Told, same_days

_DOUBTS = Doubts(words=frozenset({"measure"}))  # places by something else than totals


def _checks(told: Told, index: int) -> Iterator[Check]:
    """The place of a model against the next one below it; each place is told in one sentence with the model's total."""
    claim = told.claims[index]
    own = _total_beside(told, index)
    below = [at for at in told.of_kind("rank") if _below(claim, told.claims[at])] if own is not None else []
    for other in sorted(below, key=lambda at: _place(told.claims[at])):
        lower = _total_beside(told, other)
        if own is None or lower is None or not told.one_unit((own, lower)):
            continue
        for check in settle(told, index, RELATION.name, [(own, lower)], difference, doubts=_DOUBTS, said=ABOVE_ZERO):
            yield Check(index, (other, own, lower), check.low, check.high, check.fit, check.relation)
        return


def _place(claim: Claim) -> Decimal:
    assert claim.figure is not None  # what is below has a place
    return claim.figure.low


def _below(claim: Claim, other: Claim) -> bool:
    """Whether the other place is a later one on the same list."""
    if claim.figure is None or other.figure is None or claim.subject.id == other.subject.id:
        return False
    alike = claim.scope == other.scope and same_days(claim.period, other.period)
    return alike and claim.figure.high < other.figure.low


def _total_beside(told: Told, index: int) -> int | None:
    """The model's one total in the sentence of its place; none where there are several, or none."""
    claim = told.claims[index]
    if not claim.subject.id.startswith("model:"):
        return None
    found = [at for at in told.amounts(index, claim.subject.id, claim.period) if told.one_sentence((index, at))]
    return found[0] if len(found) == 1 else None


RELATION = Relation("order", frozenset({"rank"}), _checks)
