"""Outcomes: what a basis gives for a claim, and whether the claim's figure agrees with it.

Everything is an interval: what is not named on the board bounds a value, it does not fix it. A claim is excluded
only when the whole interval excludes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from claims.figure import Figure, Hedge
from factcheck.view import Cell, Missing
from factcheck.vocabulary import Fit, Reason, Side


@dataclass(frozen=True, slots=True)
class Used:
    """One row of the sum in the open."""

    cell: Cell
    side: Side = Side.SUBJECT
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a streak: what its condition gave there."""

    start: date
    end: date
    holds: bool | None
    value: Decimal | None = None
    against: Decimal | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a basis gives: the truth lies in [low, high], in the unit of the figure.

    `fall` and `rise` widen a point by the board's restatement margin: factors of at most and at least 1. `near` is
    false where no capture of the article's time exists.
    """

    low: Decimal
    high: Decimal
    fall: Decimal = Decimal(1)
    rise: Decimal = Decimal(1)
    near: bool = True
    used: tuple[Used, ...] = ()
    points: tuple[Point, ...] = field(default=())

    @property
    def exact(self) -> bool:
        """Whether the board fixes the value."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a figure and an outcome agree; `how` is the reason of a supported verdict where they fit."""

    fit: Fit
    how: Reason | None = None
    note: str = ""


def agree(figure: Figure, outcome: Outcome) -> Agreement:
    """Compare a printed figure with an outcome, from the narrowest sense to the widest.

    The whole interval of the board inside that of the figure fits; a point that the restatement margin moves into it fits
    as restated; inside the wider interval of truncation or ceiling it fits too, and is said. No value in common excludes.
    """
    if _inside(outcome, figure.low, figure.high):
        return Agreement(Fit.FITS, _how(figure, outcome))
    low, high = outcome.low * outcome.fall, outcome.high * outcome.rise
    if outcome.exact and outcome.fall != outcome.rise and low <= figure.high and figure.low <= high:
        return Agreement(Fit.FITS, Reason.RESTATED)
    if figure.hedge is None and _inside(outcome, figure.value - figure.step, figure.value + figure.step):
        return Agreement(Fit.FITS, Reason.TRUNCATED)
    if high < figure.low or low > figure.high:
        return Agreement(Fit.EXCLUDED)
    return Agreement(Fit.UNDECIDED)


def agree_whole(figure: Figure, outcome: Outcome) -> Agreement:
    """Compare a whole number (a place, a count, a length), which has no width unless a hedge gives it one."""
    low, high = (
        (figure.low, figure.high) if figure.hedge in {Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.OVER} else (figure.value, figure.value)
    )
    if low <= outcome.low and outcome.high <= high:
        return Agreement(Fit.FITS, Reason.EXACT)
    if outcome.high < low or outcome.low > high:
        return Agreement(Fit.EXCLUDED)
    return Agreement(Fit.UNDECIDED)


def agree_at_most(limit: Decimal, outcome: Outcome) -> Agreement:
    """Whether a place is among the first n."""
    if outcome.high <= limit:
        return Agreement(Fit.FITS, Reason.EXACT)
    return Agreement(Fit.EXCLUDED if outcome.low > limit else Fit.UNDECIDED)


def agree_positive(outcome: Outcome) -> Agreement:
    """Whether a difference is above zero."""
    if outcome.low > 0:
        return Agreement(Fit.FITS, Reason.EXACT)
    return Agreement(Fit.EXCLUDED if outcome.high <= 0 else Fit.UNDECIDED)


def _inside(outcome: Outcome, low: Decimal, high: Decimal) -> bool:
    return low <= outcome.low and outcome.high <= high


def _how(figure: Figure, outcome: Outcome) -> Reason:
    if outcome.exact and outcome.low == figure.value:
        return Reason.EXACT
    half = figure.step / 2
    if figure.hedge is not None and not _inside(outcome, figure.value - half, figure.value + half):
        return Reason.HEDGED
    return Reason.ROUNDED


def first_missing(parts: Sequence[Outcome | Missing]) -> Missing | None:
    """The first part without data, if any."""
    return next((part for part in parts if isinstance(part, Missing)), None)
