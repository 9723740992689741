"""Outcomes: what a basis gives for a claim, and whether the claim's figure agrees with it.

Everything is an interval: what is not named on the board bounds a value, it does not fix it. A claim is excluded
only when the whole interval excludes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from claims.figure import UNBOUNDED, Figure, Hedge
from factcheck.ranking import Used
from factcheck.vocabulary import Fit, Reason

__all__ = [
    "Agreement",
    "Outcome",
    "Point",
    "Range",
    "Used",
    "agree",
    "agree_at_most",
    "agree_positive",
    "agree_whole",
]


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
class Range:
    """Two ends, both inclusive."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a basis gives: what the board shows lies in [low, high], in the unit of the figure.

    `restated` is what that may have been at publication, by the board's restatement margin; `possible` what the board
    cannot rule out beyond that (rows that lack days, variants without a name, makers that nobody looked up, ties). A
    figure fits what is shown; only what is not even possible is excluded. `near` is false where no capture of the
    article's time exists. `instead` holds what other rows of the same name give: a model's free and paid row, its builds.
    """

    low: Decimal
    high: Decimal
    restated: Range | None = None
    possible: Range | None = None
    near: bool = True
    used: tuple[Used, ...] = ()
    points: tuple[Point, ...] = field(default=())
    instead: tuple[Outcome, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether the board fixes the value."""
        return self.low == self.high

    @property
    def then(self) -> Range:
        """What the value may have been at publication."""
        return self.restated or Range(self.low, self.high)

    @property
    def widest(self) -> Range:
        """Everything that cannot be ruled out."""
        then, possible = self.then, self.possible or self.then
        return Range(min(self.low, then.low, possible.low), max(self.high, then.high, possible.high))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a figure and an outcome agree; `how` is the reason of a supported verdict where they fit."""

    fit: Fit
    how: Reason | None = None
    note: str = ""


def agree(figure: Figure, outcome: Outcome) -> Agreement:
    """Compare a printed figure with an outcome, from the narrowest sense to the widest.

    The whole interval of the board inside that of the figure fits; a point that the restatement margin moves into it fits
    as restated; inside the wider interval of truncation or ceiling it fits too, and is said. A hedged figure may have been
    hedged after rounding (nearly 1.75 for 1.752), and what is far over "over" is over all the same. No value in common
    excludes. A figure with two readings (增长5倍) fits where one of them does, which is said, and is excluded only in both.
    """
    if figure.other is not None:
        return _agree_either(replace(figure, other=None), figure.other, outcome)
    if _inside(outcome, figure.low, figure.high):
        return Agreement(Fit.FITS, _how(figure, outcome))
    half = figure.step / 2
    if figure.hedge is not None and _inside(outcome, figure.value - half, figure.value + half):
        return Agreement(Fit.FITS, Reason.ROUNDED)
    if figure.hedge is Hedge.OVER and outcome.low > figure.high:
        return Agreement(Fit.FITS, Reason.HEDGED, note="far-over")
    then = outcome.then
    if outcome.exact and outcome.restated is not None and then.low <= figure.high and figure.low <= then.high:
        return Agreement(Fit.FITS, Reason.RESTATED)
    if figure.hedge is None and figure.value - figure.step < outcome.low and outcome.high < figure.value + figure.step:
        return Agreement(Fit.FITS, Reason.TRUNCATED)
    return Agreement(Fit.EXCLUDED if _apart(outcome.widest, figure.low, figure.high) else Fit.UNDECIDED)


def _agree_either(printed: Figure, other: Decimal, outcome: Outcome) -> Agreement:
    apart = other - printed.value
    second = replace(printed, value=other, low=printed.low + apart, high=printed.high + apart)
    first, then = agree(printed, outcome), agree(second, outcome)
    if then.fit is Fit.FITS and (
        first.fit is not Fit.FITS or (first.how is Reason.TRUNCATED and then.how is not Reason.TRUNCATED)
    ):
        return replace(then, note="other-reading")
    return first if first.fit is Fit.FITS or then.fit is Fit.EXCLUDED else then


def agree_whole(figure: Figure, outcome: Outcome) -> Agreement:
    """Compare a whole number (a place, a count, a length), which has no width unless a hedge gives it one."""
    low, high = (figure.value, figure.value) if figure.hedge is None else (figure.low, figure.high)
    if figure.hedge is Hedge.OVER:
        high = UNBOUNDED
    if _inside(outcome, low, high):
        return Agreement(Fit.FITS, Reason.EXACT if outcome.exact and outcome.low == figure.value else Reason.HEDGED)
    return Agreement(Fit.EXCLUDED if _apart(outcome.widest, low, high) else Fit.UNDECIDED)


def agree_at_most(limit: Decimal, outcome: Outcome) -> Agreement:
    """Whether a place is among the first n."""
    if outcome.high <= limit:
        return Agreement(Fit.FITS, Reason.EXACT)
    return Agreement(Fit.EXCLUDED if outcome.widest.low > limit else Fit.UNDECIDED)


def agree_positive(outcome: Outcome) -> Agreement:
    """Whether a difference is above zero."""
    if outcome.low > 0:
        return Agreement(Fit.FITS, Reason.EXACT)
    return Agreement(Fit.EXCLUDED if outcome.widest.high <= 0 else Fit.UNDECIDED)


def _inside(outcome: Outcome, low: Decimal, high: Decimal) -> bool:
    return low <= outcome.low and outcome.high <= high


def _apart(what: Range, low: Decimal, high: Decimal) -> bool:
    return what.high < low or what.low > high


def _how(figure: Figure, outcome: Outcome) -> Reason:
    if outcome.exact and outcome.low == figure.value:
        return Reason.EXACT
    half = figure.step / 2
    if figure.hedge is not None and not _inside(outcome, figure.value - half, figure.value + half):
        return Reason.HEDGED
    return Reason.ROUNDED
