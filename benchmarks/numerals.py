"""Adapter for the benchmark of numbers: `score.py --adapter benchmarks/numerals.py:extract`, its contract at the top of score.py.

It gives what the readers of `claims` give and adds no grammar of its own. They are made for rankings in the news, so much
of what general suites ask for is not there: fractions, negative numbers, numbers of several English words, spoken years,
quarters, ranges between two numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from claims.amounts import hedge_after, hedge_before
from claims.figure import Hedge
from claims.identifiers import identifiers
from claims.mention import Days, Tag
from claims.normalise import fold
from claims.numeral import ZH, Numeral, numerals, small_number
from claims.period import week_of
from claims.places import places_mentioned
from claims.when import Convention, Prefer, days_mentioned

MONDAY = 0
_ENGLISH = re.compile(r"(?<![a-z0-9])(?:[a-z]+|\d+(?:st|nd|rd|th))(?![a-z0-9])")
#: A run that no digit and no decimal point touches.
_CHINESE = re.compile(rf"(?<![\d.点{ZH}万亿兆])[{ZH}][{ZH}万亿兆]*+(?![\d.点])")
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|个?百分点|percentage points?\b)")
_ABOVE = {Hedge.OVER, Hedge.AT_LEAST}
_BELOW = {Hedge.NEARLY, Hedge.AT_MOST}

Found = dict[str, object]


def extract(text: str, lang: str, model: str, ref: date | None, scope: str) -> list[Found]:
    """Every mention of a model's sort in a text."""
    if model in {"date", "dateperiod"}:
        return list(_dated(text, ref, several=model == "dateperiod"))
    if model not in _READERS:
        raise NotImplementedError(model)
    return list(_READERS[model](text))


def _free(text: str) -> list[Numeral]:
    """The numerals that are no part of a name or an address."""
    folded = fold(text)
    masked = [mention.span for mention in identifiers(text, folded)]
    return [found for found in numerals(folded) if not any(m.start < found.end and found.start < m.end for m in masked)]


def _numbers(text: str) -> Iterator[Found]:
    """Whole Chinese numbers first (一万九千), then digits with their scale word, then what is one English word."""
    whole = list(_in_words(text, _CHINESE, ()))
    taken = {(int(str(found["start"])), int(str(found["end"]))) for found in whole}
    yield from whole
    for numeral in _free(text):
        if not _overlaps(numeral.start, numeral.end, taken):
            taken.add((numeral.start, numeral.end))
            yield _valued(numeral.start, numeral.end, float(numeral.value))
    yield from _in_words(text, _ENGLISH, taken)


def _in_words(text: str, pattern: re.Pattern[str], taken: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """Numbers in words, outside the stretches that are taken. An English ordinal is no number."""
    spans = tuple(taken)
    for match in pattern.finditer(fold(text)):
        value = small_number(match[0])
        if value is not None and not _overlaps(*match.span(), spans) and not _is_ordinal(match[0]):
            yield _valued(match.start(), match.end(), float(value))


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(low < end and start < high for low, high in spans)


def _is_ordinal(word: str) -> bool:
    return word[0].isdigit() or word.endswith(("st", "nd", "rd", "th"))


def _percentages(text: str) -> Iterator[Found]:
    folded = fold(text)
    for numeral in _free(text):
        if sign := _PERCENT.match(folded, numeral.end):
            yield _valued(numeral.start, sign.end(), float(numeral.value))


def _ranges(text: str) -> Iterator[Found]:
    """What a hedge makes of a number: open above or below. `about` bounds nothing in the suites' sense."""
    folded = fold(text)
    for numeral in _free(text):
        before = hedge_before(folded, numeral.start)
        hedge = before[0] if before else hedge_after(folded, numeral.end)
        value = float(numeral.value)
        if hedge in _ABOVE | _BELOW:
            low, high = (value, None) if hedge in _ABOVE else (None, value)
            yield {"start": before[1] if before else numeral.start, "end": numeral.end, "lo": low, "hi": high}


def _ordinals(text: str) -> Iterator[Found]:
    """Places, and ordinals that are one English word."""
    folded = fold(text)
    places = [found for found in places_mentioned(text, folded) if found.tag is Tag.PLACE and found.lemma != "worded"]
    covered: list[tuple[int, int]] = []
    for place in places:
        span = (place.span.start, place.span.end)
        if not _overlaps(*span, covered):
            covered.append(span)
            yield _valued(*span, float(place.number))
    for match in _ENGLISH.finditer(folded):
        value = small_number(match[0])
        if value is not None and not _overlaps(*match.span(), covered) and _is_ordinal(match[0]):
            yield _valued(match.start(), match.end(), float(value))


#: The suites count months to their first day or their last, past weeks as whole ones or day by day, and look either way.
_CONVENTIONS = [
    Convention(prefer=prefer, whole=other, inclusive=not other, halves=other, few=3)
    for prefer in Prefer
    for other in (False, True)
]


def _dated(text: str, ref: date | None, *, several: bool) -> Iterator[Found]:
    """Single days, or periods of several; what the text leaves open is not given. Each convention gives an alternative."""
    folded = fold(text)
    found: dict[tuple[int, int], list[list[str | None]]] = {}
    for convention in _CONVENTIONS:
        for mention in days_mentioned(text, folded, ref, convention):
            span = (mention.span.start, mention.span.end)
            days = mention.days or Days()
            start, end = days.start, days.end
            if days.weeks is not None and ref is not None:
                start, end = week_of(ref + timedelta(weeks=days.weeks), MONDAY)
            if (start is not None or end is not None) and (start != end) is several:
                after = end + timedelta(days=1) if end else None
                answer = [start.isoformat() if start else None, after.isoformat() if after else None]
                if answer not in found.setdefault(span, []):
                    found[span].append(answer)
    for (first, last), ranges in found.items():
        yield {"start": first, "end": last, "ranges": ranges}


def _valued(start: int, end: int, value: float) -> Found:
    return {"start": start, "end": end, "value": value}


_READERS: dict[str, Callable[[str], Iterator[Found]]] = {
    "number": _numbers,
    "percentage": _percentages,
    "numberrange": _ranges,
    "ordinal": _ordinals,
}
