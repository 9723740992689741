"""A finding as a diagnostic: verdict and id, the sentence with its figure underlined, and rows of what was found."""

from __future__ import annotations

from dataclasses import replace

from factcheck.interface.account import against_itself, since_in_words
from factcheck.interface.cells import pad, width, wrapped
from factcheck.interface.review import explained_by_person, review_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart
from factcheck.terminal.figures import Value, aligned, values
from factcheck.terminal.ink import Paint
from factcheck.terminal.level import Level
from factcheck.terminal.rows import labels, rows
from factcheck.terminal.sentence import underlined
from factcheck.terminal.sheet import INDENT, Sheet
from factcheck.terminal.verdict import icon, paint
from factcheck.vocabulary import Verdict

_BETWEEN = "    "
#: Cells of the article's value where the board's stands beside it, so that these stand in one column too.
_VALUE = 20


def diagnostic(finding: FindingPart, sheet: Sheet) -> list[str]:
    """The block of a finding. One that holds says it in a line or two, unless `-v` asks for all."""
    block = [*_heading(finding, sheet), *_place(finding, sheet), *underlined(finding, sheet), *_decided(finding, sheet)]
    column = 2 + max(width(sheet.say(label)) for label in labels(sheet.level))
    if _is_short(finding) and sheet.level < Level.FULL:
        block += _in_short(finding, sheet, column)
    else:
        for label, told in rows(finding, sheet, max(1, sheet.room - column)):
            block += _row(label, told, sheet, column)
    return block + _own_figures(finding, sheet)


def _is_short(finding: FindingPart) -> bool:
    """Whether there is little to tell: it holds, and that is not because a person said so, whose reason is a row."""
    return finding.verdict == Verdict.SUPPORTED and not explained_by_person(finding)


def _heading(finding: FindingPart, sheet: Sheet) -> list[str]:
    words = sheet.words
    mark = f"{icon(finding.verdict)} {words.name('verdict', finding.verdict).upper()}"
    what = f"{one_line(finding.id)} · {one_line(words.name('kind', finding.kind))}"
    reason = one_line(words.name("reason", finding.reason))
    first = f"{mark}  {what} · {reason}"
    if width(first) <= sheet.cells:
        return [sheet.ink(mark, paint(finding.verdict)) + first[len(mark) :]]
    found = wrapped(f"{mark}  {what}", sheet.cells)
    found[0] = sheet.ink(mark, paint(finding.verdict)) + found[0][len(mark) :]
    return found + [INDENT + line for line in wrapped(reason, sheet.room)]


def _place(finding: FindingPart, sheet: Sheet) -> list[str]:
    """For editors, which open a file at its line; a page's claims are named by their ids alone."""
    place = sheet.places.named(finding.span[0]) if sheet.level >= Level.FULL else ""
    return [sheet.ink(f"{INDENT}--> {place}", Paint.FAINT)] if place else []


def _decided(finding: FindingPart, sheet: Sheet) -> list[str]:
    """What a person decided about it, and what the machine had said."""
    told = [line for said in review_in_words(finding, sheet.words) for line in wrapped(one_line(said), sheet.room)]
    return [INDENT + sheet.ink(line, Paint.STRONG) for line in told]


def _in_short(finding: FindingPart, sheet: Sheet, column: int) -> list[str]:
    """Both values in one line, below each other where that is too narrow; and a restatement that would change the verdict."""
    found = tuple(replace(value, beside="") for value in values(finding, sheet.words) if value.label != "stated")
    block = _beside(found, sheet, column)
    if not block:
        for label, line in aligned(found):
            block += _row(label, wrapped(line, max(1, sheet.room - column)), sheet, column)
    if finding.since is not None and finding.since.verdict != finding.verdict:
        told = one_line(since_in_words(finding, sheet.words))
        block += _row("restated", wrapped(told, max(1, sheet.room - column)), sheet, column)
    return block


def _beside(found: tuple[Value, ...], sheet: Sheet, column: int) -> list[str]:
    if len(found) != 2:
        return []
    (first, article), (second, board) = ((sheet.say(each.label), f"{each.here}   {each.abroad}".rstrip()) for each in found)
    first, article, second = pad(first, column), pad(article, _VALUE) + _BETWEEN, second + "  "
    if len(INDENT) + width(first + article + second + board) > sheet.cells:
        return []
    return [INDENT + sheet.ink(first, Paint.FAINT) + article + sheet.ink(second, Paint.FAINT) + board]


def _row(label: str, told: list[str], sheet: Sheet, column: int) -> list[str]:
    """A label, and its lines in the column beside it."""
    name = sheet.ink(pad(sheet.say(label), column), Paint.FAINT)
    return [INDENT + name + told[0], *(INDENT + " " * column + line for line in told[1:])]


def _own_figures(finding: FindingPart, sheet: Sheet) -> list[str]:
    label = sheet.say("own-figures") + sheet.words.say("punctuation.colon")
    found = []
    for text in against_itself(finding, sheet.words):
        first, *rest = wrapped(one_line(label + text), sheet.room)
        found += [INDENT + sheet.ink(first[: len(label)], Paint.STRONG) + first[len(label) :], *(INDENT + line for line in rest)]
    return found
