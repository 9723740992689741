"""The makers' shares as a table: `Date,Author,Tokens,Share`, tokens in billions.

Weeks start on Sunday in what was captured until April 2026 and on Monday since; the table holds both, and they are never
joined. A week with more than nine makers and `others` was put together from two captures, and is left out.
"""

from __future__ import annotations

from sources.board.board import Coverage
from sources.board.captured import REMAINDER, Frame, billions, day_of, is_share, row_id, week_from
from sources.board.format import UNSTATED, CaptureFacts, Contents, Format
from sources.board.openrouter_history import MARKET_SHARE
from sources.board.payload import Payload
from sources.errors import BrokenPayload

_HEADER = ("Date", "Author", "Tokens", "Share")
_ROWS = 10
_SUNDAY = 6
#: The first week of the table may be cut off; the second then has more than twice as much.
_CUT_OFF = 0.5


def recognises(payload: Payload) -> bool:
    """The columns."""
    return payload.header == _HEADER


def read(payload: Payload, facts: CaptureFacts) -> Contents:
    """A capture a week."""
    weeks: dict[str, dict[str, tuple[int, str]]] = {}
    for record in payload.records:
        week = weeks.setdefault(record["Date"], {})
        author = record["Author"] if record["Author"] in REMAINDER else row_id(record["Author"], payload)
        if author in week:
            raise BrokenPayload(f"{payload.name} was altered: {record['Date']} names {author} twice.")
        week[author] = billions(record["Tokens"], payload), record["Share"]
    frame = Frame(MARKET_SHARE, Coverage.CHART, facts.captured(None, payload), payload, counts_days=False)
    captures, mixed = [], []
    totals = [sum(value for value, _ in week.values()) for week in weeks.values()]
    for number, (text, week) in enumerate(weeks.items()):
        start, total = day_of(text, payload), totals[number]
        if len(week) > _ROWS:
            mixed.append(text)
            continue
        if start.weekday() not in {_SUNDAY, 0} or any(not is_share(share, value, total) for value, share in week.values()):
            raise BrokenPayload(f"{payload.name} was altered: the shares of {text} are not those of its tokens.")
        rows = {author: value for author, (value, _) in week.items() if author not in REMAINDER}
        cut = number == 0 and len(totals) > 1 and total < totals[1] * _CUT_OFF
        captures.append(frame.capture(week_from(start), rows, total - sum(rows.values()), cut=cut))
    return Contents(captures, left_out=[f"{len(mixed)} weeks put together from two captures ({', '.join(mixed)})"] * bool(mixed))


FORMAT = Format("market-share-table", "https://openrouter.ai/rankings", UNSTATED, recognises, read)
