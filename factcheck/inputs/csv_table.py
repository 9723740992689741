"""A table whose first line names its columns: the address, and what the desk knows of its story.

It is looked through before its first line is given out, so that nothing is checked of a table that is none from some line on.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator

from factcheck.inputs.columns import COLUMNS, HOLDS, entry
from factcheck.inputs.entry import BadLine, Entry, ListError
from factcheck.inputs.input import Input, Source
from factcheck.inputs.listed_text import first_shown, lines_of, text_of


def shown_by(head: bytes) -> bool:
    """By a first line that names a column `address`."""
    return COLUMNS[0] in _names(first_shown(head).split(","))


def named(place: str) -> bool:
    """By the name."""
    return place.lower().endswith(".csv")


def read(source: Source) -> Iterator[Entry]:
    """A row an entry."""
    text = text_of(source)
    deque(_rows(text, source.name), maxlen=0)
    return _rows(text, source.name)


def _rows(text: str, name: str) -> Iterator[Entry]:
    rows = csv.reader((line + "\n" for line in lines_of(text)), strict=True)
    columns: tuple[str, ...] = ()
    while True:
        number = rows.line_num + 1
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error as error:
            raise ListError(f"{name} is no CSV from line {number} on ({error}); look at its quotation marks") from error
        if not any(cells):
            continue
        if not columns:
            columns = _columns(cells, name)
            continue
        yield _row(number, cells, columns)


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Entry:
    said = dict(zip(columns, cells, strict=False))
    address = said.get("address", "")
    if len(cells) > len(columns):
        many = f"it has {len(cells)} cells for {len(columns)} columns; put a cell that holds a comma between quotation marks"
        return BadLine(number, address, f"line {number}: {many}")
    return entry(number, address, said.get("published", ""), said.get("outlet", ""), said.get("language", ""))


def _columns(cells: list[str], name: str) -> tuple[str, ...]:
    names = _names(cells)
    known = f"the columns are {', '.join(COLUMNS)}"
    if COLUMNS[0] not in names:
        raise ListError(f"the first line of {name} does not name a column address (it says {', '.join(cells)!r}); {known}")
    if unknown := [cell for cell, column in zip(cells, names, strict=True) if column not in COLUMNS]:
        raise ListError(f"{name} has the unknown column{'s' * (len(unknown) > 1)} {', '.join(map(repr, unknown))}; {known}")
    if twice := next((column for column in names if names.count(column) > 1), ""):
        raise ListError(f"{name} has the column {twice} twice; {known}")
    return names


def _names(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip().strip('"').lower() for cell in cells)


INPUT = Input("csv", read, HOLDS, shown_by, named)
