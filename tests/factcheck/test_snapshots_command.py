"""`factcheck snapshots`: import, list, show; and a check with what was imported."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.cli import run
from factcheck.pipeline import check_text
from factcheck.weeks import Answer, answers, window_of
from sources.board.board import Window
from sources.board.openrouter import load_openrouter
from sources.board.sqlite_store import SqliteStore
from sources.read import Given

EXCERPTS = Path(__file__).parents[1] / "sources" / "board" / "formats" / "excerpts"
MARCH_9 = Window(date(2026, 3, 9), date(2026, 3, 15))


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store of this test is, unless an option says otherwise."""
    place = tmp_path / "snapshots.sqlite3"
    monkeypatch.setenv("FACTCHECK_STORE", str(place))
    return place


def chart(week: str, cached_at: int, **rows: int) -> str:
    """A chart of one week: these models of a maker nobody has seen, and eight others."""
    named = {f"zeta-corp/{name.replace('_', '-')}": value for name, value in rows.items()}
    named |= {f"google/gemini-9-flash-{n}": 900_000_000_000 - n for n in range(9 - len(named))}
    ys = dict(sorted(named.items(), key=lambda row: -row[1])) | {"Others": 4_000_000_000_000}
    return json.dumps({"data": {"data": [{"x": week, "ys": ys}], "cachedAt": cached_at}})


def trillions(answer: Answer) -> dict[str, str]:
    """The groups of an answer in trillions."""
    return {group.id: str((group.low / 10**12).quantize(Decimal("0.001"))) for group in answer.groups}


def test_week_by_origin_gives_the_figures_of_the_press_and_the_others() -> None:
    """2026-03-09: as the press summed it, as restated since, and over every model with a page."""
    found = answers(load_openrouter(), MARCH_9, ("chart", "catalogue", "platform"), ("displayed", "exact"), "origin")
    by_basis = {(one.basis.scope, one.basis.capture, one.basis.digits): one for one in found}
    expected = {
        ("chart", "as-of-publication", "displayed"): ("4.690", "3.294"),
        ("chart", "as-of-publication", "exact"): ("4.688", "3.291"),
        ("chart", "latest", "displayed"): ("4.689", "3.291"),
        ("chart", "latest", "exact"): ("4.683", "3.288"),
        ("catalogue", "as-of-publication", "exact"): ("6.480", "9.450"),
    }
    for key, (china, us) in expected.items():
        sums = trillions(by_basis[key])
        assert (sums["origin:CN"], sums["origin:US"]) == (china, us)
    assert trillions(by_basis["chart", "latest", "exact"])["status:stealth"] == "0.666"


def test_platform_has_others_and_what_they_may_add() -> None:
    """Nobody knows whose they are."""
    (answer,) = (
        one for one in answers(load_openrouter(), MARCH_9, ("platform",), ("exact",), "origin") if one.basis.capture == "latest"
    )
    china = answer.groups[0]
    assert answer.others == 8238138634271
    assert (china.low, china.high - china.low) == (4683150519778, answer.others)
    assert answer.total == 16874474880619


def test_sum_in_the_open_adds_up_in_every_answer() -> None:
    """Rows to groups, groups and Others to the total."""
    for by in ("model", "author", "origin"):
        for answer in answers(load_openrouter(), MARCH_9, ("chart", "top-10", "catalogue", "platform"), ("displayed",), by):
            assert [group.low for group in answer.groups] == [sum(cell.used for cell in group.cells) for group in answer.groups]
            assert answer.total == sum(group.low for group in answer.groups) + (answer.others or 0)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("2026-03-09", MARCH_9),
        ("2026-03-15", MARCH_9),
        ("2026-W11", MARCH_9),
        ("2026-02-11..2026-02-17", Window(date(2026, 2, 11), date(2026, 2, 17))),
    ],
)
def test_weeks_are_days_iso_weeks_or_both_ends(text: str, window: Window) -> None:
    """All three."""
    assert window_of(text) == window


