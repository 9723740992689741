"""`factcheck merge`: the parts that workers made of archives, as one batch."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.commands.batch import SUMMARY, USAGE, ledger_of
from factcheck.commands.batch_options import fail_on_option, only_option, summary_option
from factcheck.commands.engine_options import engine_of, jobs_option, kind_of
from factcheck.commands.exit import failing
from factcheck.commands.published_options import publication, published_options
from factcheck.commands.saying import say
from factcheck.commands.shown import templates_option
from factcheck.inputs import ListError
from factcheck.interface import languages
from factcheck.output import writable_file, writable_folder


@click.command()
@click.argument("folders", metavar="PARTS…", nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Write pages, reports and index here.")
@summary_option
@only_option
@click.option("--lang", "language", type=click.Choice(languages()), help="Language of the words. [default: each story's]")
@templates_option
@published_options
@jobs_option
@fail_on_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
def merge(  # noqa: PLR0913, PLR0917 - one parameter an option
    folders: tuple[str, ...],
    output: Path,
    summary: Path | None,
    only: tuple[str, ...],
    language: str | None,
    templates: Path | None,
    no_review: bool,
    reviewed_only: bool,
    quotes_only: bool,
    jobs: int | None,
    fail_on: tuple[str, ...],
    quiet: bool,
) -> int:
    """Make one batch of the parts in PARTS…: pages, reports, index and summary, as if it had been run over all their archives.

    PARTS are folders, or addresses of a store, that `factcheck batch … --parts` has filled. The archives are not needed any more.
    """
    from factcheck.batch.job import Job  # noqa: PLC0415 - loads the engine of batches
    from factcheck.batch.pages import Pages  # noqa: PLC0415
    from factcheck.batch.part import merged, parts_in  # noqa: PLC0415
    from factcheck.batch.run import Run  # noqa: PLC0415
    from factcheck.commands.outcomes_shown import OutcomesShown  # noqa: PLC0415
    from factcheck.inputs.each_once import each_once  # noqa: PLC0415

    asked = publication(None, no_review, reviewed_only, quotes_only)
    verdicts = failing(fail_on)
    try:
        parts = parts_in(folders)
    except ListError as error:
        say(f"factcheck: {error} [{error.slug}]")
        return USAGE
    writable_folder(output)
    writable_file(summary := summary or output / SUMMARY)
    pages = Pages(output, language, asked, frozenset(only), templates)
    shown = OutcomesShown(pages, None, language, frozenset(only), verdicts, summary, quiet=quiet)
    # Everything is known, so nothing is read; what a screen has said no to stays unread.
    job = Job(pages=pages, screen=bool)
    with ledger_of(output, parts[0].head.state, fresh=False) as ledger:
        run = Run(ledger, job, engine_of(kind_of(None, None), None, jobs, 2))
        listed = each_once(merged(parts, ledger))
        return shown.all(run, listed, None, lambda: sum(part.head.other_hosts for part in parts))
