"""`factcheck render`: a saved report in another format."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.commands.board_options import origins_option, store_option
from factcheck.commands.evidence_options import evidence_folder, evidence_option, kept_here
from factcheck.commands.exit import UNREADABLE
from factcheck.commands.published_options import publication, published_options, review_option
from factcheck.commands.saying import say
from factcheck.commands.shown import Shown, chosen, output_options, put, to_standard_output, verbosity, verbosity_options
from factcheck.errors import ReportError, StateError
from factcheck.output import writable_file
from factcheck.report import Report
from factcheck.saved import saved
from sources.errors import SourceError


@click.command()
@click.argument("report", metavar="REPORT|ADDRESS")
@output_options
@review_option
@published_options
@click.option("--from-archive", is_flag=True, help="Judge the page that is kept again, of a report or of an address, offline.")
@evidence_option
@store_option
@origins_option
@verbosity_options
def render(  # noqa: PLR0913, PLR0917 - one parameter an option
    report: str,
    format_name: str | None,
    output: Path | None,
    language: str | None,
    review: Path | None,
    no_review: bool,
    reviewed_only: bool,
    quotes_only: bool,
    templates: Path | None,
    from_archive: bool,
    evidence: Path | None,
    store: str | None,
    origins: Path | None,
    verbose: int,
    quiet: bool,
) -> int:
    """Write a saved JSON REPORT in another format (- reads standard input).

    With --from-archive the page is read again from what is kept of it and judged on the same board: the result is that of
    the first time, byte for byte. An ADDRESS stands for the last version that is kept of it.

    What people decided with `factcheck review` is shown with each finding, also in JSON.

    The exit code is 0 whatever the report says, and 3 where it cannot be read or made again.
    """
    if not from_archive and (evidence or store or origins):
        raise click.UsageError("--evidence, --store and --origins are for --from-archive: a saved report is not judged again.")
    asked = publication(review, no_review, reviewed_only, quotes_only)
    if output is not None and not to_standard_output(output):
        writable_file(output)
    shown = Shown(chosen(format_name, output), language, templates=templates, verbosity=verbosity(verbose, quiet=quiet))
    try:
        found = _from_archive(report, evidence, store, origins) if from_archive else read_report(report)
    except (SourceError, StateError) as error:
        say(f"factcheck: {report}: {error} [{error.slug}]")
        return UNREADABLE
    found = asked.applied(asked.reviewed(found, _decided_beside(report, output)))
    put(shown.text(found, to_stdout=to_standard_output(output)), output, quiet=quiet)
    return 0


def _decided_beside(report: str, output: Path | None) -> Path | None:
    """The file beside which decisions lie: that of the report, and where it has none, that which is written."""
    if report != "-" and not kept_here(report):
        return Path(report)
    return None if to_standard_output(output) else output


def _from_archive(name: str, evidence: Path | None, store: str | None, origins: Path | None) -> Report:
    from factcheck.evidence import rebuilt, rebuilt_latest  # noqa: PLC0415 - loads the engine
    from factcheck.pipeline import board_of  # noqa: PLC0415
    from sources.evidence.archive import Archive  # noqa: PLC0415

    archive, board = Archive(evidence_folder(evidence)), board_of(store, origins)
    return rebuilt_latest(name, archive, board) if kept_here(name) else rebuilt(read_report(name), archive, board)


def read_report(path: str) -> Report:
    """The report in a file, or on standard input (-); raises `ReportError` where there is none."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise ReportError(f"{path}: {error.strerror}; give a file that `factcheck --format json` wrote") from error
    return saved(data, path)
