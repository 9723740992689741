"""Payloads and captures of a chart, made up: of a maker that nobody has seen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import Capture
from sources.board.openrouter_history import capture_id, capture_sha256
from sources.board.store import Addition, Entry, Form, Origin

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WEEK = Window(date(2026, 10, 5), date(2026, 10, 11))


def chart(week: str = "2026-10-05", cached_at: str = "2026-10-13T06:00:00+00:00", **rows: int) -> bytes:
    """A chart payload of one week: nine rows of a maker nobody has seen, or those given."""
    named = {f"zeta-corp/quasar-{n}-20261001": 9_000_000_000_000 - n * 10**9 for n in range(1, 10)} | {
        name.replace("__", "/").replace("_", "-"): value for name, value in rows.items()
    }
    top = sorted(named.items(), key=lambda row: -row[1])[:9]
    ys = ",".join(f'"{name}":{value}' for name, value in top)
    ms = int(datetime.fromisoformat(cached_at).timestamp() * 1000)
    return f'{{"data":{{"data":[{{"x":"{week}","ys":{{{ys},"Others":5000000000000}}}}],"cachedAt":{ms}}}}}'.encode()


def hundreds(n: int) -> list[Addition]:
    """So many captures of charts."""
    found = []
    for number in range(n):
        start = date(2026, 10, 5) + timedelta(weeks=number % 5)
        window = Window(start, start + timedelta(days=6))
        at = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(minutes=number)
        rows = tuple(f"maker-{row}/model-{number}" for row in range(9))
        capture = Capture(
            f"{capture_id('chart', window, at)}-{number}",
            "chart",
            Coverage.CHART,
            window,
            at,
            True,
            0,
            rows,
            tuple(range(900, 0, -100)),
            (7,) * 9,
            5,
        )
        provenance = Provenance(f"file-{number}", "https://openrouter.ai/rankings", "none")
        frame = (capture.id, Form.WINDOW, "chart", Coverage.CHART, window, at, True, capture_sha256(capture), provenance)
        found.append(Addition(Entry(0, *frame, Origin(f"file-{number}", "0" * 64, "chart", "")), capture))
    return found
