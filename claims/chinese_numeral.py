"""Chinese numerals: characters, and digits mixed with them, to exact decimals (一万五千, 3亿2千万, 三点五, 一七二零).

The text is folded: traditional characters of numerals are simplified ones, digits are ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.lexicon import lexicon

#: Characters of an everyday Chinese numeral, for the patterns of other modules.
ZH = "零〇一二两三四五六七八九十百千"
_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_WHOLE_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_PLAIN = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖"  # what may stand behind a decimal point or side by side
#: Written on cheques; these four are everyday words too, and alone among other characters no numbers.
_CHEQUE_WORDS = "肆伍陆拾"
#: A numeral of the news has fifteen characters, one of a cheque thirty; longer runs are no numbers.
_LONGEST = 48

DIGITS = r"(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_DIGIT = "".join((*_DIGITS, *_WHOLE_TENS))
#: 兆瓦 and 千米 measure something else; 百 of 百分之 belongs to the fraction.
_UNIT = r"(?:[十拾佰仟万亿]|千(?![瓦米克卡赫焦])|百(?!\s{0,2}分\s{0,2}[之点比位])|兆(?!瓦|字节|赫|比特))"
_MORE = "多余几来"
_LOOSE = rf"[{_MORE}](?=\s?[十百千万亿兆])"
#: Possessive throughout, and spaces bounded: a run is read once, whatever comes behind it.
_RUN = re.compile(
    rf"""
    (?<![\d.{_DIGIT}十百千拾佰仟])
    (?:{DIGITS}(?=\s{{0,2}}(?:{_LOOSE}|{_UNIT})) | [{_DIGIT}] | {_UNIT})
    (?:
        \s{{0,3}}+(?:[{_DIGIT}]|{_UNIT}|{_LOOSE})
      | (?<=[十百千万亿兆拾佰仟零])\s?+\d(?:\d{{0,3}}|,\d{{3}})(?!\d)(?=\s?{_UNIT})   # 3亿2千万, 49兆9,592亿
      | (?<=[百千万亿零])\d{{1,4}}(?![\d.,年月日])                                     # 1万600
    )*+
    (?:\s?点\s?(?:[{_PLAIN}]++|\d++)(?:\s?{_UNIT})*+)?+
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(rf"{DIGITS}|点(?:[{_PLAIN}]+|\d+)|.")
_PLAIN_BEHIND = re.compile(rf"{DIGITS}(?:\s?k(?![a-z0-9]))?")
_PLAIN_BEFORE = re.compile(rf"(?<![\d.])(?<!\d,){DIGITS}(?:\s?k)?(?=\s{{0,3}}\Z)")
_TRAILING_SCALE = re.compile(r"(?<=[\d.])[十百千万亿兆]+$|[万亿兆]+$")


@dataclass(frozen=True, slots=True)
class ChineseNumeral:
    """A numeral, its value, the unit that it ends with; `loose` where more is meant than is said (500多亿, 十几万).

    `upper` is the other end of a span told by two neighbouring digits (三四十 is 30 to 40); else it is the value.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal
    scale: Decimal
    scale_word: str
    loose: bool


def chinese_numerals(folded: str, start: int = 0, end: int | None = None) -> Iterator[ChineseNumeral]:
    """Every run of numeral characters that spells a number or a span of two, from left to right.

    >>> [str(n.value) for n in chinese_numerals("一万五千亿、3亿2千万、二〇二六")]
    ['1500000000000', '320000000', '2026']
    """
    for first, last in numeral_runs(folded, start, end):
        numeral = read_numeral(folded, first, last)
        if numeral is not None:
            yield numeral


def numeral_runs(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where runs of numeral characters stand, without those that belong to a word; not each spells a number."""
    for match in _RUN.finditer(folded, start, len(folded) if end is None else end):
        first, last = _without_words(folded, match.start(), match.end())
        if first < last:
            yield first, last


def numeral_ending_at(folded: str, end: int) -> ChineseNumeral | None:
    """The numeral right before an offset, be it in plain digits; at most `_LONGEST` characters long."""
    first = max(0, end - _LONGEST)
    *_, last = (None, *_RUN.finditer(folded, first, end))
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
    run = folded[start:end].replace(" ", "")
    ends = _ends(run)
    if ends is None:
        return None
    trailing = _TRAILING_SCALE.search(run)
    word = trailing[0] if trailing and trailing.start() else ""
    scale = Decimal(1)
    for char in word:
        scale *= _UNITS.get(char) or _SCALES[char]
    return ChineseNumeral(start, end, ends[0], ends[1], scale, word, any(char in _MORE for char in run))


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
    alone = end - start == 1 and folded[start] in _CHEQUE_WORDS
    if alone and (_is_han(folded[start - 1 : start]) or _is_han(folded[end : end + 1])):
        return start, start
    return start, end


