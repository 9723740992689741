"""The same fact told twice: both tellings share a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.claim import Claim, Polarity
from factcheck.outcome import Range
from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.told import Told, same_days
from factcheck.vocabulary import Fit

_KINDS = frozenset({"total", "sum", "gap", "ratio", "share", "growth", "rank"})
#: A maker or a family stands for one of its models as often as for all; an origin holds several places at once.
_LOOSE_NAMES = ("author:", "family:", "group:", "unknown:")
_DOUBTS = Doubts(words=frozenset({"before"}))  # last week's figure may stand beside the week that the text is about


def _checks(told: Told, index: int) -> Iterator[Check]:
    """A telling against the earlier ones. Two figures in one sentence, or the words of two sources, may be two things."""
    claim = told.claims[index]
    if claim.figure is None or claim.subject.id.startswith(_LOOSE_NAMES) or _of_whom_is_open(claim):
        return
    earlier = [at for at in told.of_kind(claim.kind) if at < index and _same(claim, told.claims[at])]
    operands = ((at,) for at in told.nearest(earlier, index))
    for check in settle(told, index, RELATION.name, operands, _itself, doubts=_DOUBTS):
        doubtful = told.one_sentence((index, *check.against)) or any(
            told.claims[at].polarity is Polarity.REPORTED for at in (index, *check.against)
        )
        if not (doubtful and check.fit is not Fit.FITS):
            yield check


def _same(claim: Claim, other: Claim) -> bool:
    return (
        other.figure is not None
        and claim.figure is not None
        and claim.figure.unit == other.figure.unit
        and claim.subject.id == other.subject.id
        and (claim.object.id if claim.object else "") == (other.object.id if other.object else "")
        and claim.scope == other.scope
        and claim.period.start is not None
        and same_days(claim.period, other.period)
        and _same_base(claim, other)
    )


def _same_base(claim: Claim, other: Claim) -> bool:
    if claim.kind != "growth":
        return True
    bases = (claim.base, other.base)
    return all(base is not None and base.start is not None for base in bases) and (
        bases[0] is not None and bases[1] is not None and same_days(bases[0], bases[1])
    )


def _of_whom_is_open(claim: Claim) -> bool:
    """A country holds several places; a bare "together" may be said of others."""
    if claim.kind == "rank":
        return not claim.subject.id.startswith("model:")
    return claim.kind == "sum" and claim.scope is None and not claim.subject.id.startswith("list:")


def _itself(operands: Sequence[Range]) -> Range:
    return operands[0]


RELATION = Relation("same", _KINDS, _checks)
