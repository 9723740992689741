"""Notes of correction as Markdown."""

from __future__ import annotations

from factcheck.correction_note import correction_notes
from factcheck.interface import interface
from factcheck.render.correction import RULE, in_turn
from factcheck.render.format import Format, Options
from factcheck.report import Report


def render(report: Report, options: Options) -> str:
    """Every note in every language; one line where there is nothing to correct."""
    told = in_turn(options.language)
    notes = [note.markdown(language) for note in correction_notes(report) for language in told]
    return RULE.join(notes) or interface(options.language).say("correction-note.none") + "\n"


FORMAT = Format("correction-md", ".correction.md", render)
