"""The options of `factcheck batch` that no other command has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from factcheck.commands.board_options import day
from factcheck.commands.exit import FAIL_ON, NEVER
from factcheck.inputs import inputs
from factcheck.render import formats
from factcheck.vocabulary import Verdict

_Command = TypeVar("_Command", bound=Callable[..., object])

DEFAULT = "jsonl"

summary_option = click.option(
    "--summary",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the counts of verdicts and failures, as JSON. [default: summary.json in the folder of -o]",
)
only_option = click.option(
    "--only",
    type=click.Choice([verdict.value for verdict in Verdict]),
    multiple=True,
    help="Show only stories that have such a finding (may be repeated).",
)


def _one_or_none(_: click.Context, __: click.Parameter, verdicts: tuple[str, ...]) -> tuple[str, ...]:
    if NEVER in verdicts and len(set(verdicts)) > 1:
        raise click.UsageError("--fail-on never excludes every other --fail-on.")
    return verdicts


fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    multiple=True,
    callback=_one_or_none,
    help="End with 1 for these verdicts too (may be repeated); never: not even for contradicted. [default: contradicted]",
)


def batch_options(command: _Command) -> _Command:
    """What comes in, what goes out, and how the run goes."""
    for option in reversed(
        (
            click.option(
                "--input", "kind", type=click.Choice(list(inputs())), help="What LIST is. [default: what it shows to be]"
            ),
            click.option(
                "--format",
                "format_name",
                type=click.Choice([name for name, format_ in formats().items() if format_.failure]),
                help=f"How to write the results to standard output. [default without -o: {DEFAULT}]",
            ),
            click.option(
                "-o",
                "--output",
                type=click.Path(path_type=Path),
                help="Write a page and a JSON file per article here, and an index over them; go on here after a stop.",
            ),
            summary_option,
            click.option("--fresh", is_flag=True, help="Check every story anew, whatever earlier runs found out."),
            click.option("--since", callback=day, metavar="YYYY-MM-DD", help="Leave out stories published before this day."),
            only_option,
        )
    ):
        command = option(command)
    return command
