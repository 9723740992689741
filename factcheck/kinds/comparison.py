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
        "zh": "{window}{subject}为{subject_value}，{object}为{object_value}Token",
    },
    measured_in_digits=False,
)
