"""The run of a batch: the order, what repeats what, what is known of earlier runs and what is done again."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import stand_in

from factcheck.batch.account import MOST_NAMED, Account
from factcheck.batch.job import Job
from factcheck.batch.ledger import NAME, Ledger, Listed, State, opened
from factcheck.batch.run import Run
from factcheck.batch.task import CRASHED, SCREENED, Ended, Task
from factcheck.cli import run
from factcheck.engines import Answer
from factcheck.engines.here import Here
from factcheck.fingerprint import fingerprint
from factcheck.inputs import BadLine, Item, Line, Repeat, Same
from factcheck.report import from_json, to_json

# The run, with jobs that need no engine


class Told(Job):
    """A job whose results are told beforehand; remembers the tasks."""

    def __init__(self, results: dict[str, Ended] | None = None) -> None:
        super().__init__()
        object.__setattr__(self, "_results", results or {})
        object.__setattr__(self, "done", [])

    done: list[Task]
    _results: dict[str, Ended]

    def __call__(self, tasks: Sequence[Task]) -> list[Ended]:
        self.done.extend(tasks)
        return [self._result(task) for task in tasks]

    def _result(self, task: Task) -> Ended:
        told = self._results.get(task.line.address) or Ended("", b"report of " + task.line.address.encode())
        return Ended(task.key, told.report, told.content, told.slug, told.message, told.again)


class Shuffled:
    """An engine that ends its batches in another order than they came in, so many at a time."""

    def __init__(self, seed: int, held: int = 7) -> None:
        self._random = random.Random(seed)
        self._held = held

    def map_batches(self, fn: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Answer[Any, Any]]:
        held: list[Any] = []
        for batch in batches:
            held.append(batch)
            if len(held) >= self._held:
                picked = held.pop(self._random.randrange(len(held)))
                yield Answer(picked, fn(picked))
        while held:
            picked = held.pop(self._random.randrange(len(held)))
            yield Answer(picked, fn(picked))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty one."""
    with opened(tmp_path / NAME, State("board", "rules")) as made:
        yield made


def outcomes(ledger: Ledger, job: Job, items: Iterable[Item], engine: Any = None, **options: Any) -> list[tuple[Listed, Ended]]:
    """All of a run."""
    return list(Run(ledger, job, engine or Here(), **options).outcomes(items))


