"""Quotients of two sums, in interval arithmetic."""

from __future__ import annotations

from decimal import Decimal

from factcheck.outcome import Outcome, Range
from factcheck.view import Missing


def quotient(upper: Outcome, lower: Outcome, margin: Decimal) -> Outcome | Missing:
    """One sum over another; `Missing` where the lower one may be nothing.

    Figures of one capture are restated nearly alike, figures of two are not: each side may have moved by the board's
    margin, and that much is never ruled out.
    """
    if lower.low <= 0 or lower.widest.low <= 0:
        return Missing("board-incomplete")
    low, high = upper.low / lower.high, upper.high / lower.low
    then = Range(upper.then.low / lower.then.high, upper.then.high / lower.then.low)
    widest = Range(upper.widest.low / lower.widest.high * (1 - margin), upper.widest.high / lower.widest.low * (1 + margin))
    restated = then if upper.restated or lower.restated else None
    return Outcome(low, high, restated, widest, upper.near and lower.near, upper.used + lower.used)
