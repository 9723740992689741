"""Several processes import into one store at once: everything is there, nothing twice, and each is told what it did."""

from __future__ import annotations

import multiprocessing
import signal
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from importing import Told, die_while_writing, import_all
from made_captures import NOW, WEEK, chart, hundreds
from postgres_server import PostgresServer

from sources.board.format import CaptureFacts
from sources.board.intake import take_in
from sources.board.openrouter import OpenRouterBoard, load_openrouter
from sources.board.payload import Payload
from sources.board.postgres_store import PostgresStore
from sources.board.sqlite_store import SqliteStore
from sources.board.store import Addition, Entry, SnapshotStore
from sources.errors import IdTaken

WRITERS = 3
#: The same week, captured in the same second, with other values in each: they share everything but their rows.
RIVALS = [chart(zeta_corp__quasar_1_20261001=8_990_000_000_000 + number) for number in range(WRITERS)]
SAME = [chart(cached_at=f"2026-10-{day}T06:00:00+00:00") for day in range(14, 24)]


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> SnapshotStore:
    """A place where there is no store yet: the first writers make it together."""
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "data" / "snapshots.sqlite3", patience=60)
    server: PostgresServer = request.getfixturevalue("postgres")
    return PostgresStore(server.address(server.database()), tmp_path / "data", patience=60)


def _own(writer: int) -> list[bytes]:
    first = datetime.fromisoformat("2026-11-01T06:00:00+00:00") + timedelta(days=writer)
    return [chart(cached_at=(first + timedelta(minutes=number)).isoformat()) for number in range(5)]


def _all_at_once(store: SnapshotStore, payloads: Sequence[Sequence[bytes]]) -> list[list[Told]]:
    context = multiprocessing.get_context("spawn")
    start, answers = context.Barrier(len(payloads)), context.SimpleQueue()
    processes = [context.Process(target=import_all, args=(store, each, start, answers)) for each in payloads]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0] * len(processes)
    return [answers.get() for _ in processes]


def test_writers_lose_nothing_and_repeat_nothing(store: SnapshotStore, tmp_path: Path, bundle: OpenRouterBoard) -> None:
    """Each has the same payloads as everybody, some of its own, and a rival of everybody's."""
    lists = [[*SAME[writer:], *_own(writer), *SAME[:writer], RIVALS[writer]] for writer in range(WRITERS)]
    told = _all_at_once(store, lists)
    alone = SqliteStore(tmp_path / "alone.sqlite3")
    for each in lists:
        for data in each:
            take_in(Payload("f", data), CaptureFacts(NOW), bundle, alone)
    index = list(store.index())
    assert sorted(entry.identity for entry in index) == sorted(entry.identity for entry in alone.index())
    assert [entry.number for entry in index] == list(range(1, len(SAME) + 6 * WRITERS + 1))
    assert len({entry.id for entry in index}) == len(index)
    assert load_openrouter(store=store).state_sha256 == load_openrouter(store=alone).state_sha256
    added = Counter(identity for imports in told for added, _, _ in imports for identity in added)
    assert added == Counter(entry.identity for entry in index)
    assert sum(len(there) for imports in told for _, there, _ in imports) == len(SAME) * (WRITERS - 1)
    assert sum(len(differing) for imports in told for _, _, differing in imports) == WRITERS - 1
    assert len(load_openrouter(store=store).snapshots(WEEK)) == len(index)


def test_a_writer_that_is_killed_leaves_nothing_and_locks_nobody_out(store: SnapshotStore) -> None:
    """Half a payload is none, and the next writer need not wait for the dead one."""
    first, second = hundreds(2)
    store.add([first])
    process = multiprocessing.get_context("fork").Process(target=die_while_writing, args=(store,))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert [entry.id for entry in store.index()] == [first.entry.id]
    assert [entry.id for entry in store.add([second])] == [second.entry.id]
    assert [entry.number for entry in store.index()] == [1, 2]
    assert store.capture(2) == second.held


class Overtaken(SqliteStore):
    """A store into which somebody else imports whatever is chosen, between reading the index and adding."""

    def __init__(self, path: Path, others: Sequence[bytes], bundle: OpenRouterBoard) -> None:
        super().__init__(path)
        self.others, self.bundle, self.looks = list(others), bundle, 0

    def index(self) -> Sequence[Entry]:
        """As it was before the other one came."""
        self.looks += 1
        found = super().index()
        if self.others:
            take_in(Payload("other", self.others.pop(0)), CaptureFacts(NOW), self.bundle, SqliteStore(self._path))
        return found


def test_the_same_payload_meanwhile_is_found_there(tmp_path: Path, bundle: OpenRouterBoard) -> None:
    """It is not said to have been added twice."""
    store = Overtaken(tmp_path / "x.sqlite3", [chart()], bundle)
    intake = take_in(Payload("mine", chart()), CaptureFacts(NOW), bundle, store)
    assert ([there.place for there in intake.there], list(intake.added), list(intake.differing)) == (["store"], [], [])
    assert (len(store.index()), store.looks) == (1, 2)


def test_a_rival_meanwhile_is_seen_and_said(tmp_path: Path, bundle: OpenRouterBoard) -> None:
    """The id is taken, so the index is read anew."""
    store = Overtaken(tmp_path / "x.sqlite3", RIVALS[:2], bundle)
    intake = take_in(Payload("mine", RIVALS[2]), CaptureFacts(NOW), bundle, store)
    assert [(each.entry.id, each.other) for each in intake.differing] == [
        ("chart-2026-10-05-20261013T0600-2", "chart-2026-10-05-20261013")
    ]
    assert [entry.id for entry in intake.added] == ["chart-2026-10-05-20261013T0600-2"]
    assert store.looks == 3


def test_rivals_without_end_are_given_up(tmp_path: Path, bundle: OpenRouterBoard) -> None:
    """With an error that says to try again; nothing of the payload is kept."""

    class Taken(SqliteStore):
        def add(self, additions: Sequence[Addition]) -> Sequence[Entry]:
            raise IdTaken(f"{len(additions)} taken")

    store = Taken(tmp_path / "x.sqlite3")
    with pytest.raises(IdTaken, match="1 taken"):
        take_in(Payload("mine", chart()), CaptureFacts(NOW), bundle, store)
    assert not store.exists()
