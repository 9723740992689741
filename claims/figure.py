"""Figures: a printed number, and every value that prints that way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

#: Stands for "no bound on this side"; larger than any quantity that news prints.
UNBOUNDED = Decimal("1e30")


class Hedge(StrEnum):
    """How the text loosens a figure. Words without width (高达, 仅) are no hedge."""

    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    UP_TO = "up-to"
    ESTIMATED = "estimated"
    PEAK = "peak"


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number as an interval.

    `value` is what is printed, in base units (tokens, not trillions); `low` and `high` bound every
    value that the printed digits and the hedge allow; `step` is one unit of the last printed digit;
    `unit` is a word of the design: tokens, rank, weeks, models, times, share …
    A span (1.5-2万亿, 三四十) has its lower end as `value`, and `low` and `high` hold both. `other` is the value in a
    second reading, where usage is undecided: 增长5倍 is 5 times as much or 6.

    >>> Figure.printed("4.69", scale=Decimal("1e12"), unit="tokens", text="4.69T").low
    Decimal('4.685E+12')
    """

    text: str
    value: Decimal
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str
    hedge: Hedge | None = None
    other: Decimal | None = None

    @classmethod
    def printed(cls, digits: str, *, scale: Decimal = Decimal(1), unit: str, text: str) -> Figure:
        """Read digits to half a unit in their last place: 5.0 and 5.00 differ.

        Zeros behind the third digit of a whole number are padding (8900亿 is how 890B is written in 亿): they fix nothing.
        """
        value = Decimal(digits)
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)  # a printed number is never NaN or infinite
        step = Decimal(1).scaleb(exponent + _padding(digits)) * scale
        return cls(text, value * scale, value * scale - step / 2, value * scale + step / 2, step, unit)

    @classmethod
    def whole(cls, value: int, *, unit: str, text: str) -> Figure:
        """A place or a number of things: exact, without width."""
        number = Decimal(value)
        return cls(text, number, number, number, Decimal(1), unit)

    def hedged(self, hedge: Hedge) -> Figure:
        """The same figure under a hedge; the widths are explained in `WIDTHS`."""
        low, high = WIDTHS[hedge](self)
        return replace(self, low=low, high=high, hedge=hedge)

    def until(self, upper: Figure) -> Figure:
        """The span from this figure to another, each end as wide as it is printed."""
        return replace(self, high=upper.high)

    def and_more(self) -> Figure:
        """A number that says itself that it is more (800多亿, 十几): up to the next step of its last digit that is no zero."""
        digits = self.value.normalize()
        exponent = digits.as_tuple().exponent
        step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else self.step
        return replace(self, low=self.value, high=self.value + step, hedge=Hedge.OVER)

    def negated(self) -> Figure:
        """The same amount less instead of more."""
        return replace(self, value=-self.value, low=-self.high, high=-self.low)

    def widened(self, step: Decimal) -> Figure:
        """As exact as a step that the digits do not show (六成半 counts in halves)."""
        return replace(self, low=self.value - step / 2, high=self.value + step / 2, step=step)


def _padding(digits: str) -> int:
    if "." in digits:
        return 0
    return max(0, min(len(digits) - len(digits.rstrip("0")), len(digits.lstrip("0")) - 3))


def _about(figure: Figure) -> tuple[Decimal, Decimal]:
    slack = max(figure.step, abs(figure.value) * Decimal("0.02"))
    return figure.value - slack, figure.value + slack


def _over(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value, figure.value + figure.step


def _nearly(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value * Decimal("0.9"), figure.value


def _as_printed(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.low, figure.high


def _at_least(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value, UNBOUNDED


def _at_most(figure: Figure) -> tuple[Decimal, Decimal]:
    return -UNBOUNDED, figure.value


#: The one table of hedge widths (DESIGN §4).
#: about: one unit of the last printed digit or 2 %, the wider: writers round further when they hedge.
#: over: up to the next round step; a truth far above would have been printed as such.
#: nearly: from 0.9 of the value up to it. at-least, at-most, up-to: open on one side.
#: estimated: the author's own guess, as wide as about. peak: as printed, for a moment of the period that nobody names.
WIDTHS = {
    Hedge.ABOUT: _about,
    Hedge.OVER: _over,
    Hedge.NEARLY: _nearly,
    Hedge.AT_LEAST: _at_least,
    Hedge.AT_MOST: _at_most,
    Hedge.UP_TO: _at_most,
    Hedge.ESTIMATED: _about,
    Hedge.PEAK: _as_printed,
}
