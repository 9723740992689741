"""Growth: the sum of a subject in one window over that in an earlier one, less one, on one basis in both."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount
from factcheck.lens import Lens
from factcheck.outcome import Outcome, Range
from factcheck.quotient import quotient
from factcheck.view import Missing
from factcheck.vocabulary import Side
from sources.board.board import Window


def _change(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    if claim.base is None or claim.base.start is None or claim.base.end is None:
        return Missing("period-unclear")
    now = lens.total(claim.subject.id, window)
    before = lens.total(claim.subject.id, Window(claim.base.start, claim.base.end), Side.OBJECT)
    if isinstance(now, Missing):
        return now
    if isinstance(before, Missing):
        return before
    whole = quotient(now, before, lens.board.restatement)
    return whole if isinstance(whole, Missing) else _less_one(whole)


def _less_one(ratio: Outcome) -> Outcome:
    def less(ends: Range | None) -> Range | None:
        return Range(ends.low - 1, ends.high - 1) if ends else None

    return replace(
        ratio,
        low=ratio.low - 1,
        high=ratio.high - 1,
        restated=less(ratio.restated),
        possible=less(ratio.possible),
        instead=tuple(_less_one(other) for other in ratio.instead),
    )


RULE = Rule(
    "growth",
    _change,
    agree_amount,
    {
        "en": "{subject} went from {object_value} to {subject_value} tokens, a change of {value}, {window}",
        "zh": "{window}{subject}由{object_value}变为{subject_value}Token，变动{value}",
    },
)
