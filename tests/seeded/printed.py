"""How figures and days stand in print, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sources.board.board import Window

ZH_DIGITS = "零一二三四五六七八九十"
EN_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
EN_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TRILLION, BILLION, YI = Decimal(10) ** 12, Decimal(10) ** 9, Decimal(10) ** 8


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure in print: its digits, the unit behind them, what one of the last digit is worth, and its sign (a fall is below
    zero, and told by the words)."""

    digits: str
    unit: str
    scale: Decimal
    sign: int = 1

    @property
    def text(self) -> str:
        return self.digits + self.unit

    @property
    def value(self) -> Decimal:
        return self.sign * Decimal(self.digits) * self.scale

    @property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(int(Decimal(self.digits).as_tuple().exponent)) * self.scale

    def rounds(self, value: Decimal) -> bool:
        """Whether a value prints so."""
        return abs(value - self.value) <= self.step / 2

    def may_mean(self, low: Decimal, high: Decimal, moves: Decimal = Decimal(0)) -> bool:
        """Whether a reader could take it for something in an interval: rounded up or down, or moved by so much."""
        return low - moves - self.step <= self.value <= high + moves + self.step


def amount(value: Decimal, language: str, digits: int = 3) -> Printed | None:
    """So many significant digits, in the unit that leaves no zeros to be filled in; `None` where there is none."""
    units = (
        (("万亿Token", TRILLION), ("亿Token", YI))
        if language == "zh"
        else ((" trillion tokens", TRILLION), (" billion tokens", BILLION))
    )
    unit, scale = units[0] if value >= TRILLION else units[1]
    return _significant(value, unit, scale, digits)


def percent(value: Decimal, digits: int = 3) -> Printed | None:
    """A fraction in per cent."""
    return _significant(abs(value), "%", Decimal("0.01"), digits, 1 if value >= 0 else -1)


def times(value: Decimal, language: str, digits: int = 3) -> Printed | None:
    """A factor."""
    return _significant(value, "倍" if language == "zh" else " times", Decimal(1), digits)


def _significant(value: Decimal, unit: str, scale: Decimal, digits: int, sign: int = 1) -> Printed | None:
    if value <= 0:
        return None
    number = value / scale
    last = number.adjusted() - digits + 1
    shown = number.quantize(Decimal(1).scaleb(min(0, last)), rounding=ROUND_HALF_UP)
    return Printed(f"{shown:f}", unit, scale, sign)


def days(window: Window, language: str) -> str:
    """The days of a window in words that fix both ends and the year."""
    start, end = window.start, window.end
    if language == "zh":
        return f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    return f"{start:%B} {start.day} to {end:%B} {end.day}, {end.year}"
