"""What the rows of a finding add up to on either side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.report import EvidencePart
from factcheck.vocabulary import Side


def side_sums(evidence: Sequence[EvidencePart]) -> tuple[Decimal, Decimal] | None:
    """The subject's and the object's; `None` where a side has no rows."""
    found = []
    for side in Side:
        used = [Decimal(row.used) for row in evidence if row.side == side]
        if not used:
            return None
        found.append(sum(used, Decimal(0)))
    return found[0], found[1]
