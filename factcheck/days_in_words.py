"""Days and windows in words: 9–15 March 2026, in the week of 9–15 March 2026, in the seven days to 17 February 2026."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.wording import wording
from sources.board.board import Window

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEK = 7


def window_in_words(window: Window, language: str, *, trailing: bool = False) -> str:
    """A window as part of a sentence; month and year are said once where both days share them.

    `trailing` says that its last day was chosen, not its week.

    >>> window_in_words(Window(date(2026, 3, 9), date(2026, 3, 15)), "en")
    'in the week of 9–15 March 2026'
    >>> window_in_words(Window(date(2026, 2, 11), date(2026, 2, 17)), "en", trailing=True)
    'in the seven days to 17 February 2026'
    """
    key = "on-day" if window.start == window.end else "in-trailing" if trailing else "in-days"
    return wording(language).say(key, when=window_name(window, language, trailing=trailing))


def window_name(window: Window, language: str, *, trailing: bool = False) -> str:
    """A window as a noun: the week of 9–15 March 2026, March 2026, 9 March 2026."""
    table, length = wording(language), (window.end - window.start).days + 1
    start, end = window.start, window.end
    if length == 1:
        return day_in_words(end, language)
    if trailing:
        return table.say("trailing", n=table.number(length), end=day_in_words(end, language))
    if start.day == 1 and (end + timedelta(1)).day == 1 and _same_month(window):
        return table.say("month", month=_MONTHS[start.month - 1], number=str(start.month), year=str(start.year))
    return table.say("week" if length == _WEEK else "range", days=days_in_words(window, language))


def days_in_words(window: Window, language: str) -> str:
    """First and last day."""
    start = day_in_words(window.start, language, window.end)
    if language == "zh":
        end = f"{window.end.day}日" if _same_month(window) else day_in_words(window.end, language, window.start)
        return f"{day_in_words(window.start, language)}至{end}"
    joint = "–" if _same_month(window) else " to "
    return f"{start}{joint}{day_in_words(window.end, language)}"


def day_in_words(day: date, language: str, beside: date | None = None) -> str:
    """A day; what it shares with the day beside it is left out (in English before it, in Chinese behind it)."""
    same_year = beside is not None and beside.year == day.year
    if language == "zh":
        return f"{day.month}月{day.day}日" if same_year else f"{day.year}年{day.month}月{day.day}日"
    if beside is not None and same_year and beside.month == day.month:
        return str(day.day)
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month}" if same_year else f"{day.day} {month} {day.year}"


def _same_month(window: Window) -> bool:
    return (window.start.year, window.start.month) == (window.end.year, window.end.month)
