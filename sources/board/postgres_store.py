"""The store of a team in a PostgreSQL database: a schema `factcheck`, which as many processes write as like.

Writers take turns: who writes holds a lock of the database until everything is there. So numbers come in the order in
which captures become visible, and a board that was opened with the newest number sees no older one appear later.
Readers never wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from sources.board.migrations import migrations
from sources.board.postgres_address import PostgresAddress
from sources.board.sql_store import Session, SqlStore
from sources.board.store_queries import Query, Value
from sources.errors import BrokenStore

if TYPE_CHECKING:
    import psycopg
    from psycopg.rows import TupleRow

    from sources.board.postgres_sessions import Sessions

#: Seconds to wait for another process that is writing.
_PATIENCE = 30.0
#: The folder of its migrations.
_DATABASE = "postgres"
#: "factchec" in ASCII: who writes holds the advisory lock of this number.
_LOCK = 0x6661637463686563
_HAS_SCHEMA = "SELECT count(*) FROM pg_namespace WHERE nspname = 'factcheck'"
_TABLES = "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'factcheck'"
#: Named with its schema: who may not use that is refused, where the path of schemas would pass over it.
_VERSION = "SELECT max(number) FROM factcheck.migrations"

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class _Postgres(Session):
    """A connection inside a transaction."""

    connection: psycopg.Connection[TupleRow]

    def ask(self, query: Query[_Row], *values: Value) -> Sequence[_Row]:
        """The rows of an answer."""
        found = self.connection.execute(_marked(query.text), values, binary=True).fetchall()
        return cast("Sequence[_Row]", found)

    def put(self, statement: str, rows: Sequence[tuple[Value, ...]]) -> None:
        """Insert rows."""
        with self.connection.cursor() as cursor:
            cursor.executemany(_marked(statement), rows)


class PostgresStore(SqlStore):
    """A database of a PostgreSQL server, which must be there; the schema in it is made by the first addition."""

    mend = "restore the database from a backup, or import the payloads into another"

    def __init__(self, address: str, folder: Path, patience: float = _PATIENCE) -> None:
        """`folder` is where files are kept on this machine."""
        self._address = PostgresAddress.read(address)
        self._folder = folder
        self._patience = patience
        self._kept: Sessions | None = None

    @property
    def place(self) -> str:
        """The address without what is secret in it."""
        return self._address.place

    @property
    def folder(self) -> Path:
        """A folder of the user's."""
        return self._folder

    def exists(self) -> bool:
        """Whether the database has our tables."""
        with self._reading() as session:
            return session is not None

    def close(self) -> None:
        """Close what this process keeps open. Another look opens it again."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def __reduce__(self) -> tuple[type[PostgresStore], tuple[str, Path, float]]:
        return PostgresStore, (self._address.secret, self._folder, self._patience)

    @property
    def _sessions(self) -> Sessions:
        if self._kept is None:
            try:
                from sources.board.postgres_sessions import Sessions  # noqa: PLC0415 - an extra
            except ImportError as error:
                raise BrokenStore(
                    f"{self.place} needs a driver that is not installed; run pip install 'news-factcheck[postgres]'."
                ) from error
            self._kept = Sessions(self._address, self._patience)
        return self._kept

    @contextmanager
    def _reading(self) -> Iterator[Session | None]:
        """A session that cannot write; nothing where there are no tables."""
        with self._sessions.session(writing=False) as connection:
            yield _Postgres(connection) if self._version(connection) else None

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A session that holds the lock, the schema up to date."""
        with self._sessions.session(writing=True) as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            self._migrate(connection, self._version(connection))
            yield _Postgres(connection)

    def _version(self, connection: psycopg.Connection[TupleRow]) -> int:
        """The last migration that was applied, 0 where there are no tables; refuse what is no store, or a newer one."""
        tables = {name for (name,) in connection.execute(_TABLES)}
        if not tables:
            return 0
        if "migrations" not in tables:
            raise BrokenStore(f"{self.place} has a schema factcheck of something else; choose another database with --store.")
        row = connection.execute(_VERSION).fetchone()
        version, newest = (row and row[0]) or 0, len(migrations(_DATABASE))
        if version > newest:
            raise BrokenStore(
                f"{self.place} is a store of version {version}, and this program knows version {newest}; update factcheck."
            )
        return int(version)

    def _migrate(self, connection: psycopg.Connection[TupleRow], done: int) -> None:
        """Apply what is missing, inside the transaction that is open."""
        if not done:
            self._make_schema(connection)
        for number, script in migrations(_DATABASE)[done:]:
            connection.execute(script.encode())
            connection.execute("INSERT INTO migrations (number) VALUES (%s)", (number,))

    def _make_schema(self, connection: psycopg.Connection[TupleRow]) -> None:
        """The schema, unless the owner of the database made it."""
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise BrokenStore(f"{self.place} keeps its text as {encoding}; create a database with the encoding UTF8.")
        if connection.execute(_HAS_SCHEMA).fetchone() == (0,):
            connection.execute("CREATE SCHEMA factcheck")


def _marked(statement: str) -> bytes:
    """A statement with the marks that psycopg wants."""
    return statement.replace("?", "%s").encode()
