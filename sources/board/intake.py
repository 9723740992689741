"""Importing a payload: recognise it, read it whole, keep what is new, say what was there and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from sources.board.board import Provenance, Snapshot
from sources.board.format import CaptureFacts
from sources.board.formats import recognised
from sources.board.openrouter import OpenRouterBoard
from sources.board.openrouter_bundle import Capture, DailySeries
from sources.board.openrouter_history import COUNTED, capture_sha256, days_sha256, free_id, summed_id
from sources.board.payload import Payload
from sources.board.store import Addition, Entry, Form, Origin, SnapshotStore
from sources.errors import IdTaken

_BUNDLE = "bundle"
_STORE = "store"
#: How often a payload is sorted anew because somebody else took an id that it wanted.
_CHANCES = 10


@dataclass(frozen=True, slots=True)
class There:
    """A capture that was there already, and where: `bundle` or `store`."""

    entry: Entry
    place: str


@dataclass(frozen=True, slots=True)
class Differing:
    """A new capture of the same days and the same second as another one, whose rows are others: both are kept."""

    entry: Entry
    other: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one payload. `left_out` says what the payload holds beside, in words."""

    name: str
    format: str
    added: Sequence[Entry]
    there: Sequence[There]
    differing: Sequence[Differing]
    left_out: Sequence[str]

    @property
    def partial(self) -> Sequence[Entry]:
        """Those of the new captures whose window had not ended."""
        return [entry for entry in self.added if not entry.complete]

    @property
    def aside(self) -> Sequence[Entry]:
        """Those of the new captures that no verdict rests on."""
        return [entry for entry in self.added if entry.series not in COUNTED]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The captures of a payload in sight of an index: what is new, what is there, and what differs from another."""

    additions: Sequence[Addition]
    there: Sequence[There]
    differing: Sequence[Differing]


def take_in(payload: Payload, facts: CaptureFacts, board: OpenRouterBoard, store: SnapshotStore) -> Intake:
    """Import one payload into a store; `board` is the bundle. Others may import meanwhile, also the same payload.

    Raises a `SourceError` where the payload is refused; nothing of it is kept then.
    """
    format_ = recognised(payload)
    contents = format_.read(payload, replace(facts, permaslugs=facts.permaslugs or board.permaslugs()))
    provenance = Provenance(_text(facts.source or contents.derived_from or payload.name), format_.address, format_.licence)
    origin = Origin(_text(payload.name), payload.sha256, format_.name, facts.now.isoformat(timespec="seconds"))
    held: list[Capture | DailySeries] = [*contents.captures, *contents.days]
    entries = [(_entry(one, provenance, origin), one) for one in held]
    found, added = _stored(entries, board, store)
    kept = {entry.identity for entry in added}
    overtaken = [There(each.entry, _STORE) for each in found.additions if each.entry.identity not in kept]
    differing = [each for each in found.differing if each.entry.identity in kept]
    return Intake(payload.name, format_.name, added, [*found.there, *overtaken], differing, contents.left_out)


def _stored(
    entries: Sequence[tuple[Entry, Capture | DailySeries]], board: OpenRouterBoard, store: SnapshotStore
) -> tuple[_Sorted, Sequence[Entry]]:
    """Store what is new, and say what that was; looked at anew where somebody else took an id since the index was read."""
    chances = _CHANCES
    while True:
        found = _sorted(entries, board, store.index())
        try:
            return found, store.add(found.additions) if found.additions else ()
        except IdTaken:
            chances -= 1
            if not chances:
                raise


def _sorted(entries: Sequence[tuple[Entry, Capture | DailySeries]], board: OpenRouterBoard, stored: Sequence[Entry]) -> _Sorted:
    index = (*board.entries(), *stored)
    taken = {entry.id for entry in index}
    alike: dict[tuple[str, ...], list[Entry]] = {}
    for entry in index:
        alike.setdefault(_frame(entry), []).append(entry)
    additions: list[Addition] = []
    there: list[There] = []
    differing: list[Differing] = []
    for entry, held in entries:
        others = [other for other in alike.get(_frame(entry), ()) if _at_once(other, entry)]
        if any(other.sha256 == entry.sha256 for other in others):
            there.append(There(entry, _STORE))
        elif _in_bundle(entry, board):
            there.append(There(entry, _BUNDLE))
        else:
            named = replace(entry, id=free_id(entry.id, entry.captured_at, taken))
            if others:
                differing.append(Differing(named, others[0].id))
            additions.append(Addition(named, replace(held, id=named.id) if isinstance(held, Capture) else held))
            taken.add(named.id)
            alike.setdefault(_frame(named), []).append(named)
    return _Sorted(additions, there, differing)


def _entry(held: Capture | DailySeries, provenance: Provenance, origin: Origin) -> Entry:
    if isinstance(held, Capture):
        form, ident, complete, sha256 = Form.WINDOW, held.id, held.complete, capture_sha256(held)
    else:
        form, ident, complete, sha256 = Form.DAYS, summed_id(held, held.window), True, days_sha256(held)
    return Entry(0, ident, form, held.series, held.coverage, held.window, held.captured_at, complete, sha256, provenance, origin)


def _text(said: str) -> str:
    """What a file's name or a user says, with question marks for bytes that are no UTF-8: databases take no others."""
    return said.encode("utf-8", "replace").decode()


def _in_bundle(entry: Entry, board: OpenRouterBoard) -> bool:
    """Whether the bundle has a capture: then, and only then, the rows are compared."""
    if entry.form is Form.DAYS:
        return any(
            _at_once(daily, entry) and days_sha256(daily) == entry.sha256 for daily in board.daily(entry.series, entry.window)
        )
    return any(
        (snapshot.coverage, snapshot.sha256) == (entry.coverage, entry.sha256) and _at_once(snapshot, entry)
        for snapshot in board.captures(entry.series, entry.window)
    )


def _frame(entry: Entry) -> tuple[str, ...]:
    """What two captures have in common that cover the same."""
    return entry.form, entry.series, entry.coverage, str(entry.window.start), str(entry.window.end)


def _at_once(one: Entry | Snapshot | DailySeries, other: Entry) -> bool:
    """Whether two captures are of the same second; one of which only the day is known is of any second of that day."""
    if one.captured_at.date() != other.captured_at.date():
        return False
    known = {moment for moment in (_second(one.captured_at), _second(other.captured_at)) if moment.time() != time()}
    return len(known) < 2


def _second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
