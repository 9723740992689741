"""Counts: of the first n, what other counts leave: of the same group among more or fewer, of others among the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from claims.claim import Claim
from factcheck.outcome import Range
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.told import Told, same_days

_ORIGIN = "origin:"
_DOUBTS = Doubts(words=frozenset({"makers", "measure"}))  # a list of makers, or by something else than totals


def _checks(told: Told, index: int) -> Iterator[Check]:
    """Each earlier count by itself. Two counts of one group in one sentence are of two lists, or leave out what was counted."""
    claim = told.claims[index]
    if _counted_twice(told, index):
        return
    for at in told.of_kind("count"):
        other = told.claims[at]
        if at >= index or not _comparable(claim, other) or claim.n is None or other.n is None:
            continue
        if claim.subject.id != other.subject.id and claim.n == other.n:
            yield from settle(told, index, RELATION.name, [(at,)], partial(_left, claim.n), doubts=_DOUBTS)
        elif claim.subject.id == other.subject.id and not told.one_sentence((at, index)):
            yield from settle(told, index, RELATION.name, [(at,)], partial(_nested, claim.n, other.n), doubts=_DOUBTS)


def _counted_twice(told: Told, index: int) -> bool:
    """Whether its sentence has another number for the same group: which of the two is meant is in doubt."""
    claim = told.claims[index]
    alike = (at for at in told.of_kind("count") if at != index and told.one_sentence((at, index)))
    return any((told.claims[at].subject.id, told.claims[at].n) == (claim.subject.id, claim.n) for at in alike)


def _comparable(claim: Claim, other: Claim) -> bool:
    """The same days, scope and unit; countries, of which a model has one (groups and makers overlap)."""
    return (
        claim.subject.id.startswith(_ORIGIN)
        and other.subject.id.startswith(_ORIGIN)
        and claim.figure is not None
        and other.figure is not None
        and claim.figure.unit == other.figure.unit == "models"
        and claim.scope == other.scope
        and same_days(claim.period, other.period)
    )


def _nested(n: int, other_n: int, operands: Sequence[Range]) -> Range:
    """The same group: among more places it has no fewer, and at most as many more as there are places more."""
    (known,) = operands
    more = Decimal(n - other_n)
    return Range(max(Decimal(0), known.low + min(more, Decimal(0))), min(Decimal(n), known.high + max(more, Decimal(0))))


def _left(n: int, operands: Sequence[Range]) -> Range:
    """Another country: it leaves the places that it does not hold."""
    (taken,) = operands
    return Range(Decimal(0), max(Decimal(0), n - taken.low))


RELATION = Relation("count", frozenset({"count"}), _checks)
