"""Weeks side by side: paths on a canvas that is stretched to the page's width, and words and frames at per cent of it.

The canvas has twenty units a week across and a hundred down, whatever its height in pixels; whole units are close enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words, week_in_words
from factcheck.page.pictures.picture import Bar, Word, cut, per_cent, room, short
from factcheck.report import SeriesPoint

SLOT, CANVAS = 20, 100
#: Pixels above the canvas, for the highest value.
TOP = 20
_LEFT, _WIDE = 3, 14
#: Between words that do not touch, on the narrowest page, in per cent.
_FREE = Decimal(4)


def down(value: Decimal, most: Decimal) -> int:
    """Where a bar of this value ends."""
    return round(CANVAS - value / most * CANVAS)


def bar(at: int, value: Decimal, most: Decimal, half: int | None = None) -> str:
    """A bar of a week; `half` is 0 or 1 where two stand side by side."""
    wide = _WIDE if half is None else _WIDE // 2
    return f"M{SLOT * at + _LEFT + wide * (half or 0)} {CANVAS}V{down(value, most)}h{wide}V{CANVAS}"


def middle(at: int, weeks: int) -> Decimal:
    """The middle of a week, in per cent of the width."""
    return Decimal(100) * (2 * at + 1) / (2 * weeks)


def frame(look: str, first: int, last: int, weeks: int, top: Decimal, bottom: Decimal) -> Bar:
    """A frame around weeks, from `top` to `bottom` in pixels."""
    slot = Decimal(100) / weeks
    return Bar(look, per_cent(slot * first), per_cent(slot * (last - first + 1)), short(top), short(bottom - top))


def days(points: Sequence[SeriesPoint | None], at: int | None, y: int, words: Interface) -> tuple[Word, ...]:
    """The first, the claimed and the last day, as far as their words do not touch on the narrowest page."""
    last = len(points) - 1
    wanted = {place: "b" if place == at else "" for place in (at, 0, last) if place is not None}
    taken: list[tuple[Decimal, Decimal]] = []
    found = []
    for place, look in wanted.items():
        point = points[place]
        if point is None:
            continue
        text = cut(day_in_words(point.start, words) if place == 0 else week_in_words(point.start, words), 16)
        x, anchor = {0: (Decimal(0), ""), last: (Decimal(100), "e")}.get(place, (middle(place, len(points)), "m"))
        start = x - {"": Decimal(0), "m": room(text) / 2, "e": room(text)}[anchor]
        ends = start, start + room(text)
        if all(ends[1] + _FREE <= other[0] or ends[0] >= other[1] + _FREE for other in taken):
            taken.append(ends)
            found.append(Word(text, per_cent(x), y, f"{look}{' ' if look and anchor else ''}{anchor}"))
    return tuple(found)


def dated(points: Sequence[SeriesPoint], words: Interface) -> list[str]:
    """The first day of each week, with its year where that is another than in the row above."""
    years = ["", *(point.start[:4] for point in points)]
    return [
        week_in_words(point.start, words) if point.start[:4] == year else day_in_words(point.start, words)
        for point, year in zip(points, years, strict=False)
    ]
