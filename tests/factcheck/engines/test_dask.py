"""The engine of many machines, on two workers of this one: what is true of every engine, and what only a cluster can do to it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import works

from factcheck.engines import Answer, Wanted, engines
from factcheck.engines.dask import Dask
from factcheck.errors import EngineError

distributed = pytest.importorskip("distributed")

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PATIENCE = 60
#: What the library does at its end with its sockets is its own matter.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def told(answers: Iterator[Answer[Any, Any]]) -> dict[Any, Any]:
    """Each item with its result, or why there is none; no item comes twice."""
    found: dict[Any, Any] = {}
    for answer in answers:
        results = answer.results or [answer.lost] * len(answer.items)
        for item, result in zip(answer.items, results, strict=True):
            assert item not in found
            found[item] = result
    return found


def started(*command: str, log: Path) -> subprocess.Popen[bytes]:
    """A part of a cluster as a process of its own, which finds our modules and the tests' works."""
    path = os.pathsep.join([str(ROOT), str(HERE)])
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0", "PYTHONPATH": path}
    with log.open("ab") as out:
        return subprocess.Popen([sys.executable, "-m", *command], stdout=out, stderr=out, env={**os.environ, **settings})


class Cluster:
    """A scheduler on loopback, and two workers, each of which can be taken away and put back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._parts: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """All of it, at the same address as before."""
        where = ("--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--no-show")
        self._parts = [started("distributed.cli.dask_scheduler", *where, log=self._folder / "scheduler.log")]
        worker = ("distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        for _ in range(2):
            options = ("--local-directory", str(self._folder), "--death-timeout", str(PATIENCE))
            self._parts.append(started(*worker, *options, log=self._folder / "workers.log"))

    def kill(self) -> None:
        """All of it, at once."""
        for part in self._parts:
            part.kill()
        for part in self._parts:
            part.wait()


@contextmanager
def cluster_in(folder: Path) -> Iterator[Cluster]:
    """A cluster for a while."""
    made = Cluster(folder)
    made.start()
    try:
        yield made
    finally:
        for part in reversed(made._parts):
            part.terminate()
        made.kill()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for the tests that leave it as it was."""
    with cluster_in(tmp_path_factory.mktemp("cluster")) as made:
        yield made


def engine(cluster: Cluster, patience: float = PATIENCE) -> Dask:
    """The engine with the workers of a cluster."""
    return Dask(Wanted(scheduler=cluster.address, patience=patience), away=PATIENCE)


def test_every_batch_is_answered(cluster: Cluster) -> None:
    """As by any engine."""
    batches = [[1, 2], [3], [4, 5, 6]]
    assert told(engine(cluster).map_batches(works.doubled, batches)) == {n: 2 * n for n in range(1, 7)}
    assert told(engine(cluster).map_batches(works.doubled, [])) == {}


def test_what_kills_its_worker_is_found_among_its_neighbours(cluster: Cluster) -> None:
    """The batch is halved until it stands alone; the others have their results."""
    found = told(engine(cluster).map_batches(works.dies_of_seven, [[1, 2, 3], [4, 5, 6, 7, 8], [9]]))
    assert found.pop(7) == "its process died, or was ended after 60 seconds"
    assert found == {n: 2 * n for n in (1, 2, 3, 4, 5, 6, 8, 9)}


def test_what_dies_once_is_tried_again(cluster: Cluster, tmp_path: Path) -> None:
    """On another worker."""
    name = str(tmp_path / "died")
    assert told(engine(cluster).map_batches(works.dies_once, [[name]])) == {name: name}


def test_what_stalls_is_ended(cluster: Cluster) -> None:
    """After so many seconds an item; the rest does not wait for it."""
    found = told(engine(cluster, patience=1.0).map_batches(works.stalls_at_three, [[1, 2], [3], [4]]))
    assert found == {1: 2, 2: 4, 3: "its process died, or was ended after 1 seconds", 4: 8}


def test_a_mistake_of_ours_is_told(cluster: Cluster) -> None:
    """And costs its own item."""
    found = told(engine(cluster).map_batches(works.raises_at_five, [[4, 5], [6]]))
    assert found == {4: 8, 5: "ZeroDivisionError: by zero", 6: 12}


def test_batches_are_taken_as_they_are_needed(cluster: Cluster) -> None:
    """So the input may be endless; closing calls back what is handed out."""
    taken: list[int] = []

    def endless() -> Iterator[list[int]]:
        while True:
            taken.append(len(taken))
            yield [taken[-1]]

    answers = engine(cluster).map_batches(works.doubled, endless())
    first = [next(answers) for _ in range(5)]
    answers.close()  # type: ignore[attr-defined]
    assert all(answer.results == [2 * answer.items[0]] for answer in first)
    assert len(taken) < 30


def test_what_the_input_raises_reaches_who_reads_the_answers(cluster: Cluster) -> None:
    """Not the workers."""

    def broken() -> Iterator[list[int]]:
        yield [1]
        raise OSError("the list is gone")

    with pytest.raises(OSError, match="the list is gone"):
        list(engine(cluster).map_batches(works.doubled, broken()))


def test_workers_with_other_rules_are_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their verdicts would be those of another factcheck."""
    monkeypatch.setattr("factcheck.rules.rules_version", lambda: "9.9+other")
    with pytest.raises(
        EngineError, match=r"worker at tcp://127.0.0.1:\d+ has other rules \(.*\) than this run \(9.9\+other\); install"
    ):
        list(engine(cluster).map_batches(works.doubled, [[1]]))


def test_a_scheduler_that_is_not_there() -> None:
    """Is waited for, and named."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(EngineError, match=f"there is no scheduler at tcp://127.0.0.1:{port} "):
        list(Dask(Wanted(scheduler=f"tcp://127.0.0.1:{port}"), away=0.5).map_batches(works.doubled, [[1]]))


def test_a_scheduler_without_workers(tmp_path: Path) -> None:
    """Nobody comes to do the work, and that is said."""
    made = Cluster(tmp_path)
    where = ("--host", "127.0.0.1", "--port", str(made.port), "--no-dashboard", "--no-show")
    scheduler = started("distributed.cli.dask_scheduler", *where, log=tmp_path / "log")
    try:
        with pytest.raises(EngineError, match="no worker has been at the scheduler"):
            list(Dask(Wanted(scheduler=made.address), away=5).map_batches(works.doubled, [[1]]))
    finally:
        scheduler.kill()
        scheduler.wait()


def test_a_scheduler_that_is_lost_comes_back(tmp_path: Path) -> None:
    """With new workers at the same address: every result, and none twice."""
    with cluster_in(tmp_path) as cluster:
        batches = [[number, number + 1] for number in range(0, 60, 2)]
        found: dict[int, int] = {}
        for at, answer in enumerate(engine(cluster).map_batches(works.doubled, batches)):
            for item, result in zip(answer.items, answer.results, strict=True):
                assert item not in found
                found[item] = result
            if at in {2, 9}:
                cluster.kill()
                cluster.start()
        assert found == {n: 2 * n for n in range(60)}


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to get it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match=r"pip install 'news-factcheck\[cluster\]'"):
        engines()["dask"].make(Wanted(1))


def test_engines_are_found_by_being_there() -> None:
    """The one that needs nothing comes first."""
    assert [(name, kind.far) for name, kind in engines().items()] == [("local", False), ("dask", True)]
