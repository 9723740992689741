"""Ordinals of any size, in Chinese and English."""

from __future__ import annotations

import pytest

from claims.normalise import fold
from claims.numbers.ordinal import ordinals

SEEN = {
    "第三": [("第三", 3)],
    "第 12": [("第 12", 12)],
    "第2万": [("第2万", 20_000)],
    "第四百零七": [("第四百零七", 407)],
    "第九十万零五十": [("第九十万零五十", 900_050)],
    "the seventh": [("seventh", 7)],
    "thirty-fourth": [("thirty-fourth", 34)],
    "six hundred and second": [("six hundred and second", 602)],
    "one thousandth": [("one thousandth", 1000)],
    "three millionth": [("three millionth", 3_000_000)],
    "41st and 102nd": [("41st", 41), ("102nd", 102)],
    "the third four": [("third", 3)],
    "a thousandth of it": [],
    "four thirds": [],
    "第几": [],
    "seven": [],
}


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in SEEN.items()])
def test_ordinals_of_a_text(text: str, wanted: list[tuple[str, int]]) -> None:
    """As many words as belong to one; parts of a whole are none."""
    assert [(text[found.start : found.end], found.number) for found in ordinals(fold(text))] == wanted
