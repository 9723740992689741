"""`factcheck snapshots audit`: the bundle has no fault, what was imported may have."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.audited_window import every_window
from factcheck.cli import run
from sources.board.board import Window
from sources.board.openrouter import load_openrouter

T = 10**12


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store of this test is."""
    place = tmp_path / "snapshots.sqlite3"
    monkeypatch.setenv("FACTCHECK_STORE", str(place))
    return place


def payload(folder: Path, captured: datetime, **first_rows: int) -> str:
    """A chart of weeks, told by their first row, of a maker nobody has seen; the last week is still running."""
    weeks = []
    for name, value in first_rows.items():
        rows = {"zeta-corp/quasar": value} | {f"zeta-corp/small-{n}": value // 2 - n for n in range(8)}
        weeks.append({"x": name.removeprefix("w").replace("_", "-"), "ys": rows | {"Others": 4 * value}})
    place = folder / "trend.json"
    place.write_text(json.dumps({"data": {"data": weeks, "cachedAt": int(captured.timestamp() * 1000)}}))
    return str(place)


def test_the_bundle_has_weeks_that_were_running_and_no_other_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """So it ends with 0, and says which they are."""
    assert run(["snapshots", "audit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    tail = "the capture does not hold the whole of these days (still running when captured; no verdict rests on it)"
    assert lines == [
        f"chart-2025-11-03-20251107: {tail}",
        f"chart-2026-09-21-20260923: {tail}",
        "101 windows, 166 captures, 0 faults",
    ]


@pytest.mark.parametrize(
    ("language", "fault", "running", "end"),
    [
        (
            "en",
            "they are to the last digit those in the week of 12–18 October 2026",
            " (still running when captured; no verdict rests on it)",
            "3 windows, 3 captures, 2 faults",
        ),
        ("zh", "与2026年10月12日至18日当周的数据逐位相同", "（采集时尚未结束，不作判断依据）", "3个时期，3份快照，2处问题"),
    ],
)
def test_a_capture_that_repeats_another_is_a_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, fault: str, running: str, end: str
) -> None:
    """In the words of both languages; it ends with 1."""
    chart_file = payload(tmp_path, datetime(2026, 10, 20, tzinfo=UTC), w2026_10_05=9 * T, w2026_10_12=9 * T, w2026_10_19=6 * T)
    assert run(["snapshots", "import", chart_file]) == 0
    capsys.readouterr()
    assert run(["snapshots", "audit", "2026-10-05", "2026-W42", "2026-10-19", "--lang", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("chart-2026-10-05-20261020")
    assert lines[0].endswith(fault)
    assert lines[2].startswith("chart-2026-10-19-20261020")
    assert lines[2].endswith(running)
    assert lines[3:] == [end]


def test_a_running_week_alone_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last bucket of a chart always is."""
    chart_file = payload(tmp_path, datetime(2026, 10, 20, tzinfo=UTC), w2026_10_05=9 * T, w2026_10_12=10 * T, w2026_10_19=6 * T)
    assert run(["snapshots", "import", chart_file]) == 0
    assert run(["snapshots", "audit"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "104 windows, 169 captures, 0 faults"


def test_every_window_between_the_first_and_the_last_is_looked_at() -> None:
    """Also weeks of which there is no capture."""
    windows = every_window(load_openrouter())
    assert (windows[0], windows[-1]) == (
        Window(date(2024, 11, 11), date(2024, 11, 17)),
        Window(date(2026, 9, 28), date(2026, 10, 4)),
    )
    mondays = [window.start for window in windows if (window.end - window.start).days == 6 and window.start.weekday() == 0]
    assert mondays == [date(2024, 11, 11) + timedelta(7 * number) for number in range(99)]


def test_json_has_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    """And which faults are running weeks."""
    assert run(["snapshots", "audit", "2026-W39", "--format", "json"]) == 0
    (window,) = json.loads(capsys.readouterr().out)["windows"]
    (fault,) = window["faults"]
    assert window["window"] == ["2026-09-21", "2026-09-27"]
    assert window["captures"] == ["chart-2026-09-21-20260923", "chart-2026-09-21-20261008"]
    assert (fault["slug"], fault["running"], fault["snapshot"]) == ("partial-bucket", True, "chart-2026-09-21-20260923")
    assert fault["text"] == {
        "zh": "抓取的数据没有涵盖这一时期的全部日子",
        "en": "the capture does not hold the whole of these days",
    }


def test_a_week_that_nobody_captured_is_3_and_no_week_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    """The first says so."""
    assert run(["snapshots", "audit", "2019-01-07"]) == 3
    assert capsys.readouterr().out.splitlines()[0] == "2019-01-07 … 2019-01-13: no capture"
    assert run(["snapshots", "audit", "May"]) == 2
