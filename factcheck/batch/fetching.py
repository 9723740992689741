"""Fetching for a batch: many pages at once, never two from one host, and never many more than somebody can read.

A thread of its own runs the loop; stories come out in the order in which their pages came in. What is no address of the web
passes as it is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.batch.task import CRASHED, Ended, Task
from sources.errors import SourceError

if TYPE_CHECKING:
    from sources.fetching import AsyncFetcher, Terms

#: So many hosts are asked at a time.
_MOST_HOSTS = 32
#: So far ahead is looked for hosts that are free, in stories.
_WINDOW = 2000


class Fetching:
    """Tasks in, tasks with their pages out, or what became of those whose page did not come.

    `ahead` is how many may wait to be taken. Iterating may block; `close` ends it.
    """

    def __init__(self, tasks: Iterator[Task], terms: Callable[[], Terms | None], ahead: int) -> None:
        self._tasks = tasks
        self._terms = terms
        self._ahead = ahead
        self._out: SimpleQueue[Task | Ended | BaseException | None] = SimpleQueue()
        self._thread = Thread(target=self._run, daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._room: asyncio.Semaphore | None = None
        #: Whose pages are on their way.
        self.asked: tuple[str, ...] = ()

    def __iter__(self) -> Fetching:
        return self

    def __next__(self) -> Task | Ended:
        if self._thread.ident is None:
            self._thread.start()
        out = self._out.get()
        if out is None:
            self._out.put(None)
            raise StopIteration
        if isinstance(out, BaseException):
            self._out.put(None)
            raise out
        if self._loop is not None and self._room is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._room.release)
        return out

    def close(self) -> None:
        """Ask nobody any more."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(lambda: [task.cancel() for task in asyncio.all_tasks(self._loop)])
        self._out.put(None)

    def _run(self) -> None:
        try:
            asyncio.run(self._all())
        except (asyncio.CancelledError, RuntimeError):
            pass  # closed
        except BaseException as error:
            self._out.put(error)
        finally:
            self._out.put(None)

    async def _all(self) -> None:
        self._loop, self._room = asyncio.get_running_loop(), asyncio.Semaphore(self._ahead)
        waiting = _Waiting()
        under_way: dict[asyncio.Task[None], str] = {}
        async with AsyncExitStack() as stack:
            fetcher: AsyncFetcher | None = None
            more = True
            while more or under_way or waiting.hosts:
                while more and waiting.number < _WINDOW and len(under_way) < _MOST_HOSTS:
                    task = next(self._tasks, None)
                    if task is None:
                        more = False
                    elif host := _host(task):
                        waiting.put(host, task)
                        break
                    else:
                        await self._room.acquire()
                        self._out.put(task)
                if waiting.hosts and fetcher is None:
                    fetcher = await stack.enter_async_context(self._fetcher())
                for host, task in waiting.free(_MOST_HOSTS - len(under_way)):
                    assert fetcher is not None
                    under_way[asyncio.create_task(self._fetched(fetcher, task))] = host
                self.asked = tuple(under_way.values())
                if under_way and (not more or waiting.number >= _WINDOW or len(under_way) >= _MOST_HOSTS):
                    done, _ = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                else:
                    await asyncio.sleep(0)
                    done = {task for task in under_way if task.done()}
                for finished in done:
                    finished.result()
                    waiting.busy.discard(under_way.pop(finished))

    def _fetcher(self) -> AsyncFetcher:
        from sources.fetching import AsyncFetcher, Terms  # noqa: PLC0415 - loads the HTTP client

        return AsyncFetcher(self._terms() or Terms())

    async def _fetched(self, fetcher: AsyncFetcher, task: Task) -> None:
        assert self._room is not None
        await self._room.acquire()
        try:
            self._out.put(replace(task, page=await fetcher.fetch(task.line.address.strip())))
        except SourceError as error:
            self._out.put(Ended(task.key, slug=error.slug, message=str(error), again=True))
        except Exception as error:
            message = f"factcheck failed on this address ({type(error).__name__}: {error}); please report it"
            self._out.put(Ended(task.key, slug=CRASHED, message=message))


@dataclass(slots=True)
class _Waiting:
    """Tasks whose page is still to be asked for, by their hosts, in the order in which they came."""

    hosts: dict[str, deque[Task]] = field(default_factory=dict)
    busy: set[str] = field(default_factory=set)
    number: int = 0

    def put(self, host: str, task: Task) -> None:
        self.hosts.setdefault(host, deque()).append(task)
        self.number += 1

    def free(self, most: int) -> list[tuple[str, Task]]:
        """The next task of each host that nobody is asking; the hosts count as asked then."""
        found = []
        for host in [host for host in self.hosts if host not in self.busy][: max(most, 0)]:
            queue = self.hosts.pop(host)
            found.append((host, queue.popleft()))
            if queue:
                self.hosts[host] = queue  # behind the others: no host is asked twice before every other was once
            self.busy.add(host)
            self.number -= 1
        return found


def _host(task: Task) -> str:
    """Whom a task asks: the host of a web address; empty for a file, a page that is held, and what is judged already."""
    if task.ended is not None or task.line.held is not None or "://" not in task.line.address:
        return ""
    try:
        return urlsplit(task.line.address.strip()).hostname or "?"
    except ValueError:
        return "?"
