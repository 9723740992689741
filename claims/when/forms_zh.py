"""Days in Chinese words: 去年3月9日, 上上周三, 近三个月, 第一季度, 月底, 二〇二六年, 九十年代."""

from __future__ import annotations

import re
from functools import cache

from claims.numeral import ZH, small_number
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import Form, day_of_month, days_of_month, fixed, form, full_year, month, month_day, shifted, year
from claims.when.words import count, either, words

_DIGITS = "零〇一二三四五六七八九"
_N = r"(?:\d{1,3}|[一二两三四五六七八九十百]{1,5}+|几|数)"
_FREE = rf"(?<![\d.,{ZH}几数每第])"  # no last digits of another number
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"\s?(?:至|到|-{1,2}|–|—{1,2}|~|～)\s?"
_WEEKDAY_NOTE = r"(?:\s?[（(](?:周|星期|礼拜)[一二三四五六日天][)）])?"
_NOT_A_DAY = r"(?!均|线|内|后|之|以|前|间|志|报|元|游)"
#: The units that months and years are divided into by a count.
_WITHIN = {
    Unit.DAY: (Unit.MONTH, Unit.YEAR),
    Unit.WEEK: (Unit.MONTH, Unit.YEAR),
    Unit.MONTH: (Unit.YEAR,),
    Unit.QUARTER: (Unit.YEAR,),
    Unit.YEAR: (Unit.DECADE, Unit.CENTURY),
}
_ANY = (Unit.MONTH, Unit.YEAR, Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.DECADE, Unit.CENTURY)


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
    """9日 alone is a day; 九日, 12号 and 13月9日 are one only beside a month."""
    number = small_number(match["d"])
    weak = match["unit"] == "号" or not match["d"].isascii() or match.string[match.start() - 1 : match.start()] == "月"
    return day_of_month(number, weak=weak) if number else None


def _days(match: re.Match[str]) -> Expression | None:
    first, last = small_number(match["a"]), small_number(match["b"])
    weak = match.string[match.start() - 1 : match.start()] == "月"
    return days_of_month(first, last, weak=weak) if first and last else None


def _weekday(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))


def _shift(match: re.Match[str]) -> Expression:
    return shifted(words().units[match["u"]], words().shifts[match["s"].replace(" ", "")])


def _shifted_weekday(match: re.Match[str]) -> Expression:
    return _weekday(match).inside(shifted(Unit.WEEK, words().shifts[match["s"]]))


def _rolled(match: re.Match[str]) -> Expression | None:
    """近三年: the past. Of 上两周 and 下三周 the weeks are whole ones; one week back is the last one."""
    number, unit = count(match["n"]), words().units[match["u"]]
    if not number:
        return None
    direction = words().spans[match["s"].replace(" ", "")]
    if unit is Unit.WEEK and number == 1:
        return shifted(unit, direction)
    whole = match["s"] in {"上", "下"}
    lemma = "trailing" if direction < 0 else "coming"
    return Expression((Step(How.ROLL, unit, direction * number, int(whole)),), lemma=lemma)


def _first(match: re.Match[str]) -> Expression | None:
    """今年前两个月 are the first of the year; 前两个月 alone are the past two; 最后三周 need a year or a month beside them."""
    number, unit = count(match["n"]), words().units[match["u"]]
    if not number or unit not in _WITHIN:
        return None
    leading = match["s"] == "前"
    span = (1, number) if leading else (-number, -1)
    past = Expression((Step(How.ROLL, unit, -number),), lemma="trailing")
    return Expression(
        (Step(How.SPAN, unit, *span),),
        _WITHIN[unit],
        weak=True,
        lemma="range" if unit in {Unit.DAY, Unit.WEEK} else "span",
        alone=past if leading and number > 1 else None,
    )


def _ago(match: re.Match[str]) -> Expression | None:
    number = count(match["n"])
    if not number:
        return None
    sign = -1 if match["s"].endswith("前") else 1
    return Expression((Step(How.AGO, words().units[match["u"]], sign * number),), lemma="date")


