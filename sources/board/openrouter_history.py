"""The captures of a bundle and of a store as snapshots, also of windows that no capture was made of: those are summed from
daily rows.

The sha256 of a snapshot is that of its rows in order, one line `row id TAB value TAB days` each, and a last line
`Others TAB value` where it has a remainder, each line ended by a line feed, in UTF-8. That of a series of days is made
of one line `row id TAB number of the first day TAB value,value,…` each, by row id, and `Others` likewise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property, partial

from sources.board.board import Coverage, Provenance, Row, Snapshot, Window
from sources.board.openrouter_bundle import Bundle, Capture, DailySeries
from sources.board.store import EMPTY, Entry, Form, SnapshotStore

CHART = "chart"
PAGES = "model-pages"
DAILY_TOP = "daily-top-50"
MODEL_LIST = "model-list"
#: The series whose rows are makers, in weeks that start on Sundays until spring 2026: never mixed with those of models.
MARKET_SHARE = "market-share"
#: Lists without a remainder, applications, and (followed by the category) sampled figures: kept, never used for verdicts.
LEADERBOARD = "leaderboard"
APPS = "apps"
CATEGORY = "category-"
#: The series that verdicts rest on.
COUNTED = frozenset({CHART, PAGES, DAILY_TOP, MODEL_LIST})
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Held:
    """One capture of a window, of which only the frame is known until it is loaded."""

    series: str
    coverage: Coverage
    window: Window
    captured_at: datetime
    complete: bool
    load: Callable[[], Snapshot]


@dataclass(frozen=True, slots=True)
class HeldDays:
    """One series of days, of which only the frame is known until it is loaded."""

    series: str
    window: Window
    captured_at: datetime
    provenance: Provenance
    load: Callable[[], DailySeries]


class History:
    """Every snapshot of a bundle and a store, built when it is asked for."""

    def __init__(self, bundle: Bundle, store: SnapshotStore | None = None) -> None:
        self._bundle = bundle
        self._store = store
        self._overview = store.overview() if store is not None else EMPTY
        self._captures: dict[Window, list[Held]] = {}
        self._windows: dict[tuple[str, datetime, Provenance], list[Window]] = {}
        self._days = [
            HeldDays(daily.series, daily.window, daily.captured_at, bundle.sources[daily.source], partial(_itself, daily))
            for daily in bundle.daily
        ]
        for capture in bundle.captures:
            provenance = bundle.sources[capture.source]
            load = partial(_bundled, capture, provenance)
            frame = Held(capture.series, capture.coverage, capture.window, capture.captured_at, capture.complete, load)
            self._captures.setdefault(frame.window, []).append(frame)
            self._windows.setdefault((frame.series, frame.captured_at, provenance), []).append(frame.window)
        self._built: dict[Window, tuple[Snapshot, ...]] = {}
        self._loaded: dict[int, DailySeries] = {}
        self._entries: dict[tuple[Form, Window], Sequence[Entry]] = {}

    def _held(self, window: Window) -> Sequence[Held]:
        """Every capture of exactly this window."""
        return [*self._captures.get(window, ()), *(self._framed(entry) for entry in self._stored(Form.WINDOW, window))]

    def _held_days(self, within: Callable[[Window], bool]) -> Sequence[HeldDays]:
        """Every series of days of a window that is as asked."""
        windows = sorted(window for window in self._overview.days if within(window))
        entries = [entry for window in windows for entry in self._stored(Form.DAYS, window)]
        stored = [
            HeldDays(entry.series, entry.window, entry.captured_at, entry.provenance, partial(self._stored_days, entry))
            for entry in sorted(entries, key=lambda entry: entry.number)
        ]
        return [*(days for days in self._days if within(days.window)), *stored]

    def _stored(self, form: Form, window: Window) -> Sequence[Entry]:
        """The store's captures of exactly this window; the store is asked only where it has some."""
        known = self._overview.windows if form is Form.WINDOW else self._overview.days
        if self._store is None or window not in known:
            return ()
        if (form, window) not in self._entries:
            found = self._store.entries(form, window)
            self._entries[form, window] = [entry for entry in found if entry.number <= self._overview.newest]
        return self._entries[form, window]

    def _framed(self, entry: Entry) -> Held:
        load = partial(self._stored_capture, entry)
        return Held(entry.series, entry.coverage, entry.window, entry.captured_at, entry.complete, load)

    def snapshots(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window, and every series of daily rows that covers the whole of it."""
        if window not in self._built:
            found = [held.load() for held in self._held(window) if held.series in COUNTED]
            found += [
                summed(days.load(), days.provenance, window)
                for days in self._held_days(lambda outer: _covers(outer, window))
                if days.series in COUNTED
            ]
            self._built[window] = _told_apart(found)
        return self._built[window]

    def siblings(self, snapshot: Snapshot) -> Sequence[Window]:
        """The other windows that were captured at once with a snapshot, from the same place, in the same series."""
        key = snapshot.series, snapshot.captured_at, snapshot.provenance
        if key not in self._windows:
            self._windows[key] = list(self._store.windows_of(*key, self._overview.newest)) if self._store is not None else []
        return tuple(window for window in self._windows[key] if window != snapshot.window)

    def aside(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window that no verdict rests on: makers, applications, lists without a remainder."""
        return tuple(held.load() for held in self._held(window) if held.series not in COUNTED)

    def captures(self, series: str, window: Window) -> Sequence[Snapshot]:
        """Every capture of a series of exactly this window, without sums of days."""
        return tuple(held.load() for held in self._held(window) if held.series == series)

    def market_share(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of the makers' shares in this window; row ids are author slugs."""
        return self.captures(MARKET_SHARE, window)

    def daily(self, series: str, window: Window) -> Sequence[DailySeries]:
        """Every series of days of exactly this window."""
        return tuple(days.load() for days in self._held_days(lambda own: own == window) if days.series == series)

    def charted(self) -> frozenset[str]:
        """The ids of the rows that some chart names."""
        charts = (capture for capture in self._bundle.captures if _is_chart(capture.series, capture.coverage))
        found = frozenset(entity for capture in charts for entity in capture.entities)
        return found | self._store.charted() if self._store is not None else found

    def row_ids(self) -> Iterator[str]:
        """Every id that a row of a model bears, in the order of the bundle, repeats included; then those of the store."""
        for capture in self._bundle.captures:
            if capture.series in COUNTED:
                yield from capture.entities
        for daily in self._bundle.daily:
            yield from daily.columns
        if self._store is not None:
            yield from self._store.row_ids()

    def entries(self) -> Sequence[Entry]:
        """The index of everything: first the bundle's, then the store's captures."""
        bundled = [
            _entry(Form.WINDOW, capture, self._bundle.sources[capture.source], capture.complete, capture.id)
            for capture in self._bundle.captures
        ]
        bundled += [
            _entry(Form.DAYS, daily, self._bundle.sources[daily.source], True, summed_id(daily, daily.window))
            for daily in self._bundle.daily
        ]
        stored = self._store.index() if self._store is not None else ()
        return (*bundled, *(entry for entry in stored if entry.number <= self._overview.newest))

    def stored_state(self) -> str:
        """The digest of what the store holds; empty where that is nothing."""
        return self._store.state(self._overview.newest) if self._store is not None else ""

    @cached_property
    def last_window(self) -> Window:
        """The last week of which a complete chart was captured, or every day."""
        charts = [
            held.window
            for captures in self._captures.values()
            for held in captures
            if _is_chart(held.series, held.coverage) and held.complete
        ]
        stored = self._overview.last_chart
        days = [days.window for days in self._days] + sorted(self._overview.days)
        weeks = [week for window in days if _covers(window, week := _last_week(window))]
        return max([*charts, *weeks, *([stored] if stored is not None else [])], default=Window(date.min, date.min))

    @property
    def last_captured(self) -> datetime:
        """When the youngest capture was made."""
        captured = [held.captured_at for captures in self._captures.values() for held in captures]
        stored = self._overview.last_captured
        return max([*captured, *(days.captured_at for days in self._days), *([stored] if stored is not None else [])])

    def _stored_capture(self, entry: Entry) -> Snapshot:
        assert self._store is not None  # who else would have given the entry
        return replace(_bundled(self._store.capture(entry.number), entry.provenance), id=entry.id)

    def _stored_days(self, entry: Entry) -> DailySeries:
        assert self._store is not None
        if entry.number not in self._loaded:
            self._loaded[entry.number] = self._store.days(entry.number)
        return self._loaded[entry.number]


def _is_chart(series: str, coverage: Coverage) -> bool:
    return series in COUNTED and coverage is Coverage.CHART


def _itself(daily: DailySeries) -> DailySeries:
    return daily


def _entry(form: Form, held: Capture | DailySeries, provenance: Provenance, complete: bool, ident: str) -> Entry:
    return Entry(0, ident, form, held.series, held.coverage, held.window, held.captured_at, complete, "", provenance)


def _bundled(capture: Capture, provenance: Provenance) -> Snapshot:
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
        provenance=provenance,
        sha256=rows_sha256(rows, others),
    )


def _last_week(days: Window) -> Window:
    """The last week from Monday to Sunday that ends within some days."""
    sunday = days.end - timedelta((days.end.weekday() + 1) % _WEEK)
    return Window(sunday - timedelta(_WEEK - 1), sunday)


def _told_apart(found: Sequence[Snapshot]) -> tuple[Snapshot, ...]:
    """Snapshots in order of time, each once: the same rows captured in the same second are one, and ids are never shared."""
    kept: list[Snapshot] = []
    same: set[tuple[str, Coverage, datetime]] = set()
    taken: set[str] = set()
    for snapshot in sorted(found, key=lambda snapshot: (snapshot.captured_at, snapshot.id)):
        key = snapshot.sha256, snapshot.coverage, snapshot.captured_at.replace(microsecond=0)
        if key in same:
            continue
        same.add(key)
        ident = free_id(snapshot.id, snapshot.captured_at, taken)
        taken.add(ident)
        kept.append(snapshot if ident == snapshot.id else replace(snapshot, id=ident))
    return tuple(kept)


def free_id(ident: str, captured_at: datetime, taken: set[str]) -> str:
    """An id that nobody bears yet: with the hour and minute where the day alone does not tell, then numbered."""
    if ident not in taken:
        return ident
    timed = f"{ident}T{captured_at:%H%M}"
    number, free = 2, timed
    while free in taken:
        number, free = number + 1, f"{timed}-{number}"
    return free


def summed(daily: DailySeries, provenance: Provenance, window: Window) -> Snapshot:
    """The days of a window, added up."""
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
        provenance=provenance,
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


def capture_sha256(capture: Capture) -> str:
    """The digest of a capture's rows: that of its snapshot."""
    others = None if capture.others is None else Decimal(capture.others)
    return rows_sha256(tuple(map(Row, capture.entities, map(Decimal, capture.values), capture.days)), others)


def days_sha256(daily: DailySeries) -> str:
    """The digest of a series of days (see the head of this module)."""
    lines = []
    for entity in sorted(daily.columns):
        column = daily.columns[entity]
        values = ",".join("" if value is None else str(value * daily.scale) for value in column.values)
        lines.append(f"{entity}\t{column.first}\t{values}\n")
    if daily.others is not None:
        lines.append("Others\t0\t" + ",".join(str(value * daily.scale) for value in daily.others) + "\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _covers(outer: Window, inner: Window) -> bool:
    return outer.start <= inner.start <= inner.end <= outer.end
