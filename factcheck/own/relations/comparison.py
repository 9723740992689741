"""Comparisons: which of two totals told is the larger."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.own.check import Check, Doubts, Relation, settle
from factcheck.own.extent import difference
from factcheck.own.relations.gap import pairs
from factcheck.own.told import Told

#: A sentence may put it the other way round (was overtaken by), or compare something else than totals; and who is ahead
#: turns with what is counted, so that only totals in the sentence itself are held against it.
_DOUBTS = Doubts(words=frozenset({"reversing", "measure"}), afar=True)


def _checks(told: Told, index: int) -> Iterator[Check]:
    return settle(told, index, RELATION.name, pairs(told, index), difference, doubts=_DOUBTS)


RELATION = Relation("comparison", frozenset({"comparison"}), _checks)
