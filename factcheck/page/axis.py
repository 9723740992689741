"""One axis for the claimed interval and what each basis gives; places in per cent of its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.figure import UNBOUNDED

#: Free space at either end of the axis.
_MARGIN = Decimal(6)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the axis: where it begins, how long it is. A single value has length 0."""

    start: str
    length: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From the smallest to the largest end that is drawn."""

    low: Decimal
    high: Decimal

    @classmethod
    def over(cls, intervals: Sequence[tuple[str | None, str | None]]) -> Axis:
        """The axis that holds every known and finite end."""
        ends = [Decimal(end) for pair in intervals for end in pair if end is not None]
        finite = [end for end in ends if abs(end) < UNBOUNDED] or [Decimal(0)]
        return cls(min(finite), max(finite))

    def bar(self, low: str | None, high: str | None) -> Bar | None:
        """Where an interval lies; an open side runs to the edge; `None` where nothing is known."""
        if low is None and high is None:
            return None
        start = self._place(low) if low is not None else Decimal(0)
        end = self._place(high) if high is not None else Decimal(100)
        return Bar(f"{start:.2f}", f"{end - start:.2f}")

    def _place(self, value: str) -> Decimal:
        number = Decimal(value)
        if number <= -UNBOUNDED:
            return Decimal(0)
        if number >= UNBOUNDED:
            return Decimal(100)
        if self.low == self.high:
            return Decimal(50)
        return _MARGIN + (number - self.low) / (self.high - self.low) * (100 - 2 * _MARGIN)
