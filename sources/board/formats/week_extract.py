"""Weeks of the chart as a third party keeps them: total, sum of the named rows, and the rows.

    {"source": {"repo": …, "commit": …, "path": …, "captured_at": …},
     "weeks": [{"date": Monday, "total_tokens": …, "named_tokens": …, "model_rows": […]}]}

What is not named is the total less the named rows. The sum of the named rows stands beside them and must be it.
"""

from __future__ import annotations

import msgspec

from sources.board.board import Coverage
from sources.board.captured import Frame, day_of, falling, moment_of, row_id, tokens, week_from
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import CHART
from sources.board.payload import Payload, fields, first
from sources.errors import BrokenPayload


class _Row(msgspec.Struct, frozen=True):
    model: str
    tokens: int | float | str


class _Week(msgspec.Struct, frozen=True):
    date: str
    total_tokens: int | float | str
    named_tokens: int | float | str
    model_rows: list[_Row]


class _Source(msgspec.Struct, frozen=True):
    captured_at: str = ""
    repo: str = ""
    commit: str = ""
    path: str = ""


class _Extract(msgspec.Struct, frozen=True):
    weeks: list[_Week]
    source: _Source = _Source()


def recognises(payload: Payload) -> bool:
    """Weeks with a total, and rows of models."""
    return {"date", "total_tokens", "model_rows"} <= first(fields(payload.json).get("weeks")).keys()


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """A capture a week."""
    extract = payload.shaped(payload.json, _Extract)
    source = extract.source
    said = moment_of(source.captured_at, payload) if source.captured_at else None
    frame = Frame(CHART, Coverage.CHART, facts.captured(said, payload), payload)
    captures = []
    for week in extract.weeks:
        rows = {row_id(row.model, payload): tokens(row.tokens, payload) for row in week.model_rows}
        start, total, named = day_of(week.date, payload), tokens(week.total_tokens, payload), sum(rows.values())
        if named != tokens(week.named_tokens, payload) or named > total or len(rows) != len(week.model_rows):
            raise BrokenPayload(f"{payload.name} was altered: the rows of {start} do not add up to their sum.")
        if start.weekday() or not falling(rows.values()):
            raise BrokenPayload(f"{payload.name} was altered: {start} is no Monday, or its rows are not in falling order.")
        captures.append(frame.capture(week_from(start), rows, total - named))
    derived_from = f"{source.repo}@{source.commit}:{source.path}" if source.repo and source.commit else ""
    return Contents(captures, derived_from=derived_from)


FORMAT = Format("week-extract", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
