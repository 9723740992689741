"""A store in a database that speaks SQL: what is the same whichever database it is.

A kind of store says how it is read and written (a session in one transaction), and what its own errors mean.
"""

from __future__ import annotations

import hashlib
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol, TypeVar

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import Capture, DailySeries
from sources.board.openrouter_history import COUNTED, capture_sha256, days_sha256
from sources.board.store import EMPTY, Addition, Entry, Form, Overview, SnapshotStore
from sources.board.store_queries import (
    BODY,
    CHARTED,
    ENTRIES,
    IDENTITIES,
    INDEX,
    LAST_CHART,
    LAST_MOMENT,
    MOMENTS,
    NEWEST,
    NEWEST_PAYLOAD,
    PUT_BODY,
    PUT_CAPTURE,
    PUT_ENTITY,
    PUT_PAYLOAD,
    ROW_IDS,
    SIBLINGS,
    WINDOWS,
    Query,
    Value,
    known,
)
from sources.board.stored_rows import DamagedBodyError, entry_of, packed_body, stored_rows, unpacked_body, window_of
from sources.errors import BrokenStore, IdTaken

#: Captures say when they were made by clocks of other zones: none is further from UTC than this.
_FARTHEST_ZONE = timedelta(days=1)
#: So many values are asked for at once.
_AT_ONCE = 500

_Held = TypeVar("_Held", Capture, DailySeries)
_Row = TypeVar("_Row")


class Session(Protocol):
    """A connection inside one transaction."""

    def ask(self, query: Query[_Row], *values: Value) -> Sequence[_Row]:
        """The rows of an answer."""
        ...

    def put(self, statement: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Insert rows."""
        ...


class SqlStore(SnapshotStore):
    """The tables `payloads`, `captures`, `bodies` and `entities` of some database."""

    #: What to do with a store that was damaged.
    mend: str

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Session | None]:
        """A session that cannot write; none where there is no store yet."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Session]:
        """A session beside which nobody else writes, the schema up to date; what was put is kept whole or not at all."""

    def index(self) -> Sequence[Entry]:
        """Every capture without its rows."""
        return [entry_of(row) for row in self._asked(INDEX)]

    def overview(self) -> Overview:
        """What there is, by the indexes alone."""
        with self._reading() as session:
            newest = _last(session, NEWEST) if session is not None else 0
            if session is None or not newest:
                return EMPTY
            return Overview(
                newest=newest,
                windows=_windows(session, Form.WINDOW),
                days=_windows(session, Form.DAYS),
                last_chart=_last_chart(session),
                last_captured=_last_captured(session),
            )

    def entries(self, form: Form, window: Window) -> Sequence[Entry]:
        """The captures of exactly this window without their rows, in the order in which they came."""
        return [entry_of(row) for row in self._asked(ENTRIES, form.value, window.start.isoformat(), window.end.isoformat())]

    def windows_of(self, series: str, captured_at: datetime, provenance: Provenance, newest: int) -> Sequence[Window]:
        """The windows of one payload."""
        place = provenance.derived_from, provenance.address, provenance.licence
        found = self._asked(SIBLINGS, captured_at.isoformat(), series, Form.WINDOW.value, *place, newest)
        return [window_of(first, last) for first, last in found]

    def state(self, newest: int) -> str:
        """The digest of everything up to a number: of what makes each capture itself, one a line, sorted."""
        found = [identity for (identity,) in self._asked(IDENTITIES, newest)]
        return hashlib.sha256("\n".join(found).encode()).hexdigest() if found else ""

    def capture(self, number: int) -> Capture:
        """The rows of a capture of a window; `BrokenStore` where they are not those that were stored."""
        capture, sha256 = self._body(number, Capture)
        self._same(capture_sha256(capture), sha256, number)
        return capture

    def days(self, number: int) -> DailySeries:
        """The rows of a series of days; `BrokenStore` where they are not those that were stored."""
        daily, sha256 = self._body(number, DailySeries)
        self._same(days_sha256(daily), sha256, number)
        return daily

    def row_ids(self) -> Sequence[str]:
        """Every id of a row of a model, once."""
        return [ident for (ident,) in self._asked(ROW_IDS)]

    def charted(self) -> frozenset[str]:
        """The ids of the rows that some chart names."""
        return frozenset(ident for (ident,) in self._asked(CHARTED))

    def add(self, additions: Sequence[Addition]) -> Sequence[Entry]:
        """Keep captures in one transaction; the store is made where it is missing."""
        packed = [(addition, packed_body(addition.held)) for addition in additions]  # before anybody has to wait for us
        with self._writing() as session:
            there = set(_known(session, "identity", [addition.entry.identity for addition in additions]))
            apart = {addition.entry.identity: (addition, body) for addition, body in reversed(packed)}
            fresh = [each for identity, each in reversed(apart.items()) if identity not in there]
            for ident in _known(session, "id", [addition.entry.id for addition, _ in fresh]):
                raise IdTaken(f"{self.place} has another capture of the id {ident}; import the payload again.")
            rows = stored_rows(fresh, _last(session, NEWEST_PAYLOAD), _last(session, NEWEST))
            session.put(PUT_PAYLOAD, rows.payloads)
            session.put(PUT_CAPTURE, rows.captures)
            session.put(PUT_BODY, rows.bodies)
            session.put(PUT_ENTITY, rows.entities)
        return [addition.entry for addition, _ in fresh]

    def _asked(self, query: Query[_Row], *values: Value) -> Sequence[_Row]:
        """The answer to one question; nothing where there is no store."""
        with self._reading() as session:
            return session.ask(query, *values) if session is not None else ()

    def _body(self, number: int, shape: type[_Held]) -> tuple[_Held, str]:
        found = self._asked(BODY, number)
        if not found:
            raise BrokenStore(f"{self.place} has lost its capture {number}; {self.mend}.")
        ((body, sha256),) = found
        try:
            return unpacked_body(body, shape), sha256
        except DamagedBodyError as error:
            raise BrokenStore(f"{self.place} was damaged ({error}); {self.mend}.") from error

    def _same(self, found: str, stored: str, number: int) -> None:
        if found != stored:
            raise BrokenStore(f"{self.place} was altered: the rows of capture {number} are not those that were imported.")


def _last(session: Session, query: Query[tuple[int | None]]) -> int:
    """The last number that was given; 0 where there is none."""
    ((number,),) = session.ask(query)
    return number or 0


def _known(session: Session, column: str, wanted: Sequence[str]) -> Iterator[str]:
    """Those of some values that stand in a column of the captures."""
    left = iter(wanted)
    while some := list(islice(left, _AT_ONCE)):
        yield from (found for (found,) in session.ask(known(column, some), *some))


def _windows(session: Session, form: Form) -> frozenset[Window]:
    return frozenset(window_of(*days) for days in session.ask(WINDOWS, form.value))


def _last_chart(session: Session) -> Window | None:
    found = session.ask(LAST_CHART, Coverage.CHART.value, *sorted(COUNTED))
    return next((window_of(first, last) for first, last in found), None)


def _last_captured(session: Session) -> datetime:
    """The latest of the moments, which sort by their text only as far as zones are the same."""
    ((last,),) = session.ask(LAST_MOMENT)
    near = session.ask(MOMENTS, (datetime.fromisoformat(last) - 2 * _FARTHEST_ZONE).date().isoformat())
    return max(datetime.fromisoformat(moment) for (moment,) in near)
