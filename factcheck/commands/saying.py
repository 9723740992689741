"""What commands say beside their results."""

from __future__ import annotations

import click

from factcheck.interface.visible import one_line


def say(message: str) -> None:
    """One line on standard error, nothing in which can steer the terminal."""
    click.echo(one_line(message), err=True)
