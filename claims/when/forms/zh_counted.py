"""Days that are counted in Chinese: 上周, 上上周三, 近三个月, 三周前, 前两个月, 第二周, 最后一个星期一."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import PARTS_OF, Form, form, shifted
from claims.when.forms.zh_dates import FREE, N, after_month
from claims.when.words import count, either, han, words

#: What is counted; a week or day that goes on to another word (周末, 日均) is none.
_UNIT = (
    r"个?\s?(?P<u>天|日(?!均)|月(?<=个月)|季度|年(?!代|级)"
    r"|(?:星期|礼拜)(?![一二三四五六日天])|周(?!末|边|围|期|年|[一二三四五六日天]))"
)
#: One of which every such unit holds.
_UNITS = ("天", "日", "月", "季度", "年", "星期", "礼拜", "周")
#: 过去一周前十: the first ten of the past week.
_TOP = r"[\d两三四五六七八九十百]"
#: 之后三天, 接近三年, 以上三周: no words of their own.
_OWN = r"(?<![之以此其最然接附将旗目当])"

#: 登上周榜, 冲上月榜: onto the chart of a week, not the chart of last week.
_NOT_ONTO = r"(?<![登冲沖跃躍站坐爬攀杀殺](?=上))"


#: 连续第十周超过, 第十周蝉联榜首: the tenth of a run, and no week of the year.
_NOT_IN_A_ROW = r"(?<!连续)(?<!接连)(?<!连着)(?<!已连)"
_NOT_HELD = r"(?!\s?(?:蝉联|霸榜|连续))"


def _shift(match: re.Match[str]) -> Expression:
    return shifted(words().units[match["u"]], words().shifts[match["s"].replace(" ", "")])


def _back(match: re.Match[str]) -> Expression:
    return replace(shifted(words().units[match["u"]], 0), back=True)


def _amount(match: re.Match[str]) -> tuple[int | None, Unit]:
    """How many of what: half a year are six months, half a month fifteen days."""
    unit = words().units[match["u"]]
    if match["n"] == "半":
        return {Unit.YEAR: (6, Unit.MONTH), Unit.MONTH: (15, Unit.DAY)}.get(unit, (None, unit))
    return count(match["n"]), unit


def _shifted_weekday(match: re.Match[str]) -> Expression:
    weekday = Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))
    return weekday.inside(shifted(Unit.WEEK, words().shifts[match["s"]]))


def _rolled(match: re.Match[str]) -> Expression | None:
    """近三年: the past. Of 上两周 and 下三周 the weeks are whole ones; one week back is the last one."""
    number, unit = _amount(match)
    if not number or (match["n"] == "半" and match["s"] in {"上", "下"}):
        return None
    direction = words().spans[match["s"].replace(" ", "")]
    whole = match["s"] in {"上", "下"}
    back = direction < 0 and not whole
    if unit is Unit.WEEK and number == 1:
        return replace(shifted(unit, direction), trailing=back)
    lemma = "trailing" if direction < 0 else "coming"
    return Expression((Step(How.ROLL, unit, direction * number, int(whole)),), lemma=lemma, trailing=back)


def _first(match: re.Match[str]) -> Expression | None:
    """今年前两个月 are the first of the year; 前两个月 alone are the past two; 最后三周 need a year or a month beside them."""
    number, unit = count(match["n"]), words().units[match["u"]]
    if not number or unit not in PARTS_OF:
        return None
    leading = match["s"] == "前"
    of_year = leading and (unit is Unit.QUARTER or (unit is Unit.MONTH and number > 3))  # 前三季度 are those of the year
    span = (-number, -1) if match["last"] else (1, number)
    past = Expression((Step(How.ROLL, unit, -number),), lemma="trailing")
    return Expression(
        (Step(How.SPAN, unit, *span),),
        PARTS_OF[unit],
        weak=not of_year,
        lemma="range" if unit in {Unit.DAY, Unit.WEEK} else "span",
        alone=past if leading and number > 1 and not of_year else None,
    )


def _ago(match: re.Match[str]) -> Expression | None:
    """三周前, 两日后 are days; 9月14日之前 and 15日前 bound a stretch."""
    number, unit = _amount(match)
    if not number or after_month(match) or (match["u"] == "日" and match["n"].isascii()):
        return None
    sign = -1 if match["s"].endswith("前") else 1
    return Expression((Step(How.AGO, unit, sign * number),), lemma="date")


def _nth(match: re.Match[str]) -> Expression | None:
    """第二周 of a month, 第38周 of a year; a small number alone counts from something else (a launch, a run)."""
    number, unit = count(match["n"]), words().units[match["u"]]
    if not number or unit not in PARTS_OF or unit is Unit.MONTH:
        return None
    step = Step(How.NTH, unit, number)
    if unit is Unit.WEEK and number > 5:
        return Expression((step,), (Unit.YEAR,), weak=number < 10)
    return Expression((step,), PARTS_OF[unit], weak=unit is not Unit.QUARTER)


def _last(match: re.Match[str]) -> Expression | None:
    unit = words().units[match["u"]]
    return Expression((Step(How.NTH, unit, -1),), PARTS_OF[unit], weak=True) if unit in PARTS_OF else None


def _nth_weekday(match: re.Match[str]) -> Expression | None:
    number = count(match["n"]) if match["n"] else -1
    if not number:
        return None
    step = Step(How.WEEKDAY, Unit.DAY, words().weekdays[match["w"]], number)
    return Expression((step,), (Unit.MONTH, Unit.YEAR), weak=True)


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    units, weekdays, weeks = (
        han(word for word, unit in known.units.items() if unit is not Unit.DAY),
        han(known.weekdays),
        han(known.weeks),
    )
    unit = rf"(?P<u>{either(units)})(?![一二三四五六日天半均刊报期线游台方球薪饼])"
    weekday = either(weekdays)
    shift = either(han(known.shifts))
    spans = either(han(known.spans))
    return [
        form(rf"(?P<s>{shift})(?P<w>{weekday})", _shifted_weekday, weekdays),
        form(rf"{_OWN}(?P<s>{spans})\s?(?P<n>{N}|半)\s?{_UNIT}(?!半|后|前(?!{_TOP})|之|以|连)", _rolled, _UNITS),
        form(rf"{_NOT_ONTO}(?P<s>{shift})\s?{unit}份?", _shift, units),
        form(rf"(?:{either(han(known.backs))})\s?{unit}份?", _back, units),
        form(rf"(?<![年月度])(?P<t>{either(weeks)})", lambda m: shifted(Unit.WEEK, known.weeks[m["t"]]), weeks),
        form(rf"(?:{_OWN}(?P<s>[前头])|(?P<last>最后))\s?(?P<n>{N})\s?{_UNIT}", _first, ("前", "头", "最后")),
        form(
            rf"{FREE}(?P<n>{N}|半)\s?{_UNIT}(?P<s>[之以]?[前后])", _ago, (unit + mark for unit in _UNITS for mark in "之以前后")
        ),
        form(rf"(?:第\s?(?P<n>{N})个?|最后一?个?)(?P<w>{weekday})", _nth_weekday, weekdays),
        form(rf"{_NOT_IN_A_ROW}第\s?(?P<n>{N})\s?{_UNIT}{_NOT_HELD}", _nth, _UNITS),
        form(rf"最后一?\s?{_UNIT}", _last, ["最后"]),
    ]
