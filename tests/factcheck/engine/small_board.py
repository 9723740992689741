"""A small board of our own making: twelve models of three origins, a chart of four and Others, pages, a top list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from sources.board.board import (
    Belonging,
    Board,
    Coverage,
    Entity,
    EntityName,
    OriginStatus,
    Provenance,
    Row,
    Snapshot,
    Window,
)

MARGIN = Decimal("0.01")
#: Monday of the last week; earlier ones are counted back from it.
MONDAY = date(2030, 3, 4)


def week(back: int = 0) -> Window:
    """The last week of the board, or one so many weeks before."""
    start = MONDAY - timedelta(7 * back)
    return Window(start, start + timedelta(6))


WEEK = week()
#: Row id to (author, origin, status); a stealth row is revealed as what `REVEALED` says.
MAKERS = {
    "ada/one": ("ada", "AA"),
    "ada/two": ("ada", "AA"),
    "ada/two:free": ("ada", "AA"),
    "bob/three": ("bob", "BB"),
    "bob/four": ("bob", "BB"),
    "cyd/five": ("cyd", "CC"),
    "cyd/six": ("cyd", "CC"),
    "dan/seven": ("dan", "AA"),
    "dan/eight": ("dan", "AA"),
    "eve/nine": ("eve", "BB"),
    "fay/ten": ("fay", ""),
    "eve/ten-two": ("eve", "BB"),
    "veil/ghost": ("", ""),
}
REVEALED_ON = WEEK.end + timedelta(3)


@dataclass(eq=False)
class SmallBoard(Board):
    """Snapshots are given; everything else is fixed."""

    captures: Sequence[Snapshot] = ()
    margin: Decimal = MARGIN
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return "small"

    @property
    def label(self) -> str:
        return "Small"

    @property
    def address(self) -> str:
        return "https://example.org/small"

    @property
    def unit(self) -> str:
        return "tokens"

    @property
    def first_weekday(self) -> int:
        return 0

    @property
    def restatement(self) -> Decimal:
        return self.margin

    @property
    def citation(self) -> str:
        return "Source: Small."

    @property
    def state_sha256(self) -> str:
        return "0" * 64

    @property
    def last_window(self) -> Window:
        return week(-1)

    def names(self) -> Sequence[EntityName]:
        return [EntityName(row.partition("/")[2], f"model:{row}", "model") for row in MAKERS if ":" not in row]

    def snapshots(self, window: Window) -> Sequence[Snapshot]:
        found = [snapshot for snapshot in self.captures if snapshot.window == window]
        return sorted(found, key=lambda snapshot: (snapshot.captured_at, snapshot.id))

    def siblings(self, snapshot: Snapshot) -> Sequence[Window]:
        key = snapshot.series, snapshot.captured_at
        return [
            other.window
            for other in self.captures
            if (other.series, other.captured_at) == key and other.window != snapshot.window
        ]

    def entity(self, row_id: str) -> Entity:
        model, _, variant = row_id.partition(":")
        ghost = row_id == "veil/ghost"
        return Entity(
            row_id,
            model,
            variant,
            ("family:tens",) if "ten" in model else (),
            row_id.partition("/")[2].title(),
            "dan/eight" if ghost else "",
            REVEALED_ON if ghost else None,
            self.groups.get(row_id, frozenset()),
        )

    def belonging(self, row_id: str, on: date) -> Belonging:
        if row_id == "veil/ghost":
            known = on >= REVEALED_ON
            return Belonging("dan", "AA", OriginStatus.KNOWN) if known else Belonging("", "", OriginStatus.STEALTH)
        author, origin = MAKERS[row_id]
        return Belonging(author, origin, OriginStatus.KNOWN if origin else OriginStatus.UNCHECKED)

    def models_of(self, subject_id: str) -> frozenset[str]:
        kind, _, rest = subject_id.partition(":")
        if kind == "model":
            return frozenset({rest.partition(":")[0]})
        return frozenset({"fay/ten", "eve/ten-two"}) if subject_id == "family:tens" else frozenset()

    def label_of(self, subject_id: str, language: str) -> str:
        return subject_id.partition(":")[2]

    def displayed(self, value: Decimal) -> Decimal:
        """Two significant digits."""
        if not value:
            return value
        return value.quantize(Decimal(1).scaleb(value.adjusted() - 1), rounding=ROUND_HALF_UP) + Decimal(0)


def at(day: date) -> datetime:
    """A day as a moment of capture."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def snap(
    coverage: Coverage,
    rows: Mapping[str, int],
    *,
    window: Window = WEEK,
    captured: date | None = None,
    others: int | None = None,
    complete: bool = True,
    days: Mapping[str, int] | None = None,
) -> Snapshot:
    """A capture; its id tells coverage, first day and day of capture."""
    captured = captured or window.end + timedelta(2)
    length = (window.end - window.start).days + 1
    ranked = sorted(rows.items(), key=lambda item: (-item[1], item[0]))
    return Snapshot(
        id=f"{coverage.value}-{window.start}-{captured}",
        series=coverage.value,
        coverage=coverage,
        window=window,
        captured_at=at(captured),
        rows=tuple(Row(name, Decimal(value), (days or {}).get(name, length)) for name, value in ranked),
        others=None if others is None else Decimal(others),
        complete=complete,
        provenance=Provenance("ours", "https://example.org/small", "none"),
        sha256="0" * 64,
    )


CHART_ROWS = {"ada/one": 1000, "bob/three": 700, "cyd/five": 500, "veil/ghost": 400}
PAGE_ROWS = {
    **CHART_ROWS,
    "ada/two": 300,
    "dan/seven": 250,
    "ada/two:free": 200,
    "bob/four": 190,
    "cyd/six": 100,
    "fay/ten": 60,
    "eve/nine": 50,
    "eve/ten-two": 40,
}


def chart(rows: Mapping[str, int] = CHART_ROWS, *, others: int = 1200, **more: object) -> Snapshot:
    """A chart of four and Others."""
    return snap(Coverage.CHART, rows, others=others, **more)  # type: ignore[arg-type]


def pages(rows: Mapping[str, int] = PAGE_ROWS, **more: object) -> Snapshot:
    """Every page."""
    return snap(Coverage.CATALOGUE, rows, **more)  # type: ignore[arg-type]


def board(*captures: Snapshot) -> SmallBoard:
    """A board of these captures."""
    return SmallBoard(captures)
