"""What may befall a batch: workers and the run itself are killed, pages kill or stall their worker, the disk is full.

Each time the next runs end with what an undisturbed run ends with, to the byte, and judge nothing again that was put down.
The runs are processes of their own; only one has the real engine (`stand_in` tells why).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import stand_in

from factcheck.batch.ledger import NAME

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
#: Seconds after which a test gives up; nothing is measured by them.
LIMIT = 120
STORIES = 36
#: The parent is killed when so many results are put down, or more.
KILLS = sorted(random.Random(8).sample(range(STORIES), 10))
PAGES = ("--no-cache", "--no-evidence", "--jobs", "2", "-o")


@dataclass(frozen=True)
class Place:
    """A folder with a list and its stories, and where runs leave theirs."""

    folder: Path

    @property
    def log(self) -> Path:
        """What the stand-in was asked."""
        return self.folder / "log"

    def start(self, out: str, *options: str, **told: str) -> subprocess.Popen[str]:
        """A run over the list, in a session of its own, as a terminal would start it."""
        environment = os.environ | {"PYTHONPATH": str(ROOT), stand_in.LOG: str(self.log)} | told
        command = [sys.executable, str(HERE / "stand_in.py"), "batch", "list.txt", *PAGES, out, *options]
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, out: str, *options: str, **told: str) -> tuple[int, str]:
        """The same to its end: code and standard error."""
        with ending(self.start(out, *options, **told)) as process:
            _, said = process.communicate(timeout=LIMIT)
        return process.returncode, said

    def files(self, out: str) -> dict[str, bytes]:
        """What a run left, its ledger and its lock apart."""
        found = (self.folder / out).iterdir()
        return {path.name: path.read_bytes() for path in found if not path.name.startswith((NAME, ".batch"))}

    def known(self, out: str) -> dict[str, str]:
        """The stories that the ledger has a result of, by their addresses, and its slug."""
        try:
            with closing(sqlite3.connect(f"file:{self.folder / out / NAME}?mode=ro", uri=True, timeout=LIMIT)) as ledger:
                rows = ledger.execute("SELECT l.item, r.slug FROM results r JOIN listing l ON l.key = r.key").fetchall()
        except sqlite3.OperationalError:  # there is none yet
            return {}
        return {json.loads(item)[1]["address"]: slug for item, slug in rows}

    def judged(self) -> Counter[str]:
        """How often each story was judged to the end, since this was asked last; then nothing is remembered."""
        told = Counter(line.split(" ", 2)[2] for line in self.lines() if line.startswith("judged"))
        self.log.unlink(missing_ok=True)
        return told

    def lines(self) -> list[str]:
        """What was written down."""
        return self.log.read_text().splitlines() if self.log.exists() else []

    def workers(self) -> set[int]:
        """The processes that judged anything."""
        return {int(line.split(" ", 2)[1]) for line in self.lines()}


@contextmanager
def ending(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """Nothing of it outlives the test."""
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def until(found: Callable[[], object]) -> None:
    """Wait for something; how long it takes does not matter."""
    end = time.monotonic() + LIMIT
    while not found():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def gone(pid: int) -> bool:
    """Whether a process is no more, or only waits for somebody to ask what became of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in {"Z", "X"}
    except OSError:
        return True


def empty(group: int) -> bool:
    """Whether nobody is left of a session."""
    return all(gone(int(each.name)) or group_of(int(each.name)) != group for each in Path("/proc").glob("[0-9]*"))


def group_of(pid: int) -> int:
    """The session that a process was started in, 0 if it has gone."""
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return 0


def story(number: int) -> str:
    """Its first word, and something that tells it apart."""
    return f"{stand_in.VERDICTS[number % 4]} story {number // 4 if number % 9 == 0 else number}\n"


