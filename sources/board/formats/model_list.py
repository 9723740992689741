"""The ranking list as JSON, `models?view=day|week|month`: prompt and completion tokens of each row.

`date` is the last active day of a model, not the window; the latest of them is the window's last day. The list does
not say which view it is, so somebody must. A list that reaches down to the smallest models is the catalogue; one that
is cut off after twenty has no remainder, and is kept aside: nobody knows how much is missing below.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from sources.board.board import Coverage, Window
from sources.board.captured import Frame, day_of, row_id, tokens
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_bundle import Capture
from sources.board.openrouter_history import LEADERBOARD, MODEL_LIST
from sources.board.payload import Payload, fields, first
from sources.errors import BrokenPayload, UnknownCapture

#: Windows by view: trailing completed UTC days.
VIEWS = {"day": 1, "week": 7, "month": 30}
#: The last row of a whole catalogue has less than this part of the sum.
_TAIL = 0.0001


class Listed(msgspec.Struct, frozen=True):
    """One row of the list, as far as it is read."""

    date: str
    model_permaslug: str
    variant_permaslug: str
    total_prompt_tokens: int | float | str
    total_completion_tokens: int | float | str


def is_list(value: object) -> bool:
    """Whether a JSON value is an array of rows of the list."""
    return {"model_permaslug", "variant_permaslug", "total_prompt_tokens", "total_completion_tokens"} <= first(value).keys()


def recognises(payload: Payload) -> bool:
    """The list in its envelope."""
    return is_list(fields(payload.json).get("data"))


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """One capture."""
    if facts.view not in VIEWS:
        raise UnknownCapture(f"{payload.name} is a list that does not say which days it covers; give --view day, week or month.")
    return Contents([read_list(fields(payload.json).get("data"), facts.view, facts, payload)])


def read_list(value: object, view: str, facts: CaptureFacts, payload: Payload) -> Capture:
    """The capture of a list in a view; the calling format knows where the list stands."""
    rows: dict[str, int] = {}
    last = date.min
    for row in payload.shaped(value, list[Listed]):
        entity = row_id(row.variant_permaslug, payload)
        if entity in rows or not entity.startswith(row.model_permaslug):
            raise BrokenPayload(f"{payload.name} was altered: {entity} stands twice, or under another model.")
        rows[entity] = tokens(row.total_prompt_tokens, payload) + tokens(row.total_completion_tokens, payload)
        last = max(last, day_of(row.date, payload))
    window = Window(last - timedelta(days=VIEWS[view] - 1), last)
    whole = min(rows.values()) < sum(rows.values()) * _TAIL
    series, coverage = (MODEL_LIST, Coverage.CATALOGUE) if whole else (LEADERBOARD, Coverage.TOP)
    return Frame(series, coverage, facts.captured(None, payload), payload).capture(window, rows, None)


FORMAT = Format("model-list", "https://openrouter.ai/api/frontend/v1/rankings/models", UNSTATED, recognises, read)
