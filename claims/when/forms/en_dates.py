"""Days of a month in English: March 9, the ninth of March, 9-15 March, between March 9 and 15."""

from __future__ import annotations

import re
from functools import cache

from claims.lexicon import lexicon
from claims.when.calendar import Unit
from claims.when.expression import Expression
from claims.when.form import QUANTITY, Form, days_of_month, fixed, form, month, month_day
from claims.when.words import count, either, ordinal_pattern, spelled_numbers

_TO = r"\s?(?:-|–|—|~|(?:to|through|thru|until|till)(?:\sthe)?)\s?"
#: No last digits of another number, no price and no path.
_FIRST = r"(?<![\d.,/$€£#-])"
#: A month or weekday is none as the sign of a share.
WORD = r"(?<![a-z$#@_])"


def ordinal(said: str) -> int:
    """The number of 9, 9th, ninth or twenty-ninth; 0 where it is none."""
    return count(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said)) or 0


def _month_day(match: re.Match[str]) -> Expression | None:
    return month_day(lexicon().months[match["m"]], ordinal(match["d"]))


def _month_days(match: re.Match[str]) -> Expression | None:
    outer, inner = month(lexicon().months[match["m"]]), days_of_month(ordinal(match["a"]), ordinal(match["b"]))
    return inner.inside(outer) if outer and inner else None


def _dated(match: re.Match[str]) -> Expression | None:
    return fixed(Unit.DAY, int(match["y"]), lexicon().months[match["m"]], int(match["d"]))


def day_pattern() -> str:
    """A day of the month: in digits, as an ordinal, or as a number of two words."""
    spelled = either(word for word, n in spelled_numbers().items() if re.search(r"[ -]", word) and n <= 31)
    return rf"(?:{ordinal_pattern()}|{spelled}|\d{{1,2}}(?![\d:/]))"


def span_pattern() -> str:
    """Some days on end, without their month."""
    return rf"{_FIRST}(?P<a>{day_pattern()}){_TO}(?P<b>{day_pattern()})"


def between_pattern() -> str:
    """The same where "and" stands between them: alone it makes two days of them."""
    return rf"between\s(?:the\s)?(?P<a>{day_pattern()})\s?(?:-|–|and|to)\s?(?:the\s)?(?P<b>{day_pattern()})"


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    months = lexicon().months
    month_names = either(months)
    name, day, span, between = rf"{WORD}(?P<m>{month_names})", day_pattern(), span_pattern(), between_pattern()
    closed = rf"\b(?!\.\d|\s?{_TO}\d|\s(?:{month_names})\b){QUANTITY}"
    return [
        form(rf"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>{month_names})[-/](?P<d>\d{{1,2}})(?!\d)", _dated, months),
        form(rf"{name}\.?\s?(?:from\s)?(?:the\s)?(?P<a>{day}){_TO}(?P<b>{day}){closed}", _month_days, months),
        form(rf"\bbetween\s{name}\.?\s(?P<a>{day})\s?(?:and|to|-|–)\s?(?P<b>{day}){closed}", _month_days, months),
        form(rf"{name}\s{between}{closed}", _month_days, months),
        form(rf"\b{between}\s?(?:of\s)?{name}\b", _month_days, months),
        form(rf"\b{span}\s?(?:of\s)?{name}\b", _month_days, months),
        form(rf"{name}\.?[\s/-]?(?:the\s)?(?P<d>{day})(?:\sday)?\b(?!\.\d){QUANTITY}", _month_day, months),
        form(
            rf"\b{_FIRST}(?P<d>{day})(?:\sday)?(?:\s?(?:of\s(?:the\s)?)?|-|/)(?P<m>{month_names})\b(?:\.(?=,?\s?\d))?",
            _month_day,
            months,
        ),
    ]
