"""Days with other names in English: March, the 9th, Monday, mid-March, the first half, week 11, summer 2026, the nineties."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import lexicon
from claims.numbers.english_numeral import DIGIT_ORDINALS
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import (
    Form,
    day_of_month,
    days_of_month,
    fixed,
    form,
    full_year,
    holiday_named,
    month,
    shifted,
    third,
    third_of,
)
from claims.when.forms.en_dates import WORD, between_pattern, ordinal, span_pattern
from claims.when.words import count, either, latin, ordinal_pattern, words


def _month(match: re.Match[str]) -> Expression | None:
    return month(lexicon().months[match["m"]])


def _days(match: re.Match[str]) -> Expression | None:
    return days_of_month(ordinal(match["a"]), ordinal(match["b"]), weak=True)


def _day(match: re.Match[str]) -> Expression | None:
    """The 9th is a day where nothing is counted by it (the 9th model)."""
    return day_of_month(ordinal(match["d"]), weak=not match["the"])


def _weekday(match: re.Match[str]) -> Expression:
    """Sun and Mon are also names: they need a date beside them."""
    weak = match["w"] in words().capitals
    return Expression((Step(How.NTH, Unit.DAY, words().weekdays[match["w"]]),), (Unit.WEEK,), weak=weak)


def _season(match: re.Match[str]) -> Expression:
    """Fall and spring are seasons only with a year beside them."""
    return Expression((Step(How.NTH, Unit.SEASON, words().seasons[match["t"]]),), (Unit.YEAR,), weak=True)


def _weekend(_match: re.Match[str]) -> Expression:
    return Expression((Step(How.NTH, Unit.WEEKEND, 1),), (Unit.WEEK,))


def _century(match: re.Match[str]) -> Expression | None:
    number = ordinal(match["k"])
    return fixed(Unit.CENTURY, (number - 1) * 100 + 1, 1, 1) if number else None


def _year_word(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.YEAR, full_year(match["y"]), 1, 1)


def _decade(match: re.Match[str]) -> Expression | None:
    century = count(match["c"]) if match["c"] else 19
    return fixed(Unit.DECADE, century * 100 + words().decades[match["t"]], 1, 1) if century else None


def _half(match: re.Match[str]) -> Expression:
    which = 1 if match["k"] == "first" else 2
    return Expression((Step(How.HALF, Unit.HALF, which),), (Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DECADE), weak=True)


def _week_number(match: re.Match[str]) -> Expression:
    number = int(match["n"])
    return Expression((Step(How.NTH, Unit.WEEK, number),), (Unit.YEAR,), weak=number <= 5)


def _whole(match: re.Match[str]) -> Expression:
    """The month, the year: this one, where something is said of it (the end of the month)."""
    found = shifted(words().units[match["u"]], 0)
    return Expression(found.steps, weak=True)


#: In words the first and second are places of a ranking, too, and days only near other words of days.
_LAST_RANK = 12
_WHOLES = ("week", "month", "quarter", "year", "decade")


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    known = words()
    nth = ordinal_pattern()
    months, weekdays, thirds, thirds_of = lexicon().months, latin(known.weekdays), latin(known.thirds), latin(known.thirds_of)
    days, holidays, seasons = latin(known.days), latin(known.holidays), latin(known.seasons)
    late = [word for word, n in lexicon().ordinal_words.items() if n > _LAST_RANK]
    around_days = [*DIGIT_ORDINALS, *late, "twenty", "thirty", *months, *weekdays, *days, *latin(known.units)]
    return [
        form(rf"(?:\bmonth\sof\s)?{WORD}(?P<m>{either(months)})\b(?:\.(?=,?\s?\d))?", _month, months),
        form(r"\b(?:the\s)?(?P<k>first|second)\shalf(?=\s(?:of|this|last|next)\b)", _half, ["half"]),
        form(rf"\b(?P<t>{either(holidays)})\b", holiday_named, holidays),
        form(r"\bweek\s(?:no\.?\s|number\s|\#)?(?P<n>\d{1,2})\b(?![\d%]|[.,]\d)", _week_number, ["week"]),
        form(r"\b(?:year|cy)\s?(?P<y>[12]\d{3}|(?<=cy)\d\d)\b", _year_word, ("year", "cy")),
        form(rf"{WORD}(?P<w>{either(weekdays)})\b", _weekday, weekdays),
        form(rf"\b(?P<t>{either(thirds)})(?=[\s-][\da-z])", third, thirds),
        form(rf"\b(?P<t>{either(thirds_of)})\b", third_of, thirds_of),
        form(rf"\b(?P<t>{either(days)})\b", lambda m: shifted(Unit.DAY, known.days[m["t"]]), days),
        form(rf"\b(?P<t>{either(seasons)})\b", _season, seasons),
        form(rf"\b(?P<k>{nth})\s{{1,2}}century\b", _century, ["century"]),
        form(rf"\b(?:the\s)?(?:(?P<c>eighteen|nineteen|twenty)[\s-])?(?P<t>{either(known.decades)})\b", _decade, known.decades),
        form(r"\bweekend\b", _weekend, ["weekend"]),
        form(rf"\b(?P<u>{either(_WHOLES)})\b", _whole, _WHOLES),
        form(rf"\b(?P<the>the\s)(?P<d>{nth})\b(?=\s*+(?:$|[,.;:!?)\n]|and\b|or\b|to\b|of\b|this\b))", _day, around_days),
        form(rf"\b{between_pattern()}\b", _days, ["between"]),
        form(rf"\b{span_pattern()}\b", _days, around_days),
        form(r"\b(?P<the>)(?P<d>\d{1,2}(?:st|nd|rd|th))\b", _day, DIGIT_ORDINALS),
    ]
