"""Adapter for the benchmark of numbers: `score.py --adapter benchmarks/numerals.py:extract`, its contract at the top of score.py.

It gives what the readers of `claims` give and adds no grammar of its own: it asks for every number where the pipeline asks
for figures of the news (any_numeral, ordinal, percentage and bounds of `claims.numbers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from claims.identifiers import identifiers
from claims.mention import Days
from claims.normalise import fold
from claims.numbers.any_numeral import any_numerals
from claims.numbers.bounds import bounds
from claims.numbers.ordinal import ordinals
from claims.numbers.percentage import percentages
from claims.period import week_of
from claims.when import Convention, Prefer, days_mentioned

MONDAY = 0

Found = dict[str, object]


def extract(text: str, lang: str, model: str, ref: date | None, scope: str) -> list[Found]:
    """Every mention of a model's sort in a text."""
    if model in {"date", "dateperiod"}:
        return list(_dated(text, ref, several=model == "dateperiod"))
    if model == "number":
        return list(_numbers(text, pairs=scope == "isolated"))
    if model not in _READERS:
        raise NotImplementedError(model)
    return list(_READERS[model](text))


def _numbers(text: str, *, pairs: bool) -> Iterator[Found]:
    """Every number, whatever it counts. The suites of single expressions take 一双 for a number, the others for a thing."""
    for number in any_numerals(fold(text), pairs=pairs):
        yield _valued(number.start, number.end, float(number.value))


def _percentages(text: str) -> Iterator[Found]:
    """Percentages outside addresses; the suites count percentage points as well."""
    folded = fold(text)
    addresses = [found.span for found in identifiers(text, folded) if found.lemma == "address"]
    for found in percentages(folded):
        if found.upper == found.number and not any(a.start < found.end and found.start < a.end for a in addresses):
            yield _valued(found.start, found.end, float(found.value * 100))


def _ranges(text: str) -> Iterator[Found]:
    for found in bounds(fold(text)):
        low, high = (None if end is None else float(end) for end in (found.low, found.high))
        yield {"start": found.start, "end": found.end, "lo": low, "hi": high}


def _ordinals(text: str) -> Iterator[Found]:
    for ordinal in ordinals(fold(text)):
        yield _valued(ordinal.start, ordinal.end, float(ordinal.number))


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
    "percentage": _percentages,
    "numberrange": _ranges,
    "ordinal": _ordinals,
}
