"""The options of commands that list something: as text in a language, or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from factcheck.interface import languages

_Command = TypeVar("_Command", bound=Callable[..., object])


def told_options(command: _Command) -> _Command:
    """--format and --lang."""
    for option in (
        click.option(
            "--lang", "language", type=click.Choice(languages()), default="en", help="Language of the words. [default: en]"
        ),
        click.option(
            "--format", "format_name", type=click.Choice(["terminal", "json"]), default="terminal", help="How to write it."
        ),
    ):
        command = option(command)
    return command
