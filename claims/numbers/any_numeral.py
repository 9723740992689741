"""Every number of a text, whatever it counts: words without a scale, fractions, powers, negative numbers.

The news reader (`claims.numbers.numeral`) takes fewer, for a bare 一 or "two" says little there. Here the grammars of digits,
Chinese and English are asked for all they know; of readings that overlap the one that starts first and reaches furthest is
taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.lexicon import lexicon
from claims.numbers.chinese_fraction import chinese_fractions
from claims.numbers.chinese_numeral import ChineseNumeral, chinese_numerals
from claims.numbers.digit_forms import digit_forms
from claims.numbers.english_fraction import numbers_of
from claims.numbers.english_numeral import Token, runs
from claims.numbers.minus import without_minus

#: 十打, 半百; 一打开 is a verb.
_DOZENS = re.compile(r"打(?![开算听电造入出着])")
_PAIRS = re.compile(r"[对双]")
_HALVES = {"半百": 50, "半打": 6}
_HALF = re.compile("|".join(_HALVES))
#: 九千元八角五分: parts of a sum of money.
_MONEY = re.compile(r"(?P<unit>[元圆])(?=[^元]{1,4}[角分])|(?P<tenth>角)|(?P<hundredth>分)")
_DOZEN = 12


@dataclass(frozen=True, slots=True)
class AnyNumber:
    """A number and where it stands, its sign included."""

    start: int
    end: int
    value: Decimal


def any_numerals(folded: str, *, pairs: bool = False) -> list[AnyNumber]:
    """Every number from left to right, without overlaps. With `pairs` 三双 is six, else three of something.

    >>> [str(found.value) for found in any_numerals("minus five, 三又二分之一, 1/4, two dozen")]
    ['-5', '3.5', '0.25', '24']
    """
    found = sorted(_readings(folded, pairs=pairs), key=lambda number: (number.start, -number.end))
    kept: list[AnyNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return _as_money(folded, kept)


def _readings(folded: str, *, pairs: bool) -> Iterator[AnyNumber]:
    for fraction in chinese_fractions(folded):
        if folded[fraction.lower_start] != "百":  # 百分之五: the 五 is a number, the whole a percentage
            yield AnyNumber(fraction.start, fraction.end, fraction.value)
    for numeral in chinese_numerals(folded):
        if numeral.upper == numeral.value:
            yield _signed(folded, *_multiplied(folded, numeral, pairs=pairs))
    for match in _HALF.finditer(folded):
        yield AnyNumber(match.start(), match.end(), Decimal(_HALVES[match[0]]))
    for start, end, value in digit_forms(folded):
        yield _signed(folded, start, end, value)
    for run in runs(folded):
        for at, read in numbers_of(run):
            if not _is_pronoun(folded, run, at, read.stop):
                value = Decimal(read.value.numerator) / Decimal(read.value.denominator)
                yield _signed(folded, run[at].start, run[read.stop - 1].end, value)


def _multiplied(folded: str, numeral: ChineseNumeral, *, pairs: bool) -> tuple[int, int, Decimal]:
    if dozens := _DOZENS.match(folded, numeral.end):
        return numeral.start, dozens.end(), numeral.value * _DOZEN
    if pairs and (pair := _PAIRS.match(folded, numeral.end)):
        return numeral.start, pair.end(), numeral.value * 2
    return numeral.start, numeral.end, numeral.value


def _signed(folded: str, start: int, end: int, value: Decimal) -> AnyNumber:
    signed = without_minus(folded, start)
    return AnyNumber(signed, end, -value if signed < start else value)


@cache
def _pronouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, behind = "|".join(lexicon().pronouns_before), "|".join(lexicon().pronouns_behind)
    return re.compile(rf"\b(?:{before})\s\Z"), re.compile(rf"\s(?:{behind})\b")


def _is_pronoun(folded: str, run: tuple[Token, ...], at: int, stop: int) -> bool:
    """No one, one of, which one: a thing, not a number."""
    if stop != at + 1 or run[at].text != "one":
        return False
    before, behind = _pronouns()
    start, end = run[at].start, run[at].end
    return bool(before.search(folded, max(0, start - 10), start) or behind.match(folded, end))


def _as_money(folded: str, found: list[AnyNumber]) -> list[AnyNumber]:
    """Nine yuan and eight jiao are one number."""
    kept: list[AnyNumber] = []
    unit_end = -1  # of the yuan or jiao right before
    for number in found:
        unit = _MONEY.match(folded, number.end)
        part = unit is not None and unit.lastgroup != "unit"
        if part and number.start == unit_end:
            value = number.value * (Decimal("0.1") if folded[number.end] == "角" else Decimal("0.01"))
            kept[-1] = AnyNumber(kept[-1].start, number.end, kept[-1].value + value.copy_sign(kept[-1].value))
        else:
            kept.append(number)
        unit_end = unit.end() if unit and (not part or number.start == unit_end) else -1
    return kept
