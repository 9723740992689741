"""Years, months and days in Chinese: 二〇二六年, 去年, 3月9日, 9-15日, 1至2月, 九十年代; 今年以来, which begins with a year."""

from __future__ import annotations

import re
from functools import cache

from claims.numbers.numeral import ZH, small_number
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import Form, day_of_month, days_of_month, fixed, form, full_year, month, shifted, year
from claims.when.words import count, either, han, words

_DIGITS = "零〇一二三四五六七八九"
_ARABIC = str.maketrans(_DIGITS, "00123456789")
#: A number of units, taken whole.
N = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,5}+|几|数)"
#: No last digits of another number.
FREE = rf"(?<![\d.,{ZH}几数每第周期拜])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:至|到|-{1,2}|–|—{1,2}|~|～)\s?"
_WEEKDAY_NOTE = r"(?:\s?[（(](?:周|星期|礼拜)[一二三四五六日天][)）])?"
_NOT_A_DAY = r"(?!均|线|内|间|志|报|元|游)"


def _spoken_year(said: str) -> int:
    return full_year(said.translate(_ARABIC))


def _year(match: re.Match[str]) -> Expression | None:
    return year(_spoken_year(match["y"]))


def _decade(match: re.Match[str]) -> Expression | None:
    """九十年代 without a century are those of the last one."""
    tens, century = count(match["d"]), count(match["c"]) if match["c"] else 21 if match["this"] else 20
    start = int(match["y"]) * 100 if match["y"] else century and (century - 1) * 100
    return None if start is None or tens is None else fixed(Unit.DECADE, start + tens, 1, 1)


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


def _to_date(match: re.Match[str]) -> Expression:
    return Expression((Step(How.TO_DATE, words().to_date[match["t"]]),), lemma="to-date")


def after_month(match: re.Match[str]) -> bool:
    """Whether the character before a match is that of a month: 3月9日."""
    return match.string[max(0, match.start() - 3) : match.start()].rstrip()[-1:] == "月"


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    to_date, years = han(known.to_date), han(known.years)
    return [
        form(rf"(?P<t>{either(to_date)})", _to_date, to_date),
        form(
            rf"(?<![\d{_DIGITS}])(?P<y>[12]\d{{3}}|[一二][{_DIGITS}]{{3}}|[零〇][{_DIGITS}]|[{_DIGITS[2:]}]{{2}}"
            rf"|\d\d(?=\s?年\s?(?:{_MONTH}\s?月|第?[1-4一二三四]季度|[上下]半年)))\s?年(?!代|级|后|内|龄)度?",
            _year,
            "年",
        ),
        form(
            rf"(?<!\d)(?:(?P<c>{N})世纪|上个?世纪|(?P<this>本世纪)|(?P<y>1\d|20))?(?P<d>\d0|[一二三四五六七八九]十)年代",
            _decade,
            ["年代"],
        ),
        form(rf"(?P<t>{either(years)})(?!来)", lambda m: shifted(Unit.YEAR, known.years[m["t"]]), years),
        form(
            rf"{FREE}(?P<a>{_DAY})\s?[日号]?{_WEEKDAY_NOTE}{_TO}(?P<b>{_DAY})\s?[日号]{_WEEKDAY_NOTE}{_NOT_A_DAY}", _days, "日号"
        ),
        form(rf"{FREE}(?P<a>{_MONTH})\s?(?:月份?)?{_TO}(?P<b>{_MONTH})\s?月份?(?!\s?\d)", _months, "月"),
        form(rf"{FREE}(?P<m>{_MONTH})\s?月份?(?!球|饼|光|嫂|经|票)", _month, "月"),
        form(rf"{FREE}(?P<d>{_DAY})\s?(?P<unit>日|号(?!线|楼|码|店|机|位)){_WEEKDAY_NOTE}{_NOT_A_DAY}", _day, "日号"),
    ]
