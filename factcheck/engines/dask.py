"""The engine of many machines: the workers of a Dask scheduler, or without one a few of this machine (extra `cluster`).

Dask brings the work to its workers and gives it to another one where a worker dies. What is added here: batches are taken only
as they can be worked on; what loses its workers is set aside, and tried again in halves with nothing beside it; what stalls is
ended; a scheduler that is gone is waited for, and what it was working on handed out again. A worker whose rules are not ours is
refused: its verdicts would be of another factcheck.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock, Semaphore, Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from factcheck.engines.engine import Answer, Engine, Item, Result
from factcheck.engines.kind import Kind, Wanted
from factcheck.engines.watch import watched
from factcheck.errors import EngineError

if TYPE_CHECKING:
    from distributed import Client, Future

#: Seconds for which a scheduler may be away, or be without any worker, before the run gives up.
AWAY = 300.0
#: Batches that a worker's thread may have before it, that under way included: it shall not wait for the next.
_AHEAD = 2
#: Seconds between two looks at how many workers there are.
_LOOK = 1.0

_Batch: TypeAlias = Sequence[Any]
_Work: TypeAlias = Callable[[_Batch], _Batch]


class Dask:
    """The workers of the scheduler at an address; without one, so many on loopback."""

    def __init__(self, wanted: Wanted, away: float = AWAY) -> None:
        self._wanted = wanted
        self._away = away

    def map_batches(
        self, fn: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Generator[Answer[Item, Result]]:
        """Batches as they are done; those that were lost on the way come last. Raises `EngineError`."""
        cluster = None if self._wanted.scheduler else _on_loopback(max(self._wanted.jobs, 1))
        try:
            scheduler = _Scheduler(cluster or self._wanted.scheduler, self._away)
            work = _Run(fn, batches, scheduler, self._wanted.patience)
            try:
                yield from work.answers()
            finally:
                work.close()
                scheduler.leave()
        finally:
            if cluster is not None:
                cluster.close(timeout=10)


class _Scheduler:
    """The way to a scheduler, and the way back to it."""

    def __init__(self, at: Any, away: float) -> None:
        self._at = at
        self._away = away
        self._seen = self._looked = time.monotonic()
        self.client = self._arrived()

    @property
    def lost(self) -> bool:
        """Whether the connection is gone for good."""
        return str(self.client.status) != "running"

    def threads(self) -> int | None:
        """How many threads its workers have, if it is time to look. Raises `EngineError` where nobody works for too long."""
        now = time.monotonic()
        if now < self._looked + _LOOK:
            return None
        self._looked = now
        try:
            threads: int = sum(self.client.nthreads().values())
        except (OSError, TimeoutError, CancelledError):
            return None
        self._seen = now if threads else self._seen
        if now > self._seen + self._away:
            raise EngineError(f"no worker has been at the scheduler {self._at} for {self._away:g} seconds; {_GO_ON}")
        return threads

    def back(self) -> None:
        """Leave, and come again as soon as it is there. Raises `EngineError` where it stays away."""
        sys.stderr.write(f"factcheck: the scheduler {self._at} is gone; waiting up to {self._away:g} seconds for it\n")
        self.leave()
        self.client = self._arrived()

    def leave(self) -> None:
        """Whatever the state of the connection is."""
        with suppress(Exception):
            self.client.close(timeout=2)

    def _arrived(self) -> Client:
        from distributed import Client  # noqa: PLC0415 - an extra, and heavy

        until = time.monotonic() + self._away
        while True:
            try:
                client = Client(self._at, timeout=min(self._away, 5), set_as_default=False)
            except (OSError, TimeoutError) as error:
                if time.monotonic() > until:
                    raise EngineError(f"there is no scheduler at {self._at} ({error}); {_GO_ON}") from error
                time.sleep(0.1)
            except ValueError as error:
                raise EngineError(f"{self._at} is no address of a scheduler ({error}); give one as tcp://host:8786") from error
            else:
                self._seen, self._looked = time.monotonic(), 0.0
                return client


class _Run:
    """What is handed out, and what comes back. Only the thread that reads the answers speaks with the scheduler."""

    def __init__(self, fn: _Work, batches: Iterable[_Batch], scheduler: _Scheduler, patience: float) -> None:
        from factcheck import rules  # noqa: PLC0415 - not before there is work

        self._fn = fn
        self._batches = iter(batches)
        self._scheduler = scheduler
        self._patience = patience
        self._rules = rules.rules_version()
        self._folder = str(Path.cwd())
        self._out: dict[str, tuple[Future, _Batch]] = {}
        self._came: SimpleQueue[_Taken | Future | BaseException | None] = SimpleQueue()
        self._room, self._granted = Semaphore(0), 0
        self._closed = Event()
        self._more = True

    def answers(self) -> Iterator[Answer[Any, Any]]:
        """Everything that comes back, then what was lost, tried again with nothing beside it."""
        Thread(target=self._take, daemon=True).start()
        lost: list[_Batch] = []
        for batch, results, why in self._settled():
            if why:
                lost.append(batch)
            else:
                yield Answer(batch, results)
        lost.sort(key=len)
        while lost:
            self._hand_out(lost.pop())
            for batch, results, why in self._settled():
                if not why:
                    yield Answer(batch, results)
                elif len(batch) == 1:
                    yield Answer(batch, lost=why)
                else:
                    half = len(batch) // 2
                    lost += [batch[half:], batch[:half]]

    def close(self) -> None:
        """Take nothing more, and call back what is handed out."""
        self._closed.set()
        self._room.release()
        if self._out and not self._scheduler.lost:
            with suppress(Exception):
                self._scheduler.client.cancel([future for future, _ in self._out.values()], force=True)
        self._out.clear()

    def _take(self) -> None:
        """The life of the thread that takes batches, which may block."""
        try:
            while self._room.acquire() and not self._closed.is_set():
                batch = next(self._batches, None)
                if batch is None:
                    break
                self._came.put(_Taken(batch))
        except BaseException as error:  # what the batches raise belongs to who reads the answers
            self._came.put(error)
        finally:
            self._came.put(None)

    def _settled(self) -> Iterator[tuple[_Batch, _Batch, str]]:
        """Batches with their results, or why there are none, until nothing is handed out and nothing is left to take."""
        while self._more or self._out:
            self._grant()
            try:
                came = self._came.get(timeout=_LOOK)
            except Empty:
                self._look()
                continue
            if came is None:
                self._more = False
            elif isinstance(came, BaseException):
                raise came
            elif isinstance(came, _Taken):
                self._hand_out(came.batch)
            elif str(came.key) in self._out:
                yield from self._brought(came)

    def _grant(self) -> None:
        """As much room as there are workers for; what was granted for those that have left stays."""
        wanted = _AHEAD * (self._scheduler.threads() or 0)
        if wanted > self._granted:
            self._room.release(wanted - self._granted)
            self._granted = wanted

    def _hand_out(self, batch: _Batch) -> None:
        given = (self._fn, batch, self._rules, self._patience, self._folder)
        try:
            future = self._scheduler.client.submit(_work, *given, pure=False)
        except (OSError, RuntimeError) as error:  # the connection was closed between two looks at it
            if not self._scheduler.lost:
                raise EngineError(f"the work cannot be handed out ({error})") from error
            self._start_over([batch])
            return
        self._out[str(future.key)] = (future, batch)
        future.add_done_callback(self._came.put)

    def _brought(self, future: Future) -> Iterator[tuple[_Batch, _Batch, str]]:
        """What came back."""
        from distributed import KilledWorker  # noqa: PLC0415

        try:
            results, why = future.result()
        except KilledWorker:
            results, why = (), f"its process died, or was ended after {self._patience:g} seconds"
        except (CancelledError, OSError, TimeoutError):
            self._start_over([])
            return
        except _RefusedError as error:
            raise EngineError(str(error)) from error
        except Exception as error:
            told = f"a worker cannot do the work ({type(error).__name__}: {error})"
            raise EngineError(f"{told}; install the same news-factcheck there as here") from error
        _, batch = self._out.pop(str(future.key))
        self._room.release()
        yield batch, results, why

    def _look(self) -> None:
        if self._scheduler.lost or any(future.status == "cancelled" for future, _ in self._out.values()):
            self._start_over([])

    def _start_over(self, more: list[_Batch]) -> None:
        """The scheduler was lost, and with it whatever was handed out."""
        again = [batch for _, batch in self._out.values()] + more
        self._out.clear()
        self._scheduler.back()
        for batch in again:
            self._hand_out(batch)


class _Taken:
    """A batch that was taken and is to be handed out."""

    def __init__(self, batch: _Batch) -> None:
        self.batch = batch


class _RefusedError(Exception):
    """A worker that may not work for this run."""


#: A worker does one thing at a time, however many threads it has: its watch is one, and Python's threads would gain nothing.
_ONE = Lock()
_GO_ON = "start it, and then this run again: what is finished is kept"


def _work(fn: _Work, batch: _Batch, wanted: str, patience: float, folder: str) -> tuple[_Batch, str]:
    """What a worker does: its results, or why there are none. Paths are meant from the folder in which the run was started."""
    from factcheck.rules import rules_version  # noqa: PLC0415 - reads all of them

    if rules_version() != wanted:
        from distributed import get_worker  # noqa: PLC0415

        told = f"the worker at {get_worker().address} has other rules ({rules_version()}) than this run ({wanted})"
        raise _RefusedError(f"{told}; install the same news-factcheck on both")
    results: list[Any] = []
    with _ONE:
        with suppress(OSError):  # it shares no disk with us: a path that is not there is told where it is used
            os.chdir(folder)
        for item in batch:
            try:
                with watched(patience):
                    results += fn([item])
            except Exception as error:
                return (), f"{type(error).__name__}: {error}"
    return results, ""


def _on_loopback(jobs: int) -> Any:
    """A scheduler with so many workers of this machine, which nobody else can reach."""
    from logging import CRITICAL  # noqa: PLC0415

    import dask  # noqa: PLC0415
    from distributed import LocalCluster  # noqa: PLC0415

    # Which of the batches at a worker killed it is found out here, where nothing else is at a worker.
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        return LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # its own port would be taken where another cluster runs
            silence_logs=CRITICAL,
            preload=[_DEAF],
        )


#: The terminal sends an interrupt to all of us; who started the workers ends them.
_DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"


def _make(wanted: Wanted) -> Engine:
    from logging import CRITICAL, getLogger  # noqa: PLC0415

    try:
        import distributed  # noqa: F401, PLC0415
    except ImportError as error:
        raise EngineError(f"the engine dask needs a package ({error}): pip install 'news-factcheck[cluster]'") from error
    getLogger("distributed").setLevel(CRITICAL)  # what matters of it is said by us
    return Dask(wanted)


ENGINE = Kind("dask", _make, batch=20, far=True)