def _nth(match: re.Match[str]) -> Expression | None:
    """第二周 of a month, 第38周 of a year; a small number alone counts from something else (a launch, a run)."""
    number, unit = count(match["n"]), words().units[match["u"]]
    if not number or unit not in _WITHIN or unit is Unit.MONTH:
        return None
    step = Step(How.NTH, unit, number)
    if unit is Unit.WEEK and number > 5:
        return Expression((step,), (Unit.YEAR,), weak=number < 10)
    return Expression((step,), _WITHIN[unit], weak=unit is not Unit.QUARTER)


def _last(match: re.Match[str]) -> Expression | None:
    unit = words().units[match["u"]]
    return Expression((Step(How.NTH, unit, -1),), _WITHIN[unit], weak=True) if unit in _WITHIN else None


def _nth_weekday(match: re.Match[str]) -> Expression | None:
    number = count(match["n"]) if match["n"] else -1
    if not number:
        return None
    step = Step(How.WEEKDAY, Unit.DAY, words().weekdays[match["w"]], number)
    return Expression((step,), (Unit.MONTH, Unit.YEAR), weak=True)


def _quarter(match: re.Match[str]) -> Expression | None:
    number = small_number(match["n"])
    return Expression((Step(How.NTH, Unit.QUARTER, number),), (Unit.YEAR,)) if number and 1 <= number <= 4 else None


def _half(match: re.Match[str]) -> Expression:
    """上半年 and 上半月 are halves by the calendar, 下半周 the last days of a week."""
    number = 1 if match["s"] == "上" else 2
    unit = words().units[match["u"]]
    if unit is Unit.YEAR:
        return Expression((Step(How.NTH, Unit.HALF, number),), (Unit.YEAR,))
    if unit is Unit.MONTH:
        return Expression((Step(How.SPAN, Unit.DAY, *((1, 15) if number == 1 else (16, -1))),), (Unit.MONTH,), lemma="third")
    return Expression((Step(How.SPAN, Unit.DAY, *((1, 3) if number == 1 else (-4, -1))),), (Unit.WEEK,), lemma="third")


def _third(match: re.Match[str]) -> Expression:
    return Expression((Step(How.THIRD, Unit.THIRD, words().thirds[match["t"]]),), _ANY, weak=True)


def _third_of(match: re.Match[str]) -> Expression:
    unit, which = words().thirds_of[match["t"]]
    return Expression((Step(How.THIRD, Unit.THIRD, which),), (unit,))


def _decade(match: re.Match[str]) -> Expression | None:
    tens = count(match["d"])
    century = count(match["c"]) if match["c"] else 20
    return fixed(Unit.DECADE, (century - 1) * 100 + tens, 1, 1) if tens is not None and century else None


def _century(match: re.Match[str]) -> Expression | None:
    number = count(match["c"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _season(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["s"]]),), (Unit.YEAR,))


def _named_day(match: re.Match[str]) -> Expression:
    return shifted(Unit.DAY, words().days[match["t"]])


def _to_date(match: re.Match[str]) -> Expression:
    return Expression((Step(How.TO_DATE, words().to_date[match["t"]]),), lemma="to-date")


