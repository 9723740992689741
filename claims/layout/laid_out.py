"""Layout: the stretches of a text that speak by where their words stand: tables, numbered lists, stat cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.layout.card import card_readings
from claims.layout.cell import Words
from claims.layout.grid import grids
from claims.layout.numbered import numbered_readings
from claims.layout.ranking import readings
from claims.layout.table import Table, tables
from claims.layout.told import Reading
from claims.mention import Mention, Tag
from claims.sentence import Paragraph

#: Mentions that are numbers of something else where the header of their column says so.
_NUMBERS = {Tag.AMOUNT, Tag.PERCENT, Tag.COUNT, Tag.MULTIPLE, Tag.PLACE, Tag.TOP}


@dataclass(frozen=True, slots=True)
class Layout:
    """The mentions of a text, those in columns about something else renamed, and what is read of lines by their layout."""

    mentions: tuple[Mention, ...]
    readings: dict[int, Reading]


def laid_out(text: str, folded: str, lines: Sequence[Paragraph], mentions: Sequence[Mention], unit: str) -> Layout:
    """Find tables, lists and cards, in this order: a line belongs to the first that takes it."""
    words = Words(text, folded, mentions, unit)
    found = [table for grid in grids(text, lines) for table in tables(words, lines, grid)]
    aside = {mention.span: rule for table in found for mention, rule in _about_others(words, table)}
    if aside:
        words = replace(words, mentions=tuple(_renamed(mention, aside.get(mention.span, "")) for mention in mentions))
    read: dict[int, Reading] = {}
    for table in found:
        read.update(_header(words, table))
        read.update(readings(words, table))
    read.update(numbered_readings(words, lines, set(read)))
    read.update(card_readings(words, lines, set(read)))
    return Layout(tuple(words.mentions), read)


def _header(words: Words, table: Table) -> dict[int, Reading]:
    """A header tells days, and nothing of anybody: the place at the head of a column is none of the subject before it."""
    if table.header is None:
        return {}
    days = tuple(mention for mention in words.within(table.header.span) if mention.tag is Tag.PERIOD)
    return {line: Reading(table.header.span, prose=days, flowing=True) for line in table.header.lines}


def _about_others(words: Words, table: Table) -> list[tuple[Mention, str]]:
    return [
        (mention, column.aside)
        for at, column in enumerate(table.columns)
        if column.aside
        for cell in table.cells(at)
        for mention in words.within(cell)
    ]


def _renamed(mention: Mention, rule: str) -> Mention:
    if rule and (mention.tag in _NUMBERS or (mention.tag is Tag.NUMBER and mention.lemma == "other-quantity")):
        return Mention(Tag.NUMBER, mention.span, mention.text, rule)
    return mention
