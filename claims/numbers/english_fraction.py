"""English numbers with parts: decimals in words, fractions, mixed numbers, and what scale words make of them.

"A and B parts" is a mixed number where B parts are less than one (three hundred and seven eighths is 300.875), and
one fraction otherwise (one hundred and forty fifths is 28).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claims.lexicon import lexicon
from claims.numbers.english_numeral import Read, Token, cardinal

_SIGNS = {"minus", "negative"}
#: From here on a scale word has parts of its own: a hundred and a half is 100.5, a million and a half 1,500,000.
_LARGE = 1000
_NO_PARTS = {1, 2}  # first and second name no part


def numbers_of(run: Sequence[Token]) -> Iterator[tuple[int, Read]]:
    """Every number of a run, with the token that it starts at. Ordinals are none, and leave nothing behind."""
    at = 0
    while at < len(run):
        read = number(run, at)
        if read is None:
            at += 1
            continue
        if not _ends_in_ordinal(run, read.stop):
            yield at, read
            at = read.stop
        else:
            at = read.stop + 1


def number(run: Sequence[Token], at: int) -> Read | None:
    """The number that starts at a token, as many words as belong to it."""
    if run[at].text in _SIGNS:
        read = number(run, at + 1) if at + 1 < len(run) and run[at + 1].text not in _SIGNS else None
        return Read(-read.value, read.stop) if read else None
    read = _decimal(run, at) or _fraction(run, at) or cardinal(run, at)
    if read is None:
        return None
    read = _scaled(run, _with_part(run, read))
    return _quotient(run, read)


def _word(run: Sequence[Token], at: int) -> str:
    return run[at].text if at < len(run) else ""


def _ends_in_ordinal(run: Sequence[Token], at: int) -> bool:
    """Whether the word behind a number makes it an ordinal (six hundred fortieth)."""
    return at < len(run) and run[at].ordinal is not None and not run[at].text[0].isdigit()


def _decimal(run: Sequence[Token], at: int) -> Read | None:
    """Seven point nine two; point 6; the digits behind the point are read one by one."""
    whole = cardinal(run, at) if run[at].text != "point" else Read(Fraction(0), at)
    if whole is None or _word(run, whole.stop) != "point":
        return None
    digits, stop = "", whole.stop + 1
    while stop < len(run) and (digit := _digits(run[stop], alone=not digits)):
        digits, stop = digits + digit, stop + 1
    return Read(whole.value + Fraction(f"0.{digits}"), stop) if digits else None


def _digits(token: Token, *, alone: bool) -> str:
    if token.text in lexicon().digit_words:
        return "0"
    value = token.number
    return str(value) if value is not None and value.denominator == 1 and (value < 10 or alone) else ""


def _fraction(run: Sequence[Token], at: int) -> Read | None:
    """Two thirds, a quarter, four thirty-firsts, half."""
    if run[at].text == "half":
        return Read(Fraction(1, 2), at + 1)
    if run[at].text in {"a", "an"} and at + 1 < len(run) and (read := _parts(run, at + 1, Fraction(1))):
        return read
    upper = cardinal(run, at)
    if upper is None:
        return None
    tens = run[upper.stop - 1].number
    if tens is not None and tens >= 20 and upper.stop - at > 1 and _word(run, upper.stop - 2) != "and":
        shorter = cardinal(run[: upper.stop - 1], at)
        if shorter and shorter.stop == upper.stop - 1 and (read := _parts(run, upper.stop - 1, shorter.value)):
            return read
    return _mixed(run, at, upper) or _parts(run, upper.stop, upper.value)


def _mixed(run: Sequence[Token], at: int, upper: Read) -> Read | None:
    """Six hundred and one quarter: what stands behind the last "and" is the fraction, if it is less than one."""
    last = next((i for i in range(upper.stop - 1, at, -1) if run[i].text == "and"), None)
    if last is None:
        return None
    lower, whole = cardinal(run, last + 1), cardinal(run[:last], at)
    if lower is None or whole is None or lower.stop != upper.stop:
        return None
    read = _parts(run, lower.stop, lower.value)
    return _added(run, whole, read) if read and read.value < 1 else None


def _parts(run: Sequence[Token], at: int, upper: Fraction) -> Read | None:
    """The parts that are counted: fifths, thirty-firsts, hundredths. One of them is singular, several are plural."""
    if at >= len(run):
        return None
    tens = run[at].number
    if tens is not None and tens >= 20 and tens % 10 == 0 and tens < 100:
        part = run[at + 1].part if at + 1 < len(run) else None
        value, stop = (int(tens) + part, at + 2) if part is not None and part < 10 else (0, at)
    else:
        value, stop = run[at].part or 0, at + 1
        if value in _NO_PARTS and run[at].text not in lexicon().denominators:
            return None
    any_number = run[stop - 1].text in lexicon().denominators
    if not value or not (any_number or (run[stop - 1].ordinal is not None) == (upper == 1)):
        return None
    return Read(upper / value, stop)


def _with_part(run: Sequence[Token], read: Read) -> Read:
    """Six and a quarter; 6 million and a half, which is half a million more."""
    if _word(run, read.stop) != "and" or read.stop + 1 >= len(run):
        return read
    part = _fraction(run, read.stop + 1)
    if part is None:
        rest = cardinal(run, read.stop + 1)
        if rest is None or not 0 < rest.value < 10 or read.value % 10:
            return read
        part = _with_part(run, rest)
        return Read(read.value + part.value, part.stop) if part.value != rest.value and part.value < 10 else read
    if part.value >= 1:
        return read
    return _added(run, read, part)


def _added(run: Sequence[Token], whole: Read, part: Read) -> Read:
    """A part behind a scale word is one of that scale (6 million and a half), unless it has a scale word of its own."""
    if whole.scale < _LARGE:
        return Read(whole.value + part.value, part.stop)
    scaled = _scaled(run, part)
    return Read(whole.value + scaled.value * (whole.scale if scaled.stop == part.stop else 1), scaled.stop)


def _scaled(run: Sequence[Token], read: Read) -> Read:
    """Half a million, two sevenths of a million, seven point nine billion."""
    at = read.stop
    if read.value < 1:
        at += _word(run, at) == "of"
        at += _word(run, at) == "a"
    value, scale = read.value, 1
    while at < len(run) and (by := run[at].scale):
        value, scale, at = value * by, by, at + 1
    return Read(value, at, scale) if scale > 1 else read


def _quotient(run: Sequence[Token], read: Read) -> Read:
    """1 over seven; two out of nine, where it is less than one."""
    out = _word(run, read.stop) == "out" and _word(run, read.stop + 1) == "of"
    at = read.stop + (2 if out else 1)
    if not (out or _word(run, read.stop) == "over") or at >= len(run):
        return read
    lower = cardinal(run, at)
    if lower is None or not lower.value or (out and not 0 < read.value < lower.value):
        return read
    return Read(read.value / lower.value, lower.stop)
