"""Lists of addresses: how they are read, what becomes of each line, the folder, the exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from factcheck.batch.task import CRASHED
from factcheck.cli import run
from factcheck.errors import AsOfError, EngineError, LedgerError
from factcheck.inputs import BadLine, ListError
from factcheck.report import Report, to_json
from sources.errors import NotFound
from sources.read import Given

Sample = Callable[[str], Report]

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
DOCS = HERE.parents[1] / "docs"
TIMEOUT = 60

# The run


@dataclass
class Engine:
    """Knows a few addresses; remembers what it was asked."""

    reports: dict[str, Report]
    asked: list[tuple[str, Given]] = field(default_factory=list)
    as_of: date | None = None

    def board_of(self, store: str | None, origins: Path | None) -> SimpleNamespace:
        """A stand-in for the board that was asked for."""
        return SimpleNamespace(state_sha256=f"{store} {origins}")

    def check(
        self, address: str, *, given: Given, board: SimpleNamespace, as_of: date | None = None, fetcher: object = None
    ) -> Report:
        """The report of a known address."""
        self.asked.append((address, given))
        self.as_of = as_of
        if address == "early":
            raise AsOfError("the story is of later days")
        if address == "breaks":
            raise ZeroDivisionError("by zero")
        if address == "stops":
            raise KeyboardInterrupt
        if address not in self.reports:
            raise NotFound(f"there is no file {address}")
        return self.reports[address]


@pytest.fixture
def engine(sample: Sample, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Engine:
    """The engine behind the batches of this test, which run in a folder of their own."""
    english = sample("story-en")
    right = tuple(finding for finding in english.findings if finding.verdict == "supported")
    good = replace(english, article=replace(english.article, sha256="0" * 64), findings=right)
    made = Engine({"good": good, "bad": english, "zh": sample("story-zh"), "hostile": sample("hostile")})
    module = ModuleType("factcheck.pipeline")
    vars(module).update(check=made.check, board_of=made.board_of)
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", module)
    monkeypatch.chdir(tmp_path)
    return made


def batch(text: str, *options: str) -> int:
    """A batch over a list of this text, one line at a time."""
    Path("list.csv" if text.startswith("address") else "list.txt").write_text(text, "utf-8")
    return run(["batch", "list.csv" if text.startswith("address") else "list.txt", "--jobs", "1", *options])


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("good\n", "", 0),
        ("good\nbad\n", "", 1),
        ("good\nmissing\n", "", 3),
        ("missing\nbad\n", "", 1),
        ("bad\n", "--fail-on never", 0),
        ("bad\nmissing\n", "--fail-on never", 3),
        ("good\n", "--fail-on unproven", 0),
        ("breaks\n", "", 3),
        ("address,published\ngood,soon\n", "", 3),
        ("good\nstops\ngood2\n", "", 130),
        ("good\n", "--fail-on never --fail-on unproven", 2),
        ("good\n", "--jobs 0", 2),
        ("good\n", "--format pdf", 2),
        ("good\n", "--lang fr", 2),
        ("good\n", "--nonsense", 2),
        ("good\n", "-o gone/pages", 3),
        ("good\n", "-o list.txt", 3),
    ],
)
def test_exit_codes(text: str, options: str, code: int, engine: Engine) -> None:
    """1 before 3 before 0; 130 stopped."""
    assert batch(text, *options.split()) == code


def test_json_lines_keep_the_order_and_failures_stand_in_their_place(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A line an address; a report is the one that the address alone gives, compact."""
    assert batch("zh\nmissing\nbreaks\n\nbad\nzh\n", "--format", "jsonl") == 1
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert [json.loads(line).get("address") for line in lines] == [None, "missing", "breaks", None]
    for line, name in ((lines[0], "zh"), (lines[3], "bad")):
        alone = json.loads(to_json(engine.reports[name]))
        assert line == json.dumps(alone, ensure_ascii=False, separators=(",", ":"))
    assert json.loads(lines[1]) == {
        "schema": "factcheck/1",
        "address": "missing",
        "error": {"slug": "no-such-file", "message": "there is no file missing"},
    }
    assert json.loads(lines[2])["error"]["slug"] == CRASHED
    assert "ZeroDivisionError: by zero" in json.loads(lines[2])["error"]["message"]


