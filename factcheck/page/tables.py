"""The tables of a card: the sum in the open, the same as worded, and the bases that were tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.interface import Interface
from factcheck.interface.account import OpenSum, given, sums
from factcheck.interface.choices import basis_in_words, chosen_in_words, differences
from factcheck.interface.quantity import unit_of
from factcheck.page.told_once import Place, ToldOnce
from factcheck.report import EvidencePart, FindingPart, ReadingPart
from factcheck.vocabulary import Fit

#: A table of so few rows is read faster than a link to it is followed.
_SHORT = 3
#: Rows of the sum behind a verdict that are shown, the largest first; the others are counted, and stand in the report.
_MOST_ROWS = 40
#: The same for the bases that were tried, those that fit before the others.
_MOST_TRIED = 12
#: The same for the sum that the words ask for.
_MOST_STATED = 6


@dataclass(frozen=True, slots=True)
class SumTable:
    """The rows of one side of a claim; `more` says what those add that are not shown. `place` says where the table stands if
    other cards show it too."""

    summary: str
    sum: OpenSum
    more: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Tried:
    """One basis that was tried, told by what sets it apart from the words."""

    basis: str
    value: str
    fit: str
    note: str


@dataclass(frozen=True, slots=True)
class TriedTable:
    """The bases that were tried for one claim; `stated` is the basis of the words, in full; `more` counts those not shown."""

    summary: str
    stated: str
    rows: tuple[Tried, ...]
    more: str
    place: Place


def sum_tables(finding: FindingPart, number: int, once: ToldOnce, words: Interface) -> Iterator[SumTable]:
    """The rows behind the verdict, then those that the words ask for where they are others."""
    for summed in sums(finding, finding.evidence, words):
        key = "page.sum" if summed.total else "page.rows"
        yield _sum_table(words.count(key, len(summed.rows)), summed, _MOST_ROWS, once, number, words)
    if finding.stated_evidence != finding.evidence:
        for summed in sums(finding, finding.stated_evidence, words):
            yield _sum_table(words.count("page.stated-sum", len(summed.rows)), summed, _MOST_STATED, once, number, words)


def tried_table(finding: FindingPart, number: int, once: ToldOnce, words: Interface) -> TriedTable | None:
    """Every basis that was tried; `None` where it was that of the words alone."""
    if len(finding.tried) < 2:
        return None
    stated = finding.stated or finding.tried[0]
    ordered = sorted(finding.tried, key=lambda reading: (reading.basis != stated.basis, reading.fit != Fit.FITS))
    rows = tuple(_tried(finding, reading, stated, words) for reading in ordered)
    told = " · ".join(basis_in_words(stated.basis, words))
    hidden = len(rows) - _MOST_TRIED
    more = words.count("terminal.more", hidden) if hidden > 0 else ""
    return TriedTable(words.count("page.tried", len(rows)), told, rows[:_MOST_TRIED], more, once.place((told, rows), number))


def snapshots_of(finding: FindingPart, known: Sequence[str]) -> tuple[int, ...]:
    """The snapshots that a finding rests on, as places in the list of the report, from 1."""
    rows: tuple[EvidencePart, ...] = (*finding.evidence, *finding.stated_evidence)
    used = {row.snapshot for row in rows}
    return tuple(place for place, ident in enumerate(known, 1) if ident in used)


def _sum_table(summary: str, summed: OpenSum, most: int, once: ToldOnce, number: int, words: Interface) -> SumTable:
    told = f"{summary}{words.say('punctuation.colon')}{summed.label}" if summed.label else summary
    place = once.place(summed, number) if len(summed.rows) > _SHORT else None
    hidden = summed.rows[most:]
    more = words.count("terminal.more", len(hidden)) if hidden else ""
    return SumTable(told, replace(summed, rows=summed.rows[:most]), more, place)


def _tried(finding: FindingPart, reading: ReadingPart, stated: ReadingPart, words: Interface) -> Tried:
    value = given(finding, reading, words) if unit_of(finding) and (reading.low or reading.high) else ""
    apart = [chosen_in_words(reading.basis, choice, words) for choice in differences(reading.basis, stated.basis)]
    group = "reading-note" if words.knows(f"reading-note.{reading.note}") else "reason"
    note = words.name(group, reading.note) if reading.note else ""
    return Tried(" · ".join(apart) or words.say("page.stated"), value, words.name("fit", reading.fit), note)
