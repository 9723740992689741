"""The options of batches over archives, which hold more pages than are worth reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., object])


def archive_options(command: _Command) -> _Command:
    """--screen, --hosts and --parts."""
    for option in (
        click.option(
            "--parts",
            metavar="FOLDER",
            help="Let every worker judge whole archives, and write a part of each here, for factcheck merge.",
        ),
        click.option(
            "--hosts",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Look only at pages of these hosts, one a line, and of what is below them (of WARC archives).",
        ),
        click.option("--screen", is_flag=True, help="Do not read pages of an archive on which nothing can be checked."),
    ):
        command = option(command)
    return command
