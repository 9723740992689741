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
from claims.when.bounds import bounded, ranged
from claims.when.calendar import Interval, Unit
from claims.when.compose import composed
from claims.when.expression import Expression, How
from claims.when.resolve import NoRange, resolve, resolve_range
from claims.when.standpoint import NEWS, Convention, Standpoint

_YEAR = re.compile(r"(?<![\d.])(20[12]\d)(?![\d.])")
_END = re.compile(r"[。！？\n]|\.\s")
_DAY = timedelta(days=1)
_SHORT = {Unit.DAY, Unit.WEEK, Unit.WEEKEND}
_LEMMAS = {"until": "before", "after": "since", "week-ending": "range", "week-from": "range"}


def year_named(folded: str) -> int | None:
    """The year that a text names, where it names just one."""
    years = set(_YEAR.findall(folded))
    return int(years.pop()) if len(years) == 1 else None


def days_mentioned(text: str, folded: str, published: date | None, convention: Convention = NEWS) -> Iterator[Mention]:
    """Every wording of days, in text order; none overlaps another. The lemmas are those of `claims.mention.Days`.

    Behind the day of a source (截至2月28日) the rest of the sentence counts from that day: its 本月 is February.
    """
    standpoint = Standpoint(published, year_named(folded), convention)
    source, sentence_end, end = standpoint, 0, 0
    for atom in ranged(composed(atoms(text, folded), folded), folded):
        for part in _split(atom, standpoint):
            whole = bounded(part, folded)
            if whole is None or whole.start < end:
                continue
            end = whole.end
            span = Span(whole.start, whole.end)
            days = _days(whole, source if whole.start < sentence_end else standpoint)
            lemma = _lemma(whole)
            if lemma == "as-of" and days.end is not None and published is not None:
                source, sentence_end = replace(standpoint, published=days.end), _sentence_end(folded, end)
            yield Mention(Tag.PERIOD, span, text[span.start : span.end], lemma, days=days)


def _sentence_end(folded: str, start: int) -> int:
    match = _END.search(folded, start, start + LONGEST)
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
    year_given = atom.first.fixed or (atom.last is not None and atom.last.fixed)
    if atom.last is not None:
        found = resolve_range(atom.first, atom.last, standpoint)
    elif not atom.bound and (weeks := _relative_week(atom.first)) is not None:
        return Days(weeks=weeks)
    else:
        found = resolve(atom.first, standpoint)
    counted = not atom.first.within and not year_given
    start, end = _ends(atom, found, standpoint) if found else (None, None)
    return Days(start, end, year_given=year_given, counted=counted)


def _ends(atom: Atom, found: Interval, standpoint: Standpoint) -> tuple[date | None, date | None]:
    """The first and last day with what bounds them: open on one side, or seven days."""
    match atom.bound:
        case "since":
            return found.start, None
        case "after":
            same_day = atom.first.unit is Unit.DAY and not standpoint.convention.inclusive
            return (found.start if same_day or _part(atom, 1) else found.end + _DAY), None
        case "before":
            return None, found.end if _part(atom, 3) else found.start - _DAY
        case "until" | "as-of":
            return None, found.end
        case "week-ending":
            return found.end - timedelta(days=6), found.end
        case "week-from" if standpoint.convention.whole:
            return week_of(found.start, standpoint.convention.first_weekday)
        case "week-from":
            return found.start, found.start + timedelta(days=6)
    return found.start, found.end


def _part(atom: Atom, which: int) -> bool:
    """Before the end of March means up to its last day, after the beginning of it from its first one on."""
    return atom.first.steps[-1].how is How.THIRD and atom.first.steps[-1].n == which
