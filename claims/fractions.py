"""Shares: parts of a whole, and changes told as such (61%, 20-36%, 六成半, 三分之二, two thirds, over half)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from claims.chinese_fraction import chinese_fractions
from claims.claim import Span
from claims.english_numeral import all_ordinals
from claims.figure import Figure, Hedge
from claims.hedge import hedged_around
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.percentage import Percentage, percentages

_SIGN = re.compile(r"[+\-−▲▼↑↓]\s?\Z")
_FALLING = "-−▼↓负"
_LOWER_END = re.compile(
    r"(?<![\d.])(?<!\d,)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,9})?)\s?%?\s?(?:[-–~～]|(?P<word>至|到|to))\s?\Z"
)
#: From 20% to 36% is a change: two figures.
_LEVELS = re.compile(r"(?:从|由|自|from)\s?(?:约|about\s)?\Z")
_HALF = re.compile(
    r"(?P<over>过半数?(?!年|个|天)|超过?半数|(?:一半|半数)以上)|一半|半数|(?<=[近约占])半(?!年|个|天|小?时|月|数|导|程|夜|价|岁)"
)
#: A part in words fixes a percentage point to either side: a third may have been 32.6%.
_WORDED = Decimal("0.01")


def fractions_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every share, hedged by the words around it; a falling sign makes it negative. Percentage points are none."""
    for percentage in percentages(folded):
        if not percentage.points:
            yield _percent(text, folded, percentage)
    for match in _HALF.finditer(folded):
        figure = _worded(match[0], Fraction(1, 2))
        if match["over"]:
            half = Decimal("0.5")
            figure = Figure(match[0], half, half, Decimal(1), Decimal("0.1"), "share", Hedge.OVER)
        yield _mention(Span(match.start(), match.end()), text, folded, figure)
    for part in chinese_fractions(folded):
        if not part.whole and part.upper < part.lower and not _is_percentage(folded, part.lower_start):
            words = folded[part.start : part.end]
            yield _mention(Span(part.start, part.end), text, folded, _worded(words, Fraction(part.upper) / Fraction(part.lower)))
    parts, pattern = _english()
    for match in pattern.finditer(folded):
        yield _mention(Span(match.start(), match.end()), text, folded, _worded(match[0], parts[match[0]]))


def _is_percentage(folded: str, at: int) -> bool:
    return folded[at] in "百千万"


@cache
def _english() -> tuple[dict[str, Fraction], re.Pattern[str]]:
    """Two thirds to nine tenths, and what the lexicon adds; not in front of a scale word (half a million)."""
    words = {value: word for word, value in lexicon().number_words.items() if value <= 9}
    parts = {f"{word}s": value for word, value in all_ordinals().items() if 3 <= value <= 10}
    parts["quarters"] = 4
    table = {
        f"{words[upper]}{joint}{part}": Fraction(upper, lower)
        for part, lower in parts.items()
        for upper in range(2, lower)
        for joint in " -"
    }
    table |= {f"{one}{part[:-1]}": Fraction(1, lower) for part, lower in parts.items() for one in ("one ", "one-")}
    table |= lexicon().fractions
    joined = "|".join(sorted(table, key=len, reverse=True))
    scales = "|".join(lexicon().number_scales)
    return table, re.compile(
        rf"(?<!and )(?<!and a )\b(?:{joined})\b(?!(?:\sof)?\s(?:an?\s)?(?:{scales})\b|[\s-](?:party|time|place|spot)\b)"
    )


def _worded(words: str, part: Fraction) -> Figure:
    value = Decimal(part.numerator) / Decimal(part.denominator)
    return Figure(words, value, value - _WORDED, value + _WORDED, _WORDED, "share")


def _percent(text: str, folded: str, found: Percentage) -> Mention:
    """With its sign, and with the other end of a span (20-36%)."""
    start = found.start
    words = folded[start : found.end]
    figure = _printed(abs(found.number), found, words)
    if found.upper != found.number:
        figure = figure.until(_printed(found.upper, found, words))
    sign = _SIGN.search(folded, max(0, start - 2), start)
    lower = _LOWER_END.search(folded, max(0, start - 24), start) if not sign or sign[0][0] == "-" else None
    if lower and not (lower["word"] and _LEVELS.search(folded, max(0, lower.start() - 8), lower.start())):
        low = _printed(Decimal(lower["digits"].replace(",", "")), found, words)
        if low.value < figure.value:
            span = Span(lower.start(), found.end)
            return _mention(span, text, folded, low.until(figure))
    mark = folded[start] if found.number < 0 else sign[0][0] if sign else ""
    if mark and mark in _FALLING:
        figure = figure.negated()
    span = Span(sign.start() if sign else start, found.end)
    return _mention(span, text, folded, figure, signed=bool(mark))


def _printed(number: Decimal, found: Percentage, words: str) -> Figure:
    figure = Figure.printed(f"{number:f}", scale=found.scale, unit="share", text=words)
    return figure.widened(found.scale / 2) if found.half else figure


def _mention(span: Span, text: str, folded: str, figure: Figure, *, signed: bool = False) -> Mention:
    if figure.hedge is None and figure.value > 0:
        figure = hedged_around(figure, folded, span.start, span.end)
    return Mention(Tag.PERCENT, span, text[span.start : span.end], "signed" if signed else "", figure=figure)
