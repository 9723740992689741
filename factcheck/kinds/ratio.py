"""Ratios: the sum of one subject over that of another, on one basis."""

from __future__ import annotations

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.quotient import quotient
from factcheck.view import Missing
from factcheck.vocabulary import Side
from sources.board.board import Window


def _times(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    if claim.object is None:
        return Missing("ambiguous")
    one = lens.total(claim.subject.id, window)
    other = lens.total(claim.object.id, window, Side.OBJECT)
    if isinstance(one, Missing):
        return one
    if isinstance(other, Missing):
        return other
    return quotient(one, other, lens.board.restatement)


RULE = Rule(
    "ratio",
    _times,
    agree_amount,
    {
        "en": "{subject} had {value} the tokens of {object} ({subject_value} to {object_value}) {window}",
        "en/also": "the ratio is {value}",
        "zh": "{window}，{subject}（{subject_value}Token）为{object}（{object_value}）的{value}",
        "zh/also": "则为{value}",
    },
)
