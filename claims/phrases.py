"""Fixed wordings, all of them found in one pass over the text: the words of the lexicon, by an Aho-Corasick automaton."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

import ahocorasick

from claims.claim import Span

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Wordings (folded), each with what it means; of two meanings of one wording the first counts."""

    def __init__(self, wordings: Iterable[tuple[str, Meaning]]) -> None:
        """Build the automaton."""
        self._automaton = ahocorasick.Automaton()
        for order, (wording, meaning) in enumerate(wordings):
            if wording not in self._automaton:
                self._automaton.add_word(wording, (len(wording), order, meaning))
        self._automaton.make_automaton()

    def find(self, folded: str) -> list[tuple[Span, Meaning]]:
        """Where wordings stand, the longest first, and the first given of equally long ones: so are they meant.

        A Latin wording stands only between the bounds of words; Chinese has none, so `榜首` is found anywhere.
        """
        found = [
            (-length, order, last, meaning)
            for last, (length, order, meaning) in self._automaton.iter(folded)
            if not _inside_word(folded, last - length) and not _inside_word(folded, last)
        ]
        found.sort(key=itemgetter(0, 1, 2))
        return [(Span(last + length + 1, last + 1), meaning) for length, _, last, meaning in found]


_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def _inside_word(folded: str, at: int) -> bool:
    """Whether a Latin word goes on from a character to the next."""
    return folded[at] in _WORD and folded[at + 1 : at + 2] in _WORD and at >= 0
