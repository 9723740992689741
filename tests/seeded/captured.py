"""What the captures of a board show on one choice of basis: rows, and what is not named.

Worked out from `Board.snapshots` alone, by the rules of the design, and not by the engine: the two must agree because both
are right, not because they are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, cached_property
from itertools import product

from sources.board.board import Board, Coverage, OriginStatus, Row, Snapshot, Window

FIRST, LAST = date(2024, 11, 11), date(2026, 9, 28)
WEEK = timedelta(7)
#: A capture shows what a writer saw if it was made within so many days of the story.
NEAR = timedelta(10)
#: A page with less than this part of the chart's value lacks days.
WHOLE_PAGE = Decimal("0.995")
SCOPES = ("chart", "top-10", "catalogue", "platform")


@dataclass(frozen=True, slots=True)
class Choices:
    """The six choices of a basis, in the design's order and words; `end` is the last day of a window that the words leave open."""

    window: str = "iso-week"
    scope: str = "platform"
    capture: str = "as-of-publication"
    digits: str = "exact"
    membership: str = "as-of-then"
    variants: str = "apart"
    end: str = ""

    def __str__(self) -> str:
        parts = (self.window, self.scope, self.capture, self.digits, self.membership, self.variants, self.end)
        return " | ".join(part for part in parts if part)


@cache
def choices(window: str) -> tuple[Choices, ...]:
    """Every choice of scope, capture, digits, membership and variants."""
    every = product(
        SCOPES, ("as-of-publication", "latest"), ("exact", "displayed"), ("as-of-then", "as-revealed"), ("apart", "merged")
    )
    return tuple(Choices(window, *chosen) for chosen in every)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows in falling order of value; each is made once and compared by being itself. `others` sums what is not named, `slack` what the rows named may lack for missing days."""

    rows: tuple[tuple[str, Decimal], ...]
    others: Decimal
    slack: Decimal = Decimal(0)
    repeated: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        return sum((value for _, value in self.rows), self.others)


class Captured:
    """The captures of a board. `published` is the day on which the story came out."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.rows = cache(self._rows)
        self.origin = cache(self._origin)
        self.models = cache(board.models_of)
        self.entity = cache(board.entity)
        self._made: dict[tuple[str, ...], Rows | None] = {}
        self._of = cache(self._captures)

    @cached_property
    def weeks(self) -> list[Window]:
        """Every week of the history that has a complete chart."""
        found = (Window(FIRST + WEEK * n, FIRST + WEEK * n + timedelta(6)) for n in range((LAST - FIRST).days // 7 + 1))
        return [week for week in found if self._of(week, Coverage.CHART)]

    def _captures(self, window: Window, coverage: Coverage) -> list[Snapshot]:
        return [
            one
            for one in self.board.snapshots(window)
            if one.complete and one.coverage is coverage and one.captured_at.date() > window.end
        ]

    def _pick(self, window: Window, coverage: Coverage, capture: str, published: date) -> Snapshot | None:
        """As of publication: the first capture if it is near the story, else the next one after it; the last one otherwise."""
        found = self._of(window, coverage)
        if not found or capture == "latest":
            return found[-1] if found else None
        if abs(found[0].captured_at.date() - published) <= NEAR:
            return found[0]
        return next((one for one in found if one.captured_at.date() >= published), found[-1])

    def near(self, window: Window, scope: str, published: date) -> bool:
        """Whether there is a capture of the story's time of what a scope is made of."""
        coverages = (
            (Coverage.TOP,) if scope == "platform" and self._of(window, Coverage.TOP) else (Coverage.CATALOGUE, Coverage.CHART)
        )
        picked = (self._pick(window, coverage, "as-of-publication", published) for coverage in coverages)
        return any(one is not None and abs(one.captured_at.date() - published) <= NEAR for one in picked)

    def _rows(self, window: Window, scope: str, capture: str, published: date) -> Rows | None:
        chart = self._pick(window, Coverage.CHART, capture, published)
        pages = self._pick(window, Coverage.CATALOGUE, capture, published)
        top = self._pick(window, Coverage.TOP, capture, published)
        near = pages is not None and abs(pages.captured_at.date() - published) <= NEAR
        late = chart is not None and abs(chart.captured_at.date() - published) > NEAR
        first = near and late and capture == "as-of-publication"
        key = (scope, *(one.id if one else "" for one in (chart, pages, top)), str(first))
        if key not in self._made:
            self._made[key] = self._scoped(scope, chart, pages, top, first=first)
        return self._made[key]

    def _scoped(
        self, scope: str, chart: Snapshot | None, pages: Snapshot | None, top: Snapshot | None, *, first: bool
    ) -> Rows | None:
        """The rows of a scope; `first` gives those of the chart the values that their pages had when they were new."""
        long = pages or top
        if scope == "catalogue":
            return self._long(pages, chart) if pages else None
        if scope == "top-10":
            whole = self._long(long, chart) if long else None
            return Rows(whole.rows[:10], Decimal(0)) if whole and len(whole.rows) >= 10 else None
        if scope == "platform" and top:
            return self._long(top, chart)
        if chart is None:
            return self._long(pages, None) if pages and scope == "platform" else None
        shown = {row.entity: row.value for row in chart.rows}
        if first and pages:
            shown |= _whole(pages, chart)
        return Rows(_ranked(shown), chart.others or Decimal(0) if scope == "platform" else Decimal(0))

    def _long(self, long: Snapshot, chart: Snapshot | None) -> Rows:
        """A long list; what the chart names and the list lacks, wholly or in part, has the chart's value."""
        values = {row.entity: row.value for row in long.rows}
        if chart is not None:
            values |= {row.entity: row.value for row in chart.rows} | _whole(long, chart)
        days = (long.window.end - long.window.start).days + 1
        named = {row.entity for row in chart.rows} if chart else set()
        lacking = [row for row in long.rows if row.days < days and row.entity not in named]
        slack = sum((row.value * (days - row.days) / row.days for row in lacking), Decimal(0))
        return Rows(_ranked(values), long.others or Decimal(0), slack, self._repeated(long.rows, long.window))

    def _repeated(self, rows: tuple[Row, ...], window: Window) -> Decimal:
        """What the pages of old names add by showing another model's figures."""
        seen: set[tuple[Decimal, str]] = set()
        twice = Decimal(0)
        for row in rows:
            key = (row.value, self.board.belonging(row.entity, window.end).author)
            twice += row.value if key in seen else 0
            seen.add(key)
        return twice

    def _origin(self, entity: str, on: date) -> str:
        """The country of a row's maker: empty where nobody said so, `?` where nobody looked it up."""
        belonging = self.board.belonging(entity, on)
        return {OriginStatus.KNOWN: belonging.origin, OriginStatus.UNCHECKED: "?"}.get(belonging.status, "")


def _whole(long: Snapshot, chart: Snapshot) -> dict[str, Decimal]:
    """The rows of the chart whose pages lack nothing, with the pages' values."""
    pages = {row.entity: row.value for row in long.rows}
    return {row.entity: pages[row.entity] for row in chart.rows if pages.get(row.entity, Decimal(0)) >= row.value * WHOLE_PAGE}


def _ranked(values: dict[str, Decimal]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted(values.items(), key=lambda item: (-item[1], item[0])))
