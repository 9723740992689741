"""Another place than the board gives."""

from __future__ import annotations

from factcheck.diagnose import Cause, Diagnosis, Wrong
from factcheck.vocabulary import Kind, Reason


def _explain(wrong: Wrong) -> Diagnosis:
    return Diagnosis(Reason.RANK_OFF, wrong.right)


CAUSE = Cause(Reason.RANK_OFF, 80, frozenset({Kind.RANK, Kind.MEMBERSHIP}), _explain)
