"""What is particular to a store in a file of SQLite: places, locks, folders that may not be written, files that are none."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from made_captures import NOW, WEEK, chart, hundreds

from sources.board import store_queries
from sources.board.format import CaptureFacts
from sources.board.intake import Intake, take_in
from sources.board.migrations import migrations
from sources.board.openrouter import OpenRouterBoard, load_openrouter
from sources.board.payload import Payload
from sources.board.sqlite_store import SqliteStore
from sources.board.store import Form
from sources.board.store_queries import Query
from sources.errors import BrokenStore

Import = Callable[..., Intake]


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    """A place where there is no store yet."""
    return SqliteStore(tmp_path / "data" / "snapshots.sqlite3", patience=0.05)


@pytest.fixture
def take(store: SqliteStore, bundle: OpenRouterBoard) -> Import:
    """Import bytes into the store of this test."""
    return lambda data: take_in(Payload("file", data), CaptureFacts(NOW), bundle, store)


def test_store_of_a_newer_version_is_refused(store: SqliteStore, take: Import) -> None:
    """For reading and for writing."""
    take(chart())
    with sqlite3.connect(store.place) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations('sqlite')) + 1}")
    connection.close()
    with pytest.raises(BrokenStore, match="update factcheck"):
        store.index()
    with pytest.raises(BrokenStore, match="update factcheck"):
        store.add([])


def test_locked_store_says_so(store: SqliteStore, take: Import) -> None:
    """Reading goes on meanwhile."""
    take(chart())
    connection = sqlite3.connect(store.place, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(BrokenStore, match="another process"):
            take(chart(cached_at="2026-10-20T00:00:00+00:00"))
        assert len(store.index()) == 1
    finally:
        connection.close()


@pytest.mark.parametrize("place", ["/proc/factcheck/snapshots.sqlite3", "/proc/snapshots.sqlite3"])
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that even the superuser may not write")
def test_read_only_folder_says_so(place: str) -> None:
    """With the option that helps."""
    with pytest.raises(BrokenStore, match="--store"):
        SqliteStore(Path(place)).add([])


@pytest.fixture
def common_user() -> Iterator[None]:
    """Nobody in particular: the superuser may write everywhere."""
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(65534)
    yield
    if superuser:
        os.seteuid(0)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def frozen(shelf: Path) -> SqliteStore:
    """A store of one capture in a folder that may not be written."""
    store = SqliteStore(shelf / "snapshots.sqlite3")
    store.add(hundreds(1))
    for beside in shelf.glob("*-*"):
        beside.unlink()
    shelf.chmod(0o555)
    return store


def test_store_in_a_read_only_folder_is_read_and_not_written(frozen: SqliteStore, common_user: None) -> None:
    """SQLite cannot open its log there, and nothing stands in it."""
    assert len(frozen.index()) == 1
    with pytest.raises(BrokenStore, match="may not be written"):
        frozen.add(hundreds(2)[1:])


@pytest.mark.parametrize(
    "content", [b"not a database, and long enough to be looked at" * 9, b"SQLite format 3\x00" + b"\xff" * 400]
)
def test_file_that_is_no_store_is_refused(content: bytes, tmp_path: Path) -> None:
    """And left as it is."""
    path = tmp_path / "x.sqlite3"
    path.write_bytes(content)
    for action in (SqliteStore(path).index, lambda: SqliteStore(path).add([])):
        with pytest.raises(BrokenStore):
            action()
    assert path.read_bytes() == content


def test_empty_file_is_an_empty_store(tmp_path: Path) -> None:
    """As a writer that was killed leaves it."""
    path = tmp_path / "x.sqlite3"
    path.touch()
    assert list(SqliteStore(path).index()) == []
    SqliteStore(path).add(hundreds(1))
    assert len(SqliteStore(path).index()) == 1


def test_database_of_something_else_is_refused(tmp_path: Path) -> None:
    """A browser's history is no store."""
    path = tmp_path / "x.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(BrokenStore, match="something else"):
        SqliteStore(path).index()


def test_store_is_append_only_and_notices_what_was_altered(store: SqliteStore, take: Import) -> None:
    """Triggers refuse; who goes round them is found out."""
    take(chart())
    connection = sqlite3.connect(store.place, isolation_level=None)
    for statement in ("DELETE FROM captures", "UPDATE bodies SET body = x''", "UPDATE payloads SET licence = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    body = connection.execute("SELECT body FROM bodies").fetchone()[0]
    connection.execute("DROP TRIGGER bodies_stay")
    connection.execute("UPDATE bodies SET body = ?", (body[:-9],))
    connection.close()
    with pytest.raises(BrokenStore, match="damaged"):
        load_openrouter(store=store).snapshots(WEEK)


#: Every question that is no look at the whole index.
_QUERIES = {name: value for name, value in vars(store_queries).items() if isinstance(value, Query) and name != "INDEX"}
_QUERIES["known identities"] = store_queries.known("identity", ["", ""])
_QUERIES["known ids"] = store_queries.known("id", ["", ""])


@pytest.mark.parametrize("asked", sorted(_QUERIES))
def test_queries_go_by_an_index(store: SqliteStore, asked: str) -> None:
    """What a board is opened with, and what one window is found by, walks no table of captures or rows."""
    store.add(hundreds(300))
    text = _QUERIES[asked].text
    with closing(sqlite3.connect(store.place)) as connection:
        values = ("window", "2024-01-01", "2024-01-07", 1, "", "", 1)[: text.count("?")]
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    walked = [step for step in steps if step.startswith("SCAN") and "COVERING INDEX" not in step]
    assert walked == (["SCAN entities"] if asked == "ROW_IDS" else [])  # the table of distinct ids, whole


def test_store_of_the_first_version_is_read_as_it_is(store: SqliteStore) -> None:
    """Its indexes are missing, and nothing is written to make them."""
    store.add(hundreds(20))
    expected, entries = store.overview(), store.entries(Form.WINDOW, hundreds(1)[0].entry.window)
    with closing(sqlite3.connect(store.place)) as connection:
        for name in ("captures_by_window", "captures_by_coverage", "captures_by_moment", "entities_by_chart"):
            connection.execute(f"DROP INDEX {name}")
        connection.execute("PRAGMA user_version = 1")
    assert (store.overview(), store.entries(Form.WINDOW, entries[0].window)) == (expected, entries)
    store.add(hundreds(21))
    assert store.overview().newest == 21
