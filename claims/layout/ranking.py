"""Rankings laid out in a table: which tables are one, and the claims of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.claim import Span
from claims.layout.cell import Words, amount_in, descends, is_signed, name_in, percent_in, place_in, signed
from claims.layout.column import is_sum, says
from claims.layout.grid import Row
from claims.layout.numbered import items_in
from claims.layout.table import Table
from claims.layout.told import Reading, Told, other_grain
from claims.mention import Mention

#: A name that stands further behind its place than this is quoted without it.
_TOGETHER = 80


def readings(words: Words, table: Table) -> Iterator[tuple[int, Reading]]:
    """What the rows of a ranking say, by the number of their lines; nothing for a table that is none."""
    naming = _naming(table)
    wanted = _wanted(words, table)
    if naming is None or not wanted:
        return
    for row in table.rows:
        if row.repeated and len(row.lines) == 1:
            continue
        told, prose = _row(words, table, row, naming, wanted)
        yield row.lines[0], Reading(row.span, told, prose)
        for line in row.lines[1:]:
            yield line, Reading(row.span)


def _wanted(words: Words, table: Table) -> set[str]:
    """The kinds of claims that a table gives.

    One of another board gives places alone; one whose only sign is a column of tokens nothing, unless something in it
    speaks of use.
    """
    caption = table.caption
    if caption.elsewhere:
        return {"rank"} if caption.ranking and table.at("rank", "counter") else set()
    totals = table.at("tokens")
    used = any(table.speaks_of_use(words, at) for at in totals) or bool(totals and table.at("rank", "change", "share"))
    if not used and not caption.board:
        return set()
    wanted = {"total", "growth", "share"}
    return wanted | {"rank"} if _is_ranked(words, table, totals) else wanted


def _naming(table: Table) -> int | None:
    """The column of the names; in a ranking of other things the first one behind the places about which nothing is known."""
    naming = table.naming()
    places = table.at("rank")
    if naming is not None or not places or not table.caption.elsewhere:
        return naming
    unknown = (i for i, column in enumerate(table.columns) if i > places[0] and not column.meaning and not column.aside)
    return next(unknown, None)


def _is_ranked(words: Words, table: Table, totals: Sequence[int]) -> bool:
    """Whether the places of a table are those of the board: by its measure, or by what the caption says."""
    if not totals and not (table.caption.ranking and table.caption.board):
        return False
    if table.at("rank"):
        return True
    counters = table.at("counter")
    falls = bool(totals) and descends([amount_in(words, cell, table.columns[totals[0]].scale) for cell in table.cells(totals[0])])
    if not counters:
        return table.caption.ranking or falls
    places = [place.number for cell in table.cells(counters[0]) if (place := place_in(words, cell)) is not None]
    if len(places) < 2 or places != list(range(places[0], places[0] + len(places))):
        return False
    return table.caption.ranking or falls


def _row(words: Words, table: Table, row: Row, naming: int, wanted: set[str]) -> tuple[tuple[Told, ...], tuple[Mention, ...]]:
    """The claims of a row, and what its notes leave to be read as sentences about the same subject."""
    if naming >= len(row.cells) or len(row.cells) > len(table.columns):
        return (), ()
    cell = row.cells[naming]
    name = name_in(words, cell)
    if name is None or is_sum(words.said(cell)):
        return (), ()
    told = [claim for at, held in enumerate(row.cells) for claim in _cell(words, table, held, at, name)]
    if not table.at("rank", "counter"):
        told.extend(_told(words, table, naming, "rank", item.name, item.place) for item in items_in(words, cell, row.lines[0]))
    told = [claim for claim in told if claim.kind in wanted]
    dated = other_grain(table.caption.tokens) is None
    notes = [row.cells[at] for at in table.at("notes") if at < len(row.cells) and dated]
    return tuple(told), tuple(mention for note in notes for mention in (_spoken_of(name, note), *words.within(note)))


def _spoken_of(name: Mention, note: Span) -> Mention:
    """The name of the row as if it opened the note: what a note says without a subject is about the row."""
    return name.at(Span(note.start, note.start))


def _cell(words: Words, table: Table, cell: Span, at: int, name: Mention) -> Iterator[Told]:
    column = table.columns[at]
    if column.meaning in {"rank", "counter"}:
        place = place_in(words, cell)
        if place is not None:
            yield _told(words, table, at, "rank", name, place)
    elif column.meaning == "tokens":
        amount = amount_in(words, cell, column.scale)
        if amount is not None:
            yield _told(words, table, at, "total", name, amount)
        change = percent_in(words, cell, percent=False)
        if change is not None and is_signed(words, cell, change):
            yield _told(words, table, at, "growth", name, signed(words, cell, change))
    elif column.meaning in {"change", "share"}:
        part = percent_in(words, cell, percent=column.percent)
        if part is not None and column.meaning == "change":
            yield _told(words, table, at, "growth", name, signed(words, cell, part))
        elif part is not None:
            yield _told(words, table, at, "share", name, part)


def _told(words: Words, table: Table, at: int, kind: str, name: Mention, figure: Mention) -> Told:
    assert name.subject is not None  # it is a name
    assert figure.figure is not None  # and this one read from digits
    behind = kind == "rank" and 0 < name.span.start - figure.span.start <= _TOGETHER
    head = table.heads[at] if table.heads else Span(0, 0)
    tokens = sorted({*table.bearing(words, at), name, figure}, key=lambda mention: mention.span)
    return Told(
        kind,
        name.subject,
        figure.figure,
        tuple(tokens),
        figure,
        name if behind else figure,
        previous=table.columns[at].previous,
        among=table.caption.among if kind == "rank" else None,
        certain=kind != "share" or table.caption.board,
        longer=words.text[head.start : head.end] if says("longer", words.said(head)) else "",
    )
