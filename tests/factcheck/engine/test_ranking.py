"""What is looked up in the rows of a view is what walking them would give."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_board import CHART_ROWS, REVEALED_ON, WEEK, board, chart, pages

from factcheck.basis import Basis
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.ranking import Cell, Ranking
from factcheck.view import View, Views
from factcheck.vocabulary import Side

SMALL = board(chart(), pages())
LATER = WEEK.end + timedelta(2)


def cell(entity: str, value: int, *, slack: int = 0, repeats: bool = False) -> Cell:
    """A row of one capture."""
    return Cell(entity, Decimal(value), Decimal(value), "s", "", Decimal(slack), repeats)


ROWS = (cell("ada/one", 500), cell("bob/three", 500), cell("ada/two", 900, repeats=True), cell("cyd/five", 300, slack=250))


def names(cells: list[Cell]) -> list[str]:
    """Row ids."""
    return [cell.entity for cell in cells]


def test_rows_that_repeat_another_hold_no_place() -> None:
    """Ties share a place; a row that repeats another pushes nobody down."""
    ranking = Ranking(ROWS)
    assert [cell.entity for cell in ranking.cells] == ["ada/two", "ada/one", "bob/three", "cyd/five"]
    assert [ranking.place(cell) for cell in ranking.cells] == [1, 1, 1, 3]
    assert [cell.entity for cell in ranking.head(2).cells] == ["ada/one", "bob/three"]
    assert ranking.total == 2200


def test_how_many_are_above_and_may_reach() -> None:
    """300 with days that it lacks may be 550; with a restatement of one percent 551 are within reach of 555."""
    ranking = Ranking(ROWS)
    assert (ranking.above(Decimal(499)), ranking.above(Decimal(500))) == (2, 0)
    assert (ranking.reaching(Decimal(500), Decimal(1)), ranking.reaching(Decimal(551), Decimal(1))) == (3, 0)
    assert ranking.reaching(Decimal(555), Decimal("1.01")) == 1


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9), st.booleans()), max_size=12), st.integers(0, 40))
def test_places_are_those_of_counting(rows: list[tuple[int, int, bool]], value: int) -> None:
    """Standard competition ranking, whatever the ties."""
    cells = [cell(f"m/{at}", value, slack=slack, repeats=repeats) for at, (value, slack, repeats) in enumerate(rows)]
    ranking, bar, sway = Ranking(cells), Decimal(value), Decimal("1.1")
    placed = [each for each in cells if not each.repeats]
    assert all(ranking.place(each) == 1 + sum(other.value > each.value for other in placed) for each in cells)
    assert ranking.above(bar) == sum(other.value > bar for other in placed)
    assert ranking.reaching(bar, sway) == sum((other.value + other.slack) * sway >= bar for other in placed)


@pytest.mark.parametrize("on", [WEEK.end, REVEALED_ON])
def test_owners_are_those_of_the_board_as_of_the_day(on: date) -> None:
    """The stealth row is Dan's once he said so; nobody looked Fay up."""
    ranking = Ranking([cell(entity, 1000 - at) for at, entity in enumerate(("veil/ghost", "fay/ten", "dan/seven"))])
    revealed = on == REVEALED_ON
    assert names(ranking.of_author("dan", SMALL, on)) == (["veil/ghost", "dan/seven"] if revealed else ["dan/seven"])
    assert names(ranking.stealth(SMALL, on)) == ([] if revealed else ["veil/ghost"])
    assert ranking.unchecked(SMALL, on) == 999
    assert ranking.totals_by_origin(SMALL, on) == {"AA": 1998 if revealed else 998}


def test_rows_of_a_model_and_of_what_became_it() -> None:
    """Ghost turned out to be Eight; both stand in the order of the rows."""
    ranking = Ranking([cell("dan/eight", 10), cell("veil/ghost", 20), cell("ada/two", 5), cell("ada/two:free", 7)])
    assert names(ranking.of_models({"dan/eight"}, SMALL, revealed=False)) == ["dan/eight"]
    assert names(ranking.of_models({"dan/eight"}, SMALL, revealed=True)) == ["veil/ghost", "dan/eight"]
    assert ranking.totals_by_model(SMALL)["ada/two"] == 12


def test_rounded_rows_are_the_same_rows_with_other_sums() -> None:
    """Order and places go by the captured value."""
    ranking = Ranking([cell("ada/one", 1049), cell("bob/three", 951)])
    rounded = ranking.rounded(SMALL.displayed)
    assert [(each.entity, each.value, each.used) for each in rounded.cells] == [("ada/one", 1049, 1000), ("bob/three", 951, 950)]
    assert ([rounded.place(each) for each in rounded.cells], rounded.total, ranking.total) == ([1, 2], 1950, 2000)
    assert rounded.used(rounded.cells[1:], Side.OBJECT)[0].cell.used == 950


def test_articles_share_the_rows_of_a_board_and_not_their_dates() -> None:
    """Two captures make the same rows for every article; whether they are of its time is its own matter."""
    made, basis = board(chart()), Basis(scope="chart")
    near, far = (Views(made, day).at(WEEK, basis) for day in (LATER, LATER + timedelta(60)))
    assert isinstance(near, View)
    assert isinstance(far, View)
    assert near.ranking is far.ranking
    assert (near.near, far.near) == (True, False)
    other = Views(board(chart({**CHART_ROWS, "ada/one": 1001})), LATER).at(WEEK, basis)
    assert isinstance(other, View)
    assert (near.cells[0].value, other.cells[0].value) == (1000, 1001)


def test_a_sum_is_kept_by_side_and_basis() -> None:
    """The same rows as subject and as object are told apart; so are the days on which a row is whose."""
    views = Views(board(pages()), LATER)
    then, revealed = (Lens(views._board, views, Basis(scope="catalogue", membership=m)) for m in ("as-of-then", "as-revealed"))
    one, other = then.total("author:dan", WEEK), then.total("author:dan", WEEK, Side.OBJECT)
    known = revealed.total("author:dan", WEEK)
    assert isinstance(one, Outcome)
    assert isinstance(other, Outcome)
    assert isinstance(known, Outcome)
    assert ([row.side for row in one.used], [row.side for row in other.used]) == ([Side.SUBJECT], [Side.OBJECT])
    assert (one.low, other.low, known.low) == (250, 250, 650)
    assert then.total("author:dan", WEEK) is one
