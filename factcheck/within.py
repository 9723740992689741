"""The article against itself: every claim that the story's own figures bear on, recomputed from them (DESIGN §6, point 5).

No board is asked. What is told under doubt (a guessed subject, another board, a forecast) is never combined, nor are
figures of other days or of another scope; a claim is excluded only where digits that were merely cut off, hedges and
second readings cannot save it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims.claim import Claim
from claims.figure import UNBOUNDED, Hedge
from factcheck.correction import corrected
from factcheck.outcome import Range
from factcheck.own.check import Check, relations
from factcheck.own.told import Told
from factcheck.own.words import sentence
from factcheck.parts import correction_part, plain
from factcheck.report import FindingPart, WithinPart
from factcheck.vocabulary import Fit, Reason, Verdict

__all__ = ["Check", "own_contradiction", "recomputed", "with_own_figures", "within"]

#: So many units of every last digit, and this part of the figure, an error must exceed to be more than rounding.
_CLEAR_STEPS = Decimal(3)
_CLEAR_PART = Decimal("0.01")
_BOUNDED = frozenset({None, Hedge.ABOUT, Hedge.OVER, Hedge.NEARLY})
#: Reasons for which nothing was computed, or too little is known to tell.
_LEFT_OPEN = frozenset({Reason.NO_SNAPSHOT, Reason.BOARD_INCOMPLETE, Reason.BOARD_FAILED_AUDIT, Reason.MEASURE_NOT_PUBLISHED})
_BORNE_OUT = frozenset({Verdict.SUPPORTED, Verdict.NEEDS_CONTEXT})
#: Characters between two sentences of one paragraph.
_NEXT = 1


def within(claims: Sequence[Claim]) -> tuple[Check, ...]:
    """Every check of an article's claims against each other, in the order of the text."""
    return _checks(Told(claims), range(len(claims)))


def recomputed(claims: Sequence[Claim], index: int) -> tuple[Range, ...]:
    """What the article's own figures give for a derived claim (a growth, a gap, …); empty where they give nothing."""
    derived = [check for check in _checks(Told(claims), [index]) if relations()[check.relation].derived]
    return tuple(dict.fromkeys(Range(check.low, check.high) for check in derived))


def own_contradiction(checks: Sequence[Check], claims: Sequence[Claim], index: int) -> Check | None:
    """The check, if any, by which a claim is wrong by arithmetic alone, whatever a board may say.

    A derived claim, excluded by clearly more than rounding, whose operands stand in its sentence or in those next to it, each
    without a hedge or with one that has an end where it matters.
    """
    return next((check for check in checks if check.index == index and _is_strong(check, claims)), None)


def with_own_figures(findings: Sequence[FindingPart], claims: Sequence[Claim]) -> tuple[FindingPart, ...]:
    """The findings, each with the checks of its claim; claims and findings are in one order.

    Claims that the board bears out, each on a basis of its own, are not held against each other: two rows may bear one name.
    What no board can judge is wrong all the same where the story's own figures contradict it clearly.
    """
    checks = within(claims)
    by_claim: dict[int, list[WithinPart]] = {}
    for check in checks:
        borne_out = all(findings[at].verdict in _BORNE_OUT for at in (check.index, *check.against))
        fit = Fit.UNDECIDED if borne_out and check.fit is Fit.EXCLUDED else check.fit
        by_claim.setdefault(check.index, []).append(_part(replace(check, fit=fit), claims, findings))
    told = [_ruled(finding, checks, claims, index) for index, finding in enumerate(findings)]
    return tuple(replace(finding, within=tuple(by_claim.get(index, ()))) for index, finding in enumerate(told))


def _ruled(finding: FindingPart, checks: Sequence[Check], claims: Sequence[Claim], index: int) -> FindingPart:
    """A finding that the board left open, as the story's own figures have it."""
    strong = own_contradiction(checks, claims, index) if finding.reason in _LEFT_OPEN else None
    figure = claims[index].figure
    if strong is None or figure is None:
        return finding
    right = (strong.low + strong.high) / 2
    return replace(
        finding,
        verdict=Verdict.CONTRADICTED.value,
        reason=Reason.ARITHMETIC.value,
        explanation=sentence(strong, claims),
        correction=correction_part(right, corrected(figure, right)),
    )


def _checks(told: Told, indices: Sequence[int]) -> tuple[Check, ...]:
    return tuple(
        check
        for index in indices
        if told.usable(index)
        for relation in relations().values()
        if told.claims[index].kind in relation.kinds
        for check in relation.checks(told, index)
    )


def _is_strong(check: Check, claims: Sequence[Claim]) -> bool:
    if check.fit is not Fit.EXCLUDED or not relations()[check.relation].derived:
        return False
    told = [claims[at] for at in (check.index, *check.against)]
    if any(claim.figure is None or claim.figure.hedge not in _BOUNDED for claim in told):
        return False
    if not _in_one_paragraph(told, claims):
        return False
    clear = _checks(Told(claims, _CLEAR_STEPS), [check.index])
    return Fit.EXCLUDED in {other.fit for other in clear if other.relation == check.relation} and _far_off(check, told[0])


def _far_off(check: Check, claim: Claim) -> bool:
    """Whether the figure is off by more than restated or otherwise rounded operands would make it."""
    assert claim.figure is not None  # derived claims have one
    apart = max(check.low - claim.figure.high, claim.figure.low - check.high)
    whole = 1 if claim.kind == "growth" else 0  # growth is measured on what was there before
    return apart > _CLEAR_PART * (whole + abs(claim.figure.value))


def _in_one_paragraph(told: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Whether the sentences of some claims follow on each other, with no sentence between that tells nothing."""
    spans = {claim.sentence_span for claim in told}
    between = sorted({claim.sentence_span for claim in claims if min(spans) <= claim.sentence_span <= max(spans)})
    return all(then.start - one.end <= _NEXT for one, then in pairwise(between))


def _part(check: Check, claims: Sequence[Claim], findings: Sequence[FindingPart]) -> WithinPart:
    return WithinPart(
        check.relation,
        tuple(findings[at].id for at in check.against),
        _end(check.low),
        _end(check.high),
        check.fit.value,
        sentence(check, claims) if check.fit is Fit.EXCLUDED else {},
    )


def _end(value: Decimal) -> str | None:
    """One end of an interval; none where that side is open."""
    return None if abs(value) >= UNBOUNDED else plain(value)
