"""Chinese fractions: parts of so many (三分之一, 百分之五十, 五又二分之一), wherever 分之 stands between two numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.numbers.chinese_numeral import ChineseNumeral, numeral_ending_at, numeral_starting_at
from claims.numbers.minus import without_minus

#: 之 may be left out in 百分四十 and behind 又 (二又十分三).
_OF = re.compile(r"分(?:\s{0,3}之\s{0,3}(?P<minus>负?)\s?|(?<=[百十千]分)(?=[一二三四五六七八九十百]))")
_AND = re.compile(r"\s?又\s?\Z")
_WINDOW = 4


@dataclass(frozen=True, slots=True)
class ChineseFraction:
    """So many parts (`upper`) of a whole that has `lower`, and `whole` ones more."""

    start: int
    lower_start: int
    end: int
    whole: Decimal
    upper: Decimal
    lower: Decimal
    negative: bool

    @property
    def value(self) -> Decimal:
        """What it comes to; a third to 28 digits."""
        value = self.whole + self.upper / self.lower
        return -value if self.negative else value


def chinese_fractions(folded: str) -> Iterator[ChineseFraction]:
    """Every fraction, from left to right.

    >>> [str(f.value) for f in chinese_fractions("五分之二，百分之12.5")]
    ['0.4', '0.125']
    """
    for match in _OF.finditer(folded):
        lower, upper = _lower(folded, match.start()), numeral_starting_at(folded, match.end())
        if lower is None or upper is None or not lower.value:
            continue
        whole = _whole_before(folded, lower.start)
        if match[0] == "分" and not (whole or folded[lower.start : lower.end] == "百"):
            continue
        start = (whole or lower).start
        unsigned = without_minus(folded, start)
        negative = (unsigned < start) != bool(match["minus"])
        ones = whole.value if whole else Decimal(0)
        yield ChineseFraction(unsigned, lower.start, upper.end, ones, upper.value, lower.value, negative)


def _lower(folded: str, end: int) -> ChineseNumeral | None:
    """What the whole is divided into; a bare 万 or 亿 is no number elsewhere."""
    bare = folded[end - 1 : end]
    value = {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(bare)
    return numeral_ending_at(folded, end) or (
        ChineseNumeral(end - 1, end, value, value, Decimal(1), "", loose=False) if value else None
    )


def _whole_before(folded: str, at: int) -> ChineseNumeral | None:
    joint = _AND.search(folded, max(0, at - _WINDOW), at)
    return numeral_ending_at(folded, joint.start()) if joint else None
