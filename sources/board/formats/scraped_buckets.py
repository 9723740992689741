"""The last bucket of the chart, day by day, in one table: `fetched_at,bucket_monday_inferred,rank,model_id,tokens,…,quality`.

Every capture is of a running week: partial, without a remainder. Visits that are marked as broken (the scraper took the
chart of another thing) are left out.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from sources.board.board import Coverage
from sources.board.captured import Frame, day_of, falling, moment_of, row_id, tokens, week_from
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import CHART
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_NAMED = 9
_HEADER = ("fetched_at", "bucket_monday_inferred", "rank", "model_id", "tokens")


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header[: len(_HEADER)] == _HEADER and payload.header[-1] == "quality"


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """One partial capture a visit."""
    captures, broken = [], []
    for fetched, visit in groupby(payload.records, key=lambda record: record["fetched_at"]):
        records = list(visit)
        if {record["quality"] for record in records} != {"ok"}:
            broken.append(fetched[:10])
            continue
        captured_at = facts.captured(moment_of(fetched, payload), payload)
        rows = {row_id(record["model_id"], payload): tokens(record["tokens"], payload) for record in records}
        ranks = [record["rank"] for record in records]
        start = day_of(records[0]["bucket_monday_inferred"], payload)
        if ranks != [str(place) for place in range(1, _NAMED + 1)] or len(rows) != _NAMED or not falling(rows.values()):
            raise BrokenPayload(f"{payload.name} is truncated or altered: the places of {fetched[:10]} are not in order.")
        if start.weekday() or not timedelta(0) <= captured_at.date() - start < timedelta(days=7):
            raise BrokenPayload(f"{payload.name} was altered: {fetched[:10]} does not lie in its week.")
        captures.append(Frame(CHART, Coverage.CHART, captured_at, payload).capture(week_from(start), rows, None))
    return Contents(captures, left_out=[f"{len(broken)} visits marked as broken ({', '.join(broken)})"] * bool(broken))


FORMAT = Format("scraped-buckets", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
