"""Bounds of numbers: spans, and what is said to be more or less."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.normalise import fold
from claims.numbers.bounds import bounds

#: Text → "quote = low high" of each bound, with - for none.
SEEN = {
    "气温在3到8度": ["3到8 = 3 8"],
    "4000与9000之间": ["4000与9000之间 = 4000 9000"],
    "15~40": ["15~40 = 15 40"],
    "15–40": ["15–40 = 15 40"],
    "8k-9k": ["8k-9k = 8000 9000"],
    "高于60": ["高于60 = 60 -"],
    "不低于60": ["不低于60 = 60 -"],
    "小于或等于60": ["小于或等于60 = - 60"],
    "至少有60": ["至少有60 = 60 -"],
    "60以下": ["60以下 = - 60"],
    "大于6且小于9": ["大于6且小于9 = 6 9"],
    "大于9且小于6": ["大于9 = 9 -", "小于6 = - 6"],
    "比180高": ["比180高 = 180 -"],
    "等于7": ["等于7 = 7 7"],
    "700多亿": ["700多亿 = 70000000000 -"],
    "between five and nine": ["between five and nine = 5 9"],
    "from 30 to 45": ["from 30 to 45 = 30 45"],
    "between the third and the eighth": ["between the third and the eighth = 3 8"],
    "more than 70": ["more than 70 = 70 -"],
    "no more than 70": ["no more than 70 = - 70"],
    "70 or more": ["70 or more = 70 -"],
    "greater than or equal to 70": ["greater than or equal to 70 = 70 -"],
    "above 70 and below 90": ["above 70 and below 90 = 70 90"],
    "70 or less than 60": ["less than 60 = - 60"],
    "<= 70": ["<= 70 = - 70"],
    "=> 70": [],
    "9-4": [],
    "about 70": [],
}


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in SEEN.items()])
def test_bounds_of_a_text(text: str, wanted: list[str]) -> None:
    """A lower and an upper bound side by side are one, where a number fits between them."""
    found = [f"{text[bound.start : bound.end]} = {_end(bound.low)} {_end(bound.high)}" for bound in bounds(fold(text))]
    assert found == wanted


def _end(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:f}"
