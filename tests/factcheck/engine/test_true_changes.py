"""True growth, shares, ratios and records drawn from the bundled charts, in both languages: none is ever called wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from factcheck.pipeline import check_text, default_board
from sources.board.board import Coverage, Snapshot, Window
from sources.read import Given

DRAWS = 30
WEEKS = [date(2025, 1, 6) + timedelta(weeks=week) for week in range(88)]


@dataclass(frozen=True, slots=True)
class TrueClaim:
    """A true sentence of one kind, in a story of the day after its week."""

    kind: str
    text: str
    published: date


def chart(week: date) -> Snapshot | None:
    """The last chart of a week."""
    found = default_board().snapshots(Window(week, week + timedelta(days=6)))
    charts = [snapshot for snapshot in found if snapshot.coverage is Coverage.CHART and snapshot.complete]
    return charts[-1] if charts else None


def whole(snapshot: Snapshot) -> Decimal:
    """Everything on the platform."""
    return sum((row.value for row in snapshot.rows), Decimal(0)) + (snapshot.others or 0)


def drawn(seed: int) -> Iterator[TrueClaim]:
    """Some true sentences of every kind for weeks drawn at random."""
    dice = random.Random(seed)
    board = default_board()
    for _ in range(DRAWS):
        week = dice.choice(WEEKS)
        now, before = chart(week), chart(week - timedelta(weeks=1))
        if now is None or before is None:
            continue
        zh, end, published = dice.random() < 0.5, week + timedelta(days=6), week + timedelta(days=7)
        days = (
            f"{week.month}月{week.day}日至{end.month}月{end.day}日，"
            if zh
            else f"In the week of {week:%B} {week.day} to {end:%B} {end.day}, {end.year}, "
        )
        rows = {row.entity: row.value for row in now.rows if not board.entity(row.entity).variant}
        old = {row.entity: row.value for row in before.rows}
        label = {entity: board.entity(entity).label for entity in rows}
        for name, change in [
            *((label[entity], rows[entity] / old[entity] - 1) for entity in list(rows)[:2] if entity in old),
            ("", whole(now) / whole(before) - 1),
        ]:
            size = f"{abs(change) * 100:.1f}%"
            verb = ("增长" if change > 0 else "下降") if zh else ("rose" if change > 0 else "fell")
            who = (
                (f"OpenRouter上 {name} 的调用量" if name else "OpenRouter总调用量")
                if zh
                else (f"{name}'s usage on OpenRouter" if name else "total usage on OpenRouter")
            )
            yield TrueClaim(
                "growth", f"{days}{who}环比{verb}{size}。" if zh else f"{days}{who} {verb} {size} week over week.", published
            )
        first, *_, last = rows
        part = f"{rows[first] / whole(now) * 100:.1f}%"
        yield TrueClaim(
            "share",
            f"{days}{label[first]} 的调用量占OpenRouter平台的{part}。"
            if zh
            else f"{days}{label[first]} accounted for {part} of the tokens on OpenRouter.",
            published,
        )
        times = f"{rows[first] / rows[last]:.2f}"
        if label[first] != label[last]:
            yield TrueClaim(
                "ratio",
                f"{days}OpenRouter上 {label[first]} 的调用量是 {label[last]} 的{times}倍。"
                if zh
                else f"{days}{label[first]} had {times} times as many tokens as {label[last]} on OpenRouter.",
                published,
            )
        if whole(now) > max((whole(past) for past in map(chart, WEEKS[: WEEKS.index(week)]) if past), default=Decimal(0)):
            yield TrueClaim(
                "record",
                f"{days}OpenRouter总调用量创历史新高。" if zh else f"{days}total usage on OpenRouter hit a record high.",
                published,
            )


def test_true_changes_are_never_called_wrong() -> None:
    """Nearly all are supported; what is not may be open, or right on another basis, but not wrong."""
    told = [(one, check_text(one.text, given=Given(published=one.published))) for one in drawn(20260316)]
    wrong = [(one.text, f.quote) for one, report in told for f in report.findings if f.verdict == "contradicted"]
    assert wrong == []
    found = [f.verdict for one, report in told for f in report.findings if f.kind == one.kind]
    assert len(found) >= 0.95 * len(told)
    assert found.count("supported") >= 0.9 * len(found)
    assert {one.kind for one, _ in told} == {"growth", "share", "ratio", "record"}
