"""Atoms: the single wordings of days in a text, before neighbours are put together.

Only the surroundings of a word or digit that days are written with are looked at: most of a text is read once, fast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.around import Anchors, stretches
from claims.claim import Span
from claims.when.expression import Expression
from claims.when.form import Form
from claims.when.forms import digits, en_counted, en_dates, en_named, en_years, zh_counted, zh_dates, zh_named
from claims.when.words import words

#: How far around an anchor a wording may reach.
_REACH = 40
#: What days in digits are told by: two numbers with a mark between them, a year, a quarter, a decade.
_DIGITS = re.compile(r"\d(?:\s?[-/~–至]\s?\d|(?<=(?<!\d)[12])\d{3}(?!\d)|(?<=[1-4])q|0'?s)")
_LETTER_AND_DIGIT = re.compile(r"[qhf](?<![a-z].)(?:(?<=[qh])[1-4]|(?<=f)y)")
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


@cache
def _no_days() -> frozenset[str]:
    return frozenset(words().not_days)


@cache
def _anchors() -> Anchors:
    """Those of all forms, and the wordings that look like days and are none."""
    return Anchors({_no_days(), *(form.anchors for form in all_forms())})


def _windows(folded: str, taken: bytearray) -> dict[frozenset[str], list[Span]]:
    """For each set of anchors the stretches around these; what looks like days is taken."""
    hits = _anchors().find(folded)
    for start, end in hits.pop(_no_days(), ()):
        taken[start:end] = b"\1" * (end - start)
    hits[frozenset()] = [match.span() for pattern in (_DIGITS, _LETTER_AND_DIGIT) for match in pattern.finditer(folded)]
    return {anchors: stretches(found, _REACH, _REACH) for anchors, found in hits.items()}


def atoms(text: str, folded: str) -> list[Atom]:
    """Every atom, in text order; earlier forms win over later ones that overlap them."""
    taken = bytearray(len(folded))
    windows = _windows(folded, taken)
    found: list[Atom] = []
    for form in all_forms():
        for window in windows.get(form.anchors, ()):
            found.extend(_matches(form, text, folded, window, taken))
    return sorted(found, key=lambda atom: atom.start)


def _matches(form: Form, text: str, folded: str, window: Span, taken: bytearray) -> Iterator[Atom]:
    """What a form finds in a window; where an earlier form has been, it looks again behind that place."""
    at, high = window.start, window.end
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
