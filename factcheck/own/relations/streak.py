"""Streaks: a run told for an earlier week, counted on to the week of a later telling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from claims.claim import Claim
from claims.figure import UNBOUNDED
from factcheck.outcome import Range
from factcheck.own.check import Check, Relation, settle
from factcheck.own.extent import Extent, addition
from factcheck.own.told import Told

_WEEK = 7


def _checks(told: Told, index: int) -> Iterator[Check]:
    """A run against earlier tellings that it reaches back to; a run that began later says nothing of them."""
    claim = told.claims[index]
    for at in told.nearest([at for at in told.of_kind("streak") if at != index and _same_run(claim, told.claims[at])], index):
        other = told.claims[at]
        weeks = _weeks_between(other, claim)
        if weeks is None or not _reaches(claim, weeks) or (weeks == 0 and (at > index or told.one_sentence((at, index)))):
            continue
        yield from settle(told, index, RELATION.name, [(at,)], partial(_counted_on, other, weeks), said=_length(claim))


def _same_run(claim: Claim, other: Claim) -> bool:
    return (
        claim.figure is not None
        and other.figure is not None
        and claim.figure.unit == other.figure.unit == "weeks"
        and claim.subject.id == other.subject.id
        and (claim.object.id if claim.object else "") == (other.object.id if other.object else "")
        and (claim.condition, claim.n, claim.scope) == (other.condition, other.n, other.scope)
        and not claim.subject.id.startswith(("author:", "family:", "unknown:"))
    )


def _weeks_between(earlier: Claim, later: Claim) -> int | None:
    """From the last week of one run to that of the other; `None` where they are no whole weeks apart, or the wrong way round."""
    if earlier.period.end is None or later.period.end is None or earlier.period.days != _WEEK or later.period.days != _WEEK:
        return None
    days = (later.period.end - earlier.period.end).days
    return days // _WEEK if days >= 0 and days % _WEEK == 0 else None


def _reaches(claim: Claim, weeks: int) -> bool:
    return claim.figure is not None and claim.figure.low >= weeks


def _length(claim: Claim) -> Extent:
    """The fifth week is the fifth exactly; five weeks in a row are in six."""
    assert claim.figure is not None  # a run has a length
    exact = claim.ordinal and claim.figure.hedge is None
    ends = Range(claim.figure.low, claim.figure.high if exact else UNBOUNDED)
    return Extent(ends, ends)


def _counted_on(earlier: Claim, weeks: int, _operands: Sequence[Range]) -> Range:
    """The length of the earlier run and the weeks since."""
    return addition([_length(earlier).narrow, Range(Decimal(weeks), Decimal(weeks))])


RELATION = Relation("streak", frozenset({"streak"}), _checks)
