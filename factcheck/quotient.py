"""Quotients of two sums, in interval arithmetic."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.outcome import Outcome, Range
from factcheck.view import Missing


def quotient(upper: Outcome, lower: Outcome, margin: Decimal) -> Outcome | Missing:
    """One sum over another, and over each other row of the same name; `Missing` where the lower one may be nothing.

    Figures of one capture are restated nearly alike, figures of two are not: each side may have moved by the board's
    margin, and that much is never ruled out.
    """
    pairs = [(one, other) for one in (upper, *upper.instead) for other in (lower, *lower.instead)]
    found = [_over(one, other, margin) for one, other in pairs if other.low > 0 and other.widest.low > 0]
    if lower.low <= 0 or lower.widest.low <= 0:
        return Missing("board-incomplete")
    return replace(found[0], instead=tuple(found[1:]))


def _over(upper: Outcome, lower: Outcome, margin: Decimal) -> Outcome:
    then = Range(upper.then.low / lower.then.high, upper.then.high / lower.then.low)
    widest = Range(upper.widest.low / lower.widest.high * (1 - margin), upper.widest.high / lower.widest.low * (1 + margin))
    restated = then if upper.restated or lower.restated else None
    near = upper.near and lower.near
    return Outcome(upper.low / lower.high, upper.high / lower.low, restated, widest, near, upper.used + lower.used)
