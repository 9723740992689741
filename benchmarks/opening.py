"""What it costs to open the board, beside importing spaCy: `python -m benchmarks.opening` (`make bench`).

A store of 500 snapshots is made in a temporary folder; then two commands run in turn, each in a process of its own: one
opens the bundle and that store as one board, one imports spaCy. What counts is the ratio of their CPU seconds, pair by
pair: both run on the same machine in the same minute.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

SNAPSHOTS = 500
PAIRS = 7
OPEN = (
    "import sys; from pathlib import Path; from sources.board.openrouter import load_openrouter;"
    "from sources.board.sqlite_store import SqliteStore; load_openrouter(store=SqliteStore(Path(sys.argv[1])))"
)
IMPORT = "import spacy"


def main() -> None:
    """Make the store, time the pairs, print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "snapshots.sqlite3"
        _fill(Path(folder), store)
        pairs = [(_seconds(OPEN, str(store)), _seconds(IMPORT)) for _ in range(PAIRS + 1)][1:]
    ratios = sorted(opening / importing for opening, importing in pairs)
    print(f"opening the bundle and a store of {SNAPSHOTS} snapshots / importing spaCy, CPU seconds, {PAIRS} pairs:")
    print(f"  median {statistics.median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f}); below 1 is cheaper than spaCy")


def _fill(folder: Path, store: Path) -> None:
    """Import charts of made-up figures: fifty captures of ten weeks each."""
    for capture in range(SNAPSHOTS // 10):
        captured = datetime(2024, 1, 1, 8, tzinfo=UTC) + timedelta(hours=capture)
        weeks = [date(2023, 10, 23) + timedelta(weeks=week) for week in range(11)]
        buckets = [
            {
                "x": week.isoformat(),
                "ys": {f"lab-{n}/model-{n}": 10**12 - n * 10**10 + capture for n in range(9)} | {"Others": 10**12},
            }
            for week in weeks
        ]
        payload = {"data": {"data": buckets, "cachedAt": int(captured.timestamp() * 1000)}}
        (folder / f"chart-{capture}.json").write_text(json.dumps(payload), "utf-8")
    files = [str(path) for path in sorted(folder.glob("chart-*.json"))]
    subprocess.run(
        [sys.executable, "-m", "factcheck", "snapshots", "import", *files, "--store", str(store)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _seconds(code: str, *arguments: str) -> float:
    """User and system seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
