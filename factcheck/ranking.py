"""Rankings: the rows of a view in falling order, with what is looked up in them again and again, each worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

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
class Holdings:
    """Whose the rows are as of a day: by maker, by country (where it is known), of nobody yet, and what nobody looked up."""

    authors: Mapping[str, Sequence[Cell]]
    origins: Mapping[str, Sequence[Cell]]
    stealth: Sequence[Cell]
    unchecked: Decimal


class Ranking:
    """Rows in falling order of value; rows of one value by name. A ranking is equal to itself alone."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = tuple(sorted(cells, key=lambda cell: (-cell.value, cell.entity)))
        self._heads: dict[int, Ranking] = {}
        self._holdings: dict[date, Holdings] = {}
        self._merged: dict[str, Decimal] | None = None
        self._models: dict[str, list[int]] | None = None
        self._becoming: dict[str, list[int]] = {}

    @cached_property
    def placed(self) -> tuple[Cell, ...]:
        """The rows that hold a place of their own."""
        return tuple(cell for cell in self.cells if not cell.repeats)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each row: how many that hold one have more, and one."""
        found: dict[str, int] = {}
        above = level = 0
        last: Decimal | None = None
        for cell in self.cells:
            if cell.value != last:
                last, above = cell.value, level
            found[cell.entity] = above + 1
            level += not cell.repeats
        return found

    @cached_property
    def _values(self) -> Sequence[Decimal]:
        """The values of the rows that hold a place, rising."""
        return [cell.value for cell in reversed(self.placed)]

    @cached_property
    def _reaches(self) -> Sequence[Decimal]:
        """What those rows may have been with the days that they lack, rising."""
        return sorted(cell.value + cell.slack for cell in self.placed)

    def above(self, value: Decimal) -> int:
        """How many of the rows that hold a place have more than a value."""
        return len(self._values) - bisect_right(self._values, value)

    def reaching(self, value: Decimal, sway: Decimal) -> int:
        """How many of them may have a value or more, if each were so much larger."""
        return len(self._reaches) - bisect_left(self._reaches, value, key=lambda reach: reach * sway)

    def head(self, n: int) -> Ranking:
        """The first n rows that hold a place."""
        if n not in self._heads:
            self._heads[n] = Ranking(self.placed[:n])
        return self._heads[n]

    @cached_property
    def total(self) -> Decimal:
        """All rows added up."""
        return sum((cell.used for cell in self.cells), Decimal(0))

    def holdings(self, board: Board, on: date) -> Holdings:
        """Whose the rows are as of a day."""
        if on not in self._holdings:
            self._holdings[on] = self._held(board, on)
        return self._holdings[on]

    def of_models(self, models: Iterable[str], board: Board, *, revealed: bool) -> list[Cell]:
        """The rows of some models; `revealed` counts those of stealth names that became one of them."""
        if self._models is None:
            self._models = self._by_model(board)
        found = {at for model in models for at in self._models.get(model, ())}
        if revealed:
            found.update(at for model in models for at in self._becoming.get(model, ()))
        return [self.cells[at] for at in sorted(found)]

    def totals_of_models(self, board: Board) -> Mapping[str, Decimal]:
        """What each model has in all of its rows that hold a place."""
        if self._merged is None:
            self._merged = {}
            for cell in self.placed:
                model = board.entity(cell.entity).model
                self._merged[model] = self._merged.get(model, Decimal(0)) + cell.value
        return self._merged

    def _held(self, board: Board, on: date) -> Holdings:
        authors: dict[str, list[Cell]] = {}
        origins: dict[str, list[Cell]] = {}
        stealth: list[Cell] = []
        unchecked = Decimal(0)
        for cell in self.cells:
            belonging = board.belonging(cell.entity, on)
            authors.setdefault(belonging.author, []).append(cell)
            if belonging.status is OriginStatus.KNOWN:
                origins.setdefault(belonging.origin, []).append(cell)
            elif belonging.status is OriginStatus.STEALTH:
                stealth.append(cell)
            else:
                unchecked += cell.used
        return Holdings(authors, origins, stealth, unchecked)

    def _by_model(self, board: Board) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, cell in enumerate(self.cells):
            entity = board.entity(cell.entity)
            found.setdefault(entity.model, []).append(at)
            if entity.same_as:
                self._becoming.setdefault(entity.same_as, []).append(at)
        return found
