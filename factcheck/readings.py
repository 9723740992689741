"""Readings: every way in which a claim may be turned into a computation, each with what it gives.

The stated readings are what the words say; the others depart from them in one choice or more. This is the one place
that enumerates them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome
from factcheck.view import Missing, Views
from factcheck.vocabulary import Fit
from factcheck.windows import moved, open_windows, window_choice
from sources.board.board import Board, Window

#: Subjects that are a sum over many rows; the others are single rows.
_SUMMED = ("origin:", "author:", "group:", "family:", "platform:")
#: How many rows the press likes to sum when it does not sum the chart.
_TOP = "top-10"
#: The choices that claims of one article share, beside the window.
CHOSEN = ("scope", "capture", "digits", "membership", "variants")


@dataclass(frozen=True, slots=True)
class Reading:
    """One basis, what it gives in its window, and whether the figure agrees.

    `ways` is how many values were tried: other rows of the same name, another whole of a share.
    """

    basis: Basis
    outcome: Outcome | Missing
    agreement: Agreement
    window: Window
    ways: int = 1

    @property
    def fits(self) -> bool:
        """Whether the figure agrees."""
        return self.agreement.fit is Fit.FITS


@dataclass(frozen=True, slots=True)
class Readings:
    """What the words say, and the admissible departures from it that give something else, the simplest first.

    `every` holds all bases that were tried and give something, also those that give the same as a simpler one; `varied` the
    values of each choice among them.
    """

    window: Window
    stated: Reading
    others: tuple[Reading, ...]
    every: Mapping[Basis, Reading] = field(default_factory=dict)
    varied: Mapping[str, frozenset[object]] = field(default_factory=dict)

    @property
    def best(self) -> Reading | None:
        """The simplest departure that fits."""
        return next((reading for reading in self.others if reading.fits), None)

    @property
    def told_days(self) -> tuple[Reading, ...]:
        """The stated reading and those of the same window."""
        return (self.stated, *(reading for reading in self.others if reading.window == self.window))

    def on(self, basis: Basis) -> Reading | None:
        """The claim on a basis that an article shares: choices that cannot matter to this claim stay as its words have them.

        `None` where the board has nothing on it.
        """
        if basis in self.every:
            return self.every[basis]
        own = self.stated.basis
        end = basis.end if basis.end in self.varied["end"] else None
        chosen = {name: getattr(basis, name) for name in CHOSEN if getattr(basis, name) in self.varied[name]}
        return self.every.get(replace(own, **chosen, window=basis.window if end else own.window, end=end))


def readings(claim: Claim, window: Window, rule: Rule, board: Board, views: Views) -> Readings:
    """Evaluate a claim on every admissible basis; bases that give the same are shown once.

    Where the words themselves explain the figure no other basis is tried, unless another scope may turn what it is used for.
    """
    stated = _stated(claim, window, rule, board, views)
    every = {stated.basis: stated}
    seen = {_key(stated.outcome)}
    others = []
    settled = stated.fits and not may_flip(claim)
    for basis, there in () if settled else _departing(claim, rule, stated, board, views):
        reading = read_on(claim, there, rule, board, views, basis)
        if isinstance(reading.outcome, Missing):
            continue
        every[basis] = reading
        if _key(reading.outcome) not in seen:
            seen.add(_key(reading.outcome))
            others.append(reading)
    return Readings(window, stated, tuple(others), every, varied_choices(every))


def may_flip(claim: Claim) -> bool:
    """Whether the words claim an order for a part of the board, which all of it may reverse."""
    return claim.scope is not None and (claim.kind in {"comparison", "gap"} or claim.condition == "ahead-of")


def varied_choices(bases: Iterable[Basis]) -> Mapping[str, frozenset[object]]:
    """The values that each choice has among some bases."""
    return {name: frozenset(getattr(basis, name) for basis in bases) for name in (*CHOSEN, "end")}


def _stated(claim: Claim, window: Window, rule: Rule, board: Board, views: Views) -> Reading:
    """The first scope of the words that decides the claim, by a value rather than by a bound; else the first that gives any."""
    start = Basis(window=window_choice(window, board.first_weekday), capture=views.captures[0])
    found: list[Reading] = []
    for scope in _stated_scopes(claim):
        reading = read_on(claim, window, rule, board, views, replace(start, scope=scope))
        fixed = isinstance(reading.outcome, Outcome) and reading.outcome.exact
        if reading.fits or (fixed and reading.agreement.fit is Fit.EXCLUDED):
            return reading
        found.append(reading)
    decided = [reading for reading in found if reading.agreement.fit is Fit.EXCLUDED]
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


def _departing(claim: Claim, rule: Rule, stated: Reading, board: Board, views: Views) -> Iterator[tuple[Basis, Window]]:
    """Every basis that departs from the stated one in choices that can matter to this claim, the simplest first."""
    bases = [(basis, stated.window) for basis in _varied(claim, rule, stated.basis, views.captures) if basis != stated.basis]
    for window in open_windows(claim, views.published, board.first_weekday):
        start = replace(stated.basis, window=window_choice(window, board.first_weekday), end=window.end)
        bases += [(basis, window) for basis in _varied(claim, rule, start, views.captures[:1]) if _as_told(basis)]
    yield from sorted(bases, key=lambda each: each[0].cost(stated.basis))


def _as_told(basis: Basis) -> bool:
    """Of days that the words leave open there is one capture at most, and nobody is left out or let in besides."""
    return basis.membership == "as-of-then" and basis.scope != "chart"


def _varied(claim: Claim, rule: Rule, stated: Basis, captures: Sequence[str]) -> Iterator[Basis]:
    """The stated basis and every other one of its window."""
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
        captures,
        ("exact", "displayed") if rule.measured_in_digits and (summed or claim.object is not None) else ("exact",),
        ("as-of-then", "as-revealed") if of_makers or single else ("as-of-then",),
        ("apart", "merged") if single else ("apart",),
    ):
        yield replace(stated, scope=scope, capture=capture, digits=digits, membership=membership, variants=variants)


def read_on(claim: Claim, window: Window, rule: Rule, board: Board, views: Views, basis: Basis) -> Reading:
    """The claim on one basis, in any window."""
    there = moved(claim, window)
    outcome = rule.evaluate(there, Lens(board, views, basis), window)
    if isinstance(outcome, Missing):
        return Reading(basis, outcome, Agreement(Fit.NO_DATA, note=outcome.reason), window)
    ways = (outcome, *outcome.instead)
    tried = [Reading(basis, each, rule.agree(there, each), window, len(ways)) for each in ways]
    return next(
        (reading for fit in (Fit.FITS, Fit.UNDECIDED) for reading in tried if reading.agreement.fit is fit),
        tried[0],
    )


def _key(outcome: Outcome | Missing) -> tuple[Decimal | str, ...]:
    if isinstance(outcome, Missing):
        return (outcome.reason,)
    then, widest = outcome.then, outcome.widest
    return (outcome.low, outcome.high, then.low, then.high, widest.low, widest.high)
