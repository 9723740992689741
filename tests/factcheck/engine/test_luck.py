"""The chance of a fit by luck, against figures drawn at random."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from claims_made import PUBLISHED, made, tokens, whole
from small_board import WEEK, board, chart, pages

from claims.figure import Figure, Hedge
from factcheck.infer import Taken, infer
from factcheck.kind import rules
from factcheck.luck import bits, chance, fit_probability, is_measured
from factcheck.outcome import Outcome
from factcheck.readings import Readings, readings
from factcheck.view import Views
from factcheck.vocabulary import Fit

SMALL = board(
    chart({"ada/one": 1437, "dan/seven": 912, "bob/three": 700, "veil/ghost": 333}), pages({"ada/two": 512, "dan/seven": 930})
)
VIEWS = Views(SMALL, PUBLISHED)
#: Three digits, a tenth to ten times the values of the board, spread evenly over the logarithm.
LOW, HIGH = -1, 1


def drawn(random: Random, around: int) -> Figure:
    """A figure at random, printed to three digits."""
    value = Decimal(around) * Decimal(str(10 ** random.uniform(LOW, HIGH)))
    step = Decimal(1).scaleb(value.adjusted() - 2)
    number = (value / step).to_integral_value() * step
    return Figure(f"{number:f}", number, number - step / 2, number + step / 2, step, "tokens")


def read(figure: Figure, subject: str = "origin:AA") -> Readings:
    return readings(made("total", subject, figure), WEEK, rules()["total"], SMALL, VIEWS)


def taken(figure: Figure, subject: str = "origin:AA") -> Taken:
    claim = made("total", subject, figure)
    return Taken(claim, read(figure, subject))


def test_one_figure_fits_by_luck_as_often_as_told() -> None:
    """Over random figures, the chance that is told of a fit is the rate at which one of the departing values is hit."""
    random, number = Random(7), 20_000
    first = read(tokens("2350"))
    values = [reading.outcome for reading in first.others if isinstance(reading.outcome, Outcome) and reading.outcome.exact]
    told, hits = Decimal(0), 0
    for _ in range(number):
        claim = made("total", "origin:AA", drawn(random, 2350))
        told += chance([fit_probability(claim, values[0])], [True], len(values))
        hits += any(rules()["total"].agree(claim, value).fit is Fit.FITS for value in values)
    rate, mean = hits / number, float(told / number)
    noise = 3 * (rate * (1 - rate) / number) ** 0.5
    assert len(values) >= 4
    assert rate <= mean + noise  # never told too low …
    assert mean <= 1.6 * rate  # … and not so high that nothing would ever be a basis


def test_two_figures_fit_one_basis_by_luck_as_often_as_told() -> None:
    """Of two random figures, both fit one basis hardly ever; one in twenty at most is called a basis."""
    random, number = Random(11), 250
    called = 0
    for _ in range(number):
        found = infer([taken(drawn(random, 2350)), taken(drawn(random, 1100), "origin:BB")])
        called += found is not None and found.beyond_luck
    assert called / number <= 0.05 + 3 * (0.05 * 0.95 / number) ** 0.5


@pytest.mark.parametrize(
    ("probabilities", "explained", "distinct", "told"),
    [
        pytest.param(["0.001"], [True], 12, "0.012", id="one-figure"),
        pytest.param(["0.5"], [True], 12, "1", id="never-above-one"),
        pytest.param(["0.125", "0.125"], [True, True], 4, "0.0625", id="both-of-two"),
        pytest.param(["0.125", "0.125"], [True, False], 1, "0.234375", id="one-of-two"),
        pytest.param(["0.125", "0.5"], [True, False], 1, "0.125", id="the-rough-one-weighs-less"),
        pytest.param(["0.125", "0.5"], [False, True], 1, "0.5625", id="the-rough-one-alone"),
        pytest.param(["0.125"], [False], 3, "1", id="nothing-explained"),
        pytest.param([], [], 0, "1", id="nothing-at-all"),
    ],
)
def test_chance(probabilities: list[str], explained: list[bool], distinct: int, told: str) -> None:
    assert chance([Decimal(p) for p in probabilities], explained, distinct) == Decimal(told)


def test_more_digits_mean_less_luck() -> None:
    odds = [
        fit_probability(made("total", "origin:AA", tokens(digits)), Outcome(Decimal(2), Decimal(2))) for digits in ("2.3", "2.35")
    ]
    assert odds[0] > 9 * odds[1] > 0


def test_the_width_is_that_of_what_agrees() -> None:
    """A step to either side, the interval of a hedge, and what a restatement may have moved."""
    exact = Outcome(Decimal(200), Decimal(200))
    claim = made("total", "origin:AA", tokens("200"))
    assert fit_probability(claim, exact) == Decimal(2) / (200 * Decimal(100).ln())
    hedged = made("total", "origin:AA", tokens("200", Hedge.ABOUT))
    assert fit_probability(hedged, exact) == Decimal(8) / (200 * Decimal(100).ln())
    open_ended = made("total", "origin:AA", tokens("200", Hedge.AT_LEAST))
    assert fit_probability(open_ended, exact) == 1


def test_whole_numbers_weigh_but_are_not_measured() -> None:
    outcome = Outcome(Decimal(2), Decimal(2))
    place, run = made("rank", "origin:AA", whole(2, "rank")), made("streak", "origin:AA", whole(4, "weeks"))
    count, order = made("count", "origin:AA", whole(2, "models"), n=9), made("comparison", "origin:AA", object="origin:BB")
    assert [fit_probability(claim, outcome) for claim in (place, count, run, order)] == [
        Decimal("0.1"),
        Decimal("0.1"),
        Decimal(1) / 32,
        Decimal("0.5"),
    ]
    assert not any(map(is_measured, (place, run, count, order)))
    assert bits(Decimal("0.5")) == 1
