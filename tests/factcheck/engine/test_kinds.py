"""The formula of each kind."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from claims_made import agreed, bounds, evaluated, made, tokens, verdict, whole
from small_board import PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, week

from claims.figure import UNBOUNDED, Hedge
from factcheck.outcome import Outcome
from factcheck.vocabulary import Fit
from sources.board.board import Window

BOTH = board(chart(), pages())
D = Decimal


def test_rank() -> None:
    assert bounds(evaluated(made("rank", "model:bob/three", whole(2, "rank")), BOTH)) == (2, 2)
    assert verdict(made("rank", "model:bob/three", whole(2, "rank")), BOTH) == ("supported", "exact")
    assert verdict(made("rank", "model:bob/three", whole(3, "rank")), BOTH) == ("contradicted", "rank-off")
    assert verdict(made("rank", "model:ada/two", whole(5, "rank")), BOTH) == ("supported", "exact")
    assert verdict(made("rank", "model:ada/two", whole(5, "rank")), board(chart())) == ("unproven", "board-incomplete")
    assert verdict(made("rank", "model:ada/two", whole(3, "rank")), board(chart()))[0] == "contradicted"


def test_rank_of_either_row_of_a_model() -> None:
    """Its free and its paid row hold two places; the words may mean either."""
    for place in (5, 7):
        assert verdict(made("rank", "model:ada/two", whole(place, "rank")), BOTH) == ("supported", "exact")
    assert verdict(made("rank", "model:ada/two", whole(6, "rank")), BOTH)[0] == "contradicted"


@pytest.mark.parametrize(
    ("subject", "n", "expected"),
    [
        pytest.param("model:ada/one", 3, ("supported", "exact"), id="in"),
        pytest.param("model:veil/ghost", 4, ("supported", "exact"), id="stealth"),
        pytest.param("model:veil/ghost", 3, ("contradicted", "rank-off"), id="out"),
        pytest.param("list:ada/one,cyd/five", 3, ("supported", "exact"), id="all"),
        pytest.param("list:ada/one,ada/two", 2, ("contradicted", "rank-off"), id="the-lowest-is-out"),
    ],
)
def test_membership(subject: str, n: int, expected: tuple[str, str]) -> None:
    assert verdict(made("membership", subject, n=n), BOTH) == expected


def test_membership_below_a_chart_is_open() -> None:
    assert verdict(made("membership", "model:cyd/six", n=10), board(chart())) == ("unproven", "board-incomplete")
    assert verdict(made("membership", "model:cyd/six", n=4), board(chart()))[0] == "contradicted"


@pytest.mark.parametrize(
    ("subject", "n", "rows", "expected"),
    [
        pytest.param("origin:AA", 3, None, (1, 1), id="plain"),
        pytest.param("origin:AA", 4, None, (1, 1), id="stealth-counts-for-nobody"),
        pytest.param("origin:AA", 10, None, (4, 4), id="nor-does-one-that-nobody-looked-up"),
        pytest.param("author:bob", 9, None, (2, 2), id="author"),
        pytest.param("origin:BB", 2, {"ada/one": 9, "bob/three": 5, "cyd/five": 5, "cyd/six": 5}, (0, 1), id="tie-on-the-border"),
        pytest.param("origin:CC", 2, {"ada/one": 9, "bob/three": 5, "cyd/five": 5, "cyd/six": 5}, (0, 1), id="tie-of-three"),
        pytest.param("origin:CC", 3, {"ada/one": 9, "bob/three": 5, "cyd/five": 5, "cyd/six": 5}, (1, 2), id="two-of-three"),
        pytest.param("origin:CC", 4, {"ada/one": 9, "bob/three": 5, "cyd/five": 5, "cyd/six": 5}, (2, 2), id="tie-inside"),
    ],
)
def test_count(subject: str, n: int, rows: dict[str, int] | None, expected: tuple[int, int]) -> None:
    small = BOTH if rows is None else board(pages(rows))
    assert bounds(evaluated(made("count", subject, whole(1, "models"), n=n), small, scope="catalogue")) == expected


@pytest.mark.parametrize(("told", "expected"), [(1, "supported"), (2, "needs-context"), (3, "contradicted")])
def test_count_with_a_stealth_row(told: int, expected: str) -> None:
    """One of the first four is surely AA's and one nobody's until it is revealed: a count of two holds then, three never."""
    assert verdict(made("count", "origin:AA", whole(told, "models"), n=4), BOTH)[0] == expected


def test_count_past_the_named_rows() -> None:
    """Of the first ten only four have names."""
    assert bounds(evaluated(made("count", "origin:AA", whole(1, "models"), n=10), board(chart()))) == (1, 7)
    claim = made("count", "origin:AA", whole(1, "models"), n=10)
    assert bounds(evaluated(claim, board(chart()), scope="chart")) == "board-incomplete"


def test_gap_and_comparison_share_others_once() -> None:
    """Between 1000 and 700 stand 1200 without a name: they can be the one's or the other's, not both."""
    gap = made("gap", "origin:AA", tokens("300"), object="origin:BB")
    assert bounds(evaluated(gap, board(chart()))) == (300 - 1200, 300 + 1200)
    assert bounds(evaluated(gap, board(chart()), scope="chart")) == (300, 300)
    assert verdict(gap, board(chart())) == ("needs-context", "scope")
    models = made("gap", "model:ada/one", tokens("300"), object="model:bob/three")
    assert verdict(models, board(chart())) == ("supported", "exact")
    assert bounds(evaluated(made("gap", "model:ada/one", tokens("1"), object="origin:BB"), board(chart()))) == (-900, 300)


def test_gap_of_large_sums_is_as_sure_as_they_are() -> None:
    """1 % of 1000 and of 995 may have gone from between them."""
    close = board(chart({"ada/one": 1000, "bob/three": 995, "cyd/five": 100}))
    said = made("gap", "model:ada/one", tokens("12"), object="model:bob/three")
    assert agreed(said, close).fit is Fit.UNDECIDED
    assert verdict(made("gap", "model:ada/one", tokens("40"), object="model:bob/three"), close)[0] == "contradicted"


def test_comparison() -> None:
    assert verdict(made("comparison", "model:ada/one", object="model:bob/three"), BOTH) == ("supported", "exact")
    assert verdict(made("comparison", "model:bob/three", object="model:ada/one"), BOTH) == ("contradicted", "direction-flip")
    assert verdict(made("comparison", "model:ada/one"), BOTH) == ("unproven", "ambiguous")


def test_sum() -> None:
    assert verdict(made("sum", "list:ada/one,bob/three,cyd/five", tokens("2200")), BOTH) == ("supported", "exact")
    assert verdict(made("sum", "platform:total", tokens("2600"), scope="chart"), BOTH) == ("supported", "exact")
    assert verdict(made("sum", "platform:total", tokens("2900"), scope="top-5"), BOTH) == ("supported", "exact")
    assert verdict(made("sum", "list:ada/one,bob/three", tokens("2300")), BOTH)[0] == "contradicted"


def run(*firsts: str | None) -> SmallBoard:
    """Weeks whose first is the row named, the last one first; `None` is a week without a capture."""
    captures = []
    for back, first in enumerate(firsts):
        if first is not None:
            rows = {"ada/one": 500, "bob/three": 400, "cyd/five": 300} | {first: 900}
            captures.append(chart(rows, window=week(back), others=10))
    return board(*captures)


A, B = "ada/one", "bob/three"


def streak(length: int, condition: str = "rank-1", subject: str = "model:ada/one", **more: object) -> object:
    return made("streak", subject, whole(length, "weeks"), condition=condition, **more)


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        pytest.param((A, A, A, B), (3, 3), id="exact"),
        pytest.param((A, A, A, None, B), (3, UNBOUNDED), id="gap-in-the-history"),
        pytest.param((A, A, A), (3, UNBOUNDED), id="history-begins"),
        pytest.param((B, A, A), (0, 0), id="over"),
    ],
)
def test_streak_length(weeks: tuple[str | None, ...], expected: tuple[int, int]) -> None:
    found = evaluated(streak(3), run(*weeks))  # type: ignore[arg-type]
    assert bounds(found) == expected


@pytest.mark.parametrize(
    ("length", "ordinal", "weeks", "expected"),
    [
        pytest.param(3, False, (A, A, A, B), ("supported", "exact"), id="exact"),
        pytest.param(4, False, (A, A, A, B), ("contradicted", "number-slip"), id="one-too-many"),
        pytest.param(2, False, (A, A, A, B), ("unproven", "ambiguous"), id="two-of-three"),
        pytest.param(2, True, (A, A, A, B), ("contradicted", "stale-window"), id="the-second-is-the-third"),
        pytest.param(3, True, (A, A, A, B), ("supported", "exact"), id="the-third"),
        pytest.param(3, False, (A, A, A, None), ("unproven", "board-incomplete"), id="at-least-three"),
        pytest.param(9, False, (A, A, A, None), ("unproven", "board-incomplete"), id="perhaps-nine"),
    ],
)
def test_streak(length: int, ordinal: bool, weeks: tuple[str | None, ...], expected: tuple[str, str]) -> None:
    assert verdict(streak(length, ordinal=ordinal), run(*weeks)) == expected  # type: ignore[arg-type]


def test_streak_points_tell_the_weeks() -> None:
    found = evaluated(streak(2), run(A, A, B))  # type: ignore[arg-type]
    assert isinstance(found, Outcome)
    assert [(point.start, point.holds, point.rank, point.value) for point in found.points] == [
        (week(2).start, False, 2, 500),
        (week(1).start, True, 1, 900),
        (week(0).start, True, 1, 900),
    ]


def test_streak_with_an_undecided_week() -> None:
    """In the week before last the subject has no name in the chart: it was not first, but may have been among the first four."""
    captures = [chart(window=week(back)) for back in (0, 1)]
    captures.append(chart({"bob/three": 700, "cyd/five": 500}, window=week(2)))
    captures.append(chart(window=week(3)))
    small = board(*captures)
    assert bounds(evaluated(streak(2), small)) == (2, 2)  # type: ignore[arg-type]
    assert bounds(evaluated(streak(2, "in-top", n=4), small)) == (2, UNBOUNDED)  # type: ignore[arg-type]
    assert bounds(evaluated(streak(2, "in-top", n=2), small)) == (2, 2)  # type: ignore[arg-type]


def test_streak_ahead_of() -> None:
    weeks = [chart({"ada/one": 1000 - 200 * back, "bob/three": 700}, window=week(back), others=0) for back in range(4)]
    small = board(*weeks)
    claim = streak(2, "ahead-of", "origin:AA", object="origin:BB")
    assert bounds(evaluated(claim, small, scope="chart")) == (2, 2)  # type: ignore[arg-type]
    assert verdict(claim, small) == ("supported", "exact")  # type: ignore[arg-type]


def test_streak_rising() -> None:
    weeks = [chart({"ada/one": value, "bob/three": 700}, window=week(back)) for back, value in enumerate((900, 800, 600, 650))]
    assert bounds(evaluated(streak(2, "rising"), board(*weeks))) == (2, 2)  # type: ignore[arg-type]
    assert verdict(streak(3, "rising"), board(*weeks))[0] == "contradicted"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(Window(WEEK.end, WEEK.end), (3, 3), id="the-day-that-closes-the-week"),
        pytest.param(Window(week(2).start, WEEK.end), (3, 3), id="the-whole-run"),
        pytest.param(Window(WEEK.start, WEEK.start), "ambiguous", id="a-day-within"),
        pytest.param(Window(WEEK.end - timedelta(9), WEEK.end - timedelta(1)), "ambiguous", id="other-days"),
    ],
)
def test_streak_counts_weeks_whatever_days_are_named(window: Window, expected: tuple[int, int] | str) -> None:
    found = evaluated(streak(3, window=window), run(A, A, A, B))  # type: ignore[arg-type]
    assert bounds(found) == expected


def test_streak_of_days_is_not_published() -> None:
    claim = made("streak", "model:ada/one", whole(3, "days"), condition="rank-1")
    assert verdict(claim, run(A, A, A)) == ("unproven", "measure-not-published")


def test_streak_without_a_first_week() -> None:
    assert bounds(evaluated(streak(3), run(None, A, A))) == "no-snapshot"  # type: ignore[arg-type]


def test_streak_of_at_least() -> None:
    claim = made("streak", "model:ada/one", whole(2, "weeks", Hedge.AT_LEAST), condition="rank-1")
    assert verdict(claim, run(A, A, A, B))[0] == "supported"


def test_total_fits_either_row_of_a_model() -> None:
    for value in ("300", "200"):
        assert verdict(made("total", "model:ada/two", tokens(value)), BOTH) == ("supported", "exact")
    assert verdict(made("total", "model:ada/two", tokens("500")), BOTH) == ("needs-context", "variants")
    assert verdict(made("total", "model:ada/two", tokens("251")), BOTH)[0] == "contradicted"


def test_total_of_a_name_revealed_later() -> None:
    """Told of the maker's model, true of the row that it had before."""
    assert verdict(made("total", "model:dan/eight", tokens("400")), BOTH) == ("needs-context", "membership")


def test_rank_within_pages_counts_charted_rows_that_have_no_page() -> None:
    rows = {name: value for name, value in PAGE_ROWS.items() if name != "bob/three"}
    assert verdict(made("rank", "model:ada/two", whole(5, "rank")), board(chart(), pages(rows))) == ("supported", "exact")
