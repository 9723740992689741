"""Sums and places through one basis."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

import pytest
from claims_made import PUBLISHED
from hypothesis import given
from hypothesis import strategies as st
from small_board import CHART_ROWS, PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, snap

from claims.figure import UNBOUNDED
from factcheck.basis import Basis
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.view import Missing, Views
from sources.board.board import Coverage, Snapshot


def lens(*captures: Snapshot, groups: Mapping[str, frozenset[str]] | None = None, **basis: str) -> Lens:
    made = SmallBoard(captures, groups=groups or {})
    return Lens(made, Views(made, PUBLISHED), Basis(**basis))


def total(subject: str, *captures: Snapshot, **basis: str) -> tuple[int, int] | str:
    found = lens(*captures, **basis).total(subject, WEEK)
    return found.reason if isinstance(found, Missing) else (int(found.low), int(found.high))


def place(subject: str, *captures: Snapshot, **basis: str) -> tuple[int, int | None, int, int | None] | str:
    """Shown and possible places; `None` is open."""
    found = lens(*captures, **basis).place(subject, WEEK)
    if isinstance(found, Missing):
        return found.reason
    ends = (found.low, found.high, found.widest.low, found.widest.high)
    return tuple(None if end == UNBOUNDED else int(end) for end in ends)  # type: ignore[return-value]


BOTH = (chart(), pages())


@pytest.mark.parametrize(
    ("subject", "basis", "expected"),
    [
        pytest.param("model:ada/one", {}, (1000, 1000), id="model"),
        pytest.param("model:ada/two", {"scope": "catalogue"}, (300, 300), id="largest-variant"),
        pytest.param("model:ada/two", {"scope": "catalogue", "variants": "merged"}, (500, 500), id="merged"),
        pytest.param("model:ada/two", {}, (0, 400), id="not-in-chart"),
        pytest.param("model:ada/two", {"scope": "chart"}, "board-incomplete", id="nothing-else"),
        pytest.param("family:tens", {"scope": "catalogue"}, (100, 100), id="family"),
        pytest.param("author:ada", {"scope": "catalogue"}, (1500, 1500), id="author"),
        pytest.param("author:ada", {}, (1000, 2200), id="author-and-others"),
        pytest.param("origin:AA", {"scope": "chart"}, (1000, 1000), id="stealth-counts-for-nobody"),
        pytest.param("origin:AA", {"scope": "chart", "membership": "as-revealed"}, (1400, 1400), id="as-revealed"),
        pytest.param("origin:AA", {"scope": "catalogue"}, (1750, 1750), id="origin"),
        pytest.param("origin:BB", {}, (700, 1900), id="origin-and-others"),
        pytest.param("origin:ZZ", {"scope": "chart"}, (0, 0), id="nobody"),
        pytest.param("list:ada/one,bob/three", {}, (1700, 1700), id="list"),
        pytest.param("list:ada/one,ada/two", {"scope": "catalogue"}, (1300, 1300), id="list-apart"),
        pytest.param("list:ada/one,ada/two", {"scope": "catalogue", "variants": "merged"}, (1500, 1500), id="list-merged"),
        pytest.param("list:ada/one,cyd/six", {}, "board-incomplete", id="list-lacks-a-member"),
        pytest.param("platform:total", {}, (3800, 3800), id="platform"),
        pytest.param("platform:total", {"scope": "chart"}, (2600, 2600), id="named"),
        pytest.param("platform:total", {"scope": "top-2"}, (1700, 1700), id="top"),
        pytest.param("model:dan/eight", {"scope": "chart"}, "board-incomplete", id="not-yet-revealed"),
        pytest.param("model:dan/eight", {"scope": "chart", "membership": "as-revealed"}, (400, 400), id="revealed-later"),
    ],
)
def test_total(subject: str, basis: dict[str, str], expected: tuple[int, int] | str) -> None:
    assert total(subject, *BOTH, **basis) == expected


def test_group() -> None:
    free = lens(*BOTH, groups={"ada/one": frozenset({"group:open"}), "cyd/six": frozenset({"group:open"})}, scope="catalogue")
    found = free.total("group:open", WEEK)
    assert isinstance(found, Outcome)
    assert found.low == found.high == 1100


def test_other_rows_of_the_same_name_are_kept_beside() -> None:
    found = lens(*BOTH, scope="catalogue").total("model:ada/two", WEEK)
    assert isinstance(found, Outcome)
    assert [int(other.low) for other in found.instead] == [200]


def test_makers_that_nobody_looked_up_are_possible() -> None:
    """fay/ten may be from anywhere: it is in no sum, and no sum that holds it is called wrong."""
    found = lens(*BOTH, scope="catalogue").total("origin:CC", WEEK)
    assert isinstance(found, Outcome)
    assert (found.low, found.high, found.widest.high) == (600, 600, 660)


def test_a_variant_may_hide_in_others() -> None:
    """Where another row of the model is named a week before or after, Others may hold one of it."""
    before = chart({"ada/one": 900, "ada/one:free": 600}, window=type(WEEK)(*(day.replace() for day in _before())))
    found = lens(chart(), before).total("model:ada/one", WEEK)
    assert isinstance(found, Outcome)
    assert (found.low, found.high, found.widest.high) == (1000, 1000, 1400)
    alone = lens(chart()).total("model:ada/one", WEEK)
    assert isinstance(alone, Outcome)
    assert alone.widest.high == 1000


def _before() -> tuple[object, object]:
    earlier = lens(chart()).earlier(WEEK, 1)
    return earlier.start, earlier.end


@pytest.mark.parametrize(
    ("subject", "basis", "expected"),
    [
        pytest.param("model:ada/one", {}, (1, 1, 1, 1), id="first"),
        pytest.param("model:cyd/five", {}, (3, 3, 3, 3), id="third"),
        pytest.param("model:ada/two", {}, (5, None, 5, None), id="below-the-chart"),
        pytest.param("model:ada/two", {"scope": "catalogue"}, (5, 5, 5, 5), id="in-the-catalogue"),
        pytest.param("model:ada/two", {"scope": "catalogue", "variants": "merged"}, (3, 3, 3, 3), id="merged"),
        pytest.param("model:dan/eight", {"scope": "catalogue"}, (13, None, 13, None), id="unknown"),
        pytest.param("origin:AA", {"scope": "chart"}, (1, 1, 1, 1), id="origin"),
        pytest.param("origin:CC", {"scope": "chart"}, (3, 3, 3, 3), id="origin-third"),
        pytest.param("origin:BB", {}, (1, None, 1, None), id="origin-open"),
        pytest.param("author:bob", {"scope": "catalogue"}, (2, 2, 2, 2), id="author"),
    ],
)
def test_place(subject: str, basis: dict[str, str], expected: tuple[int, ...] | str) -> None:
    assert place(subject, *BOTH, **basis) == expected


TIED = chart({"ada/one": 900, "bob/three": 700, "cyd/five": 700, "dan/seven": 600}, others=0)


def test_ties_share_the_higher_place_and_leave_a_gap() -> None:
    """ "1224", and either of the two may be printed as third."""
    assert [place(f"model:{row.entity}", TIED) for row in TIED.rows] == [
        (1, 1, 1, 1),
        (2, 2, 2, 3),
        (2, 2, 2, 3),
        (4, 4, 4, 4),
    ]


def test_others_of_zero_leave_no_room() -> None:
    assert place("model:cyd/six", TIED) == (5, 5, 5, 5)


def test_rows_that_lack_days_leave_places_open() -> None:
    top = snap(Coverage.TOP, {"ada/one": 300, "bob/three": 290, "cyd/five": 80, "cyd/six": 70}, others=20, days={"bob/three": 5})
    assert place("model:ada/one", top) == (1, 1, 1, 2)
    assert place("model:bob/three", top) == (2, 2, 1, 2)
    assert place("model:cyd/five", top) == (3, 3, 3, 3)


def test_close_places_are_open_where_no_capture_of_the_time_exists() -> None:
    close = chart({"ada/one": 1000, "bob/three": 995, "cyd/five": 500}, captured=PUBLISHED.replace(year=2031))
    assert place("model:ada/one", close) == (1, 1, 1, 2)
    assert place("model:bob/three", close) == (2, 2, 1, 2)
    assert place("model:cyd/five", close) == (3, 3, 3, None)


def test_sums_in_the_open_add_up() -> None:
    for subject in ("origin:AA", "author:ada", "platform:total", "list:ada/one,bob/three"):
        for scope in ("chart", "catalogue", "platform"):
            found = lens(*BOTH, scope=scope).total(subject, WEEK)
            assert isinstance(found, Outcome)
            assert sum(row.cell.used for row in found.used) == found.low


@given(st.randoms(use_true_random=False), st.sampled_from(["chart", "catalogue", "platform", "top-5"]))
def test_the_order_of_rows_does_not_matter(random: Random, scope: str) -> None:
    def shuffled(rows: Mapping[str, int]) -> dict[str, int]:
        names = list(rows)
        random.shuffle(names)
        return {name: rows[name] for name in names}

    mixed = board(chart(shuffled(CHART_ROWS)), pages(shuffled(PAGE_ROWS)))
    straight = board(chart(), pages())
    for subject in ("origin:AA", "author:bob", "model:ada/two", "family:tens", "platform:total"):
        one, other = (Lens(each, Views(each, PUBLISHED), Basis(scope=scope)) for each in (mixed, straight))
        assert one.total(subject, WEEK) == other.total(subject, WEEK)
        assert one.place(subject, WEEK) == other.place(subject, WEEK)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=8))
def test_places_are_those_of_competition_ranking(values: list[int]) -> None:
    names = ["ada/one", "bob/three", "cyd/five", "dan/seven", "bob/four", "cyd/six", "eve/nine", "fay/ten"]
    rows = dict(zip(names, values, strict=False))
    for name, value in rows.items():
        found = lens(chart(rows, others=0)).place(f"model:{name}", WEEK)
        assert isinstance(found, Outcome)
        assert found.low == found.high == Decimal(1 + sum(other > value for other in rows.values()))
        assert found.widest.high == Decimal(sum(other >= value for other in rows.values()))
