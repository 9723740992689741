"""Excerpts: the part of a long sentence around its figure."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.interface.cells import ELLIPSIS, fitting, fitting_last, width
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart

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


def excerpt(finding: FindingPart, cells: int, *, longest_quote: int | None = None) -> Excerpt:
    """The sentence cut down to about so many cells; the quote is cut, in its middle, only where it may not be as long."""
    start = finding.span[0] - finding.sentence_span[0]
    if finding.sentence[start : start + len(finding.quote)] != finding.quote:
        start = finding.sentence.find(finding.quote)
    if start < 0 or not finding.quote:
        return Excerpt("", _without_middle(one_line(finding.quote), longest_quote), "")
    before = _joined(finding.sentence[:start], after=True)
    after = _joined(finding.sentence[start + len(finding.quote) :], after=False)
    quote = _without_middle(one_line(finding.quote), longest_quote)
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


def _without_middle(text: str, cells: int | None) -> str:
    if cells is None or width(text) <= cells:
        return text
    first, last = fitting(text, cells // 2 - 2), fitting_last(text, cells - cells // 2 - 1)
    return f"{text[:first].rstrip()} {ELLIPSIS} {text[last:].lstrip()}"


def _head(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    end = fitting(text, cells - 1)
    if _in_word(text, end) and (space := text.rfind(" ", 0, end)) > 0 and end - space < _LONGEST_WORD:
        end = space
    return text[:end].rstrip() + ELLIPSIS


def _tail(text: str, cells: int) -> str:
    if width(text) <= cells:
        return text
    start = fitting_last(text, cells - 1)
    if _in_word(text, start) and (space := text.find(" ", start, len(text) - 1)) >= 0 and space - start < _LONGEST_WORD:
        start = space
    return ELLIPSIS + text[start:].lstrip()


def _in_word(text: str, at: int) -> bool:
    """Whether a cut here leaves a part of a word; words of scripts without spaces may be cut."""
    one, other = text[max(0, at - 1) : at], text[at : at + 1]
    return one.isalnum() and one.isascii() and other.isalnum() and other.isascii()
