"""Multiples: how many times as much (2.11倍, twice, threefold, doubled, 翻两番, halved).

增长5倍 and "three times more" are written for N and for N + 1 times as much alike, and nobody can tell which: their figure
is the printed N, and N + 1 its `other` reading. 增至5倍 and "five times as much" say N. A fall by N times is no number at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from claims.claim import Span
from claims.figure import Figure
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numbers.chinese_numeral import numeral_ending_at
from claims.numbers.hedge import hedged_around
from claims.numbers.numeral import small_number
from claims.phrases import Phrases

_TIMES = re.compile("倍(?![数率增])")
#: Two numbers with a hyphen share the word: 2-3倍.
_LOWER_END = re.compile(r"(?<![\d.])(?P<digits>\d{1,9}(?:\.\d{1,9})?)\s?[-–~～至到]\s?\Z")
_HEDGE = r"(?:了|约|近|超过?|逾|将近|接近|大约|整整|\s)*\Z"
_GROWN = re.compile(rf"(?:增长|上涨|增加|激增|暴涨|大涨|大增|飙升|上升|提升|提高|猛增|急增|翻|多出?|高出?){_HEDGE}")
_FALLEN = re.compile(rf"(?:下降|下跌|减少|降低|缩小|缩减|跌){_HEDGE}")
_DOUBLINGS = re.compile(r"翻了?(?P<n>[一两二三四五])?番|翻了?一?倍(?!数)")
_DIGITS = re.compile(
    r"(?P<digits>\d(?<![\d.,].)\d{0,11}(?:\.\d{1,12})?)(?:\stimes\b(?P<more>\s(?:more|larger|higher|greater|bigger)\b)?|x\b(?!-)|[\s-]?fold\b)"
)
#: By more than 3-to-1, 3比1: so many times as much.
_ODDS = re.compile(r"(?P<digits>\d(?<![\d.,-].)\d{0,2}(?:\.\d{1,3})?)(?:[\s-]to[\s-](?:1|one)\b|[比∶]1)(?!\d|\.\d|%)")
#: Behind a number in words; the word is looked for only where one of these stands.
_COUNTED = re.compile(
    r"fold\b|(?P<times>times)(?:(?P<more>\s(?:more|larger|higher|greater|bigger))\b|(?=\s(?:as|that|the|what|its|their|those)\b))"
)
_COUNT = re.compile(r"(?<![a-z-])(?P<word>[a-z]{3,9})[\s-]?\Z")


def multiples_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every multiple, hedged by the words around it; overlaps are the caller's to settle, for the first."""
    for match in _DOUBLINGS.finditer(folded):
        times = 2 ** (small_number(match["n"] or "一") or 1)
        yield _mention(Span(match.start(), match.end()), text, folded, _worded(f"{times}.0", match[0]))
    for match in _TIMES.finditer(folded):
        yield from _chinese(text, folded, match.start(), match.end())
    for match in _DIGITS.finditer(folded):
        span = Span(match.start(), match.end("more") if match["more"] else match.end())
        figure = Figure.printed(match["digits"], unit="times", text=match[0])
        yield _mention(span, text, folded, _either(figure) if match["more"] else figure)
    for match in _ODDS.finditer(folded):
        figure = Figure.printed(match["digits"], unit="times", text=match[0])
        yield _mention(Span(match.start(), match.end()), text, folded, figure)
    for span, times in _lexical().find(folded):
        yield _mention(span, text, folded, _worded(times, folded[span.start : span.end]))
    for match in _COUNTED.finditer(folded):
        yield from _english(text, folded, match)


def _chinese(text: str, folded: str, times: int, end: int) -> Iterator[Mention]:
    numeral = numeral_ending_at(folded, times)
    if numeral is None or not numeral.value:
        return
    start, words = numeral.start, folded[numeral.start : end]
    figure = Figure.printed(f"{numeral.value:f}", unit="times", text=words)
    if numeral.upper != numeral.value:
        figure = figure.until(Figure.printed(f"{numeral.upper:f}", unit="times", text=words))
    elif numeral.loose:
        figure = figure.and_more()
    lower = _LOWER_END.search(folded, max(0, start - 24), start)
    if lower and (low := Figure.printed(lower["digits"], unit="times", text=words)).value < figure.value:
        start, figure = lower.start(), low.until(figure)
    before = max(0, start - 8)
    if _FALLEN.search(folded, before, start):
        yield Mention(Tag.NUMBER, Span(start, end), text[start:end], "other-quantity")
        return
    if _GROWN.search(folded, before, start):
        figure = _worded("2.0", words) if figure.value == 1 else _either(figure)  # 增长一倍 is twice as much
    yield _mention(Span(start, end), text, folded, figure)


def _either(figure: Figure) -> Figure:
    return replace(figure, other=figure.value + 1)


@cache
def _lexical() -> Phrases[str]:
    """Doubled, 减半: how many times that is, with a decimal place."""
    return Phrases((word, f"{times:f}" if times % 1 else f"{times:f}.0") for word, times in lexicon().multiples.items())


def _english(text: str, folded: str, match: re.Match[str]) -> Iterator[Mention]:
    """Threefold, three times as much, three times more; three times alone counts events."""
    count = _COUNT.search(folded, max(0, match.start() - 12), match.start())
    number = lexicon().number_words.get(count["word"]) if count else None
    if count is None or number is None or (match["times"] and count["word"] == folded[count.start() : match.start()]):
        return
    figure = _worded(f"{number}.0", folded[count.start() : match.end()])
    yield _mention(Span(count.start(), match.end()), text, folded, _either(figure) if match["more"] else figure)


def _worded(digits: str, words: str) -> Figure:
    """A word is as exact as one decimal place: doubled allows 1.95."""
    return Figure.printed(digits, unit="times", text=words)


def _mention(span: Span, text: str, folded: str, figure: Figure) -> Mention:
    return Mention(
        Tag.MULTIPLE,
        span,
        text[span.start : span.end],
        figure=figure if figure.hedge else hedged_around(figure, folded, span.start, span.end),
    )
