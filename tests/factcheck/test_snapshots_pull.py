"""`factcheck snapshots pull` against a server on loopback, and a check with what was pulled."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from data_api_server import AS_OF, KEY, PATH, serve
from pytest_httpserver import HTTPServer

from factcheck.cli import run
from factcheck.pipeline import check_text
from sources.board.openrouter import load_openrouter
from sources.board.sqlite_store import SqliteStore
from sources.read import Given

DAYS = ["--from", "2026-08-24", "--to", "2026-09-02"]


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> Path:
    """Where the store of this test is; the server and the key are told as a user would tell them."""
    place = tmp_path / "snapshots.sqlite3"
    monkeypatch.setenv("FACTCHECK_STORE", str(place))
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    monkeypatch.setenv("FACTCHECK_OPENROUTER_API", httpserver.url_for(PATH))
    httpserver.expect_request(PATH).respond_with_handler(serve)
    return place


def test_pull_says_what_came_where_it_is_kept_and_how_to_cite_it(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And again, that it is there already."""
    assert run(["snapshots", "pull", *DAYS]) == 0
    (kept,) = (store.parent / "payloads").iterdir()
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"{kept.name}: data-api · 1 new",
        f"  kept in {kept}",
        f"  Source: OpenRouter (openrouter.ai/rankings), as of {AS_OF}.",
    ]
    assert run(["snapshots", "pull", *DAYS, "--lang", "zh"]) == 0
    assert "已有1份" in capsys.readouterr().out.splitlines()[0]


def test_what_is_pulled_judges_a_story(store: Path) -> None:
    """A model that only the pulled days know, summed over a week; a wrong figure is contradicted."""
    assert run(["snapshots", "pull", *DAYS]) == 0
    board = load_openrouter(store=SqliteStore(store))
    text = "OpenRouter data show that from August 24 to August 30, 2026, Quasar-0 processed {} trillion tokens."
    for printed, verdict in (("1.821", "supported"), ("1.214", "contradicted")):
        (finding,) = check_text(text.format(printed), given=Given(published=date(2026, 9, 2)), board=board).findings
        assert (finding.subject.id, finding.verdict) == ("model:zeta-corp/quasar-0", verdict)


def test_pull_as_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was asked, what was given, and every capture."""
    assert run(["snapshots", "pull", *DAYS, "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    (one,) = document["pulled"]
    assert (one["asked"], one["given"]) == (["2026-08-24", "2026-09-02"],) * 2
    assert one["added"][0]["payload"]["name"] == Path(one["kept"]).name
    assert document["error"] is None


def test_an_earlier_start_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """The API's figures begin on a day."""
    assert run(["snapshots", "pull", "--from", "2024-11-11", "--to", "2025-01-05"]) == 0
    assert "  the figures of the API begin on 2025-01-01" in capsys.readouterr().out.splitlines()


def test_nothing_is_asked_where_nothing_is_missing(httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The bundle has the days up to 21 August 2026."""
    assert run(["snapshots", "pull", "--to", "2026-08-21"]) == 0
    assert capsys.readouterr().out == "nothing is missing up to 2026-08-21; give --from to pull days again\n"
    assert httpserver.log == []


def test_the_default_is_from_what_is_known_to_yesterday(httpserver: HTTPServer) -> None:
    """The only thing that the clock decides is what is asked for."""
    run(["snapshots", "pull"])
    assert httpserver.log[0][0].args["start_date"] == "2026-07-20"
    assert httpserver.log[-1][0].args["end_date"] == str(datetime.now(UTC).date() - timedelta(1))


@pytest.mark.parametrize(("key", "slug"), [("", "no-key"), ("sk-other", "no-key"), ("sk two", "no-key")])
def test_without_a_key_that_is_taken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str, slug: str
) -> None:
    """One line, one slug, 3, and no key."""
    monkeypatch.setenv("OPENROUTER_API_KEY", key)
    assert run(["snapshots", "pull", *DAYS]) == 3
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert line.endswith(f"[{slug}]")
    assert out == ""
    assert not key or key not in err
    assert run(["snapshots", "pull", *DAYS, "--format", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["error"]["slug"] == slug


def test_the_key_is_nowhere(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither in what is said nor in what is written."""
    run(["snapshots", "pull", *DAYS])
    run(["snapshots", "list", "--format", "json"])
    out, err = capfd.readouterr()
    assert KEY not in out + err
    files = [place for place in store.parent.rglob("*") if place.is_file()]
    assert len(files) >= 2
    assert not any(KEY.encode() in place.read_bytes() for place in files)


@pytest.mark.parametrize(
    "arguments",
    [["--to", "2999-01-01"], ["--from", "2026-09-02", "--to", "2026-09-01"], ["--to", "2024-12-31"], ["--from", "August"]],
)
def test_usage_is_2(arguments: list[str], httpserver: HTTPServer) -> None:
    """Days that are not over, no days, days before the first."""
    assert run(["snapshots", "pull", *arguments]) == 2
    assert httpserver.log == []
