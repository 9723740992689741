"""Fetching for a batch: many pages at once, never two from one host, and never many more than somebody can read.

A thread of its own runs the loop, and another reads the input, which may itself have to be waited for; stories come out in the
order in which their pages came in. What is no address of the web passes as it is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from queue import SimpleQueue
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from factcheck.batch.task import CRASHED, Ended, Task
from sources.errors import SourceError

if TYPE_CHECKING:
    from sources.fetching import AsyncFetcher, Terms

#: So many hosts are asked at a time.
_MOST_HOSTS = 32
#: So far ahead is looked for hosts that are free, in stories.
_WINDOW = 2000
#: So far ahead the input is read, beyond that.
_READ_AHEAD = 64

_Terms: TypeAlias = "Callable[[], Terms | None]"


class Fetching:
    """Tasks in, tasks with their pages out, or what became of those whose page did not come.

    `ahead` is how many may be asked for or wait to be taken. Iterating may block; `close` ends it.
    """

    def __init__(self, tasks: Iterator[Task], terms: _Terms, ahead: int) -> None:
        self._tasks = tasks
        self._terms = terms
        self._ahead = ahead
        self._out: SimpleQueue[Task | Ended | BaseException | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._closed = False
        #: What stops the loop, and what makes room, each from another thread.
        self._stop: Callable[[], object] = lambda: None
        self._taken: Callable[[], object] = lambda: None
        #: Whose pages are on their way.
        self.asked: tuple[str, ...] = ()

    def __iter__(self) -> Fetching:
        return self

    def __next__(self) -> Task | Ended:
        if self._thread.ident is None and not self._closed:
            self._thread.start()
        out = self._out.get()
        if out is None or isinstance(out, BaseException):
            self._out.put(None)
            raise out or StopIteration
        self._taken()
        return out

    def close(self) -> None:
        """Ask nobody any more."""
        self._closed = True
        self._stop()
        self._out.put(None)

    def _run(self) -> None:
        try:
            asyncio.run(self._all())
        except BaseException as error:
            if not self._closed:
                self._out.put(_first(error))
        finally:
            self._out.put(None)

    async def _all(self) -> None:
        room, hosts = asyncio.Semaphore(self._ahead), _Hosts()
        here = asyncio.current_task()
        assert here is not None
        self._taken, self._stop = _from_elsewhere(room.release), _from_elsewhere(here.cancel)
        if self._closed:
            return
        async with AsyncExitStack() as kept:
            guest = _Guest(self._terms, kept)
            with _Reading(self._tasks) as reading:
                async with asyncio.TaskGroup() as group:
                    for _ in range(_MOST_HOSTS):
                        group.create_task(self._asking(hosts, guest, room))
                    while (task := await reading.next()) is not None:
                        if host := _host(task):
                            await hosts.put(host, task)
                        else:
                            await room.acquire()
                            self._out.put(task)
                    await hosts.end()

    async def _asking(self, hosts: _Hosts, guest: _Guest, room: asyncio.Semaphore) -> None:
        """Ask for one page after the other, each time of a host whom nobody else asks."""
        while (found := await hosts.take()) is not None:
            host, task = found
            await room.acquire()
            self.asked = hosts.busy
            self._out.put(await _fetched(await guest.fetcher(), task))
            await hosts.free(host)
            self.asked = hosts.busy


async def _fetched(fetcher: AsyncFetcher, task: Task) -> Task | Ended:
    """A task with its page, or why there is none: another day there may be."""
    try:
        return replace(task, page=await fetcher.fetch(task.line.address.strip()))
    except SourceError as error:
        return Ended(task.key, slug=error.slug, message=str(error), again=True)
    except Exception as error:
        message = f"factcheck failed on this address ({type(error).__name__}: {error}); please report it"
        return Ended(task.key, slug=CRASHED, message=message, again=True)


class _Guest:
    """The one guest of a run on the web, made when it is first needed."""

    def __init__(self, terms: _Terms, kept: AsyncExitStack) -> None:
        self._terms = terms
        self._kept = kept
        self._making = asyncio.Lock()
        self._made: AsyncFetcher | None = None

    async def fetcher(self) -> AsyncFetcher:
        """Who fetches, until what keeps it is closed."""
        from sources.fetching import AsyncFetcher, Terms  # noqa: PLC0415 - loads the HTTP client

        async with self._making:
            if self._made is None:
                self._made = await self._kept.enter_async_context(AsyncFetcher(self._terms() or Terms()))
        return self._made


class _Reading:
    """Reads the tasks in a thread, since that may block, and hands them to the loop, not many more than it has taken."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks = tasks
        self._given: asyncio.Queue[Task | BaseException | None] = asyncio.Queue()
        self._give = asyncio.get_running_loop().call_soon_threadsafe
        self._space = Semaphore(_READ_AHEAD)
        self._over = False

    def __enter__(self) -> _Reading:
        Thread(target=self._read, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        self._space.release()

    async def next(self) -> Task | None:
        """The next task, none at the end. Raises what reading raised."""
        given = await self._given.get()
        self._space.release()
        if isinstance(given, BaseException):
            raise given
        return given

    def _read(self) -> None:
        last: BaseException | None = None
        try:
            for task in self._tasks:
                self._space.acquire()
                if self._over:
                    return
                self._give(self._given.put_nowait, task)
        except BaseException as error:
            last = error
        with suppress(RuntimeError):  # the loop is gone, and with it whoever would want to know
            self._give(self._given.put_nowait, last)


class _Hosts:
    """Tasks whose page is still to be asked for, by their hosts, in the order in which they came."""

    def __init__(self) -> None:
        self._tasks: dict[str, deque[Task]] = {}
        self._busy: set[str] = set()
        self._room = asyncio.Semaphore(_WINDOW)
        self._changed = asyncio.Condition()
        self._ended = False

    @property
    def busy(self) -> tuple[str, ...]:
        """The hosts that are asked."""
        return tuple(self._busy)

    async def put(self, host: str, task: Task) -> None:
        """One more; waits while there are too many."""
        await self._room.acquire()
        async with self._changed:
            self._tasks.setdefault(host, deque()).append(task)
            self._changed.notify()

    async def end(self) -> None:
        """There will be no more."""
        async with self._changed:
            self._ended = True
            self._changed.notify_all()

    async def take(self) -> tuple[str, Task] | None:
        """The next task of a host that nobody asks; it counts as asked then. None when there is nothing left."""
        async with self._changed:
            while True:
                host = next((host for host in self._tasks if host not in self._busy), None)
                if host is not None:
                    break
                if self._ended and not self._tasks:
                    return None
                await self._changed.wait()
            queue = self._tasks.pop(host)
            task = queue.popleft()
            if queue:
                self._tasks[host] = queue  # behind the others: no host is asked twice before every other was once
            elif self._ended and not self._tasks:
                self._changed.notify_all()
            self._busy.add(host)
            self._room.release()
            return host, task

    async def free(self, host: str) -> None:
        """Nobody asks this host any more."""
        async with self._changed:
            self._busy.discard(host)
            self._changed.notify()


def _from_elsewhere(call: Callable[[], object]) -> Callable[[], None]:
    """A call of the loop's, to be made by another thread; when the loop is gone, there is nothing left to be called."""
    loop = asyncio.get_running_loop()

    def made() -> None:
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(call)

    return made


def _first(error: BaseException) -> BaseException:
    """What went wrong first where several things did."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _host(task: Task) -> str:
    """Whom a task asks: the host of a web address; empty for a file, a page that is held, and what is judged already."""
    if task.ended is not None or task.line.held is not None or "://" not in task.line.address:
        return ""
    try:
        return urlsplit(task.line.address.strip()).hostname or "?"
    except ValueError:
        return "?"
