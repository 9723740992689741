"""Days in English words: March 9-15, last Monday, the past three months, the first week of March, mid-2026, the nineties."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import lexicon
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import QUANTITY, Form, day_of_month, days_of_month, fixed, form, month, month_day, shifted
from claims.when.standpoint import Prefer
from claims.when.words import count, day_numbers, day_ordinals, either, words

_ANY = (Unit.MONTH, Unit.YEAR, Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.DECADE, Unit.CENTURY)
_WITHIN = {
    Unit.DAY: (Unit.MONTH, Unit.YEAR),
    Unit.WEEK: (Unit.MONTH, Unit.YEAR),
    Unit.WEEKEND: (Unit.MONTH, Unit.YEAR),
    Unit.MONTH: (Unit.YEAR,),
    Unit.QUARTER: (Unit.YEAR,),
    Unit.HALF: (Unit.YEAR,),
}
_TO = r"\s?(?:-|–|—|~|to(?:\sthe)?|through(?:\sthe)?|thru|and(?:\sthe)?|until(?:\sthe)?|till(?:\sthe)?)\s?"
#: A year that stands behind a date; the year of the text is read by a form of its own and joined to it.
_FIRST = r"(?<![\d.,/$€£-])"


def _number(said: str) -> int:
    return count(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said)) or 0


def _month(match: re.Match[str]) -> Expression | None:
    return month(lexicon().months[match["m"]])


def _shifted_month(match: re.Match[str]) -> Expression | None:
    """Next June is the first to come, last June the latest that is over."""
    found, offset = _month(match), words().shifts[match["s"]]
    if found is None or offset == 0:
        return found and found.inside(shifted(Unit.YEAR, 0))
    return Expression(found.steps, found.within, prefer=Prefer.FUTURE if offset > 0 else Prefer.PAST)


def _month_day(match: re.Match[str]) -> Expression | None:
    return month_day(lexicon().months[match["m"]], _number(match["d"]))


def _month_days(match: re.Match[str]) -> Expression | None:
    outer, inner = _month(match), days_of_month(_number(match["a"]), _number(match["b"]))
    return inner.inside(outer) if outer and inner else None


def _days(match: re.Match[str]) -> Expression | None:
    return days_of_month(_number(match["a"]), _number(match["b"]), weak=True)


def _day(match: re.Match[str]) -> Expression | None:
    return day_of_month(_number(match["d"]), weak=not match["the"])


def _weekday(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,))


def _shifted_weekday(match: re.Match[str]) -> Expression:
    """Last Monday is that of last week; past and coming Monday the nearest."""
    offset, day = words().shifts.get(match["s"]), _weekday(match)
    if match["s"] in {"past", "coming", "upcoming"} or offset is None:
        return Expression(day.steps, day.within, prefer=Prefer.PAST if match["s"] == "past" else Prefer.FUTURE)
    return day.inside(shifted(Unit.WEEK, offset))


def _shift(match: re.Match[str]) -> Expression | None:
    return None if match["u"].endswith("s") else shifted(words().units[match["u"]], words().shifts[match["s"]])


def _after_next(match: re.Match[str]) -> Expression:
    return shifted(words().units[match["u"]], 2 if match["s"] == "after" else -2)


def _rolled(match: re.Match[str]) -> Expression | None:
    """The past seven days end before that of publication; the past week is the last one."""
    number, unit = count(match["n"]), words().units[match["u"]]
    direction = words().spans[match["s"]]
    if not number:
        return None
    if number == 1 and (unit in {Unit.WEEK, Unit.WEEKEND} or match["s"] not in {"past", "trailing"}):
        return shifted(unit, direction)
    return Expression((Step(How.ROLL, unit, direction * number),), lemma="trailing" if direction < 0 else "coming")


def _ago(match: re.Match[str]) -> Expression | None:
    number, unit = count(match["n"]), words().units[match["u"]]
    sign = -1 if match["s"] in {"ago", "earlier"} else 1
    return Expression((Step(How.AGO, unit, sign * number),), lemma="date") if number else None


def _nth(match: re.Match[str]) -> Expression | None:
    """The first week, the third quarter, the last two weeks; only a quarter says by itself of what."""
    unit = words().units[match["u"]]
    if unit not in _WITHIN:
        return None
    place = -1 if match["k"].endswith("last") else _number(match["k"])
    if match["k"].endswith("last") and match["k"] != "last":
        place = -_number(match["k"].split()[0])
    number = count(match["n"]) or 0
    if not place or not number:
        return None
    if number == 1:
        return Expression((Step(How.NTH, unit, place),), _WITHIN[unit], weak=unit is not Unit.QUARTER)
    span = (1, number) if place == 1 else (-number, -1)
    lemma = "range" if unit in {Unit.DAY, Unit.WEEK} else "span"
    return Expression((Step(How.SPAN, unit, *span),), _WITHIN[unit], weak=True, lemma=lemma) if place in {1, -1} else None


def _half(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.HALF, 1 if match["k"] == "first" else 2),), (Unit.YEAR,), weak=True)


def _nth_weekday(match: re.Match[str]) -> Expression | None:
    place = -1 if match["k"] == "last" else _number(match["k"])
    if not place:
        return None
    return Expression((Step(How.WEEKDAY, Unit.DAY, words().weekdays[match["w"]], place),), (Unit.MONTH, Unit.YEAR), weak=True)


def _week_number(match: re.Match[str]) -> Expression:
    number = int(match["n"])
    return Expression((Step(How.NTH, Unit.WEEK, number),), (Unit.YEAR,), weak=number <= 5)


def _whole(match: re.Match[str]) -> Expression:
    """The month, the year: this one, where something is said of it (the end of the month)."""
    found = shifted(words().units[match["u"]], 0)
    return Expression(found.steps, weak=True)


def _third(match: re.Match[str]) -> Expression:
    return Expression((Step(How.THIRD, Unit.THIRD, words().thirds[match["t"]]),), _ANY, weak=True)


def _third_of(match: re.Match[str]) -> Expression:
    unit, which = words().thirds_of[match["t"]]
    return Expression((Step(How.THIRD, Unit.THIRD, which),), (unit,))


def _season(match: re.Match[str]) -> Expression:
    found = Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["t"]]),), (Unit.YEAR,), weak=True)
    return found.inside(shifted(Unit.YEAR, words().shifts[match["s"]])) if match["s"] else found


def _century(match: re.Match[str]) -> Expression | None:
    number = _number(match["k"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _to_date(match: re.Match[str]) -> Expression:
    return Expression((Step(How.TO_DATE, words().to_date[match["t"]]),), lemma="to-date")


def _part(match: re.Match[str]) -> Expression:
    """Earlier this month: what is over of it; the rest of the week, later this year: what is left."""
    if words().parts[match["p"]] == "rest":
        return Expression((Step(How.REST, words().units[match["u"]]),), lemma="coming")
    return Expression((Step(How.TO_DATE, words().units[match["u"]]),), lemma="to-date")


def _holiday(match: re.Match[str]) -> Expression | None:
    return month_day(*words().holidays[match["t"]])


def _year_word(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.YEAR, int(match["y"]), 1, 1)


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    months = either(lexicon().months)
    unit = rf"(?P<u>{either(known.units, ascii_only=True)})"
    weekday = rf"(?P<w>{either(known.weekdays, ascii_only=True)})"
    shift = rf"(?P<s>{either(known.shifts, ascii_only=True)})"
    numbers = either({**day_numbers(), **{w: 0 for w in known.counts if w.isascii()}})
    n = rf"(?P<n>{numbers}|\d{{1,3}}(?![\d.]))"
    ordinal = rf"{either(day_ordinals())}|\d{{1,2}}(?:st|nd|rd|th)"
    day = rf"(?:{ordinal}|{either(w for w in day_numbers() if w != 'second')}|\d{{1,2}}(?![\d:/]))"
    of = r"(?:\s?(?:of\s(?:the\s)?)?|-|/)"
    span = rf"{_FIRST}(?P<a>{day}){_TO}(?P<b>{day})"
    m = rf"(?P<m>{months})"
    return [
        form(rf"\b{m}\.?\s?(?:the\s)?(?P<a>{day}){_TO}(?P<b>{day})\b(?!\.\d|\s?{_TO}\d|\s(?:{months})\b){QUANTITY}", _month_days),
        form(rf"\b{span}\s?(?:of\s)?{m}\b", _month_days),
        form(rf"\b{m}\.?[\s/-]?(?:the\s)?(?P<d>{day})(?:\sday)?\b(?!\.\d){QUANTITY}", _month_day),
        form(rf"\b(?:the\s)?{_FIRST}(?P<d>{day})(?:\sday)?{of}{m}\b", _month_day),
        form(rf"\b{shift}\s{m}\b", _shifted_month),
        form(rf"\b(?:(?:the\s)?month\sof\s)?{m}\b\.?", _month),
        form(rf"\b(?:the\s)?(?P<k>(?:(?:{ordinal})\s)?last|{ordinal})\s(?:{n}\s)?{unit}(?=,?\s(?:of|in|this|next|last)\b)", _nth),
        form(r"\b(?:the\s)?(?P<k>first|second|1st|2nd|3rd|third|4th|fourth)\s(?P<n>)(?P<u>quarter|qtr)\b", _nth),
        form(r"\b(?:the\s)?(?P<k>first|second)\shalf(?=\s(?:of|this|last|next)\b)", _half),
        form(rf"\b(?:the\s)?(?P<k>last|{ordinal})\s{weekday}(?=\s(?:of|in)\b)", _nth_weekday),
        form(rf"\b(?P<t>{either(known.to_date, ascii_only=True)})\b", _to_date),
        form(rf"\b(?P<p>{either(known.parts)})\s(?:(?:of\s)?(?:the|this|current)\s)?{unit}\b", _part),
        form(rf"\b(?P<t>{either(known.holidays, ascii_only=True)})\b", _holiday),
        form(rf"\b(?:the\s)?{unit}\s(?P<s>after|before)\s(?:the\s)?(?:next|last)\b", _after_next),
        form(r"\bweek\s(?:no\.?\s|number\s|\#)?(?P<n>\d{1,2})(?![\d.,%])\b", _week_number),
        form(rf"\b(?P<s>{either(known.spans, ascii_only=True)})\s{n}\s?{unit}\b", _rolled),
        form(rf"\b{n}\s(?P<s>{either(known.spans, ascii_only=True)})\s{unit}\b", _rolled),
        form(rf"\b{n}[\s-]{unit}\s(?P<s>ago|earlier|later|hence|from\s(?:now|today))\b", _ago),
        form(rf"\b{shift}\s(?:week\s)?{weekday}\b", _shifted_weekday),
        form(rf"\b(?P<s>past)\s{weekday}\b", _shifted_weekday),
        form(rf"\b(?P<s>past)\s(?P<n>){unit}\b", _rolled),
        form(rf"\b{shift}\s(?:calendar\s)?{unit}\b", _shift),
        form(r"\b(?:(?:the\s)?year\s(?:of\s)?|cy\s?)(?P<y>[12]\d{3})\b", _year_word),
        form(rf"\b{weekday}\b\.?", _weekday),
        form(rf"\b(?P<t>{either(known.thirds, ascii_only=True)})(?:\s(?:the\s)?|-)(?=[\da-z])", _third),
        form(rf"\b(?P<t>{either(known.thirds_of, ascii_only=True)})\b", _third_of),
        form(rf"\b(?P<t>{either(known.days, ascii_only=True)})\b", lambda m: shifted(Unit.DAY, known.days[m["t"]])),
        form(rf"\b(?:{shift}\s)?(?P<t>{either(known.seasons, ascii_only=True)})\b", _season),
        form(rf"\b(?P<k>{ordinal})\s{{1,2}}century\b", _century),
        form(r"\b(?:the\s)?(?P<u>week|month|quarter|year|decade)\b(?!\s(?:over|on|to|ending|ended)\b)", _whole),
        form(r"\b(?:on\s)?(?P<the>the\s)(?P<d>\d{1,2}(?:st|nd|rd|th))\b(?!\s[a-z]+[^\s,.])", _day),
        form(rf"\b{span}\b", _days),
        form(r"\b(?P<the>)(?P<d>\d{1,2}(?:st|nd|rd|th))\b", _day),
    ]
