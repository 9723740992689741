"""The official daily figures as a table: `date,model_permaslug,total_tokens,…`, the fifty largest of each day and `other`."""

from __future__ import annotations

from sources.board.board import Coverage
from sources.board.captured import Frame, day_of, tokens
from sources.board.format import CaptureFacts, Contents, Format
from sources.board.formats.data_api import ranked_days
from sources.board.openrouter_history import DAILY_TOP
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("date", "model_permaslug", "total_tokens")


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header[: len(_HEADER)] == _HEADER


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """The days, cut where one is missing."""
    frame = Frame(DAILY_TOP, Coverage.TOP, facts.captured(None, payload), payload)
    rows = [
        (day_of(record["date"], payload), record["model_permaslug"], tokens(record["total_tokens"], payload))
        for record in payload.records
    ]
    if [row[0] for row in rows] != sorted(row[0] for row in rows):
        raise BrokenPayload(f"{payload.name} was altered: its days are not in order.")
    figures, others = ranked_days(rows, payload)
    running, series = frame.daily(figures, others, 1)
    return Contents(running, series)


FORMAT = Format("daily-table", "https://openrouter.ai/rankings", "CC BY 4.0 (OpenRouter Data API)", recognises, read)
