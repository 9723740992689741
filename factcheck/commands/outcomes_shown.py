"""How the outcomes of a batch are shown: as lines, as files with an index, as a summary, as an exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.batch.task import SCREENED, Ended
from factcheck.commands.batch_options import DEFAULT
from factcheck.commands.exit import FAILED, UNREADABLE
from factcheck.commands.progress import Display, progress
from factcheck.commands.saying import say
from factcheck.commands.shown import Shown, Stream
from factcheck.inputs import BadLine, Item, Repeat, Same
from factcheck.interface import spoken
from factcheck.output import emit, write
from factcheck.render import formats
from factcheck.report import Report, from_json

if TYPE_CHECKING:
    from factcheck.batch.ledger import Listed
    from factcheck.batch.pages import Pages
    from factcheck.batch.run import Run

#: Repeats that are named; of the others it is said how many they are.
_REPEATS_SHOWN = 3


class OutcomesShown:
    """Takes them in the order of the input. `pages` writes the files of a folder, if there is one."""

    def __init__(
        self,
        pages: Pages | None,
        format_name: str | None,
        language: str | None,
        only: frozenset[str],
        verdicts: frozenset[str],
        summary: Path | None,
        *,
        quiet: bool,
    ) -> None:
        from factcheck.batch.account import Account  # noqa: PLC0415 - loads the engine of batches

        self._pages = pages
        self._stream = Stream(Shown(formats()[format_name or DEFAULT], language, compact=True))
        self._lines = pages is None or format_name is not None
        self._only = only
        self._summary = summary
        self._quiet = quiet
        self._repeats = Repeats()
        self._account = Account(verdicts)

    def all(self, run: Run, listed: Iterator[Item], total: int | None, other_hosts: Callable[[], int] = lambda: 0) -> int:
        """Everything, as it comes; then the index and the summary; the exit code. `other_hosts` says at the end how many pages
        of other hosts were left out."""
        with (
            progress(total, run, quiet=self._quiet, lines=self._lines) as display,
            closing(run.outcomes(listed, display.ended)) as outcomes,
        ):
            for each, ended in outcomes:
                self._one(each.item, ended, self._report(each, ended), display)
        self._account.older, self._account.other_hosts = run.tally.older, other_hosts()
        self._say_of(run)
        if self._pages is not None:
            from factcheck.batch.folder import write_index  # noqa: PLC0415 - loads the template engine

            place = write_index(self._pages, run.again())
            self._say(f"factcheck: written to {place}")
            if self._pages.published.cuts:
                whole = f"the JSON files in {place.parent} hold whole stories and every verdict"
                self._say(f"factcheck: {whole}; publish the pages alone")
        if self._summary is not None:
            write(self._summary, self._account.text(run.state))
        return FAILED if self._account.failed else UNREADABLE if self._account.failures else 0

    def _one(self, item: Item, ended: Ended, report: Report | None, display: Display) -> None:
        self._account.take(item, ended, report)
        display.told(item, ended, report)
        if isinstance(item, Repeat):
            self._repeats.take(item)
        elif self._lines and ended.slug != SCREENED:
            emit(self._line(item, ended, report))

    def _line(self, item: Item, ended: Ended, report: Report | None) -> str:
        """What standard output gets of an item."""
        if isinstance(item, BadLine):
            return self._stream.failure(item.address, item.slug, item.why)
        if report is None:
            return self._stream.failure(item.address, ended.slug, ended.message)
        if self._only and not any(finding.verdict in self._only for finding in report.findings):
            return ""
        language = "" if isinstance(item, Repeat) else item.language
        as_made = self._stream.record and self._pages is not None  # without a folder there are no decisions beside it
        return self._stream.report(from_json(ended.report) if as_made else report, spoken(language))

    def _report(self, each: Listed, ended: Ended) -> Report | None:
        """The report as people reviewed it."""
        if not ended.report or ended.slug:
            return None
        report = from_json(ended.report)
        return self._pages.reviewed(each.stem, report)[0] if self._pages is not None else report

    def _say_of(self, run: Run) -> None:
        if self._repeats.number:
            self._say(self._repeats.text())
        if known := run.tally.known:
            told = "1 story was" if known == 1 else f"{known:,} stories were"
            self._say(f"factcheck: {told} known from an earlier run and not checked again; --fresh checks every story anew")
        if screened := self._account.screened:
            self._say(f"factcheck: {screened:,} {'page' if screened == 1 else 'pages'} on which nothing can be checked not read")
        if others := self._account.other_hosts:
            self._say(f"factcheck: {others:,} {'page' if others == 1 else 'pages'} of other hosts left out")
        if older := run.tally.older:
            self._say(f"factcheck: {older:,} {'story' if older == 1 else 'stories'} published before the day of --since left out")

    def _say(self, message: str) -> None:
        if not self._quiet:
            say(message)


class Repeats:
    """Which items of an input repeat an earlier one.

    >>> repeats = Repeats()
    >>> repeats.take(Repeat(7, 3))
    >>> repeats.text()
    'factcheck: 1 line repeats an earlier address and is not checked again (line 7 that of line 3)'
    """

    def __init__(self) -> None:
        self.number = 0
        self._named: list[Repeat] = []
        self._pages = False

    def take(self, repeat: Repeat) -> None:
        """One of them."""
        self.number += 1
        self._pages |= repeat.same is not Same.ADDRESS
        if len(self._named) < _REPEATS_SHOWN:
            self._named.append(repeat)

    def text(self) -> str:
        """All of them in one line."""
        shown = [f"line {repeat.number} that of line {repeat.first}" for repeat in self._named]
        shown += ["…"] if self.number > _REPEATS_SHOWN else []
        what = "address or page" if self._pages else "address"
        told = f"line repeats an earlier {what} and is" if self.number == 1 else f"lines repeat an earlier {what} and are"
        return f"factcheck: {self.number:,} {told} not checked again ({', '.join(shown)})"
