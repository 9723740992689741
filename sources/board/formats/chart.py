"""The weekly token chart as JSON.

    {"data": {"data": [{"x": Monday, "ys": {row id: tokens, …, "Others": tokens}}, …], "cachedAt": milliseconds}}

The last bucket is the running week. The charts of tools, images and categories have the same shape and are refused.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sources.board.buckets import Chart, is_buckets, kind_of, read_makers, read_models
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.payload import Payload, fields
from sources.errors import BrokenPayload

#: After the year 5000 a count of milliseconds is none.
_MOST_MS = 10**14


def _buckets(payload: Payload) -> object:
    data = fields(payload.json).get("data")
    return fields(data).get("data", data)


def recognises(payload: Payload) -> bool:
    """An array of buckets, bare or beside the time at which it was cached."""
    return is_buckets(_buckets(payload))


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """The weeks of the chart, or of the market share, which is served in the same envelope."""
    kind = kind_of(_buckets(payload))
    if kind is Chart.OTHER:
        raise BrokenPayload(
            f"{payload.name} is a chart, and not that of weekly tokens: it counts something else, in other steps, or was altered."
        )
    captured_at = facts.captured(_cached_at(payload), payload)
    reader = read_models if kind is Chart.MODELS else read_makers
    return Contents(reader(_buckets(payload), captured_at, payload))


def _cached_at(payload: Payload) -> datetime | None:
    outer = fields(payload.json)
    cached = fields(outer.get("data")).get("cachedAt", outer.get("cachedAt"))
    if cached is None:
        return None
    if not isinstance(cached, int) or not 0 < cached < _MOST_MS:
        raise BrokenPayload(f"{payload.name} was altered: cachedAt is no count of milliseconds.")
    return datetime.fromtimestamp(cached // 1000, UTC)


FORMAT = Format("chart", "https://openrouter.ai/api/frontend/v1/rankings/model-rankings-chart", UNSTATED, recognises, read)
