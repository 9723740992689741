"""Numerals of the news: digits, and words that a scale word makes large, with the precision in which they are printed.

All patterns work on folded text (`claims.normalise.fold`), where digits are ASCII and letters small. `claims.numbers.any_numeral`
reads every number of a text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.lexicon import lexicon
from claims.numbers.chinese_numeral import ChineseNumeral, numeral_runs, read_numeral
from claims.numbers.chinese_value import ARABIC, whole_value
from claims.numbers.english_fraction import number, numbers_of
from claims.numbers.english_numeral import Read, Token, cardinal, run_words, runs
from claims.numbers.scale import EN_SCALE, SCALES, ZH_SCALE

#: Characters of an everyday Chinese numeral, for the patterns of other modules.
ZH = "零〇一二两三四五六七八九十百千"
#: Runs are taken whole (`++`): a long one is read once, not once from each of its characters.
_NUMBER = re.compile(
    rf"""
    (?P<digits>
        [\d.]                                               # first, so that `re` skips to it
        (?: (?<=\d)\d{{0,2}}(?:,\d{{3}}){{1,12}}+(?:\.\d++)?(?![\d])   # 1,100 and 3,456.7
          | (?<=\d)\d*+(?:\.\d++)?
          | (?<=\.)(?<![^\s(（\[~约约近逾超达为至到]\.)\d++   # .5 trillion
        )
    )
    (?:\s{{0,2}}(?P<loose>[多余几])?\s?(?:\*\*)?(?P<zh>{ZH_SCALE})|[\s-]{{0,2}}(?P<en>{EN_SCALE})(?![a-z0-9]))?
    """,
    re.VERBOSE,
)
#: With a large scale word, and more than digits and one scale: those are read from the digits, which keep their zeros.
_LARGE_ZH = re.compile(rf"(?!{ARABIC}[^\d一二两三四五六七八九点]*\Z)[^万亿兆]+[万亿兆]")
#: 数百亿 and 几百万 are some hundreds, 上百亿 at least one.
_SOME = re.compile(r"(?P<some>[数几])|上")
_LARGE_EN = re.compile(r"(?:m|b|tr|quadr|quint)illion(?![a-z])")
#: The longest numeral in English words that is looked for.
_LONGEST_EN = 80
#: The word before a scale word, or before the digits that it stands behind.
_WORD_BEFORE = re.compile(r"(?:(?P<word>[a-z]++)[\s-]{1,3})?(?:(?:(?:of|over)\s)?(?<![\d.,])\d[\d.,]*[\s-]{1,3})?\Z")
_WORD_BEHIND = re.compile(r"[\s-]{1,3}(?P<word>[a-z]++)")
_LONGEST_PLAIN = 32
#: $3 a million tokens: "a" is per.
_PRICED = re.compile(r"[\d$€£¥]\S{0,8}\s\Z")
_MOST_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number: where it stands, its digits as printed (no separators), its scale word's factor.

    A span (三四十, 1.5-2万亿) has the digits of its other end in `upper`; `loose` is a number that says itself that it is
    more (800多亿, 十几万).
    """

    start: int
    end: int
    digits: str
    scale: Decimal
    scale_word: str
    upper: str = ""
    loose: bool = False

    @property
    def value(self) -> Decimal:
        """The number in full; of a span its lower end."""
        return Decimal(self.digits) * self.scale


def numerals(folded: str) -> Iterator[Numeral]:
    """Every number in digits, and every one in words that carries a large scale word, from left to right.

    >>> [(n.digits, n.scale_word) for n in numerals("4.69万亿 vs 3.294t, 1,100万, half a billion")]
    [('4.69', '万亿'), ('3.294', 't'), ('1100', '万'), ('0.5', 'billion')]
    """
    end = 0
    found = [*_in_digits(folded), *_in_chinese(folded), *_in_english(folded)]
    for numeral in sorted(found, key=lambda numeral: (numeral.start, -numeral.end)):
        if numeral.start >= end:
            yield numeral
            end = numeral.end


def _in_digits(folded: str) -> Iterator[Numeral]:
    for match in _NUMBER.finditer(folded):
        digits: str = match["digits"].replace(",", "")
        word = match["zh"] or match["en"] or ""
        padded = f"0{digits}" if digits[0] == "." else digits
        yield Numeral(match.start(), match.end(), padded, SCALES.get(word, Decimal(1)), word, loose=bool(match["loose"]))


def _in_chinese(folded: str) -> Iterator[Numeral]:
    """二十万亿, 3亿2千万; a numeral without 万, 亿 or 兆 is a place or a count, and read by those who ask for it."""
    for start, end in numeral_runs(folded, _LARGE_ZH.match):
        numeral = read_numeral(folded, start, end)
        if numeral is not None and _LARGE_ZH.match(folded, start, end):
            yield _large(folded, numeral)


def _large(folded: str, numeral: ChineseNumeral) -> Numeral:
    some = _SOME.match(folded, numeral.start - 1) if numeral.start and folded[numeral.start] in "十百千" else None
    upper = numeral.value * 10 if some and some["some"] else numeral.upper
    return Numeral(
        numeral.start,
        numeral.end,
        f"{numeral.value / numeral.scale:f}",
        numeral.scale,
        numeral.scale_word,
        f"{upper / numeral.scale:f}" if upper != numeral.value else "",
        numeral.loose or bool(some and not some["some"]),
    )


def _in_english(folded: str) -> Iterator[Numeral]:
    """Two and a half trillion, half a billion; the last scale word of several says how exact it is."""
    done = 0
    for match in _LARGE_EN.finditer(folded):
        if match.end() > done:
            start, done = max(done, match.start() - _LONGEST_EN), match.end()
            if _is_plain(folded, match.start(), match.end()):
                continue
            for words, read in _worded(folded, start, match.end() + _LONGEST_EN):
                if words[-1].end < match.end():
                    continue
                found = _large_english(folded, words, read) if words[0].start < match.end() else None
                if found is not None:
                    yield found
                    done = found.end
                break


def _is_plain(folded: str, start: int, end: int) -> bool:
    """Whether no number word stands beside a scale word and its digits: most such are read from the digits alone."""
    before, behind = _WORD_BEFORE.search(folded, max(0, start - _LONGEST_PLAIN), start), _WORD_BEHIND.match(folded, end)
    return not any(found and found["word"] in run_words() for found in (before, behind))


def _worded(folded: str, start: int, end: int) -> Iterator[tuple[tuple[Token, ...], Read]]:
    for run in runs(folded, start, min(end, len(folded))):
        for at, read in numbers_of(run):
            yield run[at : read.stop], read


def _large_english(folded: str, words: tuple[Token, ...], read: Read) -> Numeral | None:
    """Of words that carry a scale word what stands until the last one of them, or until its half or quarter."""
    last = max(i for i, token in enumerate(words) if token.scale)
    if words[-1].part is None and last < len(words) - 1:
        words = words[: last + 1]
        cut = number(words, 0)
        if cut is None:
            return None
        read = cut
    scale = Decimal(words[last].scale or 1)
    digits = (Decimal(read.value.numerator) / Decimal(read.value.denominator) / scale).normalize()
    exponent = digits.as_tuple().exponent
    in_words = any(token.text[0].isalpha() and not token.scale for token in words)
    if not in_words or not isinstance(exponent, int) or -exponent > _MOST_DECIMALS or digits < 0:
        return None
    start = words[0].start
    if words[0].text == "a" and _PRICED.search(folded, max(0, start - 12), start):
        return None
    return Numeral(start, words[-1].end, f"{digits:f}", scale, words[last].text)


@lru_cache(maxsize=4096)
def small_number(words: str) -> int | None:
    """A whole number in digits, Chinese or English words; `None` where it is none.

    >>> small_number("十六"), small_number("12"), small_number("five"), small_number("fifth"), small_number("3rd")
    (16, 12, 5, 5, 3)
    """
    words = words.strip()
    if match := re.fullmatch(r"(\d{1,6})(?:st|nd|rd|th)?", words):
        return int(match[1])
    known = lexicon()
    if words in known.ordinal_words:
        return known.ordinal_words[words]
    if words[:1].isdigit():
        return None
    if words.isascii():
        return _small_english(words)
    value = whole_value(words)
    return None if value is None or value != int(value) else int(value)


def _small_english(words: str) -> int | None:
    """Five, twenty-one."""
    run = next(runs(words), ())
    read = cardinal(run, 0) if run and run[-1].end == len(words) else None
    return int(read.value) if read and read.stop == len(run) and read.value.denominator == 1 else None
