"""The story cut into pieces, so that claims which overlap or share a span can all be marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from factcheck.report import FindingPart, Report, SetAsidePart

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same claims over all of it.

    `finding` is the number of the innermost claim (0 for none), `ending` the numbers of the claims that end
    with this piece, `rule` the rule that set its number aside (empty for none).
    """

    text: str
    finding: int
    ending: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in pieces, and the numbers of the findings that begin in it."""

    pieces: tuple[Piece, ...]
    findings: tuple[int, ...]


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """The story's paragraphs; findings are numbered from 1 in the order of the report.

    A finding whose span lies outside the text belongs to the last paragraph: it is shown, though nothing is marked.
    """
    text = report.article.text
    blocks = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()] or [(0, 0)]
    owners = [_owner(finding, blocks) for finding in report.findings]
    return tuple(
        Paragraph(
            tuple(_pieces(report, start, end)),
            tuple(number for number, owner in enumerate(owners, 1) if owner == index),
        )
        for index, (start, end) in enumerate(blocks)
    )


def _owner(finding: FindingPart, blocks: list[tuple[int, int]]) -> int:
    return next((index for index, (start, end) in enumerate(blocks) if start <= finding.span[0] < end), len(blocks) - 1)


def _pieces(report: Report, start: int, end: int) -> Iterator[Piece]:
    findings = [(number, finding) for number, finding in enumerate(report.findings, 1) if _touches(finding, start, end)]
    asides = [aside for aside in report.set_aside if _touches(aside, start, end)]
    inside: list[FindingPart | SetAsidePart] = [*(finding for _, finding in findings), *asides]
    cuts = sorted({start, end, *(cut for part in inside for cut in part.span if start < cut < end)})
    for low, high in pairwise(cuts):
        over = [(number, finding) for number, finding in findings if finding.span[0] <= low and high <= finding.span[1]]
        innermost = min(over, key=lambda item: item[1].span[1] - item[1].span[0], default=None)
        ending = tuple(number for number, finding in over if finding.span[1] == high)
        rule = next((aside.rule for aside in asides if aside.span[0] <= low and high <= aside.span[1]), "")
        yield Piece(report.article.text[low:high], innermost[0] if innermost else 0, ending, rule)


def _touches(part: FindingPart | SetAsidePart, start: int, end: int) -> bool:
    low, high = part.span
    return low < high and low < end and start < high
