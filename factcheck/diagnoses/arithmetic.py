"""A derived figure that the story's own figures contradict, where those figures are right."""

from __future__ import annotations

from factcheck.diagnose import LIMIT, Cause, Diagnosis, Wrong
from factcheck.own_figures import derived
from factcheck.vocabulary import Kind, Reason


def _explain(wrong: Wrong) -> Diagnosis | None:
    """What the operands come to, in interval arithmetic; a slip that luck would hardly give explains more."""
    figure, own = wrong.figure, derived(wrong)
    if own is None or (own.range.low <= figure.high and figure.low <= own.range.high):
        return None
    return Diagnosis(Reason.ARITHMETIC, own.reading, LIMIT, own=own.value)


CAUSE = Cause(Reason.ARITHMETIC, 50, frozenset({Kind.GAP, Kind.SUM, Kind.RATIO, Kind.SHARE, Kind.GROWTH}), _explain)
