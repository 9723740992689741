"""Shares: the sum of a subject over that of the whole: the platform, or the first n rows where the words say so.

A writer who sums the rows of a chart may divide them by all of the platform, for its total stands beside the chart.
"""

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
    within = quotient(own, replace(whole, used=()), lens.board.restatement)
    if isinstance(within, Missing) or not _of_a_part(claim, lens):
        return within
    everything = replace(lens, basis=replace(lens.basis, scope="platform")).total("platform:total", window, Side.OBJECT)
    if isinstance(everything, Missing):
        return within
    of_all = quotient(own, replace(everything, used=()), lens.board.restatement)
    return within if isinstance(of_all, Missing) else replace(within, instead=(*within.instead, of_all))


def _of_a_part(claim: Claim, lens: Lens) -> bool:
    """Whether the basis counts a part of the board, and the words do not say that this part is the whole."""
    return lens.basis.scope == "chart" or (lens.basis.scope.startswith("top-") and claim.scope is None)


RULE = Rule(
    "share",
    _part,
    agree_amount,
    {
        "en": "{subject} had {value} of the tokens ({subject_value} of {whole_value}) {window}",
        "en/open": "{subject} had {value} of the tokens ({subject_value}) {window}",
        "en/also": "the share is {value}",
        "zh": "{window}，{subject}占{value}（{whole_value}中的{subject_value}Token）",
        "zh/open": "{window}，{subject}占{value}（{subject_value}Token）",
        "zh/also": "则占{value}",
    },
)
