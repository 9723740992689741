"""Batches over archives: the same bytes by whoever does the work, in one run or by parts; what is not read, and what ends workers."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from pathlib import Path

import pytest
from crawl import STORIES, Poisoned, two_archives, write

from factcheck.batch.ledger import State
from factcheck.batch.part import parts_in
from factcheck.batch.unit import UnitJob, parts_made
from factcheck.cli import run
from factcheck.engines import Engine, Here, Processes, Wanted, engines
from factcheck.inputs import Hosts, ListError

HERE = Path(__file__).parent
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The pattern of the archives; workers find our modules wherever they are started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), str(HERE.parents[2])]))
    two_archives(tmp_path)
    return "crawl-*.warc.gz"


def files(folder: str) -> dict[str, bytes]:
    """Everything that a batch made but its ledger."""
    return {
        path.name: path.read_bytes() for path in sorted(Path(folder).iterdir()) if not path.name.startswith((".batch", "ledger"))
    }


def summary(folder: str) -> dict[str, object]:
    """What a batch says of itself."""
    found: dict[str, object] = json.loads(Path(folder, "summary.json").read_text("utf-8"))
    return found


def batch(crawl: str, *options: str) -> int:
    """A quiet batch."""
    return run(["batch", crawl, "-q", *options])


def test_parts_make_the_same_batch_as_one_run(crawl: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By whatever engine, in whatever order the parts came, and however often they are merged."""
    assert batch(crawl, "-o", "local", "--jobs", "1") == 1
    expected = files("local")
    assert (summary("local")["reports"], summary("local")["repeats"], summary("local")["failed"]) == (6, 1, 2)
    assert run(["batch", crawl, "--parts", "parts", "--jobs", "2"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert sorted(line.partition("] ")[2] for line in told[:2]) == [
        "crawl-1.warc.gz: 4 pages, 0 of them not read, 4 reports",
        "crawl-2.warc.gz: 3 pages, 0 of them not read, 3 reports",
    ]
    assert run(["merge", "parts", "-q", "-o", "merged", "--jobs", "1"]) == 1
    assert files("merged") == expected
    one, other = sorted(Path("parts").iterdir())
    for folder, part in (("first", other), ("second", one)):
        Path(folder).mkdir()
        shutil.copy(part, folder)
    assert run(["merge", "first", "second", "parts", "-q", "-o", "merged", "--jobs", "1"]) == 1
    assert files("merged") == expected
    assert run(["merge", "second", "first", "-q", "-o", "fresh", "--jobs", "1"]) == 1
    assert files("fresh") == expected


def test_two_workers_of_a_cluster_give_the_same_bytes(crawl: str) -> None:
    """Page by page, and by whole archives, with a screen."""
    pytest.importorskip("distributed")
    assert batch(crawl, "-o", "local", "--jobs", "1", "--screen") == 1
    assert batch(crawl, "-o", "far", "--jobs", "2", "--engine", "dask", "--screen") == 1
    assert files("far") == files("local")
    assert batch(crawl, "--parts", "parts", "--jobs", "2", "--engine", "dask", "--screen") == 0
    assert run(["merge", "parts", "-q", "-o", "merged", "--jobs", "1"]) == 1
    assert files("merged") == files("local")


def test_a_part_that_is_there_is_not_made_again(crawl: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless something that it depends on has changed; the same work makes the same bytes."""
    assert batch("crawl-1.warc.gz", "--parts", "parts", "--screen") == 0
    (part,) = Path("parts").iterdir()
    before = part.read_bytes()
    assert run(["batch", "crawl-1.warc.gz", "--parts", "parts", "--screen"]) == 0
    assert "crawl-1.warc.gz: its part was there already" in capsys.readouterr().err
    part.unlink()
    assert batch("crawl-1.warc.gz", "--parts", "parts", "--screen") == 0
    assert part.read_bytes() == before
    assert batch("crawl-1.warc.gz", "--parts", "parts") == 0
    assert len(list(Path("parts").iterdir())) == 2
    assert run(["merge", "parts", "-o", "merged"]) == 2
    assert "are both of crawl-1.warc.gz; take away the older one [bad-list]" in capsys.readouterr().err


def test_pages_on_which_nothing_can_be_checked_are_not_read(crawl: str, capsys: pytest.CaptureFixture[str]) -> None:
    """They are counted, and are no failures; without the screen they are read, also when they were screened before."""
    assert run(["batch", crawl, "-o", "pages", "--screen", "--jobs", "1"]) == 1
    assert "factcheck: 2 pages on which nothing can be checked not read" in capsys.readouterr().err
    found = summary("pages")
    assert (found["reports"], found["screened"], found["failures"], found["repeats"]) == (4, 2, {}, 1)
    screened = files("pages")
    assert batch(crawl, "-o", "pages", "--jobs", "1") == 1
    assert summary("pages")["reports"] == 6
    assert batch(crawl, "-o", "whole", "--jobs", "1") == 1
    assert files("pages") == files("whole")
    assert {name for name in screened if name.endswith(".json")} < set(files("whole"))


def test_pages_of_other_hosts_are_left_out(crawl: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By their addresses alone; with parts too."""
    Path("hosts.txt").write_text("# those that we know\nb.example\nC.example.\n", "utf-8")
    assert run(["batch", crawl, "-o", "pages", "--hosts", "hosts.txt", "--jobs", "1"]) == 1
    assert "factcheck: 2 pages of other hosts left out" in capsys.readouterr().err
    assert (summary("pages")["reports"], summary("pages")["other_hosts"]) == (4, 2)
    assert batch(crawl, "--parts", "parts", "--hosts", "hosts.txt") == 0
    assert run(["merge", "parts", "-q", "-o", "merged", "--jobs", "1"]) == 1
    assert files("merged") == files("pages")


@pytest.mark.parametrize("text", ["", "# nobody\n", "https://b.example/\n", "two hosts\n"])
def test_what_is_no_list_of_hosts(text: str) -> None:
    """Is refused before anything is looked at."""
    with pytest.raises(ListError, match="one host a line"):
        Hosts.of(text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("batch crawl-1.warc.gz --parts parts -o pages", "--parts makes no pages"),
        ("batch list.txt --hosts hosts.txt", "only of WARC archives is the host of a page known"),
        ("batch crawl-1.warc.gz --hosts gone.txt", "the hosts in gone.txt cannot be read"),
        ("batch crawl-1.warc.gz --engine local --scheduler tcp://127.0.0.1:1", "--engine local has no scheduler"),
        ("merge nothing -o pages", "there are no parts in nothing"),
        ("merge damaged -o pages", "is no part of a batch"),
    ],
)
def test_what_is_refused(crawl: str, arguments: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As usage, before anything is done."""
    Path("list.txt").write_text("https://b.example/en/1\n", "utf-8")
    Path("hosts.txt").write_text("b.example\n", "utf-8")
    Path("damaged").mkdir()
    Path("damaged", "x.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))
    assert run(arguments.split()) == 2
    assert message in " ".join(capsys.readouterr().err.split())
    assert not Path("pages").exists() or not files("pages")


def test_parts_of_two_states_are_no_batch(crawl: str) -> None:
    """Their verdicts would not go together."""
    assert batch("crawl-1.warc.gz", "--parts", "parts") == 0
    assert batch("crawl-2.warc.gz", "--parts", "parts", "--as-of", "2026-06-01") == 0
    with pytest.raises(ListError, match="were judged in two states"):
        parts_in(["parts"])


@pytest.mark.parametrize("stalls", [False, True])
@pytest.mark.parametrize("name", ["local", "dask"])
def test_a_page_that_ends_its_worker_costs_itself_alone(name: str, stalls: bool, crawl: str) -> None:
    """The archive that holds it is handed out page by page, and its part holds all the others."""
    if name == "dask":
        pytest.importorskip("distributed")
    poison = list(STORIES)[1]
    write(Path("one.warc.gz"), *list(STORIES)[:3])

    def engine(patience: float) -> Engine:
        return engines()[name].make(Wanted(1, patience=patience))

    work = UnitJob(Poisoned(at=poison, stalls=stalls), State("board", "rules"), "parts", patience=2.0)
    (made,) = parts_made(work, ["one.warc.gz"], engine(60.0), engine(2.0), batch=2)
    assert (made.archive, made.pages, made.fault) == ("one.warc.gz", 3, "")
    (part,) = Path("parts").iterdir()
    told = [json.loads(line) for line in gzip.decompress(part.read_bytes()).splitlines()[1:]]
    assert [(each["line"]["address"], each["slug"]) for each in told] == [
        (address, "crashed" if address == poison else "no-text") for address in list(STORIES)[:3]
    ]


def test_an_archive_that_is_gone_is_named(tmp_path: Path) -> None:
    """The others have their parts."""
    work = UnitJob(Poisoned(), State("board", "rules"), str(tmp_path / "parts"), patience=60.0)
    there = str(write(tmp_path / "there.warc.gz", *STORIES))
    gone, made = parts_made(work, [str(tmp_path / "gone.warc.gz"), there], Here(), Processes(1), batch=1)
    assert gone.fault == f"There is no file {tmp_path / 'gone.warc.gz'}; check the path."
    assert (made.pages, made.fault) == (6, "")
