"""`factcheck render`: a saved report in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.commands.shown import Shown, chosen, output_options, put, to_standard_output
from factcheck.errors import ReportError
from factcheck.output import writable_file
from factcheck.report import Report
from factcheck.saved import saved


@click.command()
@click.argument("report", type=click.Path(path_type=Path))
@output_options
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def render(report: Path, format_name: str | None, output: Path | None, language: str | None, quiet: bool) -> int:
    """Write a saved JSON REPORT in another format (- reads standard input).

    Nothing is checked again, so the exit code is 0 whatever the report says, and 3 where it cannot be read.
    """
    if output is not None and not to_standard_output(output):
        writable_file(output)
    shown = Shown(chosen(format_name, output), language)
    put(shown.text(_read(report), to_stdout=to_standard_output(output)), output, quiet=quiet)
    return 0


def _read(path: Path) -> Report:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror}; give a file that `factcheck --format json` wrote") from error
    return saved(data, str(path))