def test_show_prints_the_sum_in_the_open(capsys: pytest.CaptureFixture[str]) -> None:
    """The displayed sums of the week's chart, row by row, with the captures and the citation."""
    assert run(["snapshots", "show", "2026-03-09", "--scope", "chart", "--by", "origin", "--digits", "displayed"]) == 0
    out = capsys.readouterr().out
    first = out.split("\n\n")[1].splitlines()
    assert first[0] == "the models named in the chart · as first published · displayed values added"
    assert first[1].split() == ["4.69T", "4,690,000,000,000", "Chinese", "models"]
    assert first[2].split()[:3] == ["1.75T", "1,748,856,634,000", "minimax/minimax-m2.5-20260211"]
    assert first[6].split() == ["3.294T", "3,294,000,000,000", "U.S.", "models"]
    assert "Source: OpenRouter (openrouter.ai/rankings), as of 2026-10-08." in out


def test_show_as_json_has_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    """And the sha256 of each capture."""
    assert run(["snapshots", "show", "2026-03-09", "--by", "origin", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["window"]) == ("factcheck-snapshots/1", ["2026-03-09", "2026-03-15"])
    (answer,) = (
        one
        for one in document["answers"]
        if (one["basis"]["scope"], one["basis"]["capture"], one["basis"]["digits"]) == ("catalogue", "as-of-publication", "exact")
    )
    sums = {group["id"]: group["low"] for group in answer["groups"]}
    assert (sums["origin:CN"], sums["origin:US"]) == ("6479563165000", "9449716654000")
    assert sum(len(group["rows"]) for group in answer["groups"]) == 348
    assert all(len(capture["sha256"]) == 64 for capture in document["snapshots"])
    assert document["board"]["state_sha256"] == load_openrouter().state_sha256


def test_show_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    """With Chinese scale words."""
    assert run(["snapshots", "show", "2026-W11", "--scope", "chart", "--by", "origin", "--lang", "zh"]) == 0
    assert "4.69万亿" in capsys.readouterr().out


def test_origins_file_replaces_who_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With Hunter Alpha China would have been at 5.356 (4.690 + 0.666, displayed)."""
    origins = tmp_path / "origins.toml"
    origins.write_text('[models]\n"openrouter/hunter-alpha" = "CN"\n')
    arguments = ["snapshots", "show", "2026-03-09", "--scope", "chart", "--by", "origin", "--digits", "displayed"]
    assert run([*arguments, "--origins", str(origins)]) == 0
    assert "5.356T" in capsys.readouterr().out
    assert run([*arguments, "--origins", str(tmp_path / "none.toml")]) == 3
    assert "[bad-origins]" in capsys.readouterr().err


def test_show_of_a_week_nobody_captured(capsys: pytest.CaptureFixture[str]) -> None:
    """Says so, and ends with 3."""
    assert run(["snapshots", "show", "2019-01-07"]) == 3
    assert "no snapshot of the period" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["show", "March"], ["show", "2026-03-15..2026-03-09"], ["show", "2026-03-09", "--scope", "all"], ["import"]]
)
def test_usage_is_2(arguments: list[str]) -> None:
    """A week that is none, a scope that is none, nothing to import."""
    assert run(["snapshots", *arguments]) == 2


def test_import_says_what_came_in_what_was_there_and_what_was_refused(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line a file; refusals on standard error, with their slugs; the others come in all the same."""
    broken = tmp_path / "cut.json"
    broken.write_bytes((EXCERPTS / "chart.json").read_bytes()[:400])
    unknown = tmp_path / "letter.txt"
    unknown.write_text("Dear editor\n")
    files = [
        EXCERPTS / "chart.json",
        EXCERPTS / "scraped-buckets.csv",
        broken,
        unknown,
        tmp_path / "none",
        EXCERPTS / "page.html",
    ]
    assert run(["snapshots", "import", *map(str, files)]) == 3
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "chart.json: chart · 0 new, 3 bundled already",
        "scraped-buckets.csv: scraped-buckets · 2 new, 2 partial",
        "  left out: 1 visits marked as broken (2026-04-01)",
    ]
    slugs = [line.rpartition("[")[2] for line in err.splitlines()]
    assert slugs == ["broken-payload]", "unknown-format]", "no-such-file]", "unknown-capture]"]
    assert (
        run(
            [
                "snapshots",
                "import",
                "--captured",
                "2025-11-07",
                str(EXCERPTS / "page.html"),
                str(EXCERPTS / "scraped-buckets.csv"),
            ]
        )
        == 0
    )
    again = capsys.readouterr().out.splitlines()
    assert again[0] == "page.html: page · 1 new, 5 bundled already, 1 partial"
    assert again[2] == "scraped-buckets.csv: scraped-buckets · 0 new, 2 there already"
    assert len(SqliteStore(store).index()) == 3


