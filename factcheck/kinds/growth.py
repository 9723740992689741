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
        "en": "{subject} rose by {value} (from {object_value} to {subject_value} tokens) {window}",
        "en/less": "{subject} fell by {magnitude} (from {object_value} to {subject_value} tokens) {window}",
        "en/none": "{subject} stayed at {subject_value} tokens {window}",
        "en/across": "{subject} changed by {value} {window}",
        "en/also": "the rise is {value}",
        "en/also/less": "there is a fall of {magnitude}",
        "en/also/none": "there is no change",
        "en/also/across": "the change is {value}",
        "zh": "{window}，{subject}的调用量由{object_value}增至{subject_value}Token，增长{value}",
        "zh/less": "{window}，{subject}的调用量由{object_value}降至{subject_value}Token，下降{magnitude}",
        "zh/none": "{window}，{subject}的调用量没有变动，为{subject_value}Token",
        "zh/across": "{window}，{subject}的调用量变动为{value}",
        "zh/also": "则增长{value}",
        "zh/also/less": "则下降{magnitude}",
        "zh/also/none": "则没有变动",
        "zh/also/across": "则变动为{value}",
    },
)
