"""Spans of figures: two numbers that are the ends of one (1.5-2万亿, 5000万至1亿, between 1.5 and 2 trillion).

From 1.5 to 2 trillion and 从1.5万亿到2万亿 tell a change, and are two figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.numbers.numeral import Numeral

_DASH = re.compile(r"\s?[-–~～]\s?")
_TO = re.compile(r"\s?[至到]\s?|\sto\s")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s)?\Z")
#: From under 2% to 45% is a change, and two figures.
LEVELS = re.compile(
    r"(?:从|由|自|\bfrom\b)\s?(?:约|近|不到|不足|超过?|逾"
    r"|(?:about|nearly|under|over|just|only|below|roughly|around|less than|more than)\s)*\Z"
)
_WINDOW = 24


def joined(folded: str, numbers: Sequence[Numeral]) -> list[Numeral]:
    """The numbers, with the two ends of a span as one. The lower end may leave its scale word to the upper one."""
    kept: list[Numeral] = []
    for number in reversed(numbers):
        span = _span(folded, number, kept[-1]) if kept else None
        if span is None:
            kept.append(number)
        else:
            kept[-1] = span
    return kept[::-1]


def _span(folded: str, lower: Numeral, upper: Numeral) -> Numeral | None:
    if not upper.scale_word or upper.upper or lower.upper:
        return None
    shared = lower if lower.scale_word else replace(lower, scale=upper.scale, scale_word=upper.scale_word)
    if not _joins(folded, lower, upper) or shared.value >= upper.value:
        return None
    return replace(shared, end=upper.end, upper=f"{upper.value / shared.scale:f}")


def _joins(folded: str, lower: Numeral, upper: Numeral) -> bool:
    gap = (folded, lower.end, upper.start)
    if _DASH.fullmatch(*gap):
        return True
    before = (folded, max(0, lower.start - _WINDOW), lower.start)
    if _TO.fullmatch(*gap):
        return not LEVELS.search(*before)
    return bool(_AND.fullmatch(*gap) and _BETWEEN.search(*before))
