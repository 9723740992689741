"""Fractions and multiples: parts of a whole (61%, 六成, two thirds, over half) and times (2.11倍, twice, threefold)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claims.amounts import hedge_after, hedge_before
from claims.claim import Span
from claims.figure import Figure, Hedge
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numeral import small_number

#: Percentage points and basis points are a difference of shares, and never a share.
_PERCENT = re.compile(
    r"(?P<sign>[+\-−▲▼↑↓]\s?)?(?<![\d.])(?<!\d,)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s?(?:%|percent\b|per cent\b)(?!\s?(?:点|-?points?\b))"
)
_TENTHS = re.compile(r"(?P<n>[一二三四五六七八九两]|\d(?:\.\d)?)\s?成(?P<half>半)?(?![立为功员本果交长就语都品年熟因绩份分套])")
_HALF = re.compile(r"过半(?!年|个|天)|超半数|半数以上")
_TIMES = re.compile(
    r"(?<![\d.])(?P<digits>\d+(?:\.\d+)?|[二两三四五六七八九十])\s?倍|(?<![\d.])(?P<en>\d+(?:\.\d+)?)(?:\stimes\b|x\b(?!-))"
)
_FALLING = "-−▼↓"


@cache
def _worded() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = lexicon()
    parts = "|".join(sorted(known.fractions, key=len, reverse=True))
    times = "|".join(sorted(known.multiples, key=len, reverse=True))
    return re.compile(rf"\b(?:{parts})\b"), re.compile(rf"\b(?:{times})\b")


def fractions_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every share and every multiple, hedged by the words around it; a falling sign makes a share negative."""
    for match in _PERCENT.finditer(folded):
        figure = Figure.printed(match["digits"].replace(",", ""), scale=Decimal("0.01"), unit="share", text=match[0].strip())
        if match["sign"] and match["sign"][0] in _FALLING:
            figure = replace(figure, value=-figure.value, low=-figure.high, high=-figure.low)
        yield _mention(Tag.PERCENT, match, text, folded, figure, signed=bool(match["sign"]))
    for match in _TENTHS.finditer(folded):
        number = Decimal(match["n"]) if match["n"][0].isdigit() else Decimal(small_number(match["n"]) or 0)
        value = number / 10 + (Decimal("0.05") if match["half"] else 0)
        step = Decimal("0.05") if match["half"] else Decimal("0.1")
        figure = Figure(match[0], value, value - step / 2, value + step / 2, step, "share")
        yield _mention(Tag.PERCENT, match, text, folded, figure)
    for match in _HALF.finditer(folded):
        yield Mention(
            Tag.PERCENT, Span(match.start(), match.end()), text[match.start() : match.end()], figure=_over_half(match[0])
        )
    parts, times = _worded()
    for match in parts.finditer(folded):
        part = lexicon().fractions[match[0]]
        value = Decimal(part.numerator) / Decimal(part.denominator)
        figure = Figure(match[0], value, value - Decimal("0.01"), value + Decimal("0.01"), Decimal("0.01"), "share")
        yield _mention(Tag.PERCENT, match, text, folded, figure)
    for match in _TIMES.finditer(folded):
        digits = match["digits"] or match["en"]
        if not digits[0].isdigit():
            digits = str(small_number(digits) or 0)
        yield _mention(Tag.MULTIPLE, match, text, folded, Figure.printed(digits, unit="times", text=match[0]))
    for match in times.finditer(folded):
        digits = f"{lexicon().multiples[match[0]]}.0"
        yield _mention(Tag.MULTIPLE, match, text, folded, Figure.printed(digits, unit="times", text=match[0]))


def _over_half(words: str) -> Figure:
    half = Decimal("0.5")
    return Figure(words, half, half, Decimal(1), Decimal("0.1"), "share", Hedge.OVER)


def _mention(tag: Tag, match: re.Match[str], text: str, folded: str, figure: Figure, *, signed: bool = False) -> Mention:
    start, end = match.start(), match.end()
    before, after = hedge_before(folded, start), hedge_after(folded, end)
    hedge = before[0] if before else after
    if hedge is not None and figure.value > 0:
        figure = figure.hedged(hedge)
    return Mention(tag, Span(start, end), text[start:end], "signed" if signed else "", figure=figure)