def _is_han(char: str) -> bool:
    return "一" <= char <= "鿿" and char not in "负第"


def _ends(run: str) -> tuple[Decimal, Decimal] | None:
    """The value of a run, or the two ends of a span."""
    if len(run) > _LONGEST:
        return None
    pair = _neighbours(run)
    if pair is not None:
        return pair
    whole, _, fraction = run.partition("点")
    if len(whole) > 1 and all(char in _PLAIN for char in whole) and _side_by_side(fraction):
        value = Decimal(f"{_spelled(whole)}.{_spelled(fraction)}" if fraction else _spelled(whole))
        return value, value
    number = whole_value(run)
    return None if number is None else (number, number)


def _neighbours(run: str) -> tuple[Decimal, Decimal] | None:
    """三四十, 三五万, 十七八亿: two digits side by side, the second larger, then a unit or nothing."""
    for at in range(len(run) - 1):
        low, high = _DIGITS.get(run[at]), _DIGITS.get(run[at + 1])
        if low is None or high is None:
            continue
        near = 0 < low < high <= low + 2 and run[at - 1 : at] not in {*_PLAIN}
        if not near or any(char in _DIGITS for char in run[at + 2 :]) or "点" in run:
            return None
        ends = whole_value(run[: at + 1] + run[at + 2 :]), whole_value(run[:at] + run[at + 1 :])
        return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])
    return None


def _side_by_side(fraction: str) -> bool:
    return all(char in _PLAIN or char.isdigit() for char in fraction)


def _spelled(chars: str) -> str:
    return "".join(str(_DIGITS.get(char, char)) for char in chars)


class _Sum:
    """Adds up a numeral from left to right: scales, the section below the next scale, the digit that waits for its unit."""

    __slots__ = ("digit", "exact", "lowest", "section", "scale", "total", "unit")

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.scale = 0
        self.unit = 0  # the unit right before the digit: 二百五 is 250
        self.lowest = 10**4  # of the section: 五十千 is no number
        self.exact = False

    def take(self, token: str) -> bool:
        """Whether the token fits behind what came before it."""
        if token in _DIGITS or token[0].isdigit():
            return self._take_digit(token)
        if token in _WHOLE_TENS:
            self.section += _WHOLE_TENS[token]
            self.unit = 10
            return not self.digit
        if token[0] == "点":
            self.digit = (self.digit or Decimal(0)) + Decimal(f"0.{_spelled(token[1:])}")
            self.exact = True
            return True
        if token in _UNITS:
            return self._take_unit(_UNITS[token])
        if token in _SCALES:
            self._take_scale(_SCALES[token])
        return token in _SCALES or token in _MORE

    def _take_digit(self, token: str) -> bool:
        if self.digit:
            return False
        self.digit = Decimal(_DIGITS[token]) if token in _DIGITS else Decimal(token.replace(",", ""))
        if not self.digit or len(token) > 1:
            self.unit = 0
        return True

    def _take_unit(self, unit: int) -> bool:
        fits = unit < self.lowest
        self.section += (self.digit if self.digit else Decimal(1)) * unit
        self.digit, self.unit, self.lowest, self.exact = None, unit, unit, False
        return fits

    def _take_scale(self, scale: int) -> None:
        here = self.section + (self._last() if self.unit < scale else self.digit or 0)  # 百二万, 一万五亿; not 三亿五万
        if not self.total and not here:
            here = Decimal(1)  # 万九
        larger = self.scale and scale >= self.scale
        self.total = (self.total + here) * scale if larger else self.total + here * scale  # 二十万亿, 一亿二千万
        self.section, self.digit, self.unit, self.scale, self.lowest, self.exact = Decimal(0), None, scale, scale, 10**4, False

    def _last(self) -> Decimal:
        """The digit that no unit followed: 二百五 is 250, 一万五 15,000, for the next lower unit is left out."""
        last = self.digit or Decimal(0)
        return last * (self.unit // 10) if self.unit > 10 and not self.exact else last

    def value(self) -> Decimal:
        return self.total + self.section + self._last()


def whole_value(run: str) -> Decimal | None:
    """What a run of numeral characters adds up to; `None` for digits side by side (三五) and units out of order.

    >>> str(whole_value("一百零五")), whole_value("三五")
    ('105', None)
    """
    if not run or len(run) > _LONGEST or all(char in _SCALES for char in run):
        return None
    adding = _Sum()
    return adding.value() if all(adding.take(token) for token in _TOKEN.findall(run)) else None
