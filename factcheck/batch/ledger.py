"""The ledger of a batch: what became of each story, kept the moment that it is known, so that any run can go on from it.

A file of SQLite with a write-ahead log: a run that is killed leaves everything that it had put down. A result is kept under
the state it was found in (captures of the board, rules, day to judge as of) and the story's key (address, what the list says
of it, and the digest of what lies there where that is known beforehand). So nothing is judged twice, and nothing that has
changed since is taken for known. Beside them stands the listing of the run that is under way, and which files of the folder
are as they should be.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from threading import RLock

import msgspec

from factcheck.batch.task import Ended
from factcheck.errors import LedgerError
from factcheck.inputs import BadLine, Item, Line, Repeat
from sources.format import LARGEST

NAME = "ledger.sqlite3"
LOCK = ".batch.lock"
#: "fcb1" in ASCII: what `file` and we know a ledger by.
APPLICATION_ID = 0x66636231
_FORMAT = 1
#: Seconds to wait for another process that reads.
_PATIENCE = 10.0
_DIGITS = 40

_KINDS: dict[str, type[Item]] = {kind.__name__: kind for kind in (Line, BadLine, Repeat)}

_SCHEMA = """
CREATE TABLE states (
  number INTEGER PRIMARY KEY, board TEXT NOT NULL, rules TEXT NOT NULL, as_of TEXT NOT NULL, UNIQUE (board, rules, as_of)
);
CREATE TABLE results (
  state INTEGER NOT NULL REFERENCES states, key TEXT NOT NULL, content TEXT NOT NULL, slug TEXT NOT NULL,
  message TEXT NOT NULL, again INTEGER NOT NULL, report BLOB NOT NULL, UNIQUE (state, key)
);
CREATE INDEX results_by_content ON results (state, content);
CREATE TABLE listing (
  place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, stem TEXT NOT NULL UNIQUE COLLATE NOCASE, item BLOB NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE files (stem TEXT PRIMARY KEY COLLATE NOCASE, shown TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class State:
    """What a result depends on beside the story."""

    board: str
    rules: str
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of the input at its place: a line with its key and the stem of its files; a repeat or a bad line has neither."""

    place: int
    key: str
    stem: str
    item: Item


class Ledger:
    """An open ledger, of one run. Raises `LedgerError` wherever the disk or another process stands in the way."""

    def __init__(self, path: Path, state: State) -> None:
        """Make the file if there is none."""
        self.path = path
        self.state = state
        self._lock = RLock()
        with self._told():
            self._db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            with self._told():
                self._made()
                self._state = self._begun()
        except LedgerError:
            self.close()
            raise

    # The listing

    def begin(self) -> None:
        """A run begins: where anything stood in an earlier one, nobody asks any more."""
        with self._told(), self._lock:
            self._db.execute("DELETE FROM listing")

    def list(self, listed: Listed) -> Listed:
        """Put an item at its place, before anything becomes of it. A stem that is taken gets a number."""
        stem, again = listed.stem, 2
        with self._told(), self._lock:
            while True:
                row = (listed.place, listed.key, stem, _item(listed.item))
                try:
                    self._db.execute("INSERT INTO listing (place, key, stem, item) VALUES (?, ?, ?, ?)", row)
                except sqlite3.IntegrityError as error:
                    if "listing.stem" not in str(error):
                        raise
                else:
                    return Listed(listed.place, listed.key, stem, listed.item)
                stem, again = f"{listed.stem}-{again}", again + 1

    def listed(self, place: int) -> Listed | None:
        """What stands at a place, if the input has been read so far."""
        return self._one("SELECT place, key, stem, item FROM listing WHERE place = ?", place)

    def end(self, place: int) -> None:
        """Nothing more becomes of what stands at a place."""
        with self._told(), self._lock:
            self._db.execute("UPDATE listing SET ended = 1 WHERE place = ?", (place,))

    def ended(self, place: int) -> Listed | None:
        """What stands at a place, once nothing more becomes of it."""
        return self._one("SELECT place, key, stem, item FROM listing WHERE place = ? AND ended", place)

    def place(self, key: str) -> int:
        """Where a story stands."""
        with self._told(), self._lock:
            found: int = self._db.execute("SELECT place FROM listing WHERE key = ?", (key,)).fetchone()[0]
        return found

    def first(self, content: str) -> Listed | None:
        """The first story of the input that was judged on these bytes."""
        asked = """SELECT l.place, l.key, l.stem, l.item FROM results r JOIN listing l ON l.key = r.key
                   WHERE r.state = ? AND r.content = ? AND r.report != x'' ORDER BY l.place LIMIT 1"""
        return self._one(asked, self._state, content)

    def _one(self, asked: str, *values: str | int) -> Listed | None:
        with self._told(), self._lock:
            row = self._db.execute(asked, values).fetchone()
        return None if row is None else Listed(row[0], row[1], row[2], _read(row[3]))

    # Results

    def known(self, key: str) -> Ended | None:
        """What is known of a story in this state."""
        with self._told(), self._lock:
            asked = "SELECT content, slug, message, again, report FROM results WHERE state = ? AND key = ?"
            row = self._db.execute(asked, (self._state, key)).fetchone()
        if row is None:
            return None
        content, slug, message, again, report = row
        try:
            return Ended(key, zlib.decompress(report) if report else b"", content, slug, message, bool(again))
        except zlib.error as error:
            raise LedgerError(f"{self.path} is damaged ({error}); move it away to start anew") from error

    def put(self, ended: Ended) -> None:
        """Keep what became of a story that is listed, in the place of what was known of it, and how its files are shown."""
        report = zlib.compress(ended.report, 6) if ended.report else b""
        row = (self._state, ended.key, ended.content, ended.slug, ended.message, ended.again, report)
        with self._told(), self._writing():
            self._db.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._db.execute("UPDATE listing SET ended = 1 WHERE key = ?", (ended.key,))
            if ended.shown:
                asked = "INSERT OR REPLACE INTO files SELECT stem, ? FROM listing WHERE key = ?"
                self._db.execute(asked, (ended.shown, ended.key))

    def forget(self) -> None:
        """Everything that is known, in every state."""
        with self._told(), self._writing():
            self._db.execute("DELETE FROM results")
            self._db.execute("DELETE FROM files")

    # Files

    def shown(self, stem: str) -> str:
        """How the files of that name are shown (`Ended.shown`), empty where that is not known."""
        with self._told(), self._lock:
            row = self._db.execute("SELECT shown FROM files WHERE stem = ?", (stem,)).fetchone()
        return "" if row is None else str(row[0])

    def begin_files(self, stem: str) -> None:
        """From now on somebody makes files of that name: nobody knows how they are shown, until the story is put down."""
        with self._told(), self._lock:
            self._db.execute("DELETE FROM files WHERE stem = ?", (stem,))

    def close(self) -> None:
        """Fold the log into the file."""
        with self._lock, suppress(sqlite3.Error):
            self._db.close()

    def _begun(self) -> int:
        """The number of the state of this run."""
        told = (self.state.board, self.state.rules, self.state.as_of)
        with self._writing():
            self._db.execute("INSERT OR IGNORE INTO states (board, rules, as_of) VALUES (?, ?, ?)", told)
            asked = "SELECT number FROM states WHERE board = ? AND rules = ? AND as_of = ?"
            number: int = self._db.execute(asked, told).fetchone()[0]
        return number

    def _made(self) -> None:
        """A new file gets its tables; one of somebody else's is refused, and left as it is."""
        self._db.execute("PRAGMA synchronous = NORMAL")
        with self._writing():
            found = self._db.execute("PRAGMA application_id").fetchone()[0]
            tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not found and not tables:
                for statement in _SCHEMA.split(";")[:-1]:
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {_FORMAT}")
            elif found != APPLICATION_ID:
                raise LedgerError(f"{self.path} is no ledger of factcheck; give another folder, or move that file away")
            elif self._db.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                raise LedgerError(f"{self.path} is of another version of factcheck; give another folder")
        self._db.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:  # a full disk ends it by itself
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, as what it means for the user."""
        try:
            yield
        except sqlite3.Error as error:
            raise LedgerError(_meaning(self.path, error)) from error


def key_of(line: Line) -> str:
    """The key of a line: the same line of whatever list is the same story. Where its bytes are known to have changed, it is
    another one."""
    told = (line.address, line.published, line.outlet, line.content)
    return sha256(msgspec.json.encode(told)).hexdigest()[:_DIGITS]


def as_it_lies(line: Line) -> Line:
    """A line that names a file, with the digest of what lies there now: a story that was changed since is another one."""
    if line.content or line.held or "://" in line.address:
        return line
    try:
        path = Path(line.address)
        if not path.is_file() or path.stat().st_size > LARGEST:
            return line
        with path.open("rb") as stream:
            return replace(line, content=file_digest(stream, "sha256").hexdigest())
    except (OSError, ValueError):  # whoever reads it says what is wrong with it
        return line


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for this run; the system lets go of it when we are gone, however we went."""
    try:
        import fcntl  # noqa: PLC0415 - not where a run needs no folder
    except ImportError:  # no such locks on this system
        yield
        return
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise LedgerError(f"{folder} may not be written; choose another folder or change its permissions") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LedgerError(f"{folder} is being filled by another run; wait for its end, or give another folder") from error
        except OSError as error:
            raise LedgerError(f"{folder} cannot be held ({error.strerror}); give a folder on another disk") from error
        yield
    finally:
        os.close(descriptor)


@contextmanager
def temporary() -> Iterator[Path]:
    """A ledger's place for a run whose results go to standard output alone."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - loads much

    with TemporaryDirectory(prefix="factcheck-") as folder:
        yield Path(folder) / NAME


@contextmanager
def opened(path: Path, state: State) -> Iterator[Ledger]:
    """A ledger, closed at the end."""
    with closing(Ledger(path, state)) as ledger:
        yield ledger


def _item(item: Item) -> bytes:
    return msgspec.json.encode((type(item).__name__, item))


def _read(data: bytes) -> Item:
    name, item = msgspec.json.decode(data)
    return msgspec.convert(item, _KINDS[name])


def _meaning(path: Path, error: sqlite3.Error) -> str:
    told = str(error)
    if "full" in told or "disk I/O" in told:
        what = "there is no room left for" if "full" in told else "the disk does not take, or does not give,"
        return f"{what} {path}; make room or mend it, and start again: what is finished is kept"
    if "readonly" in told or "unable to open" in told:
        return f"{path} may not be written; choose another folder or change its permissions"
    if "locked" in told:
        return f"{path} is in use by another run; wait until it has ended, or give another folder"
    if "not a database" in told or "malformed" in told:
        return f"{path} is no ledger, or damaged ({told}); move it away to start anew"
    return f"{path}: {told}"
