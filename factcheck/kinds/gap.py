"""Gaps: the sum of one subject less that of another, on one basis."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount
from factcheck.lens import Lens
from factcheck.outcome import Outcome, Range
from factcheck.view import Missing, View
from factcheck.vocabulary import Side
from sources.board.board import Window


def difference(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """Subject less object. What is summed in Others can belong to either, but only once."""
    if claim.object is None:
        return Missing("ambiguous")
    one = lens.total(claim.subject.id, window)
    other = lens.total(claim.object.id, window, Side.OBJECT)
    if isinstance(one, Missing):
        return one
    if isinstance(other, Missing):
        return other
    view = lens.view(window)
    others = view.others if isinstance(view, View) and view.others is not None else Decimal(0)
    first, *rest = [_less(a, b, others, lens.board.restatement) for a in (one, *one.instead) for b in (other, *other.instead)]
    return replace(first, instead=tuple(rest)) if rest else first


def _less(one: Outcome, other: Outcome, others: Decimal, margin: Decimal) -> Outcome:
    """One difference. Whatever the capture, each side may have been restated by the board's margin, and a small difference
    of large sums with it: that much is never ruled out."""
    open_one, open_other = not one.exact, not other.exact
    value = one.low - other.low
    low, high = value - (others if open_other else 0), value + (others if open_one else 0)
    fall = (one.low - one.then.low) + (other.then.high - other.high)
    rise = (one.then.high - one.high) + (other.low - other.then.low)
    sway = margin * (abs(one.low) + abs(other.low))
    less = other.widest.high - other.then.high
    more = one.widest.high - one.then.high
    return Outcome(
        low,
        high,
        Range(low - fall, high + rise) if fall or rise else None,
        Range(low - max(fall, sway) - less, high + max(rise, sway) + more),
        one.near and other.near,
        one.used + other.used,
    )


RULE = Rule(
    "gap",
    difference,
    agree_amount,
    {
        "en": "{subject} led {object} by {value} tokens ({subject_value} to {object_value}) {window}",
        "en/less": "{subject} trailed {object} by {magnitude} tokens ({subject_value} to {object_value}) {window}",
        "en/none": "{subject} and {object} were level at {subject_value} tokens {window}",
        "en/across": "{subject} less {object} came to {value} tokens {window}",
        "en/also": "the lead is {value}",
        "en/also/less": "the order is reversed ({subject_value} to {object_value})",
        "en/also/none": "the two are level",
        "en/also/across": "the difference is {value}",
        "zh": "{window}，{subject}（{subject_value}）比{object}（{object_value}）多{value}Token",
        "zh/less": "{window}，{subject}（{subject_value}）比{object}（{object_value}）少{magnitude}Token",
        "zh/none": "{window}，{subject}与{object}持平，均为{subject_value}Token",
        "zh/across": "{window}，{subject}减{object}为{value}Token",
        "zh/also": "则多{value}Token",
        "zh/also/less": "则次序相反（{subject_value}对{object_value}）",
        "zh/also/none": "则两者持平",
        "zh/also/across": "则相差{value}Token",
    },
)
