"""The story cut into pieces, so that claims which overlap or share a span can all be marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from factcheck.report import FindingPart, Report, SetAsidePart

_PARAGRAPH = re.compile(r"[^\n]+")

_Part = TypeVar("_Part", bound=FindingPart | SetAsidePart)


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


@dataclass(frozen=True, slots=True)
class _Numbered(Generic[_Part]):
    """A part of the report with its number, from 1 in the order of the report."""

    number: int
    part: _Part


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """The story's paragraphs; findings are numbered from 1 in the order of the report.

    A finding whose span lies outside the text belongs to the last paragraph: it is shown, though nothing is marked.
    """
    text = report.article.text
    blocks = [match.span() for match in _PARAGRAPH.finditer(text) if match[0].strip()] or [(0, 0)]
    starts = [start for start, _ in blocks]
    findings = _by_block(report.findings, blocks, starts)
    asides = _by_block(report.set_aside, blocks, starts)
    owned = defaultdict(list)
    for number, finding in enumerate(report.findings, 1):
        owned[_owner(finding, blocks, starts)].append(number)
    return tuple(
        Paragraph(tuple(_pieces(text, block, findings[index], asides[index])), tuple(owned[index]))
        for index, block in enumerate(blocks)
    )


def _owner(finding: FindingPart, blocks: Sequence[tuple[int, int]], starts: Sequence[int]) -> int:
    index = bisect_right(starts, finding.span[0]) - 1
    return index if index >= 0 and finding.span[0] < blocks[index][1] else len(blocks) - 1


def _by_block(
    parts: Sequence[_Part], blocks: Sequence[tuple[int, int]], starts: Sequence[int]
) -> defaultdict[int, list[_Numbered[_Part]]]:
    """The parts that reach into each block."""
    found: defaultdict[int, list[_Numbered[_Part]]] = defaultdict(list)
    for number, part in enumerate(parts, 1):
        low, high = part.span
        if low >= high:
            continue
        index = max(0, bisect_right(starts, low) - 1)
        while index < len(blocks) and blocks[index][0] < high:
            if low < blocks[index][1]:
                found[index].append(_Numbered(number, part))
            index += 1
    return found


def _pieces(
    text: str, block: tuple[int, int], findings: list[_Numbered[FindingPart]], asides: list[_Numbered[SetAsidePart]]
) -> Iterator[Piece]:
    start, end = block
    spans = [item.part.span for item in findings] + [item.part.span for item in asides]
    cuts = sorted({start, end, *(cut for span in spans for cut in span if start < cut < end)})
    claims, rules = _Over(findings), _Over(asides)
    for low, high in pairwise(cuts):
        over = claims.at(low, high)
        innermost = min(over, key=lambda item: item.part.span[1] - item.part.span[0], default=None)
        ending = tuple(item.number for item in over if item.part.span[1] == high)
        rule = next((item.part.rule for item in rules.at(low, high)), "")
        yield Piece(text[low:high], innermost.number if innermost else 0, ending, rule)


class _Over(Generic[_Part]):
    """The parts that lie over a stretch of text, for stretches asked for from left to right."""

    def __init__(self, parts: list[_Numbered[_Part]]) -> None:
        self._waiting = sorted(parts, key=lambda item: -item.part.span[0])
        self._over: list[_Numbered[_Part]] = []

    def at(self, low: int, high: int) -> list[_Numbered[_Part]]:
        """Those over all of it, in the order of the report."""
        while self._waiting and self._waiting[-1].part.span[0] <= low:
            self._over.append(self._waiting.pop())
        self._over = sorted((item for item in self._over if item.part.span[1] > low), key=lambda item: item.number)
        return [item for item in self._over if item.part.span[1] >= high]
