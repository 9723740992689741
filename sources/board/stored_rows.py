"""What a capture is as rows of a store, and back."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import msgspec

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import Capture, DailySeries
from sources.board.openrouter_history import COUNTED, LEADERBOARD
from sources.board.store import Addition, Entry, Form, Origin
from sources.board.store_queries import IndexRow, Value

#: No body of ours unpacks to more.
_MOST_BYTES = 256 * 1024 * 1024

_Held = TypeVar("_Held", Capture, DailySeries)


class DamagedBodyError(Exception):
    """The rows of a capture cannot be unpacked."""


@dataclass(frozen=True, slots=True)
class StoredRows:
    """What is put into the tables of a store, in the order in which they refer to each other."""

    payloads: Sequence[tuple[Value, ...]]
    captures: Sequence[tuple[Value, ...]]
    bodies: Sequence[tuple[int, bytes]]
    entities: Sequence[tuple[str, int]]


def stored_rows(packed: Sequence[tuple[Addition, bytes]], last_payload: int, last_capture: int) -> StoredRows:
    """Additions with their packed bodies as rows, numbered after the last ones that there are."""
    payloads: dict[tuple[Provenance, Origin | None], int] = {}
    for addition, _ in packed:
        payloads.setdefault((addition.entry.provenance, addition.entry.origin), last_payload + len(payloads) + 1)
    numbered = [(last_capture + place, addition, body) for place, (addition, body) in enumerate(packed, 1)]
    return StoredRows(
        [_payload_row(number, *key) for key, number in payloads.items()],
        [
            _capture_row(number, addition.entry, payloads[addition.entry.provenance, addition.entry.origin])
            for number, addition, _ in numbered
        ],
        [(number, body) for number, _, body in numbered],
        list(dict.fromkeys(row for addition, _ in packed for row in _entity_rows(addition))),
    )


def packed_body(held: Capture | DailySeries) -> bytes:
    """The rows of a capture as they are kept."""
    return zlib.compress(msgspec.json.encode(held), 6)


def unpacked_body(body: bytes, shape: type[_Held]) -> _Held:
    """The rows of a capture; `DamagedBodyError` where they are none."""
    try:
        return msgspec.json.decode(zlib.decompressobj().decompress(body, _MOST_BYTES), type=shape)
    except (zlib.error, msgspec.MsgspecError, TypeError) as error:
        raise DamagedBodyError(str(error)) from error


def entry_of(row: IndexRow) -> Entry:
    """One line of the index."""
    number, ident, form, series, coverage, first, last, captured, complete, sha256, *origin = row
    return Entry(
        number=number,
        id=ident,
        form=Form(form),
        series=series,
        coverage=Coverage(coverage),
        window=window_of(first, last),
        captured_at=datetime.fromisoformat(captured),
        complete=bool(complete),
        sha256=sha256,
        provenance=Provenance(*origin[:3]),
        origin=Origin(*origin[3:]),
    )


def window_of(first: str, last: str) -> Window:
    """A window by its first and last day."""
    return Window(date.fromisoformat(first), date.fromisoformat(last))


def _payload_row(number: int, provenance: Provenance, origin: Origin | None) -> tuple[Value, ...]:
    known = origin or Origin("", "", "", "")
    place = provenance.derived_from, provenance.address, provenance.licence
    return number, known.name, known.sha256, known.format, *place, known.imported_at


def _capture_row(number: int, entry: Entry, payload: int) -> tuple[Value, ...]:
    return (
        number,
        entry.id,
        entry.form.value,
        entry.series,
        entry.coverage.value,
        entry.window.start.isoformat(),
        entry.window.end.isoformat(),
        entry.captured_at.isoformat(),
        int(entry.complete),
        entry.sha256,
        entry.identity,
        payload,
    )


def _entity_rows(addition: Addition) -> Sequence[tuple[str, int]]:
    """The ids of models that a capture names: those that are searched for in texts."""
    entry, held = addition.entry, addition.held
    if entry.series not in COUNTED and entry.series != LEADERBOARD:
        return ()
    charted = int(entry.series in COUNTED and entry.coverage is Coverage.CHART)
    return [(ident, charted) for ident in (held.entities if isinstance(held, Capture) else held.columns)]
