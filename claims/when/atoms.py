"""Atoms: the single wordings of days in a text, before neighbours are put together.

Only the surroundings of a word or digit that days are written with are looked at: most of a text is read once, fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from claims.when.expression import Expression
from claims.when.form import Form
from claims.when.forms import digits, en_counted, en_dates, en_named, en_years, zh_counted, zh_dates, zh_named
from claims.when.words import words

#: How far around an anchor a wording may reach.
_REACH = 40
#: What days in digits are told by: two numbers with a mark between them, a year, a quarter, a decade.
_DIGITS = re.compile(r"\d(?:\s?[-/~–至]\s?\d|(?<=(?<!\d)[12])\d{3}(?!\d)|(?<=[1-4])q|0'?s)")
_LETTER_AND_DIGIT = re.compile(r"[qhf](?<![a-z].)(?:(?<=[qh])[1-4]|(?<=f)y)")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
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
def all_forms() -> list[Form]:
    """All of them, in the order in which they are tried."""
    chinese = [*zh_dates.forms(), *zh_counted.forms(), *zh_named.forms()]
    english = [*en_dates.forms(), *en_years.forms(), *en_counted.forms(), *en_named.forms()]
    return [*digits.forms(), *chinese, *english, *digits.bare_years()]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A word that is looked for: in which sets of anchors it is, or in none where it is a wording of no days."""

    length: int
    latin: bool
    sets: tuple[frozenset[str], ...]


@cache
def _anchors() -> ahocorasick.Automaton:
    """The anchors of all forms and the wordings that look like days and are none, found in one pass over the text."""
    sets = {form.anchors for form in all_forms()}
    automaton = ahocorasick.Automaton()
    for word in {word for anchors in sets for word in anchors}.union(words().not_days):
        holding = () if word in words().not_days else tuple(anchors for anchors in sets if word in anchors)
        automaton.add_word(word, _Anchor(len(word), word.isascii(), holding))
    automaton.make_automaton()
    return automaton


def _windows(folded: str, taken: bytearray) -> dict[frozenset[str], list[tuple[int, int]]]:
    """For each set of anchors the stretches around these, merged where they touch; what looks like days is taken."""
    hits: dict[frozenset[str], list[tuple[int, int]]] = {}
    for last, anchor in _anchors().iter(folded):
        start, end = last + 1 - anchor.length, last + 1
        if anchor.latin and (folded[end : end + 1] in _LETTERS or (start and folded[start - 1] in _LETTERS)):
            continue  # part of another word
        if not anchor.sets:
            taken[start:end] = b"\1" * anchor.length
        for anchors in anchor.sets:
            hits.setdefault(anchors, []).append((start, end))
    in_digits = [match.span() for pattern in (_DIGITS, _LETTER_AND_DIGIT) for match in pattern.finditer(folded)]
    if in_digits:
        hits[frozenset()] = in_digits
    return {anchors: _merged(sorted(found)) for anchors, found in hits.items()}


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
    windows = _windows(folded, taken)
    found: list[Atom] = []
    for form in all_forms():
        for window in windows.get(form.anchors, ()):
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
