"""JSON Lines: a report a line (jsonlines.org), for programs that read one result after the other."""

from __future__ import annotations

from dataclasses import replace

from factcheck.render.document import failure
from factcheck.render.document import render as document
from factcheck.render.format import Format, Options
from factcheck.report import Report


def render(report: Report, options: Options) -> str:
    """The report as it stands in its document, on one line."""
    return document(report, replace(options, compact=True))


FORMAT = Format("jsonl", ".jsonl", render, failure=failure, record=True)
