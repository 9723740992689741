"""Mentions of days: what the steps of this package give to the pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.claim import Span
from claims.mention import Days, Mention, Tag
from claims.period import week_of
from claims.sentence import LONGEST
from claims.when.atoms import Atom, atoms
from claims.when.bounds import bounded
from claims.when.calendar import Interval, Unit
from claims.when.compose import composed
from claims.when.expression import Expression, How
from claims.when.ranges import ranged
from claims.when.resolve import NoRange, resolve, resolve_range
from claims.when.standpoint import NEWS, Convention, Standpoint

_YEAR = re.compile(r"20(?<![\d.]20)[12]\d(?![\d.])")
_SENTENCE = re.compile(r"[。！？\n]|\.\s")
_LINE = re.compile(r"\n")
_DAY = timedelta(days=1)
_SIX_DAYS = timedelta(days=6)
_SHORT = {Unit.DAY, Unit.WEEK, Unit.WEEKEND}
_LEMMAS = {"until": "before", "after": "since", "week-ending": "range", "week-from": "range"}


def year_named(folded: str) -> int | None:
    """The year that a text names, where it names just one."""
    years = set(_YEAR.findall(folded))
    return int(years.pop()) if len(years) == 1 else None


def days_mentioned(text: str, folded: str, published: date | None, convention: Convention = NEWS) -> Iterator[Mention]:
    """Every wording of days, in text order; none overlaps another. The lemmas are those of `claims.mention.Days`."""
    standpoint = Standpoint(published, year_named(folded), convention)
    told = _Told(folded, standpoint)
    end = 0
    for atom in ranged(composed(atoms(text, folded), folded), folded):
        for part in _split(atom, standpoint):
            whole = bounded(part, folded)
            if whole is None or whole.start < end:
                continue
            end = whole.end
            lemma, days = _lemma(whole), _days(whole, told.standpoint(whole))
            told.remember(whole, lemma, days)
            yield Mention(Tag.PERIOD, Span(whole.start, end), text[whole.start : end], lemma, days=days)


class _Told:
    """What days a text has told, for wordings that count from them.

    Behind the day of a source (截至2月28日) the rest of its sentence counts from that day: its 本月 is February. 当月 and
    that month count from the last day that the paragraph has named.
    """

    def __init__(self, folded: str, standpoint: Standpoint) -> None:
        self._folded = folded
        self._article = self._source = self._last = standpoint
        self._sentence_end = self._paragraph_end = 0

    def standpoint(self, atom: Atom) -> Standpoint:
        if atom.first.back and atom.start < self._paragraph_end:
            return self._last
        return self._source if atom.start < self._sentence_end else self._article

    def remember(self, atom: Atom, lemma: str, days: Days) -> None:
        day = days.end or days.start
        if day is None or atom.first.back:
            return
        self._last = replace(self._article, published=day)
        self._paragraph_end = self._end_of(_LINE, atom.end)
        if lemma == "as-of":
            self._source, self._sentence_end = self._last, self._end_of(_SENTENCE, atom.end)

    def _end_of(self, mark: re.Pattern[str], start: int) -> int:
        match = mark.search(self._folded, start, start + LONGEST)
        return match.start() if match else start + LONGEST


def _split(atom: Atom, standpoint: Standpoint) -> Iterator[Atom]:
    """A range as it is; two wordings that are none, each for itself."""
    if atom.last is None:
        yield atom
        return
    try:
        resolve_range(atom.first, atom.last, standpoint)
        yield atom
    except NoRange:
        yield from atom.parts
    except (OverflowError, ValueError):
        yield atom


def _lemma(atom: Atom) -> str:
    if atom.last is not None:
        return "range" if atom.first.unit in _SHORT and atom.last.unit in _SHORT else "span"
    if atom.bound:
        return _LEMMAS.get(atom.bound, atom.bound)
    if atom.first.lemma:
        return atom.first.lemma
    if _relative_week(atom.first) is not None:
        return "relative"
    return {Unit.DAY: "date", Unit.WEEK: "range"}.get(atom.first.unit, atom.first.unit.value)


def _relative_week(expression: Expression) -> int | None:
    step = expression.steps[-1]
    return step.n if len(expression.steps) == 1 and step.how is How.SHIFT and step.unit is Unit.WEEK else None


def _days(atom: Atom, standpoint: Standpoint) -> Days:
    if atom.last is None and not atom.bound and (weeks := _relative_week(atom.first)) is not None:
        return Days(weeks=weeks, trailing=atom.first.trailing)
    year_given = atom.first.fixed or (atom.last is not None and atom.last.fixed)
    counted = not atom.first.within and not year_given
    try:
        found = resolve_range(atom.first, atom.last, standpoint) if atom.last else resolve(atom.first, standpoint)
        start, end = _ends(atom, found, standpoint) if found else (None, None)
    except (NoRange, OverflowError, ValueError):  # none from where this text counts, or before the year 1
        start = end = None
    return Days(start, end, year_given=year_given, counted=counted, trailing=atom.last is None and atom.first.trailing)


def _ends(atom: Atom, found: Interval, standpoint: Standpoint) -> tuple[date | None, date | None]:
    """The first and last day with what bounds them: open on one side, or seven days."""
    convention = standpoint.convention
    part = atom.first.steps[-1].n if atom.first.unit is Unit.THIRD else 0
    match atom.bound:
        case "since" | "after":
            # After the beginning of March is from its first day on.
            starts = atom.bound == "since" or part == 1 or (atom.first.unit is Unit.DAY and not convention.inclusive)
            return (found.start if starts else found.end + _DAY), None
        case "before" | "until" | "as-of":
            # Before the end of March is up to its last day.
            return None, (found.start - _DAY if atom.bound == "before" and part != 3 else found.end)
        case "to-date":
            return found.start, min(found.end, standpoint.published - _DAY) if standpoint.published else found.end
        case "week-ending":
            return found.end - _SIX_DAYS, found.end
        case "week-from":
            return week_of(found.start, convention.first_weekday) if convention.whole else (found.start, found.start + _SIX_DAYS)
    return found.start, found.end
