"""`factcheck cache`: what was fetched before, and how to be rid of it."""

from __future__ import annotations

import os

import click

from factcheck.commands.exit import UNREADABLE
from factcheck.output import emit


@click.group()
def cache() -> None:
    """The pages that were fetched before."""


@cache.command("clear")
def clear_() -> int:
    """Delete every page in the cache, and say how much that was."""
    from sources.fetching.cache import clear, default_place  # noqa: PLC0415 - loads the HTTP client

    place = default_place(os.environ)
    try:
        freed = clear(place)
    except OSError as error:
        click.echo(f"factcheck: {place} cannot be deleted ({error.strerror}) [unwritable]", err=True)
        return UNREADABLE
    emit(f"{place}: {freed:,} bytes deleted\n" if freed else f"{place}: nothing to delete\n")
    return 0
