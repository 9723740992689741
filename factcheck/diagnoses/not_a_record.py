"""A record that was none: an earlier window was higher."""

from __future__ import annotations

from dataclasses import replace

from factcheck.diagnose import Cause, Diagnosis, Wrong
from factcheck.kinds.record import highest_before
from factcheck.lens import Lens
from factcheck.vocabulary import Kind, Reason


def _explain(wrong: Wrong) -> Diagnosis:
    """The window of the actual record, with what it had."""
    basis = wrong.found.stated.basis
    history = highest_before(wrong.claim.subject.id, Lens(wrong.board, wrong.views, basis), wrong.found.window)
    if history.highest is None:
        return Diagnosis(Reason.NOT_A_RECORD, told="not-a-record-bare")
    there = wrong.read(replace(wrong.claim, kind=Kind.TOTAL), history.highest, basis)
    return Diagnosis(Reason.NOT_A_RECORD, there, window=history.highest)


CAUSE = Cause(Reason.NOT_A_RECORD, 70, frozenset({Kind.RECORD}), _explain)
