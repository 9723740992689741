"""Captures that a user imported are part of the board that stories are checked against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from data_api_server import KEY, PATH, serve
from postgres_server import PostgresServer
from pytest_httpserver import HTTPServer

from factcheck.cli import run

#: 2024-06-18 08:00 UTC, when the week before was over and the next one had begun; the bundle begins later.
CACHED_AT = 1718697600000
SECRET = "s3cr-et"
STORY = "In the week of June 10-16, 2024, Zephyr 9.1 Ultra topped OpenRouter with 9.41 trillion tokens."


def _chart(week: str, first: int) -> dict[str, object]:
    named = {f"old-lab/old-{n}": 10**12 - n * 10**10 for n in range(8)}
    return {"x": week, "ys": {"zephyr-lab/zephyr-9.1-ultra": first, **named, "Others": 10**13}}


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store may be made: a path, and the address of a database of which the password is a secret."""
    if request.param == "sqlite":
        return str(tmp_path / "snapshots.sqlite3")
    server: PostgresServer = request.getfixturevalue("postgres")
    database, user = server.database(), server.new_user(SECRET)
    server.run(f"ALTER DATABASE {database} OWNER TO {user}")
    return server.network_address(database, user, SECRET)


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """A chart that names a model that the bundle has never heard of."""
    payload = {"data": {"data": [_chart("2024-06-10", 9_411 * 10**9), _chart("2024-06-17", 10**12)], "cachedAt": CACHED_AT}}
    path = tmp_path / "chart.json"
    path.write_text(json.dumps(payload), "utf-8")
    return path


