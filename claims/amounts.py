"""Amounts: numbers in the board's unit, with their hedge; and numbers in other units, with their rule.

An amount wears the unit (4.69万亿Token, 3.294 trillion tokens), or comes after it (Token 调用量达 75.3万亿), or has a scale
word that only quantities have (万亿, trillion, T) in a sentence that speaks of the unit or of usage.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from claims.claim import Span
from claims.figure import Figure
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.names import Found
from claims.numbers.figure_range import joined
from claims.numbers.hedge import alternatives, hedged_around
from claims.numbers.numeral import Numeral, numerals

#: 0.28 美元/百万 Token, $3 per million tokens: what a price is counted by.
_PRICED = re.compile(r"(?:/|每|per|a)\s?1?\s?$")
_CURRENCY = re.compile(r"(?:us|hk|a|c)?[$€£¥₩]\s?$|(?:rmb|usd|人民币|美元)\s?$")
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|个?百分点|percentage points?\b|pp\b|basis points?\b|bps?\b)")
_BETWEEN_FIGURE_AND_UNIT = re.compile(r"(?:\*\*|\s|个|-){0,3}(?:weekly |daily |monthly |of |more |的)?")
#: Scale words that a count of tokens carries and hardly anything else in a ranking story does.
_LARGE = Decimal("1e8")
_HUGE = Decimal("1e12")
#: What stands between a number and what it counts.
_FILLER = re.compile(r"(?:\s|-|\+|多|余|个)++")
_CONTEXT_BEHIND = re.compile(r"\s?-?tokens?\s(?:context|of context)")
_CONTEXT_BEFORE = re.compile(r"context\s?(?:window|length)?\s?(?:of|:)?\s?(?:up to\s)?$")
_SIZE_BEFORE = re.compile(r"(?:上下文(?:窗口|长度)?|参数(?:量|规模)?)(?:为|达|约|超|最高|可达)*\s?$")
_HEDGE_BEHIND = re.compile(r"\s?(?:多|余|以上|左右|\+)")
#: Tokens a second are a speed, tokens of context a length: what stands behind the unit says so.
_BEHIND_UNIT = {
    "other-quantity": re.compile(r"\s?(?:/|per\s|an?\s|每)\s?(?:seconds?|secs?|s|minutes?|hours?|秒|分钟|小时)(?![a-z])"),
    "context-window": re.compile(r"\s?(?:的|of\s|-)?(?:超?长?上下文|context|输入长度|窗口)"),
}
_PRICED_BY = Decimal("1e6")
_LETTER_SCALES = {"t", "b", "m", "k"}
#: What may stand between two numbers that share one scale word.
_LIST_GAP = re.compile(r"\s?(?:、|，|,|和|与|及|对|比|:|/|and|to|vs\.?|versus|against|,\sand|-|–|—|至|到)\s?")


@cache
def _measures() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon().cues["measure"]))


def amounts_mentioned(
    text: str, folded: str, units: Sequence[Found], covered: bytearray, named: Sequence[int]
) -> Iterator[Mention]:
    """Every number outside the covered stretches, as an amount or as a number that falls under a set-aside rule.

    `named` holds where the names of the text start, in order.
    """
    unit_starts = {found.span.start: found for found in units}
    free: list[Numeral] = []
    for numeral in numerals(folded):
        if any(covered[numeral.start : numeral.end]):
            yield from _leftovers(text, numeral, covered)
        else:
            free.append(numeral)
    open_numerals: list[Numeral] = []
    for numeral in _sharing_scales(folded, joined(folded, free)):
        rule = _rule(folded, numeral)
        unit = None if rule else _unit_after(folded, numeral.end, unit_starts)
        behind = next((rule for rule, pattern in _BEHIND_UNIT.items() if unit is not None and pattern.match(folded, unit[0])), "")
        if behind:
            yield Mention(Tag.NUMBER, Span(numeral.start, numeral.end), text[numeral.start : numeral.end], behind)
        elif unit is not None:
            yield _amount(text, folded, numeral, unit[0], unit[1])
        elif rule:
            yield Mention(Tag.NUMBER, Span(numeral.start, numeral.end), text[numeral.start : numeral.end], rule)
        else:
            open_numerals.append(numeral)
    yield from _without_unit(text, folded, open_numerals, units, named)


def _sharing_scales(folded: str, free: Sequence[Numeral]) -> list[Numeral]:
    """In 1.75、1.34 和 1.04 万亿 the last scale word serves all: bare numbers take that of their right neighbour."""
    shared: list[Numeral] = []
    for numeral in reversed(free):
        after = shared[-1] if shared else None
        if (
            after is not None
            and not numeral.scale_word
            and after.scale_word
            and _LIST_GAP.fullmatch(folded[numeral.end : after.start])
        ):
            shared.append(replace(numeral, scale=after.scale, scale_word=after.scale_word))
        else:
            shared.append(numeral)
    return shared[::-1]


def _leftovers(text: str, numeral: Numeral, covered: bytearray) -> Iterator[Mention]:
    """A numeral partly inside another mention: its free digits still need a place."""
    at = numeral.start
    while at < numeral.end:
        if covered[at] or not text[at].isdigit():
            at += 1
            continue
        end = at
        while end < numeral.end and not covered[end] and (text[end].isdigit() or text[end] == "."):
            end += 1
        yield Mention(Tag.NUMBER, Span(at, end), text[at:end], "other-quantity")
        at = end


@cache
def _elsewhere() -> re.Pattern[str]:
    """The units of other things, each rule a group."""
    rules = lexicon().units_elsewhere
    return re.compile("|".join(f"(?P<{rule.replace('-', '_')}>{alternatives(words)})" for rule, words in rules.items()))


def _rule(folded: str, numeral: Numeral) -> str:
    """The rule of a number whose neighbours say what it is; empty where they leave it open."""
    before, after = folded[max(0, numeral.start - 24) : numeral.start], folded[numeral.end : numeral.end + 24]
    near = before[-6:]
    if _CURRENCY.search(near):
        return "price"
    if _PERCENT.match(after):
        return "other-quantity"
    if numeral.scale <= _PRICED_BY and _PRICED.search(near):
        return "price"
    filler = _FILLER.match(after)
    elsewhere = (filler and _elsewhere().match(after[filler.end() :])) or _elsewhere().match(after)
    if elsewhere and elsewhere.lastgroup:
        return elsewhere.lastgroup.replace("_", "-")
    if _CONTEXT_BEHIND.match(after) or ("context" in before and _CONTEXT_BEFORE.search(before)):
        return "context-window"
    return _size(before[-10:])


def _size(before: str) -> str:
    """Of a context window or of a model, by the words before it."""
    if ("上下文" in before or "参数" in before) and _SIZE_BEFORE.search(before):
        return "context-window" if "上下文" in before else "parameters"
    return ""


def _unit_after(folded: str, end: int, unit_starts: dict[int, Found]) -> tuple[int, str] | None:
    """Where the unit that follows a figure ends, and which unit it is."""
    hedge_word = _HEDGE_BEHIND.match(folded, end, end + 4)
    for at in (end, hedge_word.end()) if hedge_word else (end,):
        gap = _BETWEEN_FIGURE_AND_UNIT.match(folded, at)
        for start in (at, gap.end()) if gap else (at,):
            if start in unit_starts:
                return unit_starts[start].span.end, unit_starts[start].name.id
    return None


def _amount(text: str, folded: str, numeral: Numeral, end: int, unit: str) -> Mention:
    words = text[numeral.start : numeral.end]
    figure = Figure.printed(numeral.digits, scale=numeral.scale, unit=unit, text=words)
    if numeral.upper:
        figure = figure.until(Figure.printed(numeral.upper, scale=numeral.scale, unit=unit, text=words))
    elif numeral.loose:
        figure = figure.and_more()
    else:
        figure = hedged_around(figure, folded, numeral.start, end, numeral.end)
    return Mention(Tag.AMOUNT, Span(numeral.start, end), text[numeral.start : end], figure=figure)


def _without_unit(
    text: str, folded: str, open_numerals: Iterable[Numeral], units: Sequence[Found], named: Sequence[int]
) -> Iterator[Mention]:
    ordered = sorted(units, key=lambda found: found.span)
    starts = [found.span.start for found in ordered]
    for numeral in open_numerals:
        unit = ""
        if units and _is_sized(folded, numeral):
            start, end = _sentence_around(folded, numeral.start)
            first = bisect_left(starts, start)
            beside_name = numeral.scale >= _HUGE and bisect_left(named, start) < bisect_left(named, end)
            if first < len(starts) and starts[first] < end:
                unit = ordered[first].name.id
            elif beside_name or _measures().search(folded, start, end):
                unit = units[0].name.id  # in a text about the unit
        if unit:
            yield _amount(text, folded, numeral, numeral.end, unit)
        else:
            yield Mention(Tag.NUMBER, Span(numeral.start, numeral.end), text[numeral.start : numeral.end], "other-quantity")


def _is_sized(folded: str, numeral: Numeral) -> bool:
    """Whether a number is as large as amounts are; "5 m" is metres."""
    spaced = numeral.scale_word in _LETTER_SCALES and folded[numeral.end - 2 : numeral.end - 1].isspace()
    return numeral.scale >= _LARGE and not spaced


def _sentence_around(folded: str, at: int) -> tuple[int, int]:
    """The stretch between strong marks around an offset, at most 400 characters to each side."""
    left = max(0, at - 400)
    start = max((folded.rfind(mark, left, at) for mark in ("。", "\n", "！", "？", "! ", "? ")), default=-1)
    stops = [stop for mark in ("。", "\n", "！", "？") if (stop := folded.find(mark, at, at + 400)) != -1]
    return (start if start != -1 else left), min(stops, default=min(len(folded), at + 400))
