"""What is asked of a store and put into it, in the SQL that SQLite and PostgreSQL have in common.

Values are marked by `?`. Everything but the index and the ids of rows is looked up by an index of the database
(`migrations/*/0002_indexes.sql`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from sources.board.openrouter_history import COUNTED

Value: TypeAlias = str | int | bytes
IndexRow: TypeAlias = tuple[int, str, str, str, str, str, str, str, int, str, str, str, str, str, str, str, str]

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Query(Generic[_Row]):
    """A question, and (for the types alone) what a row of its answer is."""

    text: str


def _marks(count: int) -> str:
    return ", ".join("?" * count)


_INDEX = """
SELECT c.number, c.id, c.form, c.series, c.coverage, c.first_day, c.last_day, c.captured_at, c.complete, c.sha256,
       p.derived_from, p.address, p.licence, p.name, p.sha256, p.format, p.imported_at
FROM captures c JOIN payloads p ON p.number = c.payload
"""
INDEX: Query[IndexRow] = Query(f"{_INDEX} ORDER BY c.number")
ENTRIES: Query[IndexRow] = Query(f"{_INDEX} WHERE c.form = ? AND c.first_day = ? AND c.last_day = ? ORDER BY c.number")
NEWEST: Query[tuple[int | None]] = Query("SELECT max(number) FROM captures")
NEWEST_PAYLOAD: Query[tuple[int | None]] = Query("SELECT max(number) FROM payloads")
WINDOWS: Query[tuple[str, str]] = Query("SELECT DISTINCT first_day, last_day FROM captures WHERE form = ?")
#: The coverage, then the series that verdicts rest on.
LAST_CHART: Query[tuple[str, str]] = Query(
    f"SELECT first_day, last_day FROM captures WHERE coverage = ? AND complete = 1 AND series IN ({_marks(len(COUNTED))})"  # noqa: S608
    " ORDER BY first_day DESC, last_day DESC LIMIT 1"
)
LAST_MOMENT: Query[tuple[str]] = Query("SELECT max(captured_at) FROM captures")
MOMENTS: Query[tuple[str]] = Query("SELECT captured_at FROM captures WHERE captured_at >= ?")
SIBLINGS: Query[tuple[str, str]] = Query(
    "SELECT c.first_day, c.last_day FROM captures c JOIN payloads p ON p.number = c.payload"
    " WHERE c.captured_at = ? AND c.series = ? AND c.form = ? AND p.derived_from = ? AND p.address = ? AND p.licence = ?"
    " AND c.number <= ? ORDER BY c.number"
)
#: The plus keeps SQLite from walking the table by its numbers: the index of identities holds them as well.
IDENTITIES: Query[tuple[str]] = Query("SELECT identity FROM captures WHERE +number <= ? ORDER BY identity")
ROW_IDS: Query[tuple[str]] = Query("SELECT DISTINCT id FROM entities ORDER BY id")
CHARTED: Query[tuple[str]] = Query("SELECT id FROM entities WHERE charted = 1")
BODY: Query[tuple[bytes, str]] = Query(
    "SELECT b.body, c.sha256 FROM bodies b JOIN captures c ON c.number = b.capture WHERE b.capture = ?"
)


def known(column: str, wanted: Sequence[str]) -> Query[tuple[str]]:
    """Which of some values stand in a column (`identity`, `id`) of the captures."""
    return Query(f"SELECT {column} FROM captures WHERE {column} IN ({_marks(len(wanted))})")  # noqa: S608 - marks alone


PUT_PAYLOAD = (
    "INSERT INTO payloads (number, name, sha256, format, derived_from, address, licence, imported_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
PUT_CAPTURE = (
    "INSERT INTO captures (number, id, form, series, coverage, first_day, last_day, captured_at, complete, sha256, identity,"
    " payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PUT_BODY = "INSERT INTO bodies (capture, body) VALUES (?, ?)"
PUT_ENTITY = "INSERT INTO entities (id, charted) VALUES (?, ?) ON CONFLICT DO NOTHING"
