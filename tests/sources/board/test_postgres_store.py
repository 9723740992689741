"""What is particular to a store in a PostgreSQL database: rights, locks, connections, servers that are not there."""

from __future__ import annotations

import multiprocessing
import re
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from importing import tell_ids
from made_captures import WEEK, hundreds
from postgres_server import PostgresServer

from sources.board import migrations as migrated
from sources.board import postgres_store, store_queries
from sources.board.openrouter import load_openrouter
from sources.board.postgres_store import PostgresStore
from sources.board.sqlite_store import SqliteStore
from sources.board.store_queries import Query
from sources.errors import BrokenStore

FOLDER = Path("/data/factcheck")
MANUAL = Path(__file__).parents[3] / "docs" / "snapshots.md"
SECRET = "s3cr-et"


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """A database of this test."""
    return postgres.database()


@pytest.fixture
def store(postgres: PostgresServer, database: str) -> PostgresStore:
    """The store in it, by its owner."""
    return PostgresStore(postgres.address(database), FOLDER)


@pytest.fixture
def as_user(postgres: PostgresServer, database: str) -> Callable[[str], PostgresStore]:
    """The store in it, as somebody with given rights."""

    def stored(rights: str) -> PostgresStore:
        user = postgres.new_user(SECRET)
        postgres.run(rights.replace("USER", user), database)
        return PostgresStore(postgres.network_address(database, user, SECRET), FOLDER)

    return stored


