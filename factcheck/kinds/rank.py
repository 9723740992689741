"""Ranks: the place of a subject, ties sharing the higher place and leaving a gap behind it ("1224")."""

from __future__ import annotations

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome, agree_whole
from factcheck.view import Missing
from factcheck.vocabulary import Fit
from sources.board.board import Window


def place(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """The subject's place; below the last named row only a bound is known."""
    return lens.place(claim.subject.id, window)


def agree_number(claim: Claim, outcome: Outcome) -> Agreement:
    """A whole number against the outcome."""
    return agree_whole(claim.figure, outcome) if claim.figure else Agreement(Fit.UNDECIDED)


RULE = Rule(
    "rank",
    place,
    agree_number,
    {"en": "{subject} was {value} {window}", "zh": "{window}{subject}排名{value}"},
    measured_in_digits=False,
)
