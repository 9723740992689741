"""The options that say what of a report is shown: with which decisions of people, and how much of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from factcheck.published import Published

_Command = TypeVar("_Command", bound=Callable[..., object])

#: Where the decisions on one report are.
review_option = click.option(
    "--review",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The decisions of people on this report. [default: NAME.review.toml beside it, where there is one]",
)


def published_options(command: _Command) -> _Command:
    """--no-review, --reviewed-only and --quotes-only."""
    for option in (
        click.option("--quotes-only", is_flag=True, help="Show the sentences that are judged, without the rest of the story."),
        click.option("--reviewed-only", is_flag=True, help="Show only what a person has reviewed; a note says what is left out."),
        click.option("--no-review", is_flag=True, help="Show factcheck's own verdicts, whatever people decided."),
    ):
        command = option(command)
    return command


def publication(review: Path | None, no_review: bool, reviewed_only: bool, quotes_only: bool) -> Published:
    """What the options ask for; raises `click.UsageError` where they contradict each other."""
    if no_review and (review is not None or reviewed_only):
        raise click.UsageError("--no-review leaves decisions out of it; --review and --reviewed-only rest on them.")
    from factcheck.published import Published  # noqa: PLC0415 - loads what notes are made of

    return Published(review, no_review, reviewed_only, quotes_only)