def lines(*addresses: str) -> list[Item]:
    """Lines of a list."""
    return [Line(number, address) for number, address in enumerate(addresses, 1)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("batch", [1, 3])
def test_everything_is_told_once_in_the_order_of_the_input(seed: int, batch: int, ledger: Ledger) -> None:
    """Whatever ends first: stories, failures, bad lines and repeats."""
    items: list[Item] = []
    for number in range(1, 60):
        kinds = (BadLine(number, "", "bad"), Repeat(number, 1), Line(number, f"a-{number}"))
        items.append(kinds[min(number % 7, 2)])
    job = Told({"a-9": Ended("", slug="no-text", message="none")})
    done: list[int] = []
    run_ = Run(ledger, job, Shuffled(seed), batch=batch)
    told = list(run_.outcomes(items, done.append))
    assert [listed.item.number for listed, _ in told] == list(range(1, 60))
    assert [ended.report.decode() for listed, ended in told if isinstance(listed.item, Line) and not ended.slug] == [
        f"report of {item.address}" for item in items if isinstance(item, Line) and item.address != "a-9"
    ]
    assert told[8][1].slug == "no-text"
    assert list(run_.again()) == told
    assert done == sorted(done)
    assert done[-1] == sum(not isinstance(item, Repeat) for item in items)


@pytest.mark.parametrize("seed", range(5))
def test_the_first_in_the_list_holds_whatever_ended_first(seed: int, ledger: Ledger) -> None:
    """Of stories that turn out to be the same bytes; a failure is no story that others repeat."""
    same = {name: Ended("", name.encode(), "same bytes") for name in ("b", "c", "e")}
    failed = {"a": Ended("", content="same bytes", slug="no-text", message="none")}
    told = outcomes(ledger, Told(same | failed), lines("a", "b", "c", "d", "e"), Shuffled(seed))
    assert [(type(listed.item).__name__, ended.report) for listed, ended in told] == [
        ("Line", b""),
        ("Line", b"b"),
        ("Repeat", b""),
        ("Line", b"report of d"),
        ("Repeat", b""),
    ]
    assert told[2][0].item == Repeat(3, 2, "c", Same.CONTENT)


def test_what_is_known_is_not_done_again(ledger: Ledger) -> None:
    """Nor what was set aside; what time may mend is."""
    results = {
        "b": Ended("", slug="unreachable", message="silent", again=True),
        "c": Ended("", slug=CRASHED, message="its process died"),
        "d": Ended("", slug="no-text", message="none"),
    }
    job = Told(results)
    items = lines("a", "b", "c", "d")
    first = outcomes(ledger, job, items)
    assert [task.line.address for task in job.done] == ["a", "b", "c", "d"]
    again = Told({})
    run_ = Run(ledger, again, Here())
    second = list(run_.outcomes(items))
    assert [task.line.address for task in again.done] == ["b"]
    assert [each[1] for each in second[2:]] == [each[1] for each in first[2:]]
    assert second[1][1].report == b"report of b"
    assert (run_.tally.known, run_.tally.done) == (3, 4)
    third = Told({})
    assert outcomes(ledger, third, items) == second
    assert third.done == []


def test_a_list_may_grow_shrink_and_change_its_order(ledger: Ledger) -> None:
    """A story is known by what it is, wherever it stands."""
    outcomes(ledger, Told(), lines("a", "b", "c"))
    job = Told()
    told = outcomes(ledger, job, lines("c", "x", "a"))
    assert [task.line.address for task in job.done] == ["x"]
    assert [ended.report.decode()[-1] for _, ended in told] == ["c", "x", "a"]


def test_a_repeat_by_content_lasts_as_long_as_what_it_repeats(ledger: Ledger) -> None:
    """Where that is gone from the list, or comes later now, the other is a story of its own."""
    ledger.list(Listed(0, "k", "k", Line(1, "x")))
    items = lines("a", "b")
    same = Told({name: Ended("", name.encode(), "same bytes") for name in "ab"})
    outcomes(ledger, same, items)
    keys = {task.line.address: task.key for task in same.done}
    ledger.put(Ended(keys["b"], content="same bytes"))  # as fetching puts it, that need not have a page judged twice
    job = Told()
    assert [type(listed.item) for listed, _ in outcomes(ledger, job, items)] == [Line, Repeat]
    assert job.done == []
    alone = Told({"b": Ended("", b"b", "same bytes")})
    assert [ended.report for _, ended in outcomes(ledger, alone, items[1:])] == [b"b"]
    assert [task.line.address for task in alone.done] == ["b"]
    turned = Told()
    told = outcomes(ledger, turned, [items[1], items[0]])
    assert [type(listed.item) for listed, _ in told] == [Line, Repeat]
    assert turned.done == []


def test_what_a_screen_left_out_is_read_without_one(ledger: Ledger) -> None:
    """It was never judged."""
    outcomes(ledger, Told({"a": Ended("", slug=SCREENED)}), lines("a"))
    job = Told()
    assert outcomes(ledger, job, lines("a"))[0][1].report == b"report of a"
    assert len(job.done) == 1


def test_older_stories_are_left_out(ledger: Ledger) -> None:
    """Where the day is known."""
    items: list[Item] = [
        Line(1, "a", date(2026, 3, 15)),
        Line(2, "b", date(2026, 3, 16)),
        Line(3, "c"),
        BadLine(4, "", "bad"),
        Line(5, "d", date(2020, 1, 1)),
    ]
    run_ = Run(ledger, Told(), Here(), since=date(2026, 3, 16))
    assert [listed.item.number for listed, _ in run_.outcomes(items)] == [2, 3, 4]
    assert run_.tally.older == 2


def test_what_the_input_raises_ends_the_run(ledger: Ledger) -> None:
    """Whatever it is; what had ended is kept."""

    def broken(error: BaseException) -> Iterator[Item]:
        yield from lines("a", "b")
        raise error

    for error in (OSError("the list is gone"), RuntimeError("odd"), KeyboardInterrupt()):
        with pytest.raises(type(error)):
            outcomes(ledger, Told(), broken(error))
    job = Told()
    assert len(outcomes(ledger, job, lines("a", "b"))) == 2
    assert job.done == []


def test_the_input_is_not_read_far_ahead(ledger: Ledger) -> None:
    """It may be endless; who closes the outcomes has what had ended by then."""
    taken = []

    def endless() -> Iterator[Item]:
        number = 0
        while True:
            number += 1
            taken.append(number)
            yield Line(number, f"a-{number}")

    told = Run(ledger, Told(), Here()).outcomes(endless())
    first = [next(told)[0].item.number for _ in range(50)]
    told.close()
    assert first == list(range(1, 51))
    assert len(taken) < 50 + 200


def test_an_empty_input_is_no_trouble(ledger: Ledger) -> None:
    """Every story may be too old."""
    assert outcomes(ledger, Told(), []) == []


# The account

ACCOUNT = (
    (Line(1, "good"), "supported"),
    (Line(2, "bad"), "contradicted"),
    (Line(3, "silent"), Ended("k", slug="unreachable", message="m")),
    (Line(4, "dull"), Ended("k", slug=SCREENED)),
    (BadLine(5, "", "why"), Ended("k")),
    (Repeat(6, 1), Ended("k")),
)


def report(verdict: str) -> Any:
    """The report of a story that begins with that word."""
    return stand_in.check("-", given=Given, board=stand_in.board_of(None, None), fetcher=Page(f"{verdict} story".encode()))


class Given:
    """Nothing is given."""

    outlet = ""
    published = None


class Page:
    """Gives one page."""

    def __init__(self, body: bytes) -> None:
        self.body = body

    def fetch(self, _: str) -> Page:
        """Whatever is asked for."""
        return self


def test_the_account() -> None:
    """Every item counts once, under what became of it."""
    account = Account(frozenset({"contradicted"}))
    for item, told in ACCOUNT:
        found = report(told) if isinstance(told, str) else None
        account.take(item, told if isinstance(told, Ended) else Ended("k", b"x"), found)
    account.older = 4
    told_ = json.loads(account.text(State("b", "r", "2026-03-16")))
    assert told_ == {
        "schema": "factcheck/batch/1",
        "board": "b",
        "rules": "r",
        "as_of": "2026-03-16",
        "reports": 2,
        "repeats": 1,
        "screened": 1,
        "older": 4,
        "other_hosts": 0,
        "failures": {"bad-line": 1, "unreachable": 1},
        "verdicts": {"supported": 1, "needs-context": 0, "contradicted": 1, "unproven": 0},
        "failed": 1,
        "failing": [{"address": "bad", "findings": [report("contradicted").findings[0].id]}],
    }


def test_the_account_stays_small() -> None:
    """Of so many stories only the first are named."""
    account = Account(frozenset({"contradicted"}))
    bad = report("contradicted")
    for number in range(MOST_NAMED + 5):
        account.take(Line(number, f"a-{number}"), Ended("k", b"x"), bad)
    told = json.loads(account.text(State("b", "r")))
    assert (told["failed"], len(told["failing"]), told["as_of"]) == (MOST_NAMED + 5, MOST_NAMED, None)


# The command

STORIES = {
    "good.txt": "supported one",
    "bad.txt": "contradicted two",
    "open.txt": "unproven three",
    "half.txt": "needs-context four",
    "twin.txt": "supported one",
    "empty.txt": "empty five",
    "broken.txt": "breaks six",
}
LISTED = """address,published,outlet,language
good.txt,2026-03-16,Wire,
bad.txt,2026-03-17,,zh
twin.txt,,,
soon.txt,soon,,
gone.txt,,,
open.txt,2026-03,,
half.txt,2026-03-02,,
empty.txt,,,
broken.txt,,,
./good.txt,,,
"""
FOLDER = "pages"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The stories that were judged since it was asked last; the command runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", stand_in.module())
    monkeypatch.setenv(stand_in.LOG, str(tmp_path / "log"))
    for name, text in STORIES.items():
        Path(name).write_text(text, "utf-8")
    Path("list.csv").write_text(LISTED, "utf-8")

    def begun() -> list[str]:
        place = Path("log")
        told = (
            [line.split(" ", 2)[2] for line in place.read_text().splitlines() if line.startswith("begun")]
            if place.exists()
            else []
        )
        place.unlink(missing_ok=True)
        return told

    return begun


def command(*options: str, addresses: str = "list.csv", folder: str = FOLDER) -> int:
    """A batch into the folder, in this process."""
    return run(["batch", addresses, "-o", folder, "--jobs", "1", "-q", *options])


def files(folder: str = FOLDER) -> dict[str, bytes]:
    """What a batch leaves, its ledger and its lock apart."""
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if not path.name.startswith(("ledger", ".batch"))}


