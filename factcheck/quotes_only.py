"""Reports for publication: only the sentences that are judged, without the rest of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from factcheck.notes import note
from factcheck.report import EditedPart, FindingPart, Report, SetAsidePart

QUOTES_ONLY = "quotes-only"
EDITS = "quotes-only-edits"

#: Stands where text of the story was left out, a paragraph of its own.
LEFT_OUT = "…"
_BETWEEN = "\n\n"

_Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the story that stays: from `start` to `end` there, from `to` on in the new text.

    `told` is whether it was written there; a piece that repeats an earlier one is not, and leads to it.
    """

    start: int
    end: int
    to: int
    told: bool


def quotes_only(report: Report) -> Report:
    """The report with a text of its findings' sentences alone: each once, in their order, a paragraph each.

    Every span that held its quote in the old text holds it in the new one; a span that lies outside the text comes to lie, empty,
    at its end. Numbers set aside outside these sentences, and sentences that came or went with an edit and are not among them,
    are left out; a note says how many. Title and sha256 stay those of the story.
    """
    text, pieces = _cut(report.article.text, report.findings)
    asides = tuple(_asides(report.set_aside, pieces))
    edited = _edited(report)
    gone = _sentences(report.edited) - _sentences(edited)
    if text == report.article.text and len(asides) == len(report.set_aside) and not gone:
        return report
    told = [note(QUOTES_ONLY, asides=str(len(report.set_aside) - len(asides)))]
    if gone:
        told.append(note(EDITS, edits=str(gone)))
    return replace(
        report,
        article=replace(report.article, text=text),
        findings=tuple(_moved(finding, pieces, len(text)) for finding in report.findings),
        set_aside=asides,
        notes=(*told, *report.notes),
        edited=edited,
    )


def _cut(text: str, findings: Iterable[FindingPart]) -> tuple[str, list[_Piece]]:
    """The new text, and the pieces that it is made of."""
    written = ""
    pieces: list[_Piece] = []
    places: dict[str, int] = {}
    last = 0
    for start, end in _stretches(text, findings):
        words = text[start:end]
        if words in places:
            pieces.append(_Piece(start, end, places[words], told=False))
            continue
        if written:
            written += _BETWEEN + (LEFT_OUT + _BETWEEN if text[last:start].strip() else "")
        places[words] = len(written)
        pieces.append(_Piece(start, end, len(written), told=True))
        written += words
        last = end
    return written, pieces


def _stretches(text: str, findings: Iterable[FindingPart]) -> list[_Span]:
    """The places of the sentences, and of quotes that stand outside theirs, in order; what overlaps is one stretch."""
    spans = {span for finding in findings for span in (finding.sentence_span, finding.span)}
    found: list[_Span] = []
    for start, end in sorted(span for span in spans if 0 <= span[0] < span[1] <= len(text)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _moved(finding: FindingPart, pieces: Iterable[_Piece], end: int) -> FindingPart:
    nowhere = end, end
    return replace(
        finding,
        span=_place(finding.span, pieces) or nowhere,
        sentence_span=_place(finding.sentence_span, pieces) or nowhere,
    )


def _place(span: _Span, pieces: Iterable[_Piece]) -> _Span | None:
    """Where a span of the story is in the new text, if it is there."""
    piece = next((piece for piece in pieces if piece.start <= span[0] <= span[1] <= piece.end), None)
    return (span[0] - piece.start + piece.to, span[1] - piece.start + piece.to) if piece else None


def _asides(set_aside: Iterable[SetAsidePart], pieces: Iterable[_Piece]) -> Iterator[SetAsidePart]:
    """The numbers in what was written, each once."""
    told = [piece for piece in pieces if piece.told]
    for aside in set_aside:
        place = _place(aside.span, told)
        if place is not None:
            yield replace(aside, span=place)


def _edited(report: Report) -> EditedPart | None:
    """Of an edit, only the sentences that are judged."""
    edited = report.edited
    if edited is None:
        return None
    judged = {finding.sentence for finding in report.findings}
    removed, added = (tuple(told for told in those if told in judged) for those in (edited.removed, edited.added))
    return replace(edited, removed=removed, added=added)


def _sentences(edited: EditedPart | None) -> int:
    return len(edited.removed) + len(edited.added) if edited else 0
