"""Years in English words: nineteen ninety-six, two thousand and eighteen, twenty twenty-six."""

from __future__ import annotations

import re
from functools import cache

from claims.when.expression import Expression
from claims.when.form import Form, form, says_when, year
from claims.when.words import either, number_pattern, spelled_numbers


def _spelled(match: re.Match[str]) -> Expression | None:
    """A number like any other, unless a month stands beside it or the word before it says when."""
    hundreds = spelled_numbers().get(match["c"] or "twenty", 0)
    rest = spelled_numbers().get(match["rest"] or "", 0)
    if not match["thousand"] and not match["hundred"] and not match["oh"] and rest < 10:
        return None  # twenty five
    found = year(hundreds * 100 + rest)
    return None if found is None else Expression(found.steps, weak=not says_when(match))


@cache
def forms() -> list[Form]:
    """In the order in which they are tried."""
    centuries = [word for word, n in spelled_numbers().items() if 10 < n <= 20]
    hundreds = rf"(?P<c>{either(centuries)})(?P<hundred>\shundred(?:\sand)?)?[\s-](?P<oh>oh[\s-])?"
    thousands = r"(?P<thousand>two\sthousand)(?:\sand)?\s?"
    rest = rf"(?P<rest>(?<![a-z])(?:{number_pattern()})|(?<=thousand))"
    return [form(rf"\b(?:{hundreds}|{thousands}){rest}\b", _spelled, [*centuries, "thousand"])]
