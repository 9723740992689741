"""The run of a batch: everything that the input names, once, and told in its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from factcheck.batch.fetching import Fetching
from factcheck.batch.job import Job
from factcheck.batch.ledger import Ledger, Listed, State, key_of
from factcheck.batch.task import CRASHED, Ended, Task
from factcheck.engines import Engine
from factcheck.inputs import Item, Line, Repeat, Same
from factcheck.output import stem

if TYPE_CHECKING:
    from sources.fetching import Terms

#: So many fetched pages may wait for a worker.
AHEAD = 16


@dataclass(slots=True)
class Tally:
    """What a run has seen so far: stories of the input, those that were known already, and those left out as too old."""

    stories: int = 0
    known: int = 0
    older: int = 0
    failures: Counter[str] = field(default_factory=Counter)


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
        self._settled: SimpleQueue[int] = SimpleQueue()
        self.tally = Tally()
        #: Whose pages are on their way.
        self.asked: tuple[str, ...] = ()

    def ends(self, items: Iterable[Item]) -> Generator[int]:
        """The places of the items as they end, in whatever order; what became of them is in the ledger then.

        The input is read while results come. Closing the generator stops the run; what has ended is kept.
        """
        with closing(Fetching(self._tasks(items), self._terms, AHEAD)) as fetching:
            answers = self._engine.map_batches(self._job, self._batches(fetching))
            try:
                for answer in answers:
                    yield from self._drained()
                    lost = [_lost(task, answer.lost) for task in answer.items] if answer.lost else []
                    for ended in answer.results or lost:
                        self._put(ended)
                    yield from self._drained()
            finally:
                if isinstance(answers, Generator):
                    answers.close()
        yield from self._drained()

    @property
    def state(self) -> State:
        """What the results depend on beside the stories."""
        return self._ledger.state

    def outcomes(self, items: Iterable[Item], ended: Callable[[], None] = lambda: None) -> Generator[tuple[Listed, Ended]]:
        """What became of every item, in the order of the input; of a repeat and of a bad line there is nothing more to say.

        A story whose bytes are those of an earlier one is a repeat of it. `ended` is called whenever one ends, in any order.
        """
        early: set[int] = set()
        place = 0
        with closing(self.ends(items)) as ends:
            for found in ends:
                ended()
                early.add(found)
                while place in early:
                    early.discard(place)
                    yield self.at(place)
                    place += 1

    def again(self) -> Iterator[tuple[Listed, Ended]]:
        """The same once more, when everything has ended."""
        place = 0
        while self._ledger.listed(place) is not None:
            yield self.at(place)
            place += 1

    def at(self, place: int) -> tuple[Listed, Ended]:
        """What became of the item at a place, once it has ended."""
        listed = self._ledger.listed(place)
        assert listed is not None
        if not isinstance(listed.item, Line):
            return listed, Ended(listed.key)
        ended = self._ledger.known(listed.key)
        assert ended is not None
        if ended.content and (first := self._ledger.first(ended.content)) is not None and first.place < place:
            assert isinstance(first.item, Line)
            again = Repeat(listed.item.number, first.item.number, listed.item.address, Same.CONTENT)
            return replace(listed, item=again), Ended(listed.key)
        return listed, ended

    def _tasks(self, items: Iterable[Item]) -> Iterator[Task]:
        """The input, listed; and of it what is to be done."""
        place = 0
        for item in items:
            if isinstance(item, Line) and self._since and item.published and item.published < self._since:
                self.tally.older += 1
                continue
            if task := self._task(place, item):
                yield task
            else:
                self._settled.put(place)
            place += 1

    def _task(self, place: int, item: Item) -> Task | None:
        """What is to be done about an item, if anything is."""
        if not isinstance(item, Line):
            self._ledger.list(Listed(place, f"-{place}", f"-{place}", item))
            return None
        listed = self._ledger.list(Listed(place, key_of(item), stem(item.address), item))
        self.tally.stories += 1
        known = self._ledger.known(listed.key)
        if known is None or known.again:
            return Task(listed.key, listed.stem, item)
        if known.report and self._job.pages and not self._job.pages.as_shown(listed.stem, known.shown, item.language):
            return Task(listed.key, listed.stem, item, ended=known)
        self.tally.known += 1
        return None

    def _batches(self, fetching: Fetching) -> Iterator[list[Task]]:
        """What workers have to do; what has ended on the way there is put down."""
        batch: list[Task] = []
        for found in fetching:
            self.asked = fetching.asked
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
        first = self._ledger.first(content)
        return first is not None and first.place < self._ledger.place(task.key)

    def _put(self, ended: Ended) -> None:
        self._ledger.put(ended)
        if ended.slug:
            self.tally.failures[ended.slug] += 1
        self._settled.put(self._ledger.place(ended.key))

    def _drained(self) -> Iterator[int]:
        while True:
            try:
                yield self._settled.get_nowait()
            except Empty:
                return


def _lost(task: Task, why: str) -> Ended:
    """A story that ends its worker whenever it is tried is set aside: trying it again would end it again."""
    told = f"the process that checked this story was lost twice, the second time alone: {why}; --fresh tries it once more"
    return Ended(task.key, slug=CRASHED, message=told)
