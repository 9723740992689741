"""The calendar: units around a day, units within a stretch, their halves and thirds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.when.calendar import Interval, Unit, half, later, nth, third, unit_around

MONDAY = date(2026, 3, 16)
MARCH = unit_around(MONDAY, Unit.MONTH)
YEAR = unit_around(MONDAY, Unit.YEAR)
WEEK = unit_around(MONDAY, Unit.WEEK)


def days(interval: Interval | None) -> str:
    """First and last day; 2026 goes without saying."""
    return "none" if interval is None else f"{interval.start} {interval.end}".replace("2026-", "")


@pytest.mark.parametrize(
    ("unit", "offset", "wanted"),
    [
        (Unit.DAY, -1, "03-15 03-15"),
        (Unit.WEEK, 0, "03-16 03-22"),
        (Unit.WEEK, -2, "03-02 03-08"),
        (Unit.WEEKEND, 0, "03-21 03-22"),
        (Unit.MONTH, -3, "2025-12-01 2025-12-31"),
        (Unit.QUARTER, 0, "01-01 03-31"),
        (Unit.SEASON, 0, "03-01 05-31"),
        (Unit.SEASON, -1, "2025-12-01 02-28"),
        (Unit.HALF, 1, "07-01 12-31"),
        (Unit.YEAR, -1, "2025-01-01 2025-12-31"),
        (Unit.DECADE, 0, "2020-01-01 2029-12-31"),
        (Unit.CENTURY, -1, "1900-01-01 1999-12-31"),
    ],
)
def test_unit_around(unit: Unit, offset: int, wanted: str) -> None:
    """Weeks begin on Monday, seasons with March, centuries with a year of two noughts."""
    assert days(unit_around(MONDAY, unit, offset)) == wanted


def test_the_week_of_another_board_begins_on_its_day() -> None:
    """Sunday is 6."""
    assert days(unit_around(MONDAY, Unit.WEEK, 0, 6)) == "03-15 03-21"


@pytest.mark.parametrize(
    ("within", "unit", "number", "wanted"),
    [
        (MARCH, Unit.DAY, 9, "03-09 03-09"),
        (MARCH, Unit.DAY, -1, "03-31 03-31"),
        (MARCH, Unit.DAY, 32, "none"),
        (MARCH, Unit.WEEK, 1, "03-02 03-08"),
        (MARCH, Unit.WEEK, 5, "03-30 04-05"),
        (MARCH, Unit.WEEK, 6, "none"),
        (MARCH, Unit.WEEK, -1, "03-23 03-29"),
        (MARCH, Unit.WEEKEND, 1, "03-07 03-08"),
        (WEEK, Unit.DAY, 3, "03-18 03-18"),
        (YEAR, Unit.WEEK, 1, "2025-12-29 01-04"),
        (YEAR, Unit.WEEK, 11, "03-09 03-15"),
        (YEAR, Unit.WEEK, -1, "12-28 2027-01-03"),
        (YEAR, Unit.QUARTER, 3, "07-01 09-30"),
        (YEAR, Unit.QUARTER, 5, "none"),
        (YEAR, Unit.SEASON, 4, "12-01 2027-02-28"),
        (YEAR, Unit.MONTH, -2, "11-01 11-30"),
    ],
)
def test_nth(within: Interval, unit: Unit, number: int, wanted: str) -> None:
    """Weeks of a year are those of ISO 8601, those of a month begin in it; nothing is found beyond the end."""
    assert days(nth(within, unit, number)) == wanted


@pytest.mark.parametrize(
    ("whole", "early", "middle", "late"),
    [
        (MARCH, "03-01 03-10", "03-11 03-20", "03-21 03-31"),
        (YEAR, "01-01 04-30", "05-01 08-31", "09-01 12-31"),
        (WEEK, "03-16 03-18", "03-17 03-20", "03-20 03-22"),
        (unit_around(MONDAY, Unit.QUARTER), "01-01 01-31", "02-01 02-28", "03-01 03-31"),
        (unit_around(MONDAY, Unit.DECADE), "2020-01-01 2022-12-31", "2023-01-01 12-31", "2027-01-01 2029-12-31"),
    ],
)
def test_thirds(whole: Interval, early: str, middle: str, late: str) -> None:
    """Ten days of a month, four months of a year, three years of a decade."""
    assert [days(third(whole, which)) for which in (1, 2, 3)] == [early, middle, late]


@pytest.mark.parametrize(
    ("whole", "first", "second"),
    [(MARCH, "03-01 03-15", "03-16 03-31"), (YEAR, "01-01 06-30", "07-01 12-31"), (WEEK, "03-16 03-18", "03-19 03-22")],
)
def test_halves(whole: Interval, first: str, second: str) -> None:
    """Of a month fifteen days, of a week three."""
    assert [days(half(whole, 1)), days(half(whole, 2))] == [first, second]


@pytest.mark.parametrize(
    ("unit", "count", "wanted"),
    [
        (Unit.DAY, -7, date(2026, 3, 24)),
        (Unit.WEEK, 2, date(2026, 4, 14)),
        (Unit.MONTH, -1, date(2026, 2, 28)),
        (Unit.QUARTER, 1, date(2026, 6, 30)),
        (Unit.YEAR, -2, date(2024, 3, 31)),
    ],
)
def test_later(unit: Unit, count: int, wanted: date) -> None:
    """The last day of a month that is too short."""
    assert later(date(2026, 3, 31), unit, count) == wanted


UNITS = st.sampled_from([unit for unit in Unit if unit is not Unit.THIRD])


@given(st.dates(date(1000, 1, 1), date(8000, 1, 1)), UNITS, st.integers(-9, 9))
def test_units_stand_side_by_side(day: date, unit: Unit, offset: int) -> None:
    """One ends on the day before the next begins; the weekend leaves the working days between."""
    here, following = unit_around(day, unit, offset), unit_around(day, unit, offset + 1)
    gap = timedelta(days=6 if unit is Unit.WEEKEND else 1)
    assert following.start - here.end == gap
    assert unit is Unit.WEEKEND or unit_around(here.start, unit) == unit_around(here.end, unit) == here
