"""The report itself, as JSON."""

from __future__ import annotations

import msgspec

from factcheck.render.format import Format, Options
from factcheck.report import SCHEMA, Report, to_json


def render(report: Report, options: Options) -> str:
    """Indented, or one line a report where several follow each other (JSON Lines)."""
    return msgspec.json.encode(report).decode() + "\n" if options.compact else to_json(report)


def failure(address: str, slug: str, message: str) -> str:
    """The line that stands where the report of an address would, had it been read (DESIGN §7)."""
    entry = {"schema": SCHEMA, "address": address, "error": {"slug": slug, "message": message}}
    return msgspec.json.encode(entry).decode() + "\n"


FORMAT = Format("json", ".json", render, failure=failure, record=True)
