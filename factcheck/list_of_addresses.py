"""The list that a batch works through: addresses one a line, or a CSV file whose first line names its columns.

Blank lines and lines that begin with # are passed over. An address that comes again is checked once, where it first
stood. What is wrong with one line is that line's own failure; only a list that is none at all is refused.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeAlias

from sources.decode import foreign_format

STDIN = "-"
COLUMNS = ("address", "published", "outlet", "language")
#: A million addresses; nobody writes a longer list by hand, and a device has no end.
LARGEST = 100_000_000

_COMMENT = "#"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class ListError(Exception):
    """A list that cannot be read at all. `slug` is a heading in docs/batch.md."""

    slug = "bad-list"


@dataclass(frozen=True, slots=True)
class Line:
    """One address to check, and what the list says about its story; `number` counts the list's lines from 1.

    Of a mere month (2026-09) no day is known: `published` is then none, and relative weeks stay open.
    """

    number: int
    address: str
    published: date | None = None
    outlet: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be checked as it stands, and why. `slug` is a heading in docs/batch.md."""

    number: int
    address: str
    why: str

    slug = "bad-line"


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line whose address stood on an earlier line already."""

    number: int
    first: int


Entry: TypeAlias = Line | BadLine


@dataclass(frozen=True, slots=True)
class AddressList:
    """The entries in the order of the list, each address once, and the lines that repeat one."""

    entries: tuple[Entry, ...]
    repeats: tuple[Repeat, ...]


def read_list(place: str, stdin: BinaryIO | None = None) -> AddressList:
    """Read a list from a file, or from standard input (`-`); raises `ListError` where there is none."""
    name = "standard input" if place == STDIN else place
    raw = _limited(stdin or sys.stdin.buffer) if place == STDIN else _from_file(place)
    if len(raw) > LARGEST:
        raise ListError(f"{name} is larger than {LARGEST:,} bytes; split the list")
    return parse(_text(raw, name), name)


def parse(text: str, name: str) -> AddressList:
    r"""Read a list's text. It is CSV where its name ends in .csv or its first line names the column `address`.

    >>> [entry.address for entry in parse("# Monday\n\na.html\nb.html\na.html\n", "list.txt").entries]
    ['a.html', 'b.html']
    >>> parse("address,published\na.html,2026-03-16\n", "list.txt").entries
    (Line(number=2, address='a.html', published=datetime.date(2026, 3, 16), outlet='', language=''),)
    """
    lines = [_without_comment(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    first = next((line for line in lines if line), "")
    if first.startswith("<"):
        raise ListError(f"{name} is a page, not a list; to check one story, leave out the word batch")
    table = name.lower().endswith(".csv") or COLUMNS[0] in _names(first.split(","))
    found = list(_from_table(lines, name) if table else _from_lines(lines))
    if not found:
        raise ListError(f"{name} holds no address; write one a line, or CSV with the columns {', '.join(COLUMNS)}")
    return _each_once(found)


def published(words: str) -> date | None:
    """The day that a cell gives, none for an empty one and for a mere month; `ValueError` for anything else.

    >>> published("2026-03-16"), published("2026-03")
    (datetime.date(2026, 3, 16), None)
    """
    if not words or _MONTH.fullmatch(words):
        return None
    if not _DAY.fullmatch(words):
        raise ValueError(words)
    return date.fromisoformat(words)


def _from_file(place: str) -> bytes:
    try:
        with Path(place).open("rb") as stream:
            return _limited(stream)
    except IsADirectoryError as error:
        raise ListError(f"{place} is a directory; give the file that holds the list") from error
    except PermissionError as error:
        raise ListError(f"{place} may not be read by this user; change its permissions or copy it") from error
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        hint = "to check one address, leave out the word batch" if "://" in place else "check the path"
        raise ListError(f"there is no list {place}; {hint}") from error


def _limited(stream: BinaryIO) -> bytes:
    return stream.read(LARGEST + 1)


def _text(raw: bytes, name: str) -> str:
    if raw.startswith(_UTF16):
        raise ListError(f"{name} is written in UTF-16; save it as UTF-8")
    if b"\0" in raw or foreign_format(raw):
        what = foreign_format(raw) or "a binary file"
        raise ListError(f"{name} is {what}, not a list; give plain text with one address a line, or CSV")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise ListError(f"{name} is not UTF-8 (line {number}); save it as UTF-8, in a spreadsheet as “CSV UTF-8”") from error


def _without_comment(line: str) -> str:
    """Nothing where the line is a comment or blank, so that line numbers stay those of the file."""
    stripped = line.strip()
    return "" if stripped.startswith(_COMMENT) else stripped


def _from_lines(lines: list[str]) -> Iterator[Entry]:
    return (_entry(number, address, "", "", "") for number, address in enumerate(lines, 1) if address)


def _from_table(lines: list[str], name: str) -> Iterator[Entry]:
    rows = csv.reader((line + "\n" for line in lines), strict=True)
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
    return _entry(number, address, said.get("published", ""), said.get("outlet", ""), said.get("language", ""))


def _entry(number: int, address: str, when: str, outlet: str, language: str) -> Entry:
    if not address:
        return BadLine(number, address, f"line {number}: there is no address")
    if address == STDIN:
        return BadLine(number, address, f"line {number}: - is standard input, which a list cannot give; save the story as a file")
    try:
        day = published(when)
    except ValueError:
        ways = "write it as YYYY-MM-DD, or as YYYY-MM where only the month is known"
        return BadLine(number, address, f"line {number}: {when!r} is no date; {ways}")
    return Line(number, address, day, outlet, language)


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


def _each_once(found: list[Entry]) -> AddressList:
    """Each address where it can first be checked; a line that cannot does not stand in the way of a later one."""
    first: dict[str, int] = {}
    entries: list[Entry] = []
    repeats: list[Repeat] = []
    for entry in found:
        if entry.address in first:
            repeats.append(Repeat(entry.number, first[entry.address]))
            continue
        if isinstance(entry, Line):
            first[entry.address] = entry.number
        entries.append(entry)
    return AddressList(tuple(entries), tuple(repeats))