def test_import_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every capture with its sha256; a refused file with its slug."""
    assert run(["snapshots", "import", "--format", "json", str(EXCERPTS / "data-api.json"), str(tmp_path / "none")]) == 3
    came, refused = json.loads(capsys.readouterr().out)["imports"]
    (added,) = came["added"]
    assert (came["format"], added["form"], added["series"], added["window"]) == (
        "data-api",
        "days",
        "daily-top-50",
        ["2026-06-25", "2026-06-26"],
    )
    assert added["licence"] == "CC BY 4.0 (OpenRouter Data API)"
    assert refused["error"]["slug"] == "no-such-file"


def test_list_has_the_bundle_and_what_was_imported(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a store the bundle alone, and nothing is made."""
    assert run(["snapshots", "list"]) == 0
    before = capsys.readouterr().out
    assert f"Imported ({store}): 0 captures" in before
    assert not store.exists()
    run(["snapshots", "import", str(EXCERPTS / "scraped-buckets.csv")])
    capsys.readouterr()
    assert run(["snapshots", "list", "--format", "json"]) == 0
    captures = json.loads(capsys.readouterr().out)["captures"]
    stored = [capture for capture in captures if capture["place"] == "store"]
    assert [(capture["id"], capture["complete"]) for capture in stored] == [
        ("chart-2026-03-23-20260329", False),
        ("chart-2026-03-30-20260330", False),
    ]
    assert len(captures) - len(stored) == 290


def test_broken_store_is_one_line(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was asked."""
    store.write_text("no database at all, whatever its name says, however long one looks at it")
    for arguments in (["list"], ["show", "2026-03-09"], ["import", str(EXCERPTS / "chart.json")]):
        assert run(["snapshots", *arguments]) == 3
        (line,) = capsys.readouterr().err.splitlines()
        assert line.endswith("[broken-store]")


def test_model_of_an_imported_snapshot_is_found_in_text_and_judged(tmp_path: Path, store: Path) -> None:
    """A name nobody has seen: Quasar 7 of Zeta Corp, first on the chart of a week after the bundle's last."""
    payload = tmp_path / "trend.json"
    payload.write_text(chart("2026-10-05", 1792000000000, quasar_7_20261001=9_412_000_000_000))
    assert run(["snapshots", "import", str(payload)]) == 0
    text = "OpenRouter data show that in the week of October 5 to 11, 2026, Quasar 7 processed {} trillion tokens."
    given = Given(published=date(2026, 10, 15))
    board = load_openrouter(store=SqliteStore(store))
    for printed, verdict in (("9.41", "supported"), ("7.3", "contradicted")):
        (finding,) = check_text(text.format(printed), given=given, board=board).findings
        assert (finding.subject.id, finding.verdict) == ("model:zeta-corp/quasar-7-20261001", verdict)
    unknown = check_text(text.format("9.41"), given=given, board=load_openrouter()).findings
    assert "contradicted" not in {finding.verdict for finding in unknown}
    assert "model:zeta-corp/quasar-7-20261001" not in {finding.subject.id for finding in unknown}


def test_help_does_not_load_the_engine() -> None:
    """Neither spaCy nor SQLite for a page of help."""
    code = (
        "import sys; from factcheck.cli import run; run(['snapshots', '--help']); "
        "sys.exit(any(name in sys.modules for name in ('spacy', 'sqlite3', 'factcheck.weeks')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
