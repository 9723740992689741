"""Shares: the sum of a subject over that of the whole: the platform, or the first n rows where the words say so."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.total import agree_amount
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.quotient import quotient
from factcheck.view import Missing
from factcheck.vocabulary import Side
from sources.board.board import Window


def _part(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """The subject's rows over all rows of the same scope; the evidence is the subject's."""
    own = lens.total(claim.subject.id, window)
    whole = lens.total("platform:total", window, Side.OBJECT)
    if isinstance(own, Missing):
        return own
    if isinstance(whole, Missing):
        return whole
    return quotient(own, replace(whole, used=()), lens.board.restatement)


RULE = Rule(
    "share",
    _part,
    agree_amount,
    {
        "en": "{subject} had {value} of the tokens ({subject_value}) {window}",
        "en/also": "the share is {value}",
        "zh": "{window}，{subject}占{value}（{subject_value}Token）",
        "zh/also": "则占{value}",
    },
)
