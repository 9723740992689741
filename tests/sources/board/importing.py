"""What processes do with a store: each is started with one of these."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import TypeAlias

from made_captures import NOW, hundreds

from sources.board.format import CaptureFacts
from sources.board.intake import take_in
from sources.board.openrouter import load_openrouter
from sources.board.payload import Payload
from sources.board.sql_store import SqlStore
from sources.board.store import SnapshotStore
from sources.board.store_queries import PUT_CAPTURE, PUT_PAYLOAD
from sources.board.stored_rows import stored_rows

#: The identities that an import added, those that it found there, and the ids that it said differ.
Told: TypeAlias = tuple[list[str], list[str], list[str]]


def tell_ids(store: SnapshotStore, answers: SimpleQueue[list[str]]) -> None:
    """Say what is in a store."""
    answers.put([entry.id for entry in store.index()])


def die_while_writing(store: SqlStore) -> None:
    """Be killed with a payload half stored: its capture is there for this process, its rows are not."""
    with store._writing() as session:
        rows = stored_rows([(addition, b"") for addition in hundreds(2)[1:]], 100, 100)
        session.put(PUT_PAYLOAD, rows.payloads)
        session.put(PUT_CAPTURE, rows.captures)
        os.kill(os.getpid(), signal.SIGKILL)


def import_all(store: SnapshotStore, payloads: Sequence[bytes], start: Barrier, answers: SimpleQueue[list[Told]]) -> None:
    """Import payloads one after the other, when everybody is ready, and say what became of them."""
    bundle = load_openrouter()
    start.wait(120)
    told: list[Told] = []
    for number, data in enumerate(payloads):
        intake = take_in(Payload(f"file-{number}", data), CaptureFacts(NOW), bundle, store)
        added, there = [entry.identity for entry in intake.added], [there.entry.identity for there in intake.there]
        told.append((added, there, [each.entry.id for each in intake.differing]))
    answers.put(told)
