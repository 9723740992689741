"""Days and moments as the reader writes them: 9–15 Mar 2026, 2026年3月9日至15日 (Babel, CLDR).

What is no ISO date is shown as it is: a report may come from elsewhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from factcheck.interface import Interface


def day_in_words(iso: str, words: Interface) -> str:
    """A day.

    >>> from factcheck.interface import interface
    >>> day_in_words("2026-03-16", interface("en")), day_in_words("2026-03-16", interface("zh"))
    ('16 March 2026', '2026年3月16日')
    """
    from babel.dates import format_date  # noqa: PLC0415 - loads the data of the locales

    day = _day(iso)
    return format_date(day, "long", locale=words.locale) if day else iso


def days_in_words(start: str, end: str, words: Interface) -> str:
    """The first and the last day; what they share is said once.

    >>> from factcheck.interface import interface
    >>> days_in_words("2026-03-09", "2026-03-15", interface("en"))
    '9–15 Mar 2026'
    >>> days_in_words("2025-12-29", "2026-01-04", interface("zh"))
    '2025年12月29日至2026年1月4日'
    """
    from babel.dates import format_interval  # noqa: PLC0415

    first, last = _day(start), _day(end)
    if first is None or last is None:
        return words.say("quantity.between", low=start, high=end)
    return day_in_words(start, words) if first == last else str(format_interval(first, last, "yMMMd", locale=words.locale))


def week_in_words(start: str, words: Interface) -> str:
    """The day on which a week begins, without its year: for rows and axes that name the year elsewhere.

    >>> from factcheck.interface import interface
    >>> week_in_words("2026-03-09", interface("en")), week_in_words("2026-03-09", interface("zh"))
    ('9 Mar', '3月9日')
    """
    from babel.dates import format_skeleton  # noqa: PLC0415

    day = _day(start)
    return str(format_skeleton("MMMd", day, locale=words.locale)) if day else start


def moment_in_words(iso: str, words: Interface) -> str:
    """A moment to the minute, in UTC.

    >>> from factcheck.interface import interface
    >>> moment_in_words("2026-03-17T16:12:45+08:00", interface("en"))
    '17 March 2026, 08:12 UTC'
    >>> moment_in_words("2026-03-17T08:12:45Z", interface("zh"))
    '2026年3月17日 08:12 UTC'
    """
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if len(iso) <= len("2026-03-17"):
        return day_in_words(iso, words)
    shown = moment if moment.tzinfo is None else moment.astimezone(UTC)
    zone = "" if moment.tzinfo is None else " UTC"
    return words.say("punctuation.moment", day=day_in_words(shown.date().isoformat(), words), time=f"{shown:%H:%M}{zone}")


def known(told: str | None) -> date | None:
    """The day, if it is one; a clock behind it is passed over."""
    return _day((told or "")[:10])


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
