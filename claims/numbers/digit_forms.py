"""Numbers in digits in the forms that general text has and news hardly: fractions, powers, other ways to group digits.

The news reader (`claims.numbers.numeral`) leaves these as the numbers that they are made of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal

from claims.numbers.scale import EN_SCALE, SCALES

_DECIMAL = r"\d{1,40}(?:\.\d{1,40})?"
_START = r"(?<![a-z\d])(?<!\d[.,])"
#: Larger powers are games with digits.
_POWER = r"[+-]{0,3}\d{1,3}(?![\d.a-z])"
_SCALE = rf"(?:\s?(?P<scale>{EN_SCALE}|mm|g)(?![a-z\d]))?(?![a-z])"


def _raised(match: re.Match[str]) -> Decimal:
    base, power = Decimal(match["base"]), match["power"]
    exponent = int(power.lstrip("+-")) * (-1 if power.count("-") % 2 else 1)
    if not base and exponent <= 0:
        return Decimal(1)  # nothing to the power of nothing has no value; a reader of news needs none
    return base.scaleb(exponent) if match["tens"] else base**exponent


def _divided(match: re.Match[str]) -> Decimal:
    return Decimal(match["whole"] or 0) + Decimal(match["upper"]) / Decimal(match["lower"])


def _vulgar(match: re.Match[str]) -> Decimal:
    return Decimal(match["whole"] or 0) + Decimal(str(unicodedata.numeric(match["sign"])))


def _continental(match: re.Match[str]) -> Decimal:
    return Decimal(match[0].replace(".", "").replace(",", "."))


def _plain(match: re.Match[str]) -> Decimal:
    number = Decimal(match["number"].replace(",", "").replace(" ", ""))
    word = match["scale"]
    return number * _GENERAL_SCALES[word] if word else number


#: Of technical text: 1MM, 2.5 G.
_GENERAL_SCALES = {**SCALES, "mm": Decimal("1e6"), "g": Decimal("1e9")}
#: Each form with what it comes to.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Decimal]], ...] = (
    (re.compile(rf"{_START}(?P<base>{_DECIMAL})(?P<tens>e|\s?[x×*]\s?10\^)(?P<power>{_POWER})"), _raised),
    (re.compile(rf"{_START}(?P<base>{_DECIMAL})(?P<tens>)\^(?P<power>{_POWER})"), _raised),
    (
        re.compile(
            rf"{_START}(?<!\d[-/])(?:(?P<whole>\d{{1,9}})\s{{1,2}})?(?P<upper>\d{{1,9}})/(?P<lower>(?!0+(?!\d))\d{{1,9}})(?![\d/a-z])"
        ),
        _divided,
    ),
    (re.compile(rf"{_START}(?:(?P<whole>\d{{1,9}})\s?)?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅛⅜⅝⅞])"), _vulgar),
    (re.compile(rf"{_START}(?:\d{{1,3}}(?:\.\d{{3}}){{1,12}}+,\d{{1,9}}|\d{{1,9}},\d{{1,2}})(?!,?\d)"), _continental),
    (re.compile(rf"{_START}(?P<number>\d{{1,2}}(?:,\d{{2}}(?!\d)){{1,12}}+,\d{{3}}(?:\.\d++)?)(?!,?\d){_SCALE}"), _plain),
    (re.compile(rf"{_START}(?P<number>\d{{1,3}}(?:\s\d{{3}}){{1,12}}+(?:\.\d++)?)(?!,?\d){_SCALE}"), _plain),
    (re.compile(rf"{_START}(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,12}}+(?:\.\d++)?)(?!,?\d){_SCALE}"), _plain),
    (re.compile(rf"{_START}(?P<number>\d++\.\d++)(?!\.?\d){_SCALE}"), _plain),
    (re.compile(rf"(?<![\da-z])(?P<number>\.\d++){_SCALE}"), _plain),
    (re.compile(rf"(?<![\da-z])(?:(?<=\d\.)|(?!\d++\.\d++(?!\.?\d)))(?P<number>\d++){_SCALE}"), _plain),
)


def digit_forms(folded: str) -> Iterator[tuple[int, int, Decimal]]:
    """Every number in every form, with its span, unsigned; they overlap, and the caller picks."""
    for pattern, value in _FORMS:
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), value(match)
