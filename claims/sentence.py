"""Sentences and paragraphs, as spans of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.claim import Span
from claims.lexicon import lexicon

_END = re.compile(r"[。！？!?]+[”’」』\"')）】]*|\.(?=[\s\"'”’)）]|$)[\"'”’)）]*|\n+")

#: Words that open a sentence behind "the U.S." rather than go on with it.
_OPENERS = frozenset(
    {
        "The",
        "This",
        "That",
        "These",
        "It",
        "In",
        "But",
        "And",
        "However",
        "Meanwhile",
        "Its",
        "On",
        "At",
        "Chinese",
        "By",
        "For",
        "A",
        "Of",
    }
)

#: No sentence of a news story is longer; what is (a page's data, a table on one line) is cut, so that the work stays
#: in proportion to the length of the text.
LONGEST = 400
#: Where such a stretch is cut, the best mark first; never inside a number.
_CUTS = (re.compile(r"[；;]"), re.compile(r"[，、|]|,(?=\s)"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span (without surrounding space), and the number of its paragraph."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text; `repeated` marks one that stands word for word further up."""

    span: Span
    repeated: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The non-empty lines of a text, in order."""
    found: list[Paragraph] = []
    seen: set[str] = set()
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip()
        if not words:
            continue
        found.append(Paragraph(Span(match.start(), match.end()), words in seen and len(words) > 12))
        seen.add(words)
    return found


def sentences(text: str, folded: str, paragraph: Span, number: int) -> list[Sentence]:
    """Split one paragraph; a full stop inside a number or behind an abbreviation ends nothing."""
    found: list[Sentence] = []
    start = paragraph.start
    for match in _END.finditer(folded, paragraph.start, paragraph.end):
        if match[0].startswith(".") and _abbreviated(text, folded, match.start(), match.end()):
            continue
        _append(found, folded, start, match.end(), number)
        start = match.end()
    _append(found, folded, start, paragraph.end, number)
    return found


def _append(found: list[Sentence], folded: str, start: int, end: int, number: int) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = _cut(folded, start)
        _append(found, folded, start, cut, number)
        start = cut
        while folded[start].isspace():
            start += 1
    if start < end:
        found.append(Sentence(Span(start, end), number))


def _cut(folded: str, start: int) -> int:
    """Where a stretch that is too long ends: behind the last good mark of its second half, else at its full length."""
    for mark in _CUTS:
        ends = [match.end() for match in mark.finditer(folded, start + LONGEST // 2, start + LONGEST)]
        if ends:
            return ends[-1]
    return start + LONGEST


def _abbreviated(text: str, folded: str, dot: int, end: int) -> bool:
    """Whether a full stop belongs to the word before it: no. 1, Mar. 9, U.S. models."""
    at = dot
    while at > 0 and folded[at - 1].isascii() and (folded[at - 1].isalpha() or folded[at - 1] == "."):
        at -= 1
    word = folded[at:dot]
    if at > 0 and folded[at - 1].isdigit():
        return False  # 3.29T. is a quantity, no initial
    following = text[end : end + 12].split()
    if not following:
        return False
    if "." in word.strip(".") or (len(word) == 1 and word.isalpha()):
        return not following[0][0].isupper() or following[0] not in _OPENERS
    return word in lexicon().abbreviations
