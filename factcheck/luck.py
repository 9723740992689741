"""Luck: how likely a random figure would fit one of the bases that were tried."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from claims.claim import Claim
from factcheck.outcome import Outcome
from factcheck.readings import Readings


def chance_of(claim: Claim, found: Readings) -> str | None:
    """The chance that a figure drawn at random, printed to the same digits, fits one of the values tried.

    Press figures are spread evenly over the logarithm (Benford). A figure between a tenth and ten times the printed one
    fits a value with probability (high - low) / (value · ln 100); the distinct values tried add up (union bound).
    `None` where the figure has no width that could be hit by luck.
    """
    figure = claim.figure
    if figure is None or figure.unit in {"rank", "weeks", "models"} or not figure.value:
        return None
    values = {
        reading.outcome.low
        for reading in (found.stated, *found.others)
        if isinstance(reading.outcome, Outcome) and reading.outcome.exact
    }
    chance = min(Decimal(1), len(values) * (figure.high - figure.low) / (abs(figure.value) * Decimal(100).ln()))
    return f"{chance.quantize(Decimal('0.0001'), ROUND_HALF_EVEN):f}"
