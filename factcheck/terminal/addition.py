"""A sum in the open: label, exact value and the value used, aligned, and the total under the values used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.interface.account import Addend, OpenSum
from factcheck.interface.cells import cut, pad, width, wrapped
from factcheck.interface.visible import one_line
from factcheck.terminal.level import Level
from factcheck.terminal.sheet import INDENT, Sheet

#: A sum over the whole platform has hundreds of rows; `-vv`, the page and the JSON show all of them.
_MOST_ROWS = 12
#: A row's label is cut to what the line leaves it, but not below so many cells.
_LEAST_LABEL = 12
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Widths:
    """Cells of the columns; `exact` is 0 where a narrow line has no room for it, and `abroad` says whether the total has some."""

    label: int
    exact: int
    used: int
    abroad: bool

    @property
    def total_label(self) -> int:
        """The total has no exact value, so its label may go on."""
        return self.label + (len(_GAP) + self.exact if self.exact else 0)


def addition(opened: OpenSum, sheet: Sheet, cells: int) -> list[str]:
    """The lines of one side; where rows are left out, a line that counts them."""
    shown = opened.rows if sheet.level is Level.EVERYTHING else opened.rows[:_MOST_ROWS]
    widths = _widths(opened, shown, cells)
    told = [line for row in shown for line in _row(row, widths, cells)]
    if hidden := len(opened.rows) - len(shown):
        told.append(sheet.words.count("terminal.more", hidden))
    if opened.total:
        label = sheet.say("total") + (f" · {one_line(opened.label)}" if opened.label else "")
        abroad = opened.total_elsewhere if widths.abroad else ""
        told.append(_line(_fit(label, widths.total_label), pad(opened.total, widths.used, right=True), abroad))
    return told


def _widths(opened: OpenSum, shown: Sequence[Addend], cells: int) -> _Widths:
    """Where a line is narrow, the total abroad goes first, then the exact values; the values used stay."""
    label = max(width(_label(row)) for row in shown)
    exact = max(width(row.exact) for row in shown)
    used = max(width(opened.total), *(width(row.used) for row in shown))
    room = cells - min(label, _LEAST_LABEL) - len(_GAP) - used
    exact = exact if len(_GAP) + exact <= room else 0
    room -= len(_GAP) + exact if exact else 0
    abroad = len(_GAP) + width(opened.total_elsewhere)
    shows_abroad = opened.total_elsewhere != "" and abroad <= room
    room -= abroad if shows_abroad else 0
    return _Widths(min(label, _LEAST_LABEL + max(0, room)), exact, used, shows_abroad)


def _row(row: Addend, widths: _Widths, cells: int) -> Iterator[str]:
    """One line; a remark on it stands beside it where it fits, else below."""
    exact = (pad(row.exact, widths.exact, right=True),) if widths.exact else ()
    line = _line(_fit(_label(row), widths.label), *exact, pad(row.used, widths.used, right=True))
    note = one_line(row.note)
    if not note or width(line + _GAP + note) <= cells:
        yield _line(line, note)
        return
    yield line
    yield from (INDENT + part for part in wrapped(note, max(1, cells - len(INDENT))))


def _label(row: Addend) -> str:
    return one_line(f"{row.rank} {row.label}".strip())


def _fit(text: str, cells: int) -> str:
    return pad(cut(text, cells), cells)


def _line(*entries: str) -> str:
    return _GAP.join(entries).rstrip()
