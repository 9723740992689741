"""What stands below the sentence of a finding: rows of a label and lines, in the order of `ROWS`.

To add one, write a function that yields its label (a key of `[terminal]`) with its lines, and set it where it is to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from factcheck.interface.account import since_in_words, sums
from factcheck.interface.cells import beside, listed, pad, width, wrapped
from factcheck.interface.choices import basis_in_words
from factcheck.interface.difference import difference_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart
from factcheck.terminal.addition import addition
from factcheck.terminal.bases import tried
from factcheck.terminal.figures import aligned, values
from factcheck.terminal.history import history
from factcheck.terminal.level import Level
from factcheck.terminal.reading import in_full, in_short
from factcheck.terminal.sheet import Sheet

#: A label and its lines.
Told: TypeAlias = tuple[str, list[str]]
#: The third argument is how many cells a line beside the label has.
Build: TypeAlias = Callable[[FindingPart, Sheet, int], Iterator[Told]]


@dataclass(frozen=True, slots=True)
class Row:
    """The labels that a builder may yield, the builder, and the level from which it is asked."""

    labels: tuple[str, ...]
    build: Build
    level: Level = Level.PLAIN


def rows(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    """Every row that the level shows and the finding has."""
    for row in ROWS:
        if sheet.level >= row.level:
            yield from (told for told in row.build(finding, sheet, cells) if told[1])


def labels(level: Level) -> tuple[str, ...]:
    """All labels that may stand below a sentence, so that the rows of every finding begin in one column."""
    return tuple(label for row in ROWS if level >= row.level for label in row.labels)


def _read_as(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    words = sheet.words
    if sheet.level < Level.FULL:
        yield "read-as", listed([one_line(part) for part in in_short(finding, words)], cells)
        return
    terms = [(words.say(f"page.{term}"), [one_line(part) for part in told]) for term, told in in_full(finding, words)]
    column = 2 + max(width(term) for term, _ in terms)
    yield "read-as", [line for term, told in terms for line in beside(pad(term, column), told, cells)]


def _figures(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    yield from ((label, wrapped(line, cells)) for label, line in aligned(values(finding, sheet.words)))


def _off_by(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    if told := difference_in_words(finding, sheet.words):
        yield "off-by", wrapped(told, cells)


def _right(finding: FindingPart, _: Sheet, cells: int) -> Iterator[Told]:
    if finding.correction is not None:
        yield "right", wrapped(one_line(finding.correction.text), cells)


def _why(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    yield "why", wrapped(one_line(sheet.words.of(finding.explanation)), cells)


def _restated(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    if told := since_in_words(finding, sheet.words):
        yield "restated", wrapped(one_line(told), cells)


def _basis(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    reading = finding.best or finding.stated
    if reading is None:
        return
    luck = (sheet.say("luck", n=finding.chance),) if finding.chance else ()
    yield "basis", listed([one_line(part) for part in basis_in_words(reading.basis, sheet.words) + luck], cells)


def _weeks(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    if told := history(finding, sheet.words):
        yield "weeks", listed(told, cells)


def _sum(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    for opened in sums(finding, finding.evidence, sheet.words):
        yield "sum" if opened.total else "rows", addition(opened, sheet, cells)


def _stated_sum(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    if finding.stated_evidence != finding.evidence:
        yield from (
            ("stated-sum", addition(opened, sheet, cells)) for opened in sums(finding, finding.stated_evidence, sheet.words)
        )


def _tried(finding: FindingPart, sheet: Sheet, cells: int) -> Iterator[Told]:
    yield "tried", tried(finding, sheet, cells)


def _link(finding: FindingPart, _: Sheet, _cells: int) -> Iterator[Told]:
    """In one piece, however long: a terminal opens no link that is broken."""
    if finding.place is not None and finding.place.link:
        yield "link", [one_line(finding.place.link)]


ROWS = (
    Row(("read-as",), _read_as),
    Row(("article", "board", "stated"), _figures),
    Row(("off-by",), _off_by),
    Row(("right",), _right),
    Row(("why",), _why),
    Row(("restated",), _restated),
    Row(("basis",), _basis),
    Row(("weeks",), _weeks),
    Row(("sum", "rows"), _sum),
    Row(("stated-sum",), _stated_sum, Level.FULL),
    Row(("tried",), _tried, Level.FULL),
    Row(("link",), _link, Level.FULL),
)
