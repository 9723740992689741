"""Readings: every way in which a claim may be turned into a computation, each with what it gives.

The stated readings are what the words say; the others depart from them in one choice or more. This is the one place
that enumerates them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome
from factcheck.view import Missing, Views
from factcheck.vocabulary import Fit
from sources.board.board import Board, Window

#: Subjects that are a sum over many rows; the others are single rows.
_SUMMED = ("origin:", "author:", "group:", "family:", "platform:")
#: How many rows the press likes to sum when it does not sum the chart.
_TOP = "top-10"


@dataclass(frozen=True, slots=True)
class Reading:
    """One basis, what it gives, and whether the figure agrees."""

    basis: Basis
    outcome: Outcome | Missing
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Readings:
    """What the words say, and the admissible departures from it that give something else, the simplest first."""

    window: Window
    stated: Reading
    others: tuple[Reading, ...]

    @property
    def best(self) -> Reading | None:
        """The simplest departure that fits."""
        return next((reading for reading in self.others if reading.agreement.fit is Fit.FITS), None)


def readings(claim: Claim, window: Window, rule: Rule, board: Board, views: Views) -> Readings:
    """Evaluate a claim on every admissible basis; bases that give the same are kept once."""
    stated = _stated(claim, window, rule, board, views)
    seen = {_key(stated.outcome)}
    others = []
    for basis in sorted(_departing(claim, rule, stated.basis), key=lambda basis: basis.cost(stated.basis)):
        reading = read_on(claim, window, rule, board, views, basis)
        if isinstance(reading.outcome, Missing) or _key(reading.outcome) in seen:
            continue
        seen.add(_key(reading.outcome))
        others.append(reading)
    return Readings(window, stated, tuple(others))


def window_choice(window: Window, first_weekday: int) -> str:
    """The name of a window's kind: iso-week, trailing-7, month, trailing-30, day, or its length."""
    days = (window.end - window.start).days + 1
    if days == 7:
        return "iso-week" if window.start.weekday() == first_weekday else "trailing-7"
    if window.start.day == 1 and (window.end + timedelta(days=1)).day == 1 and days <= 31:
        return "month"
    return {1: "day", 30: "trailing-30"}.get(days, f"{days}-days")


def _stated(claim: Claim, window: Window, rule: Rule, board: Board, views: Views) -> Reading:
    """The first scope of the words that decides the claim; else the first that gives anything."""
    choice = window_choice(window, board.first_weekday)
    found = [read_on(claim, window, rule, board, views, Basis(window=choice, scope=scope)) for scope in _stated_scopes(claim)]
    decided = [reading for reading in found if reading.agreement.fit in {Fit.FITS, Fit.EXCLUDED}]
    known = [reading for reading in found if not isinstance(reading.outcome, Missing)]
    return (decided or known or found)[0]


def _stated_scopes(claim: Claim) -> tuple[str, ...]:
    """What the words count. A bare group means all of its members: the catalogue where there is one, else the platform."""
    if claim.scope == "chart" and claim.kind == "rank":
        return ("chart", "platform", "catalogue")  # "ranked 12th" speaks of a longer list than the chart
    if claim.scope is not None:
        return (claim.scope,)
    by_row = claim.kind in {"rank", "count", "membership"} or claim.condition in {"rank-1", "in-top"}
    if claim.subject.id.startswith(_SUMMED) and not by_row and claim.subject.id != "platform:total":
        return ("catalogue", "platform")
    return ("platform", "catalogue")


def _departing(claim: Claim, rule: Rule, stated: Basis) -> Iterator[Basis]:
    """Every basis that differs from the stated one in choices that can matter to this subject."""
    summed = claim.subject.id.startswith((*_SUMMED, "list:"))
    of_makers = claim.subject.id.startswith(("origin:", "author:", "group:"))
    single = claim.subject.id.startswith(("model:", "list:"))
    scopes = (
        ("chart", _TOP, "catalogue", "platform")
        if summed and claim.kind not in {"count", "membership"}
        else ("platform", "catalogue")
    )
    for scope, capture, digits, membership, variants in product(
        dict.fromkeys((stated.scope, *scopes)),
        ("as-of-publication", "latest"),
        ("exact", "displayed") if rule.measured_in_digits and (summed or claim.object is not None) else ("exact",),
        ("as-of-then", "as-revealed") if of_makers or single else ("as-of-then",),
        ("apart", "merged") if single else ("apart",),
    ):
        basis = replace(stated, scope=scope, capture=capture, digits=digits, membership=membership, variants=variants)
        if basis != stated:
            yield basis


def read_on(claim: Claim, window: Window, rule: Rule, board: Board, views: Views, basis: Basis) -> Reading:
    """The claim on one basis, in any window."""
    outcome = rule.evaluate(claim, Lens(board, views, basis), window)
    if isinstance(outcome, Missing):
        return Reading(basis, outcome, Agreement(Fit.NO_DATA, note=outcome.reason))
    tried = [Reading(basis, each, rule.agree(claim, each)) for each in (outcome, *outcome.instead)]
    return next(
        (reading for fit in (Fit.FITS, Fit.UNDECIDED) for reading in tried if reading.agreement.fit is fit),
        tried[0],
    )


def _key(outcome: Outcome | Missing) -> tuple[str, ...]:
    if isinstance(outcome, Missing):
        return (outcome.reason,)
    return tuple(f"{end:f}" for ends in (outcome, outcome.then, outcome.widest) for end in (ends.low, ends.high))
