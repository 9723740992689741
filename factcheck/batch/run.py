"""The run of a batch: everything that the input names, once, and told in its order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from factcheck.batch.fetching import Fetching
from factcheck.batch.job import Job
from factcheck.batch.ledger import Ledger, Listed, State, as_it_lies, key_of
from factcheck.batch.task import CRASHED, SCREENED, Ended, Task
from factcheck.engines import Engine
from factcheck.inputs import Item, Line, Repeat, Same
from factcheck.output import stem

if TYPE_CHECKING:
    from sources.fetching import Terms

#: So many fetched pages may wait for a worker.
AHEAD = 16


@dataclass(slots=True)
class Tally:
    """What a run has seen so far: items that have ended (repeats are none), those of them that were known already, and stories
    that were left out as too old. Several threads count."""

    done: int = 0
    known: int = 0
    older: int = 0
    _lock: Lock = field(default_factory=Lock)

    def end(self, *, known: bool = False) -> None:
        """One more has ended."""
        with self._lock:
            self.done += 1
            self.known += known


class Run:
    """One run over an input with a ledger. Stories that were published before `since` are left out, where the day is known."""

    def __init__(
        self,
        ledger: Ledger,
        job: Job,
        engine: Engine,
        terms: Callable[[], Terms | None] = lambda: None,
        since: date | None = None,
        batch: int = 1,
    ) -> None:
        self._ledger = ledger
        self._job = job
        self._engine = engine
        self._terms = terms
        self._since = since
        self._batch = batch
        self._fetching: Fetching | None = None
        self.tally = Tally()

    @property
    def state(self) -> State:
        """What the results depend on beside the stories."""
        return self._ledger.state

    @property
    def asked(self) -> tuple[str, ...]:
        """Whose pages are on their way."""
        return self._fetching.asked if self._fetching else ()

    def outcomes(self, items: Iterable[Item], ended: Callable[[int], None] = lambda _: None) -> Generator[tuple[Listed, Ended]]:
        """What became of every item, in the order of the input; of a repeat and of a bad line there is nothing more to say.

        A story whose bytes are those of an earlier one is a repeat of it. `ended` is told how many have, whatever their order.
        Closing the generator stops the run; what has ended is kept.
        """
        place = 0
        with closing(self._answered(items)) as answers:
            for _ in answers:
                ended(self.tally.done)
                while (listed := self._ledger.ended(place)) is not None:
                    yield self._outcome(listed)
                    place += 1

    def again(self) -> Iterator[tuple[Listed, Ended]]:
        """The same once more, when everything has ended."""
        place = 0
        while (listed := self._ledger.ended(place)) is not None:
            yield self._outcome(listed)
            place += 1

    def _answered(self, items: Iterable[Item]) -> Generator[None]:
        """Stops after every answer, when it is put down, and once at the end. The input is read while answers come."""
        self._ledger.begin()
        with closing(Fetching(self._tasks(items), self._terms, AHEAD)) as fetching:
            self._fetching = fetching
            with closing(self._engine.map_batches(self._job, self._batches(fetching))) as answers:
                for answer in answers:
                    gone = [lost(task, answer.lost) for task in answer.items] if answer.lost else []
                    for ended in answer.results or gone:
                        self._put(ended)
                    yield
        yield

    def _outcome(self, listed: Listed) -> tuple[Listed, Ended]:
        """What became of an item that has ended."""
        if not isinstance(listed.item, Line):
            return listed, Ended(listed.key)
        ended = self._ledger.known(listed.key)
        assert ended is not None
        if ended.content and (first := self._first(ended.content, listed.place)) is not None:
            again = Repeat(listed.item.number, first.number, listed.item.address, Same.CONTENT)
            return replace(listed, item=again), Ended(listed.key)
        return listed, ended

    def _first(self, content: str, place: int) -> Line | None:
        """The story before this place that was judged on the same bytes, if there is one."""
        first = self._ledger.first(content)
        return first.item if first is not None and first.place < place and isinstance(first.item, Line) else None

    # What is to be done

    def _tasks(self, items: Iterable[Item]) -> Iterator[Task]:
        """The input, listed; and of it what is to be done."""
        place = 0
        for item in items:
            if isinstance(item, Line) and self._since and item.published and item.published < self._since:
                self.tally.older += 1
                continue
            if isinstance(item, Line):
                yield from self._task(place, as_it_lies(item))
            else:
                self._ledger.list(Listed(place, f"-{place}", f"-{place}", item))
                self._ledger.end(place)
                if not isinstance(item, Repeat):
                    self.tally.end()
            place += 1

    def _task(self, place: int, line: Line) -> Iterator[Task]:
        """What is to be done about a line, if anything is."""
        listed = self._ledger.list(Listed(place, key_of(line), stem(line.address), line))
        known = self._ledger.known(listed.key)
        if known is not None and not self._is_final(known, place):
            known = None
        if known is not None and (not known.report or self._is_shown(listed, line, known)):
            self._ledger.end(place)
            self.tally.end(known=True)
            return
        if self._job.pages:
            self._ledger.begin_files(listed.stem)
        yield Task(listed.key, listed.stem, line, ended=known and replace(known, slug="", message="", again=False))

    def _is_final(self, known: Ended, place: int) -> bool:
        """Whether what is known of a story at a place need not be found out again."""
        if known.report:
            return True
        if known.slug == SCREENED:
            return self._job.screen is not None
        if known.slug:
            return not known.again
        return self._first(known.content, place) is not None  # a repeat, as long as there is what it repeats

    def _is_shown(self, listed: Listed, line: Line, known: Ended) -> bool:
        pages = self._job.pages
        return not pages or pages.as_shown(listed.stem, self._ledger.shown(listed.stem), known.report, line.language)

    def _batches(self, fetching: Fetching) -> Iterator[list[Task]]:
        """What workers have to do; what has ended on the way there is put down."""
        batch: list[Task] = []
        for found in fetching:
            if isinstance(found, Ended):
                self._put(found)
            elif found.page is not None and self._is_told(found, content := sha256(found.page.body).hexdigest()):
                self._put(Ended(found.key, content=content))
            else:
                batch.append(found)
            if len(batch) >= self._batch:
                yield batch
                batch = []
        if batch:
            yield batch

    def _is_told(self, task: Task, content: str) -> bool:
        """Whether an earlier story of the input had the same bytes, and was judged."""
        return self._first(content, self._ledger.place(task.key)) is not None

    def _put(self, ended: Ended) -> None:
        self._ledger.put(ended)
        self.tally.end()


def lost(task: Task, why: str) -> Ended:
    """A story that ends its worker whenever it is tried is set aside: trying it again would end it again."""
    told = f"the process that checked this story was lost twice, the second time alone: {why}; --fresh tries it once more"
    return Ended(task.key, slug=CRASHED, message=told)
