"""Which capture a basis takes, and how a view is put together."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from small_board import CHART_ROWS, MARGIN, PAGE_ROWS, WEEK, board, chart, pages, snap, week

from factcheck.basis import Basis
from factcheck.view import Missing, View, Views
from sources.board.board import Coverage, Snapshot

CLOSED = WEEK.end
FIRST = CLOSED + timedelta(2)
MIDDLE = CLOSED + timedelta(40)
LAST = CLOSED + timedelta(90)


def seen(published: date | None, *captures: Snapshot, **basis: str) -> View:
    found = Views(board(*captures), published).at(WEEK, Basis(**basis))
    assert isinstance(found, View)
    return found


def missing(*captures: Snapshot, **basis: str) -> str:
    found = Views(board(*captures), FIRST).at(WEEK, Basis(**basis))
    assert isinstance(found, Missing)
    return found.reason


@pytest.mark.parametrize(
    ("published", "captured", "near", "low", "high"),
    [
        pytest.param(CLOSED + timedelta(1), FIRST, True, 1, 1, id="at-once"),
        pytest.param(FIRST + timedelta(10), FIRST, True, 1, 1, id="ten-days"),
        pytest.param(FIRST + timedelta(11), MIDDLE, False, 1, 1 + MARGIN, id="the-next-later"),
        pytest.param(MIDDLE - timedelta(3), MIDDLE, True, 1, 1, id="near-the-later"),
        pytest.param(MIDDLE + timedelta(1), LAST, False, 1, 1 + MARGIN, id="after-the-middle"),
        pytest.param(LAST + timedelta(5), LAST, True, 1, 1, id="near-the-last"),
        pytest.param(LAST + timedelta(30), LAST, False, 1 - MARGIN, 1, id="later-than-all"),
        pytest.param(CLOSED - timedelta(30), FIRST, False, 1, 1 + MARGIN, id="long-before"),
        pytest.param(None, FIRST, True, 1, 1, id="unknown"),
    ],
)
def test_capture_of_the_time(published: date | None, captured: date, near: bool, low: Decimal, high: Decimal) -> None:
    found = seen(published, *(chart(captured=day) for day in (FIRST, MIDDLE, LAST)), scope="chart")
    assert found.cells[0].snapshot == f"chart-{WEEK.start}-{captured}"
    assert (found.near, found.low, found.high) == (near, low, high)


def test_unknown_date_and_late_capture() -> None:
    found = seen(None, chart(captured=MIDDLE), scope="chart")
    assert (found.near, found.low, found.high) == (False, 1, 1 + MARGIN)


def test_latest_is_the_last_without_margin() -> None:
    found = seen(FIRST, chart(captured=FIRST), chart(captured=LAST), scope="chart", capture="latest")
    assert (found.cells[0].snapshot, found.near, found.low, found.high) == (f"chart-{WEEK.start}-{LAST}", True, 1, 1)


def test_a_capture_of_the_last_day_is_none_of_the_closed_week() -> None:
    assert missing(chart(captured=CLOSED), scope="chart") == "board-failed-audit"


def test_partial_captures_are_never_used() -> None:
    for scope in ("chart", "catalogue", "platform", "top-10"):
        assert missing(chart(complete=False), scope=scope) == "board-failed-audit"
    assert missing(chart(complete=False), pages(), scope="chart") == "board-failed-audit"
    assert missing(chart(complete=False), chart(captured=LAST), scope="catalogue") == "board-incomplete"
    assert missing(chart(complete=False), chart(captured=LAST), scope="top-10") == "board-incomplete"
    later = seen(FIRST, chart({"ada/one": 5}, complete=False), chart(captured=LAST), scope="chart")
    assert later.cells[0].value == 1000


@pytest.mark.parametrize("scope", ["chart", "catalogue", "platform", "top-3"])
def test_no_capture(scope: str) -> None:
    assert missing(scope=scope) == "no-snapshot"
    assert missing(chart(window=week(1)), scope=scope) == "no-snapshot"


def test_missing_scopes() -> None:
    assert missing(chart(), scope="catalogue") == "board-incomplete"
    assert missing(pages(), scope="chart") == "board-incomplete"
    assert missing(chart(), scope="top-10") == "board-incomplete"


def test_chart_as_first_published_is_its_members_with_the_values_of_their_pages() -> None:
    """The chart was captured long after; the ghost's page was taken down after two days, so the chart stands in."""
    fallen = {name: value * 99 // 100 for name, value in CHART_ROWS.items()}
    first = pages({**PAGE_ROWS, "veil/ghost": 150}, days={"veil/ghost": 2})
    found = seen(FIRST, chart(fallen, captured=LAST), first, scope="chart")
    assert [(cell.entity, int(cell.value), cell.note) for cell in found.cells] == [
        ("ada/one", 1000, ""),
        ("bob/three", 700, ""),
        ("cyd/five", 500, ""),
        ("veil/ghost", 396, "chart-value-stands-in"),
    ]
    assert (found.near, found.others) == (True, None)
    assert found.cells[3].snapshot == f"chart-{WEEK.start}-{LAST}"
    assert found.cells[0].snapshot == f"catalogue-{WEEK.start}-{FIRST}"


def test_chart_of_the_time_needs_no_pages() -> None:
    found = seen(FIRST, chart(), pages({name: value + 1 for name, value in PAGE_ROWS.items()}), scope="chart")
    assert [int(cell.value) for cell in found.cells] == [1000, 700, 500, 400]


def test_others() -> None:
    """Part of the platform, not of the chart; pages have no remainder."""
    assert seen(FIRST, chart(), scope="chart").others is None
    assert seen(FIRST, chart(), scope="platform").others == 1200
    assert seen(FIRST, chart(others=0), scope="platform").others == 0
    assert seen(FIRST, pages(), scope="platform").others is None
    assert seen(FIRST, chart(), pages(), scope="catalogue").others is None


def test_bound_of_what_has_no_name() -> None:
    assert seen(FIRST, chart(), scope="platform").bound == 400
    assert seen(FIRST, chart(others=30), scope="platform").bound == 30
    assert seen(FIRST, chart(), scope="chart").bound == 0


def test_displayed_values_go_into_sums_only() -> None:
    found = seen(FIRST, chart({"ada/one": 1049, "bob/three": 1044}), scope="chart", digits="displayed")
    assert [(int(cell.value), int(cell.used)) for cell in found.cells] == [(1049, 1000), (1044, 1000)]


def test_top_is_cut_from_the_longest_list() -> None:
    found = seen(FIRST, chart(), pages(), scope="top-6")
    assert [cell.entity for cell in found.cells][3:] == ["veil/ghost", "ada/two", "dan/seven"]
    assert found.others is None
    assert len(seen(FIRST, chart(), scope="top-4").cells) == 4


def test_a_long_list_names_what_the_chart_names() -> None:
    """A page that is gone when the pages are read (a free period that ended) has the chart's value, as one that lacks days."""
    gone = {name: value for name, value in PAGE_ROWS.items() if name != "bob/three"}
    found = seen(FIRST, chart(), pages({**gone, "cyd/five": 90}, days={"cyd/five": 1}), scope="catalogue")
    notes = {cell.entity: (int(cell.value), cell.note) for cell in found.cells}
    assert notes["bob/three"] == (700, "chart-value-stands-in")
    assert notes["cyd/five"] == (500, "chart-value-stands-in")
    assert notes["ada/one"] == (1000, "")


def test_pages_of_old_names_hold_no_place() -> None:
    """They show the figures of the model that they lead to, to the token."""
    rows = {"ada/one": 1_234_567, "ada/two": 1_234_567, "bob/three": 1_234_567, "bob/four": 40, "cyd/five": 40, "cyd/six": 40}
    found = seen(FIRST, pages(rows), scope="catalogue")
    assert [cell.entity for cell in found.cells if cell.repeats] == ["ada/two"]
    assert len(found.placed) == 5


def test_days_that_a_top_list_lacks_are_slack() -> None:
    """On a day off the list a row had less than the last one on it."""
    top = snap(Coverage.TOP, {"ada/one": 1000, "bob/three": 300, "cyd/five": 80, "cyd/six": 70}, others=90, days={"bob/three": 5})
    found = seen(FIRST, top, scope="platform")
    assert {cell.entity: int(cell.slack) for cell in found.cells} == {
        "ada/one": 0,
        "bob/three": 70,
        "cyd/five": 0,
        "cyd/six": 0,
    }


@pytest.mark.parametrize(("last_day", "slack"), [({"bob/four": 50}, 0), ({"ada/one": 50}, 190)])
def test_days_that_a_page_lacks(last_day: dict[str, int], slack: int) -> None:
    """A new model has its page on the last day; one that was taken down has not, and may have had more."""
    day = snap(Coverage.CATALOGUE, last_day, window=type(WEEK)(WEEK.end, WEEK.end))
    found = seen(FIRST, chart(), pages(PAGE_ROWS | {"bob/four": 190}, days={"bob/four": 2}), day, scope="catalogue")
    assert next(int(cell.slack) for cell in found.cells if cell.entity == "bob/four") == (slack and min(475, 400 - 190))


def test_each_view_is_composed_once() -> None:
    views = Views(board(chart()), FIRST)
    assert views.at(WEEK, Basis()) is views.at(WEEK, Basis(variants="merged"))