@pytest.fixture
def store(place: str, chart: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A store with that chart."""
    assert run(["snapshots", "import", str(chart), "--store", place]) == 0
    assert SECRET not in "".join(capsys.readouterr())
    return place


def _verdicts(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str]]:
    run([*arguments, "--format", "json", "--published", "2024-06-18"])
    report = json.loads(capsys.readouterr().out)
    return [(finding["kind"], finding["subject"]["id"], finding["verdict"]) for finding in report["findings"]]


def test_a_model_of_an_imported_chart_is_found_and_judged(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    model = "model:zephyr-lab/zephyr-9.1-ultra"
    assert _verdicts(["--text", STORY, "--store", store], capsys) == [
        ("rank", model, "supported"),
        ("total", model, "supported"),
    ]
    wrong = STORY.replace("9.41", "7.41")
    assert ("total", model, "contradicted") in _verdicts(["--text", wrong, "--store", store], capsys)
    assert all(subject != model for _, subject, _ in _verdicts(["--text", STORY], capsys))


def test_a_batch_uses_the_store_too(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "list.txt").write_text(f"{tmp_path / 'story.txt'}\n", "utf-8")
    assert run(["batch", str(tmp_path / "list.txt"), "--store", store, "-q"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["supported"] == 2


@pytest.mark.parametrize("place", ["postgres"], indirect=True)
def test_a_batch_of_several_processes_uses_it(store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (tmp_path / f"story{number}.txt").write_text(f"{STORY}\n\nPart {number}.\n", "utf-8")
    (tmp_path / "list.txt").write_text("".join(f"{tmp_path}/story{number}.txt\n" for number in range(4)), "utf-8")
    assert run(["batch", str(tmp_path / "list.txt"), "--store", store, "-q", "--jobs", "2"]) == 0
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [report["summary"]["supported"] for report in reports] == [2] * 4


def test_snapshots_list_show_and_audit_it(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["snapshots", "list", "--store", store, "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    shown = store.replace(f":{SECRET}@", "@")
    assert listed["store"] == shown
    assert [capture["id"] for capture in listed["captures"] if capture["place"] == "store"] == [
        "chart-2024-06-10-20240618",
        "chart-2024-06-17-20240618",
    ]
    assert run(["snapshots", "list", "--store", store]) == 0
    assert shown in capsys.readouterr().out
    assert run(["snapshots", "show", "2024-06-10", "--scope", "chart", "--store", store]) == 0
    assert "9,411,000,000,000" in capsys.readouterr().out
    assert run(["snapshots", "audit", "2024-06-10", "--store", store]) == 0
    assert SECRET not in "".join(capsys.readouterr())


def test_the_environment_names_it_as_well(
    store: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_STORE", store)
    assert run(["snapshots", "list", "--format", "json"]) == 0
    assert sum(capture["place"] == "store" for capture in json.loads(capsys.readouterr().out)["captures"]) == 2


def test_a_report_is_made_again_with_it(
    store: str, tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_EVIDENCE", str(tmp_path / "evidence"))
    page = f"<html><body><article><h1>Zephyr leads</h1><p>{STORY}</p></article></body></html>"
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/zephyr").respond_with_data(page, content_type="text/html; charset=utf-8")
    report = tmp_path / "report.json"
    address = [httpserver.url_for("/zephyr"), "--allow-private", "--published", "2024-06-18"]
    assert run([*address, "--store", store, "-o", str(report)]) == 0
    capsys.readouterr()
    assert run(["render", "--from-archive", str(report), "--store", store, "--format", "json"]) == 0
    again = capsys.readouterr().out
    assert again == report.read_text("utf-8")
    assert "zephyr-9.1-ultra" in again
    assert SECRET not in again
    assert run(["render", "--from-archive", str(report), "--format", "json"]) == 3  # without the store the board is another


def test_a_pull_keeps_what_was_answered_in_a_folder_of_the_user(
    place: str, tmp_path: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    httpserver.expect_request(PATH).respond_with_handler(serve)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    days = ["--from", "2026-08-03", "--to", "2026-08-09"]
    assert run(["snapshots", "pull", *days, "--api", httpserver.url_for(PATH), "--store", place, "--format", "json"]) == 0
    capsys.readouterr()
    folder = tmp_path / "data" / "factcheck" if "://" in place else tmp_path
    assert [path.name[:37] for path in (folder / "payloads").iterdir()] == ["rankings-daily_2026-08-03_2026-08-09_"]


def test_a_store_that_is_named_must_be_there(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--text", STORY, "--store", place]) == 3
    told = capsys.readouterr().err
    assert f"There is no store {place.replace(f':{SECRET}@', '@')};" in told
    assert SECRET not in told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (f"postgresql://ann:{SECRET}@127.0.0.1:1/team", "no server answers there"),
        (f"postgresql://ann:{SECRET}@x@127.0.0.1:1/team", "cannot be read"),
        (f"postgresql:/ann:{SECRET}@127.0.0.1/team", "cannot be read"),
        (f"mysql://ann:{SECRET}@127.0.0.1/team", "no kind of store for mysql:"),
        (f"host=127.0.0.1 password={SECRET}", "no kind of store for such a place"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ["--text", STORY],
        ["batch", "LIST", "-q", "--format", "jsonl"],
        ["snapshots", "import", "CHART"],
        ["snapshots", "list"],
        ["snapshots", "show", "2024-06-10"],
        ["snapshots", "audit"],
        ["snapshots", "pull", "--from", "2026-08-03", "--to", "2026-08-09"],
        ["render", "--from-archive", "https://example.com/zephyr"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_says_what_is_wrong_and_never_the_password(
    place: str,
    told: str,
    command: list[str],
    chart: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """On any stream, and no file is made that bears it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.txt").write_text("chart.json\n", "utf-8")
    files = {"LIST": "list.txt", "CHART": str(chart)}
    assert run([*(files.get(argument, argument) for argument in command), "--store", place]) == 3
    out, err = capfd.readouterr()
    assert told in out + err
    assert "broken-store" in out + err
    assert SECRET not in out + err
    assert [path.name for path in tmp_path.rglob("*") if SECRET in path.name] == []


def test_a_folder_is_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--text", STORY, "--store", str(tmp_path)]) == 2
    assert "is a directory" in capsys.readouterr().err
