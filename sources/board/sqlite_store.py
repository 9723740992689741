"""The store in a file of SQLite: write-ahead log, numbered migrations, triggers that refuse to change what is there.

Reading creates nothing, and opens the file for each look: a board may be used in threads and in processes.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import Capture, DailySeries
from sources.board.openrouter_history import COUNTED, LEADERBOARD, capture_sha256, days_sha256
from sources.board.store import EMPTY, Addition, Entry, Form, Origin, Overview, SnapshotStore
from sources.errors import BrokenStore
from sources.user_folder import user_folder

#: "fact" in ASCII: what `file` and we know the store by.
APPLICATION_ID = 0x66616374
#: Seconds to wait for another process that is writing.
_PATIENCE = 5.0
#: No body of ours unpacks to more.
_MOST_BYTES = 256 * 1024 * 1024

_Held = TypeVar("_Held", Capture, DailySeries)

_INDEX = """
SELECT c.number, c.id, c.form, c.series, c.coverage, c.first_day, c.last_day, c.captured_at, c.complete, c.sha256,
       p.derived_from, p.address, p.licence, p.name, p.sha256, p.format, p.imported_at
FROM captures c JOIN payloads p ON p.number = c.payload
"""
#: Everything else is looked up by an index (see `migrations/0002_indexes.sql`).
QUERIES = {
    "index": f"{_INDEX} ORDER BY c.number",
    "entries": f"{_INDEX} WHERE c.form = ? AND c.first_day = ? AND c.last_day = ? ORDER BY c.number",
    "newest": "SELECT max(number) FROM captures",
    "windows": "SELECT DISTINCT first_day, last_day FROM captures WHERE form = ?",
    "last chart": "SELECT first_day, last_day, series FROM captures WHERE coverage = ? AND complete = 1"
    " ORDER BY first_day DESC, last_day DESC",
    "last moment": "SELECT max(captured_at) FROM captures",
    "siblings": "SELECT c.first_day, c.last_day FROM captures c JOIN payloads p ON p.number = c.payload"
    " WHERE c.captured_at = ? AND c.series = ? AND c.form = ? AND p.derived_from = ? AND p.address = ? AND p.licence = ?"
    " AND c.number <= ? ORDER BY c.number",
    "moments": "SELECT captured_at FROM captures WHERE captured_at >= ?",
    # the plus keeps SQLite from walking the table by its numbers: the index of identities holds them as well
    "identities": "SELECT identity FROM captures WHERE +number <= ? ORDER BY identity",
    "row ids": "SELECT DISTINCT id FROM entities ORDER BY id",
    "charted": "SELECT id FROM entities WHERE charted = 1",
    "body": "SELECT b.body, c.sha256 FROM bodies b JOIN captures c ON c.number = b.capture WHERE b.capture = ?",
}
#: Captures say when they were made by clocks of other zones: none is further from UTC than this.
_FARTHEST_ZONE = timedelta(days=1)


def default_place(environment: Mapping[str, str]) -> Path:
    """Where the store is unless somebody says otherwise: `FACTCHECK_STORE`, else the XDG data folder."""
    if named := environment.get("FACTCHECK_STORE"):
        return Path(named)
    return user_folder(environment, "XDG_DATA_HOME", ".local/share") / "snapshots.sqlite3"


@cache
def migrations() -> Sequence[tuple[int, str]]:
    """The migrations by their numbers, from 1 on without a gap."""
    folder = resources.files("sources.board").joinpath("migrations")
    found = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".sql"))
    numbered = [(int(name[:4]), entry.read_text(encoding="utf-8")) for name, entry in found]
    assert [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
    return numbered


class SqliteStore(SnapshotStore):
    """A file of SQLite. It need not exist: it is then empty, and made by the first addition."""

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        self._path = path
        self._patience = patience

    @property
    def place(self) -> str:
        """The path."""
        return str(self._path)

    def index(self) -> Sequence[Entry]:
        """Every capture without its rows."""
        with self._reading() as connection:
            return [] if connection is None else [_entry(row) for row in connection.execute(QUERIES["index"])]

    def overview(self) -> Overview:
        """What there is, by the indexes alone."""
        with self._reading() as connection:
            newest = None if connection is None else connection.execute(QUERIES["newest"]).fetchone()[0]
            if connection is None or newest is None:
                return EMPTY
            return Overview(
                newest=newest,
                windows=_windows(connection, Form.WINDOW),
                days=_windows(connection, Form.DAYS),
                last_chart=_last_chart(connection),
                last_captured=_last_captured(connection),
            )

    def entries(self, form: Form, window: Window) -> Sequence[Entry]:
        """The captures of exactly this window without their rows, in the order in which they came."""
        asked = (form.value, window.start.isoformat(), window.end.isoformat())
        with self._reading() as connection:
            return [] if connection is None else [_entry(row) for row in connection.execute(QUERIES["entries"], asked)]

    def windows_of(self, series: str, captured_at: datetime, provenance: Provenance, newest: int) -> Sequence[Window]:
        """The windows of one payload."""
        place = provenance.derived_from, provenance.address, provenance.licence
        asked = captured_at.isoformat(), series, Form.WINDOW.value, *place, newest
        with self._reading() as connection:
            found = () if connection is None else connection.execute(QUERIES["siblings"], asked).fetchall()
        return [_window(first, last) for first, last in found]

    def state(self, newest: int) -> str:
        """The digest of everything up to a number: of what makes each capture itself, one a line, sorted."""
        with self._reading() as connection:
            found = [] if connection is None else connection.execute(QUERIES["identities"], (newest,)).fetchall()
        return hashlib.sha256("\n".join(row[0] for row in found).encode()).hexdigest() if found else ""

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
        with self._reading() as connection:
            return [] if connection is None else [row[0] for row in connection.execute(QUERIES["row ids"])]

    def charted(self) -> frozenset[str]:
        """The ids of the rows that some chart names."""
        with self._reading() as connection:
            rows = [] if connection is None else connection.execute(QUERIES["charted"]).fetchall()
            return frozenset(row[0] for row in rows)

    def add(self, additions: Sequence[Addition]) -> None:
        """Keep captures in one transaction; the file and its folder are made where they are missing."""
        with self._writing() as connection:
            payloads: dict[tuple[Provenance, Origin | None], int] = {}
            for addition in additions:
                known = connection.execute("SELECT 1 FROM captures WHERE identity = ?", (addition.entry.identity,))
                if known.fetchone() is None:
                    _insert(connection, addition, payloads)

    def _body(self, number: int, shape: type[_Held]) -> tuple[_Held, str]:
        with self._reading() as connection:
            row = connection.execute(QUERIES["body"], (number,)).fetchone() if connection is not None else None
        if row is None:
            raise BrokenStore(f"{self._path} has lost its capture {number}; move it away and import the payloads anew.")
        try:
            decompressor = zlib.decompressobj()
            return msgspec.json.decode(decompressor.decompress(row[0], _MOST_BYTES), type=shape), row[1]
        except (zlib.error, msgspec.MsgspecError, TypeError) as error:
            raise BrokenStore(f"{self._path} was damaged ({error}); move it away and import the payloads anew.") from error

    def _same(self, found: str, stored: str, number: int) -> None:
        if found != stored:
            raise BrokenStore(f"{self._path} was altered: the rows of capture {number} are not those that were imported.")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection that cannot write; nothing where there is no file."""
        if not self._path.exists():
            yield None
            return
        try:
            with closing(self._opened()) as connection:
                yield connection if self._check(connection) else None
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
    def _writing(self) -> Iterator[sqlite3.Connection]:
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
                    yield connection
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
        newest = len(migrations())
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
            return BrokenStore(f"{self._path} is no store, or was damaged ({said}); move it away and import the payloads anew.")
        return BrokenStore(f"{self._path} cannot be used: {said}.")


