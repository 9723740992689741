"""Extents enclose what printed figures stand for, whatever was rounded, cut off or hedged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figure import UNBOUNDED, Figure, Hedge
from factcheck.outcome import Range
from factcheck.own.extent import Extent, addition, change, computed, difference, extent, fit_of, quotient
from factcheck.vocabulary import Fit

AMOUNTS = st.integers(10**9, 10**14)
DIGITS = st.integers(2, 6)
FORMULAS: tuple[tuple[Callable[[Sequence[Range]], Range | None], Callable[[Fraction, Fraction], Fraction]], ...] = (
    (difference, lambda one, other: one - other),
    (addition, lambda one, other: one + other),
    (quotient, lambda one, other: one / other),
    (change, lambda one, other: one / other - 1),
)


def printed(value: int, digits: int, rounding: str = ROUND_HALF_UP) -> Figure:
    """An amount as a newspaper prints it, in trillions, to so many digits."""
    number = Decimal(value).scaleb(-12)
    shown = number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), rounding=rounding)
    return Figure.printed(f"{shown:f}", scale=Decimal(10**12), unit="tokens", text=f"{shown:f}T")


def inside(value: Fraction, ends: Range) -> bool:
    return Fraction(ends.low) <= value <= Fraction(ends.high)


def share(text: str) -> Figure:
    return Figure.printed(text, unit="share", text=text)


def times(text: str, hedge: Hedge | None = None) -> Figure:
    figure = Figure.printed(text, unit="times", text=text)
    return figure.hedged(hedge) if hedge else figure


@pytest.mark.parametrize(("formula", "true"), FORMULAS)
@given(one=AMOUNTS, other=AMOUNTS, digits=st.tuples(DIGITS, DIGITS), rounding=st.sampled_from((ROUND_HALF_UP, ROUND_DOWN)))
def test_operands_enclose_the_truth(
    formula: Callable[[Sequence[Range]], Range | None],
    true: Callable[[Fraction, Fraction], Fraction],
    one: int,
    other: int,
    digits: tuple[int, int],
    rounding: str,
) -> None:
    """Rounded ones in the narrow reading, those whose digits were cut off in the wider one."""
    figures = [printed(value, shown, rounding) for value, shown in zip((one, other), digits, strict=True)]
    own = computed(formula, [extent(figure) for figure in figures])
    assert own is not None
    ends = own.narrow if rounding == ROUND_HALF_UP else own.wide
    assert inside(true(Fraction(one), Fraction(other)), ends)


@given(said=AMOUNTS, one=AMOUNTS, other=AMOUNTS, digits=st.tuples(DIGITS, DIGITS, DIGITS), widened=st.integers(0, 2))
def test_a_looser_figure_is_never_excluded_where_a_tighter_one_was_not(
    said: int, one: int, other: int, digits: tuple[int, int, int], widened: int
) -> None:
    figures = [printed(value, shown) for value, shown in zip((said, one, other), digits, strict=True)]
    looser = [figure.hedged(Hedge.ABOUT) if at == widened else figure for at, figure in enumerate(figures)]
    tight, loose = (_fit([extent(figure) for figure in each]) for each in (figures, looser))
    assert not (tight is not Fit.EXCLUDED and loose is Fit.EXCLUDED)


def _fit(extents: Sequence[Extent]) -> Fit:
    own = computed(addition, extents[1:])
    assert own is not None
    return fit_of(extents[0], own)


@pytest.mark.parametrize(
    ("figure", "narrow", "wide"),
    [
        (share("0.61"), ("0.605", "0.615"), ("0.60", "0.62")),
        (times("2.1"), ("2.05", "2.15"), ("2.0", "2.2")),
        (times("2.0", Hedge.OVER), ("2.0", "2.1"), ("1.9", UNBOUNDED)),
        (times("2.0", Hedge.AT_LEAST), ("2.0", UNBOUNDED), ("1.9", UNBOUNDED)),
        (times("2.0", Hedge.UP_TO), (-UNBOUNDED, "2.0"), (-UNBOUNDED, "2.1")),
        (times("2.0", Hedge.NEARLY), ("1.80", "2.0"), ("1.80", "2.1")),
        (Figure.whole(2, unit="times", text="double"), ("2", "2"), ("1", "3")),
        (Figure.whole(5, unit="rank", text="fifth"), ("5", "5"), ("5", "5")),
        (Figure.whole(5, unit="models", text="at least five").hedged(Hedge.AT_LEAST), ("5", UNBOUNDED), ("5", UNBOUNDED)),
    ],
    ids=lambda value: value.text if isinstance(value, Figure) else "",
)
def test_widths(figure: Figure, narrow: tuple[str, str], wide: tuple[str, str]) -> None:
    """Digits count half a unit, or one where they may be cut off; places and numbers of things have no width."""
    found = extent(figure)
    assert (found.narrow, found.wide) == (_range(narrow), _range(wide))


def _range(ends: tuple[str, str]) -> Range:
    return Range(Decimal(ends[0]), Decimal(ends[1]))


def test_a_second_reading_is_enclosed() -> None:
    """增长5倍 is 5 times as much or 6."""
    figure = Figure("5倍", Decimal(5), Decimal("4.5"), Decimal("5.5"), Decimal(1), "times", other=Decimal(6))
    assert extent(figure).narrow == _range(("4.5", "6.5"))
    assert extent(figure).wide == _range(("4", "7"))


def test_open_ends_stay_open() -> None:
    """Through every formula, on the side that the hedge leaves open."""
    known, least = Range(Decimal(3), Decimal(4)), Range(Decimal(2), UNBOUNDED)
    assert difference([known, least]) == Range(-UNBOUNDED, Decimal(2))
    assert difference([least, known]) == Range(Decimal(-2), UNBOUNDED)
    assert addition([known, least]) == Range(Decimal(5), UNBOUNDED)
    assert quotient([least, known]) == Range(Decimal("0.5"), UNBOUNDED)
    assert quotient([known, least]) == Range(Decimal(0), Decimal(2))
    assert change([least, known]) == Range(Decimal("-0.5"), UNBOUNDED)


def test_nothing_is_divided_by_what_may_be_nothing() -> None:
    """At most two may be none."""
    assert quotient([Range(Decimal(3), Decimal(4)), Range(-UNBOUNDED, Decimal(2))]) is None
