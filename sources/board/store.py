"""The store: what the user imported beside the bundle, and what it remembers of each capture.

It only ever grows: several captures of one window all stay, each with its sha256 and where it came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from sources.board.board import Coverage, Provenance, Window
from sources.board.openrouter_bundle import Capture, DailySeries


class Form(StrEnum):
    """Whether rows are sums over a window, or single days from which windows are summed."""

    WINDOW = "window"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Origin:
    """The payload that a capture was read from, and when."""

    name: str
    sha256: str
    format: str
    imported_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One capture in an index, without its rows. `number` is 0 and `origin` `None` for those of the bundle."""

    number: int
    id: str
    form: Form
    series: str
    coverage: Coverage
    window: Window
    captured_at: datetime
    complete: bool
    sha256: str
    provenance: Provenance
    origin: Origin | None = None

    @property
    def identity(self) -> str:
        """The digest of what makes two captures one: what they cover, the second of their capture, and their rows."""
        moment = self.captured_at.replace(microsecond=0)
        parts = (self.form, self.series, self.coverage, self.window.start, self.window.end, moment, self.sha256)
        return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Addition:
    """A capture to be stored: its entry (the number is given by the store) and its rows."""

    entry: Entry
    held: Capture | DailySeries


@dataclass(frozen=True, slots=True)
class Overview:
    """What opening a board needs to know of a store: neither captures nor rows.

    `newest` is the number of the last capture (0 in an empty store): what comes in later is not looked at. `windows` and
    `days` are the windows of which there are captures, and those of series of days; `last_chart` is the last one of which
    there is a complete chart of models.
    """

    newest: int
    windows: frozenset[Window]
    days: frozenset[Window]
    last_chart: Window | None
    last_captured: datetime | None


EMPTY = Overview(0, frozenset(), frozenset(), None, None)


class SnapshotStore(Protocol):
    """Where imported captures are kept. Every method raises `BrokenStore` where that cannot be done."""

    @property
    def place(self) -> str:
        """What to call it in a message: its path, or its address without anything secret."""
        ...

    @property
    def folder(self) -> Path:
        """The folder on this machine in which files are kept beside it."""
        ...

    def exists(self) -> bool:
        """Whether there is a store already; looking makes none."""
        ...

    def index(self) -> Sequence[Entry]:
        """Every capture without its rows, in the order in which they came; empty where there is no store yet."""
        ...

    def overview(self) -> Overview:
        """What there is."""
        ...

    def windows_of(self, series: str, captured_at: datetime, provenance: Provenance, newest: int) -> Sequence[Window]:
        """The windows of a series that were captured at once, from the same place, among the first `newest` captures."""
        ...

    def entries(self, form: Form, window: Window) -> Sequence[Entry]:
        """The captures of exactly this window without their rows, in the order in which they came."""
        ...

    def state(self, newest: int) -> str:
        """The digest of everything up to a number, whatever the order and the day in which it came; empty where nothing is."""
        ...

    def capture(self, number: int) -> Capture:
        """The rows of a capture of a window."""
        ...

    def days(self, number: int) -> DailySeries:
        """The rows of a series of days."""
        ...

    def row_ids(self) -> Sequence[str]:
        """Every id of a row of a model, once."""
        ...

    def charted(self) -> frozenset[str]:
        """The ids of the rows that some chart names."""
        ...

    def add(self, additions: Sequence[Addition]) -> Sequence[Entry]:
        """Keep captures: all of them, or none; those that were new are given back. One that is there already is passed over.

        `IdTaken` where another capture bears an id: somebody else imported it since the index was read.
        """
        ...
