"""Excerpts: the part of a long sentence around its figure."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.interface.cells import fitting, width
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart

ELLIPSIS = "…"

#: A run without a space that is longer is no word, and may be cut.
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What comes before the quote, the quote, and what comes after it; cut sides end in an ellipsis."""

    before: str
    quote: str
    after: str

    @property
    def text(self) -> str:
        """The excerpt as one string."""
        return self.before + self.quote + self.after

    @property
    def marked(self) -> tuple[int, int]:
        """Where the quote stands in `text`."""
        return len(self.before), len(self.before) + len(self.quote)


def excerpt(finding: FindingPart, cells: int) -> Excerpt:
    """The sentence cut down to about so many cells; the quote itself is never cut."""
    start = finding.span[0] - finding.sentence_span[0]
    if finding.sentence[start : start + len(finding.quote)] != finding.quote:
        start = finding.sentence.find(finding.quote)
    if start < 0 or not finding.quote:
        return Excerpt("", one_line(finding.quote), "")
    before = _joined(finding.sentence[:start], after=True)
    after = _joined(finding.sentence[start + len(finding.quote) :], after=False)
    quote = one_line(finding.quote)
    room = max(0, cells - width(quote))
    left = min(width(before), max(room // 2, room - width(after)))
    right = room - left
    return Excerpt(_tail(before, left), quote, _head(after, right))


def _joined(text: str, *, after: bool) -> str:
    """One line, keeping the space that parts it from the quote."""
    line = one_line(text)
    if not line:
        return ""
    edge = text[-1] if after else text[0]
    if not edge.isspace():
        return line
    return line + " " if after else " " + line


def _head(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    return _whole_words(text, fitting(text, cells - 1)).rstrip() + ELLIPSIS


def _tail(text: str, cells: int) -> str:
    return _head(text[::-1], cells)[::-1]


def _whole_words(text: str, end: int) -> str:
    """The first characters, without the part of a word that the cut leaves; words of scripts without spaces may be cut."""
    kept = text[:end]
    space = kept.rfind(" ")
    cut_in_word = end < len(text) and text[end].isascii() and text[end].isalnum() and kept[-1:].isalnum()
    return kept[:space] if cut_in_word and end - space < _LONGEST_WORD else kept