@pytest.fixture
def as_one_of(
    postgres: PostgresServer, database: str, as_user: Callable[[str], PostgresStore]
) -> Iterator[Callable[[str], PostgresStore]]:
    """The store in it, as one of the `readers` or `writers` whom the manual gives their rights."""

    def stored(role: str) -> PostgresStore:
        (rights,) = re.findall(r"^```sql\n(.*?)^```", MANUAL.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        postgres.run("DROP ROLE IF EXISTS readers, writers; CREATE ROLE readers; CREATE ROLE writers", database)
        granted = rights.replace("ON DATABASE factcheck", f"ON DATABASE {database}")
        return as_user(f"{granted}; GRANT {role} TO USER")

    yield stored
    postgres.run("DROP OWNED BY readers, writers; DROP ROLE readers, writers", database)


def test_the_digest_is_that_of_a_file(store: PostgresStore, tmp_path: Path) -> None:
    """A team may move from one to the other, and its reports name the same state."""
    beside = SqliteStore(tmp_path / "x.sqlite3")
    for kept in (store, beside):
        kept.add(hundreds(30))
    assert store.state(30) == beside.state(30)
    assert list(store.index()) == list(beside.index())
    assert list(store.row_ids()) == list(beside.row_ids())
    assert store.overview() == beside.overview()


def test_who_may_read_reads_and_does_not_write(store: PostgresStore, as_one_of: Callable[[str], PostgresStore]) -> None:
    """With the rights that the manual gives."""
    store.add(hundreds(2))
    reader = as_one_of("readers")
    assert reader.index() == store.index()
    assert reader.capture(1) == store.capture(1)
    with pytest.raises(BrokenStore, match="this user may not do that"):
        reader.add(hundreds(3))
    assert len(store.index()) == 2


def test_who_may_write_writes_and_changes_nothing(
    postgres: PostgresServer, database: str, store: PostgresStore, as_one_of: Callable[[str], PostgresStore]
) -> None:
    """A writer needs neither sequences nor tables of its own; and the owner cannot change what is there either."""
    store.add(hundreds(1))
    writer = as_one_of("writers")
    assert [entry.id for entry in writer.add(hundreds(2))] == [hundreds(2)[1].entry.id]
    assert [entry.number for entry in store.index()] == [1, 2]
    for table in ("payloads", "captures", "bodies", "entities", "migrations"):
        for statement in (f"DELETE FROM factcheck.{table}", f"TRUNCATE factcheck.{table} CASCADE"):
            with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
                postgres.run(statement, database)
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        postgres.run("UPDATE factcheck.captures SET complete = 0", database)


def test_who_may_nothing_is_told(store: PostgresStore, as_user: Callable[[str], PostgresStore]) -> None:
    """For reading, and for making the schema."""
    nobody = as_user("")
    with pytest.raises(BrokenStore, match="this user may not do that"):
        nobody.add(hundreds(1))
    store.add(hundreds(1))
    with pytest.raises(BrokenStore, match="this user may not do that"):
        nobody.index()


def test_schema_that_was_made_for_a_user_is_filled(store: PostgresStore, as_user: Callable[[str], PostgresStore]) -> None:
    """Who may not make schemas owns one that somebody else made."""
    owner = as_user("CREATE SCHEMA factcheck AUTHORIZATION USER")
    assert not owner.exists()
    owner.add(hundreds(1))
    assert (owner.exists(), len(store.index())) == (True, 1)


def test_what_was_altered_is_noticed(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """Who goes round the triggers is found out."""
    store.add(hundreds(1))
    postgres.run(
        "ALTER TABLE factcheck.bodies DISABLE TRIGGER ALL; UPDATE factcheck.bodies SET body = substr(body, 1, 40)", database
    )
    with pytest.raises(BrokenStore, match="was damaged"):
        load_openrouter(store=store).snapshots(WEEK)
    with pytest.raises(BrokenStore, match="has lost its capture 7"):
        store.capture(7)


def test_newer_and_foreign_schemas_are_refused(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """For reading and for writing."""
    store.add(hundreds(1))
    postgres.run("INSERT INTO factcheck.migrations (number) VALUES (99)", database)
    for action in (store.index, lambda: store.add([])):
        with pytest.raises(BrokenStore, match="a store of version 99, and this program knows version 2; update factcheck"):
            action()
    other = postgres.database()
    postgres.run("CREATE SCHEMA factcheck; CREATE TABLE factcheck.other (a int)", other)
    with pytest.raises(BrokenStore, match="something else"):
        PostgresStore(postgres.address(other), FOLDER).index()


def test_tables_of_others_in_the_database_do_not_matter(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """Also those that bear the names of ours."""
    postgres.run("CREATE TABLE captures (number int); INSERT INTO captures VALUES (7)", database)
    assert (store.exists(), store.overview().newest) == (False, 0)
    store.add(hundreds(1))
    assert store.overview().newest == 1


def test_a_store_of_an_older_version_is_read_as_it_is_and_brought_up_to_date(
    postgres: PostgresServer, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading changes nothing; the next addition applies what is missing, once."""
    first = migrated.migrations("postgres")[:1]
    with monkeypatch.context() as patch:
        patch.setattr(postgres_store, "migrations", lambda _: first)
        old = PostgresStore(postgres.address(database), FOLDER)
        old.add(hundreds(1))
    store = PostgresStore(postgres.address(database), FOLDER)
    assert store.overview().newest == 1
    assert postgres.run("SELECT number FROM factcheck.migrations", database) == [(1,)]
    store.add(hundreds(2))
    store.add(hundreds(3))
    assert postgres.run("SELECT number FROM factcheck.migrations ORDER BY number", database) == [(1,), (2,)]
    assert ("captures_by_window",) in postgres.run("SELECT indexname FROM pg_indexes WHERE schemaname = 'factcheck'", database)


def test_schemas_of_one_version_agree(postgres: PostgresServer, database: str, store: PostgresStore, tmp_path: Path) -> None:
    """The same migrations, tables and columns as in SQLite."""
    assert [number for number, _ in migrated.migrations("postgres")] == [number for number, _ in migrated.migrations("sqlite")]
    store.add([])
    beside = SqliteStore(tmp_path / "x.sqlite3")
    beside.add([])
    with sqlite3.connect(beside.place) as connection:
        expected = connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        ).fetchall()
    connection.close()
    found = postgres.run(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'factcheck'"
        " AND table_name <> 'migrations'",
        database,
    )
    assert sorted(found) == sorted(expected)


def test_questions_are_answered_by_an_index(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """Where the table is large enough for that; the planner may not walk it here."""
    store.add(hundreds(20))
    queries = {name: value.text for name, value in vars(store_queries).items() if isinstance(value, Query)}
    walked = {}
    for name, text in queries.items():
        values = iter(["'window'", "'2024-01-01'", "'2024-01-07'", "''", "''", "''", "1"])
        if text.count("?") == 1 and ("number" in text or "capture = ?" in text):
            values = iter(["1"])
        filled = "".join(part + (next(values) if place < text.count("?") else "") for place, part in enumerate(text.split("?")))
        plan = postgres.run(f"SET enable_seqscan = off; SET search_path = factcheck; EXPLAIN {filled}", database)
        walked[name] = [line for (line,) in plan if "Seq Scan on captures" in str(line)]
    assert {name for name, lines in walked.items() if lines} <= {"INDEX"}


def test_a_writer_waits_and_then_says_so(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """Reading goes on meanwhile."""
    store.add(hundreds(1))
    impatient = PostgresStore(postgres.address(database), FOLDER, patience=0.05)
    with psycopg.connect(postgres.address(database)) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (postgres_store._LOCK,))
        with pytest.raises(BrokenStore, match="being written by another process"):
            impatient.add(hundreds(2))
        assert len(impatient.index()) == 1
    other.close()
    impatient.add(hundreds(2))
    assert len(store.index()) == 2


def test_threads_use_a_store_at_once(store: PostgresStore) -> None:
    """And one connection is kept afterwards."""
    store.add(hundreds(40))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: store.capture(number).id, range(1, 41)))
    assert found == [entry.id for entry in store.index()]
    assert [len(kept) for kept in store._sessions._idle.values()] == [1]


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_processes_use_connections_of_their_own(store: PostgresStore, way: str) -> None:
    """One that was forked leaves that of its parent alone."""
    store.add(hundreds(2))
    ((mine,),) = store._sessions._idle.values()
    context = multiprocessing.get_context(way)
    answers = context.SimpleQueue()
    process = context.Process(target=tell_ids, args=(store, answers))
    process.start()
    process.join(60)
    assert (process.exitcode, answers.get()) == (0, [entry.id for entry in store.index()])
    assert list(store._sessions._idle.values()) == [[mine]]


def test_a_server_that_was_restarted_is_asked_again(postgres: PostgresServer, store: PostgresStore) -> None:
    """The connection that was kept is of no use; that is noticed before anything is asked."""
    store.add(hundreds(2))
    postgres.restart()
    assert len(store.index()) == 2
    postgres.restart()
    store.add(hundreds(3))
    assert len(store.index()) == 3


def test_a_connection_that_is_lost_while_writing_leaves_nothing(
    postgres: PostgresServer, database: str, store: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says what to do."""
    store.add(hundreds(1))
    put = postgres_store._Postgres.put

    def cut_off(session: postgres_store._Postgres, statement: str, rows: list[tuple[store_queries.Value, ...]]) -> None:
        if statement == store_queries.PUT_BODY:
            postgres.run(f"SELECT pg_terminate_backend({session.connection.info.backend_pid})")
        put(session, statement, rows)

    with monkeypatch.context() as patch:
        patch.setattr(postgres_store._Postgres, "put", cut_off)
        with pytest.raises(BrokenStore, match="do it again"):
            store.add(hundreds(2))
    assert len(store.index()) == 1
    assert len(store.add(hundreds(2))) == 1


@pytest.mark.parametrize(
    ("user", "password", "database", "told"),
    [
        ("postgres", SECRET, "team", "refuses this user or password"),
        ("nobody-here", SECRET, "team", "refuses this user or password"),
        ("database", SECRET, "role", "refuses this user or password"),
    ],
)
def test_who_is_refused_is_told_without_the_password(
    postgres: PostgresServer, user: str, password: str, database: str, told: str
) -> None:
    """A server that wants passwords does not say whether it knows the user."""
    with pytest.raises(BrokenStore, match=told) as caught:
        PostgresStore(postgres.network_address(database, user, password), FOLDER).index()
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


def test_without_a_password_where_one_is_wanted(postgres: PostgresServer) -> None:
    """Not in the address, not in the environment."""
    address = postgres.network_address("postgres", "postgres", "").replace(":@", "@")
    with pytest.raises(BrokenStore, match="wants a password; give it in PGPASSWORD"):
        PostgresStore(address, FOLDER).index()


def test_database_and_user_that_are_not_there(postgres: PostgresServer) -> None:
    """By a way on which everybody is let in."""
    with pytest.raises(BrokenStore, match="no such database"):
        PostgresStore(postgres.address("nowhere"), FOLDER).index()
    with pytest.raises(BrokenStore, match="no such user"):
        PostgresStore(postgres.address("postgres", "refused"), FOLDER).index()


def test_server_that_is_not_there() -> None:
    """Nor a host of that name, nor an answer in time, nor an option that exists."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        port = taken.getsockname()[1]
        with pytest.raises(
            BrokenStore, match=rf"^postgresql://ann@127\.0\.0\.1:{port}/database cannot be opened: no server answers"
        ):
            PostgresStore(f"postgresql://ann:{SECRET}@127.0.0.1:{port}/database", FOLDER).index()
        taken.listen()
        with pytest.raises(BrokenStore, match="no server answers there in time"):
            PostgresStore(f"postgresql://ann@127.0.0.1:{port}/database?connect_timeout=2", FOLDER).index()
    with pytest.raises(BrokenStore, match="no server answers there"):
        PostgresStore("postgresql:///team?host=/nowhere", FOLDER).index()
    with pytest.raises(BrokenStore, match="part that PostgreSQL cannot read; check the options") as caught:
        PostgresStore(f"postgresql://ann:{SECRET}@db/team?sslmod={SECRET}", FOLDER).index()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://ann:PASSWORD@no-such-host.invalid/team", "there is no host of that name"),
        ("postgresql://ann:PASSWORD@127.0.0.1:99999/team", "a part of the address is wrong"),
        ("postgresql://ann:PASSWORD@127.0.0.1/team?connect_timeout=soon", "a part of the address is wrong"),
        ("postgresql://ann:PASSWORD@127.0.0.1/team?sslmode=PASSWORD", "a part of the address is wrong"),
        ("postgresql://ann:PASSWORD%zz@127.0.0.1/team", "every percent sign"),
        ("postgresql://ann:PASSWORD@127.0.0.1:1,127.0.0.1:2/refused", "no server answers there; check host and port"),
        ("postgresql://?service=nobody", "no file of services names this one"),
    ],
)
def test_slips_in_the_address_are_told_apart(address: str, told: str) -> None:
    """Nothing of what the driver complains of is repeated."""
    with pytest.raises(BrokenStore, match=told) as caught:
        PostgresStore(address.replace("PASSWORD", SECRET, 1), FOLDER).index()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("ALTER DATABASE {database} CONNECTION LIMIT 0", "no connection to spare"),
        ("REVOKE CONNECT ON DATABASE {database} FROM public", "this user may not do that"),
        ("ALTER ROLE {user} NOLOGIN", "no such user on the server, or it may not log in"),
        ("ALTER ROLE {user} PASSWORD NULL", "refuses this user or password"),
    ],
)
def test_who_is_not_let_in_is_told_why(postgres: PostgresServer, statement: str, told: str) -> None:
    """As far as the server says it."""
    database, user = postgres.new_database(), postgres.new_user(SECRET)
    postgres.run(statement.format(database=database, user=user))
    with pytest.raises(BrokenStore, match=told):
        PostgresStore(postgres.network_address(database, user, SECRET), FOLDER).index()


def test_settings_of_a_database_do_not_matter(postgres: PostgresServer) -> None:
    """Each session says what it needs."""
    database = postgres.new_database()
    for setting in ("default_transaction_read_only = on", "default_transaction_isolation = serializable", "search_path = ''"):
        postgres.run(f"ALTER DATABASE {database} SET {setting}")
    store = PostgresStore(postgres.address(database) + "&client_encoding=latin1&options=-csearch_path%3Dpublic", FOLDER)
    assert len(store.add(hundreds(2))) == len(store.index()) == 2


def test_tables_that_somebody_spoilt_are_told(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """With what to do."""
    store.add(hundreds(1))
    postgres.run("DROP TABLE factcheck.bodies; ALTER TABLE factcheck.captures DROP COLUMN series", database)
    with pytest.raises(BrokenStore, match="a table is missing; restore the database from a backup"):
        store.capture(1)
    with pytest.raises(BrokenStore, match="a column is missing; restore the database from a backup"):
        store.index()


def test_database_that_cannot_hold_every_text(postgres: PostgresServer) -> None:
    """Names in Chinese would be refused later, one by one."""
    name = postgres.new_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    store = PostgresStore(postgres.address(name), FOLDER)
    assert not store.exists()
    with pytest.raises(BrokenStore, match="LATIN1; create a database with the encoding UTF8"):
        store.add(hundreds(1))


def test_a_board_that_is_open_sees_no_older_capture_appear(postgres: PostgresServer, database: str, store: PostgresStore) -> None:
    """Numbers are given in the order in which captures become visible: a writer that began first may end last."""
    store.add(hundreds(1))
    begun, go_on = threading.Event(), threading.Event()
    slow = PostgresStore(postgres.address(database), FOLDER)
    quick = PostgresStore(postgres.address(database), FOLDER)
    put = postgres_store._Postgres.put

    class Slow(postgres_store._Postgres):
        def put(self, statement: str, rows: list[tuple[store_queries.Value, ...]]) -> None:
            put(self, statement, rows)
            if statement == store_queries.PUT_CAPTURE:
                begun.set()
                assert go_on.wait(60)

    with ThreadPoolExecutor(2) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres_store, "_Postgres", Slow)
        first = pool.submit(slow.add, hundreds(2)[1:])
        assert begun.wait(60)
        patch.undo()
        second = pool.submit(quick.add, hundreds(3)[2:])
        seen = store.overview().newest
        go_on.set()
        assert (len(first.result(60)), len(second.result(60))) == (1, 1)
    assert seen == 1
    assert [entry.id for entry in store.index()] == [addition.entry.id for addition in hundreds(3)]
