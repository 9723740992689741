"""How a command shows reports: the options that every command with an output has, and what follows from them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from factcheck.interface import FALLBACK, language_for, languages
from factcheck.output import emit, write
from factcheck.render import Format, Options, for_file, formats
from factcheck.report import Report

_Command = TypeVar("_Command", bound=Callable[..., object])

DEFAULT = "terminal"
#: Width of everything that is no terminal, so that the same input gives the same bytes.
_COLUMNS = 80
_MOST_COLUMNS = 120


templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Make pages with the templates and stylesheets in this folder; what is not there is taken from factcheck.",
)


def output_options(command: _Command) -> _Command:
    """--format, --output, --lang and --templates."""
    for option in (
        templates_option,
        click.option("--lang", "language", type=click.Choice(languages()), help="Language of the words. [default: the story's]"),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path), help="Write here: a file; for several addresses a folder."
        ),
        click.option(
            "--format",
            "format_name",
            type=click.Choice(list(formats())),
            help=f"How to write the result. [default: as the suffix of -o says, else {DEFAULT}]",
        ),
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Shown:
    """A format, and what the reader asked of it."""

    format: Format
    language: str | None
    compact: bool = False
    templates: Path | None = None

    def text(self, report: Report, *, to_stdout: bool) -> str:
        """The report in this format. Only a terminal is measured and coloured."""
        tty = to_stdout and sys.stdout.isatty()
        columns = min(_MOST_COLUMNS, max(40, shutil.get_terminal_size((_COLUMNS, 24)).columns)) if tty else _COLUMNS
        language = self.language or language_for(report)
        return self.format.render(report, Options(language, columns, to_stdout and _colour(tty), self.compact, self.templates))


class Stream:
    """Several results one after the other on standard output: the format's head once, before the first of them."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._begun = False

    @property
    def record(self) -> bool:
        """Whether what is written is the machine's own report, without the decisions of people."""
        return self._shown.format.record

    def report(self, report: Report, language: str | None = None) -> str:
        """What is to be written for a report; in its own language unless the reader or the list asked for another."""
        shown = replace(self._shown, language=self._shown.language or language, compact=True)
        return self._headed(shown.text(report, to_stdout=True))

    def failure(self, address: str, slug: str, message: str) -> str:
        """What stands where the report of an address would; nothing in formats that are not made for streams."""
        told = self._shown.format.failure
        return self._headed(told(address, slug, message)) if told else ""

    def _headed(self, text: str) -> str:
        head = self._shown.format.head
        if self._begun or head is None:
            return text
        self._begun = True
        return head(Options(self._shown.language or FALLBACK, compact=True)) + text


def chosen(format_name: str | None, output: Path | None) -> Format:
    """The format asked for, else the one that the file's suffix names, else the terminal's."""
    named = for_file(output.name) if output is not None and format_name is None else None
    return named or formats()[format_name or DEFAULT]


def to_standard_output(output: Path | None) -> bool:
    """Whether the result goes to standard output (`-o -` says so too)."""
    return output is None or str(output) == "-"


def put(text: str, output: Path | None, *, quiet: bool) -> None:
    """One result where it belongs; where a file was written, standard error says so."""
    if output is None or to_standard_output(output):
        emit(text)
        return
    write(output, text)
    if not quiet:
        click.echo(f"factcheck: written to {output}", err=True)


def _colour(tty: bool) -> bool:
    """NO_COLOR wins (no-color.org), then FORCE_COLOR, then whether there is a terminal that can."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return tty and os.environ.get("TERM") != "dumb"
