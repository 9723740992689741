"""The days that the words of a claim allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from claims_made import made, tokens

from claims.claim import Claim
from claims.period import Period
from factcheck.windows import moved, open_windows, window_choice
from sources.board.board import Window

PUBLISHED = date(2030, 3, 20)


def told(start: date, end: date, *, kind: str = "total", **more: object) -> Claim:
    claim = made(kind, "model:ada/one", tokens("1"))
    return replace(claim, period=Period(start, end, "那时", **more))  # type: ignore[arg-type]


WEEK = date(2030, 3, 11), date(2030, 3, 17)
MONTH = date(2030, 2, 18), date(2030, 3, 19)


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        pytest.param(told(*WEEK), 0, id="both-days-told"),
        pytest.param(told(*WEEK, trailing=True), 9, id="the-past-week"),
        pytest.param(told(*WEEK, assumed="last-complete-week"), 10, id="no-days-told"),
        pytest.param(told(*MONTH, trailing=True), 10, id="the-past-thirty-days"),
        pytest.param(told(date(2030, 3, 19), date(2030, 3, 19), trailing=True), 9, id="the-past-day"),
        pytest.param(told(date(2030, 3, 1), date(2030, 3, 19), trailing=True), 0, id="another-length"),
        pytest.param(told(*WEEK, kind="streak", trailing=True), 0, id="a-run-of-weeks"),
        pytest.param(told(*WEEK, kind="record", trailing=True), 0, id="a-record"),
    ],
)
def test_open_windows(claim: Claim, number: int) -> None:
    """Ten ends before publication, without the window that was told; of a month also the calendar's."""
    found = list(open_windows(claim, PUBLISHED, 0))
    assert len(found) == len(set(found)) == number
    assert all(PUBLISHED - timedelta(10) <= window.end < PUBLISHED or window.end == date(2030, 2, 28) for window in found)
    assert list(open_windows(claim, None, 0)) == []


def test_the_running_week_is_one_where_no_days_are_told() -> None:
    """Wednesday: Monday and Tuesday. On a Tuesday there is a single day, which no page shows as a week."""
    claim = told(*WEEK, assumed="last-complete-week")
    assert Window(date(2030, 3, 18), date(2030, 3, 19)) in open_windows(claim, PUBLISHED, 0)
    assert not any(window.start == date(2030, 3, 18) for window in open_windows(claim, PUBLISHED - timedelta(1), 0))
    assert not any(window.start == date(2030, 3, 18) for window in open_windows(told(*WEEK, trailing=True), PUBLISHED, 0))


def test_a_month_may_be_the_last_of_the_calendar() -> None:
    found = list(open_windows(told(*MONTH, trailing=True), PUBLISHED, 0))
    assert Window(date(2030, 2, 1), date(2030, 2, 28)) in found
    assert {(window.end - window.start).days + 1 for window in found} == {30, 28}


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ((2026, 3, 9), (2026, 3, 15), "iso-week"),
        ((2026, 3, 10), (2026, 3, 16), "trailing-7"),
        ((2026, 2, 1), (2026, 2, 28), "month"),
        ((2024, 2, 1), (2024, 2, 29), "month"),
        ((2026, 2, 2), (2026, 3, 3), "trailing-30"),
        ((2026, 3, 9), (2026, 3, 9), "day"),
        ((2026, 3, 9), (2026, 3, 11), "running-week"),
        ((2026, 3, 10), (2026, 3, 12), "3-days"),
    ],
)
def test_window_choice(start: tuple[int, int, int], end: tuple[int, int, int], name: str) -> None:
    assert window_choice(Window(date(*start), date(*end)), 0) == name


def test_what_a_growth_is_measured_on_moves_along() -> None:
    claim = replace(told(*WEEK, kind="growth"), base=Period(date(2030, 3, 4), date(2030, 3, 10)))
    there = moved(claim, Window(date(2030, 3, 8), date(2030, 3, 14)))
    assert (there.period.start, there.period.end) == (date(2030, 3, 8), date(2030, 3, 14))
    assert there.base is not None
    assert (there.base.start, there.base.end) == (date(2030, 3, 1), date(2030, 3, 7))
    assert moved(claim, Window(*WEEK)) is claim


def test_a_longer_window_has_a_longer_base() -> None:
    claim = replace(told(*MONTH, kind="growth"), base=Period(date(2030, 1, 19), date(2030, 2, 17)))
    there = moved(claim, Window(date(2030, 2, 1), date(2030, 2, 28)))
    assert there.base is not None
    assert (there.base.start, there.base.end) == (date(2030, 1, 4), date(2030, 1, 31))
