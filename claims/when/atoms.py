"""Atoms: the single wordings of days in a text, before neighbours are put together.

Only the surroundings of a word or digit that days are written with are looked at: most of a text is read once, fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from claims.lexicon import lexicon
from claims.when import forms_digits, forms_en, forms_zh
from claims.when.expression import Expression
from claims.when.form import Form
from claims.when.words import words

#: How far around an anchor a wording may reach.
_REACH = 40
_DIGITS = re.compile(r"\d\s?[-./·~–至]\s?\d|(?<!\d)[12]\d{3}(?!\d)|\d(?:st|nd|rd|th)|(?<![a-z])[qh][1-4]|[1-4]q|(?<![a-z])fy")
_ZH_ANCHORS = "年月日号周季旬天礼世"
_CHECKED = ("m", "w", "t")


@dataclass(frozen=True, slots=True)
class Atom:
    """A wording of days and where it stands; of a range, `last` is its end and `parts` are the two wordings.

    `bound` is what the words around it make of it: since, after, before, until, as-of, week-ending, week-from.
    """

    start: int
    end: int
    first: Expression
    last: Expression | None = None
    bound: str = ""
    parts: tuple[Atom, ...] = ()


@cache
def _anchors() -> ahocorasick.Automaton:
    known = words()
    tables = (known.units, known.weekdays, known.days, known.years, known.weeks, known.seasons, known.thirds_of, known.to_date)
    automaton = ahocorasick.Automaton()
    for word in {*_ZH_ANCHORS, *lexicon().months, *known.holidays, *(word for table in tables for word in table)}:
        automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


@cache
def _forms() -> list[Form]:
    return [*forms_digits.forms(), *forms_zh.forms(), *forms_en.forms(), *forms_digits.bare_years()]


@cache
def _no_days() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words().not_days))


def _windows(folded: str) -> Iterator[tuple[int, int]]:
    """Stretches around anchors, merged where they touch."""
    hits = [(last + 1 - length, last + 1) for last, length in _anchors().iter(folded)]
    hits.extend(match.span() for match in _DIGITS.finditer(folded))
    hits.sort()
    start = end = -1
    for first, last in hits:
        if first - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, first - _REACH)
        end = max(end, last + _REACH)
    if end >= 0:
        yield start, end


def atoms(text: str, folded: str) -> list[Atom]:
    """Every atom, in text order; earlier forms win over later ones that overlap them."""
    taken = bytearray(len(folded))
    found: list[Atom] = []
    for low, high in _windows(folded):
        for match in _no_days().finditer(folded, low, high):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        for form in _forms():
            for match in form.pattern.finditer(folded, low, high):
                start, end = match.span()
                if 1 in taken[start:end] or _lower_case(match, text):
                    continue
                expression = form.read(match)
                if expression is not None:
                    taken[start:end] = b"\1" * (end - start)
                    found.append(Atom(start, end, expression))
    return sorted(found, key=lambda atom: atom.start)


def _lower_case(match: re.Match[str], text: str) -> bool:
    """Whether a word that is a day only with a capital has none: the top 10 may change, they march 5 …"""
    return any(
        match[name] in words().capitals and text[match.start(name)].islower()
        for name in _CHECKED
        if name in match.re.groupindex and match[name]
    )
