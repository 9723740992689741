"""The sentence of a finding, and carets under the cells of its figure."""

from __future__ import annotations

from factcheck.interface.cells import cut, lines, under
from factcheck.interface.excerpt import Excerpt, excerpt
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart
from factcheck.terminal.level import Level
from factcheck.terminal.sheet import INDENT, Sheet
from factcheck.terminal.verdict import paint

#: Lines that the sentence around a figure may take; with `-vv` it is shown whole.
_LINES = 3
#: Lines that the quoted figure itself may take.
_QUOTE_LINES = 2
#: Cells that the breaks of lines may cost.
_SLACK = 8


def underlined(finding: FindingPart, sheet: Sheet) -> list[str]:
    """The lines of the sentence; below each that holds a part of the quote, a line of carets."""
    part = _part(finding, sheet)
    first, last = part.marked
    found = []
    for start, end in lines(part.text, sheet.room):
        found.append(INDENT + part.text[start:end])
        low, high = max(start, first), min(end, last)
        if low < high:
            before, carets = under(part.text[start:end], low - start, high - start)
            found.append(INDENT + " " * before + sheet.ink("^" * carets, paint(finding.verdict)))
    return found


def _part(finding: FindingPart, sheet: Sheet) -> Excerpt:
    if not finding.quote:
        return Excerpt(cut(one_line(finding.sentence), sheet.room * _LINES - _SLACK), "", "")
    if sheet.level is Level.EVERYTHING:
        return excerpt(finding, sheet.room * (2 + len(finding.sentence) // 8))
    return excerpt(finding, sheet.room * _LINES - _SLACK, longest_quote=sheet.room * _QUOTE_LINES - _SLACK)
