"""Unexplained: nothing that was tried gives the figure."""

from __future__ import annotations

from factcheck.diagnose import Cause, Diagnosis, Wrong
from factcheck.vocabulary import Kind, Reason


def _explain(wrong: Wrong) -> Diagnosis:
    return Diagnosis(Reason.UNEXPLAINED, wrong.right)


CAUSE = Cause(Reason.UNEXPLAINED, 99, frozenset(Kind), _explain)