def summary(folder: str = FOLDER) -> dict[str, Any]:
    """The account of the last run."""
    told: dict[str, Any] = json.loads(Path(folder, "summary.json").read_bytes())
    return told


EVERY = ["good.txt", "bad.txt", "twin.txt", "open.txt", "half.txt", "empty.txt", "broken.txt"]


def test_a_batch_and_its_summary(log: Callable[[], list[str]]) -> None:
    """What became of ten lines."""
    assert command() == 1
    assert log() == EVERY
    told = summary()
    assert (told["reports"], told["repeats"], told["older"], told["failed"]) == (4, 2, 0, 1)
    assert told["failures"] == {"bad-line": 1, CRASHED: 1, "no-such-file": 1, "no-text": 1}
    assert told["verdicts"] == {"supported": 1, "needs-context": 1, "contradicted": 1, "unproven": 1}
    assert [each["address"] for each in told["failing"]] == ["bad.txt"]
    pages = sorted(name for name in files() if name.endswith(".html") and not name.startswith("index"))
    assert [name.split("-")[0].removesuffix(".txt") for name in pages] == ["bad", "good", "half", "open"]


def test_the_same_again_judges_nothing_and_changes_nothing(log: Callable[[], list[str]]) -> None:
    """But what is not there may be there by now."""
    command()
    log()
    before = files()
    assert command() == 1
    assert (log(), files()) == ([], before)
    Path("gone.txt").write_text("supported at last", "utf-8")
    command()
    assert log() == ["gone.txt"]
    assert summary()["failures"] == {"bad-line": 1, CRASHED: 1, "no-text": 1}


