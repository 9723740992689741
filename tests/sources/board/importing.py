"""What processes do with a store: each is started with one of these."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from typing import TypeAlias

from made_captures import NOW

from sources.board.format import CaptureFacts
from sources.board.intake import take_in
from sources.board.openrouter import load_openrouter
from sources.board.payload import Payload
from sources.board.store import SnapshotStore

#: The identities that an import added, those that it found there, and the ids that it said differ.
Told: TypeAlias = tuple[list[str], list[str], list[str]]


def tell_ids(store: SnapshotStore, answers: SimpleQueue[list[str]]) -> None:
    """Say what is in a store."""
    answers.put([entry.id for entry in store.index()])


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
