"""Corrections: the right value as the article would write it.

Each unit has its own ways of writing. The figure's own words are kept with the right number in them, to the same unit and
the same digits after the point; where there are no such words (登顶 for a fourth place, a third for a tenth), a plain form
in digits that a desk could print.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from claims.figure import Figure
from claims.numbers.numeral import ZH
from claims.numbers.respelled import respelled

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Scale words, the largest first; each row is one way of writing.
_SCALES: tuple[tuple[tuple[str, Decimal], ...], ...] = (
    (("万亿", Decimal("1e12")), ("亿", Decimal("1e8")), ("万", Decimal("1e4"))),
    (("trillion", Decimal("1e12")), ("billion", Decimal("1e9")), ("million", Decimal("1e6"))),
    (("tn", Decimal("1e12")), ("bn", Decimal("1e9")), ("mn", Decimal("1e6"))),
    (("T", Decimal("1e12")), ("B", Decimal("1e9")), ("M", Decimal("1e6"))),
)
#: What is about ten times as much or more is not written in the same scale word (17489亿 for 1.75亿).
_FAR = Decimal(9)
#: A part in words says so to a percentage point.
_NEARLY = Decimal("0.01")
_PERCENT = Decimal("0.01")
_PART = re.compile(r"分之|半|\b(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b")
#: Parts down to a fifth are written in words.
_SMALLEST_PART = 5
_TIMES = re.compile(r"倍|times|fold")


def corrected(figure: Figure, right: Decimal) -> str:
    """The figure's own words with the right number in them.

    >>> corrected(Figure.printed("2.75", scale=Decimal("1e12"), unit="tokens", text="2.75万亿"), Decimal("1748856634000"))
    '1.75万亿'
    """
    write = _WAYS.get(figure.unit, _counted)
    if (figure.value < 0) == (right < 0) and (figure.value or not right):
        return write(figure, right)
    return _turned(figure, write(_positive(figure), abs(right)), right)


def _positive(figure: Figure) -> Figure:
    return figure.negated() if figure.value < 0 else figure


def _turned(figure: Figure, size: str, right: Decimal) -> str:
    """A figure of the other direction: the direction stood in the verb, so a sign or a word has to say it."""
    if size.endswith("%"):
        return ("-" if right < 0 else "+") + size.lstrip("+-−＋ ")
    chinese = _is_chinese(figure.text)
    if figure.unit == "tokens":
        return f"落后{size}" if chinese else f"{size} behind"
    if chinese:
        return ("下降" if right < 0 else "增长") + size
    return f"{size} {'lower' if right < 0 else 'higher'}"


def _amount(figure: Figure, right: Decimal) -> str:
    """Tokens: 4.69万亿, 三万亿, 890 billion, 4.69T."""
    far = bool(figure.value) and not 1 / _FAR < abs(right / figure.value) < _FAR
    return (not far and (_in_digits(figure, right) or _spelled(figure, right))) or _rescaled(figure, right)


def _rescaled(figure: Figure, right: Decimal) -> str:
    """In the scale word that fits, to as many digits as were printed: 1.75万亿 for 1.75亿, 40亿 for 0.004万亿."""
    text = figure.text.lower()
    family = next((row for row in _SCALES if any(word.lower() in text for word, _ in row)), None)
    if family is None:
        return _in_digits(figure, right) or f"{right:f}"
    word, scale = next((each for each in family if abs(right) >= each[1]), family[-1])
    digits = len(str(abs((figure.value / figure.step).to_integral_value())))
    number = _rounded(right / scale, digits - 1 - (right / scale).adjusted()) if right else right
    apart = " " if any(f" {other.lower()}" in text for other, _ in family) else ""
    return f"{number:f}{apart}{word}"


def _in_digits(figure: Figure, right: Decimal) -> str:
    """The one number in digits exchanged for another; empty where there is none, or more than one (4万6900亿, 1.5-2万亿)."""
    found = _DIGITS.findall(figure.text)
    digits = Decimal(found[0].replace(",", "")) if len(found) == 1 else Decimal(0)
    if not digits:
        return ""
    places = len(found[0].partition(".")[2])
    scale = abs(figure.value) / digits
    padded = figure.step > scale.scaleb(-places)  # 8900亿 is how 890B is written: its zeros are no digits
    number = _rounded(_rounded(right / figure.step, 0) * figure.step / scale if padded else right / scale, places)
    if right and not number:
        return ""
    return figure.text.replace(found[0], f"{abs(number):,f}" if "," in found[0] else f"{abs(number):f}", 1)


def _spelled(figure: Figure, right: Decimal) -> str:
    """A number in words: 三万亿 becomes 两万亿, five straight weeks four; empty where there is no such word."""
    if _DIGITS.search(figure.text) or "点" in figure.text or "point" in figure.text or "半" in figure.text:
        return ""
    number = int(_rounded(right / figure.step, 0))
    if not number:
        return ""
    run = re.search(f"[{ZH}]+", figure.text)
    if run is None:
        word = respelled(figure.text, number)
        return word[:1].upper() + word[1:] if figure.text[:1].isupper() else word
    ordinal = figure.text[: run.start()].endswith("第")
    own = run[0].rstrip("万亿")
    word = respelled(own, number) if own else ""
    word = "两" if word == "二" and not ordinal else word
    return figure.text[: run.start()] + word + run[0][len(own) :] + figure.text[run.end() :] if word else ""


def _place(figure: Figure, right: Decimal) -> str:
    """No. 3, #3, 3rd, third, 第三, and the words for the first places (榜首, tops), which have no like for others."""
    number = int(right)
    text = figure.text
    nth = re.search(r"\d+(?:st|nd|rd|th)\b", text)
    if nth:
        return text.replace(nth[0], f"{number}{_suffix(number)}")
    if re.search(r"第|No|#|[Nn]umber|^\d+$", text):
        return _in_digits(figure, right) or _spelled(figure, right) or _plain_place(text, number)
    if not _is_chinese(text) and not text.lower().startswith("top") and (word := _spelled(figure, right)):
        return word
    return _plain_place(text, number)