def test_a_story_that_was_changed_is_another_one(log: Callable[[], list[str]]) -> None:
    """By its bytes; the others are known."""
    command()
    log()
    Path("open.txt").write_text("contradicted now", "utf-8")
    command()
    assert log() == ["open.txt"]
    assert summary()["failed"] == 2


OTHERS = {
    "other captures": ((), {stand_in.BOARD: "other"}),
    "another store": (("--store", "mine.sqlite3"), {}),
    "another day": (("--as-of", "2026-04-01"), {}),
    "everything anew": (("--fresh",), {}),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_changes_verdicts_judges_everything_anew(
    name: str, log: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And back again everything is known, with the files of then."""
    options, environment = OTHERS[name]
    command()
    log()
    before = files()
    with monkeypatch.context() as patch:
        for key, value in environment.items():
            patch.setenv(key, value)
        command(*options)
        assert log() == EVERY
        command(*(option for option in options if option != "--fresh"))
        assert log() == []
    command()
    assert (log(), files()) == ([], before)


def test_other_rules_judge_everything_anew(log: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version may find something else."""
    command()
    log()
    monkeypatch.setattr("factcheck.batch.job.rules_version", lambda: "later")
    command()
    assert (log(), summary()["rules"]) == (EVERY, "later")


@pytest.mark.parametrize("options", [("--lang", "zh"), ("--quotes-only",), ("--reviewed-only",), ("--only", "contradicted")])
def test_what_changes_pages_makes_them_again_and_judges_nothing(options: tuple[str, ...], log: Callable[[], list[str]]) -> None:
    """The pages are those of a batch that was asked for so at once; without the option they are what they were."""
    command()
    before = files()
    log()
    command(*options)
    assert log() == []
    assert {name: text for name, text in files().items() if before.get(name) != text} != {}
    after = files()
    command(*options, folder="other")
    at_once = files("other")
    assert {name: after[name] for name in at_once} == at_once
    log()
    command()
    assert (log(), files()) == ([], before)


def test_pages_that_somebody_took_away_are_made_again(log: Callable[[], list[str]]) -> None:
    """From what is known."""
    command()
    log()
    before = files()
    for path in Path(FOLDER).glob("good*"):
        path.unlink()
    command()
    assert (log(), files()) == ([], before)


def test_decisions_make_the_page_again(log: Callable[[], list[str]]) -> None:
    """And count for the exit code; the report of the machine stays."""
    command()
    log()
    before = files()
    name = next(Path(FOLDER).glob("bad*.json"))
    found = json.loads(name.read_bytes())["findings"][0]
    claim = fingerprint(from_json(name.read_bytes()).findings[0])
    looked_at = ", ".join(f"{key} = {json.dumps(found[key])}" for key in ("verdict", "reason", "quote"))
    said = f'decision = "override"\nverdict = "supported"\nby = "Li"\non = 2026-03-20\nnote = "so"\nmade-on = [{{{looked_at}}}]\n'
    decisions = f'schema = "factcheck-decisions/1"\n\n[claims.{claim}]\n{said}'
    name.with_suffix(".review.toml").write_text(decisions, "utf-8")
    assert command() == 3
    assert log() == []
    assert files()[name.with_suffix(".html").name] != before[name.with_suffix(".html").name]
    assert files()[name.name] == before[name.name]


def test_since_and_only(log: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """Left out are stories whose day is known; shown are those that have such a finding, and all count."""
    assert command("--since", "2026-03-16", "--only", "contradicted", "--format", "jsonl") == 1
    assert log() == [name for name in EVERY if name != "half.txt"]
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["article"]["url"] for each in told if "article" in each] == ["bad.txt"]
    assert len([each for each in told if "error" in each]) == 4
    assert (summary()["older"], summary()["reports"]) == (1, 3)
    assert [name for name in files() if name.endswith(".json") and "txt" in name] == [
        name for name in files() if name.startswith("bad") and name.endswith(".json")
    ]


def test_a_summary_without_a_folder(log: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is asked for, the same as that of a folder."""
    command()
    assert run(["batch", "list.csv", "--summary", "told.json", "--jobs", "1", "-q"]) == 1
    assert Path("told.json").read_bytes() == Path(FOLDER, "summary.json").read_bytes()
    assert len(capsys.readouterr().out.splitlines()) == 8


CODES = [
    ("good.txt", (), 0),
    ("good.txt\nbad.txt", (), 1),
    ("good.txt\nempty.txt", (), 3),
    ("good.txt\nbroken.txt\nbad.txt", (), 1),
    ("bad.txt", ("--fail-on", "never"), 0),
    ("open.txt", (), 0),
    ("open.txt", ("--fail-on", "unproven"), 1),
    ("good.txt\n./good.txt\ntwin.txt", (), 0),
    ("bad.txt", ("--only", "supported"), 1),
    ("good.txt", ("--store", "-"), 0),
]


@pytest.mark.parametrize(("text", "options", "code"), CODES)
def test_exit_codes(text: str, options: tuple[str, ...], code: int, log: Callable[[], list[str]]) -> None:
    """The same for what is known."""
    Path("list.txt").write_text(text, "utf-8")
    assert [command(*options, addresses="list.txt") for _ in range(2)] == [code, code]


def test_a_folder_that_others_fill_and_a_ledger_that_is_none(
    log: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in a line; nothing is checked, nothing changed."""
    Path(FOLDER).mkdir()
    Path(FOLDER, NAME).write_text("notes of mine\n" * 100, "utf-8")
    assert command() == 3
    told = capsys.readouterr().err
    assert told.startswith(f"factcheck: {FOLDER}/{NAME} is no ledger, or damaged")
    assert told.endswith("[bad-ledger]\n")
    assert (log(), Path(FOLDER, NAME).read_text("utf-8")) == ([], "notes of mine\n" * 100)


def test_a_board_that_changes_under_a_run_mixes_nothing(
    log: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a worker would judge by other captures fails, and is judged by the next run."""
    states = Counter[str]()

    def board_of(store: str | None, origins: Path | None) -> Any:
        states["asked"] += 1
        board = stand_in.board_of(store, origins)
        board.state_sha256 += "" if states["asked"] <= 3 else " and more"
        return board

    monkeypatch.setattr(sys.modules["factcheck.pipeline"], "board_of", board_of)
    command()
    assert "[other-state]" in capsys.readouterr().err
    assert (summary()["reports"], summary()["failures"]["other-state"]) == (2, 6)
    command()
    assert (summary()["reports"], "other-state" in summary()["failures"]) == (4, False)


def test_what_an_earlier_run_left_half_written_goes(log: Callable[[], list[str]]) -> None:
    """With the next index, whenever it was; what only begins alike stays."""
    Path(FOLDER).mkdir()
    left = [Path(FOLDER, f".factcheck-{digits}.part") for digits in ("0123456789abcdef", "fedcba9876543210")]
    mine = Path(FOLDER, ".factcheck.toml")
    for path in (*left, mine):
        path.write_text("half", "utf-8")
    os.utime(left[0], (1_000_000_000, 1_000_000_000))
    command()
    assert [path.exists() for path in (*left, mine)] == [False, False, True]


def test_lines_are_the_reports_themselves(log: Callable[[], list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    """Also those of what is known."""
    first = command("--format", "jsonl"), capsys.readouterr().out
    assert (command("--format", "jsonl"), capsys.readouterr().out) == first
    name = next(Path(FOLDER).glob("bad*.json"))
    assert json.loads(first[1].splitlines()[1]) == json.loads(name.read_bytes())
    assert to_json(report("contradicted")).startswith("{")
