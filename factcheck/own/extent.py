"""Extents: what a printed figure may stand for, and the same carried through a formula.

Every end encloses: quotients are rounded outward, and an end that a hedge leaves open stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TypeAlias

from claims.figure import UNBOUNDED, Figure, Hedge
from factcheck.outcome import Range
from factcheck.vocabulary import Fit

#: Ends of several operands made into those of a result; `None` where there is none (a whole that may be nothing).
Formula: TypeAlias = Callable[[Sequence[Range]], Range | None]

#: Units that count whole things: no digit of theirs is rounded.
WHOLE = frozenset({"rank", "weeks", "months", "days", "models", "authors"})
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)
#: A multiple in words (double, 翻番) is said of much that is near it.
_IN_WORDS = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Extent:
    """Every value that the digits and the hedge allow, and the wider one of digits cut off or rounded up."""

    narrow: Range
    wide: Range


EVERYTHING = Range(-UNBOUNDED, UNBOUNDED)
#: What is claimed of the difference of two where one is only said to be above the other.
ABOVE_ZERO = Extent(Range(Decimal(0), UNBOUNDED), Range(Decimal(0), UNBOUNDED))


def extent(figure: Figure, steps: Decimal = Decimal(1)) -> Extent:
    """What a figure may stand for; `steps` says by how many units of the last digit the wider reading goes beyond it.

    The wider reading knows no upper end of "over": what is far above is over all the same.

    >>> extent(Figure.printed("4.69", unit="tokens", text="4.69")).wide
    Range(low=Decimal('4.68'), high=Decimal('4.70'))
    """
    values = (figure.value, figure.other if figure.other is not None else figure.value)
    shift = values[1] - values[0]
    narrow = Range(min(figure.low, figure.low + shift), max(figure.high, figure.high + shift))
    if figure.unit in WHOLE:
        open_end = UNBOUNDED if figure.hedge is Hedge.OVER else narrow.high
        return Extent(narrow, Range(narrow.low, open_end))
    slack = max(figure.step * steps, _round(figure))
    if figure.unit == "times" and not any(character.isdigit() for character in figure.text):
        slack = max(slack, abs(figure.value) * _IN_WORDS)
    high = UNBOUNDED if figure.hedge is Hedge.OVER else max(narrow.high, max(values) + slack)
    return Extent(narrow, Range(min(narrow.low, min(values) - slack), high))


def _round(figure: Figure) -> Decimal:
    """Half a unit of the digit before the zeros of a round number: 40 trillion and 4000亿 may have been rounded further."""
    tens = figure.step * 10
    return tens / 2 if "." not in figure.text and figure.value % tens == 0 else Decimal(0)


def computed(formula: Formula, operands: Sequence[Extent]) -> Extent | None:
    """A formula over extents."""
    narrow = formula([operand.narrow for operand in operands])
    wide = formula([operand.wide for operand in operands])
    return Extent(narrow, wide) if narrow is not None and wide is not None else None


def fit_of(said: Extent, own: Extent) -> Fit:
    """Fits where the two share a value, excluded where even the wider readings share none.

    >>> one, other = (extent(Figure.printed(digits, unit="tokens", text=digits)) for digits in ("4.69", "4.70"))
    >>> fit_of(one, one).value, fit_of(one, other).value
    ('fits', 'fits')
    """
    if overlap(said.narrow, own.narrow):
        return Fit.FITS
    return Fit.UNDECIDED if overlap(said.wide, own.wide) else Fit.EXCLUDED


def overlap(one: Range, other: Range) -> bool:
    """Whether two intervals share a value."""
    return one.low <= other.high and other.low <= one.high


def difference(operands: Sequence[Range]) -> Range:
    """The first less the second."""
    one, other = operands
    return Range(_less(one.low, other.high), _less(one.high, other.low))


def addition(operands: Sequence[Range]) -> Range:
    """All together."""
    low, high = ([getattr(operand, end) for operand in operands] for end in ("low", "high"))
    return Range(
        -UNBOUNDED if min(low) <= -UNBOUNDED else sum(low, Decimal(0)),
        UNBOUNDED if max(high) >= UNBOUNDED else sum(high, Decimal(0)),
    )


def quotient(operands: Sequence[Range]) -> Range | None:
    """The first over the second, of amounts; `None` where the second may be nothing."""
    one, other = operands
    if other.low <= 0:
        return None
    low = Decimal(0) if one.low <= 0 or other.high >= UNBOUNDED else _DOWN.divide(one.low, other.high)
    high = UNBOUNDED if one.high >= UNBOUNDED else _UP.divide(one.high, other.low)
    return Range(low, high)


def change(operands: Sequence[Range]) -> Range | None:
    """The first over the second, less one."""
    ratio = quotient(operands)
    return None if ratio is None else Range(ratio.low - 1, _less(ratio.high, Decimal(1)))


def _less(upper: Decimal, lower: Decimal) -> Decimal:
    """A difference of ends, open where one of them is."""
    if upper >= UNBOUNDED or lower <= -UNBOUNDED:
        return UNBOUNDED
    if upper <= -UNBOUNDED or lower >= UNBOUNDED:
        return -UNBOUNDED
    return upper - lower
