"""English numerals: words, and digits mixed with them, to exact values (two and a half million, three point one four).

A run of number words is cut into tokens once; the readers take a place in it and give a value and the place behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from claims.lexicon import lexicon

_GAP = r"(?:\s?-\s?|\s{1,2})"
_NUMBER = r"\d{1,3}(?:,\d{3}){1,12}+(?:\.\d++)?(?![\d,])|\d++(?:\.\d++)?(?![\d.]*\d)"
_JOINING = ("and", "a", "an", "of", "point", "over", "out", "minus", "negative")
#: What every ordinal in digits ends in: 1st, 22nd.
DIGIT_ORDINALS = tuple(f"{digit}{nd}" for digit in range(10) for nd in ("st", "nd", "rd", "th"))
_ELISION = range(1, 10)  # three forty five


@lru_cache(maxsize=4096)
def _counted(text: str) -> Fraction | None:
    if text[0].isdigit():
        return Fraction(text.replace(",", "")) if text[-1].isdigit() else None
    value = lexicon().number_words.get(text)
    if value is None and text in lexicon().digit_words and len(text) > 2:
        value = 0
    return None if value is None else Fraction(value)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number of a run; `ends_at` and `starts_at` are offsets in the text."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> Fraction | None:
        """What it counts by itself."""
        return _counted(self.text)

    @property
    def scale(self) -> int | None:
        """What it multiplies by: hundred, million, dozen."""
        return lexicon().number_scales.get(self.text)

    @property
    def ordinal(self) -> int | None:
        """The place that it names: third, hundredth, 21st."""
        if self.text[0].isdigit() and self.text[-2:] in {"st", "nd", "rd", "th"}:
            return int(self.text[:-2].replace(",", ""))
        return all_ordinals().get(self.text)

    @property
    def part(self) -> int | None:
        """The part of a whole that it names, one or several of them: third, quarters."""
        if self.text in lexicon().denominators:
            return lexicon().denominators[self.text]
        word = self.text.removesuffix("s")
        return lexicon().ordinal_words.get(word) or lexicon().ordinal_scales.get(word)


@cache
def all_ordinals() -> dict[str, int]:
    """Every ordinal word; those that places and parts are told by are tables of their own."""
    known = lexicon()
    return known.ordinal_words | known.rare_ordinals | known.ordinal_scales


@cache
def run_words() -> frozenset[str]:
    """Every word that can stand in a run."""
    known = lexicon()
    words = (*known.number_words, *known.number_scales, *known.digit_words, *known.denominators, *_JOINING, *all_ordinals())
    return frozenset(words).union(f"{word}s" for word in all_ordinals())


@cache
def _run() -> re.Pattern[str]:
    word = rf"(?:{'|'.join(sorted(run_words(), key=len, reverse=True))})(?![a-z0-9])"
    token = rf"(?:{word}|(?:{_NUMBER})(?![a-z])|\d{{1,15}}(?:st|nd|rd|th)(?![a-z0-9]))"
    return re.compile(rf"(?<![a-z0-9.,])(?<!\d-)(?<![a-z]['’]){token}(?:{_GAP}{token})*+")


_TOKEN = re.compile(r"[a-z]+|\d[\d,.]*(?:st|nd|rd|th)?")


def runs(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Token, ...]]:
    """Every stretch of words that numbers are made of, in order; which of them do make one, the readers say."""
    for match in _run().finditer(folded, start, len(folded) if end is None else end):
        yield tuple(Token(t[0], t.start(), t.end()) for t in _TOKEN.finditer(folded, match.start(), match.end()))


@dataclass(frozen=True, slots=True)
class Read:
    """A value, the place in the run behind it, and the scale word that it ended with (1 without)."""

    value: Fraction
    stop: int
    scale: int = 1


def cardinal(run: Sequence[Token], at: int) -> Read | None:
    """The whole number, or the number in digits, that starts at a token: as many words as belong to it.

    >>> tokens = next(runs("six hundred and seventeen thousand and nine"))
    >>> str(cardinal(tokens, 0).value)
    '617009'
    """
    first = at
    if at < len(run) and run[at].scale and run[at].text.endswith("s"):
        return None  # hundreds of people: how many, nobody says
    if at < len(run) and run[at].text in {"a", "an"} and at + 1 < len(run) and run[at + 1].scale:
        at += 1
    total, scale, stop = Fraction(0), 0, first
    while True:
        group = _group(run, at, opening=not scale)
        value, at = (group.value, group.stop) if group else (None, at)
        scales = _scales(run, at)
        if value is None and (scale or scales is None):
            break
        if scales is None:
            if value is not None and (not scale or value < scale):
                total, stop = total + (value or 0), at
            break
        if scale and scales.value >= scale:
            break
        total, stop, scale = total + (1 if value is None else value) * scales.value, scales.stop, int(scales.value)
        at = _behind_and(run, stop)
    return Read(total, stop, scale or 1) if stop > first else None


def _behind_and(run: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(run) and run[at].text == "and" else at


def _scales(run: Sequence[Token], at: int) -> Read | None:
    """Scale words above hundred, one behind the other: hundred thousand million."""
    value, stop = 1, at
    while stop < len(run) and (scale := run[stop].scale) and (scale != 100 or stop > at):
        value, stop = value * scale, stop + 1
    return Read(Fraction(value), stop) if stop > at else None


def _group(run: Sequence[Token], at: int, *, opening: bool) -> Read | None:
    """A number below a scale word: 617 of 617 thousand; of digits only what no number stands right before."""
    value: Fraction | None = None
    hundred = False
    stop = at
    while at < len(run):
        token, number = run[at], run[at].number
        if token.scale == 100 and not hundred and (value is None or 0 < value < 100):
            value, hundred = (Fraction(1) if value is None else value) * 100, True
            at = stop = at + 1
            at = _behind_and(run, at)
            continue
        if number is None or not _joins(value, number, token, opening=opening, again=_is_hundred(run, at + 1)):
            break
        value = number if value is None else value * 100 + number if value in _ELISION and number >= 20 else value + number
        at = stop = at + 1
    return None if value is None else Read(value, stop)


def _is_hundred(run: Sequence[Token], at: int) -> bool:
    return at < len(run) and run[at].scale == 100


def _joins(value: Fraction | None, number: Fraction, token: Token, *, opening: bool, again: bool) -> bool:
    """Whether a number goes on the one before it: five behind twenty, forty behind three (340), 15 behind 6 hundred."""
    digits = token.text[0].isdigit()
    if value is None:
        return opening or not digits or number < 1000
    if value >= 100 and value % 100 == 0:
        return 0 < number < 100 and not again
    if digits:
        return False
    ones = value % 100
    if ones >= 20 and ones % 10 == 0:
        return 0 < number < 10 and not (again and value >= 100)
    return value in _ELISION and number >= 20 and not again
