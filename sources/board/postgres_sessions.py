"""Connections to a PostgreSQL server, for a board that is used in threads and in processes.

Whoever looks takes a connection that lies idle, or opens one, and lays it back: one is kept in each process, never more.
A process that was forked opens its own, and leaves its parent's alone. The server closes what was idle for a while;
that is noticed before the next look, and another is opened.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow

from sources.board.postgres_address import PostgresAddress
from sources.board.postgres_errors import failed, refused
from sources.errors import BrokenStore

_Connection = psycopg.Connection[TupleRow]

#: What the address leaves open: nobody waits for long, and a server that vanished is noticed.
_DEFAULTS: dict[str, str | int | None] = {
    "connect_timeout": 10,
    "tcp_user_timeout": 60_000,
    "keepalives_idle": 30,
    "application_name": "factcheck",
}
#: The first version that can close idle sessions by itself.
_IDLE_SINCE = 140000
_IDLE = "SET idle_session_timeout = '60s'"
#: One snapshot for all questions of a look; and for a writer each statement by itself, since others wrote while it waited.
_BEGIN = {
    False: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    True: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
}
_SETTINGS = (
    "SET LOCAL statement_timeout = '60s'; SET LOCAL idle_in_transaction_session_timeout = '60s';"
    " SET LOCAL lock_timeout = '{patience}ms'; SET LOCAL search_path = factcheck, pg_catalog"
)


class Sessions:
    """The connections of one store. `patience` is how many seconds a writer waits for another."""

    def __init__(self, address: PostgresAddress, patience: float) -> None:
        self._address = address
        self._settings = _SETTINGS.format(patience=int(patience * 1000))
        self._idle: dict[int, list[_Connection]] = {}
        self.close = weakref.finalize(self, _close, self._idle)

    @contextmanager
    def session(self, *, writing: bool) -> Iterator[_Connection]:
        """A connection inside a transaction, which is kept whole or not at all. Errors of psycopg become `BrokenStore`."""
        connection = self._begun(writing)
        try:
            yield connection
            connection.commit()
        except psycopg.Error as error:
            raise failed(error, self._address.place) from error
        finally:
            self._laid_back(connection)

    def _begun(self, writing: bool) -> _Connection:
        """A connection on which a transaction has begun."""
        begin = f"{_BEGIN[writing]}; {self._settings}"
        idle = self._idle.setdefault(os.getpid(), [])
        while True:
            try:
                connection = idle.pop()
            except IndexError:
                break
            try:
                connection.execute(begin.encode())
            except psycopg.Error:  # the server has closed it, or was started anew
                connection.close()
            else:
                return connection
        connection = self._opened()
        try:
            connection.execute(begin.encode())
        except psycopg.Error as error:
            connection.close()
            raise failed(error, self._address.place) from error
        return connection

    def _opened(self) -> _Connection:
        place = self._address.place
        try:
            told = conninfo_to_dict(self._address.secret)
        except psycopg.Error:
            raise BrokenStore(
                f"{place} has a part that PostgreSQL cannot read; check the options, and every percent sign."
            ) from None
        try:
            asked: dict[str, str | int | None] = {**_DEFAULTS, **told, "client_encoding": "utf8"}
            connection = psycopg.connect(make_conninfo("", **asked), autocommit=True, prepare_threshold=None)
            if connection.info.server_version >= _IDLE_SINCE:
                connection.execute(_IDLE)
        except psycopg.Error as error:
            raise refused(error, place) from None
        return connection

    def _laid_back(self, connection: _Connection) -> None:
        """End a transaction that is still open, and keep the connection if no other is kept."""
        with suppress(psycopg.Error):
            connection.rollback()
        idle = self._idle.setdefault(os.getpid(), [])
        if idle or connection.pgconn.transaction_status != TransactionStatus.IDLE:
            connection.close()
        else:
            idle.append(connection)


def _close(idle: dict[int, list[_Connection]]) -> None:
    """Close the connections of this process: those of another are not ours to end."""
    for connection in idle.pop(os.getpid(), []):
        connection.close()
