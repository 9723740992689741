"""Fixed wordings, all of them found in one pass over the text: the words of the lexicon, by an Aho-Corasick automaton."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

import ahocorasick

from claims.claim import Span

Meaning = TypeVar("Meaning")


#: Characters of Latin words, which a wording that begins or ends with one must not be part of.
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Phrases(Generic[Meaning]):
    """Wordings (folded), each with what it means; of two meanings of one wording the first counts."""

    def __init__(self, wordings: Iterable[tuple[str, Meaning]]) -> None:
        """Build the automaton."""
        self._automaton = ahocorasick.Automaton()
        for order, (wording, meaning) in enumerate(wordings):
            if wording not in self._automaton:
                self._automaton.add_word(wording, (len(wording), order, meaning, wording[0] in _WORD, wording[-1] in _WORD))
        self._automaton.make_automaton()

    def find(self, folded: str) -> list[tuple[Span, Meaning]]:
        """Where wordings stand, the longest first, and the first given of equally long ones: so are they meant.

        A Latin wording stands only between the bounds of words; Chinese has none, so `榜首` is found anywhere.
        """
        found = [
            (-length, order, last, meaning)
            for last, (length, order, meaning, opens, closes) in self._automaton.iter(folded)
            if not (closes and folded[last + 1 : last + 2] in _WORD)
            and not (opens and last >= length and folded[last - length] in _WORD)
        ]
        found.sort(key=itemgetter(0, 1, 2))
        return [(Span(last + length + 1, last + 1), meaning) for length, _, last, meaning in found]
