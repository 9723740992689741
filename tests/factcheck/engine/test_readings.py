"""Which bases are tried, and in which order."""

from __future__ import annotations

import pytest
from claims_made import PUBLISHED, made, tokens, whole
from small_board import WEEK, SmallBoard, board, chart, pages

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.kind import rules
from factcheck.outcome import Outcome
from factcheck.readings import Readings, readings
from factcheck.view import Missing, Views
from factcheck.vocabulary import Choice, Fit


def read(claim: Claim, small: SmallBoard) -> Readings:
    return readings(claim, WEEK, rules()[claim.kind], small, Views(small, PUBLISHED))


BOTH = board(chart(), pages())


@pytest.mark.parametrize(
    ("claim", "small", "scope"),
    [
        pytest.param(made("total", "origin:AA", tokens("1")), BOTH, "catalogue", id="a-group-is-all-of-it"),
        pytest.param(made("total", "origin:AA", tokens("1")), board(chart()), "platform", id="without-pages"),
        pytest.param(made("total", "model:ada/one", tokens("1")), BOTH, "platform", id="a-row"),
        pytest.param(made("total", "model:ada/two", tokens("1")), BOTH, "catalogue", id="a-row-below-the-chart"),
        pytest.param(made("total", "platform:total", tokens("1")), BOTH, "platform", id="platform"),
        pytest.param(made("total", "origin:AA", tokens("1"), scope="chart"), BOTH, "chart", id="on-the-list"),
        pytest.param(made("total", "origin:AA", tokens("1"), scope="top-3"), BOTH, "top-3", id="of-the-top-three"),
        pytest.param(made("rank", "origin:AA", whole(1, "rank")), BOTH, "catalogue", id="place-of-a-group"),
        pytest.param(made("count", "origin:AA", whole(1, "models"), n=3), BOTH, "platform", id="count"),
    ],
)
def test_stated_scope(claim: Claim, small: SmallBoard, scope: str) -> None:
    assert read(claim, small).stated.basis == Basis(scope=scope)


def test_nothing_known_is_said() -> None:
    found = read(made("total", "origin:AA", tokens("1"), scope="top-20"), board(chart()))
    assert found.stated.outcome == Missing("board-incomplete")
    assert found.stated.agreement.fit is Fit.NO_DATA
    empty = read(made("total", "origin:AA", tokens("1")), board())
    assert (empty.stated.outcome, empty.others, empty.best) == (Missing("no-snapshot"), (), None)


def test_departures_are_sorted_and_equal_ones_kept_once() -> None:
    found = read(made("total", "origin:AA", tokens("1400")), BOTH)
    costs = [reading.basis.cost(found.stated.basis) for reading in found.others]
    assert costs == sorted(costs)
    values = [
        (reading.outcome.low, reading.outcome.high)
        for reading in (found.stated, *found.others)
        if isinstance(reading.outcome, Outcome)
    ]
    assert len(values) == len(set(values)) > 4
    assert found.stated.basis not in [reading.basis for reading in found.others]


def test_the_simplest_that_fits_is_best() -> None:
    """1000 is what the chart gives, exact and displayed, first and latest: the scope alone departs."""
    found = read(made("total", "origin:AA", tokens("1000")), BOTH)
    assert found.best is not None
    assert found.best.basis.departures(found.stated.basis) == (Choice.SCOPE,)
    revealed = read(made("total", "origin:AA", tokens("1400")), BOTH)
    assert revealed.best is not None
    assert revealed.best.basis.departures(revealed.stated.basis) == (Choice.SCOPE, Choice.MEMBERSHIP)


def test_displayed_values_added() -> None:
    """46 and 44 of each hundred: 1400 + 540 is not 1446 + 544 to the hundred."""
    small = board(chart({"ada/one": 1446, "dan/seven": 544, "bob/three": 1}))
    found = read(made("total", "origin:AA", tokens("1940")), small)
    assert found.best is not None
    assert found.best.basis.departures(found.stated.basis) == (Choice.SCOPE, Choice.DIGITS)