def written(folder: Path, **others: str) -> Place:
    """Stories, some the same, one that is missing and one without text; and `others`."""
    texts = {f"s{number}.txt": story(number) for number in range(STORIES)} | {"empty.txt": "empty\n"}
    names = [*texts, "gone.txt"]
    for name, text in others.items():
        names.insert(len(names) // 2, f"{name}.txt")
        texts[f"{name}.txt"] = text
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "list.txt").write_text("\n".join([*names, "./s1.txt"]), "utf-8")
    return Place(folder)


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run leaves."""
    place = written(tmp_path_factory.mktemp("calm"))
    assert place.run("out")[0] == 1
    assert set(place.judged().values()) == {1}
    return place.files("out")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """The same list once more."""
    return written(tmp_path)


# Killed


def test_a_run_that_is_killed_ten_times_ends_as_if_it_had_not_been(place: Place, calm: dict[str, bytes]) -> None:
    """Nothing that was put down is judged again, nothing is left lying about, nobody works on for who is gone."""
    again = 0
    for results in KILLS:
        before = place.known("out")
        with ending(place.start("out")) as process:
            until(lambda count=results: len(place.known("out")) >= count or process.poll() is not None)
            process.kill()
            process.wait()
        until(lambda: all(gone(pid) for pid in place.workers()))
        judged = place.judged()
        assert set(judged) & set(before) == set()
        again += sum(judged[address] for address in judged if address not in place.known("out"))
    before = place.known("out")
    code, _ = place.run("out")
    assert code == 1
    assert set(place.judged()) & {address for address in before if address != "gone.txt"} == set()
    assert place.files("out") == calm
    assert len(place.known("out")) == STORIES + 2
    assert again <= 4 * len(KILLS)  # what was judged, and not yet put down


def test_a_worker_that_is_killed_costs_nothing(place: Place, calm: dict[str, bytes]) -> None:
    """Its story is tried again; each has one result."""
    with ending(place.start("out")) as process:
        for number in range(3):
            before = set(place.workers())
            until(lambda least=3 * number + 1: len(place.lines()) >= least)
            worker = next((pid for pid in place.workers() - before if not gone(pid)), None)
            worker = worker or next(pid for pid in place.workers() if not gone(pid))
            os.kill(worker, signal.SIGKILL)
        process.communicate(timeout=LIMIT)
    assert process.returncode == 1
    assert place.files("out") == calm


@pytest.mark.parametrize("name", ["kills", "stalls"])
def test_a_page_that_ends_its_worker_is_set_aside(name: str, place: Place, calm: dict[str, bytes]) -> None:
    """After it was tried alone; with its reason, and the rest goes on. The next run does not try it again; `--fresh` does."""
    written(place.folder, poison=f"{name}\n")
    patience = {stand_in.PATIENCE: "2"}
    code, said = place.run("out", **patience)
    reason = {"kills": "its process died (SIGKILL)", "stalls": "it was not done after 2 seconds"}[name]
    told = "the process that checked this story was lost twice, the second time alone"
    assert f"factcheck: poison.txt: {told}: {reason}; --fresh tries it once more [crashed]\n" in said
    assert code == 1
    begun = [line.split(" ", 2)[2] for line in place.lines() if line.startswith("begun")]
    assert (begun.count("poison.txt"), begun[-1]) == (2, "poison.txt")
    assert set(place.judged().values()) == {1}
    files = place.files("out")
    assert set(calm) == set(files)
    assert {name: text for name, text in files.items() if name.startswith("s")} | {"summary.json": b""} == {
        name: text for name, text in calm.items() if name.startswith("s")
    } | {"summary.json": b""}
    assert json.loads(files["summary.json"])["failures"] == {"crashed": 1, "no-such-file": 1, "no-text": 1}
    assert place.run("out", **patience)[0] == 1
    assert ([line for line in place.lines() if "poison" in line], place.files("out")) == ([], files)
    (place.folder / "poison.txt").write_text("supported now\n", "utf-8")
    assert place.run("out", "--fresh", **patience)[0] == 1
    assert json.loads(place.files("out")["summary.json"])["failures"] == {"no-such-file": 1, "no-text": 1}


# Stopped


def test_ctrl_c_keeps_what_is_finished(place: Place, calm: dict[str, bytes]) -> None:
    """It ends with 130, without a word of Python's, and takes its workers with it, also those that are only coming up."""
    for results in (0, 9):
        with ending(place.start("out")) as process:
            until(lambda count=results: len(place.known("out")) >= count and (count == 0 or place.lines()))
            if not results:
                until((place.folder / "out" / NAME).exists)
            os.killpg(process.pid, signal.SIGINT)
            _, said = process.communicate(timeout=LIMIT)
        assert process.returncode == 130
        assert "Traceback" not in said
        assert all(gone(pid) for pid in place.workers())
        until(lambda group=process.pid: empty(group))
    before = place.known("out")
    assert len(before) >= 9
    place.judged()
    assert place.run("out")[0] == 1
    assert set(place.judged()) & set(before) == set()
    assert place.files("out") == calm


