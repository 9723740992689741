"""Days with names in Chinese: 二〇二六年, 3月9日, 9-15日, 周三, 第一季度, 上半年, 月底, 九十年代, 昨天."""

from __future__ import annotations

import re
from functools import cache

from claims.numeral import ZH, small_number
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import (
    HOLDS_THIRDS,
    Form,
    day_of_month,
    days_of_month,
    fixed,
    form,
    full_year,
    holiday,
    month,
    shifted,
    year,
)
from claims.when.words import count, either, words

_DIGITS = "零〇一二三四五六七八九"
#: A number of units, taken whole.
N = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,5}+|几|数)"
#: No last digits of another number.
FREE = rf"(?<![\d.,{ZH}几数每第])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:至|到|-{1,2}|–|—{1,2}|~|～)\s?"
_WEEKDAY_NOTE = r"(?:\s?[（(](?:周|星期|礼拜)[一二三四五六日天][)）])?"
_NOT_A_DAY = r"(?!均|线|内|间|志|报|元|游)"
#: 月中国, 年底 … : what is no part of a month or year.
_NOT_A_THIRD = r"(?!国|美|欧|文|方|外|心|间|企|东|期|级|步)"


def _spoken_year(said: str) -> int:
    digits = "".join(str(_DIGITS.index(char) - 1 if char != "零" else 0) if char in _DIGITS else char for char in said)
    return full_year(digits)


def _year(match: re.Match[str]) -> Expression | None:
    return year(_spoken_year(match["y"]))


def _month(match: re.Match[str]) -> Expression | None:
    number = small_number(match["m"])
    return month(number) if number else None


def _months(match: re.Match[str]) -> Expression | None:
    first, last = small_number(match["a"]), small_number(match["b"])
    if not first or not last or not first < last <= 12:
        return None
    return Expression((Step(How.SPAN, Unit.MONTH, first, last),), (Unit.YEAR,), lemma="span")


def _day(match: re.Match[str]) -> Expression | None:
    """9日 alone is a day; 九日, 12号 and 13月9日 are one only beside a month, 三日后 and 3日之内 none."""
    number, behind = small_number(match["d"]), match.string[match.end() : match.end() + 1]
    spoken = not match["d"].isascii()
    if not number or (spoken and behind in set("后前之以") and not after_month(match)):
        return None
    return day_of_month(number, weak=spoken or match["unit"] == "号" or after_month(match))


def _days(match: re.Match[str]) -> Expression | None:
    first, last = small_number(match["a"]), small_number(match["b"])
    return days_of_month(first, last, weak=after_month(match)) if first and last else None


def _weekday(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))


def _quarter(match: re.Match[str]) -> Expression | None:
    """第一季 is also one of a series: it needs a year beside it."""
    number = small_number(match["n"])
    return Expression((Step(How.NTH, Unit.QUARTER, number),), (Unit.YEAR,), weak=match["q"] == "季") if number else None


def _half(match: re.Match[str]) -> Expression:
    """上半年 and 上半月 are halves by the calendar, 下半周 the last days of a week."""
    number = 1 if match["s"] == "上" else 2
    unit = words().units[match["u"]]
    if unit is Unit.YEAR:
        return Expression((Step(How.NTH, Unit.HALF, number),), (Unit.YEAR,))
    if unit is Unit.MONTH:
        return Expression((Step(How.SPAN, Unit.DAY, *((1, 15) if number == 1 else (16, -1))),), (Unit.MONTH,), lemma="third")
    return Expression((Step(How.SPAN, Unit.DAY, *((1, 3) if number == 1 else (-4, -1))),), (Unit.WEEK,), lemma="third")


def _decade(match: re.Match[str]) -> Expression | None:
    tens = count(match["d"])
    century = count(match["c"]) if match["c"] else 20
    return fixed(Unit.DECADE, (century - 1) * 100 + tens, 1, 1) if tens is not None and century else None


def _century(match: re.Match[str]) -> Expression | None:
    number = count(match["c"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _season(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["s"]]),), (Unit.YEAR,))


def _third(match: re.Match[str]) -> Expression:
    return Expression((Step(How.THIRD, Unit.THIRD, words().thirds[match["t"]]),), HOLDS_THIRDS, weak=True)


def _third_of(match: re.Match[str]) -> Expression:
    unit, which = words().thirds_of[match["t"]]
    return Expression((Step(How.THIRD, Unit.THIRD, which),), (unit,))


def _named_day(match: re.Match[str]) -> Expression:
    return shifted(Unit.DAY, words().days[match["t"]])


def _holiday(match: re.Match[str]) -> Expression | None:
    return holiday(words().holidays[match["t"]])


def after_month(match: re.Match[str]) -> bool:
    """Whether the character before a match is that of a month: 3月9日."""
    return match.string[max(0, match.start() - 3) : match.start()].rstrip()[-1:] == "月"


@cache
def forms() -> list[Form]:
    """In the order in which they are tried; those that `zh_counted` has come between the first ones and the rest."""
    known = words()

    def listed(table: dict[str, int]) -> str:
        return either(table, ascii_only=False)

    return [
        form(
            rf"(?<![\d{_DIGITS}])(?P<y>[12]\d{{3}}|[一二][{_DIGITS}]{{3}}|[零〇][{_DIGITS}]|[{_DIGITS[2:]}]{{2}}"
            rf"|\d\d(?=\s?年\s?{_MONTH}\s?月))\s?年(?!代|级|后|内|龄)度?",
            _year,
        ),
        form(rf"(?P<t>{listed(known.years)})(?!来)", lambda m: shifted(Unit.YEAR, known.years[m["t"]])),
        form(rf"{FREE}(?P<a>{_DAY})\s?[日号]?{_WEEKDAY_NOTE}{_TO}(?P<b>{_DAY})\s?[日号]{_WEEKDAY_NOTE}{_NOT_A_DAY}", _days),
        form(rf"{FREE}(?P<a>{_MONTH})\s?(?:月份?)?{_TO}(?P<b>{_MONTH})\s?月份?(?!\s?\d)", _months),
        form(rf"{FREE}(?P<m>{_MONTH})\s?月份?(?!球|饼|光|嫂|经|票)", _month),
        form(rf"{FREE}(?P<d>{_DAY})\s?(?P<unit>日|号(?!线|楼|码|店|机|位)){_WEEKDAY_NOTE}{_NOT_A_DAY}", _day),
        form(rf"(?<!第)(?<![\d.{ZH}])第?\s?(?P<n>[1-4一二三四])\s?(?P<q>季度|季(?!节|后|军|报))", _quarter),
        form(r"(?P<s>[上下])半\s?(?P<u>年|月|周)", _half),
        form(rf"(?:(?P<c>{N})世纪)?(?P<d>[1-9]0|[一二三四五六七八九]十)年代", _decade),
        form(rf"{FREE}(?P<c>{N})世纪", _century),
        form(rf"(?<![每两个单双{ZH}\d])(?P<w>{listed(known.weekdays)})(?!样|些|直|般|度|次)", _weekday),
        form(rf"(?P<t>{either(known.thirds_of, ascii_only=False)}){_NOT_A_THIRD}", _third_of),
        form(rf"(?<=[月年度份周代纪])(?P<t>{listed(known.thirds)}){_NOT_A_THIRD}", _third),
        form(rf"(?P<t>{listed(known.days)})", _named_day),
        form(rf"(?P<t>{either(known.holidays, ascii_only=False)})(?!前后|档)", _holiday),
        form(rf"(?P<s>{listed(known.seasons)})", _season),
    ]