def _holiday(match: re.Match[str]) -> Expression | None:
    return month_day(*words().holidays[match["t"]])


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    unit = either(known.units, ascii_only=False)
    weekday = either(known.weekdays, ascii_only=False)
    shift = either(known.shifts, ascii_only=False)
    counted = r"个?\s?(?P<u>天|日(?!均)|星期|礼拜|周(?!末|边|围|期|年|[一二三四五六日天])|月(?<=个月)|季度|年(?!代|级))"
    return [
        form(rf"(?P<t>{either(known.to_date, ascii_only=False)})", _to_date),
        form(
            rf"(?<![\d{_DIGITS}])(?P<y>[12]\d{{3}}|[一二][{_DIGITS}]{{3}}|[零〇][{_DIGITS}]|(?!二十)[{_DIGITS[2:]}]{{2}}(?=年)"
            rf"|\d\d(?=\s?年\s?{_MONTH}\s?月))\s?年(?!代|级|度|后|内|龄)",
            _year,
        ),
        form(r"(?P<y>(?<!\d)20\d\d)\s?年度", _year),
        form(rf"(?P<t>{either(known.years, ascii_only=False)})(?!度|来)", lambda m: shifted(Unit.YEAR, known.years[m["t"]])),
        form(rf"{_FREE}(?P<a>{_DAY})\s?[日号]?{_WEEKDAY_NOTE}{_TO}(?P<b>{_DAY})\s?[日号]{_WEEKDAY_NOTE}{_NOT_A_DAY}", _days),
        form(rf"{_FREE}(?P<a>{_MONTH})\s?(?:月份?)?{_TO}(?P<b>{_MONTH})\s?月份?(?!\s?\d)", _months),
        form(rf"{_FREE}(?P<m>{_MONTH})\s?月份?(?!球|饼|光|嫂|经|票)", _month),
        form(rf"{_FREE}(?P<d>{_DAY})\s?(?P<unit>日|号(?!线|楼|码|店|机|位)){_WEEKDAY_NOTE}{_NOT_A_DAY}", _day),
        form(rf"(?P<s>{shift})(?P<w>{weekday})", _shifted_weekday),
        form(
            rf"(?P<s>{either((w for w in known.spans), ascii_only=False)})\s?(?P<n>{_N})\s?{counted}(?!半|后|前|之|以|连)",
            _rolled,
        ),
        form(rf"(?P<s>{shift})\s?(?P<u>{unit})(?![一二三四五六日天]|半|均|刊|报|期|线|游|台|方|球|薪|饼|份额|中旬)份?", _shift),
        form(rf"(?P<t>{either(known.weeks, ascii_only=False)})", lambda m: shifted(Unit.WEEK, known.weeks[m["t"]])),
        form(rf"(?P<s>前|最后)\s?(?P<n>{_N})\s?{counted}", _first),
        form(rf"{_FREE}(?P<n>{_N})\s?{counted}(?P<s>[之以]?[前后])(?!的\d)", _ago),
        form(rf"(?:第(?P<n>{_N})个?|最后一?个?)(?P<w>{weekday})", _nth_weekday),
        form(rf"第\s?(?P<n>{_N})\s?{counted}", _nth),
        form(rf"最后一?\s?{counted}", _last),
        form(rf"(?<![\d.])(?:第|(?<![{ZH}]))\s?(?P<n>[1-4一二三四])\s?(?:季度|季(?!节|后|军|报))", _quarter),
        form(r"(?P<s>[上下])半\s?(?P<u>年|月|周)", _half),
        form(rf"(?:(?P<c>{_N})世纪)?(?P<d>[1-9]0|[一二三四五六七八九]十)年代", _decade),
        form(rf"{_FREE}(?P<c>{_N})世纪", _century),
        form(rf"(?<!每)(?<![两个单双{ZH}\d])(?P<w>{weekday})(?!样|些|直|般|度|次)", _weekday),
        form(rf"(?P<t>{either(known.thirds_of, ascii_only=False)})(?!国|美|欧|文|方|外|心|间|企)", _third_of),
        form(
            rf"(?<=[月年度份周])(?P<t>{either(known.thirds, ascii_only=False)})(?!国|美|欧|文|方|外|心|间|企|东|期|级|步|心)",
            _third,
        ),
        form(rf"(?P<t>{either(known.days, ascii_only=False)})", _named_day),
        form(rf"(?P<t>{either(known.holidays, ascii_only=False)})(?!前后|档)", _holiday),
        form(rf"(?P<s>{either(known.seasons, ascii_only=False)})", _season),
    ]
