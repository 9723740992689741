"""The store in a file of SQLite: write-ahead log, numbered migrations, triggers that refuse to change what is there.

Reading creates nothing, and opens the file for each look: a board may be used in threads and in processes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sources.board.migrations import migrations
from sources.board.sql_store import Session, SqlStore
from sources.board.store_queries import Query, Value
from sources.errors import BrokenStore

#: "fact" in ASCII: what `file` and we know the store by.
APPLICATION_ID = 0x66616374
#: Seconds to wait for another process that is writing.
_PATIENCE = 5.0
#: The folder of its migrations.
_DATABASE = "sqlite"

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class _Sqlite(Session):
    """A connection inside a transaction, or one that reads."""

    connection: sqlite3.Connection

    def ask(self, query: Query[_Row], *values: Value) -> Sequence[_Row]:
        """The rows of an answer."""
        return self.connection.execute(query.text, values).fetchall()

    def put(self, statement: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Insert rows."""
        self.connection.executemany(statement, rows)


class SqliteStore(SqlStore):
    """A file of SQLite. It need not exist: it is then empty, and made by the first addition."""

    mend = "move it away and import the payloads anew"

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        self._path = path
        self._patience = patience

    @property
    def place(self) -> str:
        """The path."""
        return str(self._path)

    @property
    def folder(self) -> Path:
        """That of the file."""
        return self._path.parent

    def exists(self) -> bool:
        """Whether there is a file."""
        return self._path.exists()

    @contextmanager
    def _reading(self) -> Iterator[Session | None]:
        """A connection that cannot write; nothing where there is no file."""
        if not self._path.exists():
            yield None
            return
        try:
            with closing(self._opened()) as connection:
                yield _Sqlite(connection) if self._check(connection) else None
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _opened(self) -> sqlite3.Connection:
        """The file, read-only; in a folder that may not be written the log cannot be opened, and must not be needed."""
        uri = self._path.resolve().as_uri()
        connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=self._patience)
        try:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            log = self._path.with_name(self._path.name + "-wal")
            if not _is_refused(str(error)) or (log.exists() and log.stat().st_size):
                raise
            return sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)
        return connection

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A connection inside one transaction, its schema up to date."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BrokenStore(
                f"The folder {self._path.parent} cannot be made ({error.strerror}); choose another place with --store."
            ) from error
        try:
            with closing(sqlite3.connect(self._path, timeout=self._patience, isolation_level=None)) as connection:
                self._check(connection)
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    _migrate(connection)
                    yield _Sqlite(connection)
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._told(error) from error

    def _check(self, connection: sqlite3.Connection) -> bool:
        """Refuse a file that is no store, or one that a newer program made; whether there is anything in it."""
        version, mark = _pragma(connection, "user_version"), _pragma(connection, "application_id")
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and mark != APPLICATION_ID:
            raise BrokenStore(f"{self._path} is a database of something else; choose another place with --store.")
        newest = len(migrations(_DATABASE))
        if version > newest:
            raise BrokenStore(
                f"{self._path} is a store of version {version}, and this program knows version {newest}; update factcheck."
            )
        return bool(tables)

    def _told(self, error: sqlite3.Error) -> BrokenStore:
        """What SQLite complains of, with what to do."""
        said = str(error)
        if "locked" in said or "busy" in said:
            return BrokenStore(f"{self._path} is being written by another process; try again when it is done.")
        if _is_refused(said):
            return BrokenStore(f"{self._path} may not be written, or its folder may not; choose another place with --store.")
        if "not a database" in said or "malformed" in said:
            return BrokenStore(f"{self._path} is no store, or was damaged ({said}); {self.mend}.")
        return BrokenStore(f"{self._path} cannot be used: {said}.")


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, inside the transaction that is open."""
    done = _pragma(connection, "user_version")
    for number, script in migrations(_DATABASE)[done:]:
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                connection.execute(statement)
                statement = ""
        connection.execute(f"PRAGMA user_version = {number:d}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def _is_refused(said: str) -> bool:
    """Whether SQLite complains of a file or a folder that may not be written."""
    return "readonly" in said or "unable to open" in said


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value
