"""Terminal cells: how wide a text is, and where its lines may break.

A Chinese character takes two cells; combining and format characters take none (Unicode Standard Annex 11).
Ambiguous characters such as “ and … count as one, as in every terminal that is not set to a legacy locale.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: What may not begin a line, and what may not end one (a short form of JIS X 4051 / GB/T 15834).
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉…—%％”’,.;:?!)]}")
_NOT_LAST = frozenset("（《「『【〈“‘([{$¥￥")
#: What stays with the digits before it: a figure is not torn from its scale word or counter.
_AFTER_DIGIT = frozenset("万亿兆千百十个倍周天日月年名位款家")


def width(text: str) -> int:
    """Cells that a text takes.

    >>> width("4.69万亿"), width("4.69T")
    (8, 5)
    """
    return sum(_cells(character) for character in text)


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces; `right` puts them in front."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def fitting(text: str, cells: int) -> int:
    """How many of the first characters fit into so many cells."""
    used = 0
    for at, character in enumerate(text):
        used += _cells(character)
        if used > cells:
            return at
    return len(text)


def lines(text: str, cells: int) -> list[tuple[int, int]]:
    """The text broken into lines of at most so many cells, as offsets; the space at a break is in no line."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _line_end(text, start, cells)
        found.append((start, start + len(text[start:end].rstrip())))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return found


def wrapped(text: str, cells: int) -> list[str]:
    """The lines themselves; one empty line for an empty text."""
    return [text[start:end] for start, end in lines(text, cells)] or [""]


def listed(items: Sequence[str], cells: int, separator: str = " · ") -> list[str]:
    """Items one after the other, broken between items rather than within one where that can be."""
    found = [""]
    for item in items:
        longer = found[-1] + separator + item if found[-1] else item
        if width(longer) <= cells:
            found[-1] = longer
        else:
            found += wrapped(item, cells)
    return found if found[0] else found[1:] or [""]


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _line_end(text: str, start: int, cells: int) -> int:
    """Where the line that starts here ends: the last break that fits, else wherever the cells run out."""
    used, best, at = 0, 0, start
    while at < len(text):
        used += _cells(text[at])
        if used > cells and at > start:
            if text[at] == " ":  # a space may hang over the edge
                return at
            break
        at += 1
        if at < len(text) and _may_break(text[at - 1], text[at]):
            best = at
    if at == len(text):
        return at
    return best or at


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST or (before.isdigit() and after in _AFTER_DIGIT) or before + after == "万亿":
        return False
    return before == " " or _cells(before) == 2 or _cells(after) == 2
