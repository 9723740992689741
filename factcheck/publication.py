"""When a story was published, and whether that was before another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from sources.day import YEARS

#: A day without a clock is the whole day in Beijing (DESIGN §5) where stories have to be put in an order …
_BEIJING = timezone(timedelta(hours=8))
#: … and the whole day anywhere on Earth where it is to be said that one came before another.
_FIRST_ZONE = timezone(timedelta(hours=14))
_LAST_ZONE = timezone(timedelta(hours=-12))

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication, and its moment where the page tells one with its zone; what is not known is `None`."""

    day: date | None
    moment: datetime | None

    @classmethod
    def told(cls, published: str | None, published_at: str | None) -> Publication:
        """As a report tells them. What is no date, or of a year in which no page of news can be, is not known.

        >>> Publication.told("2026-03-16", "2026-03-16T09:30:00+08:00").moment
        datetime.datetime(2026, 3, 16, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=28800)))
        >>> Publication.told("in March", "2026-03-16")
        Publication(day=None, moment=None)
        """
        moment = _moment(published_at or "")
        return cls(_day(published or "") or (moment.date() if moment else None), moment)

    @property
    def order(self) -> datetime:
        """What stories are sorted by, oldest first; those without a day come last."""
        if self.moment is not None:
            return self.moment
        return _NEVER if self.day is None else datetime.combine(self.day, time(), _BEIJING)

    def before(self, other: Publication) -> bool:
        """Whether this one surely came first: two days are compared as they are printed, a day and a moment anywhere on Earth.

        >>> day, moment = Publication.told("2026-03-16", None), Publication.told(None, "2026-03-17T01:00:00+08:00")
        >>> day.before(moment), day.before(Publication.told("2026-03-17", None))
        (False, True)
        """
        if self.day is None or other.day is None:
            return False
        if self.moment is None and other.moment is None:
            return self.day < other.day
        return self._latest(self.day) < other._earliest(other.day)

    def _latest(self, day: date) -> datetime:
        return self.moment or datetime.combine(day + timedelta(1), time(), _LAST_ZONE)

    def _earliest(self, day: date) -> datetime:
        return self.moment or datetime.combine(day, time(), _FIRST_ZONE)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _moment(text: str) -> datetime | None:
    """A clock without a zone says nothing beside one of another country."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year in YEARS else None
