"""A report told on a terminal, from the title to where its evidence is kept."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface import interface
from factcheck.interface.cells import listed, wrapped
from factcheck.interface.evidence import kept_in_words
from factcheck.interface.visible import one_line
from factcheck.quotes_only import QUOTES_ONLY
from factcheck.render.format import Options
from factcheck.report import Report
from factcheck.terminal.brief import brief
from factcheck.terminal.diagnostic import diagnostic
from factcheck.terminal.head import edited, head, notes
from factcheck.terminal.ink import Ink, Paint
from factcheck.terminal.level import Level
from factcheck.terminal.places import Places
from factcheck.terminal.record import aside, reading, record, snapshots
from factcheck.terminal.sheet import Sheet
from factcheck.terminal.summary import overview, summary


def told(report: Report, options: Options) -> str:
    """The whole text. Where several stories follow each other (`compact`), a rule stands above each."""
    level = Level.of(options.verbosity)
    whole = all(note.slug != QUOTES_ONLY for note in report.notes)
    places = Places(report.article, whole=whole)
    sheet = Sheet(interface(options.language), Ink(options.colour), options.width, level, places)
    if level is Level.QUIET:
        article = report.article
        name = article.path or article.url or article.title if options.compact else ""
        return _text([brief(report, sheet, name=name)])
    rule = sheet.ink("─" * sheet.cells, Paint.FAINT) + "\n" if options.compact else ""
    return rule + _text([*_blocks(report, sheet)])


def _blocks(report: Report, sheet: Sheet) -> Iterator[list[str]]:
    """Notes before the findings, since they say what the verdicts are worth; the citation after everything."""
    yield head(report, sheet)
    yield notes(report, sheet)
    yield edited(report, sheet)
    for finding in report.findings:
        yield diagnostic(finding, sheet)
    yield overview(report, sheet)
    yield summary(report, sheet)
    if sheet.level is Level.EVERYTHING:
        yield aside(report, sheet)
        yield snapshots(report, sheet)
        yield reading(report, sheet)
        yield record(report, sheet)
    yield wrapped(one_line(report.board.citation), sheet.cells)
    if sheet.level is not Level.EVERYTHING:
        yield _kept(report, sheet)


def _kept(report: Report, sheet: Sheet) -> list[str]:
    """Where the page that was read is kept."""
    if report.article.evidence is None:
        return []
    told = [one_line(part) for part in kept_in_words(report.article.evidence, sheet.words)]
    return [sheet.ink(line, Paint.FAINT) for line in listed(told, sheet.cells)]


def _text(blocks: list[list[str]]) -> str:
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks if block) + "\n"
