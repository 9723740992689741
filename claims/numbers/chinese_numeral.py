"""Chinese numerals in a text: runs of characters, and digits mixed with them (一万五千, 3亿2千万, 三点五, 三八零六).

The text is folded: traditional characters of numerals are simplified ones, digits are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.lexicon import lexicon
from claims.numbers.chinese_value import ARABIC, DIGIT, LONGEST, MORE, PLAIN, ends, factor

#: Written on cheques and in calls; they are everyday words too, and alone among other characters no numbers.
_WORDS_TOO = "肆伍陆拾幺"
#: 兆瓦 and 千米 measure something else; 百 of 百分之 belongs to the fraction.
_UNITS = "十百千拾佰仟万亿兆"
_NO_UNIT = r"(?!(?<=千)[瓦米克卡赫焦]|(?<=百)\s{0,2}分\s{0,2}[之点比位]|(?<=兆)(?:瓦|字节|赫|比特))"
_UNIT = rf"[{_UNITS}]{_NO_UNIT}"
_LOOSE = rf"[{MORE}](?=\s?[十百千万亿兆倍])"
#: Digits behind their first one.
_MORE_DIGITS = r"(?:\d{0,2}(?:,\d{3}){1,12}+(?!\d)|\d*+)(?:\.\d++)?"
#: Possessive throughout, and spaces bounded: a run is read once, whatever comes behind it. Its first character stands first,
#: so that `re` skips to it.
_RUN = re.compile(
    rf"""
    [\d{DIGIT}{_UNITS}](?<![\d.{DIGIT}十百千拾佰仟].)
    (?:(?<=\d){_MORE_DIGITS}(?=\s{{0,2}}(?:{_LOOSE}|{_UNIT})) | (?<=\D){_NO_UNIT})
    (?:
        \s{{0,3}}+(?:[{DIGIT}]|{_UNIT}|{_LOOSE})
      | (?<=[十百千万亿兆拾佰仟零])\s?+\d(?:\d{{0,3}}|,\d{{3}})(?!\d)(?=\s?{_UNIT})   # 3亿2千万, 49兆9,592亿
      | (?<=[百千万亿零])\d{{1,4}}(?![\d.,年月日])                                     # 2万800
    )*+
    (?:\s?点\s?(?:[{PLAIN}]++|\d++)(?:\s?{_UNIT})*+)?+
    """,
    re.VERBOSE,
)
#: Everything that a run can hold.
_CHARACTERS = frozenset(f"{DIGIT}{MORE}十百千拾佰仟万亿兆点0123456789.,k ")
_PLAIN_BEHIND = re.compile(rf"{ARABIC}(?:\s?k(?![a-z0-9]))?")
_PLAIN_BEFORE = re.compile(rf"(?<![\d.])(?<!\d,){ARABIC}(?:\s?k)?(?=\s{{0,3}}\Z)")
_TRAILING_SCALE = re.compile(r"(?<=[\d.])[十百千万亿兆]+\Z|(?<=.)[万亿兆]+\Z")


@dataclass(frozen=True, slots=True)
class ChineseNumeral:
    """A numeral, its value, the unit that it ends with; `loose` where more is meant than is said (800多亿, 十几万).

    `upper` is the other end of a span told by two neighbouring digits (三四十 is 30 to 40); else it is the value.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal
    scale: Decimal
    scale_word: str
    loose: bool


def chinese_numerals(folded: str) -> Iterator[ChineseNumeral]:
    """Every run of numeral characters that spells a number or a span of two, from left to right.

    >>> [str(n.value) for n in chinese_numerals("一万五千亿、3亿2千万、二〇二六")]
    ['1500000000000', '320000000', '2026']
    """
    for first, last in numeral_runs(folded):
        numeral = read_numeral(folded, first, last)
        if numeral is not None:
            yield numeral


def numeral_runs(folded: str, worth: Callable[[str], object] = bool) -> Iterator[tuple[int, int]]:
    """Where runs of numeral characters stand, without those that belong to a word; not each spells a number.

    `worth` says of the characters whether the caller has any use for them.
    """
    for match in _RUN.finditer(folded):
        if worth(match[0]):
            first, last = _without_words(folded, match.start(), match.end())
            if first < last:
                yield first, last


def numeral_ending_at(folded: str, end: int) -> ChineseNumeral | None:
    """The numeral right before an offset, be it in plain digits; at most `LONGEST` characters long."""
    first = end
    while first > max(0, end - LONGEST) and folded[first - 1] in _CHARACTERS:
        first -= 1
    *_, last = (None, *_RUN.finditer(folded, first, end + 1))  # 十几 is a number before 倍
    if last is not None and not folded[last.end() : end].strip():
        return read_numeral(folded, last.start(), last.end())
    plain = _PLAIN_BEFORE.search(folded, first, end)
    return _plain(folded, plain.start(), plain.end()) if plain else None


def numeral_starting_at(folded: str, start: int) -> ChineseNumeral | None:
    """The numeral right behind an offset, be it in plain digits."""
    if match := _RUN.match(folded, start):
        return read_numeral(folded, match.start(), match.end())
    plain = _PLAIN_BEHIND.match(folded, start)
    return _plain(folded, plain.start(), plain.end()) if plain else None


def _plain(folded: str, start: int, end: int) -> ChineseNumeral:
    digits = folded[start:end].replace(",", "")
    value = Decimal(digits.removesuffix("k").rstrip()) * (1000 if digits[-1] == "k" else 1)
    return ChineseNumeral(start, end, value, value, Decimal(1), "", loose=False)


def read_numeral(folded: str, start: int, end: int) -> ChineseNumeral | None:
    """The numeral that a run of its characters spells."""
    run = folded[start:end].replace(" ", "") if end - start <= 2 * LONGEST else ""
    values = ends(run)
    if values is None:
        return None
    trailing = _TRAILING_SCALE.search(run)
    word = trailing[0] if trailing else ""
    return ChineseNumeral(start, end, *values, factor(word), word, loose=any(char in MORE for char in run))


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon().not_numerals)))


def _without_words(folded: str, start: int, end: int) -> tuple[int, int]:
    """The run without the characters at its ends that belong to a word (统一 万一 四川, 大陆千万)."""
    for match in _words().finditer(folded, max(0, start - 3), min(len(folded), end + 3)):
        inside = start <= match.start() and match.end() <= end and match.end() - match.start() < end - start
        if match.start() < end and start < match.end() and not inside:
            if match.start() <= start:
                start = min(end, match.end())
            else:
                end = max(start, match.start())
    alone = end - start == 1 and folded[start] in _WORDS_TOO
    if alone and (_is_han(folded[start - 1 : start]) or _is_han(folded[end : end + 1])):
        return start, start
    return start, end


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿" and char not in "负第"
