"""The report on a terminal."""

from __future__ import annotations

from factcheck.render.format import Format, Options
from factcheck.report import Report


def render(report: Report, options: Options) -> str:
    """Each finding as a diagnostic, then the summary; `factcheck.terminal` writes it part by part."""
    from factcheck.terminal import told  # noqa: PLC0415 - it takes the options that stand beside the formats

    return told(report, options)


FORMAT = Format("terminal", ".txt", render)
