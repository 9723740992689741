"""Terminal cells: how wide a text is, and where its lines may break.

Nothing here tears a cluster (`factcheck.interface.clusters`): a letter keeps its marks, an emoji its parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.interface.clusters import Cluster, clusters, width

__all__ = ["ELLIPSIS", "beside", "cut", "fitting", "fitting_last", "lines", "listed", "pad", "under", "width", "wrapped"]

ELLIPSIS = "…"

_LEAST_COLUMN = 10
#: What may not begin a line, and what may not end one (a short form of JIS X 4051 / GB/T 15834).
_NOT_FIRST = frozenset("，。、；：？！）》」』】〉…—%％”’,.;:?!)]}")
_NOT_LAST = frozenset("（《「『【〈“‘([{$¥￥")
#: What stays with the digits before it: a figure is not torn from its scale word or counter.
_AFTER_DIGIT = frozenset("万亿兆千百十个倍周天日月年名位款家")


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces; `right` puts them in front."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def fitting(text: str, cells: int) -> int:
    """How many of the first characters fit into so many cells."""
    return len(text) if width(text) <= cells else _fitting(clusters(text), cells)


def fitting_last(text: str, cells: int) -> int:
    """Where the longest end of the text begins that fits into so many cells."""
    found = clusters(text)
    return len(text) - _fitting([Cluster(len(text) - end, len(text) - start, n) for start, end, n in reversed(found)], cells)


def cut(text: str, cells: int) -> str:
    """The text, or as much of its beginning as fits with an ellipsis.

    >>> cut("连续六周位居榜首", 9), cut("4.69T", 9)
    ('连续六周…', '4.69T')
    """
    return text if width(text) <= cells else text[: fitting(text, cells - 1)].rstrip() + ELLIPSIS


def under(text: str, first: int, last: int) -> tuple[int, int]:
    """Cells before a part of the text, and cells of every cluster that the part touches; at least one.

    >>> under("约4.69万亿", 1, 7)
    (2, 8)
    """
    found = clusters(text)
    before = sum(cluster.cells for cluster in found if cluster.end <= first)
    return before, max(1, sum(cluster.cells for cluster in found if cluster.end > first and cluster.start < last))


def lines(text: str, cells: int) -> list[tuple[int, int]]:
    """The text broken into lines of at most so many cells, as offsets; the space at a break is in no line."""
    if text and width(text) <= cells:
        return [(0, len(text.rstrip()))]
    parts = clusters(text)
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(parts):
        after = _line_end(text, parts, first, cells)
        start, end = parts[first].start, parts[after - 1].end
        found.append((start, start + len(text[start:end].rstrip())))
        first = after
        while first < len(parts) and _is_space(text, parts[first]):
            first += 1
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


def beside(label: str, items: Sequence[str], cells: int) -> list[str]:
    """A label, and items listed in the column beside it; below it where that would be too narrow to read."""
    if cells - width(label) < _LEAST_COLUMN:
        return [*wrapped(label.rstrip(), cells), *(f"  {line}" for line in listed(items, max(1, cells - 2)))]
    first, *rest = listed(items, cells - width(label))
    return [label + first, *(" " * width(label) + line for line in rest)]


def _fitting(parts: Sequence[Cluster], cells: int) -> int:
    used = 0
    for cluster in parts:
        used += cluster.cells
        if used > cells:
            return cluster.start
    return parts[-1].end if parts else 0


def _line_end(text: str, parts: Sequence[Cluster], first: int, cells: int) -> int:
    """The cluster after the line that starts here: the last break that fits, else wherever the cells run out."""
    used, best, at = 0, 0, first
    while at < len(parts):
        used += parts[at].cells
        if used > cells and at > first:
            if _is_space(text, parts[at]):  # a space may hang over the edge
                return at
            break
        at += 1
        if at < len(parts) and _may_break(text, parts[at - 1], parts[at]):
            best = at
    if at == len(parts):
        return at
    return best or at


def _is_space(text: str, cluster: Cluster) -> bool:
    return text[cluster.start : cluster.end] == " "


def _may_break(text: str, one: Cluster, other: Cluster) -> bool:
    before, after = text[one.start], text[other.start]
    if after in _NOT_FIRST or before in _NOT_LAST or (before.isdigit() and after in _AFTER_DIGIT) or before + after == "万亿":
        return False
    return _is_space(text, one) or one.cells == 2 or other.cells == 2
