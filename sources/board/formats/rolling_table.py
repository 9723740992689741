"""The ten largest models of the trailing seven days, day by day: `date,rank,model,total_tokens,prompt_tokens,completion_tokens`.

`date` is the day of the visit; the window are the seven UTC days before it. Variants are merged, and there is no
remainder, so the figures are kept aside. Rows of several runs repeat, and some stand under a day that they are not of: a list
that stands under several days is kept under the one where it stands most often; one that is not whole is left out.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from sources.board.board import Coverage, Window
from sources.board.captured import Frame, day_of, falling, row_id, tokens
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import LEADERBOARD
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("date", "rank", "model", "total_tokens", "prompt_tokens", "completion_tokens")
_PLACES = 10
_DAY = timedelta(days=1)

#: One run of the scraper: the ids and the tokens of its rows.
Run = tuple[tuple[str, int], ...]


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header == _HEADER


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """A capture a day, without a remainder."""
    counted: dict[Run, Counter[date]] = {}
    stray: set[date] = set()
    for day, run in _runs(payload):
        if len(run) == _PLACES:
            counted.setdefault(run, Counter())[day] += 1
        else:
            stray.add(day)
    captures = []
    for run, days in counted.items():
        (day, most), *rest = days.most_common(2)
        stray.update(other for other in days if other != day)
        if rest and rest[0][1] == most:
            stray.add(day)
            continue
        captured_at = facts.captured(datetime.combine(day, time(), UTC), payload)
        frame = Frame(LEADERBOARD, Coverage.TOP, captured_at, payload)
        captures.append(frame.capture(Window(day - 7 * _DAY, day - _DAY), dict(run), None))
    names = ", ".join(str(day) for day in sorted(stray))
    return Contents(captures, left_out=[f"rows that are not of the day they stand under ({names})"] * bool(names))


def _runs(payload: Payload) -> list[tuple[date, Run]]:
    """The rows of each run: a new one begins at the first place."""
    runs: list[tuple[date, list[tuple[str, int]]]] = []
    for record in payload.records:
        day = day_of(record["date"], payload)
        total = tokens(record["total_tokens"], payload)
        if total != tokens(record["prompt_tokens"], payload) + tokens(record["completion_tokens"], payload):
            raise BrokenPayload(f"{payload.name} was altered: {day} {record['model'][:60]} is not the sum of its parts.")
        if record["rank"] == "1" or not runs:
            runs.append((day, []))
        if runs[-1][0] != day or record["rank"] != str(len(runs[-1][1]) + 1):
            raise BrokenPayload(f"{payload.name} is truncated or altered: the places of {day} are not in order.")
        runs[-1][1].append((row_id(record["model"], payload), total))
    if any(not falling(value for _, value in rows) for _, rows in runs):
        raise BrokenPayload(f"{payload.name} was altered: a list is not in falling order.")
    if len(runs[-1][1]) < _PLACES:
        raise BrokenPayload(f"{payload.name} is truncated: its last list has {len(runs[-1][1])} places of {_PLACES}.")
    return [(day, tuple(rows)) for day, rows in runs]


FORMAT = Format("rolling-table", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
