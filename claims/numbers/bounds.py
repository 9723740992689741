"""Bounds of numbers: from where to where a text lets a number lie (大于3且小于8, between 4 and 6, at most 5, 800多亿).

A hedge widens a printed figure; a bound takes it at its word: over 70 is from 70 upwards, however far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from claims.lexicon import lexicon
from claims.numbers.any_numeral import AnyNumber, any_numerals
from claims.numbers.chinese_numeral import chinese_numerals
from claims.numbers.hedge import alternatives
from claims.numbers.ordinal import ordinals

#: What may stand between a lower and an upper bound of one number.
_AND = re.compile(r"\s{0,2}(?:,|，|且|并且?|和|而且?|但|\band\b|\bbut\b)?\s{0,2}")
#: Between the two ends of a span.
_TO = re.compile(r"\s?[-–~～]\s?|\s?[到至]\s?|\s(?:to|through)\s(?:the\s)?")
_WITH = re.compile(r"\s?(?:与|和|、)\s?|\sand\s(?:the\s)?")
_BETWEEN = re.compile(r"(?P<both>\bbetween\s(?:the\s)?)\Z|(?P<start>\bfrom\s(?:the\s)?|(?<![^\s，。,])[从自由]\s?)\Z")
_INSIDE = re.compile(r"\s?之?间")
_COMPARED = re.compile(r"比\s?\Z")
_COMPARED_TO = re.compile(r"\s?(?:(?P<low>[高大多长重])|(?P<high>[低小少短轻]))")
_WINDOW = 48


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a number may lie; `None` where nothing bounds it on that side."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None


def bounds(folded: str) -> list[Bounds]:
    """Every span and every bounded number, from left to right; a lower and an upper bound side by side are one.

    >>> [(str(b.low), str(b.high)) for b in bounds("between 4 and 6, 大于9, at most 7")]
    [('4', '6'), ('9', 'None'), ('None', '7')]
    """
    numbers = _numbers(folded)
    covered = bytearray(len(folded))
    kept: list[Bounds] = []
    for found in (*_spans(folded, numbers), *_single(folded, numbers), *_loose(folded)):
        if not any(covered[found.start : found.end]):
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append(found)
    return _merged(folded, sorted(kept, key=lambda found: found.start))


def _loose(folded: str) -> Iterator[Bounds]:
    """800多亿: at least that."""
    for numeral in chinese_numerals(folded):
        if numeral.loose:
            yield Bounds(numeral.start, numeral.end, numeral.value, None)


def _numbers(folded: str) -> list[AnyNumber]:
    """Numbers and, where no number stands, places: between the third and the eighth."""
    numbers = any_numerals(folded)
    places = [AnyNumber(found.start, found.end, Decimal(found.number)) for found in ordinals(folded)]
    taken = {at for number in numbers for at in range(number.start, number.end)}
    return sorted([*numbers, *(place for place in places if place.start not in taken)], key=lambda number: number.start)


def _spans(folded: str, numbers: Sequence[AnyNumber]) -> Iterator[Bounds]:
    """Two numbers that are the ends of one."""
    for one, other in pairwise(numbers):
        gap = folded[one.end : other.start]
        if other.value < one.value:
            continue
        opening = _BETWEEN.search(folded, max(0, one.start - _WINDOW), one.start)
        inside = _INSIDE.match(folded, other.end)
        start = opening.start() if opening else one.start
        if _TO.fullmatch(gap):
            start = one.start if opening and folded[opening.start()] in "从自由" else start
            yield Bounds(start, inside.end() if inside else other.end, one.value, other.value)
        elif _WITH.fullmatch(gap) and (inside or (opening and opening["both"])):
            yield Bounds(start, inside.end() if inside else other.end, one.value, other.value)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What bounds a number from the left, and from the right."""
    table, hedges = lexicon().bounds, lexicon().hedges_before
    low = alternatives({*table["low"], *hedges["over"], *hedges["at-least"]} - {">"})
    high = alternatives({*table["high"], *hedges["at-most"], *hedges["up-to"]})
    equal = alternatives(table["equal"])
    or_equal = rf"(?:\s?(?:或者?|or)?\s?(?:{equal})(?:\sthan|\sto)?)?"
    before = re.compile(
        rf"(?:(?:{equal})\s?(?:或者?|or)\s?)?(?:(?P<low>{low})|(?P<high>{high}))(?:\sthan)?{or_equal}\s?[是有为了]?\s?\Z"
        rf"|(?<![<>=])(?:(?P<above>>\s?=?|≥)|(?P<under><\s?=?|≤))\s?\Z|(?P<equal>{equal})\s?\Z"
    )
    behind = re.compile(
        rf"(?P<low>\s(?:or|and)\s(?:{alternatives(table['or-more'])})|\s?(?:或者?\s?)?(?:{alternatives(table['from'])}))"
        rf"|(?P<high>\s(?:or|and)\s(?:{alternatives(table['or-less'])})|\s?(?:或者?\s?)?(?:{alternatives(table['until'])}))"
        rf"|(?P<same>\sor\sequal\sto)(?=\sit\b)"
    )
    return before, behind


