"""The command line, with an engine of our own behind it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import BinaryIO

import pytest

from factcheck.cli import run
from factcheck.errors import AsOfError
from factcheck.render import Options, formats
from factcheck.report import Report
from sources.errors import NotFound
from sources.read import Given

Sample = Callable[[str], Report]

#: The stories of the engine are of later days.
TOO_EARLY = date(2026, 3, 1)


@dataclass
class Engine:
    """Knows a few addresses; remembers what it was asked."""

    reports: dict[str, Report]
    asked: list[tuple[str, Given]] = field(default_factory=list)
    as_of: date | None = None
    stdin: bytes = b""

    def board_of(self, store: Path | None, origins: Path | None) -> str:
        """A stand-in for the board that was asked for."""
        return f"{store} {origins}"

    def check(
        self,
        address: str,
        *,
        given: Given,
        board: str,
        stdin: BinaryIO | None = None,
        as_of: date | None = None,
        fetcher: object = None,
    ) -> Report:
        """The report of a known address."""
        self.asked.append((address, given))
        self.as_of = as_of
        if as_of == TOO_EARLY:
            raise AsOfError("the story is of later days")
        if stdin is not None:
            self.stdin = stdin.read()
        if address not in self.reports:
            raise NotFound(f"there is no file {address}")
        return self.reports[address]

    def check_text(self, text: str, *, given: Given, board: str, as_of: date | None = None) -> Report:
        """The report of a text."""
        self.asked.append((text, given))
        return self.reports["good"]


def of(report: Report, *verdicts: str) -> Report:
    """The report with only the findings of these verdicts."""
    return replace(report, findings=tuple(finding for finding in report.findings if finding.verdict in verdicts))


@pytest.fixture
def engine(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The engine behind the commands of this test."""
    english = sample("story-en")
    made = Engine(
        {
            "good": of(english, "supported"),
            "bad": english,
            "context": of(english, "needs-context"),
            "open": of(english, "unproven"),
            "zh": sample("story-zh"),
            "-": of(english, "supported"),
            "-dash": of(english, "supported"),
        }
    )
    module = ModuleType("factcheck.pipeline")
    vars(module).update(check=made.check, check_text=made.check_text, board_of=made.board_of)
    monkeypatch.setitem(sys.modules, "factcheck.pipeline", module)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("good", 0),
        ("check good", 0),
        ("bad", 1),
        ("context", 0),
        ("open", 0),
        ("missing", 3),
        ("good missing", 3),
        ("missing bad", 1),
        ("--fail-on needs-context context", 1),
        ("--fail-on needs-context open", 0),
        ("--fail-on needs-context --fail-on unproven open", 1),
        ("--fail-on unproven bad", 1),
        ("--fail-on never bad", 0),
        ("--fail-on never missing", 3),
        ("--text sentence", 0),
        ("-- -dash", 0),
        ("check -- -dash", 0),
        ("--lang zh good", 0),
        # usage
        ("", 2),
        ("check", 2),
        ("--nonsense good", 2),
        ("--format pdf good", 2),
        ("--lang fr good", 2),
        ("--text sentence good", 2),
        ("- -", 2),
        ("--title T good bad", 2),
        ("--url https://example.com good bad", 2),
        ("--fail-on never --fail-on unproven good", 2),
        ("--published 16.3.2026 good", 2),
        ("--published 2026-02-30 good", 2),
        ("--published 2026-3-16 good", 2),
        ("--as-of 2026-3-16 good", 2),
        ("--as-of soon good", 2),
        ("--as-of 2026-03-16 good", 0),
        ("--as-of 2026-03-01 good", 2),
        ("--as-of 2026-03-01 good good", 3),
        ("render", 2),
        ("--help", 0),
        ("--version", 0),
        ("check --help", 0),
    ],
)
def test_exit_codes(arguments: str, code: int, engine: Engine) -> None:
    """1 before 3 before 0; 2 is usage and nothing else."""
    assert run(arguments.split()) == code


def test_nothing_is_checked_where_the_usage_is_wrong(engine: Engine) -> None:
    """A wrong option costs no minute of fetching."""
    run(["--title", "T", "good", "bad"])
    run(["--published", "soon", "good"])
    assert engine.asked == []


def test_what_the_user_says_reaches_the_engine(engine: Engine) -> None:
    """Date, address, outlet, title."""
    run(["good", "--published", "2026-03-16", "--url", "https://example.com/a", "--outlet", "Wire", "--title", "T"])
    run(["--text", "MiniMax M2.5 first"])
    assert engine.asked == [
        ("good", Given(published=date(2026, 3, 16), url="https://example.com/a", outlet="Wire", title="T")),
        ("MiniMax M2.5 first", Given()),
    ]


