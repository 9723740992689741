"""The largest applications: `Date,Rank,App_ID,App_Title,App_Slug,…,Total_Tokens,…`. They are no models, and are kept aside.

The window are the thirty days before the day of the visit; applications that keep themselves private leave gaps in the places.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import groupby

from sources.board.board import Coverage, Window
from sources.board.captured import Frame, day_of, row_id, tokens
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import APPS
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("Date", "Rank", "App_ID", "App_Title", "App_Slug")


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header[: len(_HEADER)] == _HEADER and "Total_Tokens" in payload.header


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """A capture a visit."""
    captures = []
    for text, visit in groupby(payload.records, key=lambda record: record["Date"]):
        records, day = list(visit), day_of(text, payload)
        rows = {
            row_id(record["App_Slug"] or f"app-{record['App_ID']}", payload): tokens(record["Total_Tokens"], payload)
            for record in records
        }
        if len(rows) != len(records):
            raise BrokenPayload(f"{payload.name} was altered: an application stands twice on {day}.")
        captured_at = facts.captured(datetime.combine(day, time(), UTC), payload)
        window = Window(day - timedelta(days=30), day - timedelta(days=1))
        captures.append(Frame(APPS, Coverage.TOP, captured_at, payload).capture(window, rows, None))
    return Contents(captures)


FORMAT = Format("app-table", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
