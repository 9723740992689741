"""`factcheck compare`: saved reports held against each other."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.commands.capability import colour, columns
from factcheck.commands.exit import UNREADABLE
from factcheck.commands.shown import put, templates_option, to_standard_output, verbosity
from factcheck.errors import ReportError
from factcheck.interface import FALLBACK, languages, spoken
from factcheck.output import writable_file
from factcheck.render.format import Options
from factcheck.saved_reports import Saved, Unreadable, saved_reports

if TYPE_CHECKING:
    from factcheck.compared import Compared, Row
    from factcheck.page.index import Cited


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read; `repeats` counts reports that repeat another one's story."""

    rows: list[Row] = field(default_factory=list)
    unread: list[Unreadable] = field(default_factory=list)
    cited: dict[Cited, None] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    repeats: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        """That of most stories; English where there are as many of another."""
        known = Counter(spoken(each.story.language) or FALLBACK for each in self.rows)
        return max(known, key=lambda language: (known[language], language == FALLBACK), default=FALLBACK)


def _json(found: Compared, read: _Read, _: Options) -> str:
    from factcheck.comparison import UnreadPart, comparison, to_json  # noqa: PLC0415

    return to_json(comparison(found, (UnreadPart(each.name, each.slug, each.message) for each in read.unread), len(read.repeats)))


def _html(found: Compared, read: _Read, options: Options) -> str:
    from factcheck.page.comparison import comparison_page  # noqa: PLC0415 - loads the templates

    return comparison_page(found, options.language, tuple(read.cited), read.unread, options.templates)


def _terminal(found: Compared, read: _Read, options: Options) -> str:
    from factcheck.terminal.comparison import told  # noqa: PLC0415

    return told(found, options, read.unread)


_FORMATS: dict[str, Callable[[Compared, _Read, Options], str]] = {"html": _html, "json": _json, "terminal": _terminal}
_BY_SUFFIX = {".html": "html", ".htm": "html", ".json": "json"}


@click.command()
@click.argument("names", metavar="FOLDER|REPORT...", nargs=-1, required=True)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(_FORMATS)),
    help="How to write the comparison. [default: as the suffix of -o says, else terminal]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here.")
@click.option("--lang", "language", type=click.Choice(languages()), help="Language of the words. [default: that of most stories]")
@templates_option
@click.option("--no-review", is_flag=True, help="Show factcheck's own verdicts, whatever people decided.")
@click.option("-q", "--quiet", is_flag=True, help="Show only what differs, and only errors on standard error.")
def compare(
    names: tuple[str, ...],
    format_name: str | None,
    output: Path | None,
    language: str | None,
    templates: Path | None,
    no_review: bool,
    quiet: bool,
) -> int:
    """Hold saved reports against each other: who tells the same claim, whose figures differ, who was first, who reprints whom.

    A FOLDER is that of a batch. A REPORT is a JSON file, a page, or JSON Lines (- reads standard input). What people decided
    with `factcheck review` counts.

    The exit code is 0 whatever the stories say, and 3 where a report could not be read, which is then named.
    """
    if output is not None and not to_standard_output(output):
        writable_file(output)
    seen_from = None if output is None or to_standard_output(output) else output.parent
    read = _read(saved_reports(names, sys.stdin.buffer if sys.stdin else BytesIO(), seen_from), no_review=no_review)
    if not read.rows and not read.unread:
        raise ReportError(f"{', '.join(names)}: no report there; give reports, or the folder that `factcheck batch -o` filled")
    text = _text(read, format_name, output, language, templates, quiet=quiet)
    put(text, output, quiet=quiet)
    _complain(read.unread, read.repeats, quiet=quiet)
    return UNREADABLE if read.unread else 0


def _read(saved: Iterable[Saved], *, no_review: bool) -> _Read:
    """One report after the other; of each only its row stays."""
    from factcheck.compared import row  # noqa: PLC0415 - loads the lexicon
    from factcheck.page.index import cited  # noqa: PLC0415 - loads the templates
    from factcheck.published import Published  # noqa: PLC0415 - loads what notes are made of

    published = Published(no_review=no_review)

    read = _Read()
    for each in saved:
        if isinstance(each, Unreadable):
            read.unread.append(each)
            continue
        report = published.reviewed(each.report, each.path)
        article = report.article
        address = article.canonical or article.url or article.path
        ids = {(each.page, ""), *([(address, article.sha256)] if address else ())}
        if ids & read.seen:
            read.repeats.append(each.data or each.page)
            continue
        read.seen.update(ids)
        read.rows.append(row(report, each.page, each.data))
        read.cited[cited(report)] = None
    return read


def _text(
    read: _Read, format_name: str | None, output: Path | None, language: str | None, templates: Path | None, *, quiet: bool
) -> str:
    from factcheck.compared import compared  # noqa: PLC0415 - loads the lexicon

    name = format_name or _BY_SUFFIX.get(output.suffix.lower() if output else "", "terminal")
    stdout = to_standard_output(output)
    tty = stdout and sys.stdout is not None and sys.stdout.isatty()
    painted = stdout and colour(os.environ, sys.platform, tty=tty)
    told = verbosity(0, quiet=quiet and stdout)
    options = Options(language or read.language, columns(tty=tty), painted, templates=templates, verbosity=told)
    return _FORMATS[name](compared(read.rows), read, options)


def _complain(unread: Sequence[Unreadable], repeats: Sequence[str], *, quiet: bool) -> None:
    for each in unread:
        click.echo(f"factcheck: {each.name}: {each.message} [{each.slug}]", err=True)
    if repeats and not quiet:
        click.echo(f"factcheck: {len(repeats)} reports repeat another one's story and are left out: {repeats[0]} …", err=True)