def _single(folded: str, numbers: Sequence[AnyNumber]) -> Iterator[Bounds]:
    """Every number that a word bounds; a word between two numbers belongs to the second (70 or less than 60)."""
    stop = len(folded)
    found = []
    for number in reversed(numbers):
        before = _before(folded, number)
        bound = _compared(folded, number) or _bounded(folded, number, before, stop)
        if bound is not None:
            found.append(bound)
        stop = before.start() if before else number.start
    yield from reversed(found)


def _before(folded: str, number: AnyNumber) -> re.Match[str] | None:
    at = number.start - (4 if folded[max(0, number.start - 4) : number.start] == "the " else 0)
    return _words()[0].search(folded, max(0, at - _WINDOW), at)


def _compared(folded: str, number: AnyNumber) -> Bounds | None:
    """比180低."""
    compared = _COMPARED.search(folded, max(0, number.start - 3), number.start)
    side = _COMPARED_TO.match(folded, number.end)
    return _one_sided(compared.start(), side.end(), number.value, is_low=bool(side["low"])) if compared and side else None


def _bounded(folded: str, number: AnyNumber, before: re.Match[str] | None, stop: int) -> Bounds | None:
    behind = _words()[1].match(folded, number.end)
    if behind and behind.end() > stop:
        behind = None
    start, end = (before.start() if before else number.start), (behind.end() if behind else number.end)
    if behind and not behind["same"]:
        equal = before is not None and before["equal"]
        return _one_sided(start if equal else number.start, end, number.value, is_low=bool(behind["low"]))
    if before is None:
        return None
    if before["equal"]:
        return Bounds(start, end, number.value, number.value)
    return _one_sided(start, end, number.value, is_low=bool(before["low"] or before["above"]))


def _one_sided(start: int, end: int, value: Decimal, *, is_low: bool) -> Bounds:
    return Bounds(start, end, value if is_low else None, None if is_low else value)


def _merged(folded: str, found: Sequence[Bounds]) -> list[Bounds]:
    kept: list[Bounds] = []
    for bound in found:
        last = kept[-1] if kept else None
        both = _both(folded, last, bound) if last else None
        if both:
            kept[-1] = both
        else:
            kept.append(bound)
    return kept


def _both(folded: str, one: Bounds, other: Bounds) -> Bounds | None:
    """A lower and an upper bound of one number; none where no number lies between them."""
    ends = [end for end in (one.low, one.high, other.low, other.high) if end is not None]
    low, high = one.low if one.low is not None else other.low, other.high if other.high is not None else one.high
    if len(ends) != 2 or low is None or high is None or low > high or not _AND.fullmatch(folded, one.end, other.start):
        return None
    return Bounds(one.start, other.end, low, high)
