"""Percentages in every spelling: 61%, 百分之六十一, 六成一, 千分之三, sixty percent; and percentage points, told apart.

Points are a difference of shares and never a share: whoever asks for percentages gets them marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.numbers.chinese_fraction import chinese_fractions
from claims.numbers.chinese_numeral import ChineseNumeral, numeral_ending_at
from claims.numbers.english_fraction import numbers_of
from claims.numbers.english_numeral import runs
from claims.numbers.minus import without_minus

_POINTS = r"\s?(?:点|-?points?\b)"
#: Every branch begins with a letter of its own, which is what makes `re` skip ahead.
_SIGN = re.compile(
    r"(?P<sign>%|per(?<=\bper)\s?cent(?:s|ages?)?\b|pct(?<=\bpct)\b|pp(?<=\bpp)\b"
    rf"|个\s{{0,3}}百\s{{0,2}}分\s{{0,2}}点|百\s{{0,2}}分\s{{0,2}}点)(?P<of_points>{_POINTS})?"
)
#: 成立, 成本, 成为, 一成不变: words that start with the sign of a tenth.
_OTHER_WORDS = "(?!不变|[立为功员本果交长就语都品年熟因绩份分套效型人色群])"
#: 三成半 is 35 %, 三成半年 is not; 三成六 is 36 %, 三成六家 is not.
_HALF = "半(?!年|天|个|月|数)"
_MORE = "[一二三四五六七八九](?![十百千万亿个家款名位项年月日周天成倍])"
_TENTHS = re.compile(rf"成(?<=[\d一二三四五六七八九十两几 ]成)(?:\s?(?P<half>{_HALF})|\s?(?P<more>{_MORE}))?{_OTHER_WORDS}")
_PARTS = {Decimal(10) ** power for power in range(2, 9)}
_LONGEST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Percentage:
    """So many of the parts that `scale` says: 61 with 0.01, 6.5 with 0.1. `upper` is the other end of 两三成."""

    start: int
    end: int
    number: Decimal
    scale: Decimal
    upper: Decimal
    points: bool = False
    half: bool = False

    @property
    def value(self) -> Decimal:
        """The fraction of the whole."""
        return self.number * self.scale


def percentages(folded: str) -> Iterator[Percentage]:
    """Every percentage; first those with a sign, then tenths, then parts of a hundred and more.

    >>> [str(found.value) for found in percentages("61%，六成半，百分之二十，-3.9 percent")]
    ['0.61', '-0.039', '0.65', '0.20']
    """
    for match in _SIGN.finditer(folded):
        start, number, upper = _number_before(folded, match.start(), worded=match[0][0] == "p")
        if number is not None:
            points = match["of_points"] is not None or match["sign"].endswith(("pp", "点"))
            yield Percentage(start, match.end(), number, Decimal("0.01"), upper or number, points=points)
    for match in _TENTHS.finditer(folded):
        numeral = numeral_ending_at(folded, match.start())
        if numeral is not None and numeral.value <= 10:
            yield _tenths(match, numeral)
    for part in chinese_fractions(folded):
        if part.lower in _PARTS and not part.whole and folded[part.lower_start] in "百千万佰仟":
            number = -part.upper if part.negative else part.upper
            yield Percentage(part.start, part.end, number, 1 / part.lower, number)


def _tenths(match: re.Match[str], numeral: ChineseNumeral) -> Percentage:
    more = (
        Decimal("0.5") if match["half"] else Decimal("一二三四五六七八九".index(match["more"]) + 1) / 10 if match["more"] else 0
    )
    number, upper = numeral.value + more, numeral.upper + more
    return Percentage(numeral.start, match.end(), number, Decimal("0.1"), upper, half=bool(match["half"]))


def _number_before(folded: str, end: int, *, worded: bool) -> tuple[int, Decimal | None, Decimal | None]:
    """The number that a sign stands behind; of words only before the word percent."""
    numeral = numeral_ending_at(folded, end)
    if numeral is not None:
        start = without_minus(folded, numeral.start)
        sign = -1 if start < numeral.start else 1
        return start, numeral.value * sign, numeral.upper * sign
    if not worded:
        return end, None, None
    for run in runs(folded, max(0, end - _LONGEST_WORDS), end):
        for at, read in numbers_of(run):
            if not folded[run[read.stop - 1].end : end].strip(" -"):
                return run[at].start, Decimal(read.value.numerator) / Decimal(read.value.denominator), None
    return end, None, None
