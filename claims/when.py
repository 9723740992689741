"""Days in text: ranges, relative weeks and dates, and what they mean on the calendar.

A range without a year takes the year that puts it nearest before the article's date; without that date, a year that
the text itself names; else it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from claims.claim import Span
from claims.lexicon import lexicon
from claims.mention import Days, Mention, Tag

_Y = r"(?:(?P<y{i}>20\d\d)\s?年\s?)?"
_WEEKDAY = r"(?:\s?[（(](?:周|星期)[一二三四五六日天][)）])?"
_TO = r"\s?(?:至|到|-|–|—|~|～|to|through|until)\s?"
_ZH_RANGE = re.compile(
    rf"{_Y.format(i=1)}(?<!\d)(?P<m1>\d{{1,2}})\s?月\s?(?P<d1>\d{{1,2}})\s?日?{_WEEKDAY}{_TO}{_Y.format(i=2)}(?:(?P<m2>\d{{1,2}})\s?月\s?)?(?P<d2>\d{{1,2}})\s?日"
)
#: 9-15日: the month is that of the article, or the one before it.
_ZH_DAYS = re.compile(rf"(?<![\d月.,/-])(?P<d1>\d{{1,2}})\s?日?{_TO}(?P<d2>\d{{1,2}})\s?日(?!均)")
#: What makes 1.5-2.5 a quantity and no days.
_QUANTITY = (
    r"(?!\s?(?:[%万亿兆倍元美成个家款]|(?:trillion|billion|million|thousand|percent|per cent|points?|pp|tokens?|times|usd"
    r"|dollars?|models?|places?|of the|[tbmkx])\b))"
)
_SLASH_RANGE = re.compile(
    r"(?<![\da-z./$€£¥￥-])(?:(?P<y1>20\d\d)[./])?(?P<m1>\d{1,2})(?P<s>[./])(?P<d1>\d{1,2})\s?(?:至|到|-|–|—|~|～)\s?"
    rf"(?:(?P<m2>\d{{1,2}})(?P=s))?(?P<d2>\d{{1,2}})(?![\d./a-z]){_QUANTITY}"
)
#: The longest range that may be written so: a fraction or a decimal with a range behind it looks the same.
_SLASHED = {"/": timedelta(days=31), ".": timedelta(days=14)}
_ISO = r"20\d\d-\d\d-\d\d"
_ISO_RANGE = re.compile(rf"(?P<a>{_ISO})\s?(?:至|到|–|—|~|～|to|through|\.\.|(?<=\s)-(?=\s))\s?(?P<b>{_ISO})")
_ISO_WEEK = re.compile(r"(?P<y>20\d\d)-?w(?P<w>\d\d)\b")
_ZH_ISO_WEEK = re.compile(r"(?P<y>20\d\d)\s?年\s?第\s?(?P<w>\d{1,2})\s?周")
_ISO_DAY = re.compile(rf"(?<!\d)(?P<a>{_ISO})(?!\d)")
_ZH_WEEK_ENDING = re.compile(
    rf"截至\s?(?:{_Y.format(i=1)}(?P<m1>\d{{1,2}})\s?月\s?(?P<d1>\d{{1,2}})\s?日|(?P<ma>\d{{1,2}})/(?P<da>\d{{1,2}}))\s?(?:的)?(?:当周|一周|这一周|的一周)"
)
_ZH_DAY = re.compile(rf"{_Y.format(i=1)}(?<![\d.])(?P<m1>\d{{1,2}})\s?月\s?(?P<d1>\d{{1,2}})\s?日")
_ZH_MONTH = re.compile(r"(?:(?P<y1>20\d\d)\s?年\s?)?(?<![\d.])(?P<m1>\d{1,2})\s?月(?:份)?(?!\s?\d)")
_ZH_YEAR = re.compile(r"(?<!\d)20\d\d\s?年")
_YEAR = re.compile(r"(?<![\d.])(20[12]\d)(?![\d.])")


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date | None, int | None], Days | None]
    lemma: str


def _month_names() -> str:
    return "|".join(sorted(lexicon().months, key=len, reverse=True))


def _english_forms() -> list[_Form]:
    month = _month_names()
    year = r"(?:,?\s(?P<y>20\d\d))?"
    day = r"(?:st|nd|rd|th)?"
    to = r"\s?(?:-|–|—|to|through|and|until)\s?"
    first = r"(?<![\d.,])"  # not the last digits of another number
    either = rf"(?:{first}(?P<d2>\d{{1,2}}){day}\s(?P<m2>{month})|(?P<m1>{month})\.?\s(?P<d1>\d{{1,2}}){day})"
    ranged = re.compile(
        rf"\b(?P<m1>{month})\.?\s(?P<d1>\d{{1,2}}){day}(?:,?\s20\d\d)?{to}(?:(?P<m2>{month})\.?\s)?(?P<d2>\d{{1,2}}){day}\b{year}"
        rf"(?!\.\d){_QUANTITY}"
    )
    british = re.compile(
        rf"\b{first}(?P<d1>\d{{1,2}}){day}(?:\s(?P<m1>{month})\.?)?{to}(?P<d2>\d{{1,2}}){day}\s(?P<m2>{month})\b\.?{year}"
    )
    ending = re.compile(rf"\bweek (?:ending|ended|to)(?: on)?\s{either}\b{year}")
    week_of = re.compile(rf"\bweek (?:of|beginning|starting|from)\s{either}\b{year}")
    single = re.compile(rf"\b{either}\b(?!\.\d){year}{_QUANTITY}")
    month_year = re.compile(rf"\b(?P<m1>{month})\.?\s(?P<y>20\d\d)\b")
    return [
        _Form(ranged, _read_english_range, "range"),
        _Form(british, _read_english_range, "range"),
        _Form(ending, lambda m, p, y: _seven_days(_english_day(m, p, y), ends=True), "range"),
        _Form(week_of, lambda m, p, y: _seven_days(_english_day(m, p, y), ends=False), "range"),
        _Form(single, lambda m, p, y: _one_day(_english_day(m, p, y)), "date"),
        _Form(month_year, lambda m, p, y: _whole_month(int(m["y"]), lexicon().months[m["m1"]]), "month"),
    ]


def _number(match: re.Match[str], name: str) -> int | None:
    return int(match[name]) if name in match.re.groupindex and match[name] else None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place_year(month: int, day: int, given: int | None, published: date | None, named: int | None) -> date | None:
    """The day in the year that the text gives, else the latest one not after the article (a week's grace)."""
    if given is not None:
        return _safe(given, month, day)
    if published is not None:
        for year in (published.year + 1, published.year, published.year - 1):
            placed = _safe(year, month, day)
            if placed is not None and placed <= published + timedelta(days=7):
                return placed
        return None
    return _safe(named, month, day) if named is not None else None


def _range(start: date | None, end: date | None) -> Days | None:
    if start is None or end is None:
        return Days()
    if end < start:  # over New Year
        following = _safe(end.year + 1, end.month, end.day)
        if following is None or following - start >= timedelta(days=40):
            return None
        end = following
    return Days(start, end) if timedelta(0) <= end - start <= timedelta(days=366) else None


def _read_numbered_range(match: re.Match[str], published: date | None, named: int | None) -> Days | None:
    m1, d1, d2 = int(match["m1"]), int(match["d1"]), int(match["d2"])
    m2 = _number(match, "m2") or m1
    if not (1 <= m1 <= 12 and 1 <= m2 <= 12 and 1 <= d1 <= 31 and 1 <= d2 <= 31):
        return None
    given = _number(match, "y1")
    end = _place_year(m2, d2, _number(match, "y2") or (given + (m2 < m1) if given else None), published, named)
    start = None if end is None else _safe(given or end.year - (m1 > m2), m1, d1)
    return _range(start, end)


def _read_slashed_range(match: re.Match[str], published: date | None, named: int | None) -> Days | None:
    days = _read_numbered_range(match, published, named)
    if days is None or days.start is None or days.end is None:
        return days
    return days if days.end - days.start <= _SLASHED[match["s"]] else None


def _read_days(match: re.Match[str], published: date | None, _named: int | None) -> Days | None:
    first, last = int(match["d1"]), int(match["d2"])
    if not 1 <= first < last <= 31:
        return None
    if published is None:
        return Days()
    end = _safe(published.year, published.month, last)
    if end is None or end > published + timedelta(days=7):
        before = published.replace(day=1) - timedelta(days=1)
        end = _safe(before.year, before.month, last)
    return _range(_safe(end.year, end.month, first), end) if end else Days()


def _read_english_range(match: re.Match[str], published: date | None, named: int | None) -> Days | None:
    months = lexicon().months
    first, second = match["m1"], match["m2"]
    m1, m2 = months[first or second], months[second or first]
    year = _number(match, "y")
    end = _place_year(m2, int(match["d2"]), year, published, named)
    start = None if end is None else _safe(end.year - (m1 > m2), m1, int(match["d1"]))
    return _range(start, end)


def _english_day(match: re.Match[str], published: date | None, named: int | None) -> date | None:
    month = lexicon().months[match["m1"] or match["m2"]]
    return _place_year(month, int(match["d1"] or match["d2"]), _number(match, "y"), published, named)


def _zh_day(match: re.Match[str], published: date | None, named: int | None) -> date | None:
    month = int(_number(match, "m1") or _number(match, "ma") or 0)
    day = int(_number(match, "d1") or _number(match, "da") or 0)
    return _place_year(month, day, _number(match, "y1"), published, named) if 1 <= month <= 12 else None


def _one_day(day: date | None) -> Days:
    return Days(day, day) if day else Days()


def _seven_days(day: date | None, *, ends: bool) -> Days:
    if day is None:
        return Days()
    return Days(day - timedelta(days=6), day) if ends else Days(day, day + timedelta(days=6))


def _whole_month(year: int, month: int) -> Days | None:
    start = _safe(year, month, 1)
    if start is None:
        return None
    following = date(year + (month == 12), month % 12 + 1, 1)
    return Days(start, following - timedelta(days=1))


def _zh_month(match: re.Match[str], published: date | None, named: int | None) -> Days | None:
    month = int(match["m1"])
    if not 1 <= month <= 12:
        return None
    first = _place_year(month, 1, _number(match, "y1"), published, named)
    return _whole_month(first.year, month) if first else Days()


def _iso_week(match: re.Match[str], _published: date | None, _named: int | None) -> Days | None:
    try:
        return _seven_days(date.fromisocalendar(int(match["y"]), int(match["w"]), 1), ends=False)
    except ValueError:
        return None


def _iso_range(match: re.Match[str], _published: date | None, _named: int | None) -> Days | None:
    try:
        return _range(date.fromisoformat(match["a"]), date.fromisoformat(match["b"]))
    except ValueError:
        return None


def _iso_day(match: re.Match[str], _published: date | None, _named: int | None) -> Days | None:
    try:
        return _one_day(date.fromisoformat(match["a"]))
    except ValueError:
        return None


@cache
def _forms() -> list[_Form]:
    english = _english_forms()
    return [
        _Form(_ISO_RANGE, _iso_range, "range"),
        _Form(_ZH_RANGE, _read_numbered_range, "range"),
        _Form(_ZH_WEEK_ENDING, lambda m, p, y: _seven_days(_zh_day(m, p, y), ends=True), "range"),
        *english[:4],
        _Form(_SLASH_RANGE, _read_slashed_range, "range"),
        _Form(_ISO_WEEK, _iso_week, "range"),
        _Form(_ZH_ISO_WEEK, _iso_week, "range"),
        _Form(_ZH_DAYS, _read_days, "range"),
        _Form(_ISO_DAY, _iso_day, "date"),
        _Form(_ZH_DAY, lambda m, p, y: _one_day(_zh_day(m, p, y)), "date"),
        *english[4:],
        _Form(_ZH_MONTH, _zh_month, "month"),
        _Form(_ZH_YEAR, lambda _m, _p, _y: Days(), "date"),
    ]


def year_named(folded: str) -> int | None:
    """The year that a text names, where it names just one."""
    years = set(_YEAR.findall(folded))
    return int(years.pop()) if len(years) == 1 else None


def _is_verb(match: re.Match[str], text: str) -> bool:
    """Whether a month is the verb: the top 10 may change, they march 5 …; as months both have a capital."""
    return any(
        match[name] in {"may", "march"} and text[match.start(name)].islower()
        for name in ("m1", "m2")
        if name in match.re.groupindex and match[name]
    )


def days_mentioned(text: str, folded: str, published: date | None) -> Iterator[Mention]:
    """Every wording of days; earlier forms win over later ones that overlap them. Lemmas: range, date, month, relative."""
    named = year_named(folded)
    taken = bytearray(len(folded))
    for form in _forms():
        for match in form.pattern.finditer(folded):
            span = Span(match.start(), match.end())
            if any(taken[span.start : span.end]) or _is_verb(match, text):
                continue
            days = form.read(match, published, named)
            if days is None:
                continue
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            yield Mention(Tag.PERIOD, span, text[span.start : span.end], form.lemma, days=days)
    for words, weeks in lexicon().relative_weeks.items():
        for match in re.finditer(rf"\b{re.escape(words)}\b" if words.isascii() else re.escape(words), folded):
            yield Mention(
                Tag.PERIOD,
                Span(match.start(), match.end()),
                text[match.start() : match.end()],
                "relative",
                days=Days(weeks=weeks),
            )
