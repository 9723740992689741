"""Shares: parts of a whole, and changes told as such (61%, 20-36%, 六成半, 三分之二, two thirds, over half)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from claims.around import Anchors, matches_in, stretches
from claims.claim import Span
from claims.figure import Figure, Hedge
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numbers.chinese_fraction import chinese_fractions
from claims.numbers.english_numeral import all_ordinals
from claims.numbers.figure_range import LEVELS
from claims.numbers.hedge import hedged_around
from claims.numbers.percentage import Percentage, percentages

_SIGN = re.compile(r"(?:[+▲▼↑↓]|(?<![\d%])[-−])\s?\Z")
_FALLING = "-−▼↓负"
_LOWER_END = re.compile(
    r"(?<![\d.])(?<!\d,)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,9})?)\s?%?\s?(?:[-–~～]|(?P<word>至|到|to))\s?\Z"
)
_HALF = re.compile(
    r"(?P<over>过半数?(?!年|个|天)|超过?半数|(?:一半|半数)以上)|一半|半数|(?<=[近约占])半(?!年|个|天|小?时|月|数|导|程|夜|价|岁)"
)
_WINDOW = 24
#: A part in words fixes a percentage point to either side: a third may have been 32.6%.
_WORDED = Decimal("0.01")


def fractions_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every share, hedged by the words around it; a falling sign makes it negative. Percentage points are none."""
    yield from _percents(text, folded)
    for match in _HALF.finditer(folded) if "半" in folded else ():
        figure = _worded(match[0], Fraction(1, 2))
        if match["over"]:
            half = Decimal("0.5")
            figure = Figure(match[0], half, half, Decimal(1), Decimal("0.1"), "share", Hedge.OVER)
        yield _mention(Span(match.start(), match.end()), text, folded, figure)
    for found in chinese_fractions(folded):
        if not found.whole and found.upper < found.lower and not _is_percentage(folded, found.lower_start):
            figure = _worded(folded[found.start : found.end], Fraction(found.upper) / Fraction(found.lower))
            yield _mention(Span(found.start, found.end), text, folded, figure)
    parts = (hit for hits in _en_parts().find(folded).values() for hit in hits)
    for match in matches_in(_english(), folded, stretches(parts, *_EN_REACH)):
        if part := _part(match):
            yield _mention(Span(match.start(), match.end()), text, folded, _worded(match[0], part))


def _is_percentage(folded: str, at: int) -> bool:
    return folded[at] in "百千万"


@cache
def _lowers() -> dict[str, int]:
    """Thirds to tenths, and quarters."""
    return {word: value for word, value in all_ordinals().items() if 3 <= value <= 10} | {"quarter": 4}


#: How far a part in English words reaches to both sides of its last word, with the scale word that it may belong to.
_EN_REACH = (24, 32)


@cache
def _en_parts() -> Anchors:
    words = {*_lowers(), *(f"{word}s" for word in _lowers()), *(words.split()[-1] for words in lexicon().fractions)}
    return Anchors([frozenset(word.rpartition("-")[2] for word in words)])


@cache
def _english() -> re.Pattern[str]:
    """One third to nine tenths, and what the lexicon adds; not in front of a scale word (half a million)."""
    uppers = "|".join(word for word, value in lexicon().number_words.items() if value <= 9)
    parts, scales = "|".join(_lowers()), "|".join(lexicon().number_scales)
    return re.compile(
        rf"(?<!and )(?<!and a )\b(?:(?P<upper>{uppers})[\s-](?P<lower>{parts})(?P<several>s?)|{'|'.join(lexicon().fractions)})\b"
        rf"(?!(?:\sof)?\s(?:an?\s)?(?:{scales})\b|[\s-](?:party|time|place|spot)\b)"
    )


def _part(match: re.Match[str]) -> Fraction | None:
    """Two thirds and one third; two third and one thirds are none, and neither are five thirds."""
    if not match["upper"]:
        return lexicon().fractions[match[0]]
    upper, lower = lexicon().number_words[match["upper"]], _lowers()[match["lower"]]
    return Fraction(upper, lower) if upper < lower and bool(match["several"]) == (upper > 1) else None


def _worded(words: str, part: Fraction) -> Figure:
    value = Decimal(part.numerator) / Decimal(part.denominator)
    return Figure(words, value, value - _WORDED, value + _WORDED, _WORDED, "share")


def _percents(text: str, folded: str) -> Iterator[Mention]:
    """Those with a sign or a 成; of a span and its lower end (20%-36%) the span."""
    found = [_percent(text, folded, percentage) for percentage in percentages(folded) if not percentage.points]
    end = 0
    for mention in sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _percent(text: str, folded: str, found: Percentage) -> Mention:
    """With its sign, and with the other end of a span (20-36%)."""
    sign = _SIGN.search(folded, max(0, found.start - 2), found.start)
    start = sign.start() if sign else found.start
    words = folded[start : found.end]
    figure = _printed(abs(found.number), found, words)
    if found.upper != found.number:
        figure = figure.until(_printed(found.upper, found, words))
    lower = _LOWER_END.search(folded, max(0, found.start - _WINDOW), found.start)
    if lower and not (lower["word"] and LEVELS.search(folded, max(0, lower.start() - _WINDOW), lower.start())):
        low = _printed(Decimal(lower["digits"].replace(",", "")), found, folded[lower.start() : found.end])
        if low.value < figure.value:
            return _mention(Span(lower.start(), found.end), text, folded, low.until(figure))
    signed = bool(sign) or found.number < 0
    if signed and words[0] in _FALLING:
        figure = figure.negated()
    return _mention(Span(start, found.end), text, folded, figure, signed=signed)


def _printed(number: Decimal, found: Percentage, words: str) -> Figure:
    figure = Figure.printed(f"{number:f}", scale=found.scale, unit="share", text=words)
    return figure.widened(found.scale / 2) if found.half else figure


def _mention(span: Span, text: str, folded: str, figure: Figure, *, signed: bool = False) -> Mention:
    if figure.hedge is None and figure.value > 0:
        figure = hedged_around(figure, folded, span.start, span.end)
    return Mention(Tag.PERCENT, span, text[span.start : span.end], "signed" if signed else "", figure=figure)
