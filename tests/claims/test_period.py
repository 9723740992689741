"""Periods: days known, assumed or open; and the board's week around a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.period import OPEN, Period, week_of

WEEK = (date(2026, 3, 9), date(2026, 3, 15))


@pytest.mark.parametrize(
    ("period", "known", "days"),
    [
        (OPEN, False, 0),
        (Period(text="since launch"), False, 0),
        (Period(*WEEK), True, 7),
        (Period(*WEEK, inherited=True), True, 7),
        (Period(*WEEK, assumed="last-complete-week"), False, 7),
        (Period(WEEK[0], WEEK[0]), True, 1),
    ],
)
def test_known_and_days(period: Period, known: bool, days: int) -> None:
    """An assumed period is never known; an open one has no length."""
    assert (period.known, period.days) == (known, days)


@pytest.mark.parametrize(
    ("day", "first_weekday", "start"),
    [
        (date(2026, 3, 9), 0, date(2026, 3, 9)),
        (date(2026, 3, 15), 0, date(2026, 3, 9)),
        (date(2026, 3, 15), 6, date(2026, 3, 15)),
        (date(2026, 3, 14), 6, date(2026, 3, 8)),
        (date(2026, 1, 1), 0, date(2025, 12, 29)),
    ],
)
def test_week_of(day: date, first_weekday: int, start: date) -> None:
    """Weeks begin on the board's first day, also over New Year."""
    assert week_of(day, first_weekday) == (start, start + timedelta(days=6))


@given(st.dates(date(1, 2, 1), date(9999, 12, 1)), st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_on_its_weekday(day: date, first_weekday: int) -> None:
    """Seven days, and the same week from each of them."""
    start, end = week_of(day, first_weekday)
    assert start <= day <= end
    assert start.weekday() == first_weekday
    assert week_of(start, first_weekday) == week_of(end, first_weekday) == (start, end)
