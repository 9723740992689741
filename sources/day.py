"""Days as pages and bylines write them, and the lines in which they stand.

The day of publication is a reference point for every *last week* in a story, so a line is only read as
a byline when nothing else can be meant: not the clock in a page's margin, not the week in a headline.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
# No page of news is older than the web or younger than this program's readers.
YEARS = range(1995, 2100)
LONGEST_BYLINE = 160
LONGEST_CREDIT = 90

_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:\s*(?P<mark>[-/.])\s*(?P<month>\d{1,2})\s*(?P=mark)\s*(?P<day>\d{1,2})(?!\d)"
    r"|\s*年\s*(?P<zh_month>\d{1,2})\s*月\s*(?P<zh_day>\d{1,2})\s*日)"
)
_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})", re.IGNORECASE)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ENGLISH_DAY = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d|19\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>20\d\d|19\d\d)\b", re.IGNORECASE),
)

# Dates of the day on which the page is looked at, not of the story.
FURNITURE_DATE = re.compile(
    r"今天是|今日是|现在时间|当前时间|农历|星期[一二三四五六日天]\s*$|Today is|©|Copyright|版权所有", re.IGNORECASE
)
_BYLINE_SOURCE = re.compile(
    r"(?:来源|來源|稿源|Source)\s*[:：]\s*(?P<name>[^\s:：|｜,，;；()（）\[\]【】<>]{2,30}?)"
    r"(?=作者|编辑|责编|记者|發佈|发布|\d{4}|[\s|｜,，;；()（）\[\]【】<>]|$)"
)

_CLOCK = r"(?:[ T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)"
_CLOCK_AFTER = re.compile(r"(?:[ T,]|\s)*(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?!\d)")
_STAMP = re.compile(
    r"(?:^|[\s|｜·(（])(?:发布|发表|更新|时间|日期|发布时间|发布日期|Published|Posted|Date)(?:于|on|at)?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—~～至到]|to\b|through\b)", re.IGNORECASE)
_PROSE = re.compile(r"[。，！？；!?;]|, ")
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
_BESIDE_DAY = re.compile(rf"{_CLOCK}|{_WEEKDAY}|\b(?:GMT|UTC|CST)\b|[\W_]", re.IGNORECASE)


def day_in(text: str, language: str = "") -> date | None:
    """The first day written in a text, in any of the forms that pages and bylines use.

    A moment with a zone is taken to Beijing on Chinese pages and stays the day of its own zone elsewhere.

    >>> day_in("2026年3月16日 08:12")
    datetime.date(2026, 3, 16)
    >>> day_in("2026-03-15T23:30:00Z", "zh")
    datetime.date(2026, 3, 16)
    """
    if re.fullmatch(r"\d{10}(?:\d{3})?", text.strip()):
        return _plausible(datetime.fromtimestamp(int(text.strip()[:10]), UTC).astimezone(BEIJING if language == "zh" else UTC))
    if language == "zh" and (instant := _INSTANT.search(text)):
        zoned = _zoned(instant)
        return _plausible(zoned.astimezone(BEIJING)) if zoned else None
    if found := _DAY.search(text):
        month, day = (found["month"] or found["zh_month"]), (found["day"] or found["zh_day"])
        return calendar_day(int(found["year"]), int(month), int(day))
    for form in _ENGLISH_DAY:
        if found := form.search(text):
            return calendar_day(int(found["year"]), _MONTHS.index(found["month"].lower()) // 3 + 1, int(found["day"]))
    return None


def moment_in(text: str, language: str = "") -> str:
    """The first moment written in a text, in ISO 8601 as far as it goes: a day, a day and a clock, both with a zone.

    A clock without a zone on a Chinese page is Beijing's, and a moment with one is taken there.

    >>> moment_in("2026年3月16日 08:12", "zh"), moment_in("2026-03-16 08:12", "en"), moment_in("March 16, 2026")
    ('2026-03-16T08:12:00+08:00', '2026-03-16T08:12:00', '2026-03-16')
    """
    day = day_in(text, language)
    if day is None:
        return ""
    if re.fullmatch(r"\d{10}(?:\d{3})?", text.strip()):
        moment = datetime.fromtimestamp(int(text.strip()[:10]), UTC)
        return moment.astimezone(BEIJING if language == "zh" else UTC).isoformat()
    if (instant := _INSTANT.search(text)) and (zoned := _zoned(instant)):
        return (zoned.astimezone(BEIJING) if language == "zh" else zoned).isoformat()
    written = _written_day(text)
    clock = _CLOCK_AFTER.match(text, written.end()) if written else None
    if clock is None:
        return day.isoformat()
    hour, minute, second = (int(part or 0) for part in clock.groups())
    if hour > 23 or minute > 59 or second > 59:
        return day.isoformat()
    return f"{day}T{hour:02}:{minute:02}:{second:02}{'+08:00' if language == 'zh' else ''}"


def _zoned(instant: re.Match[str]) -> datetime | None:
    day, clock, zone = instant.groups()
    try:
        moment = datetime.fromisoformat(f"{day}T{clock}{zone.upper()}")
    except ValueError:
        return None
    return moment if moment.year in YEARS else None  # one at the end of the calendar is nowhere else than where it is


def byline_day(line: str, language: str = "", *, below_title: bool = False) -> date | None:
    """The day that a line gives as the story's own, if the line is plainly a byline.

    That is a day alone on its line, one with a time of the clock, or one beside 来源, 发布, Published.
    On a page, a line known to stand below the title may also hold names: *By Jane Doe, March 16, 2026*.

    >>> byline_day("2026年03月16日 08:12 来源：证券时报网")
    datetime.date(2026, 3, 16)
    >>> byline_day("OpenRouter发布2026年3月9日至15日周榜") is None
    True
    """
    if len(line) > LONGEST_BYLINE or FURNITURE_DATE.search(line) or (found := _written_day(line)) is None:
        return None
    before, after = line[: found.start()], line[found.end() :]
    if _RANGE.match(after) or (_PROSE.search(re.sub(f"(?:{_WEEKDAY}), ", "", before) + after) and not below_title):
        return None
    alone = not _BESIDE_DAY.sub("", before + after)
    if (
        (below_title and len(line) <= LONGEST_CREDIT)
        or alone
        or re.match(_CLOCK, after)
        or _STAMP.search(before)
        or source_in(line)
    ):
        return day_in(line, language)
    return None


def source_in(line: str) -> str:
    """The outlet that a byline names, empty if it names none.

    >>> source_in("来源：证券时报网作者：张三 2026-03-16 08:12")
    '证券时报网'
    """
    found = _BYLINE_SOURCE.search(line)
    return found["name"] if found else ""


def _written_day(text: str) -> re.Match[str] | None:
    return next((found for form in (_DAY, *_ENGLISH_DAY) if (found := form.search(text))), None)


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of these numbers, if there is one in the years of the web."""
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(moment: date) -> date | None:
    """The day of a moment, unless no page of news can be of that year."""
    return date(moment.year, moment.month, moment.day) if moment.year in YEARS else None
