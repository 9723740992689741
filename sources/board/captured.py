"""From figures as payloads write them to captures: tokens, row ids, remainders, runs of days.

The remainder of a ranking is written `Others`, `others` or `other`, with what it ranks; it is one reserved row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, DecimalException
from itertools import pairwise

from sources.board.board import Coverage, Window
from sources.board.openrouter_bundle import Capture, DailyColumn, DailySeries
from sources.board.openrouter_history import capture_id, length
from sources.board.payload import Payload
from sources.errors import BrokenPayload

REMAINDER = frozenset({"other", "others", "Others"})
#: A thousand times what the whole platform had in its largest week.
_MOST_TOKENS = 10**18
_WHOLE = re.compile(r"\d{1,18}(?:\.0*)?")
_ROW_ID = re.compile(r"[~\w.+-]{1,80}(?:/[\w.+-]{1,120}(?::[\w.+-]{1,40})?)?", re.ASCII)
_DAY = timedelta(days=1)


def tokens(value: object, payload: Payload) -> int:
    """A count that came as a string, an integer or a float; `BrokenPayload` where it is no whole number from nought."""
    if isinstance(value, float) and value.is_integer() and 0 <= value < _MOST_TOKENS:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_TOKENS:
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(Decimal(value))
    raise BrokenPayload(f"{payload.name} was altered: {str(value)[:40]!r} is no count of tokens.")


def billions(text: str, payload: Payload) -> int:
    """A count that is written in billions with up to nine decimals."""
    try:
        value = Decimal(text) * 10**9
    except DecimalException:
        value = Decimal(-1)
    if not value.is_finite() or not 0 <= value < _MOST_TOKENS or value % 1:
        raise BrokenPayload(f"{payload.name} was altered: {text[:40]!r} is no count in billions.")
    return int(value)


def day_of(text: str, payload: Payload) -> date:
    """A day as payloads write it: alone, or with the first second of it."""
    try:
        return date.fromisoformat(text.removesuffix("T00:00:00+00:00").removesuffix(" 00:00:00"))
    except ValueError as error:
        raise BrokenPayload(f"{payload.name} was altered: {text[:40]!r} is no day.") from error


def moment_of(text: str, payload: Payload) -> datetime:
    """A time as payloads write it."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BrokenPayload(f"{payload.name} was altered: {text[:40]!r} is no time.") from error


def row_id(text: str, payload: Payload, variant: str = "") -> str:
    """A row id; a variant other than `standard` follows the colon."""
    whole = text if variant in {"", "standard"} or text.endswith(f":{variant}") else f"{text}:{variant}"
    if not _ROW_ID.fullmatch(whole):
        raise BrokenPayload(f"{payload.name} was altered: {whole[:60]!r} is no row id.")
    return whole


@dataclass(frozen=True, slots=True)
class Frame:
    """What the captures of one payload have in common. Buckets of makers say nothing of days, and count as whole."""

    series: str
    coverage: Coverage
    captured_at: datetime
    payload: Payload
    counts_days: bool = True

    def capture(self, window: Window, rows: Mapping[str, int], others: int | None, *, cut: bool = False) -> Capture:
        """The capture of a window; it is partial if made before the window's end, or if the payload cuts the window off.

        The rows of a partial one cover the days up to that of the capture, itself a part of a day.
        """
        if window.start > self.captured_at.date():
            raise BrokenPayload(
                f"{self.payload.name} has figures of {window.start}, and was captured on {self.captured_at.date()}; "
                "correct --captured, or save it again."
            )
        elapsed = (self.captured_at.date() - window.start).days + 1
        ranked = sorted(rows.items(), key=lambda row: (-row[1], row[0]))
        return Capture(
            id=capture_id(self.series, window, self.captured_at),
            series=self.series,
            coverage=self.coverage,
            window=window,
            captured_at=self.captured_at,
            complete=not cut and window.end < self.captured_at.date(),
            source=0,
            entities=tuple(entity for entity, _ in ranked),
            values=tuple(value for _, value in ranked),
            days=(min(length(window), elapsed) if self.counts_days else length(window),) * len(ranked),
            others=others,
        )

    def daily(
        self, figures: Mapping[date, Mapping[str, int]], others: Mapping[date, int] | None, scale: int
    ) -> tuple[Sequence[Capture], Sequence[DailySeries]]:
        """Days: the whole ones as series, one for each run without a gap; a day that was still running by itself."""
        today = self.captured_at.date()
        running = [
            self.capture(
                Window(day, day),
                {entity: value * scale for entity, value in figures[day].items()},
                None if others is None else others.get(day, 0) * scale,
            )
            for day in sorted(figures)
            if day >= today
        ]
        return running, [self._series(run, figures, others, scale) for run in _runs(day for day in figures if day < today)]

    def _series(
        self, days: Sequence[date], figures: Mapping[date, Mapping[str, int]], others: Mapping[date, int] | None, scale: int
    ) -> DailySeries:
        entities = sorted({entity for day in days for entity in figures[day]})
        return DailySeries(
            series=self.series,
            coverage=self.coverage,
            window=Window(days[0], days[-1]),
            captured_at=self.captured_at,
            source=0,
            scale=scale,
            columns={entity: column([figures[day].get(entity) for day in days]) for entity in entities},
            others=None if others is None else tuple(others.get(day, 0) for day in days),
        )


def column(values: Sequence[int | None]) -> DailyColumn:
    """One entity's days, from its first to its last."""
    inside = [number for number, value in enumerate(values) if value is not None]
    return DailyColumn(first=inside[0], values=tuple(values[inside[0] : inside[-1] + 1]))


def is_share(text: str, value: int, total: int) -> bool:
    """Whether a printed fraction is that of a value in a total, to a millionth."""
    try:
        return abs(Decimal(text) * total - value) <= Decimal("0.000001") * total
    except DecimalException:
        return False


def falling(values: Iterable[int]) -> bool:
    """Whether values never rise."""
    return all(later <= earlier for earlier, later in pairwise(values))


def week_from(start: date) -> Window:
    """The seven days that begin on a day."""
    return Window(start, start + 6 * _DAY)


def _runs(days: Iterable[date]) -> list[list[date]]:
    """Days in order, cut where one is missing."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == _DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
