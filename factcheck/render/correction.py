"""Notes of correction as plain text, each in the reader's language first."""

from __future__ import annotations

from factcheck.correction_note import correction_notes
from factcheck.interface import interface, languages
from factcheck.render.format import Format, Options
from factcheck.report import Report

RULE = "\n---\n\n"


def render(report: Report, options: Options) -> str:
    """Every note in every language; one line where there is nothing to correct."""
    told = in_turn(options.language)
    notes = [note.text(language) for note in correction_notes(report) for language in told]
    return RULE.join(notes) or interface(options.language).say("correction-note.none") + "\n"


def in_turn(language: str) -> tuple[str, ...]:
    """The languages, the reader's first."""
    first = interface(language).language
    return (first, *(other for other in languages() if other != first))


FORMAT = Format("correction", ".correction.txt", render)
