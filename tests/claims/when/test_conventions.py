"""Conventions: what the same words mean to other readers than those of news."""

from __future__ import annotations

from datetime import date

import pytest

from claims.normalise import fold
from claims.when import NEWS, Convention, Prefer, days_mentioned

PUBLISHED = date(2026, 3, 16)
FUTURE = Convention(prefer=Prefer.FUTURE)
WHOLE = Convention(whole=True)
UP_TO = Convention(inclusive=False)
HALVES = Convention(halves=True)
FEW = Convention(few=3)


@pytest.mark.parametrize(
    ("text", "convention", "wanted"),
    [
        ("May", NEWS, "2025-05-01 2025-05-31"),
        ("May", FUTURE, "2026-05-01 2026-05-31"),
        ("周三", NEWS, "2026-03-11 2026-03-11"),
        ("周三", FUTURE, "2026-03-18 2026-03-18"),
        ("过去两周", NEWS, "2026-03-02 2026-03-15"),
        ("过去两周", WHOLE, "2026-03-02 2026-03-15"),
        ("past two months", NEWS, "2026-01-16 2026-03-15"),
        ("past two months", WHOLE, "2026-01-01 2026-02-28"),
        ("January to March", NEWS, "2026-01-01 2026-03-31"),
        ("January to March", UP_TO, "2026-01-01 2026-02-28"),
        ("after March 9", NEWS, "2026-03-10 None"),
        ("after March 9", UP_TO, "2026-03-09 None"),
        ("early February", NEWS, "2026-02-01 2026-02-10"),
        ("early February", HALVES, "2026-02-01 2026-02-15"),
        ("late 2025", HALVES, "2025-07-01 2025-12-31"),
        ("近几天", NEWS, "None None"),
        ("近几天", FEW, "2026-03-13 2026-03-15"),
        ("week of March 11", NEWS, "2026-03-11 2026-03-17"),
        ("week of March 11", WHOLE, "2026-03-09 2026-03-15"),
    ],
)
def test_days_by_convention(text: str, convention: Convention, wanted: str) -> None:
    """News looks back, counts days up to the one before, and names both ends of a range."""
    (mention,) = days_mentioned(text, fold(text), PUBLISHED, convention)
    assert mention.days is not None
    assert f"{mention.days.start} {mention.days.end}" == wanted


@pytest.mark.parametrize(
    ("text", "year_given", "counted"),
    [
        ("2026年3月9日", True, False),
        ("3月9日", False, False),
        ("上个月", False, True),
        ("昨日", False, True),
        ("last year", False, True),
        ("2025", True, False),
        ("March 9 to 15, 2026", True, False),
        ("过去7天", False, True),
    ],
)
def test_where_the_days_come_from(text: str, year_given: bool, counted: bool) -> None:
    """A year in the text, the day of publication, or neither."""
    (mention,) = days_mentioned(text, fold(text), PUBLISHED)
    assert mention.days is not None
    assert (mention.days.year_given, mention.days.counted) == (year_given, counted)


@pytest.mark.parametrize("text", ["2026财年", "FY2026", "first quarter of fiscal 2026", "近几周", "2月30日", "3月9日", "上个月"])
def test_what_cannot_be_told_is_open(text: str) -> None:
    """A company's own year, a few weeks, days that no month has; and days without a year in a text without a date."""
    published = None if text in {"3月9日", "上个月"} else PUBLISHED
    (mention,) = days_mentioned(text, fold(text), published)
    assert mention.days is not None
    assert (mention.days.start, mention.days.end) == (None, None)


@pytest.mark.parametrize("published", [date.min, date.max, date(2, 1, 1)])
@pytest.mark.parametrize("text", ["上半年", "last week", "March 9", "过去999年", "since q3", "the week of March 9"])
def test_the_ends_of_the_calendar(text: str, published: date) -> None:
    """Days before the year 1 and after 9999 are open, and nothing crashes."""
    assert len(list(days_mentioned(text, fold(text), published))) == 1
