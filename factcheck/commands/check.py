"""`factcheck check`: stories in, verdicts out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.board_options import as_of_option, day, origins_option, store_option
from factcheck.commands.evidence_options import folder_of, keeping_options, kept_here
from factcheck.commands.exit import FAIL_ON, NEVER, exit_code, failing
from factcheck.commands.fetch_options import fetch_options, fetcher
from factcheck.commands.published_options import publication, published_options, review_option
from factcheck.commands.saying import say
from factcheck.commands.shown import (
    Shown,
    Stream,
    chosen,
    output_options,
    put,
    to_standard_output,
    verbosity,
    verbosity_options,
)
from factcheck.errors import AsOfError, OutputError, ReaderGoneError
from factcheck.interface.visible import one_line
from factcheck.output import emit, file_names, writable_file, writable_folder
from factcheck.report import Report
from sources.errors import SourceError

if TYPE_CHECKING:
    from factcheck.published import Published
    from sources.fetching import Fetcher
    from sources.read import Given

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Story:
    """One thing to check: an address, or a text given on the command line (its address is then empty)."""

    address: str
    text: str | None = None

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return "--text" if self.text is not None else self.address


@click.command()
@click.argument("addresses", metavar="[ADDRESS|FILE|-]...", nargs=-1)
@click.option("--text", metavar="SENTENCE", help="Check this text instead of an address.")
@click.option("--published", callback=day, metavar="YYYY-MM-DD", help="When the story was published.")
@click.option("--url", default="", help="Where the story stands, for text and files.")
@click.option("--outlet", default="", help="Who published the story.")
@click.option("--title", default="", help="The story's title.")
@output_options
@review_option
@published_options
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    multiple=True,
    help="End with 1 for these verdicts too (may be repeated); never: end with 0. [default: contradicted]",
)
@store_option
@origins_option
@as_of_option
@fetch_options
@keeping_options
@verbosity_options
def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    addresses: tuple[str, ...],
    text: str | None,
    published: date | None,
    url: str,
    outlet: str,
    title: str,
    format_name: str | None,
    output: Path | None,
    language: str | None,
    review: Path | None,
    no_review: bool,
    reviewed_only: bool,
    quotes_only: bool,
    templates: Path | None,
    fail_on: tuple[str, ...],
    store: str | None,
    origins: Path | None,
    as_of: date | None,
    offline: bool,
    no_cache: bool,
    allow_private: bool,
    evidence: Path | None,
    no_evidence: bool,
    verbose: int,
    quiet: bool,
) -> int:
    """Check the numeric claims of each ADDRESS: a web address, a file, or - for standard input.

    An address that begins with a dash works after --.

    What people decided with `factcheck review` is shown with each finding and counts for the exit code; JSON is always the whole
    report as factcheck made it.

    Exit codes: 0 nothing contradicted, 1 something contradicted, 2 usage, 3 an address could not be checked.
    """
    stories = _stories(addresses, text)
    if len(stories) > 1 and (url or title):
        raise click.UsageError("--url and --title belong to one story; give one address.")
    if NEVER in fail_on and len(set(fail_on)) > 1:
        raise click.UsageError("--fail-on never excludes every other --fail-on.")
    told = verbosity(verbose, quiet=quiet)
    folder = folder_of(evidence, no_evidence)
    several = len(stories) > 1
    web = fetcher(addresses, offline=offline, no_cache=no_cache, allow_private=allow_private)
    compact = several and to_standard_output(output)
    shown = Shown(chosen(format_name, None if several else output), language, compact, templates, told)
    asked = publication(review, no_review, reviewed_only, quotes_only)
    _refuse(asked, shown, several=several)
    places = _places(stories, output, shown)
    for place in places:
        asked.readable(place)
    from sources.read import Given  # noqa: PLC0415 - not before the usage is known to be right

    given = Given(published=published, url=url, outlet=outlet, title=title)
    checker = _checker(given, store, origins, as_of, web, folder)
    stream = Stream(shown) if shown.compact else None

    reports: list[Report] = []
    unread = False
    for number, (story, place) in enumerate(zip(stories, places, strict=True), 1):
        if several and not quiet and sys.stderr.isatty():
            click.echo(f"[{number}/{len(stories)}] {one_line(story.name)}", err=True)
        report = _checked(story, checker, stream, alone=not several)
        unread |= report is None
        if report is not None:
            reports.append(reviewed := asked.reviewed(report, place))
            found = report if shown.format.record else asked.applied(reviewed)
            if stream is not None:
                emit(stream.report(found))
                continue
            unread |= not _delivered(shown.text(found, to_stdout=to_standard_output(place)), place, quiet=quiet, last=not several)
    return exit_code(reports, failing(fail_on), unread=unread)


def _refuse(asked: Published, shown: Shown, *, several: bool) -> None:
    """What cannot be done: decisions are on one story, and the record is never cut."""
    if several and asked.review is not None:
        raise click.UsageError("--review is of one story; give one address.")
    if asked.cuts and shown.format.record:
        raise click.UsageError(
            "JSON is the whole report as factcheck made it, so that it can be reviewed; "
            "write a page, or cut the report with factcheck render REPORT.json --format json."
        )


def _stories(addresses: tuple[str, ...], text: str | None) -> list[Story]:
    if text is not None:
        if addresses:
            raise click.UsageError("--text stands instead of an address; give one or the other.")
        return [Story("", text)]
    if not addresses:
        raise click.UsageError("Nothing to check: give a web address, a file, - for standard input, or --text SENTENCE.")
    if addresses.count(STDIN) > 1:
        raise click.UsageError("Standard input can be read only once; give - once.")
    return [Story(address) for address in addresses]


def _places(stories: list[Story], output: Path | None, shown: Shown) -> list[Path | None]:
    """Where each result goes, known to be writable before anything is read."""
    if output is None or to_standard_output(output):
        return [None] * len(stories)
    if len(stories) == 1:
        writable_file(output)
        return [output]
    writable_folder(output)
    return [output / name for name in file_names(tuple(story.address for story in stories), shown.format.suffix)]


def _checker(
    given: Given,
    store: str | None,
    origins: Path | None,
    as_of: date | None,
    web: Fetcher | None,
    evidence: Path | None,
) -> Callable[[Story], Report]:
    """The engine with what the user said about the stories and the board. It takes a second to load, so not before now."""
    from factcheck.pipeline import board_of, check_text  # noqa: PLC0415
    from factcheck.pipeline import check as check_address  # noqa: PLC0415

    def checker(story: Story) -> Report:
        board = board_of(store, origins)
        if story.text is not None:
            return check_text(story.text, given=given, board=board, as_of=as_of)
        if evidence is not None and kept_here(story.address):
            from factcheck.evidence import check_keeping  # noqa: PLC0415
            from sources.evidence.archive import Archive  # noqa: PLC0415

            return check_keeping(story.address, Archive(evidence), given=given, board=board, as_of=as_of, fetcher=web)
        stdin = sys.stdin.buffer if story.address == STDIN else None
        return check_address(story.address, given=given, board=board, stdin=stdin, as_of=as_of, fetcher=web)

    return checker


def _checked(story: Story, checker: Callable[[Story], Report], stream: Stream | None, *, alone: bool) -> Report | None:
    """The report, or nothing and a line on standard error that says why. A day that no story is of is wrong usage."""
    try:
        return checker(story)
    except (SourceError, AsOfError) as error:
        if alone and isinstance(error, AsOfError):
            raise click.BadParameter(str(error), param_hint="--as-of") from None
        _complain(story.name, str(error), error.slug)
        if stream is not None:
            emit(stream.failure(story.name, error.slug, str(error)))
        return None


def _delivered(text: str, place: Path | None, *, quiet: bool, last: bool) -> bool:
    """Whether the result reached its place; with several stories one that did not must not stop the rest."""
    try:
        put(text, place, quiet=quiet)
    except ReaderGoneError:
        raise
    except OutputError as error:
        if last or place is None:
            raise
        _complain(str(place), str(error), error.slug)
        return False
    return True


def _complain(name: str, message: str, slug: str) -> None:
    say(f"factcheck: {name}: {message} [{slug}]")
