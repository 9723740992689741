"""Sums: the totals told of the members of a list, added up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from factcheck.own.check import Check, Relation, settle
from factcheck.own.extent import addition
from factcheck.own.told import Told

_LIST = "list:"
#: Of longer lists only the nearest total of each member is added.
_FEW = 4


def _checks(told: Told, index: int) -> Iterator[Check]:
    claim = told.claims[index]
    if not claim.subject.id.startswith(_LIST):
        return iter(())
    members = claim.subject.id.removeprefix(_LIST).split(",")
    if len(members) != len(claim.subject.mention.split(", ")):
        return iter(())  # two rows that bear one name
    pools = [told.amounts(index, f"model:{member}", claim.period) for member in members]
    if len(members) > _FEW:
        pools = [pool[:1] for pool in pools]
    operands = (against for against in product(*pools) if told.one_unit((index, *against)))
    return settle(told, index, RELATION.name, operands, addition)


RELATION = Relation("sum", frozenset({"sum", "total"}), _checks, derived=True)