def _windows(connection: sqlite3.Connection, form: Form) -> frozenset[Window]:
    return frozenset(_window(*days) for days in connection.execute(QUERIES["windows"], (form.value,)))


def _last_chart(connection: sqlite3.Connection) -> Window | None:
    found = connection.execute(QUERIES["last chart"], (Coverage.CHART.value,))
    return next((_window(first, last) for first, last, series in found if series in COUNTED), None)


def _last_captured(connection: sqlite3.Connection) -> datetime:
    """The latest of the moments, which sort by their text only as far as zones are the same."""
    latest = datetime.fromisoformat(connection.execute(QUERIES["last moment"]).fetchone()[0])
    near = connection.execute(QUERIES["moments"], ((latest - 2 * _FARTHEST_ZONE).date().isoformat(),))
    return max(datetime.fromisoformat(row[0]) for row in near)


def _window(first: str, last: str) -> Window:
    return Window(date.fromisoformat(first), date.fromisoformat(last))


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, inside the transaction that is open."""
    done = _pragma(connection, "user_version")
    for number, script in migrations()[done:]:
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


def _insert(connection: sqlite3.Connection, addition: Addition, payloads: dict[tuple[Provenance, Origin | None], int]) -> None:
    entry = addition.entry
    key = entry.provenance, entry.origin
    if key not in payloads:
        payloads[key] = _insert_payload(connection, entry)
    number = connection.execute(
        "INSERT INTO captures (id, form, series, coverage, first_day, last_day, captured_at, complete, sha256, identity, payload)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
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
            payloads[key],
        ),
    ).lastrowid
    connection.execute("INSERT INTO bodies VALUES (?, ?)", (number, zlib.compress(msgspec.json.encode(addition.held), 6)))
    if entry.series in COUNTED or entry.series == LEADERBOARD:
        held = addition.held
        ids = held.entities if isinstance(held, Capture) else held.columns
        charted = int(entry.series in COUNTED and entry.coverage is Coverage.CHART)
        connection.executemany("INSERT OR IGNORE INTO entities VALUES (?, ?)", ((ident, charted) for ident in ids))


def _insert_payload(connection: sqlite3.Connection, entry: Entry) -> int:
    origin = entry.origin or Origin("", "", "", "")
    provenance = entry.provenance
    number = connection.execute(
        "INSERT INTO payloads (name, sha256, format, derived_from, address, licence, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            origin.name,
            origin.sha256,
            origin.format,
            provenance.derived_from,
            provenance.address,
            provenance.licence,
            origin.imported_at,
        ),
    ).lastrowid
    assert number is not None
    return number


def _entry(row: tuple[int, str, str, str, str, str, str, str, int, str, str, str, str, str, str, str, str]) -> Entry:
    """One line of the index."""
    number, ident, form, series, coverage, first, last, captured, complete, sha256, *origin = row
    return Entry(
        number=number,
        id=ident,
        form=Form(form),
        series=series,
        coverage=Coverage(coverage),
        window=_window(first, last),
        captured_at=datetime.fromisoformat(captured),
        complete=bool(complete),
        sha256=sha256,
        provenance=Provenance(*origin[:3]),
        origin=Origin(*origin[3:]),
    )
