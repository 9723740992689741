"""Ratios: one total told over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.outcome import Range
from factcheck.own.check import Check, Relation, settle
from factcheck.own.extent import EVERYTHING, change, quotient
from factcheck.own.relations.gap import doubts, pairs
from factcheck.own.told import Told


def _checks(told: Told, index: int) -> Iterator[Check]:
    """So many times *more* is counted from one by some, from the whole by others."""
    return settle(
        told, index, RELATION.name, pairs(told, index), quotient, doubts=doubts(told, index, _the_wrong_way_round, change)
    )


def _the_wrong_way_round(operands: Sequence[Range]) -> Range | None:
    """Anything, where the second is the larger (see `gap`)."""
    ratio = quotient(operands)
    return EVERYTHING if ratio is not None and ratio.high < 1 else None


RELATION = Relation("ratio", frozenset({"ratio"}), _checks, derived=True)
