"""The official Data API, rankings-daily: the fifty largest public models of each UTC day, and `other`.

    {"data": [{"date": …, "model_permaslug": …, "total_tokens": "527459593282"}, …], "meta": {"as_of": …, "start_date": …, …}}

Rows stand by date, then in falling order, `other` last in its day; a day without a tail has no `other`. What
`category`, `modality` and the like narrow down is another universe and is refused. Whoever shows a figure cites it with the
moment of `as_of`, so that line is kept with every capture.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from sources.board.board import Coverage
from sources.board.captured import REMAINDER, Frame, day_of, falling, moment_of, row_id, tokens
from sources.board.format import CaptureFacts, Contents, Format
from sources.board.openrouter_history import DAILY_TOP
from sources.board.payload import Payload, fields, first, items
from sources.errors import BrokenPayload

_NARROWED = ("category", "modality", "context_bucket", "language_type")
_MOST_NAMED = 50
_VERSION = "v1"
_CITATION = "Source: OpenRouter (openrouter.ai/rankings), as of {as_of}."


class _Row(msgspec.Struct, frozen=True):
    date: str
    model_permaslug: str
    total_tokens: str | int | float


class _Meta(msgspec.Struct, frozen=True):
    as_of: str
    start_date: str
    end_date: str


class _Answer(msgspec.Struct, frozen=True):
    data: list[_Row]
    meta: _Meta


def recognises(payload: Payload) -> bool:
    """Rows with `total_tokens` by date and permaslug, in an envelope."""
    outer = fields(payload.json)
    return {"date", "model_permaslug", "total_tokens"} <= first(outer.get("data")).keys()


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """The days of one answer: all of them, or none."""
    answer = payload.shaped(payload.json, _Answer)
    meta = fields(fields(payload.json).get("meta"))
    if narrowed := [key for key in _NARROWED if meta.get(key)] + [key for key in ("period",) if meta.get(key, "day") != "day"]:
        raise BrokenPayload(f"{payload.name} is narrowed down by {', '.join(narrowed)}; ask for days without it.")
    frame = Frame(DAILY_TOP, Coverage.TOP, facts.captured(moment_of(answer.meta.as_of, payload), payload), payload)
    rows = [(day_of(row.date, payload), row.model_permaslug, tokens(row.total_tokens, payload)) for row in answer.data]
    expected = _days(day_of(answer.meta.start_date, payload), day_of(answer.meta.end_date, payload))
    if [day for day, _ in groupby(row[0] for row in rows)] != expected:
        raise BrokenPayload(
            f"{payload.name} is truncated or altered: it has not every day of "
            f"{answer.meta.start_date} … {answer.meta.end_date}, in order."
        )
    figures, others = ranked_days(rows, payload)
    running, series = frame.daily(figures, others, 1)
    return Contents(running, series, derived_from=_CITATION.format(as_of=answer.meta.as_of))


def unfamiliar(payload: Payload) -> Sequence[str]:
    """The fields of an answer that this version of the API is not known to have, and the version if it is another one."""
    outer = fields(payload.json)
    meta = fields(outer.get("meta"))
    found = [*outer.keys() - {"data", "meta"}]
    found += [f"meta.{name}" for name in meta.keys() - {*_Meta.__struct_fields__, *_NARROWED, "version", "period"}]
    found += [f"data.{name}" for row in items(outer.get("data")) for name in fields(row).keys() - {*_Row.__struct_fields__}]
    if meta.get("version", _VERSION) != _VERSION:
        found.append(f"meta.version {meta['version']}")
    return sorted(set(found))


def ranked_days(rows: list[tuple[date, str, int]], payload: Payload) -> tuple[dict[date, dict[str, int]], dict[date, int]]:
    """The named rows of each day, and its remainder, checked for what the API promises."""
    figures: dict[date, dict[str, int]] = {}
    others: dict[date, int] = {}
    for day, entity, value in rows:
        named = figures.setdefault(day, {})
        if day in others or entity in named:
            raise BrokenPayload(f"{payload.name} was altered: {day} has a row twice, or rows after its remainder.")
        if entity in REMAINDER:
            others[day] = value
        else:
            named[row_id(entity, payload)] = value
    for day, named in figures.items():
        if not falling(named.values()):
            raise BrokenPayload(f"{payload.name} was altered: {day} is not in falling order.")
        if len(named) > _MOST_NAMED or (len(named) == _MOST_NAMED) != (day in others):
            raise BrokenPayload(
                f"{payload.name} is truncated or altered: {day} names {len(named)} rows"
                f" {'and a' if day in others else 'without a'} remainder; a day has fifty and a remainder, or fewer and none."
            )
    return figures, others


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]


FORMAT = Format(
    "data-api",
    "https://openrouter.ai/api/v1/datasets/rankings-daily",
    "CC BY 4.0 (OpenRouter Data API)",
    recognises,
    read,
)
