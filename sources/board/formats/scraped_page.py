"""The page as a third party scraped it, day by day: `meta.fetched_at`, `models` (nine rows of the last bucket), other charts.

The last bucket is the running week: partial, and on a Monday hours old. No remainder is given. Where the scraper took
the wrong chart (calls for tokens) the rows are refused. Its market share does not say on which day its week starts.
"""

from __future__ import annotations

from datetime import timedelta

import msgspec

from sources.board.board import Coverage
from sources.board.captured import Frame, falling, moment_of, row_id, tokens, week_from
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import CHART
from sources.board.payload import Payload, fields, first
from sources.errors import BrokenPayload

#: Rows with fewer tokens for each per cent of the whole are no tokens: calls and images are counted in millions.
_LEAST_TOTAL = 10**11


_NAMED = 9


class _Row(msgspec.Struct, frozen=True):
    model_id: str
    tokens: int | float | str
    share_pct: float


class _Meta(msgspec.Struct, frozen=True):
    fetched_at: str


class _Page(msgspec.Struct, frozen=True):
    meta: _Meta
    models: list[_Row]


def recognises(payload: Payload) -> bool:
    """Rows with their tokens as displayed and their share, beside the time of the visit."""
    outer = fields(payload.json)
    shown = {"model_id", "tokens", "tokens_display", "share_pct"} <= first(outer.get("models")).keys()
    return shown and "fetched_at" in fields(outer.get("meta"))


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """One partial capture of the running week."""
    page = payload.shaped(payload.json, _Page)
    captured_at = facts.captured(moment_of(page.meta.fetched_at, payload), payload).replace(microsecond=0)
    rows = {row_id(row.model_id, payload): tokens(row.tokens, payload) for row in page.models}
    if not len(rows) == len(page.models) == _NAMED or not falling(rows.values()):
        raise BrokenPayload(f"{payload.name} was altered: its models are not in falling order, or not nine.")
    whole = next(iter(rows.values())) / page.models[0].share_pct * 100 if page.models[0].share_pct > 0 else 0
    if whole < _LEAST_TOTAL or any(
        abs(value / whole * 100 - row.share_pct) > 1 for value, row in zip(rows.values(), page.models, strict=True)
    ):
        raise BrokenPayload(f"{payload.name} was altered, or holds another chart: its shares are not those of tokens.")
    monday = captured_at.date() - timedelta(days=captured_at.weekday())
    capture = Frame(CHART, Coverage.CHART, captured_at, payload).capture(week_from(monday), rows, None)
    others = ", ".join(key for key in fields(payload.json) if key not in {"meta", "models"})
    return Contents([capture], left_out=[f"what counts other things or does not say its week ({others})"] * bool(others))


FORMAT = Format("scraped-page", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
