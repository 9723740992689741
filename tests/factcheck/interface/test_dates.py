"""Days and moments as each language writes them."""

from __future__ import annotations

import pytest

from factcheck.interface import interface
from factcheck.interface.dates import day_in_words, days_in_words, moment_in_words, week_in_words


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("2026-03-09", "2026-03-15", "9–15 Mar 2026", "2026年3月9日至15日"),
        ("2026-02-23", "2026-03-01", "23 Feb\u2009–\u20091 Mar 2026", "2026年2月23日至3月1日"),
        ("2025-12-29", "2026-01-04", "29 Dec 2025\u2009–\u20094 Jan 2026", "2025年12月29日至2026年1月4日"),
        ("2026-03-16", "2026-03-16", "16 March 2026", "2026年3月16日"),
        ("soon", "2026-03-16", "soon – 2026-03-16", "soon – 2026-03-16"),
    ],
)
def test_days(start: str, end: str, english: str, chinese: str) -> None:
    """What both days share is said once; what is no day is shown as it is."""
    assert days_in_words(start, end, interface("en")) == english
    assert days_in_words(start, end, interface("zh")) == chinese


@pytest.mark.parametrize(
    ("moment", "english", "chinese"),
    [
        ("2026-03-17T08:12:59Z", "17 March 2026, 08:12 UTC", "2026年3月17日 08:12 UTC"),
        ("2026-03-17T00:30:00+08:00", "16 March 2026, 16:30 UTC", "2026年3月16日 16:30 UTC"),
        ("2026-03-17T08:12", "17 March 2026, 08:12", "2026年3月17日 08:12"),
        ("2026-03-17", "17 March 2026", "2026年3月17日"),
        ("yesterday", "yesterday", "yesterday"),
    ],
)
def test_moments(moment: str, english: str, chinese: str) -> None:
    """In UTC where a zone is told; without one, none is made up."""
    assert moment_in_words(moment, interface("en")) == english
    assert moment_in_words(moment, interface("zh")) == chinese


def test_a_day_and_the_first_day_of_a_week() -> None:
    """A hostile report's day is text like any other."""
    assert day_in_words("<b>", interface("en")) == week_in_words("<b>", interface("zh")) == "<b>"
    assert week_in_words("2026-12-28", interface("en")) == "28 Dec"
