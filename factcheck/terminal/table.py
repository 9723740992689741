"""Tables on the terminal: entries padded by their width, some columns giving way, whole columns dropped where they must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.interface.cells import cut, pad, width

_GAP = "  "
#: Below this no column is narrowed at all.
_FLOOR = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its entries from top to bottom.

    `least` is how far it may be narrowed (0: not at all). Of the columns with a `drop`, the one with the smallest goes first;
    where it has shorter entries (`short`), those stay in its place.
    """

    head: str
    entries: Sequence[str]
    right: bool = False
    least: int = 0
    drop: int = 0
    short: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Measured:
    column: Column
    natural: int
    narrowest: int


def table(columns: Sequence[Column], cells: int) -> list[list[str]]:
    """Every line's entries, the head's first, padded and cut so that a line fits. Columns without any entry are left out."""
    kept = [_measured(column) for column in columns if any(column.entries)]
    while sum(each.narrowest for each in kept) + _gaps(kept) > cells:
        may_go = [each for each in kept if each.column.drop]
        if not may_go:
            break
        goes = min(may_go, key=lambda each: each.column.drop)
        kept[kept.index(goes) : kept.index(goes) + 1] = [_measured(Column("", goes.column.short))] if goes.column.short else []
    widths = _widths(kept, cells)
    lines = zip(*((each.column.head, *each.column.entries) for each in kept), strict=True)
    return [
        [pad(cut(entry, n), n, right=each.column.right) for entry, n, each in zip(line, widths, kept, strict=True)]
        for line in lines
    ]


def joined(entries: Sequence[str]) -> str:
    """The entries of one line."""
    return _GAP.join(entries).rstrip()


def _measured(column: Column) -> _Measured:
    natural = max(map(width, (column.head, *column.entries)))
    return _Measured(column, natural, min(natural, column.least) if column.least else natural)


def _gaps(columns: Sequence[_Measured]) -> int:
    return len(_GAP) * (len(columns) - 1)


def _widths(columns: Sequence[_Measured], cells: int) -> list[int]:
    """What is too much is taken from the first column that can give, then from the next; below its least only at the end."""
    over = sum(each.natural for each in columns) + _gaps(columns) - cells
    widths = [each.natural for each in columns]
    for least in ([each.narrowest for each in columns], [_FLOOR if each.column.least else each.natural for each in columns]):
        for at, narrowest in enumerate(least):
            given = min(max(0, over), max(0, widths[at] - narrowest))
            over -= given
            widths[at] -= given
    return widths
