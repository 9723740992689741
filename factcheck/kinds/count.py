"""Counts: how many of the first n rows belong to a group."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claims.claim import Claim
from factcheck.kind import Rule
from factcheck.kinds.rank import agree_number
from factcheck.lens import Lens
from factcheck.outcome import Outcome, Range, Used
from factcheck.view import Cell, Missing, View
from factcheck.vocabulary import Unit
from sources.board.board import Window


def _count(claim: Claim, lens: Lens, window: Window) -> Outcome | Missing:
    """Rows of the group among the first n. Rows without a name may belong to it.

    A row whose maker nobody knew counts for nobody; a count that includes it is not ruled out all the same.
    """
    if claim.figure is not None and claim.figure.unit == Unit.AUTHORS:
        return Missing("measure-not-published")  # how many makers there are among the first n makers: no row is one
    view = lens.view(window)
    if isinstance(view, Missing):
        return view
    n = claim.n or 0
    head = view.placed[:n]
    if len(head) < n and view.others is None:
        return Missing("board-incomplete")
    used = tuple(Used(cell, rank=rank) for rank, cell in enumerate(head, 1))
    shown = _span(claim, lens, view, [(cell, cell.value) for cell in view.placed], doubted=False)
    sway = view.high / view.low  # restatement is nearly, not wholly, uniform
    possible = _span(claim, lens, view, [(cell, (cell.value + cell.slack) * sway) for cell in view.placed], doubted=True)
    return Outcome(shown.low, shown.high, None, possible, view.near, used)


def _span(claim: Claim, lens: Lens, view: View, reaches: Sequence[tuple[Cell, Decimal]], *, doubted: bool) -> Range:
    """The least and the most of the group among the first n, where each row may be as large as it reaches.

    Rows that the border runs through (ties, rows that lack days) are on either side of it; `doubted` lets rows of unknown
    makers belong to the group.
    """
    n = claim.n or 0
    border = view.placed[min(n, len(view.placed)) - 1].value if view.placed else Decimal(0)
    near = [(cell, reach) for cell, reach in reaches if reach >= border]
    inside = [cell for cell, _ in near if sum(reach >= cell.value for _, reach in near) <= n]
    maybe = [
        cell for cell, reach in near if cell not in inside and sum(other.value > reach for other, _ in near if other != cell) < n
    ]
    subject = claim.subject.id

    def own(cells: Sequence[Cell]) -> int:
        return sum(lens.belongs(cell.entity, subject, view.window) for cell in cells)

    def loose(cells: Sequence[Cell]) -> int:
        return doubted * sum(lens.unattributed(cell.entity, subject, view.window) for cell in cells)

    unnamed = max(0, n - len(view.placed))
    free = n - unnamed - len(inside)
    least = own(inside) + max(0, free - (len(maybe) - own(maybe)))
    most = own(inside) + loose(inside) + unnamed + min(free, own(maybe) + loose(maybe))
    return Range(Decimal(least), Decimal(min(n, most)))


RULE = Rule(
    "count",
    _count,
    agree_number,
    {
        "en": "{subject} held {number} of the top {n} places {window}",
        "en/none": "{subject} held none of the top {n} places {window}",
        "en/open": "{subject} held between {number} and {last_number} of the top {n} places {window}",
        "en/also": "the count is {number}",
        "en/also/open": "the count is between {number} and {last_number}",
        "zh": "{window}，前{n}名中{subject}占{number}席",
        "zh/none": "{window}，前{n}名中没有{subject}",
        "zh/open": "{window}，前{n}名中{subject}占{number}至{last_number}席",
        "zh/also": "则占{number}席",
        "zh/also/open": "则占{number}至{last_number}席",
    },
    measured_in_digits=False,
)
