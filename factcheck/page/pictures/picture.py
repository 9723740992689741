"""Pictures: what a macro needs to draw one, as strings; and the same in words and as a table.

A drawing has no width of its own: what lies across is in per cent, what lies down is in pixels, so that letters keep their
size from 320 to 1,600 pixels. Labels are cut to what the narrowest page holds; the table has all of them in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from factcheck.interface.cells import fitting, width

#: The narrowest card leaves a drawing so many pixels; letters are 12 pixels high, and a cell is this wide.
NARROWEST = 236
CELL = Decimal("6.5")
#: So many cells lie on one line of the narrowest drawing.
MOST_CELLS = 38


@dataclass(frozen=True, slots=True)
class Table:
    """What is drawn, as a table; the first cell of each row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table without the columns that hold nothing; what is missing in the others is a dash."""
    kept = [at for at in range(len(head)) if at == 0 or any(row[at] for row in rows)]
    return Table(tuple(head[at] for at in kept), tuple(tuple(row[at] or "–" for at in kept) for row in rows))


@dataclass(frozen=True, slots=True)
class Key:
    """What a look means: `claim`, `now` (the claimed week), `told` (the weeks told), `one` and `other` (both sides); empty for a
    word alone."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """What the printed figure allows: a stretch over the rows that it is held against."""

    x: str
    width: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a row: its `look` (`claim`, `dot`, `ring`, `span`, `one`, `other`), where it lies, and its value beside it.

    `opens` is `l`, `r` or both where a side has no end; `anchor` is `start` or `end`, and `text` is empty where there is no room.
    """

    look: str
    x: str
    width: str
    y: int
    text: str = ""
    text_x: str = ""
    anchor: str = ""
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A label on a line of its own, and below it what is marked."""

    label: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows one below the other; `zero` is where nothing lies, if it is drawn."""

    height: int
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    zero: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A frame over weeks: `claim` is what the printed figure allows, `told` the weeks that the words are about."""

    look: str
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Path:
    """Everything of one look: `was`, `now`, `one`, `other`, `run` (a line), `places` (dots on it)."""

    look: str
    d: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place: its `look` is `b` (strong), `m` (its middle lies there), `e` (its end), or two of them."""

    text: str
    x: str
    y: int
    look: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Weeks side by side: a canvas so many units wide that begins below `TOP` and is `deep` pixels high, and what stands over it.

    `icons` is one sign a week, each at its own place in `icons_x`; empty where a week neither holds nor fails.
    """

    height: int
    deep: int
    wide: int
    paths: tuple[Path, ...]
    frames: tuple[Bar, ...]
    words: tuple[Word, ...]
    icons: str = ""
    icons_x: str = ""


Drawing: TypeAlias = Rows | Columns


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: `name` is that of its macro, `sentence` tells its main values to those who cannot see it.

    The caption stands above the drawing only where that does not say itself what it is about (`headed`).
    """

    name: str
    caption: str
    sentence: str
    keys: tuple[Key, ...]
    drawing: Drawing
    table: Table
    headed: bool = False


def per_cent(value: Decimal) -> str:
    """A place across, within the drawing.

    >>> per_cent(Decimal("47.3")), per_cent(Decimal(6)), per_cent(Decimal(-3))
    ('47.3', '6', '0')
    """
    return short(min(Decimal(100), max(Decimal(0), value)))


def short(value: Decimal, places: int = 1) -> str:
    """A coordinate of so many decimals at most."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def cut(text: str, cells: int = MOST_CELLS) -> str:
    """The text, or as much of it as fits on a line of the narrowest drawing."""
    text = " ".join(text.split())
    return text if width(text) <= cells else text[: fitting(text, cells - 1)] + "…"


def beside(*values: str) -> str:
    """The same value in the notations of both languages."""
    return " · ".join(value for value in values if value)


def room(text: str) -> Decimal:
    """What a text takes across the narrowest drawing, in per cent."""
    return width(text) * CELL / NARROWEST * 100
