"""Tables: what the rows of a ranking say, cell by cell.

The header says what a column is; without one only places that count 1, 2, 3 beside names are read, and only where the
caption speaks of the board's ranking. A table of another board gives its places, marked as told elsewhere; any other
table gives nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.claim import Span
from claims.layout.caption import Caption, bears, caption_before
from claims.layout.cell import Words, amount_in, is_signed, percent_in, place_in
from claims.layout.column import Column, column_of
from claims.layout.grid import Grid, Row
from claims.mention import Mention, Tag
from claims.scene import is_rival
from claims.sentence import Paragraph


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header: what each column is, the words at its head (none without a header), and the caption."""

    columns: tuple[Column, ...]
    heads: tuple[Span, ...]
    rows: tuple[Row, ...]
    caption: Caption
    header: Row | None = None

    def at(self, *meanings: str) -> list[int]:
        """The columns of these meanings, those of the period before last."""
        found = [i for i, column in enumerate(self.columns) if column.meaning in meanings]
        return sorted(found, key=lambda i: (self.columns[i].previous, i))

    def cells(self, at: int) -> list[Span]:
        """The cells of a column, from the top."""
        return [row.cells[at] for row in self.rows if at < len(row.cells)]

    def naming(self) -> int | None:
        """The column that says whom a row is about."""
        return next((column for meaning in ("model", "maker", "country") for column in self.at(meaning)), None)

    def bearing(self, words: Words, at: int) -> tuple[Mention, ...]:
        """The mentions above a cell that bear on its figure."""
        head = words.within(self.heads[at]) if self.heads else ()
        return (*self.caption.tokens, *(mention for mention in head if bears(mention)))

    def speaks_of_use(self, words: Words, at: int) -> bool:
        """Whether the head of a column says that its tokens were used, not merely that they are tokens."""
        head = words.within(self.heads[at]) if self.heads else ()
        return any(mention.tag is Tag.CUE and mention.lemma in {"measure", "weekly"} for mention in head)


def tables(words: Words, lines: Sequence[Paragraph], grid: Grid) -> Iterator[Table]:
    """The tables of a grid: a row of headers inside it starts another."""
    starts = [at for at, row in enumerate(grid.rows) if _is_header(words, row)]
    if grid.ruled and 0 not in starts:
        starts.insert(0, 0)
    caption = caption_before(words, lines, grid.rows[0].lines[0])
    if starts[:1] != [0]:
        body = grid.rows[: starts[0] if starts else None]
        yield _by_cells(words, Table(tuple(Column() for _ in body[0].cells), (), body, caption))
    for start, end in pairwise([*starts, len(grid.rows)]):
        heads = grid.rows[start].cells
        columns = tuple(column_of(words.said(head)) for head in heads)
        yield _by_cells(words, Table(columns, heads, grid.rows[start + 1 : end], caption, grid.rows[start]))


def _is_header(words: Words, row: Row) -> bool:
    known = [column for cell in row.cells if (column := column_of(words.said(cell))).meaning or column.aside]
    return len(known) >= 2 and not any(is_rival(mention) and mention.lemma == "model" for mention in words.within(row.span))


def _by_cells(words: Words, table: Table) -> Table:
    """The table with what its cells say of columns without a header, or with one that tells days alone."""
    columns = [
        Column(aside="other-quantity") if _is_specified(words, table, at) else column for at, column in enumerate(table.columns)
    ]
    for at, column in enumerate(columns):
        if column.meaning or column.aside:
            continue
        head = table.heads[at] if table.heads else None
        if head is None or head.start == head.end or any(m.tag is Tag.PERIOD for m in words.within(head)):
            columns[at] = replace(column, meaning=_held(words, table.cells(at)))
    if _tells_two_weeks(columns):
        return replace(table, columns=tuple(columns))
    dated = [
        replace(column, previous=column.previous and not any(m.tag is Tag.PERIOD for m in words.within(table.heads[at])))
        for at, column in enumerate(columns)
    ]
    return replace(table, columns=tuple(dated))


def _is_specified(words: Words, table: Table, at: int) -> bool:
    """Whether a column tells of tokens beside parameters or context, and so of what the models were trained on."""
    if table.columns[at].meaning != "tokens" or table.at("rank", "change", "share") or table.speaks_of_use(words, at):
        return False
    return any(column.aside in {"parameters", "context-window"} for column in table.columns)


def _tells_two_weeks(columns: Sequence[Column]) -> bool:
    """Whether a column of the week itself stands beside one of the week before: else 上周, last week is the week told."""
    ranked = {"rank", "counter"}
    return any(
        before.previous and not now.previous and (now.meaning == before.meaning or {now.meaning, before.meaning} <= ranked)
        for before in columns
        for now in columns
    )


def _held(words: Words, cells: Sequence[Span]) -> str:
    """What two thirds of the cells of a column hold, if they agree."""
    held = Counter(_kind_of(words, cell) for cell in cells)
    meaning, count = max(held.items(), key=lambda item: item[1], default=("", 0))
    return meaning if 3 * count >= 2 * len(cells) else ""


#: Without a header, a cell with more words than a name or a figure has is a sentence, and its column none of these.
_LONGEST_NAME = 40
_LONGEST_FIGURE = 24


def _kind_of(words: Words, cell: Span) -> str:
    mentions = words.within(cell)
    length = cell.end - cell.start
    change = percent_in(words, cell, percent=False)
    if place_in(words, cell) is not None:
        return "counter"
    if length <= _LONGEST_NAME and any(is_rival(mention) for mention in mentions):
        return "model"
    if length > _LONGEST_FIGURE:
        return ""
    if amount_in(words, cell, Column().scale) is not None:
        return "tokens"
    return "change" if change is not None and is_signed(words, cell, change) else ""
