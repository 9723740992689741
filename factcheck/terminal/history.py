"""The periods of a streak or a record, one after the other."""

from __future__ import annotations

from factcheck.interface import Interface
from factcheck.interface.quantity import quantity
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart
from factcheck.vocabulary import Kind, Unit

#: Kinds that are told period by period; what other kinds carry as a series is drawn on the page.
_TOLD = frozenset({Kind.STREAK, Kind.RECORD})
_MARKS = {True: " ✓", False: " ✗", None: " ?"}


def history(finding: FindingPart, words: Interface) -> list[str]:
    """Each period's first day, its place or value, and whether the condition held."""
    if finding.kind not in _TOLD:
        return []
    told = []
    for point in finding.series:
        if point.rank is not None:
            value = quantity(str(point.rank), Unit.RANK, words)
        else:
            value = quantity(point.value, Unit.TOKENS, words) if point.value is not None else "–"
        told.append(one_line(f"{point.start} {value}{_MARKS[point.holds]}"))
    return told
