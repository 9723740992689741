"""The run of a batch: each line checked, here or in a few worker processes; results in the order of the list.

A worker has one line at a time, so that of a worker which dies it is known what it died of: that line is a failure,
a new worker takes the place of the dead one, and the rest goes on. No more than a few results wait for an earlier one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from factcheck.errors import AsOfError
from factcheck.list_of_addresses import BadLine, Entry, Line
from factcheck.report import Report
from sources.errors import SourceError

if TYPE_CHECKING:
    from sources.fetching import Fetcher

#: More workers than this would outrun what one machine should ask of the servers.
_MOST_JOBS = 4
#: How far ahead of the oldest unfinished line the workers may run, in lines a worker.
_AHEAD = 8
#: Never forked: a forked worker would inherit the pipes of the others, and so never see that we have gone.
_SPAWNED = multiprocessing.get_context("spawn")
#: Slug of a failure that is factcheck's own; a heading in docs/batch.md.
CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Failed:
    """A line that gave no report: a failure is an error, never a verdict."""

    line: Entry
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A line and the report on its story."""

    line: Line
    report: Report


Outcome: TypeAlias = Checked | Failed
Checker: TypeAlias = Callable[[Line], Report]


def default_jobs() -> int:
    """As many workers as this process may use processors, up to four."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_JOBS)


def check_line(
    line: Line,
    store: str | None = None,
    origins: Path | None = None,
    as_of: date | None = None,
    fetcher: Fetcher | None = None,
    evidence: Path | None = None,
) -> Report:
    """The engine on one line, with the board of the batch. Loading it takes a second, so not before the first line."""
    from factcheck.pipeline import board_of, check  # noqa: PLC0415
    from sources.read import Given  # noqa: PLC0415

    given = Given(published=line.published, outlet=line.outlet)
    board = board_of(store, origins)
    if evidence is not None and host(line):
        from factcheck.evidence import check_keeping  # noqa: PLC0415
        from sources.evidence.archive import Archive  # noqa: PLC0415

        return check_keeping(line.address, Archive(evidence), given=given, board=board, as_of=as_of, fetcher=fetcher)
    return check(line.address, given=given, board=board, as_of=as_of, fetcher=fetcher)


def outcome(entry: Entry, checker: Checker = check_line) -> Outcome:
    """What became of one line. Nothing that a story does to the engine ends the batch."""
    if isinstance(entry, BadLine):
        return Failed(entry, entry.slug, entry.why)
    try:
        return Checked(entry, checker(entry))
    except (SourceError, AsOfError) as error:
        return Failed(entry, error.slug, str(error))
    except Exception as error:  # the story that finds an error in factcheck must not cost the others
        return Failed(entry, CRASHED, f"factcheck failed on this story ({type(error).__name__}: {error}); please report it")


def outcomes(entries: Sequence[Entry], jobs: int, checker: Checker = check_line) -> Generator[Outcome, None, None]:
    """What became of each line, in their order. With more than one job `checker` must be importable by its name."""
    jobs = min(jobs, sum(isinstance(entry, Line) for entry in entries))
    if jobs <= 1:
        yield from (outcome(entry, checker) for entry in entries)
        return
    pool = _Pool(checker, jobs)
    try:
        yield from pool.run(entries)
    finally:
        pool.close()


class _Worker:
    """One process, and the pipe to it. `index` is the place of the line that it has, none while idle."""

    def __init__(self, checker: Checker) -> None:
        self.pipe, theirs = _SPAWNED.Pipe()
        self.index: int | None = None
        self.process = _SPAWNED.Process(target=_work, args=(theirs, checker), daemon=True)
        self.process.start()
        theirs.close()

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    """A few workers, each with one line at a time."""

    def __init__(self, checker: Checker, jobs: int) -> None:
        self._checker = checker
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def run(self, entries: Sequence[Entry]) -> Iterator[Outcome]:
        """The outcomes in the order of the entries; those that came early wait, a bounded number of them."""
        early: dict[int, Outcome] = {}
        waiting: list[int] = []
        told = taken = 0
        while told < len(entries):
            while taken < len(entries) and taken < told + _AHEAD * self._jobs:
                waiting.append(taken)
                taken += 1
            self._hand_out(entries, waiting, early)
            if told not in early:
                early.update(self._collected(entries))
            while told in early:
                yield early.pop(told)
                told += 1

    def _hand_out(self, entries: Sequence[Entry], waiting: list[int], early: dict[int, Outcome]) -> None:
        """Give each idle worker the first line whose host nobody else is asking: no server gets two of us at once."""
        busy = {host(entries[worker.index]) for worker in self._workers if worker.index is not None}
        for index in tuple(waiting):
            entry = entries[index]
            if not isinstance(entry, Line):
                early[index] = outcome(entry)
            elif (asked := host(entry)) and asked in busy:
                continue
            elif (worker := self._idle()) is None:
                return
            else:
                busy.add(asked)
                worker.index = index
                with suppress(OSError):  # it died while idle: the pipe says so when it is waited for
                    worker.pipe.send(entry)
            waiting.remove(index)

    def _idle(self) -> _Worker | None:
        worker = next((worker for worker in self._workers if worker.index is None), None)
        if worker is None and len(self._workers) < self._jobs:
            worker = _Worker(self._checker)
            self._workers.append(worker)
        return worker

    def _collected(self, entries: Sequence[Entry]) -> Iterator[tuple[int, Outcome]]:
        """Wait until some worker has answered, or died."""
        ready = wait([worker.pipe for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            index, worker.index = worker.index, None
            try:
                found: Outcome = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join()
                self._workers.remove(worker)
                if index is None:
                    continue
                code = worker.process.exitcode
                found = Failed(entries[index], CRASHED, f"the process that checked this story died (exit code {code})")
            if index is not None:
                yield index, found

    def close(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.stop()


def host(entry: Entry) -> str:
    """Whom a line asks: the host of a web address, empty for a file.

    >>> host(Line(1, "https://example.com/a?b")), host(Line(1, "story.html"))
    ('example.com', '')
    """
    try:
        return (urlsplit(entry.address).hostname or "") if "://" in entry.address else ""
    except ValueError:
        return ""


def _work(pipe: Connection, checker: Checker) -> None:
    """The life of a worker: a line in, its outcome out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all of us; who started us ends us
    with suppress(EOFError, OSError):
        while True:
            pipe.send(outcome(pipe.recv(), checker))
