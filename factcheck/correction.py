"""Corrections: the right value as the article would write it."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.figure import Figure
from claims.numeral import respelled

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def corrected(figure: Figure, right: Decimal) -> str:
    """The figure's own words with the right number in them: the same unit, the same digits after the point.

    >>> corrected(Figure.printed("2.75", scale=Decimal("1e12"), unit="tokens", text="2.75万亿"), Decimal("1748856634000"))
    '1.75万亿'
    """
    if figure.unit == "rank":
        return f"No. {right:f}" if figure.text.isascii() else f"第{right:f}"
    printed = _DIGITS.search(figure.text)
    if printed is None:
        return respelled(figure.text, int(right)) or f"{right:f}"
    places = len(printed[0].partition(".")[2])
    scale = figure.step.scaleb(places)
    number = (right / scale).quantize(Decimal(1).scaleb(-places))
    return figure.text.replace(printed[0], f"{number:f}", 1)
