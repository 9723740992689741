"""The ledger of a batch: what is known of a story, where everything stands, and what the disk may do to it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.batch.ledger import LOCK, NAME, Ledger, Listed, State, alone, as_it_lies, key_of, opened
from factcheck.batch.task import CRASHED, Ended
from factcheck.errors import LedgerError
from factcheck.inputs import BadLine, Line, Repeat, Same
from sources.held import Held

ROOT = Path(__file__).parents[3]
STATE = State("board-1", "rules-1")
REPORT = b'{"schema": "factcheck/1"}' * 20


def line(number: int, address: str = "") -> Listed:
    """A story at its place."""
    return Listed(number, f"key-{number}", f"stem-{number}", Line(number + 1, address or f"story-{number}.html"))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty one, in which three stories are listed."""
    with opened(tmp_path / NAME, STATE) as made:
        for number in range(3):
            made.list(line(number))
        yield made


# What is known

ENDINGS = {
    "a report": Ended("key-1", REPORT, "content-1", shown="as asked"),
    "a failure": Ended("key-1", slug="no-text", message="the page holds no text — 没有正文"),
    "to be tried again": Ended("key-1", slug="unreachable", message="it fell silent", again=True),
    "a page that could not be written": Ended("key-1", REPORT, "content-1", "unwritable", "no room", again=True),
    "a repeat": Ended("key-1", content="content-0"),
    "set aside": Ended("key-1", slug=CRASHED, message="its process died (SIGKILL)"),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_what_is_put_down_is_known(name: str, ledger: Ledger) -> None:
    """Also by the next run; how its files are shown is kept by their name."""
    ended = ENDINGS[name]
    ledger.put(ended)
    for known in (ledger, Ledger(ledger.path, STATE)):
        assert known.known("key-1") == replace(ended, shown="")
        assert known.known("key-2") is None
        assert known.shown("stem-1") == ended.shown


@pytest.mark.parametrize(
    "state", [State("board-2", "rules-1"), State("board-1", "rules-2"), State("board-1", "rules-1", "2026-03-16")]
)
def test_another_state_knows_nothing(state: State, ledger: Ledger) -> None:
    """Other captures, other rules, another day to judge as of; and the first state forgets nothing of it."""
    ledger.put(ENDINGS["a report"])
    with opened(ledger.path, state) as other:
        assert other.known("key-1") is None
        other.begin()
        other.list(line(1))
        other.put(Ended("key-1", slug="no-text", message="other"))
    with opened(ledger.path, STATE) as again:
        assert again.known("key-1") == replace(ENDINGS["a report"], shown="")


def test_the_last_word_on_a_story_holds(ledger: Ledger) -> None:
    """A failure that was mended leaves no trace."""
    ledger.put(ENDINGS["to be tried again"])
    ledger.put(ENDINGS["a report"])
    ledger.put(ENDINGS["a failure"])
    assert ledger.known("key-1") == ENDINGS["a failure"]


def test_to_forget(ledger: Ledger) -> None:
    """Every result, of every state, and what the files show."""
    ledger.put(ENDINGS["a report"])
    ledger.forget()
    assert (ledger.known("key-1"), ledger.shown("stem-1"), ledger.first("content-1")) == (None, "", None)


def test_nobody_trusts_files_that_somebody_makes(ledger: Ledger) -> None:
    """Until their story is put down."""
    ledger.put(ENDINGS["a report"])
    ledger.begin_files("stem-1")
    assert ledger.shown("stem-1") == ""
    ledger.put(ENDINGS["a report"])
    assert ledger.shown("stem-1") == "as asked"
    ledger.put(ENDINGS["a failure"])  # made no files: what lies there is what lay there
    assert ledger.shown("stem-1") == "as asked"


def test_the_first_story_of_the_same_bytes(ledger: Ledger) -> None:
    """By its place in the list, of those that were judged; none of an earlier list."""
    assert ledger.first("bytes") is None
    ledger.put(Ended("key-2", REPORT, "bytes"))
    assert ledger.first("bytes") == line(2)
    ledger.put(Ended("key-0", content="bytes", slug="no-text"))
    ledger.put(Ended("key-1", REPORT, "bytes"))
    assert ledger.first("bytes") == line(1)
    ledger.begin()
    assert ledger.first("bytes") is None


# Where everything stands

ITEMS = [
    Line(1, "https://example.com/a", date(2026, 3, 16), "Example Wire", "en"),
    Line(2, "https://example.cn/报道", held=Held("crawl.warc.gz", 317, "<urn:uuid:1>"), content="abc"),
    BadLine(3, "soon", "line 3: its date is none"),
    Repeat(4, 1, "https://example.com/a#top", Same.ADDRESS),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: type(item).__name__)
def test_an_item_comes_back_as_it_was(item: Line | BadLine | Repeat, tmp_path: Path) -> None:
    """With everything that the input said."""
    with opened(tmp_path / NAME, STATE) as ledger:
        listed = Listed(0, "key", "stem", item)
        assert ledger.list(listed) == listed == ledger.listed(0)
        assert (ledger.listed(1), ledger.place("key")) == (None, 0)


def test_an_item_has_ended_once_nothing_more_becomes_of_it(ledger: Ledger) -> None:
    """By being said so, or by what became of it; what an earlier run found does not count."""
    assert [ledger.ended(place) for place in range(4)] == [None] * 4
    ledger.end(0)
    ledger.put(ENDINGS["a report"])
    assert [ledger.ended(place) for place in range(4)] == [line(0), line(1), None, None]
    with opened(ledger.path, STATE) as again:
        again.begin()
        again.list(line(1))
        assert (again.ended(1), again.known("key-1") is not None) == (None, True)


def test_no_two_stories_share_their_files(tmp_path: Path) -> None:
    """Nor do names that only some disks tell apart."""
    with opened(tmp_path / NAME, STATE) as ledger:
        stems = [ledger.list(Listed(n, str(n), stem, Line(n, "a"))).stem for n, stem in enumerate(["a", "A", "a", "a-2"])]
    assert stems == ["a", "A-2", "a-3", "a-2-2"]


def test_a_key_stands_once(ledger: Ledger) -> None:
    """Two stories under one key would be one."""
    with pytest.raises(LedgerError, match="key"):
        ledger.list(Listed(7, "key-1", "other", Line(8, "other")))


# Keys


def test_what_makes_another_story_of_a_line() -> None:
    """Everything that it is judged by; not its place in the list, nor the language of its page."""
    told = Line(1, "a.html", date(2026, 3, 16), "Wire", "en", content="abc")
    same = (replace(told, number=9), replace(told, language="zh"))
    others = (
        replace(told, address="b.html"),
        replace(told, published=date(2026, 3, 17)),
        replace(told, published=None),
        replace(told, outlet=""),
        replace(told, content="abd"),
    )
    assert {key_of(line) for line in same} == {key_of(told)}
    assert len({key_of(line) for line in (told, *others)}) == 6


def test_a_file_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    """Written again, missing and there are other stories; what is no file is known by its name."""
    file = tmp_path / "story.txt"
    told = Line(1, str(file))
    keys = [key_of(as_it_lies(told))]
    for text in ("one", "two", "one"):
        file.write_text(text)
        keys.append(key_of(as_it_lies(told)))
    assert len(set(keys)) == 3
    assert keys[1] == keys[3]
    for other in (Line(1, "https://example.com/a"), Line(1, str(tmp_path)), Line(1, "a\0b"), replace(told, content="known")):
        assert as_it_lies(other) == other


# What the disk may do


def foreign(path: Path) -> None:
    """A database of somebody else's."""
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("CREATE TABLE notes (text)")
        made.execute("INSERT INTO notes VALUES ('mine')")


def of_another_format(path: Path) -> None:
    """A ledger of a later version."""
    Ledger(path, STATE).close()
    with closing(sqlite3.connect(path)) as made:
        made.execute("PRAGMA user_version = 99")


def no_database(path: Path) -> None:
    """A file of that name."""
    path.write_text("notes of mine\n" * 100)


def damaged(path: Path) -> None:
    """A ledger of which a part was lost."""
    with opened(path, STATE) as made:
        for number in range(200):
            made.list(line(number))
            made.put(Ended(f"key-{number}", random.Random(number).randbytes(2000), f"content-{number}"))
    raw = bytearray(path.read_bytes())
    raw[5000:-4096] = b"\xa5" * (len(raw) - 9096)
    path.write_bytes(raw)


def a_folder(path: Path) -> None:
    """A folder of that name."""
    path.mkdir()


REFUSED = {
    "foreign": (foreign, "is no ledger of factcheck; give another folder, or move that file away"),
    "of another format": (of_another_format, "is of another version of factcheck; give another folder"),
    "no database": (no_database, r"is no ledger, or damaged \(file is not a database\); move it away to start anew"),
    "damaged": (damaged, "is no ledger, or damaged .*; move it away to start anew"),
    "a folder": (a_folder, "may not be written; choose another folder or change its permissions"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_ledger_of_ours_is_refused_and_left_as_it_is(name: str, tmp_path: Path) -> None:
    """To the byte; the message names the file and says what to do."""
    make, message = REFUSED[name]
    path = tmp_path / NAME
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError, match=message) as told, opened(path, STATE) as ledger:
        _ = [ledger.known(f"key-{number}") for number in range(200)]
    assert (told.value.slug, str(path) in str(told.value)) == ("bad-ledger", True)
    if name != "damaged":
        assert (path.read_bytes() if path.is_file() else b"") == before
        assert [found.name for found in tmp_path.iterdir()] == [NAME]


def test_a_report_that_was_altered_is_no_report(ledger: Ledger) -> None:
    """It is said, and not shown."""
    ledger.put(ENDINGS["a report"])
    with closing(sqlite3.connect(ledger.path)) as beside, beside:
        beside.execute("UPDATE results SET report = x'00112233'")
    with pytest.raises(LedgerError, match=r"is damaged .*; move it away to start anew"):
        ledger.known("key-1")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    """Said before anything is done."""
    Ledger(tmp_path / NAME, STATE).close()
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LedgerError, match="may not be written"), alone(tmp_path):
            pass
        with pytest.raises(LedgerError, match="may not be written"):
            Ledger(tmp_path / NAME, STATE)
    finally:
        tmp_path.chmod(0o700)


def test_a_ledger_that_may_not_be_written(tmp_path: Path) -> None:
    """SQLite says so where the file cannot be changed: here of an immutable one, since root may write the others."""
    Ledger(tmp_path / NAME, STATE).close()
    real = sqlite3.connect

    def read_only(path: Path, **options: object) -> sqlite3.Connection:
        return real(f"file:{path}?immutable=1", uri=True, **options)  # type: ignore[call-overload, no-any-return]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", read_only)
        with pytest.raises(LedgerError, match="may not be written; choose another folder or change its permissions"):
            Ledger(tmp_path / NAME, STATE)


def test_a_full_disk_is_told_and_what_is_there_stays(ledger: Ledger) -> None:
    """The double of a disk: a file that may not grow. Nothing is half kept, and with room it goes on."""
    ledger.put(ENDINGS["a report"])
    pages = ledger._db.execute("PRAGMA page_count").fetchone()[0]
    ledger._db.execute(f"PRAGMA max_page_count = {pages}")
    large = Ended("key-2", random.Random(1).randbytes(100_000), "content-2", shown="as asked")
    with pytest.raises(LedgerError, match=r"there is no room left for .*: what is finished is kept") as told:
        ledger.put(large)
    assert told.value.slug == "bad-ledger"
    assert (ledger.known("key-2"), ledger.shown("stem-2"), ledger.ended(2)) == (None, "", None)
    assert ledger.known("key-1") == replace(ENDINGS["a report"], shown="")
    ledger._db.execute("PRAGMA max_page_count = 100000")
    ledger.put(large)
    assert ledger.known("key-2") == replace(large, shown="")


def test_one_that_somebody_else_is_writing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """After some patience."""
    monkeypatch.setattr("factcheck.batch.ledger._PATIENCE", 0.05)
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use by another run"):
            Ledger(ledger.path, STATE)


# Alone in a folder

HOLDS = """
import sys
from pathlib import Path
from factcheck.batch.ledger import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def held(folder: Path, program: str = HOLDS) -> subprocess.Popen[str]:
    """Another process that holds a folder."""
    command = [sys.executable, "-c", program, str(folder)]
    other = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_two_runs_do_not_fill_one_folder(tmp_path: Path) -> None:
    """Until the other has gone, however it went."""
    with held(tmp_path) as other:
        held_by_it = "is being filled by another run; wait for its end, or give another folder"
        with pytest.raises(LedgerError, match=held_by_it), alone(tmp_path):
            pass
        other.kill()
        other.wait()
        with alone(tmp_path):
            assert (tmp_path / LOCK).exists()
    with alone(tmp_path):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """It is not made here."""
    with pytest.raises(LedgerError, match="may not be written"), alone(tmp_path / "gone"):
        pass


# Killed while it writes

WRITES = """
import random, sys
from pathlib import Path
from factcheck.batch.ledger import Ledger, Listed, State
from factcheck.batch.task import Ended
from factcheck.inputs import Line
ledger = Ledger(Path(sys.argv[1]), State("board-1", "rules-1"))
print("held", flush=True)
for n in range(100_000):
    ledger.list(Listed(n, f"key-{n}", f"stem-{n}", Line(n, f"a-{n}")))
    ledger.put(Ended(f"key-{n}", random.Random(n).randbytes(20_000), f"content-{n}", shown="as asked"))
    print(n, flush=True)
"""


@pytest.mark.parametrize("after", [1, 60, 150])
def test_whoever_is_killed_while_writing_leaves_a_whole_ledger(after: int, tmp_path: Path) -> None:
    """Everything that it had said it had put down is there, and at most one more; with its files, or not at all."""
    path = tmp_path / NAME
    with held(path, WRITES) as other:
        assert other.stdout is not None
        for _ in range(after):
            other.stdout.readline()
        other.send_signal(signal.SIGKILL)
        other.wait()
        last = after - 1 + sum(1 for said in other.stdout if said.strip())
    with opened(path, STATE) as ledger:
        assert ledger._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        for n in range(last + 1):
            known = ledger.known(f"key-{n}")
            assert known is not None
            assert known.report == random.Random(n).randbytes(20_000)
            assert ledger.shown(f"stem-{n}") == "as asked"
        assert ledger.known(f"key-{last + 2}") is None
        assert bool(ledger.known(f"key-{last + 1}")) == bool(ledger.shown(f"stem-{last + 1}"))
