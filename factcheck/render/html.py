"""The verdict page."""

from __future__ import annotations

from factcheck.render.format import Format, Options
from factcheck.report import Report


def render(report: Report, options: Options) -> str:
    """One self-contained file; the template engine is loaded only here."""
    from factcheck.page import page  # noqa: PLC0415

    return page(report, options.language, options.templates)


FORMAT = Format("html", ".html", render)
