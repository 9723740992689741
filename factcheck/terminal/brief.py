"""What `-q` shows: one line a finding that needs a person, and the report in one breath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.interface import Interface
from factcheck.interface.breath import breath
from factcheck.interface.cells import ELLIPSIS, cut, pad, width, wrapped
from factcheck.interface.choices import departures_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart, Report
from factcheck.terminal.ink import Paint
from factcheck.terminal.sheet import Sheet
from factcheck.terminal.verdict import icon, paint
from factcheck.vocabulary import Verdict

#: The verdicts that somebody has to act on.
_COMPLAINTS = frozenset({Verdict.CONTRADICTED, Verdict.NEEDS_CONTEXT})
#: A quote is cut to what the line leaves it, but not below so many cells.
_LEAST_QUOTE = 9
#: On a narrower line the icon tells the verdict alone.
_NARROW = 60
#: As good as no width.
_UNCUT = 1 << 20
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Complaint:
    """A line in its parts, `word` the verdict as it is shown; of `told`, as many phrases are shown as fit."""

    place: str
    verdict: str
    word: str
    quote: str
    joint: str
    told: tuple[str, ...]


def brief(report: Report, sheet: Sheet, *, name: str = "") -> list[str]:
    """The lines. Where several stories follow each other, `name` stands in front of each, and none is cut to the width."""
    found = [_complaint(finding, sheet, one_line(name)) for finding in report.findings if finding.verdict in _COMPLAINTS]
    first, second = (max(map(width, column), default=0) for column in _columns(found))
    told = breath(report, sheet.words)
    if name:
        lines = [_line(each, first, second, replace(sheet, cells=_UNCUT)) for each in found]
        return [*lines, f"{one_line(name)}: {sheet.ink(told, Paint.STRONG)}"]
    lines = [_line(each, first, second, sheet) for each in found]
    return lines + [sheet.ink(line, Paint.STRONG) for line in wrapped(told, sheet.cells)]


def _columns(found: Sequence[_Complaint]) -> tuple[list[str], list[str]]:
    return [each.place for each in found], [each.word for each in found]


def _complaint(finding: FindingPart, sheet: Sheet, name: str) -> _Complaint:
    words = sheet.words
    word = icon(finding.verdict)
    if sheet.cells >= _NARROW:
        word += " " + one_line(words.name("verdict", finding.verdict))
    joint, told = _told(finding, words)
    at = sheet.places.at(finding.span[0])
    where = ":".join(part for part in (name, at) if part)
    place = f"{where}{': ' if name else ' '}{one_line(finding.id)}" if where else one_line(finding.id)
    return _Complaint(place, finding.verdict, word, one_line(finding.quote), joint, tuple(map(one_line, told)))


def _told(finding: FindingPart, words: Interface) -> tuple[str, tuple[str, ...]]:
    """The right value; else in what the basis departs from the words; else the reason."""
    if finding.correction is not None:
        return " → ", (finding.correction.text,)
    unstated = departures_in_words(finding.best.basis, finding.departures, words) if finding.best else ()
    return words.say("punctuation.colon"), unstated or (words.name("reason", finding.reason),)


def _line(each: _Complaint, first: int, second: int, sheet: Sheet) -> str:
    words = sheet.words
    before = pad(each.place, first) + _GAP
    word = pad(each.word, second) + _GAP
    marks = width(words.quote(""))
    room = sheet.cells - width(before + word + each.joint) - marks
    comma = words.say("punctuation.comma")
    told = _as_many(each.told, comma, room - min(width(each.quote), _LEAST_QUOTE))
    quote = words.quote(cut(each.quote, max(_LEAST_QUOTE, room - width(told))))
    return before + sheet.ink(word.rstrip(), paint(each.verdict)) + word[len(word.rstrip()) :] + quote + each.joint + told


def _as_many(phrases: Sequence[str], comma: str, cells: int) -> str:
    """The phrases that fit, the first in any case; an ellipsis stands for the rest."""
    for n in range(len(phrases), 1, -1):
        told = comma.join(phrases[:n]) + (comma + ELLIPSIS if n < len(phrases) else "")
        if width(told) <= cells:
            return told
    rest = comma + ELLIPSIS if len(phrases) > 1 else ""
    return phrases[0] + rest if width(phrases[0] + rest) <= cells else cut(phrases[0], max(_LEAST_QUOTE, cells))
