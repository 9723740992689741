"""The command line: `factcheck ADDRESS…` is short for `factcheck check ADDRESS…`.

Exit codes: 0 nothing contradicted, 1 something contradicted, 2 usage, 3 an address could not be checked,
130 stopped; 141 where the reader of standard output has left (128 + SIGPIPE, as any filter).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from factcheck.commands.batch import batch
from factcheck.commands.cache import cache
from factcheck.commands.check import check
from factcheck.commands.compare import compare
from factcheck.commands.evidence import evidence
from factcheck.commands.exit import STOPPED, UNREADABLE
from factcheck.commands.merge import merge
from factcheck.commands.render import render
from factcheck.commands.review import review
from factcheck.commands.snapshots import snapshots
from factcheck.errors import OutputError, ReaderGoneError, ReportError, ReviewError, TemplatesError
from factcheck.version import VERSION

READER_GONE = 141

_OWN = frozenset({"-h", "--help", "--version"})


class DefaultCommand(click.Group):
    """A group whose first argument need not be a command: it is then one of the addresses to check."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command in front where none is named."""
        if args and args[0] not in self.commands and args[0] not in _OWN:
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=DefaultCommand, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="factcheck")
def cli() -> None:
    """Check the numeric ranking claims of a news story against snapshots of the ranking.

    `factcheck ADDRESS…` is short for `factcheck check ADDRESS…`.
    """


cli.add_command(check)
cli.add_command(batch)
cli.add_command(merge)
cli.add_command(cache)
cli.add_command(compare)
cli.add_command(render)
cli.add_command(review)
cli.add_command(snapshots)
cli.add_command(evidence)


def run(arguments: Sequence[str]) -> int:
    """One run: its exit code. Failures of the output are told in one line."""
    try:
        code = cli.main(list(arguments), prog_name="factcheck", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except ReaderGoneError:
        return READER_GONE
    except (OutputError, ReportError, ReviewError, TemplatesError) as error:
        click.echo(f"factcheck: {error} [{error.slug}]", err=True)
        return UNREADABLE
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """The console script."""
    sys.exit(run(sys.argv[1:]))
