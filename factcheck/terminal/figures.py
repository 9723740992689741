"""Article, board, and what the words say, in columns: the value here, as the other language writes it, its interval or fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.account import claimed, claimed_elsewhere, claimed_interval, given, given_elsewhere
from factcheck.interface.cells import pad, width
from factcheck.report import FindingPart

_GAP = "   "


@dataclass(frozen=True, slots=True)
class Value:
    """Who says it (a label of the terminal's words), the value, the same abroad, and what is to be said beside it."""

    label: str
    here: str
    abroad: str
    beside: str = ""


def values(finding: FindingPart, words: Interface) -> tuple[Value, ...]:
    """What the article prints, what the board gives on the basis behind the verdict, and what it gives as worded."""
    return tuple(value for value in _values(finding, words) if value.here)


def aligned(found: tuple[Value, ...]) -> list[tuple[str, str]]:
    """Each value's label and its line."""
    here, abroad = (max((width(part) for part in parts), default=0) for parts in _columns(found))
    gap = _GAP if abroad else ""
    return [
        (value.label, f"{pad(value.here, here)}{gap}{pad(value.abroad, abroad)}{_GAP}{value.beside}".rstrip()) for value in found
    ]


def _columns(found: tuple[Value, ...]) -> tuple[list[str], list[str]]:
    return [value.here for value in found], [value.abroad for value in found]


def _values(finding: FindingPart, words: Interface) -> Iterator[Value]:
    interval = claimed_interval(finding.figure, words) if finding.figure is not None else ""
    yield Value("article", claimed(finding, words), claimed_elsewhere(finding, words), interval)
    board = finding.best or finding.stated
    if board is not None:
        yield Value("board", given(finding, board, words), given_elsewhere(finding, board, words))
    stated = finding.stated
    if finding.best is not None and stated is not None and finding.best.basis != stated.basis:
        fit = words.name("fit", stated.fit)
        yield Value("stated", given(finding, stated, words), given_elsewhere(finding, stated, words), fit)
