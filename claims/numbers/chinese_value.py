"""What the characters of a Chinese numeral add up to: 一万五千, 二百五, 3亿2千万, 三八零六, and the two ends of 三四十."""

from __future__ import annotations

import re
from decimal import Decimal

#: The digits that stand side by side in years and behind a decimal point.
PLAIN = "零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_VALUES = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    "〇": 0,
    "幺": 1,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
#: Every character that stands for a digit, for patterns.
DIGIT = "".join((*_VALUES, *_TENS))
#: Characters that say that it is more: 800多亿, 十几万.
MORE = "多余几来"
#: Digits with separators and decimals. Groups are bounded, for a pattern that fails behind them starts again at the next.
ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,12}+(?!\d)|\d++)(?:\.\d++)?"
#: A numeral of the news has fifteen characters, one of a cheque thirty; longer runs are no numbers.
LONGEST = 48
_TOKEN = re.compile(rf"{ARABIC}|点(?:[{PLAIN}]+|\d+)|.")


def factor(units: str) -> Decimal:
    """What units side by side multiply by.

    >>> factor("千万") == 10**7
    True
    """
    product = Decimal(1)
    for char in units:
        product *= _UNITS.get(char) or _SCALES[char]
    return product


def ends(run: str) -> tuple[Decimal, Decimal] | None:
    """The value of a run, twice, or the two ends of a span; `None` for what is no number.

    >>> [str(end) for end in ends("三四十") or ()], [str(end) for end in ends("三八零六") or ()], ends("一百百")
    (['30', '40'], ['3806', '3806'], None)
    """
    if not 0 < len(run) <= LONGEST:
        return None
    span = _span(run)
    if span is not None:
        return span
    value = _side_by_side(run) or whole_value(run)
    return None if value is None else (value, value)


def _span(run: str) -> tuple[Decimal, Decimal] | None:
    """三四十, 三五万, 十七八亿: two digits side by side, the second a little larger, and no other digits behind them."""
    at = next((i for i in range(len(run) - 1) if run[i] in _VALUES and run[i + 1] in _VALUES), None)
    if at is None or "点" in run or any(char in _VALUES for char in run[at + 2 :]):
        return None
    if not 0 < _VALUES[run[at]] < _VALUES[run[at + 1]] <= _VALUES[run[at]] + 2:
        return None
    low, high = whole_value(run[: at + 1] + run[at + 2 :]), whole_value(run[:at] + run[at + 1 :])
    return None if low is None or high is None else (low, high)


def _side_by_side(run: str) -> Decimal | None:
    """A number told digit by digit, as years are."""
    whole, _, fraction = run.partition("点")
    if len(whole) < 2 or not all(char in PLAIN for char in whole) or not all(c in PLAIN or c.isdigit() for c in fraction):
        return None
    return Decimal(f"{_spelled(whole)}.{_spelled(fraction)}" if fraction else _spelled(whole))


def _spelled(chars: str) -> str:
    return "".join(str(_VALUES.get(char, char)) for char in chars)


def whole_value(run: str) -> Decimal | None:
    """What a run adds up to; `None` for digits side by side (三五) and units out of order (五十千).

    >>> str(whole_value("一百零五")), whole_value("三五")
    ('105', None)
    """
    if not 0 < len(run) <= LONGEST or all(char in _SCALES for char in run):
        return None
    adding = _Sum()
    return adding.value() if all(adding.take(token) for token in _TOKEN.findall(run)) else None


class _Sum:
    """Adds up a numeral from left to right: scales, the section below the next scale, the digit that waits for its unit."""

    __slots__ = ("decimal", "digit", "lowest", "scale", "section", "total", "unit")

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.scale = 0
        self.unit = 0  # the unit right before the digit: 二百五 is 250
        self.lowest = 10**4  # of the section: 五十千 is no number
        self.decimal = False  # behind 4.69万亿 no other digits belong to it

    def take(self, token: str) -> bool:
        """Whether the token fits behind what came before it."""
        if token in _VALUES or token[0].isdigit():
            return self._take_digit(token)
        if token in _TENS:
            self.section += _TENS[token]
            self.unit = 10
            return not self.digit
        if token[0] == "点" and len(token) > 1:
            self.digit = (self.digit or Decimal(0)) + Decimal(f"0.{_spelled(token[1:])}")
            self.decimal, self.unit = True, 0
            return True
        if token in _UNITS:
            return self._take_unit(_UNITS[token])
        if token in _SCALES:
            self._take_scale(_SCALES[token])
        return token in _SCALES or token in MORE

    def _take_digit(self, token: str) -> bool:
        if self.digit or self.decimal:
            return False
        self.digit = Decimal(_VALUES[token]) if token in _VALUES else Decimal(token.replace(",", ""))
        self.decimal = "." in token
        if not self.digit or len(token) > 1:
            self.unit = 0
        return True

    def _take_unit(self, unit: int) -> bool:
        fits = unit < self.lowest
        self.section += (self.digit or Decimal(1)) * unit
        self.digit, self.unit, self.lowest = None, unit, unit
        return fits

    def _take_scale(self, scale: int) -> None:
        here = self.section + (self._last() if self.unit < scale else self.digit or 0)  # 百二万, 一万五亿; not 三亿五万
        if not self.total and not here:
            here = Decimal(1)  # 万九
        larger = self.scale and scale >= self.scale
        self.total = (self.total + here) * scale if larger else self.total + here * scale  # 二十万亿, 一亿二千万
        self.section, self.digit, self.unit, self.scale, self.lowest = Decimal(0), None, scale, scale, 10**4

    def _last(self) -> Decimal:
        """The digit that no unit followed: 二百五 is 250, 一万五 15,000, for the next lower unit is left out."""
        last = self.digit or Decimal(0)
        return last * (self.unit // 10) if self.unit > 10 else last

    def value(self) -> Decimal:
        return self.total + self.section + self._last()
