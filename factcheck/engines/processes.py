"""The engine of one machine: a few worker processes, each with one batch at a time, each watched by a thread of its own.

So of a worker that dies it is known what it died of, and one that falls silent can be ended. Its batch is set aside until
the others are through, or until several are set aside; then it is tried again with no other worker beside it, in halves,
down to the item that does it. (The pool of the standard library loses every batch that is under way when one of its workers
dies.)
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from queue import Full, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from factcheck.engines.engine import Answer, Item, Result
from factcheck.engines.kind import PATIENCE
from factcheck.errors import EngineError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext

#: Seconds that a worker may take to begin, however busy the machine is; and how often one is tried.
_START = 120.0
_STARTS = 3
#: So many lost batches are set aside at most, since each is held in memory with what it is to be tried on.
_MOST_LOST = 16
#: Seconds between two looks whether anybody still takes what a thread has.
_LOOK = 0.5
#: Whoever starts a process also asks what became of the others, and takes the answer away from who waits for it.
_FAMILY = Lock()
_Work: TypeAlias = Callable[[Sequence[Any]], Sequence[Any]]


class Processes:
    """So many workers on this machine."""

    def __init__(self, jobs: int, patience: float = PATIENCE) -> None:
        self._jobs = jobs
        self._patience = patience

    def map_batches(
        self, fn: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Generator[Answer[Item, Result]]:
        """Batches as their workers end them; those that were lost on the way come later. Raises `EngineError`."""
        shop = _Shop(fn, batches, self._jobs, self._patience)
        try:
            yield from shop.answers()
        finally:
            shop.close()


class _LostError(Exception):
    """No answer will come: the worker is gone, or was ended."""


class _ClosedError(Exception):
    """Nobody wants an answer any more."""


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self, fn: _Work) -> None:
        self._pipe, theirs = _spawned().Pipe()
        self._process = _spawned().Process(target=_life, args=(theirs, fn), daemon=True)
        with _FAMILY, _deaf():
            self._process.start()
        theirs.close()

    def begun(self) -> bool:
        """Wait until it is ready; whether it is. Only then its time runs."""
        try:
            return self._pipe.poll(_START) and bool(self._pipe.recv())
        except (EOFError, OSError):
            return False

    def ask(self, batch: Sequence[Any], patience: float) -> Sequence[Any]:
        """The results of a batch; raises `_LostError` where there will be none."""
        try:
            self._pipe.send(batch)
            if not self._pipe.poll(patience * len(batch)):
                self.stop()
                raise _LostError(f"it was not done after {patience * len(batch):g} seconds")
            results, failure = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _LostError(f"its process died ({self.end()})") from error
        if failure:
            raise _LostError(failure)
        answer: Sequence[Any] = results
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        with _FAMILY:
            return self._process.is_alive()

    def end(self) -> str:
        """How it ended, once it has."""
        from multiprocessing import connection  # noqa: PLC0415 - only where there are workers

        connection.wait([self._process.sentinel])
        with _FAMILY:
            self._process.join()
            return _how(self._process.exitcode)

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.kill()
        self.end()
        self._pipe.close()

    def kill(self) -> None:
        """The same from another thread than the one that asks: that one wakes, and closes the pipe."""
        with _FAMILY:
            self._process.kill()


class _Shop:
    """The workers' threads, what they take from and what they put into."""

    def __init__(self, fn: _Work, batches: Iterable[Sequence[Any]], jobs: int, patience: float) -> None:
        self._fn = fn
        self._batches = iter(batches)
        self._jobs = jobs
        self._patience = patience
        self._taking = Lock()
        self._over = False
        self._out: Queue[Answer[Any, Any] | BaseException | None] = Queue(2 * jobs)
        self._closed = Event()
        self._hiring = Lock()
        self._workers: set[_Worker] = set()
        self._lost: list[Sequence[Any]] = []

    def answers(self) -> Iterator[Answer[Any, Any]]:
        """Everything that comes out; in between, and at the end, what was lost, tried again."""
        while not self._over:
            yield from self._together()
            yield from self._alone()

    def _together(self) -> Iterator[Answer[Any, Any]]:
        """What all workers do, until there is nothing more, or too much was lost."""
        for _ in range(self._jobs):
            Thread(target=self._work, daemon=True).start()
        working = self._jobs
        while working:
            out = self._out.get()
            if out is None:
                working -= 1
            elif isinstance(out, BaseException):
                raise out
            else:
                yield out

    def _work(self) -> None:
        """The life of a thread: a batch, its answer, the next."""
        worker: _Worker | None = None
        try:
            while (batch := self._next()) is not None:
                if worker is None or not worker.alive:
                    self._left(worker)
                    worker = self._hired()
                try:
                    self._put(Answer(batch, worker.ask(batch, self._patience)))
                except _LostError:
                    self._lost.append(batch)
        except _ClosedError:
            pass
        except BaseException as error:  # what the batches raise belongs to who reads the answers
            self._put(error)
        finally:
            self._left(worker)
            self._put(None)

    def _next(self) -> Sequence[Any] | None:
        with self._taking:
            if self._over or self._closed.is_set() or len(self._lost) >= _MOST_LOST:
                return None
            batch = next(self._batches, None)
            self._over = batch is None
            return batch

    def _put(self, out: Answer[Any, Any] | BaseException | None) -> None:
        """Hand something out, unless nobody takes anything any more."""
        while not self._closed.is_set():
            with suppress(Full):
                self._out.put(out, timeout=_LOOK)
                return

    def _hired(self) -> _Worker:
        for _ in range(_STARTS):
            worker = self._started()
            if worker.begun():
                return worker
            self._left(worker)
        raise EngineError(f"no worker process came to work ({worker.end()}); try --jobs 1, which needs none")

    def _started(self) -> _Worker:
        with self._hiring:  # whoever closes waits for who is half started: it would complain of that
            if self._closed.is_set():
                raise _ClosedError
            try:
                worker = _Worker(self._fn)
            except OSError as error:
                raise EngineError(f"no worker process could be started ({error.strerror}); try fewer with --jobs") from error
            self._workers.add(worker)
        return worker

    def _left(self, worker: _Worker | None) -> None:
        if worker is not None:
            worker.stop()
            self._workers.discard(worker)

    def _alone(self) -> Iterator[Answer[Any, Any]]:
        """Lost batches with nobody beside them: in halves, until one item is left that loses its worker again."""
        waiting, self._lost = sorted(self._lost, key=len), []
        while waiting:
            batch = waiting.pop()
            worker = self._hired()
            try:
                yield Answer(batch, worker.ask(batch, self._patience))
            except _LostError as lost:
                if len(batch) == 1:
                    yield Answer(batch, lost=str(lost))
                else:
                    half = len(batch) // 2
                    waiting += [batch[half:], batch[:half]]
            finally:
                self._left(worker)

    def close(self) -> None:
        """End everything."""
        with self._hiring:
            self._closed.set()
            for worker in tuple(self._workers):
                worker.kill()


def _life(pipe: Connection, fn: _Work) -> None:
    """The life of a worker: a batch in, its results out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all of us; who started us ends us
    Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send(True)
        while True:
            batch = pipe.recv()
            try:
                pipe.send((fn(batch), ""))
            except Exception as error:
                pipe.send((None, f"{type(error).__name__}: {error}"))


def _leave_with_parent() -> None:
    """Nobody works on for somebody who is gone: the next run would meet the files of the last one."""
    from multiprocessing import connection, parent_process  # noqa: PLC0415 - only where there are workers

    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


@cache
def _spawned() -> SpawnContext:
    """Never forked: a forked worker would inherit the pipes of the others, and so never see that we have gone."""
    import multiprocessing  # noqa: PLC0415 - only where there are workers

    return multiprocessing.get_context("spawn")


@contextmanager
def _deaf() -> Iterator[None]:
    """A process that begins here does not hear Ctrl-C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _how(code: int | None) -> str:
    """How a process ended: by its exit code, or by the signal that ended it."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
