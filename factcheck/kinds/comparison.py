"""Comparisons: one subject above another, on one basis."""

from __future__ import annotations

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.gap import difference
from factcheck.outcome import Agreement, Outcome, agree_positive


def _agree(_claim: Claim, outcome: Outcome) -> Agreement:
    return agree_positive(outcome)


RULE = Rule(
    "comparison",
    difference,
    _agree,
    {
        "en": "{subject} had {subject_value} and {object} {object_value} tokens {window}",
        "en/also": "the order is the same ({subject_value} to {object_value})",
        "en/also/less": "the order is reversed ({subject_value} to {object_value})",
        "en/also/none": "the two are level",
        "zh": "{window}，{subject}为{subject_value}Token，{object}为{object_value}",
        "zh/also": "则次序相同（{subject_value}对{object_value}）",
        "zh/also/less": "则次序相反（{subject_value}对{object_value}）",
        "zh/also/none": "则两者持平",
    },
    measured_in_digits=False,
)
