"""Totals: the sum of a subject's rows in the window."""

from __future__ import annotations

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome, agree
from factcheck.view import Missing
from factcheck.vocabulary import Fit
from sources.board.board import Window


def evaluate(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """The subject's rows added up."""
    return lens.total(claim.subject.id, window)


def agree_amount(claim: Claim, outcome: Outcome) -> Agreement:
    """The printed amount against the sum."""
    return agree(claim.figure, outcome) if claim.figure else Agreement(Fit.UNDECIDED)


RULE = Rule(
    "total",
    evaluate,
    agree_amount,
    {
        "en": "{subject} had {value} tokens {window}",
        "en/also": "the figure is {value}",
        "zh": "{window}，{subject}的调用量为{value}Token",
        "zh/also": "则为{value}",
    },
)
