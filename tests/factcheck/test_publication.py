"""When stories were published: what is known, and which of two surely came first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from factcheck.publication import Publication

MORNING = "2026-03-16T09:30:00+08:00"


@pytest.mark.parametrize(
    ("published", "at", "day", "moment"),
    [
        pytest.param("2026-03-16", None, date(2026, 3, 16), None, id="a day"),
        pytest.param("2026-03-16", MORNING, date(2026, 3, 16), datetime(2026, 3, 16, 1, 30, tzinfo=UTC), id="a moment"),
        pytest.param(
            None, "2026-03-16T01:30:00Z", date(2026, 3, 16), datetime(2026, 3, 16, 1, 30, tzinfo=UTC), id="a moment alone"
        ),
        pytest.param("2026-03-16", "2026-03-16T09:30:00", date(2026, 3, 16), None, id="a clock without a zone is no moment"),
        pytest.param("2026-03-16", "2026-03-16", date(2026, 3, 16), None, id="a day twice"),
        pytest.param(None, None, None, None, id="nothing"),
        pytest.param("", "", None, None, id="empty"),
        pytest.param("2026-03", "soon", None, None, id="no day"),
        pytest.param("9999-12-31", "9999-12-31T23:59:59+00:00", None, None, id="a year of no news"),
        pytest.param("0001-01-01", "0001-01-01T00:00:00+14:00", None, None, id="nor this"),
        pytest.param("２０２６-03-16\x00", "<b>", None, None, id="hostile"),
    ],
)
def test_told(published: str | None, at: str | None, day: date | None, moment: datetime | None) -> None:
    """Days, moments with a zone, and nothing else."""
    assert Publication.told(published, at) == Publication(day, moment)


@pytest.mark.parametrize(
    ("one", "other", "before", "after"),
    [
        pytest.param(("2026-03-16", None), ("2026-03-17", None), True, False, id="two days as they are printed"),
        pytest.param(("2026-03-16", None), ("2026-03-16", None), False, False, id="the same day"),
        pytest.param((None, MORNING), (None, "2026-03-16T01:29:00+00:00"), False, True, id="two moments in two zones"),
        pytest.param((None, MORNING), (None, "2026-03-16T01:30:00+00:00"), False, False, id="the same moment"),
        pytest.param(("2026-03-15", None), (None, MORNING), False, False, id="that day had not ended everywhere"),
        pytest.param(("2026-03-14", None), (None, MORNING), True, False, id="that day had"),
        pytest.param((None, MORNING), ("2026-03-17", None), True, False, id="a moment before a day that had begun nowhere"),
        pytest.param(
            (None, "2026-03-16T18:30:00+08:00"), ("2026-03-17", None), False, False, id="that day had begun in Kiribati"
        ),
        pytest.param((None, None), ("2026-03-17", None), False, False, id="nothing is known of one"),
    ],
)
def test_before(one: tuple[str | None, str | None], other: tuple[str | None, str | None], before: bool, after: bool) -> None:
    """Surely, or not said."""
    first, second = Publication.told(*one), Publication.told(*other)
    assert (first.before(second), second.before(first)) == (before, after)


def test_order() -> None:
    """Oldest first; a day begins in Beijing; undated last."""
    told = [
        (None, None),
        ("2026-03-17", None),
        (None, "2026-03-16T15:59:00+00:00"),
        ("2026-03-16", None),
        (None, "2026-03-16T16:01:00Z"),
    ]
    ordered = sorted((Publication.told(*one) for one in told), key=lambda publication: publication.order)
    assert ordered == [Publication.told(*told[n]) for n in (3, 2, 1, 4, 0)]
