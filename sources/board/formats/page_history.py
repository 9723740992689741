"""Daily figures of the models' own pages: `Date,Model,Prompt,Completion,Reasoning,Total_Tokens`, in billions.

Models bear the ids that people type (`anthropic/claude-opus-4.6`), and are brought to those of the board's rows. Total is
prompt and completion; reasoning is not added on top. Days at the edges that name a handful of models are no days of
a catalogue, and are left out.
"""

from __future__ import annotations

from datetime import date

from sources.board.board import Coverage
from sources.board.captured import Frame, billions, day_of, row_id
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import PAGES
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("Date", "Model", "Prompt", "Completion", "Reasoning", "Total_Tokens")
#: The table has six decimals of a billion.
_SCALE = 1000
#: From one day to the next no tenth of the catalogue goes.
_STEADY = 0.9


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header == _HEADER


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """The days of the catalogue, cut where one is missing."""
    figures: dict[date, dict[str, int]] = {}
    for record in payload.records:
        model_id, _, variant = record["Model"].partition(":")
        entity = row_id(facts.permaslugs.get(model_id, model_id), payload, variant)
        total = billions(record["Total_Tokens"], payload)
        parts = billions(record["Prompt"], payload) + billions(record["Completion"], payload)
        day = figures.setdefault(day_of(record["Date"], payload), {})
        if abs(parts - total) > _SCALE or total % _SCALE or entity in day:
            raise BrokenPayload(
                f"{payload.name} was altered: {record['Date']} {entity} stands twice, or is not the sum of prompt and completion."
            )
        day[entity] = total // _SCALE
    *_, before, last = [0, *(len(figures[day]) for day in sorted(figures))]
    if last < before * _STEADY:
        raise BrokenPayload(f"{payload.name} is truncated: its last day names {last} models, the day before {before}.")
    half = max(map(len, figures.values())) // 2
    full = {day: named for day, named in figures.items() if len(named) >= half}
    thin = sorted(figures.keys() - full.keys())
    running, series = Frame(PAGES, Coverage.CATALOGUE, facts.captured(None, payload), payload).daily(full, None, _SCALE)
    return Contents(running, series, [f"{len(thin)} days with few models ({thin[0]} … {thin[-1]})"] if thin else ())


FORMAT = Format("page-history", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
