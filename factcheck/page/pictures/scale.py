"""Scales: where a value lies across a drawing, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from claims.figure import UNBOUNDED
from factcheck.page.pictures.picture import Mark, per_cent, room

#: Two ends as a report has them; `None` where there is none.
Interval: TypeAlias = "tuple[str | None, str | None]"

#: Free space at either end of a scale that begins with its smallest value, and beside bars, for their values.
_MARGIN = Decimal(7)
_BESIDE_BARS = Decimal(70)
#: Between a mark and its value, and beyond it, on the narrowest page.
_OFF = Decimal(5)
#: Marks that have an extent and no other sign of where they lie.
_EXTENT = frozenset({"claim", "span"})
#: What has an extent is never drawn narrower.
_THIN = Decimal("0.6")


def end_of(value: str | None) -> Decimal | None:
    """An end as a number; `None` where the side is open."""
    number = Decimal(value) if value is not None else None
    return None if number is None or abs(number) >= UNBOUNDED else number


@dataclass(frozen=True, slots=True)
class Scale:
    """From the smallest to the largest value that is drawn, and where these two lie."""

    low: Decimal
    high: Decimal
    first: Decimal
    last: Decimal

    @classmethod
    def between(cls, intervals: Iterable[Interval]) -> Scale:
        """The scale on which differences show best: it begins with the smallest end."""
        ends = _finite(intervals)
        return cls(min(ends), max(ends), _MARGIN, 100 - _MARGIN)

    @classmethod
    def from_zero(cls, intervals: Iterable[Interval]) -> Scale:
        """The scale of bars: it holds nothing at all, and has space for the values beside them."""
        ends = [Decimal(0), *_finite(intervals)]
        low, high = min(ends), max(ends)
        if low < 0 < high:
            return cls(low, high, Decimal(2), Decimal(98))
        return cls(low, high, 100 - _BESIDE_BARS if low < 0 else Decimal(0), Decimal(100) if low < 0 else _BESIDE_BARS)

    def at(self, value: Decimal) -> Decimal:
        """Where a value lies; all the same value lie in the middle."""
        if self.low == self.high:
            return Decimal(50)
        return self.first + (value - self.low) / (self.high - self.low) * (self.last - self.first)

    def stretch(self, low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal, str]:
        """Where an interval begins and ends, and which of its sides are open (`l`, `r`): these run to the edge."""
        start = self.at(low) if low is not None else Decimal(0)
        end = self.at(high) if high is not None else Decimal(100)
        return start, end, ("l" if low is None else "") + ("r" if high is None else "")

    def marked(self, look: str, ends: Interval, y: int, text: str) -> Mark:
        """An interval with its value beside it, on the side where there is room."""
        low, high = (end_of(end) for end in ends)
        start, end, opens = self.stretch(low, high)
        needed = room(text) + _OFF
        anchor = "start" if 100 - end >= needed else "end" if start >= needed else ""
        at = {"start": end, "end": start}.get(anchor)
        if look in _EXTENT and end - start < _THIN:
            start = (start + end - _THIN) / 2
            end = start + _THIN
        return Mark(
            look,
            per_cent(start),
            per_cent(end - start),
            y,
            text if anchor else "",
            per_cent(at) if at is not None else "",
            anchor,
            opens,
        )


def _finite(intervals: Iterable[Interval]) -> list[Decimal]:
    ends = [number for ends in intervals for end in ends if (number := end_of(end)) is not None]
    return ends or [Decimal(0)]
