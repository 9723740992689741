"""What says on standard error how far a batch is: a display on a terminal that shows nothing else, else a line a story."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from factcheck.batch.task import SCREENED, Ended
from factcheck.commands.saying import say
from factcheck.inputs import BadLine, Item, Repeat
from factcheck.interface.account import ICONS
from factcheck.interface.breath import counts
from factcheck.interface.visible import one_line
from factcheck.report import Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

#: Hosts that are named; of the others it is said how many they are.
_MOST_HOSTS = 3


class Asking(Protocol):
    """Somebody who knows whose pages are on their way."""

    @property
    def asked(self) -> tuple[str, ...]:
        """Their hosts."""
        ...


class Display(Protocol):
    """What shows how far a run is."""

    def ended(self, done: int) -> None:
        """So many items have ended."""
        ...

    def told(self, item: Item, ended: Ended, report: Report | None) -> None:
        """What became of an item is known, and whose turn it is."""
        ...


@contextmanager
def progress(total: int | None, asking: Asking, *, quiet: bool, lines: bool) -> Iterator[Display]:
    """`total` is how many stories there are, if that is known; `lines` says that results go to standard output."""
    if quiet or not sys.stderr.isatty() or (lines and sys.stdout.isatty()):
        yield _Plain(total, quiet)
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where it shows
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task("", total=total, said="")
        yield _Bar(bar, task, console, asking)


class _Bar:
    """A bar with the rate, the failures, and whose pages are on their way."""

    def __init__(self, bar: Progress, task: TaskID, console: Console, asking: Asking) -> None:
        self._bar, self._task, self._console, self._asking = bar, task, console, asking
        self._begun = time.monotonic()
        self._failures = 0

    def ended(self, done: int) -> None:
        """Show how many."""
        rate = done / max(time.monotonic() - self._begun, 1)
        said = f"{rate:.1f}/s" + (f"  {self._failures} failed" if self._failures else "") + _hosts(self._asking.asked)
        self._bar.update(self._task, completed=done, said=said)

    def told(self, item: Item, ended: Ended, _: Report | None) -> None:
        """A failure is said above the bar."""
        if complaint := complained(item, ended):
            self._failures += 1
            self._console.print(complaint, markup=False, highlight=False, soft_wrap=True)


class _Plain:
    """A line a story; with `quiet` only those of failures."""

    def __init__(self, total: int | None, quiet: bool) -> None:
        self._of = "" if total is None else f"/{total}"
        self._quiet = quiet
        self._told = 0

    def ended(self, done: int) -> None:
        """Lines keep the order of the input."""

    def told(self, item: Item, ended: Ended, report: Report | None) -> None:
        """Say what became of an item."""
        if isinstance(item, Repeat):
            return
        self._told += 1
        if complaint := complained(item, ended):
            say(complaint)
        elif not self._quiet and report is not None:
            counted = "  ".join(f"{ICONS[verdict]} {n}" for verdict, n in counts(report).items())
            say(f"[{self._told}{self._of}] {item.address}: {counted}")


def complained(item: Item, ended: Ended) -> str:
    """What is to be said about a failure; nothing about what is none.

    >>> from factcheck.inputs import Line
    >>> complained(Line(3, "a.html"), Ended("k", slug="unreachable", message="it fell silent"))
    'factcheck: a.html: it fell silent [unreachable]'
    """
    slug, message = (item.slug, item.why) if isinstance(item, BadLine) else (ended.slug, ended.message)
    if not slug or slug == SCREENED:
        return ""
    return one_line(f"factcheck: {item.address or f'line {item.number}'}: {message} [{slug}]")


def _hosts(asked: tuple[str, ...]) -> str:
    more = len(asked) - _MOST_HOSTS
    named = ", ".join(one_line(host) for host in asked[:_MOST_HOSTS])
    return f"  {named}{f' +{more}' if more > 0 else ''}" if asked else ""
