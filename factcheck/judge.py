"""Verdicts: one table, from what the readings give to what is said of the claim (DESIGN §6).

| stated reading | a basis fits  | near miss, no capture of the time | nothing fits                              |
|----------------|---------------|-----------------------------------|-------------------------------------------|
| fits           | supported     | supported                         | supported                                 |
| excluded       | needs-context | unproven: capture-missing         | contradicted; unproven if the period is open |
| undecided      | needs-context | unproven: capture-missing         | unproven: board-incomplete                |

A stated reading that fits is needs-context all the same where the whole board reverses what it is used for. A basis that
fits no better than luck would is none: the claim is neither borne out nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.claim import Claim
from claims.figure import Figure
from factcheck.basis import Basis
from factcheck.outcome import Agreement, Outcome
from factcheck.readings import Reading, Readings, may_flip
from factcheck.vocabulary import Choice, Fit, Reason, Verdict

#: A figure this near to a reading of which no capture of the time exists is not called wrong (DESIGN §5).
NEAR_MISS = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and its reason."""

    verdict: Verdict
    reason: Reason


def decide(
    stated: Agreement,
    departures: Sequence[Choice],
    *,
    lucky: bool,
    near_miss: bool,
    open_period: bool,
    flips: bool,
    diagnose: Callable[[], Reason],
) -> Ruling:
    """The table. `departures` is empty where no basis but the stated one fits, `lucky` says that a random figure would fit as
    well; `diagnose` is asked only for what is wrong."""
    if stated.fit is Fit.FITS:
        return (
            Ruling(Verdict.NEEDS_CONTEXT, Reason.FLIPS_WITH_SCOPE)
            if flips
            else Ruling(Verdict.SUPPORTED, stated.how or Reason.EXACT)
        )
    if departures:
        return Ruling(Verdict.UNPROVEN, Reason.AMBIGUOUS) if lucky else Ruling(Verdict.NEEDS_CONTEXT, Reason(departures[0].value))
    if stated.fit is Fit.NO_DATA:
        return Ruling(Verdict.UNPROVEN, Reason(stated.note or Reason.NO_SNAPSHOT))
    if near_miss:
        return Ruling(Verdict.UNPROVEN, Reason.CAPTURE_MISSING)
    if stated.note in {"longer-run", "unsure"}:
        return Ruling(Verdict.UNPROVEN, Reason.AMBIGUOUS)
    if stated.fit is Fit.UNDECIDED:
        return Ruling(Verdict.UNPROVEN, Reason.BOARD_INCOMPLETE)
    if open_period:
        return Ruling(Verdict.UNPROVEN, Reason.PERIOD_UNCLEAR)
    return Ruling(Verdict.CONTRADICTED, diagnose())


def as_certain(claim: Claim, stated: Agreement) -> Agreement:
    """What a claim whose subject had to be guessed agrees with: it is never excluded."""
    unsure = not claim.certain and stated.fit is Fit.EXCLUDED
    return Agreement(Fit.UNDECIDED, note="unsure") if unsure else stated


def has_open_period(claim: Claim) -> bool:
    """Whether the words leave open which days they mean."""
    return claim.period.assumed is not None or claim.period.trailing


def is_near_miss(claim: Claim, found: Readings) -> bool:
    """Whether the figure lies within 1 % of a reading for which no capture of the time exists."""
    if claim.figure is None or claim.figure.unit in {"rank", "weeks", "models"}:
        return False
    figure = claim.figure
    for reading in found.told_days:
        outcome = reading.outcome
        if isinstance(outcome, Outcome) and not outcome.near and outcome.exact:
            slack = abs(outcome.low) * NEAR_MISS
            if outcome.low - slack <= figure.high and figure.low <= outcome.high + slack:
                return True
    return _between_captures(figure, found)


def _between_captures(figure: Figure, found: Readings) -> bool:
    """Whether the figure lies between an earlier and a later capture of one basis: it may have been shown on a day between."""
    seen: dict[Basis, list[Decimal]] = {}
    for reading in found.told_days:
        if isinstance(reading.outcome, Outcome) and reading.outcome.exact:
            seen.setdefault(replace(reading.basis, capture=""), []).append(reading.outcome.low)
    return any(min(values) <= figure.high and figure.low <= max(values) for values in seen.values())


def flips(claim: Claim, found: Readings) -> bool:
    """Whether an order that the words claim for a part of the board is reversed over all of it."""
    return reversal(claim, found) is not None


def reversal(claim: Claim, found: Readings) -> Reading | None:
    """The reading of the whole board that reverses an order which the words claim for a part of it."""
    wider = (reading for reading in found.others if reading.basis.scope in {"catalogue", "platform"})
    return next((reading for reading in wider if _reversed(reading)), None) if may_flip(claim) else None


def _reversed(reading: Reading) -> bool:
    """Whether the subject is surely not ahead: a lead of another size, or a run of another length, is no reversal."""
    return isinstance(reading.outcome, Outcome) and reading.outcome.widest.high <= 0
