"""`factcheck evidence`: what is kept of fetched pages and imported payloads, and whether it is still what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from factcheck.commands.evidence_options import evidence_folder, evidence_option, kept_here
from factcheck.commands.exit import FAILED, UNREADABLE
from factcheck.commands.saying import say
from factcheck.commands.told_options import told_options
from factcheck.errors import ReportError
from factcheck.interface import interface
from factcheck.output import emit
from sources.errors import NoEvidence, SourceError

if TYPE_CHECKING:
    from sources.evidence.archive import Archive

_Command = TypeVar("_Command", bound=Callable[..., object])


def _options(command: _Command) -> _Command:
    """--evidence, --format and --lang."""
    return evidence_option(told_options(command))


@click.group()
def evidence() -> None:
    """List what is kept of fetched pages and imported payloads, and verify it."""


@evidence.command()
@click.argument("of", metavar="[ADDRESS|REPORT]", required=False)
@_options
def show(of: str | None, evidence: Path | None, format_name: str, language: str) -> int:
    """List what is kept: of an ADDRESS, of the page of a REPORT.json, or everything.

    Exit codes: 0, 2 usage, 3 nothing is kept of it, or a file is damaged.
    """
    from factcheck.evidence_shown import listed, show_document, show_text  # noqa: PLC0415

    archive = _archive(evidence)
    try:
        rows = listed(archive, None if of is None else _file_of(of, archive))
    except (SourceError, ReportError) as error:
        say(f"factcheck: {error} [{error.slug}]")
        return UNREADABLE
    emit(show_document(archive, rows) if format_name == "json" else show_text(archive, rows, interface(language)))
    return 0


@evidence.command()
@_options
def verify(evidence: Path | None, format_name: str, language: str) -> int:
    """Compute every digest again and name what is broken.

    Exit codes: 0 everything is as it was written, 1 something is broken, 2 usage.
    """
    from factcheck.evidence_shown import verify_document, verify_text  # noqa: PLC0415
    from sources.evidence.verify import verified  # noqa: PLC0415

    archive = _archive(evidence)
    found = verified(archive)
    emit(verify_document(archive, found) if format_name == "json" else verify_text(archive, found, interface(language)))
    return FAILED if found.broken else 0


def _archive(folder: Path | None) -> Archive:
    from sources.evidence.archive import Archive  # noqa: PLC0415

    return Archive(evidence_folder(folder))


def _file_of(name: str, archive: Archive) -> str:
    """The file of the archive in which an address, or the page of a report, is kept."""
    if kept_here(name):
        from sources.evidence.archive import page_file  # noqa: PLC0415

        file = page_file(name)
    else:
        from factcheck.commands.render import read_report  # noqa: PLC0415

        kept = read_report(name).article.evidence
        if kept is None:
            raise NoEvidence(f"{name} names no evidence: it is of a file or a text, or was made with --no-evidence.")
        file = kept.file
    if file not in archive.files():
        raise NoEvidence(f"Nothing is kept of {name} in {archive.folder}; check it first, or give another folder.")
    return file
