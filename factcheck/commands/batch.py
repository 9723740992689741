"""`factcheck batch`: a list of stories in, a report a line or a page a story out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.archive_options import archive_options
from factcheck.commands.batch_options import batch_options, fail_on_option
from factcheck.commands.board_options import as_of_option, origins_option, store_option
from factcheck.commands.engine_options import engine_of, engine_options, kind_of
from factcheck.commands.evidence_options import folder_of, keeping_options
from factcheck.commands.exit import UNREADABLE, failing
from factcheck.commands.fetch_options import Guest, fetch_options, fetcher
from factcheck.commands.published_options import publication, published_options
from factcheck.commands.saying import say
from factcheck.commands.shown import templates_option, to_standard_output
from factcheck.inputs import Hosts, ListError, Repeat, items
from factcheck.interface import languages
from factcheck.output import writable_file, writable_folder
from sources.errors import SourceError

if TYPE_CHECKING:
    from factcheck.batch.ledger import Ledger, State
    from factcheck.batch.screen import Screen

USAGE = 2
SUMMARY = "summary.json"
#: So many items are read before the first story is checked, so that it can be said of how many it is the first.
_COUNTED = 2000


@click.command()
@click.argument("addresses", metavar="LIST")
@batch_options
@archive_options
@engine_options
@click.option("--lang", "language", type=click.Choice(languages()), help="Language of the words. [default: each story's]")
@templates_option
@published_options
@store_option
@origins_option
@as_of_option
@fetch_options
@keeping_options
@fail_on_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def batch(  # noqa: PLR0913, PLR0917 - one parameter an option
    addresses: str,
    kind: str | None,
    format_name: str | None,
    output: Path | None,
    summary: Path | None,
    fresh: bool,
    since: date | None,
    only: tuple[str, ...],
    language: str | None,
    templates: Path | None,
    no_review: bool,
    reviewed_only: bool,
    quotes_only: bool,
    screen: bool,
    hosts: Path | None,
    parts: str | None,
    jobs: int | None,
    engine: str | None,
    scheduler: str | None,
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
    """Check the stories of LIST: one address a line, or CSV with address[,published,outlet,language] (- reads standard input).

    LIST may also be JSON Lines, a folder of saved pages, a feed or a sitemap (a file or its address), or WARC archives.

    Results keep the order of the list. An address that cannot be checked is an error line, and the rest goes on. A run that
    was stopped goes on where it was, when it is started again with the same folder; what is known there is not checked again.

    What people decided with `factcheck review` is shown on the pages and counts for the exit code; JSON is always the whole
    report as factcheck made it.

    Exit codes: 1 something contradicted, else 3 an address could not be checked, else 0; 2 usage, or no such list.
    """
    who = kind_of(engine, scheduler)
    asked = publication(None, no_review, reviewed_only, quotes_only)
    folder = None if output is None or to_standard_output(output) else output
    if asked.cuts and folder is None:
        raise click.UsageError("--reviewed-only and --quotes-only are of pages; give a folder for them with -o.")
    if fresh and folder is None:
        raise click.UsageError("--fresh forgets what a folder knows of earlier runs; give the folder with -o.")
    if parts and (folder or summary or format_name or asked.cuts or only):
        raise click.UsageError("--parts makes no pages; factcheck merge makes them, and takes -o, --summary and --only.")
    kept = folder_of(evidence, no_evidence)
    guest = Guest(partial(fetcher, offline=offline, no_cache=no_cache, allow_private=allow_private))
    try:
        of_hosts = Hosts.at(hosts) if hosts else None
        listed = items(addresses, kind="warc" if parts else kind or "", fetcher=guest, hosts=of_hosts)
    except ListError as error:
        say(f"factcheck: {error} [{error.slug}]")
        return USAGE
    if folder is not None:
        writable_folder(folder)
        summary = summary or folder / SUMMARY
    if summary is not None:
        writable_file(summary)
    from factcheck.batch.job import Job  # noqa: PLC0415 - loads the engine of batches, not before the usage is known to be right
    from factcheck.batch.pages import Pages  # noqa: PLC0415
    from factcheck.batch.run import Run  # noqa: PLC0415
    from factcheck.commands.outcomes_shown import OutcomesShown  # noqa: PLC0415

    pages = Pages(folder, language, asked, frozenset(only), templates) if folder is not None else None
    shown = OutcomesShown(pages, format_name, language, frozenset(only), failing(fail_on), summary, quiet=quiet)
    try:
        job = Job(store, origins, as_of, kept, pages, _screen(store, origins) if screen else None)
        state = job.state()
    except SourceError as error:
        say(f"factcheck: {error} [{error.slug}]")
        return UNREADABLE
    job = replace(job, board=state.board)
    if parts:
        from factcheck.commands.parts_made import all_parts  # noqa: PLC0415 - loads the engine of batches

        made = partial(engine_of, who, scheduler, jobs, here=False)
        return all_parts(addresses, parts, job, state, of_hosts, made, who.batch, quiet=quiet)
    with ledger_of(folder, state, fresh=fresh) as ledger:
        head = list(islice(listed, _COUNTED))
        stories = sum(not isinstance(item, Repeat) for item in head)
        workers = engine_of(who, scheduler, jobs, stories)
        run = Run(ledger, job, workers, lambda: guest.on_way_to(("https://",)), since, who.batch)
        total = stories if len(head) < _COUNTED and since is None else None
        return shown.all(run, chain(head, listed), total, lambda: of_hosts.left_out if of_hosts else 0)


def _screen(store: str | None, origins: Path | None) -> Screen:
    from factcheck.batch.screen import Screen  # noqa: PLC0415 - loads the extractor, which few runs need here

    return Screen(store, origins)


@contextmanager
def ledger_of(folder: Path | None, state: State, *, fresh: bool) -> Iterator[Ledger]:
    """The ledger of the folder, held for this run alone; without a folder one for this run."""
    from factcheck.batch.ledger import NAME, alone, opened, temporary  # noqa: PLC0415

    with ExitStack() as stack:
        if folder is None:
            place = stack.enter_context(temporary())
        else:
            stack.enter_context(alone(folder))
            place = folder / NAME
        ledger = stack.enter_context(opened(place, state))
        if fresh:
            ledger.forget()
        yield ledger
