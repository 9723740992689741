"""Captures that a user imported are part of the board that stories are checked against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import run

#: 2024-06-18 08:00 UTC, when the week before was over and the next one had begun; the bundle begins later.
CACHED_AT = 1718697600000
STORY = "In the week of June 10-16, 2024, Zephyr 9.1 Ultra topped OpenRouter with 9.41 trillion tokens."


def _chart(week: str, first: int) -> dict[str, object]:
    named = {f"old-lab/old-{n}": 10**12 - n * 10**10 for n in range(8)}
    return {"x": week, "ys": {"zephyr-lab/zephyr-9.1-ultra": first, **named, "Others": 10**13}}


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A store with one chart that names a model that the bundle has never heard of."""
    payload = {"data": {"data": [_chart("2024-06-10", 9_411 * 10**9), _chart("2024-06-17", 10**12)], "cachedAt": CACHED_AT}}
    chart = tmp_path / "chart.json"
    chart.write_text(json.dumps(payload), "utf-8")
    place = tmp_path / "snapshots.sqlite3"
    assert run(["snapshots", "import", str(chart), "--store", str(place)]) == 0
    capsys.readouterr()
    return place


def _verdicts(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str]]:
    run([*arguments, "--format", "json", "--published", "2024-06-18"])
    report = json.loads(capsys.readouterr().out)
    return [(finding["kind"], finding["subject"]["id"], finding["verdict"]) for finding in report["findings"]]


def test_a_model_of_an_imported_chart_is_found_and_judged(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = "model:zephyr-lab/zephyr-9.1-ultra"
    assert _verdicts(["--text", STORY, "--store", str(store)], capsys) == [
        ("rank", model, "supported"),
        ("total", model, "supported"),
    ]
    wrong = STORY.replace("9.41", "7.41")
    assert ("total", model, "contradicted") in _verdicts(["--text", wrong, "--store", str(store)], capsys)
    assert all(subject != model for _, subject, _ in _verdicts(["--text", STORY], capsys))


def test_a_batch_uses_the_store_too(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "list.txt").write_text(f"{tmp_path / 'story.txt'}\n", "utf-8")
    assert run(["batch", str(tmp_path / "list.txt"), "--store", str(store), "-q"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["supported"] == 2


def test_a_store_that_is_named_must_be_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--text", STORY, "--store", str(tmp_path / "none.sqlite3")]) == 3
    assert "There is no store" in capsys.readouterr().err
