"""The captures of a bundle as snapshots, also of windows that no capture was made of: those are summed from daily rows.

The sha256 of a snapshot is that of its rows in order, one line `row id TAB value TAB days` each, and a last line
`Others TAB value` where it has a remainder, each line ended by a line feed, in UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

from sources.board.board import Coverage, Row, Snapshot, Window
from sources.board.openrouter_bundle import Bundle, Capture, DailySeries

#: The series whose rows are makers, in weeks that start on Sundays until spring 2026: never mixed with those of models.
MARKET_SHARE = "market-share"
_WEEK = 7


class History:
    """Every snapshot of a bundle, built when it is asked for."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._models: dict[Window, list[Capture]] = {}
        self._makers: dict[Window, list[Capture]] = {}
        for capture in bundle.captures:
            index = self._makers if capture.series == MARKET_SHARE else self._models
            index.setdefault(capture.window, []).append(capture)
        self._built: dict[Window, tuple[Snapshot, ...]] = {}

    def snapshots(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window, and every series of daily rows that covers the whole of it."""
        if window not in self._built:
            found = [self._snapshot(capture) for capture in self._models.get(window, ())]
            found += [self._summed(daily, window) for daily in self._bundle.daily if _covers(daily.window, window)]
            self._built[window] = tuple(sorted(found, key=lambda snapshot: (snapshot.captured_at, snapshot.id)))
        return self._built[window]

    def market_share(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of the makers' shares in this window; row ids are author slugs."""
        return tuple(self._snapshot(capture) for capture in self._makers.get(window, ()))

    def charted(self) -> frozenset[str]:
        """The ids of the rows that some chart names."""
        charts = (capture for captures in self._models.values() for capture in captures if capture.coverage is Coverage.CHART)
        return frozenset(entity for capture in charts for entity in capture.entities)

    def row_ids(self) -> Iterator[str]:
        """Every id that a row of a model bears, in the order of the bundle, repeats included."""
        for captures in self._models.values():
            for capture in captures:
                yield from capture.entities
        for daily in self._bundle.daily:
            yield from daily.columns

    @cached_property
    def last_window(self) -> Window:
        """The last week of which a complete chart was captured."""
        charts = (
            capture.window
            for captures in self._models.values()
            for capture in captures
            if capture.coverage is Coverage.CHART and capture.complete
        )
        return max(charts, default=Window(date.min, date.min))

    @property
    def last_captured(self) -> datetime:
        """When the youngest capture was made."""
        captured = [capture.captured_at for capture in self._bundle.captures]
        return max(captured + [daily.captured_at for daily in self._bundle.daily])

    def _snapshot(self, capture: Capture) -> Snapshot:
        rows = tuple(map(Row, capture.entities, map(Decimal, capture.values), capture.days))
        others = None if capture.others is None else Decimal(capture.others)
        return Snapshot(
            id=capture.id,
            series=capture.series,
            coverage=capture.coverage,
            window=capture.window,
            captured_at=capture.captured_at,
            rows=rows,
            others=others,
            complete=capture.complete,
            provenance=self._bundle.sources[capture.source],
            sha256=rows_sha256(rows, others),
        )

    def _summed(self, daily: DailySeries, window: Window) -> Snapshot:
        rows = summed_rows(daily, window)
        others = summed_others(daily, window)
        return Snapshot(
            id=summed_id(daily, window),
            series=daily.series,
            coverage=daily.coverage,
            window=window,
            captured_at=daily.captured_at,
            rows=rows,
            others=others,
            complete=True,
            provenance=self._bundle.sources[daily.source],
            sha256=rows_sha256(rows, others),
        )


def summed_rows(daily: DailySeries, window: Window) -> tuple[Row, ...]:
    """Each entity's days in a window, added up; `days` counts those on which it has a row."""
    start = (window.start - daily.window.start).days
    stop = (window.end - daily.window.start).days + 1
    sums: list[tuple[int, str, int]] = []
    for entity, column in daily.columns.items():
        inside = [
            value for value in column.values[max(0, start - column.first) : max(0, stop - column.first)] if value is not None
        ]
        if inside:
            sums.append((-sum(inside), entity, len(inside)))
    return tuple(Row(entity, Decimal(-value * daily.scale), days) for value, entity, days in sorted(sums))


def summed_others(daily: DailySeries, window: Window) -> Decimal | None:
    """What the days of a window do not name, added up."""
    if daily.others is None:
        return None
    start = (window.start - daily.window.start).days
    return Decimal(sum(daily.others[start : start + length(window)]) * daily.scale)


def summed_id(daily: DailySeries, window: Window) -> str:
    """The id of a sum of days: like that of a capture, with the number of days where these are not seven."""
    return capture_id(daily.series, window, daily.captured_at)


def capture_id(series: str, window: Window, captured_at: datetime) -> str:
    """`chart-2026-03-09-20260923`; a window of other than seven days says how many: `…-2026-02-01-28d-…`."""
    days = "" if length(window) == _WEEK else f"{length(window)}d-"
    return f"{series}-{window.start}-{days}{captured_at:%Y%m%d}"


def length(window: Window) -> int:
    """The days of a window, both ends included."""
    return (window.end - window.start) // timedelta(days=1) + 1


def rows_sha256(rows: Sequence[Row], others: Decimal | None) -> str:
    """The digest of normalised rows (see the head of this module)."""
    lines = [f"{row.entity}\t{row.value}\t{row.days}\n" for row in rows]
    if others is not None:
        lines.append(f"Others\t{others}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _covers(outer: Window, inner: Window) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end
