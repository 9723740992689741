"""Days in digits, the same in every language: 2026-03-09, 3/9/2026, 3.9-3.15, 2026-W11, Q1 2026, FY2026, 2026."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import QUANTITY, Form, days_of_month, fixed, form, full_year, month, month_day, says_when, year

_ALONE = r"(?<![\d./$€£¥￥,-])(?<![a-z])"
_YEAR = r"(?:19|20)\d\d"
#: The longest range that may be written so: a fraction or a decimal with a range behind it looks the same.
_SLASHED = {"/": 31, ".": 14}


def _ymd(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.DAY, int(match["y"]), int(match["m"]), int(match["d"]))


def _dmy(match: re.Match[str]) -> Expression | None:
    """Month first, unless it can be no month."""
    first, second = int(match["a"]), int(match["b"])
    month_number, day = (second, first) if first > 12 else (first, second)
    return fixed(Unit.DAY, full_year(match["y"]), month_number, day)


def _year_month(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.MONTH, int(match["y"]), int(match["m"]), 1)


def _dotted_month(match: re.Match[str]) -> Expression | None:
    """2026.03 is a number like any other where it ends no range."""
    found = _year_month(match)
    return None if found is None else Expression(found.steps, weak=True)


def _iso_week(match: re.Match[str]) -> Expression | None:
    outer = year(int(match["y"]))
    try:
        date.fromisocalendar(int(match["y"]), int(match["w"]), 1)
    except ValueError:
        return None
    week = Expression((Step(How.NTH, Unit.WEEK, int(match["w"])),), (Unit.YEAR,))
    return week.inside(outer) if outer else None


def _slashed(match: re.Match[str]) -> Expression | None:
    """Days of one month (3/9-15), or of two (2/23-3/1), in which case the first is of the month before."""
    m1, d1, d2 = int(match["m1"]), int(match["d1"]), int(match["d2"])
    m2 = int(match["m2"] or m1)
    outer = month(m1)
    if m1 == m2:
        days = days_of_month(d1, d2) if d2 - d1 <= _SLASHED[match["s"]] else None
        found = days.inside(outer) if days and outer else None
    elif outer and month(m2) and 1 <= d1 <= 31 and 1 <= d2 <= 31 and 30 * ((m2 - m1) % 12) + d2 - d1 <= _SLASHED[match["s"]]:
        found = Expression((Step(How.ACROSS, Unit.DAY, m1 * 100 + d1, m2 * 100 + d2),), (Unit.YEAR,), lemma="range")
    else:
        return None
    given = year(int(match["y"])) if match["y"] else None
    return found.inside(given) if found and given else found


def _month_day(match: re.Match[str]) -> Expression | None:
    found = month_day(int(match["m"]), int(match["d"]))
    return None if found is None else Expression(found.steps, found.within, weak=True)


def _part_of_year(match: re.Match[str]) -> Expression | None:
    """A quarter or a half, with its year or without; a half without one is nothing (H2)."""
    unit = Unit.QUARTER if match["u"] == "q" else Unit.HALF
    part = Expression((Step(How.NTH, unit, int(match["n"])),), (Unit.YEAR,), weak=unit is Unit.HALF)
    given = match["y"] or match["y2"]
    outer = year(full_year(given)) if given else None
    return part.inside(outer) if outer else part


def _quarter_first(match: re.Match[str]) -> Expression | None:
    outer = year(full_year(match["y"]))
    return Expression((Step(How.NTH, Unit.QUARTER, int(match["n"])),), (Unit.YEAR,)).inside(outer) if outer else None


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    return [
        form(r"(?<!\d)(?P<y>[12]\d{3})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _ymd),
        form(
            rf"{_ALONE}(?:(?P<y>20\d\d)[./])?(?P<m1>\d{{1,2}})(?P<s>[./])(?P<d1>\d{{1,2}})\s?(?:至|到|-|–|—|~|～)\s?"
            rf"(?:(?P<m2>\d{{1,2}})(?P=s))?(?P<d2>\d{{1,2}})(?![\d./a-z]){QUANTITY}",
            _slashed,
        ),
        form(rf"{_ALONE}(?P<y>{_YEAR})(?P<s>[-./·])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\d./]\d|\d)", _ymd),
        form(
            r"(?:(?<![\d./$€£¥￥,-])|(?<=[/.-]20\d\d-))(?P<a>\d{1,2})(?P<s>[-./])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d./]\d|\d)",
            _dmy,
        ),
        form(r"(?<![\d./$€£¥￥,-])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d./]\d|\d)", _dmy),
        form(r"(?<![\d.])(?P<y>20\d\d)-?\s?w(?P<w>\d\d?)\b", _iso_week),
        form(
            rf"(?<![a-z\d])(?:(?P<y>{_YEAR})\s?[-/]?\s?)?(?P<u>[qh])(?P<n>[1-4])"
            rf"(?:\s?[-/,]?\s?(?:of\s)?'?(?P<y2>{_YEAR}|\d\d(?=\b)))?(?![a-z\d.]|-\d)",
            lambda m: None if m["u"] == "h" and m["n"] > "2" else _part_of_year(m),
        ),
        form(rf"(?<![a-z\d.])(?P<n>[1-4])q\s?'?(?P<y>{_YEAR}|\d\d)(?![a-z\d])", _quarter_first),
        form(
            rf"(?<![a-z\d])(?:fy\s?'?(?:{_YEAR}|\d\d)|{_YEAR}\s?财年|fiscal\s(?:year\s)?{_YEAR}|{_YEAR}\sfiscal\syear)(?![\d])",
            _fiscal,
        ),
        form(rf"{_ALONE}(?P<y>{_YEAR})\s?[-/]\s?(?P<m>0?[1-9]|1[0-2])(?![\d.%/]|-\d|\s?[-–]\s?\d)", _year_month),
        form(rf"{_ALONE}(?P<m>0?[1-9]|1[0-2])\s?[-/]\s?(?P<y>{_YEAR})(?![\d.%/-])", _year_month),
        form(rf"(?<![\d.])(?P<y>{_YEAR})\.(?P<m>0[1-9]|1[0-2])(?![\d.%a-z])", _dotted_month),
        form(rf"{_ALONE}(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})(?![\d/a-z])", _month_day),
        form(r"(?<![\d.])(?:(?:the\s)?(?P<y>1\d|20)(?P<d>\d)0'?s)(?![a-z])", _decade),
    ]


@cache
def bare_years() -> list[Form]:
    """Tried last: 2026, a year beside other words of days, or behind a word that says when."""
    before = r"(?:(?<![\d./$€£¥￥,:#+~-])|(?<=[a-z][-/])|(?<=[a-z]-\d\d-)|(?<=(?:19|20)\d\d[-~–])|(?<=[\s\d][-/]\s))(?<![a-z])"
    behind = r"(?![\d:/%]|[.,]\d|-\d\d?(?!\d)|[a-z]|\s?年|款|版)"
    return [form(rf"{before}(?P<y>{_YEAR}){behind}{QUANTITY}", _bare_year)]


def _fiscal(_match: re.Match[str]) -> Expression:
    """Its first day is the company's own affair."""
    return Expression((Step(How.OPEN, Unit.YEAR),), lemma="year")


def _decade(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.DECADE, int(f"{match['y']}{match['d']}0"), 1, 1)


def _bare_year(match: re.Match[str]) -> Expression | None:
    """A number like any other, unless words around it say that it is a year."""
    outer = year(int(match["y"]))
    return None if outer is None else Expression(outer.steps, weak=not says_when(match))