def test_a_table_has_one_head_and_a_row_for_each_failure(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the list; the words in the language of the list, else the story's."""
    assert batch("address,language\nmissing,\nzh,en\nbad,zh-Hans\nbreaks,\n", "--format", "csv") == 1
    out = capsys.readouterr().out
    assert out.startswith("\ufeffaddress,outlet,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [row["error"] for row in rows if row["error"]] == ["no-such-file", CRASHED]
    assert (rows[0]["address"], rows[-1]["address"]) == ("missing", "breaks")
    assert "ZeroDivisionError: by zero" in rows[-1]["message"]
    labels = {row["language"]: row["subject_label"] for row in rows if row["subject"] == "origin:CN"}
    assert labels == {"zh": "Chinese models", "en": "中国模型"}


def test_annotations_of_a_list(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A failed address is an error of its own."""
    assert batch("missing\nbad\n", "--format", "github", "--lang", "zh") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "::error title=factcheck · no-such-file::missing: there is no file missing"
    assert lines[5].startswith("::error title=与榜单不符 · 连续期数::")
    assert all(line.startswith("::") for line in lines)


def test_what_the_list_says_reaches_the_engine(engine: Engine) -> None:
    """Days and outlets; of a month no day."""
    batch("address,published,outlet,language\ngood,2026-03-16,Wire,en\nbad,2026-03,,zh\n")
    assert engine.asked == [("good", Given(published=date(2026, 3, 16), outlet="Wire")), ("bad", Given())]


def test_the_day_to_judge_as_of_is_one_for_the_whole_list(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A story of later days is a line that failed."""
    assert batch("good\nearly\n", "--as-of", "2026-06-01") == 3
    assert engine.as_of == date(2026, 6, 1)
    failed = json.loads(capsys.readouterr().out.splitlines()[1])
    assert failed["error"] == {"slug": "as-of-too-early", "message": "the story is of later days"}
    assert batch("good\n", "--as-of", "1 June") == 2


def test_progress_and_repeats_are_said_on_standard_error(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A line an address; hostile names cannot steer the terminal."""
    batch("good\nmiss\x1b[31ming\ngood\n")
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"[1/2] good: ✓ {len(engine.reports['good'].findings)} ≈ 0 ✗ 0 ? 0",
        "factcheck: miss\\x1b[31ming: there is no file miss\\x1b[31ming [no-such-file]",
        "factcheck: 1 line repeats an earlier address and is not checked again (line 3 that of line 1)",
    ]
    assert len(told.out.splitlines()) == 2


def test_quiet_says_errors_only(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """And the results."""
    batch("good\nmissing\ngood\n", "-q", "-o", "pages")
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "factcheck: missing: there is no file missing [no-such-file]\n"


def test_nothing_is_checked_where_the_folder_is_refused(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong place costs no minute of fetching."""
    assert batch("good\n", "-o", "gone/pages") == 3
    assert engine.asked == []
    assert capsys.readouterr().err == "factcheck: there is no folder gone; make it first [unwritable]\n"


# The folder


def index_of(folder: str) -> BeautifulSoup:
    """The index of a folder."""
    return BeautifulSoup(Path(folder, "index.html").read_text("utf-8"), "lxml")


def test_the_folder_holds_a_page_and_a_json_file_per_article(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """And the index in each of its orders, whose links lead to them, and the claims they share; standard output stays empty."""
    assert batch("bad\nzh\nmissing\n", "-o", "pages") == 1
    assert capsys.readouterr().out == ""
    links = [str(link["href"]) for link in index_of("pages").select(".stories a")]
    assert len(links) == 4
    sheets = ["index-by-date.html", "index-by-outlet.html", "index-by-verdict.html", "index-shared.html", "index.html"]
    beside = [".batch.lock", "comparison.json", "ledger.sqlite3", "summary.json"]
    assert sorted(path.name for path in Path("pages").iterdir()) == sorted([*links, *sheets, *beside])
    assert Path("pages", links[1]).read_text("utf-8") == to_json(engine.reports["bad"])
    assert Path("pages", links[2]).read_text("utf-8").startswith('<!doctype html>\n<html lang="zh-Hans">')


def test_both_forms_at_once(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Where both are asked for."""
    assert batch("good\n", "-o", "pages", "--format", "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "factcheck/1"
    assert Path("pages", "index.html").is_file()


def test_the_index_tells_each_article_and_each_failure(engine: Engine) -> None:
    """Outlet, title, the written sentence, four counts; then address, what happened, what to do, message and slug."""
    batch("zh\nbad\nmissing\nbad\n", "-o", "pages", "--lang", "en")
    page = index_of("pages")
    rows = [[cell.text for cell in row.find_all(["td", "th"])] for row in page.select(".stories tbody tr")]
    english = engine.reports["bad"]
    assert rows[1][1] == english.article.title
    assert english.article.outlet in rows[1][0]
    counted = [sum(f.verdict == v for f in english.findings) for v in ("supported", "needs-context", "contradicted", "unproven")]
    assert [re.findall(r"\d+", cell) for cell in rows[1][3:7]] == [[str(n)] for n in counted]
    assert "wrong" in rows[1][2]
    assert [cell.text for cell in page.select(".unread tbody th, .unread tbody td")] == [
        "missing",
        "no such file: Check the spelling of the path. there is no file missing no-such-file",
    ]
    assert "2 stories checked" in page.text
    assert "1 line of the list repeats an earlier address" in page.text


@pytest.mark.parametrize(
    ("text", "options", "language"),
    [
        ("zh\n", (), "zh-Hans"),
        ("zh\nbad\n", (), "en"),
        ("missing\n", (), "en"),
        ("bad\n", ("--lang", "zh"), "zh-Hans"),
        ("address,language\nzh,en\n", (), "zh-Hans"),
    ],
)
def test_language_of_the_index(text: str, options: tuple[str, ...], language: str, engine: Engine) -> None:
    """As asked for, else that of most stories, else English."""
    batch(text, "-o", "pages", *options)
    page = index_of("pages")
    assert page.html is not None
    assert page.html["lang"] == language


def test_the_column_language_chooses_that_of_the_page(engine: Engine) -> None:
    """A language that the pages do not speak leaves the story's."""
    batch("address,language\nzh,en\nbad,fr\n", "-o", "pages")
    pages = [str(link["href"]) for link in index_of("pages").select("main th a")]
    heads = [Path("pages", page).read_text("utf-8").splitlines()[1] for page in pages]
    assert heads == ['<html lang="en">', '<html lang="en">']


def test_a_hostile_list_is_text_in_the_index(engine: Engine) -> None:
    """No markup, no script, no address that runs; nothing is loaded."""
    batch('hostile\n<script>alert(1)</script>\njavascript:alert(1)\nhttps://x.example/"><b>\n\u202egnp.exe\n', "-o", "pages")
    html = Path("pages", "index.html").read_text("utf-8")
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "\u202e" not in html
    soup = BeautifulSoup(html, "lxml")
    assert soup.find_all(["script", "link", "img", "iframe", "object", "embed", "base", "form"]) == []
    assert [name for element in soup.find_all(True) for name in element.attrs if name.startswith("on") or name == "style"] == []
    assert [str(link["href"]) for link in soup.select('a[rel="noreferrer noopener"]')] == ['https://x.example/"><b>']


def test_a_page_that_cannot_be_written_is_a_failure_of_its_article(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest goes on."""
    batch("bad\n", "-o", "pages")
    page = next(path for path in Path("pages").glob("bad-*.html"))
    page.unlink()
    page.mkdir()
    (page / "x").touch()
    capsys.readouterr()
    assert batch("bad\ngood\n", "-o", "pages", "--fail-on", "never") == 3
    assert "[unwritable]" in capsys.readouterr().err
    assert "1 story checked" in index_of("pages").text


def test_pages_of_a_longer_batch_are_taken_away(engine: Engine) -> None:
    """Nothing leads to them any more; what is not ours stays, whatever its name, and so does what is no page of an index."""
    batch("bad\n", "-o", "pages")
    ours = Path("pages", "index.html").read_text("utf-8")
    for name in ("index-2.html", "index-by-date-7.html", "index-unread.html", "index-12345678.html", "notes.html"):
        Path("pages", name).write_text(ours, "utf-8")
    Path("pages", "index-3.html").write_text("<!doctype html><title>mine</title>", "utf-8")
    Path("pages", "index-4.html").mkdir()
    batch("bad\n", "-o", "pages")
    orders = {"index.html", "index-by-outlet.html", "index-by-date.html", "index-by-verdict.html"}
    assert {path.name for path in Path("pages").glob("*.html") if not path.name.startswith("bad")} == orders | {
        "index-3.html",
        "index-4.html",
        "index-12345678.html",
        "notes.html",
    }


# The real engine

STORIES = {
    "en.txt": "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter.\n",
    "zh.txt": "3月9日至3月15日，MiniMax M2.5在OpenRouter上排名第一。\n",
    "open.txt": "Last week MiniMax M2.5 ranked first on OpenRouter.\n",
}
LISTED = "address,published\nen.txt,2026-03-16\ngone.txt,\nzh.txt,2026-03-16\nopen.txt,2026-03\n"


def factcheck(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=TIMEOUT)


def test_stories_checked_here_and_by_workers_are_the_same(tmp_path: Path) -> None:
    """To the byte; and each report is that of the address alone."""
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "list.csv").write_text(LISTED, "utf-8")
    one, two = (factcheck("batch", "list.csv", "--format", "jsonl", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 1
    lines = one.stdout.splitlines()
    told = [json.loads(line) for line in lines]
    assert told[1]["error"]["slug"] == "no-such-file"
    found = [[(f["verdict"], f["period"]["start"]) for f in report["findings"]] for report in told if "findings" in report]
    assert found == [[("contradicted", "2026-03-09")], [("supported", "2026-03-09")], [("unproven", None)]]
    alone = factcheck("zh.txt", "--published", "2026-03-16", "--format", "json", cwd=tmp_path)
    assert json.dumps(json.loads(alone.stdout), ensure_ascii=False, separators=(",", ":")) == lines[2]


# The manual


def test_every_slug_of_the_batch_has_a_heading() -> None:
    """Beside those of docs/errors.md."""
    text = (DOCS / "batch.md").read_text("utf-8")
    assert {f"### {slug}" for slug in (ListError.slug, BadLine.slug, CRASHED, LedgerError.slug, EngineError.slug)} <= set(
        text.splitlines()
    )
