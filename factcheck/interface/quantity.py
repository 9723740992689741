"""Quantities as a reader writes them: 4.69T, 4.69万亿, #1, 第1, 61 %, 5 weeks.

Values come as the decimal strings of a report. What the board gives is shown to one digit more than the
article printed (at least four), so that a difference that decides a verdict can be seen.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from claims.figure import UNBOUNDED
from factcheck.interface import Interface, interface, languages
from factcheck.report import FigurePart, FindingPart
from factcheck.vocabulary import Kind, Unit

_LEAST_DIGITS = 4

#: The unit of a finding whose figure is not a number of its own: what its readings are counted in.
_UNIT_OF_KIND = {
    Kind.RANK: Unit.RANK,
    Kind.MEMBERSHIP: Unit.RANK,
    Kind.STREAK: Unit.WEEKS,
    Kind.SHARE: Unit.SHARE,
    Kind.GROWTH: Unit.SHARE,
    Kind.RATIO: Unit.TIMES,
    Kind.COUNT: Unit.MODELS,
}


def unit_of(finding: FindingPart) -> str:
    """What the figure and the readings of a finding are counted in."""
    if finding.figure is not None:
        return finding.figure.unit
    return next((unit for kind, unit in _UNIT_OF_KIND.items() if kind == finding.kind), Unit.TOKENS)


def digits_of(figure: FigurePart | None) -> int:
    """How many significant digits to show beside a figure."""
    if figure is None:
        return _LEAST_DIGITS
    return max(_LEAST_DIGITS, len(Decimal(figure.value).normalize().as_tuple().digits) + 1)


def quantity(value: str, unit: str, words: Interface, *, digits: int = _LEAST_DIGITS, signed: bool = False) -> str:
    """One value in one language.

    >>> quantity("4690000000000", "tokens", interface("zh")), quantity("0.61", "share", interface("en"))
    ('4.69万亿', '61%')
    """
    number = Decimal(value)
    sign = "+" if signed and number > 0 else ""
    if unit == Unit.TOKENS:
        return sign + _scaled(number, words, digits)
    if unit == Unit.SHARE:
        return words.say("unit.share", n=sign + _plain(_rounded(number * 100, digits), words))
    if unit == Unit.TIMES:
        return words.say("unit.times", n=_plain(_rounded(number, digits), words))
    if unit == Unit.RANK:
        return words.say("unit.rank", n=_plain(number, words))
    if words.knows(f"number-of.{unit}"):
        return words.count(f"number-of.{unit}", number, n=sign + _plain(number, words))
    return f"{sign}{_plain(_rounded(number, digits), words)} {unit}"


def elsewhere(value: str, unit: str, words: Interface, *, digits: int = _LEAST_DIGITS, signed: bool = False) -> str:
    """The same value as the other languages write it; empty where they write it alike.

    >>> elsewhere("4690000000000", "tokens", interface("zh"))
    '4.69T'
    """
    if unit != Unit.TOKENS:
        return ""
    here = quantity(value, unit, words, digits=digits, signed=signed)
    others = (interface(language) for language in languages() if language != words.language)
    written = dict.fromkeys(quantity(value, unit, other, digits=digits, signed=signed) for other in others)
    return " · ".join(text for text in written if text != here)


def between(low: str | None, high: str | None, unit: str, words: Interface, *, digits: int = _LEAST_DIGITS) -> str:
    """An interval: one value where both ends are the same, one bound where the other side is open.

    >>> between("4685000000000", "4695000000000", "tokens", interface("en"))
    '4.685T – 4.695T'
    """
    low = None if low is None or Decimal(low) <= -UNBOUNDED else low
    high = None if high is None or Decimal(high) >= UNBOUNDED else high
    ends = [quantity(end, unit, words, digits=digits) for end in (low, high) if end is not None]
    if low is not None and high is not None:
        return ends[0] if ends[0] == ends[1] else words.say("quantity.between", low=ends[0], high=ends[1])
    if low is not None:
        return words.say("quantity.at-least", value=ends[0])
    if high is not None:
        return words.say("quantity.at-most", value=ends[0])
    return words.say("quantity.unknown")


def exact(value: str) -> str:
    """A value with all its digits, in groups of three.

    >>> exact("1748856634000")
    '1,748,856,634,000'
    """
    return f"{Decimal(value):,f}"


def _scaled(number: Decimal, words: Interface, digits: int) -> str:
    """A large number in the scale words of the language, rounded before the word is chosen: 999,960 is 1M."""
    rounded = _rounded(number, digits)
    for scale in words.scales:
        if abs(rounded) >= scale.at:
            return _plain(rounded / scale.at, words) + scale.word
    return _plain(rounded, words)


def _rounded(number: Decimal, digits: int) -> Decimal:
    if not number:
        return Decimal(0)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - digits + 1), rounding=ROUND_HALF_EVEN)


def _plain(number: Decimal, words: Interface) -> str:
    """Plain notation without trailing zeros after the point; thousands are grouped where the language does so."""
    text = words.say("quantity.number", n=number)
    return text.rstrip("0").rstrip(".") if "." in text else text
