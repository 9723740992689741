"""The options that say which board a command looks at: the user's own captures, and who counts as what."""

from __future__ import annotations

from pathlib import Path

import click

#: Where the user's own captures are.
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The store of imported snapshots. [default: FACTCHECK_STORE, else factcheck/snapshots.sqlite3 in the XDG data folder]",
)
#: Who counts as what.
origins_option = click.option(
    "--origins",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="FACTCHECK_ORIGINS",
    help="A table (TOML) of who counts as what, instead of ours.",
)
