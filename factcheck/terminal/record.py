"""What `-vv` adds: the numbers set aside one by one, the snapshots, how the text was read, and what identifies it all."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface.cells import listed, wrapped
from factcheck.interface.dates import days_in_words
from factcheck.interface.evidence import kept_in_words
from factcheck.interface.reading import reading_in_words
from factcheck.interface.visible import one_line
from factcheck.report import Report, SnapshotPart
from factcheck.terminal.ink import Paint
from factcheck.terminal.sheet import INDENT, Sheet
from factcheck.terminal.table import Column, joined, table


def aside(report: Report, sheet: Sheet) -> list[str]:
    """Every number that is no claim: where it stands, and the rule that says why it is none."""
    if not report.set_aside:
        return []
    words = sheet.words
    columns = (
        Column("", [sheet.places.at(item.span[0]) for item in report.set_aside]),
        Column("", [words.quote(one_line(item.quote)) for item in report.set_aside], least=20),
        Column("", [one_line(words.name("rule", item.rule)) for item in report.set_aside]),
    )
    _, *lines = table(columns, sheet.room)
    return [*sheet.painted(words.say("page.aside"), Paint.STRONG), *(INDENT + joined(line) for line in lines)]


def snapshots(report: Report, sheet: Sheet) -> list[str]:
    """Each capture that a value comes from: window, when it was captured, digest, licence, address."""
    if not report.snapshots:
        return []
    found = sheet.painted(sheet.words.say("page.snapshots"), Paint.STRONG)
    for snapshot in report.snapshots:
        found += [INDENT + line for line in listed([one_line(snapshot.id), *_captured(snapshot, sheet)], sheet.room)]
        found += [INDENT * 2 + line for part in _source(snapshot, sheet) for line in wrapped(part, sheet.room - len(INDENT))]
    return found


def record(report: Report, sheet: Sheet) -> list[str]:
    """The digests of story and board, the version, how the page was read, and the record that is kept of it."""
    words, tool, board = sheet.words, report.tool, report.board
    made = words.say("page.made", name=tool.name, version=tool.version, schema=report.schema)
    state = words.say("page.board-state", days=days_in_words(*board.last_window, words))
    found = sheet.painted(sheet.say("record"), Paint.STRONG)
    colon = words.say("punctuation.colon")
    for told, digest in ((made, report.article.sha256), (one_line(board.label) + colon + state, board.state_sha256)):
        found += [INDENT + line for line in listed([one_line(told), one_line(digest)], sheet.room, separator=" ")]
    if report.article.evidence is not None:
        found += _indented(list(kept_in_words(report.article.evidence, words)), sheet)
    return found


def reading(report: Report, sheet: Sheet) -> list[str]:
    """How the text came from its page, and which rules of a profile found how much; nothing of plain text."""
    words, account = sheet.words, report.article.reading
    told = list(reading_in_words(report.article, words))
    if account is not None:
        told += [sheet.say("reading-rule", field=rule.field, rule=rule.rule, n=rule.hits) for rule in account.rules]
    return sheet.painted(words.say("reading.heading"), Paint.STRONG) + _indented(told, sheet) if told else []


def _captured(snapshot: SnapshotPart, sheet: Sheet) -> Iterator[str]:
    words = sheet.words
    yield days_in_words(*snapshot.window, words)
    yield words.say("page.snapshot-captured") + " " + one_line(snapshot.captured_at)
    if snapshot.series:
        yield one_line(words.name("series", snapshot.series))
    if not snapshot.complete:
        yield words.say("page.snapshot-running")


def _source(snapshot: SnapshotPart, sheet: Sheet) -> list[str]:
    told = [f"sha256 {snapshot.sha256}"]
    if snapshot.derived_from:
        told.append(sheet.words.say("page.snapshot-derived") + " " + snapshot.derived_from)
    told += [part for part in (snapshot.licence, snapshot.address) if part]
    return listed([one_line(part) for part in told], sheet.room - len(INDENT))


def _indented(told: list[str], sheet: Sheet) -> list[str]:
    return [INDENT + line for text in told for line in wrapped(one_line(text), sheet.room)]
