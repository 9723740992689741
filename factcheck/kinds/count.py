"""Counts: how many of the first n rows belong to a group."""

from __future__ import annotations

from decimal import Decimal

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.rank import agree_number
from factcheck.lens import Lens
from factcheck.outcome import Outcome, Used
from factcheck.view import Missing
from sources.board.board import Window


def _count(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """Rows of the group among the first n; rows without a name, or whose maker nobody knows, may belong to it."""
    view = lens.view(window)
    if isinstance(view, Missing):
        return view
    n = claim.n or 0
    head = view.cells[:n]
    if len(head) < n and view.others is None:
        return Missing("board-incomplete")
    own = sum(lens.belongs(cell.entity, claim.subject.id, window) for cell in head)
    unnamed = n - len(head) + sum(lens.unattributed(cell.entity, claim.subject.id, window) for cell in head)
    tied = len(view.cells) > n > 0 and view.cells[n - 1].value == view.cells[n].value
    spread = unnamed + (1 if tied else 0)
    used = tuple(Used(cell, rank=rank) for rank, cell in enumerate(head, 1))
    return Outcome(Decimal(max(0, own - (1 if tied else 0))), Decimal(min(n, own + spread)), near=view.near, used=used)


RULE = Rule(
    "count",
    _count,
    agree_number,
    {"en": "{number} of the top {n} were {subject} {window}", "zh": "{window}前{n}名中{subject}占{number}席"},
    measured_in_digits=False,
)
