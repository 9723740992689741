"""Memberships: a subject, or every one of a list, among the first n."""

from __future__ import annotations

from decimal import Decimal

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.rank import PLACES
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome, Range, agree_at_most
from factcheck.view import Missing
from sources.board.board import Window


def _lowest(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """The place of the lowest of those named."""
    kind, _, rest = claim.subject.id.partition(":")
    members = [f"model:{member}" for member in rest.split(",")] if kind == "list" else [claim.subject.id]
    places = []
    for member in members:
        found = lens.place(member, window)
        if isinstance(found, Missing):
            return found
        places.append(found)
    used = tuple(
        row
        for found in places
        for row in found.used
        if len(members) == 1 or lens.belongs(row.cell.entity, claim.subject.id, window)
    )
    possible = Range(max(p.widest.low for p in places), max(p.widest.high for p in places))
    return Outcome(max(p.low for p in places), max(p.high for p in places), None, possible, places[0].near, used)


def _agree(claim: Claim, outcome: Outcome) -> Agreement:
    return agree_at_most(Decimal(claim.n or 0), outcome)


RULE = Rule(
    "membership",
    _lowest,
    _agree,
    PLACES,
    measured_in_digits=False,
)
