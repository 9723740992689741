"""Work by whole archives: a worker walks one file, judges its pages, and writes a part. Nobody else sees a page.

Where an archive holds a page that ends its worker, the driver hands out that one page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count

from factcheck.batch.job import Job
from factcheck.batch.ledger import State, key_of
from factcheck.batch.part import SCHEMA, Head, place_of, write_part
from factcheck.batch.run import lost
from factcheck.batch.task import SCREENED, Ended, Task
from factcheck.engines import Engine
from factcheck.engines.watch import watched
from factcheck.inputs import Entry, Hosts, Line
from factcheck.inputs.warc import pages
from sources.errors import SourceError
from sources.stored import is_there, stored

#: Seconds for a whole archive: within it each page has a watch of its own.
PATIENCE = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Made:
    """What a part holds; `known` says that it was there before, `fault` why there is none."""

    archive: str
    pages: int = 0
    reports: int = 0
    screened: int = 0
    known: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class UnitJob:
    """The job of a worker: archives in, a part of each in the folder `parts`."""

    job: Job
    state: State
    parts: str
    patience: float
    hosts: frozenset[str] | None = None

    def __call__(self, archives: Sequence[str]) -> list[Made]:
        """A part of each."""
        return [self._made(archive) for archive in archives]

    def head(self, archive: str) -> Head:
        """The head of an archive's part. Raises a `SourceError` where there is no such file."""
        with stored(archive) as stream:
            size = stream.seek(0, 2)
        hosts = sha256("\n".join(sorted(self.hosts)).encode()).hexdigest()[:16] if self.hosts is not None else ""
        told = (self.state.board, self.state.rules, self.state.as_of)
        return Head(SCHEMA, archive, size, *told, hosts=hosts, screened=self.job.screen is not None)

    def entries(self, archive: str, hosts: Hosts | None) -> Iterator[Entry]:
        """Everything that an archive holds."""
        return pages(archive, count(1), hosts)

    def written(self, archive: str, judged: Callable[[Iterator[Entry]], Iterable[tuple[Entry, Ended | None]]]) -> Made:
        """Write the part of an archive, with what somebody says became of its entries."""
        hosts = Hosts(self.hosts) if self.hosts is not None else None
        try:
            head = self.head(archive)
            items = list(judged(self.entries(archive, hosts)))
            write_part(self.parts, _counted(head, hosts), items)
        except SourceError as error:
            return Made(archive, fault=str(error))
        ends = [ended for _, ended in items if ended is not None]
        return Made(archive, len(ends), sum(bool(end.report) for end in ends), sum(end.slug == SCREENED for end in ends))

    def _made(self, archive: str) -> Made:
        return self.written(archive, lambda entries: ((entry, self._ended(entry)) for entry in entries))

    def _ended(self, entry: Entry) -> Ended | None:
        if not isinstance(entry, Line):
            return None
        with watched(self.patience):
            return self.job([task_of(entry)])[0]


def parts_made(work: UnitJob, archives: Sequence[str], engine: Engine, by_page: Engine, batch: int) -> Iterator[Made]:
    """A part of every archive that has none yet. `by_page` is the engine for those that cannot be done as a whole."""
    todo = []
    for archive in archives:
        try:
            known = is_there(place_of(work.parts, work.head(archive)))
        except SourceError as error:
            yield Made(archive, fault=str(error))
            continue
        if known:
            yield Made(archive, known=True)
        else:
            todo.append(archive)
    broken: list[str] = []
    for answer in engine.map_batches(work, ([archive] for archive in todo)):
        if answer.lost:
            broken.extend(answer.items)
        yield from answer.results
    for archive in broken:
        yield work.written(archive, lambda entries: _by_page(work.job, list(entries), by_page, batch))


def _by_page(job: Job, entries: Sequence[Entry], engine: Engine, batch: int) -> Iterator[tuple[Entry, Ended | None]]:
    tasks = [task_of(entry) for entry in entries if isinstance(entry, Line)]
    ends: dict[str, Ended] = {}
    for answer in engine.map_batches(job, (tasks[at : at + batch] for at in range(0, len(tasks), batch))):
        found = answer.results or [lost(task, answer.lost) for task in answer.items]
        ends.update((ended.key, ended) for ended in found)
    return ((entry, ends[key_of(entry)] if isinstance(entry, Line) else None) for entry in entries)


def task_of(line: Line) -> Task:
    """What is to be done about a page."""
    return Task(key_of(line), "", line)


def _counted(head: Head, hosts: Hosts | None) -> Head:
    from msgspec.structs import replace  # noqa: PLC0415 - not the one of dataclasses

    return head if hosts is None else replace(head, other_hosts=hosts.left_out)
