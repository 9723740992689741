"""The options that say which board a command looks at: the user's own captures, who counts as what, as of which day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from sources.board.store_place import is_address


def day(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """Read YYYY-MM-DD, and nothing else that looks like a date."""
    if value is None:
        return None
    try:
        if len(value) != len("2026-03-16"):
            raise ValueError(value)
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as YYYY-MM-DD, for example 2026-03-16") from None


_FILE = click.Path(dir_okay=False)


def store_place(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """A path that may be a file, or the address of a database.

    An address is looked at when it is opened, by who knows what of it may be shown.
    """
    if value is not None and not is_address(value):
        _FILE.convert(value, parameter, context)
    return value


#: Where the user's own captures are: as it was given, since a path would take one of the slashes from an address.
store_option = click.option(
    "--store",
    callback=store_place,
    metavar="FILE|ADDRESS",
    help="The store of imported snapshots: a file, or postgresql://… (a team's)."
    " [default: FACTCHECK_STORE, else factcheck/snapshots.sqlite3 in the XDG data folder]",
)
#: Who counts as what.
origins_option = click.option(
    "--origins",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="FACTCHECK_ORIGINS",
    help="A table (TOML) of who counts as what, instead of ours.",
)
#: By the captures of which day.
as_of_option = click.option(
    "--as-of",
    callback=day,
    envvar="FACTCHECK_AS_OF",
    metavar="YYYY-MM-DD",
    help="Judge by the last captures made up to this day. [default: those of the time of publication]",
)
