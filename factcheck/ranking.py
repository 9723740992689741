"""Rankings: the rows of a view in falling order, with what is looked up in them again and again, each worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from factcheck.vocabulary import Side
from sources.board.board import Board, OriginStatus


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as a basis uses it: the captured value, the value that goes into sums, its capture, and what is to be said.

    `slack` is how much more it may have been: the days that the capture lacks. `repeats` marks the page of an old name
    that leads to another model and shows that model's figures: it is summed as the board shows it, but holds no place.
    """

    entity: str
    value: Decimal
    used: Decimal
    snapshot: str
    note: str = ""
    slack: Decimal = Decimal(0)
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """One row of the sum in the open."""

    cell: Cell
    side: Side = Side.SUBJECT
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Holdings:
    """Whose the rows are as of a day, by number: of makers, of countries, of nobody yet, and of makers nobody looked up."""

    authors: Mapping[str, Sequence[int]]
    origins: Mapping[str, Sequence[int]]
    stealth: Sequence[int]
    unchecked: Sequence[int]


class Ranking:
    """Rows in falling order of value; rows of one value by name. A ranking is equal to itself alone."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = tuple(sorted(cells, key=lambda cell: (-cell.value, cell.entity)))
        self._order = _Order(self.cells)
        self._heads: dict[int, Ranking] = {}
        self._used: dict[Side, dict[str, Used]] = {side: {} for side in Side}
        self._all_used: dict[Side, tuple[Used, ...]] = {}

    def rounded(self, displayed: Callable[[Decimal], Decimal]) -> Ranking:
        """The same rows, of which sums use the values on display: order, places and owners are the same."""
        other = Ranking(())
        other.cells = tuple(
            Cell(cell.entity, cell.value, displayed(cell.value), cell.snapshot, cell.note, cell.slack, cell.repeats)
            for cell in self.cells
        )
        other._order = self._order
        return other

    @cached_property
    def placed(self) -> tuple[Cell, ...]:
        """The rows that hold a place of their own."""
        return tuple(cell for cell in self.cells if not cell.repeats)

    @cached_property
    def total(self) -> Decimal:
        """All rows added up."""
        return sum((cell.used for cell in self.cells), Decimal(0))

    def head(self, n: int) -> Ranking:
        """The first n rows that hold a place."""
        if n not in self._heads:
            self._heads[n] = Ranking(self.placed[:n])
        return self._heads[n]

    def used(self, cells: Iterable[Cell], side: Side = Side.SUBJECT) -> tuple[Used, ...]:
        """Some of the rows with their places, as they stand in a sum in the open."""
        kept = self._used[side]
        if not kept:
            places = self._order.places
            kept.update((cell.entity, Used(cell, side, places[cell.entity])) for cell in self.cells)
        return tuple([kept[cell.entity] for cell in cells])

    def all_used(self, side: Side) -> tuple[Used, ...]:
        """All of them."""
        if side not in self._all_used:
            self._all_used[side] = self.used(self.cells, side)
        return self._all_used[side]

    def place(self, cell: Cell) -> int:
        """The place of a row: how many that hold one have more, and one."""
        return self._order.places[cell.entity]

    def around(self, cell: Cell) -> Sequence[Cell]:
        """A row and its neighbours; of the first row the one behind it."""
        at = self._order.numbers[cell.entity]
        return self.cells[max(0, at - 1) : at + 2] if at else self.cells[:2]

    def above(self, value: Decimal) -> int:
        """How many of the rows that hold a place have more than a value."""
        return len(self._order.values) - bisect_right(self._order.values, value)

    def reaching(self, value: Decimal, sway: Decimal) -> int:
        """How many of them may have a value or more, if each were so many times as large."""
        reaches = self._order.reaches
        return len(reaches) - bisect_left(reaches, value, key=lambda reach: reach * sway)

    def of_author(self, author: str, board: Board, on: date) -> list[Cell]:
        """The rows of a maker as of a day."""
        return self._at(self.holdings(board, on).authors.get(author, ()))

    def of_origin(self, origin: str, board: Board, on: date) -> list[Cell]:
        """The rows of a country as of a day."""
        return self._at(self.holdings(board, on).origins.get(origin, ()))

    def stealth(self, board: Board, on: date) -> list[Cell]:
        """The rows that count for nobody, because nobody had said whose they are."""
        return self._at(self.holdings(board, on).stealth)

    def unchecked(self, board: Board, on: date) -> Decimal:
        """The sum of the rows whose country nobody looked up."""
        return sum((self.cells[at].used for at in self.holdings(board, on).unchecked), Decimal(0))

    def of_models(self, models: Iterable[str], board: Board, *, revealed: bool) -> list[Cell]:
        """The rows of some models; `revealed` counts those of stealth names that became one of them."""
        own, becoming = self._order.by_model(board)
        found = {at for model in models for at in own.get(model, ())}
        if revealed:
            found.update(at for model in models for at in becoming.get(model, ()))
        return self._at(sorted(found))

    def totals_by_model(self, board: Board) -> Mapping[str, Decimal]:
        """What each model has in all of its rows that hold a place."""
        return self._order.totals_by_model(board)

    def totals_by_origin(self, board: Board, on: date) -> Mapping[str, Decimal]:
        """What each country has in rows that are known to be its own."""
        return self._order.added(self.holdings(board, on).origins)

    def totals_by_author(self, board: Board, on: date) -> Mapping[str, Decimal]:
        """What each maker has."""
        return self._order.added(self.holdings(board, on).authors)

    def holdings(self, board: Board, on: date) -> Holdings:
        """Whose the rows are as of a day."""
        return self._order.holdings(board, on)

    def _at(self, numbers: Iterable[int]) -> list[Cell]:
        cells = self.cells
        return [cells[at] for at in numbers]


class _Order:
    """What does not depend on how values are rounded for sums. Rows go by their numbers."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self._holdings: dict[date, Holdings] = {}
        self._models: tuple[dict[str, list[int]], dict[str, list[int]]] | None = None
        self._merged: dict[str, Decimal] | None = None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each row, also of those that repeat another."""
        found: dict[str, int] = {}
        above = seen = 0
        last: Decimal | None = None
        for cell in self._cells:
            if cell.value != last:
                last, above = cell.value, seen
            found[cell.entity] = above + 1
            seen += not cell.repeats
        return found

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each row, from nought."""
        return {cell.entity: at for at, cell in enumerate(self._cells)}

    @cached_property
    def values(self) -> Sequence[Decimal]:
        """The values of the rows that hold a place, rising."""
        return [cell.value for cell in reversed(self._cells) if not cell.repeats]

    @cached_property
    def reaches(self) -> Sequence[Decimal]:
        """What those rows may have been with the days that they lack, rising."""
        return sorted(cell.value + cell.slack for cell in self._cells if not cell.repeats)

    def by_model(self, board: Board) -> tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[int]]]:
        """The rows of each model, and those of stealth names by the model that they became."""
        if self._models is None:
            own: dict[str, list[int]] = {}
            becoming: dict[str, list[int]] = {}
            for at, cell in enumerate(self._cells):
                entity = board.entity(cell.entity)
                own.setdefault(entity.model, []).append(at)
                if entity.same_as:
                    becoming.setdefault(entity.same_as, []).append(at)
            self._models = own, becoming
        return self._models

    def totals_by_model(self, board: Board) -> Mapping[str, Decimal]:
        if self._merged is None:
            placed = {
                model: [at for at in rows if not self._cells[at].repeats] for model, rows in self.by_model(board)[0].items()
            }
            self._merged = self.added({model: rows for model, rows in placed.items() if rows})
        return self._merged

    def added(self, groups: Mapping[str, Sequence[int]]) -> dict[str, Decimal]:
        """The values of each group added up; what has no name is no group."""
        return {key: sum((self._cells[at].value for at in rows), Decimal(0)) for key, rows in groups.items() if key}

    def holdings(self, board: Board, on: date) -> Holdings:
        if on not in self._holdings:
            authors: dict[str, list[int]] = {}
            origins: dict[str, list[int]] = {}
            by_status: dict[OriginStatus, list[int]] = {OriginStatus.STEALTH: [], OriginStatus.UNCHECKED: []}
            for at, cell in enumerate(self._cells):
                belonging = board.belonging(cell.entity, on)
                authors.setdefault(belonging.author, []).append(at)
                if belonging.status is OriginStatus.KNOWN:
                    origins.setdefault(belonging.origin, []).append(at)
                else:
                    by_status[belonging.status].append(at)
            self._holdings[on] = Holdings(authors, origins, by_status[OriginStatus.STEALTH], by_status[OriginStatus.UNCHECKED])
        return self._holdings[on]
