"""Atoms: the single wordings of days in a text, before neighbours are put together.

Only the surroundings of a word or digit that days are written with are looked at: most of a text is read once, fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import ahocorasick

from claims.lexicon import lexicon
from claims.when.expression import Expression
from claims.when.form import Form
from claims.when.forms import digits, en_counted, en_named, en_years, zh_counted, zh_named
from claims.when.words import words

#: How far around an anchor a wording may reach.
_REACH = 40
_DIGITS = re.compile(r"\d\s?[-/~–至]\s?\d|(?<!\d)[12]\d{3}(?!\d)|(?<![a-z])[qh][1-4]|[1-4]q|(?<![a-z])fy")
#: Numbers that English words may stand beside: the 9th, late 2025.
_EN_DIGITS = re.compile(r"\d(?:st|nd|rd|th)|(?<!\d)[12]\d{3}(?!\d)")
_OTHER_ANCHORS = ("teen", "twenty", "thousand", "half")
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


class _Script(StrEnum):
    ZH = "zh"
    EN = "en"
    DIGITS = "digits"


@cache
def _anchors() -> ahocorasick.Automaton:
    """The words without which no form of their script matches."""
    known = words()
    tables = (
        *(known.units, known.weekdays, known.days, known.years, known.weeks, known.seasons, known.thirds_of, known.to_date),
        *(known.holidays, known.decades, lexicon().months),
    )
    automaton = ahocorasick.Automaton()
    for word in {*_ZH_ANCHORS, *_OTHER_ANCHORS, *(word for table in tables for word in table)}:
        automaton.add_word(word, (len(word), _Script.EN if word.isascii() else _Script.ZH))
    automaton.make_automaton()
    return automaton


@cache
def _forms() -> list[tuple[_Script, list[Form]]]:
    return [
        (_Script.DIGITS, digits.forms()),
        (_Script.ZH, [*zh_counted.forms()[:1], *zh_named.forms()[:6], *zh_counted.forms()[1:], *zh_named.forms()[6:]]),
        (_Script.EN, [*en_named.forms()[:5], *en_years.forms(), *en_counted.forms(), *en_named.forms()[5:]]),
        (_Script.DIGITS, digits.bare_years()),
    ]


@cache
def _no_days() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in words().not_days))


def _windows(folded: str) -> dict[_Script, list[tuple[int, int]]]:
    """For each script the stretches around its anchors, merged where they touch."""
    hits: dict[_Script, list[tuple[int, int]]] = {script: [] for script in _Script}
    for last, (length, script) in _anchors().iter(folded):
        hits[script].append((last + 1 - length, last + 1))
    hits[_Script.EN].extend(match.span() for match in _EN_DIGITS.finditer(folded))
    hits[_Script.DIGITS] = [match.span() for match in _DIGITS.finditer(folded)]
    return {script: _merged(sorted(found)) for script, found in hits.items()}


def _merged(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in hits:
        low, high = max(0, first - _REACH), last + _REACH
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def atoms(text: str, folded: str) -> list[Atom]:
    """Every atom, in text order; earlier forms win over later ones that overlap them."""
    taken = bytearray(len(folded))
    for match in _no_days().finditer(folded):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    windows = _windows(folded)
    found: list[Atom] = []
    for script, forms in _forms():
        for form in forms:
            for window in windows[script]:
                found.extend(_matches(form, text, folded, window, taken))
    return sorted(found, key=lambda atom: atom.start)


def _matches(form: Form, text: str, folded: str, window: tuple[int, int], taken: bytearray) -> Iterator[Atom]:
    """What a form finds in a window; where an earlier form has been, it looks again behind that place."""
    at, high = window
    while match := form.pattern.search(folded, at, high):
        start, end = match.span()
        if (other := taken.rfind(1, start, end)) >= 0:
            at = max(start + 1, other + 1 if taken[start] else start + 1)
            continue
        at = max(end, start + 1)
        expression = None if _lower_case(match, text) else form.read(match)
        if expression is not None:
            taken[start:end] = b"\1" * (end - start)
            yield Atom(start, end, expression)


def _lower_case(match: re.Match[str], text: str) -> bool:
    """Whether a word that is a day only with a capital has none: the top 10 may change, they march 5 …"""
    return any(
        match[name] in words().capitals and text[match.start(name)].islower()
        for name in _CHECKED
        if name in match.re.groupindex and match[name]
    )
