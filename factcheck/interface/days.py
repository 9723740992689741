"""Days of a report in words: 16 March 2026, 2026年3月16日. What is no day is told as the report has it."""

from __future__ import annotations

from datetime import date

from factcheck.days_in_words import day_in_words, days_in_words
from factcheck.interface import Interface
from sources.board.board import Window


def day(told: str, words: Interface) -> str:
    """One day.

    >>> from factcheck.interface import interface
    >>> day("2026-03-16", interface("zh")), day("in spring", interface("en"))
    ('2026年3月16日', 'in spring')
    """
    found = known(told)
    return day_in_words(found, words.language) if found else told


def days(start: str, end: str, words: Interface) -> str:
    """First and last day.

    >>> from factcheck.interface import interface
    >>> days("2026-03-09", "2026-03-15", interface("en")), days("2026-03-09", "2026-03-09", interface("en"))
    ('9–15 March 2026', '9 March 2026')
    """
    first, last = known(start), known(end)
    if first is None or last is None:
        return words.say("quantity.between", low=start, high=end)
    return day_in_words(first, words.language) if first == last else days_in_words(Window(first, last), words.language)


def known(told: str | None) -> date | None:
    """The day, if it is one (ISO 8601, a clock behind it is passed over)."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None
