"""Ordinals of any size: 第三, 第四十万, 31st, two hundred and third. What they order is not asked here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claims.lexicon import lexicon
from claims.numbers.chinese_numeral import numeral_starting_at
from claims.numbers.english_numeral import Token, all_ordinals, cardinal, runs

_NTH = re.compile(r"第\s{0,2}")
#: Words of the longest ordinal that is looked for in front of its last one.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in an order, and where it stands."""

    start: int
    end: int
    number: int


def ordinals(folded: str) -> Iterator[Ordinal]:
    """Every ordinal, the Chinese ones first. A billionth is a part, a hundred billionth a place.

    >>> [found.number for found in ordinals("第四百零五, two hundred and third, 31st")]
    [405, 203, 31]
    """
    for match in _NTH.finditer(folded):
        numeral = numeral_starting_at(folded, match.end())
        if numeral is not None and numeral.value == int(numeral.value):
            yield Ordinal(match.start(), numeral.end, int(numeral.value))
    for run in runs(folded):
        yield from _english(run)


def _english(run: Sequence[Token]) -> Iterator[Ordinal]:
    done = 0
    for at, token in enumerate(run):
        if token.ordinal is None:
            continue
        first = max(done, at - _LONGEST)
        words = [*run[first:at], _as_cardinal(token)]
        begins = next((i for i in range(len(words)) if _reads_through(words, i)), None)
        if begins is None or (begins == len(words) - 2 and words[begins].text in {"a", "an"}):
            continue
        read = cardinal(words, begins)
        if read is not None:
            yield Ordinal(words[begins].start, token.end, int(read.value))
            done = at + 1


def _reads_through(counted: Sequence[Token], at: int) -> bool:
    read = cardinal(counted, at)
    return read is not None and read.stop == len(counted)


@cache
def _cardinal_words() -> dict[str, str]:
    known = lexicon()
    by_value = {value: word for word, value in (known.digit_words | known.number_words | known.number_scales).items()}
    return {word: by_value[value] for word, value in all_ordinals().items()}


def _as_cardinal(token: Token) -> Token:
    if token.text[0].isdigit():
        return replace(token, text=token.text[:-2])
    return replace(token, text=_cardinal_words()[token.text])
