"""Arrays of `{x, ys}`: the shape of every chart of the ranking page, whatever it counts.

Seven arrays of one page have this shape. The weekly token chart is the one whose `x` are Mondays seven days apart,
without a time, whose keys are row ids and `Others`, whose values are whole numbers, and which counts most: the
charts of tool calls and images look alike, and count millions. In the market share the keys are makers, the
remainder is `others`, and the weeks start on Sunday or on Monday.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

import msgspec

from sources.board.board import Coverage
from sources.board.captured import REMAINDER, Frame, day_of, falling, row_id, tokens, week_from
from sources.board.openrouter_bundle import Capture
from sources.board.openrouter_history import CHART, MARKET_SHARE
from sources.board.payload import Payload, fields, first, items
from sources.errors import BrokenPayload

#: The first week of the history had 3 × 10¹¹ tokens in all; calls and images are counted in millions.
_LEAST_TOKENS = 10**11
#: A first bucket below this part of the second was cut off by the span of the chart.
_CUT_OFF = 0.5
_SUNDAY, _MONDAY = 6, 0
_NAMED = 9
_WEEK = timedelta(days=7)


class Bucket(msgspec.Struct, frozen=True):
    """One bucket of a chart: its first day, and the value of each row."""

    x: str
    ys: dict[str, int | float | str]


class Chart(StrEnum):
    """What a chart counts, as far as its shape says."""

    MODELS = CHART
    MAKERS = MARKET_SHARE
    OTHER = "other"


def is_buckets(value: object) -> bool:
    """Whether a JSON value is an array of buckets."""
    return {"x", "ys"} <= first(value).keys()


def kind_of(value: object) -> Chart:
    """What an array of buckets counts: weekly tokens of models, of makers, or another thing."""
    buckets = [fields(bucket) for bucket in items(value)]
    keys = {key for bucket in buckets for key in fields(bucket.get("ys"))}
    values = [number for bucket in buckets for number in fields(bucket.get("ys")).values()]
    if any(_number(value) % 1 for value in values) or any(
        not isinstance(bucket.get("x"), str) or "T" in str(bucket.get("x")) for bucket in buckets
    ):
        return Chart.OTHER
    if max((_total(bucket) for bucket in buckets), default=0) < _LEAST_TOKENS:
        return Chart.OTHER
    if "Others" in keys and all("/" in key for key in keys - REMAINDER):
        return Chart.MODELS if _steps(buckets) in ({7}, set()) else Chart.OTHER
    if "others" in keys and not any("/" in key for key in keys):
        return Chart.MAKERS
    return Chart.OTHER


def read_models(value: object, captured_at: datetime, payload: Payload) -> list[Capture]:
    """The weekly token chart: nine models and Others in each of its weeks, Monday to Sunday."""
    frame = Frame(CHART, Coverage.CHART, captured_at, payload)
    return _captures(payload.shaped(value, list[Bucket]), frame, {_MONDAY})


def read_makers(value: object, captured_at: datetime, payload: Payload) -> list[Capture]:
    """The market share: nine makers and others, in weeks that start on Sunday (until spring 2026) or Monday."""
    frame = Frame(MARKET_SHARE, Coverage.CHART, captured_at, payload, counts_days=False)
    return _captures(payload.shaped(value, list[Bucket]), frame, {_SUNDAY, _MONDAY})


def _captures(buckets: Sequence[Bucket], frame: Frame, weekdays: set[int]) -> list[Capture]:
    payload = frame.payload
    starts = [day_of(bucket.x, payload) for bucket in buckets]
    if {start.weekday() for start in starts} - weekdays or len({start.weekday() for start in starts}) > 1:
        raise BrokenPayload(f"{payload.name} was altered: a week of the {frame.series} starts on no Monday.")
    if any(later - earlier != _WEEK for earlier, later in pairwise(starts)):
        raise BrokenPayload(f"{payload.name} is truncated or altered: a week of the {frame.series} is missing or out of order.")
    rows = [_rows(bucket, payload) for bucket in buckets]
    totals = [sum(named.values()) + rest for named, rest in rows]
    captures = []
    for number, (start, (named, rest)) in enumerate(zip(starts, rows, strict=True)):
        cut = number == 0 and len(totals) > 1 and totals[0] < totals[1] * _CUT_OFF
        captures.append(frame.capture(week_from(start), named, rest, cut=cut))
    return captures


def _rows(bucket: Bucket, payload: Payload) -> tuple[dict[str, int], int]:
    """The named rows of a bucket and its remainder; in the payload they stand in falling order, the remainder last."""
    remainders = [key for key in bucket.ys if key in REMAINDER]
    named = {row_id(key, payload): tokens(value, payload) for key, value in bucket.ys.items() if key not in REMAINDER}
    if len(remainders) != 1 or next(reversed(bucket.ys)) != remainders[0]:
        raise BrokenPayload(
            f"{payload.name} is truncated or altered: the bucket {bucket.x[:20]} does not end with its remainder."
        )
    if len(named) != _NAMED:
        raise BrokenPayload(
            f"{payload.name} is truncated or altered: the bucket {bucket.x[:20]} names {len(named)} rows, not nine."
        )
    if not falling(named.values()):
        raise BrokenPayload(f"{payload.name} was altered: the bucket {bucket.x[:20]} is not in falling order.")
    return named, tokens(bucket.ys[remainders[0]], payload)


def _total(bucket: Mapping[str, object]) -> float:
    return sum(_number(value) for value in fields(bucket.get("ys")).values())


def _number(value: object) -> float:
    """A count, also as a string of digits; what is none is left to the reader."""
    if isinstance(value, str):
        return float(value) if value.isdecimal() else 0.0
    return float(value) if isinstance(value, int | float) else 0.0


def _steps(buckets: Sequence[Mapping[str, object]]) -> set[int]:
    """The distances between the days of buckets; days that are none are left to the reader."""
    try:
        days = [datetime.fromisoformat(str(bucket["x"])).date() for bucket in buckets]
    except ValueError:
        return {7}
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    return {7} if 7 in steps else set(steps)
