"""Boards: public rankings, their captures, and who is on them. No board is named here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """First and last day, both inclusive, in the board's own time zone."""

    start: date
    end: date


class Coverage(StrEnum):
    """Which rows a capture names.

    `CHART`: the few named in a chart, the rest summed in Others. `CATALOGUE`: every entity that has
    a page or a row, no remainder. `TOP`: the largest of each day, the rest summed in Others; a row
    that left the list on some day is a lower bound (`days` says how many days it has).
    """

    CHART = "chart"
    CATALOGUE = "catalogue"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a capture comes from: source (repository and commit, or file), address, licence line."""

    derived_from: str
    address: str
    licence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entity of one capture: its row id, its value, and the days that the value covers."""

    entity: str
    value: Decimal
    days: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One capture of a board.

    Rows stand in falling order of value. `others` sums what is not named; `None` where the capture
    has no remainder row. `complete` is false for a bucket that was still running when captured.
    `sha256` is that of the normalised rows (see the board's reader for the form).
    """

    id: str
    series: str
    coverage: Coverage
    window: Window
    captured_at: datetime
    rows: tuple[Row, ...]
    others: Decimal | None
    complete: bool
    provenance: Provenance
    sha256: str


class OriginStatus(StrEnum):
    """How much is known of where an entity comes from, as of a day."""

    KNOWN = "known"
    #: A stealth entity whose maker is not revealed (or not confirmed) yet: it counts for nobody.
    STEALTH = "stealth"
    #: Nobody looked it up: it may belong anywhere.
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Belonging:
    """To whom an entity belongs as of a day; `origin` is an ISO 3166 code, empty unless known."""

    author: str
    origin: str
    status: OriginStatus


@dataclass(frozen=True, slots=True)
class Entity:
    """What a row is about.

    `id` is the row id (`maker/model[:variant]`), `model` the same without its variant, `families`
    the ids of the families that hold it (from the narrowest), `label` its display name, `same_as`
    the model that a stealth name turned out to be and `revealed_on` when (empty, `None` otherwise).
    `groups` holds further ids, such as `group:open-weights`.
    """

    id: str
    model: str
    variant: str
    families: tuple[str, ...]
    label: str
    same_as: str = ""
    revealed_on: date | None = None
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EntityName:
    """One spelling of one thing on the board: see `claims.name.Name`, which it becomes."""

    text: str
    id: str
    kind: str
    language: str = ""
    needs_context: bool = False


class Board(Protocol):
    """A public ranking: measures, cadence, captures, entities.

    `first_weekday` is 0 for Monday; `restatement` the largest fraction by which a figure fell after its
    first publication (one-sided); `citation` the line to be shown wherever its data is shown.
    A board equals itself alone and never changes: what is worked out of its captures is kept for as long as it lives.
    """

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def first_weekday(self) -> int: ...
    @property
    def restatement(self) -> Decimal: ...
    @property
    def citation(self) -> str: ...
    @property
    def state_sha256(self) -> str: ...
    @property
    def last_window(self) -> Window: ...

    def names(self) -> Sequence[EntityName]:
        """Every spelling of everything on the board, models first."""
        ...

    def snapshots(self, window: Window) -> Sequence[Snapshot]:
        """Every capture of exactly this window, earliest capture first; also those that sum daily rows."""
        ...

    def siblings(self, snapshot: Snapshot) -> Sequence[Window]:
        """The other windows of the payload that a capture was read from, in the same series; without sums of days."""
        return ()

    def entity(self, row_id: str) -> Entity:
        """What a row is about; an unknown id gives an entity made from the id itself."""
        ...

    def belonging(self, row_id: str, on: date) -> Belonging:
        """Maker and origin as of a day."""
        ...

    def models_of(self, subject_id: str) -> frozenset[str]:
        """The model ids (without variant) that a `model:` or `family:` subject may mean."""
        ...

    def label_of(self, subject_id: str, language: str) -> str:
        """A subject id in the reader's words."""
        ...

    def displayed(self, value: Decimal) -> Decimal:
        """A row's value as the board's page shows it."""
        ...
