"""Days with other names in Chinese: 周三, 第一季度, 上半年, 月底, 二十一世纪, 昨天, 元旦, 夏季."""

from __future__ import annotations

import re
from functools import cache

from claims.numbers.numeral import ZH, small_number
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import Form, fixed, form, holiday_named, shifted, third, third_of
from claims.when.forms.zh_dates import FREE, N
from claims.when.words import count, either, han, words

#: What a third stands behind: 月中, 年底.
_HELD = "月年度份周代纪"
#: 月中国, 年底 … : what is no part of a month or year.
_NOT_A_THIRD = r"(?!国|美|欧|文|方|外|心|间|企|东|期|级|步)"


def _weekday(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))


def _quarter(match: re.Match[str]) -> Expression | None:
    """第一季 is also one of a series: it needs a year beside it."""
    number = small_number(match["n"])
    return Expression((Step(How.NTH, Unit.QUARTER, number),), (Unit.YEAR,), weak=match["q"] == "季") if number else None


def _half(match: re.Match[str]) -> Expression:
    unit = words().units[match["u"]]
    return Expression((Step(How.HALF, Unit.HALF, 1 if match["s"] == "上" else 2),), (unit,))


def _century(match: re.Match[str]) -> Expression | None:
    number = count(match["c"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _season(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["s"]]),), (Unit.YEAR,))


def _named_day(match: re.Match[str]) -> Expression:
    return shifted(Unit.DAY, words().days[match["t"]])


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    weekdays, thirds, thirds_of = han(known.weekdays), han(known.thirds), han(known.thirds_of)
    days, holidays, seasons = han(known.days), han(known.holidays), han(known.seasons)
    return [
        form(rf"(?<!第)(?<![\d.{ZH}])第?\s?(?P<n>[1-4一二三四])\s?(?P<q>季度|季(?!节|后|军|报))", _quarter, "季"),
        form(r"(?P<s>[上下])半\s?(?P<u>年|月|周)", _half, "半"),
        form(rf"{FREE}(?P<c>{N})世纪", _century, ["世纪"]),
        form(rf"(?<![每两个单双{ZH}\d])(?P<w>{either(weekdays)})(?!样|些|直|般|度|次)", _weekday, weekdays),
        form(rf"(?P<t>{either(thirds_of)}){_NOT_A_THIRD}", third_of, thirds_of),
        form(
            rf"(?<=[{_HELD}])(?P<t>{either(thirds)}){_NOT_A_THIRD}", third, (held + third for held in _HELD for third in thirds)
        ),
        form(rf"(?P<t>{either(days)})", _named_day, days),
        form(rf"(?P<t>{either(holidays)})(?!前后|档)", holiday_named, holidays),
        form(rf"(?P<s>{either(seasons)})", _season, seasons),
    ]
