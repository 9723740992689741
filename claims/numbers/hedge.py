"""Hedges around a figure: the words right before it (约, nearly) and right behind it (左右, or more)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.figure import Figure, Hedge
from claims.lexicon import lexicon

_WINDOW_BEFORE = 24
_WINDOW_BEHIND = 12


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first; Latin ones between word boundaries."""
    return "|".join(_word(word) for word in sorted(words, key=len, reverse=True))


def _word(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", r"\s")
    if word[0].isascii() and word[0].isalpha():
        pattern = rf"\b{pattern}"
    return rf"{pattern}\b" if word[-1].isascii() and word[-1].isalpha() else pattern


@cache
def _before_patterns() -> dict[Hedge, re.Pattern[str]]:
    return {
        Hedge(hedge): re.compile(rf"(?:{alternatives(words)})\s?(?:us)?[$€£¥]?$")
        for hedge, words in lexicon().hedges_before.items()
    }


@cache
def _words_before() -> tuple[str, ...]:
    return tuple(word for words in lexicon().hedges_before.values() for word in words)


def _may_hedge(window: str) -> bool:
    """Whether text may end in a hedge and the sign of a currency: far cheaper than the patterns, and hardly ever so."""
    words = window.rstrip("$€£¥").rstrip()
    return words.removesuffix("us").rstrip().endswith(_words_before()) or words.endswith(_words_before())


def hedge_before(folded: str, start: int) -> tuple[Hedge, int] | None:
    """The hedge that ends right before an offset, and where it starts; the longest wording wins (不超过 over 超过)."""
    window = folded[max(0, start - _WINDOW_BEFORE) : start]
    if not _may_hedge(window):
        return None
    best: tuple[int, Hedge] | None = None
    for hedge, pattern in _before_patterns().items():
        match = pattern.search(window)
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), hedge)
    if best is None:
        return None
    at = start - len(window) + best[0]
    around = folded[max(0, at - 2) : at + _WINDOW_BEHIND]
    if any(word in around and word not in window[best[0] :] for word in lexicon().not_hedges if not word.isascii()):
        return None
    return best[1], at


#: In a row of figures, + is the sign of the next: 1.75T +12.3%.
_SIGN_OF_NEXT = re.compile(r"\+\s?\d")


def hedge_after(folded: str, end: int) -> Hedge | None:
    """The hedge that starts right behind an offset (左右, 以上, or more)."""
    window = folded[end : end + _WINDOW_BEHIND].partition("\n")[0].lstrip()
    if _SIGN_OF_NEXT.match(window):
        return None
    for hedge, words in lexicon().hedges_after.items():
        if window.startswith(words):
            return Hedge(hedge)
    return None


def hedged_around(figure: Figure, folded: str, start: int, *ends: int) -> Figure:
    """The figure under the hedge before its start, else under that behind the first of its ends that has one."""
    before = hedge_before(folded, start)
    hedge = before[0] if before else next((found for end in ends if (found := hedge_after(folded, end))), None)
    return figure if hedge is None else figure.hedged(hedge)
