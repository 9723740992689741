"""Orders in which the stories can be read. Nothing runs on the page, so each order is a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from factcheck.page.index.batch import Row
from factcheck.vocabulary import Verdict

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_Key: TypeAlias = Callable[[Row], tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class View:
    """An order: its slug in the interface's words, the stem of its files, and what it sorts by."""

    slug: str
    stem: str
    key: _Key

    def order(self, rows: Sequence[Row]) -> list[int]:
        """The places of the rows in this order; what it does not tell apart stays in the order of the list."""
        return sorted(range(len(rows)), key=lambda at: self.key(rows[at]))


def _newest(row: Row) -> tuple[object, ...]:
    """Undated last."""
    return row.publication.day is None, -(row.publication.order - _EPOCH).total_seconds()


def _outlet(row: Row) -> tuple[object, ...]:
    """By code points; stories without an outlet last, those of one outlet newest first."""
    return not row.outlet, row.outlet.casefold(), *_newest(row)


def _worst(row: Row) -> tuple[object, ...]:
    """Most contradicted, then most that needs context, then most unproven; stories without a figure last."""
    found = row.counts
    worst = [-found[verdict] for verdict in (Verdict.CONTRADICTED, Verdict.NEEDS_CONTEXT, Verdict.UNPROVEN)]
    return *worst, not found[Verdict.SUPPORTED]


#: The order of the list comes first: its first page is the front door.
VIEWS = (
    View("list", "index", lambda _: ()),
    View("outlet", "index-by-outlet", _outlet),
    View("date", "index-by-date", _newest),
    View("verdict", "index-by-verdict", _worst),
)
