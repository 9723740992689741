"""Sums: several subjects, or the first n rows, added up."""

from __future__ import annotations

from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount, evaluate

RULE = Rule(
    "sum",
    evaluate,
    agree_amount,
    {
        "en": "{subject} came to {value} tokens together {window}",
        "en/also": "the sum is {value}",
        "zh": "{window}，{subject}合计{value}Token",
        "zh/also": "则合计{value}Token",
    },
)
