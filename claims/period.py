"""Periods: the days that a claim is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive; both `None` while the text leaves the period open.

    `text` is the wording that gave it; `inherited` says that it stands in another sentence;
    `assumed` names the rule where nothing in the text fixes it (`last-complete-week`); `loose` says that the words may mean
    some week in these days (a month that is merely named); `trailing` that they count back from a day which the words do
    not name (过去七天, the past month): the days may have ended some days before the article's.
    """

    start: date | None = None
    end: date | None = None
    text: str = ""
    inherited: bool = False
    assumed: str | None = None
    loose: bool = False
    trailing: bool = False

    @property
    def known(self) -> bool:
        """Both ends are fixed by the text, not assumed."""
        return self.start is not None and self.assumed is None

    @property
    def days(self) -> int:
        """Length in days; 0 while open."""
        if self.start is None or self.end is None:
            return 0
        return (self.end - self.start).days + 1


#: The period of a claim about which the text says nothing.
OPEN = Period()


def week_of(day: date, first_weekday: int) -> tuple[date, date]:
    """The board week around a day; `first_weekday` as in `date.weekday()` (0 is Monday).

    >>> week_of(date(2026, 3, 11), 0)
    (datetime.date(2026, 3, 9), datetime.date(2026, 3, 15))
    """
    start = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return start, start + timedelta(days=6)
