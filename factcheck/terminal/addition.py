"""A sum in the open: label, exact value and the value used, aligned, and the total under the values used."""

from __future__ import annotations

from factcheck.interface.account import OpenSum
from factcheck.interface.cells import cut, pad, width
from factcheck.interface.visible import one_line
from factcheck.terminal.level import Level
from factcheck.terminal.sheet import Sheet

#: A sum over the whole platform has hundreds of rows; `-vv`, the page and the JSON show all of them.
_MOST_ROWS = 12
#: A row's label is cut to what the line leaves it, but not below so many cells.
_LEAST_LABEL = 12
_GAP = "  "


def addition(opened: OpenSum, sheet: Sheet, cells: int) -> list[str]:
    """The lines of one side; where rows are left out, a line that counts them."""
    shown = opened.rows if sheet.level is Level.EVERYTHING else opened.rows[:_MOST_ROWS]
    table = [(one_line(f"{row.rank} {row.label}".strip()), row.exact, row.used, one_line(row.note)) for row in shown]
    first, second, third, fourth = (max(width(row[column]) for row in table) for column in range(4))
    third = max(third, width(opened.total))
    beside = max(fourth, width(opened.total_elsewhere))
    first = min(first, max(_LEAST_LABEL, cells - second - third - beside - 3 * len(_GAP)))
    told = [
        _GAP.join((pad(cut(label, first), first), pad(exact, second, right=True), pad(used, third, right=True), remark)).rstrip()
        for label, exact, used, remark in table
    ]
    if hidden := len(opened.rows) - len(shown):
        told.append(sheet.words.count("terminal.more", hidden))
    if opened.total:
        label = sheet.say("total") + (f" · {one_line(opened.label)}" if opened.label else "")
        room = first + len(_GAP) + second  # the total has no exact value of its own, so its label may go on
        total = pad(opened.total, third, right=True)
        told.append(_GAP.join((pad(cut(label, room), room), total, opened.total_elsewhere)).rstrip())
    return told
