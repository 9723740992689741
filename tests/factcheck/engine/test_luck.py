"""The chance of a fit by luck, against figures drawn at random."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from claims_made import PUBLISHED, made, tokens, whole
from small_board import WEEK, board, chart, pages

from claims.figure import Hedge
from factcheck.kind import rules
from factcheck.luck import chance_of
from factcheck.outcome import Outcome
from factcheck.readings import Readings, readings
from factcheck.view import Views

SMALL = board(
    chart({"ada/one": 1437, "dan/seven": 912, "bob/three": 700, "veil/ghost": 333}), pages({"ada/two": 512, "dan/seven": 930})
)


def read(digits: str) -> Readings:
    claim = made("total", "origin:AA", tokens(digits))
    return readings(claim, WEEK, rules()["total"], SMALL, Views(SMALL, PUBLISHED))


def values() -> set[Decimal]:
    found = read("2350")
    return {
        reading.outcome.low
        for reading in (found.stated, *found.others)
        if isinstance(reading.outcome, Outcome) and reading.outcome.exact
    }


def test_the_union_bound_is_not_below_the_simulated_rate() -> None:
    """Figures spread evenly over the logarithm, a tenth to ten times 2350, printed to three digits."""
    random = Random(7)
    wanted, drawn, hits, told = values(), 20_000, 0, Decimal(0)
    for _ in range(drawn):
        value = 2350 * 10 ** random.uniform(-1, 1)
        step = 10.0 ** (len(str(int(value))) - 3)
        printed = round(value / step) * step
        hits += any(abs(float(each) - printed) <= step / 2 for each in wanted)
    for digits in ("236", "2350", "9.99"):
        chance = chance_of(made("total", "origin:AA", tokens(digits)), read(digits))
        assert chance is not None
    printed_to_three = tokens("235")
    told = Decimal(chance_of(made("total", "origin:AA", printed_to_three), read("235")) or 0)
    rate = hits / drawn
    noise = 3 * (rate * (1 - rate) / drawn) ** 0.5
    assert float(told) >= rate - noise
    assert len(wanted) >= 4


def test_more_digits_mean_less_luck() -> None:
    chances = [chance_of(made("total", "origin:AA", tokens(digits)), read(digits)) for digits in ("2.3", "2.35", "2.350")]
    assert all(chance is not None for chance in chances)
    assert chances == sorted(chances, reverse=True)


def test_a_wide_hedge_is_never_above_one() -> None:
    claim = made("total", "origin:AA", tokens("2350", Hedge.AT_LEAST))
    assert chance_of(claim, read("2350")) == "1.0000"


@pytest.mark.parametrize("unit", ["rank", "weeks", "models"])
def test_whole_numbers_have_no_width_to_hit(unit: str) -> None:
    assert chance_of(made("rank", "origin:AA", whole(2, unit)), read("2350")) is None
    assert chance_of(made("comparison", "origin:AA"), read("2350")) is None
