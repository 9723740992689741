"""The options that say where evidence is kept, and whether it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., object])

#: Where evidence lies.
evidence_option = click.option(
    "--evidence",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where fetched pages are kept. [default: FACTCHECK_EVIDENCE, else factcheck/evidence in the XDG data folder]",
)


def keeping_options(command: _Command) -> _Command:
    """--evidence and --no-evidence, for commands that keep something."""
    command = click.option("--no-evidence", is_flag=True, help="Keep nothing of what is fetched.")(command)
    return evidence_option(command)


def folder_of(evidence: Path | None, no_evidence: bool = False) -> Path | None:
    """The folder that the options say, none where nothing is to be kept."""
    if no_evidence:
        if evidence is not None:
            raise click.UsageError("--no-evidence keeps nothing; --evidence says where. Give one or the other.")
        return None
    return evidence_folder(evidence)


def evidence_folder(evidence: Path | None) -> Path:
    """The folder that the option says, or the usual one."""
    from sources.evidence.archive import default_folder  # noqa: PLC0415 - loads what reads archives

    return evidence or default_folder(os.environ)


def kept_here(address: str) -> bool:
    """Whether evidence of an address is kept: of pages from the web. Files and texts are the user's own."""
    return "://" in address