def _plain_place(text: str, number: int) -> str:
    if not _is_chinese(text):
        return f"No. {number}"
    word = respelled("一", number)
    return f"第{word or number}"


def _suffix(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _counted(figure: Figure, right: Decimal) -> str:
    """Weeks and seats: 连续五周, five straight weeks, the fifth week, 六席, four."""
    text = _in_digits(figure, right) or _spelled(figure, right) or f"{right:f}"
    if right == 1 and re.search(r"\b(?:one|1)\b", text):
        return re.sub(r"\b(week|day|month)s\b", r"\1", text)
    return text if right != 2 or "第" in text else text.replace("连续二", "连续两")


def _share(figure: Figure, right: Decimal) -> str:
    """61%, 六成, 两成五, a third, 三分之二; a change in times (doubled, 增长5倍) becomes a percentage, whose meaning is one."""
    text = figure.text
    if "成" in text and right < 1:
        return _in_digits(figure, right) or _tenths(figure, right) or _percent(figure, right)
    if _PART.search(text):
        return _part(figure, right) or _percent(figure, right)
    written = "" if _TIMES.search(text) else _in_digits(figure, right)
    return written or _percent(figure, right)


def _percent(figure: Figure, right: Decimal) -> str:
    """As a percentage, to the digits that the figure fixed, and as many more as it takes to say anything."""
    places = max(0, -int((figure.step / _PERCENT).adjusted()))
    number = _rounded(right * 100, places)
    if right and not number:  # 0% says nothing
        number = _rounded(right * 100, -(right * 100).adjusted())
    return f"{number:f}%"


def _tenths(figure: Figure, right: Decimal) -> str:
    """六成, 两成五, as exact as the figure was."""
    fine = figure.step < Decimal("0.1") and "半" not in figure.text
    tens, ones = divmod(int(_rounded(right * 100, 0)), 10) if fine else (int(_rounded(right * 10, 0)), 0)
    if not 1 <= tens < 10:
        return ""
    return _few(tens) + "成" + (respelled("一", ones) if ones else "")


def _few(number: int) -> str:
    """A number of things: two is 两."""
    return "两" if number == 2 else respelled("一", number)


def _part(figure: Figure, right: Decimal) -> str:
    """A simple part in words that is right to a percentage point; empty where there is none."""
    near = Fraction(right).limit_denominator(_SMALLEST_PART)
    simple = near.denominator > 2 and abs(Decimal(near.numerator) / near.denominator - right) <= _NEARLY
    if not simple or not 0 < near < 1:
        return ""
    if _is_chinese(figure.text):
        return f"{respelled('一', near.denominator)}分之{respelled('一', near.numerator)}"
    lower = "quarter" if near.denominator == 4 else respelled("second", near.denominator)
    return f"a {lower}" if near.numerator == 1 else f"{respelled('one', near.numerator)} {lower}s"


def _times(figure: Figure, right: Decimal) -> str:
    """2.11倍, 1.5 times; of multiples in words (twice, 两倍, double) whole ones stay words."""
    if text := _in_digits(figure, right):
        return text
    number = _rounded(right, 1)
    whole = number == number.to_integral_value() and 2 <= number < 10
    if _is_chinese(figure.text):
        return f"{_few(int(number)) if whole else f'{number:f}'}倍"
    return "twice" if number == 2 else f"{respelled('two', int(number)) if whole else f'{number:f}'} times"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _is_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


_WAYS: dict[str, Callable[[Figure, Decimal], str]] = {
    "tokens": _amount,
    "rank": _place,
    "share": _share,
    "times": _times,
}
