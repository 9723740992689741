"""Days with names in English: March 9-15, the 9th, Monday, mid-March, the first half, week 11, summer 2026, the nineties."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import lexicon
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import (
    HOLDS_THIRDS,
    QUANTITY,
    Form,
    day_of_month,
    days_of_month,
    fixed,
    form,
    full_year,
    holiday,
    month,
    month_day,
    shifted,
)
from claims.when.words import count, either, ordinal_pattern, spelled_numbers, words

_TO = r"\s?(?:-|–|—|~|(?:to|through|thru|and|until|till)(?:\sthe)?)\s?"
#: No last digits of another number, no price and no path.
_FIRST = r"(?<![\d.,/$€£#-])"
#: A month or weekday is none as the sign of a share.
_WORD = r"(?<![a-z$#@_])"


def ordinal(said: str) -> int:
    return count(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said)) or 0


def _month(match: re.Match[str]) -> Expression | None:
    return month(lexicon().months[match["m"]])


def _month_day(match: re.Match[str]) -> Expression | None:
    return month_day(lexicon().months[match["m"]], ordinal(match["d"]))


def _month_days(match: re.Match[str]) -> Expression | None:
    outer, inner = _month(match), days_of_month(ordinal(match["a"]), ordinal(match["b"]))
    return inner.inside(outer) if outer and inner else None


def _days(match: re.Match[str]) -> Expression | None:
    return days_of_month(ordinal(match["a"]), ordinal(match["b"]), weak=True)


def _day(match: re.Match[str]) -> Expression | None:
    """The 9th is a day where nothing is counted by it (the 9th model)."""
    return day_of_month(ordinal(match["d"]), weak=not match["the"])


def _weekday(match: re.Match[str]) -> Expression:
    """Sun and Mon are also names: they need a date beside them."""
    weak = match["w"] in words().capitals
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,), weak=weak)


def _third(match: re.Match[str]) -> Expression:
    return Expression((Step(How.THIRD, Unit.THIRD, words().thirds[match["t"]]),), HOLDS_THIRDS, weak=True)


def _third_of(match: re.Match[str]) -> Expression:
    unit, which = words().thirds_of[match["t"]]
    return Expression((Step(How.THIRD, Unit.THIRD, which),), (unit,))


def _season(match: re.Match[str]) -> Expression:
    """Fall and spring are seasons only with a year beside them."""
    return Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["t"]]),), (Unit.YEAR,), weak=True)


def _weekend(_match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.WEEKEND, 1),), (Unit.WEEK,))


def _century(match: re.Match[str]) -> Expression | None:
    number = ordinal(match["k"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _holiday(match: re.Match[str]) -> Expression | None:
    return holiday(words().holidays[match["t"]])


def _year_word(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.YEAR, full_year(match["y"]), 1, 1)


def _dated(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.DAY, int(match["y"]), lexicon().months[match["m"]], int(match["d"]))


def _decade(match: re.Match[str]) -> Expression | None:
    century = count(match["c"]) if match["c"] else 19
    return fixed(Unit.DECADE, century * 100 + words().decades[match["t"]], 1, 1) if century else None


def _half(match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.HALF, 1 if match["k"] == "first" else 2),), (Unit.YEAR,), weak=True)


def _week_number(match: re.Match[str]) -> Expression:
    number = int(match["n"])
    return Expression((Step(How.NTH, Unit.WEEK, number),), (Unit.YEAR,), weak=number <= 5)


def _whole(match: re.Match[str]) -> Expression:
    """The month, the year: this one, where something is said of it (the end of the month)."""
    found = shifted(words().units[match["u"]], 0)
    return Expression(found.steps, weak=True)


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    nth = ordinal_pattern()
    spelled = either(number for number in spelled_numbers() if re.search(r"[ -]", number) and spelled_numbers()[number] <= 31)
    day = rf"(?:{nth}|{spelled}|\d{{1,2}}(?![\d:/]))"
    span = rf"{_FIRST}(?P<a>{day}){_TO}(?P<b>{day})"
    month_name = rf"{_WORD}(?P<m>{either(lexicon().months)})"
    weekday = rf"(?P<w>{either(known.weekdays, ascii_only=True)})"
    between = r"(?:(?:between|from)\s(?:the\s)?)?"
    closed = rf"\b(?!\.\d|\s?{_TO}\d|\s(?:{either(lexicon().months)})\b){QUANTITY}"
    return [
        form(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>{either(lexicon().months)})[-/](?P<d>\d{{1,2}})(?!\d)", _dated),
        form(rf"{month_name}\.?\s?(?:the\s)?{between}(?P<a>{day}){_TO}(?P<b>{day}){closed}", _month_days),
        form(rf"\b{span}\s?(?:of\s)?{month_name}\b", _month_days),
        form(rf"{month_name}\.?[\s/-]?(?:the\s)?(?P<d>{day})(?:\sday)?\b(?!\.\d){QUANTITY}", _month_day),
        form(rf"\b{_FIRST}(?P<d>{day})(?:\sday)?(?:\s?(?:of\s(?:the\s)?)?|-|/)(?P<m>{either(lexicon().months)})\b", _month_day),
        form(rf"(?:\bmonth\sof\s)?{month_name}\b(?:\.(?=,?\s?\d))?", _month),
        form(r"\b(?:the\s)?(?P<k>first|second)\shalf(?=\s(?:of|this|last|next)\b)", _half),
        form(rf"\b(?P<t>{either(known.holidays, ascii_only=True)})\b", _holiday),
        form(r"\bweek\s(?:no\.?\s|number\s|\#)?(?P<n>\d{1,2})\b(?![\d%]|[.,]\d)", _week_number),
        form(r"\b(?:year|cy)\s?(?P<y>[12]\d{3}|(?<=cy)\d\d)\b", _year_word),
        form(rf"{_WORD}{weekday}\b", _weekday),
        form(rf"\b(?P<t>{either(known.thirds, ascii_only=True)})(?=[\s-][\da-z])", _third),
        form(rf"\b(?P<t>{either(known.thirds_of, ascii_only=True)})\b", _third_of),
        form(rf"\b(?P<t>{either(known.days, ascii_only=True)})\b", lambda m: shifted(Unit.DAY, known.days[m["t"]])),
        form(rf"\b(?P<t>{either(known.seasons, ascii_only=True)})\b", _season),
        form(rf"\b(?P<k>{nth})\s{{1,2}}century\b", _century),
        form(rf"\b(?:the\s)?(?:(?P<c>eighteen|nineteen|twenty)[\s-])?(?P<t>{either(known.decades)})\b", _decade),
        form(r"\bweekend\b", _weekend),
        form(r"\b(?P<u>week|month|quarter|year|decade)\b", _whole),
        form(rf"\b(?P<the>the\s)(?P<d>{nth})\b(?=\s*+(?:$|[,.;:!?)\n]|and\b|or\b|to\b|of\b|this\b))", _day),
        form(rf"\b{between}{span}\b", _days),
        form(r"\b(?P<the>)(?P<d>\d{1,2}(?:st|nd|rd|th))\b", _day),
    ]
