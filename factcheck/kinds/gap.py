"""Gaps: the sum of one subject less that of another, on one basis."""

from __future__ import annotations

from decimal import Decimal

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount
from factcheck.lens import Lens
from factcheck.outcome import Outcome, first_missing
from factcheck.view import Missing, View
from factcheck.vocabulary import Side
from sources.board.board import Window


def difference(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """Subject less object. What is summed in Others can belong to either, but only once."""
    if claim.object is None:
        return Missing("ambiguous")
    one = lens.total(claim.subject.id, window)
    other = lens.total(claim.object.id, window, Side.OBJECT)
    missing = first_missing((one, other))
    if missing is not None or isinstance(one, Missing) or isinstance(other, Missing):
        return missing or Missing("no-snapshot")
    view = lens.view(window)
    others = view.others if isinstance(view, View) and view.others is not None else Decimal(0)
    open_one, open_other = not one.exact, not other.exact
    value = one.low - other.low
    return Outcome(
        value - (others if open_other else 0),
        value + (others if open_one else 0),
        one.fall,
        one.rise,
        one.near and other.near,
        one.used + other.used,
    )


RULE = Rule(
    "gap",
    difference,
    agree_amount,
    {"en": "{subject} less {object} was {value} tokens {window}", "zh": "{window}{subject}减{object}为{value}Token"},
)
