"""Which store a place names, and what of an address is shown."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from sources.board.postgres_address import PostgresAddress
from sources.board.postgres_store import PostgresStore
from sources.board.sqlite_store import SqliteStore
from sources.board.store_place import default_place, is_address, store_at
from sources.errors import BrokenStore

DATA = {"XDG_DATA_HOME": "/data"}
SECRET = "s3cr"


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"FACTCHECK_STORE": "/a/b.sqlite3", "XDG_DATA_HOME": "/data"}, "/a/b.sqlite3"),
        ({"FACTCHECK_STORE": "postgresql://ann@db/team"}, "postgresql://ann@db/team"),
        ({"FACTCHECK_STORE": "", "XDG_DATA_HOME": "/data"}, "/data/factcheck/snapshots.sqlite3"),
        ({"XDG_DATA_HOME": "/data"}, "/data/factcheck/snapshots.sqlite3"),
        ({"XDG_DATA_HOME": "relative"}, str(Path.home() / ".local/share/factcheck/snapshots.sqlite3")),
    ],
)
def test_default_place(environment: dict[str, str], place: str) -> None:
    """A relative XDG folder is to be ignored (XDG Base Directory Specification)."""
    assert default_place(environment) == place


@pytest.mark.parametrize(
    ("place", "kind", "shown", "folder"),
    [
        ("a/b.sqlite3", SqliteStore, "a/b.sqlite3", "a"),
        ("C:/data/b.sqlite3", SqliteStore, "C:/data/b.sqlite3", "C:/data"),
        ("./postgresql:/x", SqliteStore, "postgresql:/x", "postgresql:"),
        ("/data/host=a/b.sqlite3", SqliteStore, "/data/host=a/b.sqlite3", "/data/host=a"),
        ("postgresql://ann@db/team", PostgresStore, "postgresql://ann@db/team", "/data/factcheck"),
        ("postgres://db/team", PostgresStore, "postgresql://db/team", "/data/factcheck"),
        ("PostgreSQL://db/team", PostgresStore, "postgresql://db/team", "/data/factcheck"),
    ],
)
def test_a_path_is_a_file_and_an_address_a_server(place: str, kind: type, shown: str, folder: str) -> None:
    """Whatever is looked at is only opened later."""
    store = store_at(place, DATA)
    assert (type(store), store.place, store.folder) == (kind, shown, Path(folder))


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://", "postgresql://"),
        ("postgresql:///team", "postgresql:///team"),
        (f"postgresql://ann:{SECRET}@db.example.org:5433/team", "postgresql://ann@db.example.org:5433/team"),
        (f"postgresql://:{SECRET}@db/team", "postgresql://db/team"),
        (f"postgres://ann:{SECRET}%40%2F%3F@[2001:db8::1]:5432/team", "postgresql://ann@[2001:db8::1]:5432/team"),
        (f"postgresql://one:5432,two:5433/team?password={SECRET}&user=ann", "postgresql://one:5432,two:5433/team?user=ann"),
        (f"postgresql://db/team?sslpassword={SECRET}", "postgresql://db/team"),
        (f"postgresql://db/team?passw%6Frd={SECRET}&sslmode=require", "postgresql://db/team?sslmode=require"),
        ("postgresql:///team?host=/run/postgresql&port=5433", "postgresql:///team?host=/run/postgresql&port=5433"),
        ("postgresql://%2Frun%2Fpostgresql/team", "postgresql://%2Frun%2Fpostgresql/team"),
        ("postgresql://安娜@db/数据", "postgresql://安娜@db/数据"),
    ],
)
def test_nothing_secret_is_shown(address: str, shown: str) -> None:
    """Neither in the place, nor where an object is printed."""
    store = PostgresStore(address, Path("/data"))
    assert store.place == shown
    assert SECRET not in repr(store) + repr(PostgresAddress.read(address))
    assert pickle.loads(pickle.dumps(store)).place == shown


@pytest.mark.parametrize(
    "place",
    [
        f"postgresql://ann:{SECRET}@x@db/team",
        f"postgresql://ann:{SECRET}/x@db/team",
        f"postgresql://ann:{SECRET}?x@db/team",
        f"postgresql://ann:{SECRET}#x@db/team",
        f"postgresql://ann:{SECRET}",
        f"postgresql://ann:x:{SECRET}@db/team",
        f"postgresql://db/team?password=x@{SECRET}",
        f"postgresql://db/team#{SECRET}",
        f"postgresql://ann:{SECRET} @db/team",
        f"postgresql:/ann:{SECRET}@db/team",
        f"postgresql+psycopg://ann:{SECRET}@db/team",
        f"mysql://ann:{SECRET}@db/team",
        f"host=db password={SECRET}",
        f"password={SECRET}",
    ],
)
def test_what_cannot_be_read_is_refused_without_being_shown(place: str) -> None:
    """A slip in the address must not bring the password to the screen, or make a file of that name."""
    assert is_address(place)
    with pytest.raises(BrokenStore, match="postgresql://USER@HOST") as caught:
        store_at(place, DATA)
    assert SECRET not in str(caught.value)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver is looked for when the store is opened, and never for a file."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in ("sources.board.postgres_sessions", "sources.board.postgres_errors"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(BrokenStore, match=r"^postgresql://db/team needs a driver .* pip install 'news-factcheck\[postgres\]'\.$"):
        store_at(f"postgresql://:{SECRET}@db/team", DATA).exists()
