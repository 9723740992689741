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


#: What is said of a place.
PLACES = {
    "en": "{subject} ranked No. {place} {window}",
    "en/open": "{subject} ranked between No. {place} and No. {last_place} {window}",
    "en/beyond": "{subject} ranked No. {place} or lower {window}",
    "en/also": "the place is No. {place}",
    "en/also/open": "the place is between No. {place} and No. {last_place}",
    "en/also/beyond": "the place is No. {place} or lower",
    "zh": "{window}，{subject}排名第{place}",
    "zh/open": "{window}，{subject}排名在第{place}至第{last_place}之间",
    "zh/beyond": "{window}，{subject}排名第{place}或更低",
    "zh/also": "则排名第{place}",
    "zh/also/open": "则排名在第{place}至第{last_place}之间",
    "zh/also/beyond": "则排名第{place}或更低",
}

RULE = Rule(
    "rank",
    place,
    agree_number,
    PLACES,
    measured_in_digits=False,
)
