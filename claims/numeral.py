"""Numerals: digits and words to exact decimals, with the precision in which they are printed.

All patterns work on folded text (`claims.normalise.fold`), where digits are ASCII and letters small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.lexicon import lexicon

_ZH_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "俩": 2,
    "仨": 3,
}
_ZH_TENS = {"十": 10, "百": 100, "千": 1000}
_ZH_SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
#: Characters of a Chinese numeral, for the patterns of other modules.
ZH = "零〇一二两三四五六七八九十百千"
#: 九千九百九十九万九千九百九十九亿 has fifteen characters; no numeral of the news has more.
_LONGEST_ZH = 16

#: Scale words, longest first. A bare t, b, m or k counts only right behind its digits.
SCALES = {
    "千万亿": Decimal("1e15"), "万亿": Decimal("1e12"), "千亿": Decimal("1e11"), "百亿": Decimal("1e10"), "亿": Decimal("1e8"),
    "千万": Decimal("1e7"), "百万": Decimal("1e6"), "万": Decimal("1e4"), "兆": Decimal("1e12"),
    "quadrillion": Decimal("1e15"), "trillion": Decimal("1e12"), "billion": Decimal("1e9"), "million": Decimal("1e6"),
    "thousand": Decimal("1e3"), "trn": Decimal("1e12"), "tn": Decimal("1e12"), "bn": Decimal("1e9"), "mn": Decimal("1e6"),
    "t": Decimal("1e12"), "b": Decimal("1e9"), "m": Decimal("1e6"), "k": Decimal("1e3"),
}  # fmt: skip

_ZH_SCALE = "|".join(word for word in SCALES if not word.isascii()) + "(?!瓦|字节|赫|比特)"  # 兆瓦 is a power
_EN_SCALE = "|".join(word for word in SCALES if word.isascii())
#: Runs are taken whole (`++`): a long one is read once, not once from each of its characters.
_NUMBER = re.compile(
    rf"""
    (?P<digits>
        (?P<upper>\d{{1,4}}|[{ZH}]{{1,8}}+)(?P<step>万|兆)(?P<lower>\d,\d{{3}}|\d{{3,4}}|[{ZH}]{{1,8}}+)(?=亿)  # 4兆6,900亿
      | \d{{1,3}}(?:,\d{{3}})++(?:\.\d++)?(?![\d])   # 1,100 and 3,456.7
      | \d++(?:\.\d++)?
      | (?<![^\s(（\[~約约近逾超达为至到])\.\d++   # .5 trillion
      | (?<![{ZH}])[{ZH}]++(?:点[零〇一二三四五六七八九]++)?(?=\s?(?:{_ZH_SCALE}))   # 二十万亿
    )
    (?:\s{{0,2}}(?:\*\*)?(?P<zh>{_ZH_SCALE})|[\s-]{{0,2}}(?P<en>{_EN_SCALE})(?![a-z0-9]))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number: where it stands, its digits as printed (no separators), its scale word's factor."""

    start: int
    end: int
    digits: str
    scale: Decimal
    scale_word: str

    @property
    def value(self) -> Decimal:
        """The number in full."""
        return Decimal(self.digits) * self.scale


def numerals(folded: str) -> Iterator[Numeral]:
    """Every number in digits, and every Chinese numeral that carries a scale word, from left to right.

    >>> [(n.digits, n.scale_word) for n in numerals("4.69万亿 vs 3.294t, 1,100万")]
    [('4.69', '万亿'), ('3.294', 't'), ('1100', '万')]
    """
    for match in _NUMBER.finditer(folded):
        digits = _in_digits(match)
        if digits is None:
            continue
        word = match["zh"] or match["en"] or ""
        yield Numeral(match.start(), match.end(), digits, SCALES.get(word, Decimal(1)), word)


def _in_digits(match: re.Match[str]) -> str | None:
    """The digits of a match without separators; `None` for Chinese characters that spell no single number (三五万)."""
    if match["step"]:
        upper, lower = small_number(match["upper"]), small_number(match["lower"].replace(",", ""))
        if upper is None or lower is None or lower >= _ZH_SCALES[match["step"]] // 10 ** (8 * (match["step"] == "兆")):
            return None
        return str(upper * 10**4 + lower)
    words: str = match["digits"]
    if not words.isascii():
        return _zh_decimal(words)
    return f"0{words}" if words[0] == "." else words.replace(",", "")


def _zh_decimal(words: str) -> str | None:
    whole, _, fraction = words.partition("点")
    value = _zh_whole(whole)
    if value is None:
        return None
    return f"{value}.{''.join(str(_ZH_DIGITS[c]) for c in fraction)}" if fraction else str(value)


def small_number(words: str) -> int | None:
    """A whole number in digits, Chinese or English words; `None` where it is none.

    >>> small_number("十六"), small_number("12"), small_number("five"), small_number("fifth"), small_number("3rd")
    (16, 12, 5, 5, 3)
    """
    words = words.strip()
    if match := re.fullmatch(r"(\d{1,6})(?:st|nd|rd|th)?", words):
        return int(match[1])
    known = lexicon()
    if words in known.number_words:
        return known.number_words[words]
    if words in known.ordinal_words:
        return known.ordinal_words[words]
    return _zh_whole(words)


def respelled(words: str, number: int) -> str:
    """The same words with another whole number in them; empty where the number has no word in the same style.

    >>> respelled("six straight weeks", 5), respelled("连续六周", 5), respelled("sixth week running", 5)
    ('five straight weeks', '连续五周', 'fifth week running')
    """
    for table in (lexicon().number_words, lexicon().ordinal_words):
        for word in re.findall(r"[a-z]+", words.lower()):
            if word in table:
                spelled = next((other for other, value in table.items() if value == number), "")
                return re.sub(word, spelled, words, count=1, flags=re.IGNORECASE) if spelled else ""
    run = re.search(f"[{ZH}]+", words)
    if run is None or not 0 <= number < 100:
        return ""
    return words[: run.start()] + _zh_spelled(number) + words[run.end() :]


def _zh_spelled(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    tens, ones = divmod(number, 10)
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")


def _zh_whole(words: str) -> int | None:
    """A whole number in Chinese characters; `None` for digits side by side, a range (三五) or a year (二〇二六)."""
    if (
        not words
        or len(words) > _LONGEST_ZH
        or any(c not in _ZH_DIGITS and c not in _ZH_TENS and c not in _ZH_SCALES for c in words)
    ):
        return None
    total = section = scale = 0
    digit = unit = None
    for char in words:
        if char in _ZH_DIGITS:
            if digit:
                return None
            digit = _ZH_DIGITS[char]
            unit = unit if digit else None
        elif char in _ZH_TENS:
            unit = _ZH_TENS[char]
            section += (digit or 1) * unit
            digit = None
        else:
            here = section + (digit or 0)
            scale, before = _ZH_SCALES[char], scale
            total = (total + here) * scale if scale > before else total + here * scale  # 二十万亿, 一亿二千万
            section, digit, unit = 0, None, scale
    if digit and unit is not None and unit > 10:
        digit *= unit // 10  # 二百五 is 250, 一万五 15,000: the next lower unit is left out
    return total + section + (digit or 0)
