"""Histories: the weeks around a claim, on a small board."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from claims_made import PUBLISHED, judged, made, tokens, whole
from small_board import CHART_ROWS, PAGE_ROWS, WEEK, board, chart, pages, week

from claims.claim import Claim
from claims.figure import Figure
from factcheck.find import find_all
from factcheck.history import AFTER, BEFORE
from factcheck.report import FindingPart
from factcheck.view import Views
from sources.board.board import Snapshot


def told(finding: FindingPart) -> list[tuple[int, str | None, int | None]]:
    """Weeks counted from the claimed one, the value and the place in each."""
    first = WEEK.start.toordinal()
    return [((point_day(point.start) - first) // 7, point.value, point.rank) for point in finding.series]


def point_day(day: str) -> int:
    """A day by its number."""
    return type(WEEK.start).fromisoformat(day).toordinal()


def run(weeks: int, **more: object) -> list[Snapshot]:
    """Charts and pages of so many weeks, the first model growing by 100 a week."""
    found: list[Snapshot] = []
    for back in range(weeks):
        grown = {"ada/one": 1000 - 10 * back}
        found.append(chart({**CHART_ROWS, **grown}, window=week(back), **more))
        found.append(pages({**PAGE_ROWS, **grown}, window=week(back), **more))
    return found


def test_a_total_has_the_weeks_before_it_with_value_and_place() -> None:
    finding = judged(made("total", "model:ada/one", tokens("1000")), board(*run(4)))
    assert told(finding) == [(-3, "970", 1), (-2, "980", 1), (-1, "990", 1), (0, "1000", 1)]
    assert {point.holds for point in finding.series} == {None}
    assert (finding.series[0].start, finding.series[0].end) == (week(3).start.isoformat(), week(3).end.isoformat())


def test_no_more_than_eight_weeks_before_and_what_the_board_has_after() -> None:
    captures = [*run(14), pages({**PAGE_ROWS, "ada/one": 1100}, window=week(-1))]
    finding = judged(made("total", "model:ada/one", tokens("1000")), board(*captures))
    assert [at for at, _, _ in told(finding)] == [*range(-BEFORE, 1), 1]
    assert told(finding)[-1] == (1, "1100", 1)
    assert AFTER >= 1


def test_a_week_without_a_capture_has_no_value() -> None:
    captures = [snapshot for snapshot in run(4) if snapshot.window != week(2)]
    finding = judged(made("total", "model:ada/one", tokens("1000")), board(*captures))
    assert told(finding) == [(-3, "970", 1), (-2, None, None), (-1, "990", 1), (0, "1000", 1)]


def test_a_week_that_failed_its_audit_has_no_value() -> None:
    """A capture made before its week ended."""
    captures = [snapshot for snapshot in run(3) if snapshot.window != week(1)]
    running = [snapshot for snapshot in run(3, captured=week(1).end) if snapshot.window == week(1)]
    finding = judged(made("total", "model:ada/one", tokens("1000")), board(*captures, *running))
    assert told(finding) == [(-2, "980", 1), (-1, None, None), (0, "1000", 1)]


def test_an_interval_is_no_value() -> None:
    """With Others, all models of a country have something between the named ones and these with Others."""
    charts = [snapshot for snapshot in run(3) if snapshot.others is not None]
    finding = judged(made("total", "origin:AA", tokens("9000")), board(*charts))
    assert finding.stated is not None
    assert finding.stated.low != finding.stated.high
    assert finding.series == ()


def test_one_week_alone_is_no_history() -> None:
    assert judged(made("total", "model:ada/one", tokens("1000")), board(*run(1))).series == ()


@pytest.mark.parametrize(
    ("claim", "first", "last"),
    [
        pytest.param(
            made("gap", "model:ada/one", tokens("300"), object="model:bob/three"), ("990", "700"), ("1000", "700"), id="gap"
        ),
        pytest.param(made("comparison", "model:ada/one", object="origin:BB"), ("990", "980"), ("1000", "980"), id="comparison"),
        pytest.param(
            made("ratio", "model:ada/one", Figure.printed("1.43", unit="times", text="1.43"), object="model:bob/three"),
            ("990", "700"),
            ("1000", "700"),
            id="ratio",
        ),
        pytest.param(
            made("share", "model:ada/one", Figure.printed("0.26", unit="share", text="26%")),
            ("990", "3790"),
            ("1000", "3800"),
            id="share",
        ),
    ],
)
def test_what_is_held_against_another_has_both(claim: Claim, first: tuple[str, str], last: tuple[str, str]) -> None:
    finding = judged(claim, board(*run(2)))
    assert [(point.value, point.against) for point in finding.series] == [first, last]


def test_a_place_is_that_of_each_week() -> None:
    captures = [
        pages(),
        pages({**PAGE_ROWS, "ada/one": 600}, window=week(1)),
        pages({**PAGE_ROWS, "ada/one": 10}, window=week(2)),
    ]
    finding = judged(made("rank", "model:ada/one", whole(1, "rank")), board(*captures))
    assert told(finding) == [(-2, "10", 12), (-1, "600", 2), (0, "1000", 1)]


def test_a_maker_has_a_place_among_makers() -> None:
    finding = judged(made("rank", "author:ada", whole(1, "rank")), board(*[each for each in run(2) if each.others is None]))
    assert told(finding) == [(-1, "1490", 1), (0, "1500", 1)]


def test_a_model_is_followed_by_the_row_that_the_reading_took() -> None:
    """The free variant of the claimed week is not mixed with the paid one of another."""
    one = pages({**PAGE_ROWS, "ada/two": 300, "ada/two:free": 200})
    two = pages({**PAGE_ROWS, "ada/two": 150, "ada/two:free": 400}, window=week(1))
    claimed = judged(made("total", "model:ada/two", tokens("200")), board(one, two))
    assert [point.value for point in claimed.series] == ["400", "200"]
    largest = judged(made("total", "model:ada/two", tokens("300")), board(one, two))
    assert [point.value for point in largest.series] == ["150", "300"]


def test_days_that_are_no_week_have_no_history() -> None:
    shifted = type(WEEK)(WEEK.start + timedelta(1), WEEK.end + timedelta(1))
    captures = [pages(window=shifted), pages(window=type(WEEK)(week(1).start + timedelta(1), week(1).end + timedelta(1)))]
    assert judged(made("total", "model:ada/one", tokens("1000"), window=shifted), board(*captures)).series == ()


def test_no_week_after_the_day_whose_captures_are_asked_for() -> None:
    captures = [*run(3), pages(window=week(-1))]
    claim = made("total", "model:ada/one", tokens("1000"))
    (finding,) = find_all([claim], board(*captures), Views(board(*captures), PUBLISHED, as_of=WEEK.end + timedelta(3))).findings
    assert [at for at, _, _ in told(finding)] == [-2, -1, 0]


def test_a_streak_keeps_its_own_weeks() -> None:
    finding = judged(made("streak", "model:ada/one", whole(3, "weeks"), condition="rank-1"), board(*run(3)))
    assert [point.holds for point in finding.series] == [True, True, True]
    assert len(finding.series) == 3


def test_a_claim_that_is_not_computed_has_none() -> None:
    claim = replace(made("total", "model:ada/one", tokens("1000")), elsewhere="another")
    assert judged(claim, board(*run(3))).series == ()
    assert judged(made("total", "model:ada/one", Figure.whole(Decimal(1000), unit="tokens", text="1000")), board()).series == ()
