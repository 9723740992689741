"""Grids: blocks of lines that stand in columns, whatever parts the cells.

Cells are parted by pipes (Markdown, box drawing, rows of our own page reader), by tabs, by two or more spaces, or stand
one on a line in a cycle that counts 1, 2, 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Span
from claims.sentence import Paragraph

#: Nothing but lines and corners: |---|:--:|, ├──┼──┤.
_RULE = re.compile(r"[\s|:+=\-–—│┌┐└┘├┤┬┴┼─━]++")
_DRAWN = ("--", "─", "━", ":-", "-:")
_PARTED = (re.compile(r"[|｜│┃]"), re.compile(r"\t"), re.compile(r"[ \u3000\xa0]{2,}"))
_OUTER = re.compile(r"\s*[|｜│┃](.*)[|｜│┃]\s*")
#: A first, second or third place that fills its line.
_COUNTED = re.compile(r"\s*(?:第\s?)?#?0?(\d{1,3})(?:\s?(?:名|位|위))?[.、]?\s*")
#: How many cells a row may have that stands one cell a line, and how long such a cell may be.
_CYCLES = range(2, 9)
_LONGEST_CELL = 60
#: No table of the news has more columns; a line that seems to is something else.
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its words from first to last cell, its cells without surrounding space, and the lines it stands on."""

    span: Span
    cells: tuple[Span, ...]
    lines: tuple[int, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows in order, the header (if any) among them; `ruled` says that a rule stands under the first."""

    rows: tuple[Row, ...]
    ruled: bool = False


def grids(text: str, lines: Sequence[Paragraph]) -> Iterator[Grid]:
    """Every grid of at least two rows and two columns, in text order."""
    at = 0
    while at < len(lines):
        cycle = _cycle(text, lines, at)
        if cycle is not None:
            yield cycle
            at = cycle.rows[-1].lines[-1] + 1
            continue
        parted = _parting(text, lines[at])
        end = at + 1
        while parted is not None and end < len(lines) and _parting(text, lines[end]) is parted:
            end += 1
        grid = _grid(text, lines, at, end, parted)
        if grid is not None:
            yield grid
        at = end


def _parting(text: str, line: Paragraph) -> re.Pattern[str] | None:
    """What parts the cells of a line, if anything; rules go with the pipes around them."""
    words = text[line.span.start : line.span.end].strip()
    if _is_rule(words):
        return _PARTED[0]
    return next((pattern for pattern in _PARTED if pattern.search(words)), None)


def _is_rule(words: str) -> bool:
    return _RULE.fullmatch(words) is not None and any(mark in words for mark in _DRAWN)


def _grid(text: str, lines: Sequence[Paragraph], first: int, end: int, parted: re.Pattern[str] | None) -> Grid | None:
    rows: list[Row] = []
    ruled = False
    for number in range(first, end):
        line = lines[number]
        if _is_rule(text[line.span.start : line.span.end]):
            ruled = ruled or len(rows) == 1
            continue
        cells = tuple(_cells(text, line.span, parted)) if parted else ()
        if 0 < len(cells) <= _WIDEST:
            rows.append(Row(_trimmed(text, line.span.start, line.span.end), cells, (number,), line.repeated))
    return Grid(tuple(rows), ruled) if len(rows) >= 2 and min(len(row.cells) for row in rows[:2]) >= 2 else None


def _cells(text: str, line: Span, parted: re.Pattern[str]) -> Iterator[Span]:
    outer = _OUTER.fullmatch(text, line.start, line.end) if parted is _PARTED[0] else None
    start, end = outer.span(1) if outer else (line.start, line.end)
    if parted is _PARTED[2]:  # spaces in front indent a line, they part nothing
        start, end = _trimmed(text, start, end).start, _trimmed(text, start, end).end
    for match in parted.finditer(text, start, end):
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _cycle(text: str, lines: Sequence[Paragraph], at: int) -> Grid | None:
    """A grid that stands one cell a line, from the line that is its first place; the header, if any, is its first row."""
    if _place(text, lines, at) != 1:
        return None
    for width in _CYCLES:
        count = 1
        while _place(text, lines, at + count * width) == count + 1:
            count += 1
        if count < 3:
            continue
        rows = [_stacked(text, lines, at + i * width, width) for i in range(count)]
        if any(row is None for row in rows):
            continue
        header = _stacked(text, lines, at - width, width) if at >= width else None
        return Grid(tuple(row for row in (header, *rows) if row is not None))
    return None


def _place(text: str, lines: Sequence[Paragraph], at: int) -> int:
    if not 0 <= at < len(lines) or lines[at].span.end - lines[at].span.start > 12:
        return 0
    match = _COUNTED.fullmatch(text, lines[at].span.start, lines[at].span.end)
    return int(match[1]) if match else 0


def _stacked(text: str, lines: Sequence[Paragraph], first: int, width: int) -> Row | None:
    if first + width > len(lines):
        return None
    cells = tuple(_trimmed(text, line.span.start, line.span.end) for line in lines[first : first + width])
    if any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
        return None
    return Row(Span(cells[0].start, cells[-1].end), cells, tuple(range(first, first + width)))
