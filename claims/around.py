"""Where a pattern is worth trying: around the words that it cannot do without.

A pattern that begins with any of forty words is tried at every character of a text. Its words are found faster by
themselves, and most texts of the other language have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from claims.claim import Span

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Anchors:
    """Sets of words (folded), all of them found in one pass over a text; Latin ones stand whole, or behind digits."""

    def __init__(self, sets: Iterable[frozenset[str]]) -> None:
        """Build the automaton."""
        known = list(sets)
        self._automaton = ahocorasick.Automaton()
        for word in {word for words in known for word in words}:
            self._automaton.add_word(word, (len(word), word.isascii(), [words for words in known if word in words]))
        self._automaton.make_automaton()

    def find(self, folded: str) -> dict[frozenset[str], list[tuple[int, int]]]:
        """Of each set of which the text has a word, where its words start and end."""
        found: dict[frozenset[str], list[tuple[int, int]]] = {}
        for last, (length, latin, sets) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if latin and (folded[end : end + 1] in _LETTERS or (start and folded[start - 1] in _LETTERS)):
                continue  # part of another word
            for words in sets:
                found.setdefault(words, []).append((start, end))
        return found


def stretches(anchors: Iterable[tuple[int, int]], before: int, after: int) -> list[Span]:
    """The text around anchors (their starts and ends), overlapping stretches as one; a match must lie within its reach."""
    found: list[Span] = []
    left = right = -1
    for start, end in sorted(anchors):
        if right < 0:
            left = max(0, start - before)
        elif start - before > right:
            found.append(Span(left, right))
            left = start - before
        right = max(right, end + after)
    return found if right < 0 else [*found, Span(left, right)]


def matches_in(pattern: re.Pattern[str], folded: str, where: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in some stretches; it sees what stands before a stretch, and nothing behind it."""
    for span in where:
        yield from pattern.finditer(folded, span.start, span.end)
