"""Printed numbers as intervals: the value, what prints the same, and what each hedge allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figure import UNBOUNDED, WIDTHS, Figure, Hedge

TRILLION = Decimal("1e12")


def printed(digits: str, scale: Decimal = Decimal(1)) -> Figure:
    return Figure.printed(digits, scale=scale, unit="tokens", text=digits)


@pytest.mark.parametrize(
    ("digits", "scale", "low", "high"),
    [
        pytest.param("4.69", TRILLION, "4685000000000", "4695000000000", id="4.69T"),
        pytest.param("5.0", TRILLION, "4950000000000", "5050000000000", id="5.0T"),
        pytest.param("5.00", TRILLION, "4995000000000", "5005000000000", id="5.00T"),
        pytest.param("5", TRILLION, "4500000000000", "5500000000000", id="5T"),
        pytest.param("890", Decimal("1e9"), "889500000000", "890500000000", id="890B"),
        pytest.param("8900", Decimal("1e8"), "889500000000", "890500000000", id="8900亿: the last zero is padding"),
        pytest.param("15000", Decimal("1e8"), "1495000000000", "1505000000000", id="15000亿: two zeros are padding"),
        pytest.param("1234", Decimal("1e8"), "123350000000", "123450000000", id="1234亿"),
        pytest.param("100", Decimal(1), "99.5", "100.5", id="100"),
        pytest.param("0", Decimal(1), "-0.5", "0.5", id="0"),
        pytest.param("0.05", TRILLION, "45000000000", "55000000000", id="0.05T"),
        pytest.param(".5", TRILLION, "450000000000", "550000000000", id=".5T"),
    ],
)
def test_printed_digits_bound_the_value(digits: str, scale: Decimal, low: str, high: str) -> None:
    """Half a unit of the last printed digit to either side, and not a hair more."""
    figure = printed(digits, scale)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))
    assert figure.value == Decimal(digits) * scale


#: What each hedge makes of 4.5 trillion, and of 4.50.
_HEDGED = {
    Hedge.ABOUT: (("4.4", "4.6"), ("4.41", "4.59")),
    Hedge.OVER: (("4.5", "4.6"), ("4.50", "4.51")),
    Hedge.NEARLY: (("4.05", "4.5"), ("4.05", "4.5")),
    Hedge.AT_LEAST: (("4.5", "1e18"), ("4.5", "1e18")),
    Hedge.AT_MOST: (("-1e18", "4.5"), ("-1e18", "4.5")),
    Hedge.UP_TO: (("-1e18", "4.5"), ("-1e18", "4.5")),
    Hedge.ESTIMATED: (("4.4", "4.6"), ("4.41", "4.59")),
    Hedge.PEAK: (("4.45", "4.55"), ("4.495", "4.505")),
}


@pytest.mark.parametrize("hedge", list(Hedge))
def test_every_hedge_has_its_width(hedge: Hedge) -> None:
    """Each row of the one table of widths, on two precisions."""
    assert hedge in WIDTHS
    for digits, (low, high) in zip(("4.5", "4.50"), _HEDGED[hedge], strict=True):
        figure = printed(digits, TRILLION).hedged(hedge)
        assert (figure.low, figure.high) == (Decimal(low) * TRILLION, Decimal(high) * TRILLION)
        assert figure.hedge is hedge


def test_about_is_two_per_cent_where_that_is_wider() -> None:
    """Writers round further when they hedge: about 4.690T allows 4.6 to 4.78."""
    figure = printed("4.690", TRILLION).hedged(Hedge.ABOUT)
    assert (figure.low, figure.high) == (Decimal("4.5962e12"), Decimal("4.7838e12"))


def test_a_hedge_replaces_the_width_of_the_digits() -> None:
    """Over 5T excludes 4.9T, which plain 5T allows."""
    assert printed("5").low < Decimal("4.9") < printed("5").hedged(Hedge.OVER).low


def test_whole_figures_have_no_width() -> None:
    """A place is what it is."""
    figure = Figure.whole(3, unit="rank", text="第三")
    assert figure.low == figure.high == figure.value == 3


@given(st.from_regex(r"\A[0-9]{1,9}(\.[0-9]{1,6})?\Z"), st.sampled_from([1, 10**4, 10**8, 10**9, 10**12]))
def test_the_interval_holds_the_value_and_is_symmetric(digits: str, scale: int) -> None:
    """What is printed is the middle of what prints so; one more digit never widens."""
    figure = printed(digits, Decimal(scale))
    assert figure.high - figure.value == figure.value - figure.low == figure.step / 2
    longer = printed(digits + "0" if "." in digits else digits + ".0", Decimal(scale))
    assert longer.value == figure.value
    assert figure.low <= longer.low <= longer.high <= figure.high


@given(st.from_regex(r"\A[1-9][0-9]{0,5}(\.[0-9]{1,4})?\Z"), st.sampled_from(list(Hedge)))
def test_every_hedge_allows_the_printed_value(digits: str, hedge: Hedge) -> None:
    """A hedge never excludes the figure that it stands before, and stays within the bounds of the world."""
    figure = printed(digits).hedged(hedge)
    assert -UNBOUNDED <= figure.low <= figure.value <= figure.high <= UNBOUNDED


def test_ten_thousand_digits_have_an_interval_too() -> None:
    """Nobody prints them, hostile pages do."""
    figure = printed("9" * 10_000, TRILLION)
    assert figure.low <= figure.value <= figure.high
    tiny = printed("0." + "9" * 10_000, TRILLION)
    assert tiny.low <= tiny.value <= tiny.high


def test_a_span_is_as_wide_as_its_ends_are_printed() -> None:
    """1.5 to 2 allows 1.45 and 2.5; its value is the lower end."""
    span = printed("1.5").until(printed("2"))
    assert (span.value, span.low, span.high) == (Decimal("1.5"), Decimal("1.45"), Decimal("2.5"))


@pytest.mark.parametrize(("digits", "high"), [("500", "600"), ("10", "20"), ("4", "5"), ("1.5", "1.6"), ("120", "130")])
def test_a_number_that_says_it_is_more(digits: str, high: str) -> None:
    """500多 ends where 600 starts, 十几 at 20."""
    more = printed(digits).and_more()
    assert (more.low, more.high, more.hedge) == (Decimal(digits), Decimal(high), Hedge.OVER)


def test_negated_figures_turn_their_ends() -> None:
    """Down 3 % lies between -3.5 and -2.5."""
    assert (printed("3").negated().low, printed("3").negated().high) == (Decimal("-3.5"), Decimal("-2.5"))
