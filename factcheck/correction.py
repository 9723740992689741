"""Corrections: the right value as the article would write it."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.figure import Figure
from claims.numbers.respelled import respelled

_MOST_PLACES = 6
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


#: Numerals in characters, without the scale behind them (三 of 三万亿).
_CHARACTERS = re.compile(r"[零〇一二两三四五六七八九十]+")


def _spelled(figure: Figure, right: Decimal) -> str:
    """A number in words: 三万亿 becomes 二万亿; empty where there is no such word."""
    number = int((right / figure.step).to_integral_value())
    run = _CHARACTERS.search(figure.text)
    if run is None:
        return respelled(figure.text, number)
    word = respelled(run[0], number)
    return figure.text[: run.start()] + word + figure.text[run.end() :] if word else ""


def corrected(figure: Figure, right: Decimal) -> str:
    """The figure's own words with the right number in them: the same unit, the same digits after the point.

    >>> corrected(Figure.printed("2.75", scale=Decimal("1e12"), unit="tokens", text="2.75万亿"), Decimal("1748856634000"))
    '1.75万亿'
    """
    if figure.unit == "rank":
        return f"No. {right:f}" if figure.text.isascii() else f"第{right:f}"
    printed = _DIGITS.search(figure.text)
    if printed is None:
        return _spelled(figure, right) or f"{right:f}"
    digits = Decimal(printed[0].replace(",", ""))
    if not digits:
        return f"{right:f}"
    scale = figure.value / digits
    places = len(printed[0].partition(".")[2])
    number = (right / scale).quantize(Decimal(1).scaleb(-places))
    while not number and right and places < _MOST_PLACES:  # 0.00万亿 says nothing
        places += 1
        number = (right / scale).quantize(Decimal(1).scaleb(-places))
    return figure.text.replace(printed[0], f"{number:,f}" if "," in printed[0] else f"{number:f}", 1)
