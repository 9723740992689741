"""The order, or the direction of a change, is the reverse of what the board gives."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.diagnose import ANY, Cause, Diagnosis, Wrong
from factcheck.outcome import Outcome
from factcheck.vocabulary import Fit, Kind, Reason


def _explain(wrong: Wrong) -> Diagnosis | None:
    if wrong.claim.kind == Kind.COMPARISON:
        return Diagnosis(Reason.DIRECTION_FLIP, wrong.right)
    return _run(wrong) if wrong.claim.kind == Kind.STREAK else _amount(wrong)


def _amount(wrong: Wrong) -> Diagnosis | None:
    """A gap or a change of the other sign. The same size tells it by itself; of another size it is reversed all the same."""
    told = "direction-flip-change" if wrong.claim.kind == Kind.GROWTH else ""
    figure = wrong.figure
    values: set[str] = set()
    for reading, outcome in wrong.usual():
        values.add(wrong.digits(outcome.low))
        there = wrong.rule.agree(replace(wrong.claim, figure=figure.negated()), outcome)
        if outcome.low * figure.value < 0 and there.fit is Fit.FITS:
            return Diagnosis(Reason.DIRECTION_FLIP, reading, wrong.luck(len(values)), told=told)
    stated = wrong.found.stated.outcome
    reversed_ = isinstance(stated, Outcome) and _side(stated.widest.low) == _side(stated.widest.high) == -_side(figure.value)
    right = wrong.right.outcome if wrong.right else None
    agreed = not isinstance(right, Outcome) or _side(right.low) != _side(figure.value)
    return Diagnosis(Reason.DIRECTION_FLIP, wrong.right, ANY, told=told) if reversed_ and agreed and figure.value else None


def _side(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _run(wrong: Wrong) -> Diagnosis | None:
    """The other one was ahead; or what is said to have risen fell."""
    claim, stated = wrong.claim, wrong.found.stated.outcome
    if not isinstance(stated, Outcome) or stated.widest.high > 0:
        return None
    if claim.condition == "rising":
        return Diagnosis(Reason.DIRECTION_FLIP, wrong.right, told="direction-flip-change")
    if claim.condition != "ahead-of" or claim.object is None:
        return None
    other = replace(claim, subject=claim.object, object=claim.subject)
    there = wrong.read(other, wrong.found.window, wrong.found.stated.basis)
    chance = wrong.luck(1) if there.agreement.fit is Fit.FITS else ANY
    return Diagnosis(Reason.DIRECTION_FLIP, wrong.right, chance)


CAUSE = Cause(Reason.DIRECTION_FLIP, 10, frozenset({Kind.COMPARISON, Kind.GAP, Kind.GROWTH, Kind.STREAK}), _explain)
