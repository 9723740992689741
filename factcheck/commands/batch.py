"""`factcheck batch`: a list of addresses in, a report a line or a page an article out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.batch_run import Checked, Failed, Outcome, check_line, default_jobs, outcomes
from factcheck.commands.board_options import as_of_option, origins_option, store_option
from factcheck.commands.evidence_options import folder_of, keeping_options
from factcheck.commands.exit import FAIL_ON, FAILED, NEVER, UNREADABLE, exit_code, failing
from factcheck.commands.fetch_options import fetch_options, fetcher
from factcheck.commands.published_options import publication, published_options
from factcheck.commands.shown import Shown, Stream, to_standard_output
from factcheck.interface import languages, spoken
from factcheck.interface.account import ICONS
from factcheck.interface.breath import counts
from factcheck.interface.visible import one_line
from factcheck.list_of_addresses import AddressList, ListError, read_list
from factcheck.output import emit
from factcheck.render import formats

if TYPE_CHECKING:
    from factcheck.batch_folder import Folder
    from factcheck.published import Published

USAGE = 2
DEFAULT = "jsonl"
_MOST_JOBS = 64
#: Repeats that are named; of the others it is said how many they are.
_REPEATS_SHOWN = 3


@click.command()
@click.argument("addresses", metavar="LIST")
@click.option(
    "--format",
    "format_name",
    type=click.Choice([name for name, format_ in formats().items() if format_.failure]),
    help=f"How to write the results to standard output. [default without -o: {DEFAULT}]",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write a page and a JSON file per article here, and an index over them.",
)
@click.option("--lang", "language", type=click.Choice(languages()), help="Language of the words. [default: each story's]")
@published_options
@store_option
@origins_option
@as_of_option
@fetch_options
@keeping_options
@click.option("--jobs", type=click.IntRange(1, _MOST_JOBS), help="Check so many at once. [default: one a processor, at most 4]")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    multiple=True,
    help="End with 1 for these verdicts too (may be repeated); never: not even for contradicted. [default: contradicted]",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def batch(  # noqa: PLR0913, PLR0917 - one parameter an option
    addresses: str,
    format_name: str | None,
    output: Path | None,
    language: str | None,
    no_review: bool,
    reviewed_only: bool,
    quotes_only: bool,
    jobs: int | None,
    store: str | None,
    origins: Path | None,
    as_of: date | None,
    offline: bool,
    no_cache: bool,
    allow_private: bool,
    evidence: Path | None,
    no_evidence: bool,
    fail_on: tuple[str, ...],
    quiet: bool,
) -> int:
    """Check the articles of LIST: one address a line, or CSV with address[,published,outlet,language] (- reads standard input).

    Results keep the order of the list. An address that cannot be checked is an error line, and the rest goes on.

    What people decided with `factcheck review` is shown on the pages and counts for the exit code; JSON is always the whole
    report as factcheck made it.

    Exit codes: 1 something contradicted, else 3 an address could not be checked, else 0; 2 usage, or no such list.
    """
    if NEVER in fail_on and len(set(fail_on)) > 1:
        raise click.UsageError("--fail-on never excludes every other --fail-on.")
    asked = publication(None, no_review, reviewed_only, quotes_only)
    if asked.cuts and (output is None or to_standard_output(output)):
        raise click.UsageError("--reviewed-only and --quotes-only are of pages; give a folder for them with -o.")
    kept = folder_of(evidence, no_evidence)
    try:
        listed = read_list(addresses)
    except ListError as error:
        _say(f"factcheck: {error} [{error.slug}]")
        return USAGE
    pages = (entry.address for entry in listed.entries)
    web = fetcher(pages, offline=offline, no_cache=no_cache, allow_private=allow_private)
    folder = _folder(output, listed, language, asked)
    lines = folder is None or format_name is not None
    stream = Stream(Shown(formats()[format_name or DEFAULT], language, compact=True))
    verdicts = failing(fail_on)
    if listed.repeats and not quiet:
        _say(repeated(listed))

    codes: set[int] = set()
    checker = partial(check_line, store=store, origins=origins, as_of=as_of, fetcher=web, evidence=kept)
    with (
        closing(outcomes(listed.entries, jobs or default_jobs(), checker)) as found,
        _progress(listed, lines, quiet) as told,
    ):
        for number, outcome in enumerate(found):
            shown = folder.put(number, outcome) if folder else outcome
            judged = shown if isinstance(shown, Checked) else outcome
            if lines:
                emit(told_of(outcome if stream.record else judged, stream))
            told(shown)
            reports = (judged.report,) if isinstance(judged, Checked) else ()
            codes.add(exit_code(reports, verdicts, unread=isinstance(shown, Failed)))
    if folder is not None:
        place = folder.close(len(listed.repeats))
        if not quiet:
            _say(f"factcheck: written to {place}")
            if asked.cuts:
                _say(f"factcheck: the JSON files in {place.parent} hold whole stories and every verdict; publish the pages alone")
    return FAILED if FAILED in codes else UNREADABLE if UNREADABLE in codes else 0


def told_of(outcome: Outcome, stream: Stream) -> str:
    """The report as it would stand alone, or the failure in its place."""
    if isinstance(outcome, Failed):
        return stream.failure(outcome.line.address, outcome.slug, outcome.message)
    return stream.report(outcome.report, spoken(outcome.line.language))


def repeated(listed: AddressList) -> str:
    """Which lines repeat an address.

    >>> from factcheck.list_of_addresses import Repeat
    >>> repeated(AddressList((), (Repeat(7, 3),)))
    'factcheck: 1 line repeats an earlier address and is not checked again (line 7 that of line 3)'
    """
    n = len(listed.repeats)
    shown = [f"line {repeat.number} that of line {repeat.first}" for repeat in listed.repeats[:_REPEATS_SHOWN]]
    shown += ["…"] if n > _REPEATS_SHOWN else []
    told = "line repeats an earlier address and is" if n == 1 else "lines repeat an earlier address and are"
    return f"factcheck: {n:,} {told} not checked again ({', '.join(shown)})"


def _folder(output: Path | None, listed: AddressList, language: str | None, asked: Published) -> Folder | None:
    """The folder asked for, known to be writable before anything is read."""
    if output is None or to_standard_output(output):
        return None
    from factcheck.batch_folder import Folder  # noqa: PLC0415 - loads the template engine

    return Folder(output, listed.entries, language, asked)


@contextmanager
def _progress(listed: AddressList, lines: bool, quiet: bool) -> Iterator[Callable[[Outcome], None]]:
    """What says on standard error how far the batch is: a bar on a terminal that shows nothing else, else a line an address."""
    total = len(listed.entries)
    if quiet or not sys.stderr.isatty() or (lines and sys.stdout.isatty()):
        yield _Plain(total, quiet)
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where it shows
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task("", total=total)

        def told(outcome: Outcome) -> None:
            if isinstance(outcome, Failed):
                console.print(_complaint(outcome), markup=False, highlight=False, soft_wrap=True)
            bar.advance(task)

        yield told


class _Plain:
    """A line an address; with `quiet` only those of failures."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total = total
        self._quiet = quiet
        self._told = 0

    def __call__(self, outcome: Outcome) -> None:
        """Say what became of a line."""
        self._told += 1
        if isinstance(outcome, Failed):
            _say(_complaint(outcome))
        elif not self._quiet:
            counted = "  ".join(f"{ICONS[verdict]} {n}" for verdict, n in counts(outcome.report).items())
            _say(f"[{self._told}/{self._total}] {outcome.line.address}: {counted}")


def _complaint(failed: Failed) -> str:
    where = failed.line.address or f"line {failed.line.number}"
    return one_line(f"factcheck: {where}: {failed.message} [{failed.slug}]")


def _say(message: str) -> None:
    click.echo(one_line(message), err=True)
