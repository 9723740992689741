"""How a command shows reports: the options that every command with an output has, and what follows from them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from factcheck.commands.capability import colour, columns
from factcheck.interface import FALLBACK, language_for, languages
from factcheck.output import emit, write
from factcheck.render import Format, Options, for_file, formats
from factcheck.report import Report

_Command = TypeVar("_Command", bound=Callable[..., object])

DEFAULT = "terminal"


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


def verbosity_options(command: _Command) -> _Command:
    """-q and -v, for commands that show a report on the terminal."""
    for option in (
        click.option(
            "-v",
            "--verbose",
            count=True,
            help="Show more: how each claim was read, every basis tried; -vv every row and snapshot.",
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            help="Show only what needs a person (a file is written whole), and only errors on standard error.",
        ),
    ):
        command = option(command)
    return command


def verbosity(verbose: int, *, quiet: bool) -> int:
    """How much is to be shown (`Options.verbosity`)."""
    if verbose and quiet:
        raise click.UsageError("--quiet shows less and --verbose more; give one or the other.")
    return -1 if quiet else verbose


@dataclass(frozen=True, slots=True)
class Shown:
    """A format, and what the reader asked of it."""

    format: Format
    language: str | None
    compact: bool = False
    templates: Path | None = None
    verbosity: int = 0

    def text(self, report: Report, *, to_stdout: bool) -> str:
        """The report in this format. Only a terminal is measured and coloured."""
        tty = to_stdout and sys.stdout.isatty()
        language = self.language or language_for(report)
        painted = to_stdout and colour(os.environ, sys.platform, tty=tty)
        told = self.verbosity if to_stdout else max(self.verbosity, 0)  # a file is written for those who open it
        return self.format.render(report, Options(language, columns(tty=tty), painted, self.compact, self.templates, told))


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