def test_a_wrong_date_is_told_how_to_write_it(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """With an example."""
    run(["good", "--published", "16.3.2026"])
    assert "'16.3.2026' is no date; write it as YYYY-MM-DD, for example 2026-03-16" in capsys.readouterr().err


def test_the_day_to_judge_as_of_reaches_the_engine(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the option, or from the environment."""
    run(["good", "--as-of", "2026-06-01"])
    assert engine.as_of == date(2026, 6, 1)
    monkeypatch.setenv("FACTCHECK_AS_OF", "2026-07-01")
    run(["good"])
    assert engine.as_of == date(2026, 7, 1)
    run(["good", "--as-of", "2026-06-01"])
    assert engine.as_of == date(2026, 6, 1)


def test_a_day_before_the_story_is_wrong_usage(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Of one story; of several it is a line for each, and the rest goes on."""
    run(["good", "--as-of", "2026-03-01"])
    assert "Invalid value for --as-of: the story is of later days" in capsys.readouterr().err
    run(["good", "missing", "--as-of", "2026-03-01"])
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"factcheck: {name}: the story is of later days [as-of-too-early]" for name in ("good", "missing")
    ]


def test_a_failing_address_is_one_line_and_the_rest_goes_on(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Results on standard output, failures on standard error."""
    assert run(["miss\x1b[31ming", "good"]) == 3
    out, err = capsys.readouterr()
    assert err == "factcheck: miss\\x1b[31ming: there is no file miss\\x1b[31ming [no-such-file]\n"
    assert "Chinese AI models out-token the U.S. for a second week" in out


def test_json_of_one_is_a_document(engine: Engine, sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    """Indented, for people."""
    run(["--format", "json", "bad"])
    out = capsys.readouterr().out
    assert json.loads(out)["findings"][0]["kind"] == "total"
    assert out.startswith('{\n "schema": "factcheck/1"')


def test_json_of_several_is_one_line_each(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """A failed address stands in its place."""
    run(["--format", "json", "good", "missing", "bad"])
    first, failed, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert len(first["findings"]) == 4
    assert failed == {
        "schema": "factcheck/1",
        "address": "missing",
        "error": {"slug": "no-such-file", "message": "there is no file missing"},
    }
    assert len(last["findings"]) == 13


def test_csv_of_several_has_one_head(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the first result, which may be a failure; alone it has its own."""
    run(["--format", "csv", "missing", "good", "bad"])
    out = capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert out.startswith("\ufeffaddress,outlet,")
    assert out.count("\ufeff") == out.count("address,outlet,") == 1
    assert len(rows) == 1 + 4 + 13
    assert (rows[0]["address"], rows[0]["verdict"], rows[0]["error"]) == ("missing", "", "no-such-file")
    assert [row["error"] for row in rows[1:]] == [""] * 17
    run(["--format", "csv", "good"])
    assert capsys.readouterr().out.startswith("\ufeffaddress,outlet,")


def test_github_of_several_annotates_failures(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """In their place; formats that are not made for streams say nothing there."""
    assert run(["--format", "github", "missing", "good"]) == 3
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "::error title=factcheck · no-such-file::missing: there is no file missing"
    assert [line.split("::")[1] for line in rest] == ["notice title=factcheck"]
    assert run(["--format", "correction", "--lang", "en", "missing", "good"]) == 3
    assert capsys.readouterr().out == "There is nothing to correct or to clarify in this story.\n"


@pytest.mark.parametrize(
    ("format_name", "suffix"),
    [("csv", ".csv"), ("correction-md", ".correction.md"), ("claimreview", ".jsonld"), ("jsonl", ".jsonl")],
)
def test_several_files_of_every_format(format_name: str, suffix: str, engine: Engine, tmp_path: Path) -> None:
    """A file a story, each whole: what `render` makes of its report."""
    folder = tmp_path / "out"
    assert run(["good", "bad", "--format", format_name, "-o", str(folder)]) == 1
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2
    assert all(name.endswith(suffix) for name in names)
    alone = formats()[format_name].render(engine.reports["bad"], Options("en"))
    assert (folder / names[0]).read_bytes() == alone.encode()


def test_language_is_the_storys_unless_asked(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese for a Chinese story."""
    run(["zh"])
    assert "属实" in capsys.readouterr().out
    run(["zh", "--lang", "en"])
    assert "SUPPORTED" in capsys.readouterr().out


def test_standard_input(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` hands the stream to the engine."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("中文".encode("gb18030"))))
    assert run(["-"]) == 0
    assert engine.stdin.decode("gb18030") == "中文"


@pytest.mark.parametrize(
    ("name", "start"), [("a.html", "\n<!doctype html>"), ("a.json", "{"), ("a.txt", "Chinese"), ("a", "Chinese")]
)
def test_output_to_a_file(name: str, start: str, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The suffix names the format; standard error says where it is; nothing else lies in the folder."""
    assert run(["good", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(start.lstrip())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"factcheck: written to {tmp_path / name}\n"


def test_quiet(engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing on standard error but errors."""
    run(["good", "-q", "-o", str(tmp_path / "a.html")])
    assert capsys.readouterr().err == ""


def test_several_go_into_a_folder(engine: Engine, tmp_path: Path) -> None:
    """A file for each that could be read, named from its address."""
    folder = tmp_path / "out"
    assert run(["good", "missing", "bad", "good", "--format", "html", "-o", str(folder)]) == 1
    names = sorted(path.name for path in folder.iterdir())
    assert [name.split("-")[0] for name in names] == ["bad", "good", "good"]
    assert len({name.lower() for name in names}) == 3


@pytest.mark.parametrize(
    ("output", "arguments", "said"),
    [
        ("no/such/a.html", ["good"], "there is no folder"),
        (".", ["good"], "is a folder"),
        ("no/such", ["good", "bad"], "there is no folder"),
        ("file", ["good", "bad"], "is a file; several results need a folder"),
        ("file/a.html", ["good"], "there is no folder"),
    ],
)
def test_unwritable_output_is_said_before_any_work(
    output: str, arguments: list[str], said: str, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, exit 3, nothing asked, nothing written."""
    (tmp_path / "file").write_text("kept")
    assert run([*arguments, "-o", str(tmp_path / output)]) == 3
    err = capsys.readouterr().err
    assert said in err
    assert err.endswith("[unwritable]\n")
    assert err.count("\n") == 1
    assert engine.asked == []
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_read_only_output(engine: Engine, tmp_path: Path) -> None:
    """A file that may not be written stays as it is."""
    target = tmp_path / "a.html"
    target.write_text("kept")
    target.chmod(0o444)
    assert run(["good", "-o", str(target)]) == 3
    assert target.read_text() == "kept"


def test_stopped(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130."""

    def stop(address: str, **_: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["factcheck.pipeline"], "check", stop)
    assert run(["good"]) == 130


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({"NO_COLOR": "1"}, False)],
)
def test_colour(
    environment: dict[str, str],
    coloured: bool,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not where there is no terminal, unless forced; never against NO_COLOR."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["good"])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_forced_colour_stays_out_of_files(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is no terminal."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(["good", "-o", str(tmp_path / "a.txt")])
    assert "\x1b" not in (tmp_path / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("format_name", formats())
def test_render_is_what_check_wrote(format_name: str, engine: Engine, samples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every format is a pure function of the saved report, so both give the same bytes."""
    run(["bad", "--format", format_name])
    checked = capsys.readouterr().out
    assert run(["render", str(samples / "story-en.json"), "--format", format_name]) == 0
    assert capsys.readouterr().out == checked


@pytest.mark.parametrize("content", ["", "{}", "hello", '{"schema": "factcheck/2"}'])
def test_render_of_something_else(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A clear sentence and exit 3, and no file."""
    (tmp_path / "r.json").write_text(content)
    assert run(["render", str(tmp_path / "r.json"), "-o", str(tmp_path / "a.html")]) == 3
    err = capsys.readouterr().err
    assert f"{tmp_path / 'r.json'} is no factcheck/1 report" in err
    assert err.endswith("[not-a-report]\n")
    assert [path.name for path in tmp_path.iterdir()] == ["r.json"]


def test_render_of_a_missing_file(tmp_path: Path) -> None:
    """An operational failure, not usage."""
    assert run(["render", str(tmp_path / "none.json")]) == 3
    assert run(["render", str(tmp_path)]) == 3


def test_broken_pipe_is_quiet(samples: Path) -> None:
    """`factcheck … | head -1` says nothing on standard error."""
    command = [sys.executable, "-m", "factcheck", "render", str(samples / "story-en.json"), "--format", "html"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=30)
    assert err == b""
    assert process.returncode == 141


def test_help_loads_nothing_heavy() -> None:
    """No spaCy, no HTTP, no template engine for --help, and few modules at all: what is not loaded takes no time."""
    code = (
        "import sys; from factcheck.cli import run; run(['--help']); run(['check', '--help']);"
        "print([m for m in ('spacy', 'httpx2', 'bs4', 'lxml', 'jinja2', 'rich', 'numpy') if m in sys.modules], len(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy, loaded = out.splitlines()[-1].rsplit(" ", 1)
    assert heavy == "[]"
    assert int(loaded) < 320  # a bare interpreter has some 60, click brings a hundred, and so do we
