"""The engine of one machine: a few worker processes, each with one batch at a time, each watched by a thread of its own.

So of a worker that dies it is known what it died of, and one that falls silent can be ended. Its batch is set aside until
the others are through; then it is tried again with no other worker beside it, in halves, down to the item that does it.
(The pool of the standard library loses every batch that is under way when one of its workers dies.)
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Queue
from threading import Event, Lock, Thread
from typing import Any, TypeAlias

from factcheck.engines.engine import Answer, Item, Result
from factcheck.engines.kind import PATIENCE

#: Never forked: a forked worker would inherit the pipes of the others, and so never see that we have gone.
_SPAWNED = multiprocessing.get_context("spawn")
_Work: TypeAlias = Callable[[Sequence[Any]], Sequence[Any]]


class Processes:
    """So many workers on this machine."""

    def __init__(self, jobs: int, patience: float = PATIENCE) -> None:
        self._jobs = jobs
        self._patience = patience

    def map_batches(
        self, fn: Callable[[Sequence[Item]], Sequence[Result]], batches: Iterable[Sequence[Item]]
    ) -> Iterator[Answer[Item, Result]]:
        """Batches as their workers end them; those that were lost on the way come last."""
        shop = _Shop(fn, batches, self._jobs, self._patience)
        try:
            yield from shop.answers()
        finally:
            shop.close()


class _LostError(Exception):
    """No answer will come: the worker is gone, or was ended."""


class _Worker:
    """One process, and the pipe to it."""

    def __init__(self, fn: _Work) -> None:
        self._pipe, theirs = _SPAWNED.Pipe()
        self._process = _SPAWNED.Process(target=_life, args=(theirs, fn), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, batch: Sequence[Any], patience: float) -> Sequence[Any]:
        """The results of a batch; raises `_LostError` where there will be none."""
        try:
            self._pipe.send(batch)
            if not self._pipe.poll(patience * len(batch)):
                self.stop()
                raise _LostError(f"it was not done after {patience * len(batch):g} seconds")
            results, failure = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._process.join()
            raise _LostError(f"its process died ({_how(self._process.exitcode)})") from error
        if failure:
            raise _LostError(failure)
        answer: Sequence[Any] = results
        return answer

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.is_alive()

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.kill()
        self._process.join()
        self._pipe.close()

    def kill(self) -> None:
        """The same from another thread than the one that asks: that one wakes, and closes the pipe."""
        self._process.kill()


class _Shop:
    """The workers' threads, what they take from and what they put into."""

    def __init__(self, fn: _Work, batches: Iterable[Sequence[Any]], jobs: int, patience: float) -> None:
        self._fn = fn
        self._batches = iter(batches)
        self._patience = patience
        self._taking = Lock()
        self._out: Queue[Answer[Any, Any] | BaseException | None] = Queue(2 * jobs)
        self._closed = Event()
        self._workers: set[_Worker] = set()
        self._lost: list[tuple[Sequence[Any], str]] = []
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(jobs)]

    def answers(self) -> Iterator[Answer[Any, Any]]:
        """Everything that comes out, then what was lost, tried again."""
        for thread in self._threads:
            thread.start()
        working = len(self._threads)
        while working:
            out = self._out.get()
            if out is None:
                working -= 1
            elif isinstance(out, BaseException):
                raise out
            else:
                yield out
        yield from self._alone()

    def _work(self) -> None:
        """The life of a thread: a batch, its answer, the next."""
        worker: _Worker | None = None
        try:
            while (batch := self._next()) is not None:
                if worker is None or not worker.alive:
                    self._workers.discard(worker) if worker else None
                    worker = self._hired()
                try:
                    self._out.put(Answer(batch, worker.ask(batch, self._patience)))
                except _LostError as lost:
                    self._lost.append((batch, str(lost)))
        except BaseException as error:  # what the batches raise belongs to who reads the answers
            self._out.put(error)
        finally:
            if worker is not None:
                worker.stop()
            self._out.put(None)

    def _next(self) -> Sequence[Any] | None:
        with self._taking:
            return None if self._closed.is_set() else next(self._batches, None)

    def _hired(self) -> _Worker:
        worker = _Worker(self._fn)
        self._workers.add(worker)
        return worker

    def _alone(self) -> Iterator[Answer[Any, Any]]:
        """Lost batches with nobody beside them: in halves, until one item is left that loses its worker again."""
        waiting = sorted(self._lost, key=lambda lost: len(lost[0]))
        while waiting:
            batch, _ = waiting.pop()
            worker = self._hired()
            try:
                yield Answer(batch, worker.ask(batch, self._patience))
            except _LostError as lost:
                if len(batch) == 1:
                    yield Answer(batch, lost=str(lost))
                else:
                    half = len(batch) // 2
                    waiting += [(batch[half:], str(lost)), (batch[:half], str(lost))]
            finally:
                worker.stop()

    def close(self) -> None:
        """End everything."""
        self._closed.set()
        for worker in tuple(self._workers):
            with suppress(OSError, ValueError):
                worker.kill()


def _life(pipe: Connection, fn: _Work) -> None:
    """The life of a worker: a batch in, its results out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to all of us; who started us ends us
    with suppress(EOFError, OSError):
        while True:
            batch = pipe.recv()
            try:
                pipe.send((fn(batch), ""))
            except Exception as error:
                pipe.send((None, f"{type(error).__name__}: {error}"))


def _how(code: int | None) -> str:
    """How a process ended: by its exit code, or by the signal that ended it."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"