# Full


def test_a_disk_that_is_full_loses_nothing(place: Place, calm: dict[str, bytes]) -> None:
    """Stories whose pages find no room fail; with room they are made, and none is judged again."""
    full = place.folder / "full"
    full.touch()
    code, said = place.run("out", **{stand_in.FULL: str(full)})
    assert code == 3
    assert "No space left on device [unwritable]" in said.splitlines()[-1]
    assert "Traceback" not in said
    assert set(place.judged().values()) == {1}
    full.unlink()
    code, _ = place.run("out", **{stand_in.FULL: str(full)})
    assert code == 1
    assert place.judged() == Counter()
    assert place.files("out") == calm


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a disk; the test before has its double")
def test_a_disk_that_is_really_full(place: Place, calm: dict[str, bytes]) -> None:
    """So is the ledger then, which says so; whatever it had room for is known."""
    out = place.folder / "out"
    out.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(out)], capture_output=True, check=False
    ).returncode:
        pytest.skip("no disk can be made here; the test before has its double")
    try:
        code, said = place.run("out")
        assert code == 3
        assert "[unwritable]" in said or "[bad-ledger]" in said
        assert "Traceback" not in said
        before = {address for address, slug in place.known("out").items() if not slug}
        place.judged()
        subprocess.run(["mount", "-o", "remount,size=60m", str(out)], check=True)
        assert place.run("out")[0] == 1
        assert set(place.judged()) & before == set()
        assert place.files("out") == calm
    finally:
        subprocess.run(["umount", "-l", str(out)], check=True)


# The real engine

REAL = {
    "en.txt": "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter.\n",
    "zh.txt": "3月9日至3月15日，MiniMax M2.5在OpenRouter上排名第一。\n",
    "en2.txt": "In the week of March 9-15, 2026, MiniMax M2.5 ranked first on OpenRouter.\n",
    "zh2.txt": "3月9日至3月15日，Kimi K2.5在OpenRouter上排名第一。\n",
}


def test_the_real_engine_survives_it_too(tmp_path: Path) -> None:
    """Killed with the first result, and run again."""
    for name, text in REAL.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "list.csv").write_text("address,published\n" + "".join(f"{name},2026-03-16\n" for name in REAL), "utf-8")
    place = Place(tmp_path)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "factcheck", "batch", "list.csv", "--jobs", "2", "-q", "-o"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    process = subprocess.Popen([*command, "out"], cwd=tmp_path, env=environment, **quiet)  # type: ignore[call-overload]
    with ending(process):
        until(lambda: place.known("out") or process.poll() is not None)
        process.kill()
        process.wait()
    codes = [
        subprocess.run([*command, out], cwd=tmp_path, env=environment, timeout=LIMIT, check=False).returncode
        for out in ("out", "calm")
    ]
    assert codes == [1, 1]
    assert place.files("out") == place.files("calm")
    assert json.loads(place.files("out")["summary.json"])["verdicts"] == {
        "supported": 2,
        "needs-context": 0,
        "contradicted": 2,
        "unproven": 0,
    }
    shutil.rmtree(tmp_path / "out")
