"""Makers by category, week by week: `Date,Category,Category_Label,Author,Tokens,Share_In_Category`, in billions.

Categories are sampled, and scaled up from the sample: each is a series of its own, kept aside from the figures of the platform.
"""

from __future__ import annotations

from itertools import groupby

from sources.board.board import Coverage
from sources.board.captured import REMAINDER, Frame, billions, day_of, is_share, row_id, week_from
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import CATEGORY
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("Date", "Category", "Category_Label", "Author", "Tokens", "Share_In_Category")


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header == _HEADER


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """A capture for each week and category."""
    captured_at = facts.captured(None, payload)
    captures = []
    for (text, category), group in groupby(payload.records, key=lambda record: (record["Date"], record["Category"])):
        records, start = list(group), day_of(text, payload)
        values = {record["Author"]: billions(record["Tokens"], payload) for record in records}
        total = sum(values.values())
        if (
            len(values) != len(records)
            or start.weekday()
            or any(not is_share(record["Share_In_Category"], values[record["Author"]], total) for record in records)
        ):
            raise BrokenPayload(
                f"{payload.name} was altered: the shares of {category[:40]} in {start} are not those of its tokens."
            )
        rows = {row_id(author, payload): value for author, value in values.items() if author not in REMAINDER}
        frame = Frame(CATEGORY + row_id(category, payload), Coverage.CHART, captured_at, payload)
        captures.append(frame.capture(week_from(start), rows, total - sum(rows.values())))
    return Contents(captures)


FORMAT = Format("category-table", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
