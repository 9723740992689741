"""Diagnoses: how a contradicted figure went wrong, and the nearest right value.

A cause is one file in `factcheck/diagnoses/` that exposes `CAUSE`. Every cause that knows the kind of the claim is asked;
the explanation that luck could least well have given wins. A diagnosis explains a verdict and never makes one.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from importlib import import_module

import factcheck.diagnoses
from claims.claim import Claim, Subject
from claims.figure import Figure
from factcheck.basis import Basis
from factcheck.kind import Rule, rules
from factcheck.outcome import Outcome
from factcheck.readings import Reading, Readings, read_on
from factcheck.view import Views
from factcheck.vocabulary import Fit, Kind, Reason
from factcheck.windows import moved, window_choice
from sources.board.board import Board, Window

#: An explanation that luck would give as often as this is none.
LIMIT = Decimal("0.05")
#: An explanation that any figure would have got.
ANY = Decimal(1)
#: A figure of fewer digits fits too many other weeks and rows to name one.
TELLING_DIGITS = 3
#: Values this close differ by restatement or rounding only.
_ALIKE = Decimal("0.005")
#: How far figures spread: from a tenth of the printed one to ten times as much (see `factcheck.luck`).
_SPREAD = Decimal(100).ln()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What went wrong.

    `right` gives the nearest right value, `own` the right value where the story's own figures give it, `window` the days of
    a figure that is right for others, `entity` the subject that it is of. `chance` is how often luck would have given this
    explanation to a figure of so many digits. `told` is the sentence that tells it, where the reason has several.
    """

    reason: Reason
    right: Reading | None = None
    chance: Decimal = ANY
    window: Window | None = None
    entity: str = ""
    own: Decimal | None = None
    told: str = ""

    @property
    def value(self) -> Decimal | None:
        """The nearest right value."""
        if self.own is not None:
            return self.own
        return self.right.outcome.low if self.right is not None and isinstance(self.right.outcome, Outcome) else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure may have been read: what it would say there, in which window, on which basis."""

    claim: Claim
    window: Window
    basis: Basis


@dataclass(frozen=True, slots=True)
class Hit:
    """A place whose value the figure is, and how often luck would have found one by then."""

    place: Place
    chance: Decimal


@dataclass(frozen=True, slots=True)
class Wrong:
    """A contradicted claim and what it was compared with.

    `right` is the nearest right reading, `siblings` are the other claims of the article. A search is given up where luck
    would give its result more often than `limit`: that of the best explanation so far. `moved` keeps claims as of other days.
    """

    claim: Claim
    rule: Rule
    board: Board
    views: Views
    found: Readings
    right: Reading | None
    siblings: Sequence[Claim] = ()
    limit: Decimal = LIMIT
    moved: dict[tuple[Claim, Window], Claim] = field(default_factory=dict, compare=False)

    @property
    def figure(self) -> Figure:
        """The printed figure; only kinds with one ask for it."""
        assert self.claim.figure is not None
        return self.claim.figure

    def usual(self) -> Iterator[tuple[Reading, Outcome]]:
        """The readings of the stated window that the press uses and that fix a value: the stated one, then the simplest.

        A name that several rows bear is read on each of them, the largest first.
        """
        stated = self.found.stated
        for reading in (stated, *self.found.others):
            basis = reading.basis
            apart = (basis.membership, basis.variants) == ("as-of-then", "apart")
            if reading is stated or (apart and reading.window == stated.window):
                yield from _fixed(reading)

    def bases(self) -> Iterator[Basis]:
        """The bases of those readings, and the stated one, even where it fixes nothing."""
        yield from dict.fromkeys((self.found.stated.basis, *(reading.basis for reading, _ in self.usual())))

    def bases_elsewhere(self) -> Iterator[Basis]:
        """Those of them on which other days are looked at: a writer saw them as they were shown by then."""
        capture = self.found.stated.basis.capture
        return (basis for basis in self.bases() if basis.capture == capture)

    def right_on(self, basis: Basis) -> Reading | None:
        """The right value on a basis; the nearest one where that basis fixes none."""
        return next((reading for reading, _ in self.usual() if reading.basis == basis), self.right)

    def told(self, kind: str) -> Iterator[Claim]:
        """The other claims of a kind that assert a figure."""
        return (
            claim
            for claim in self.siblings
            if claim.kind == kind and claim.figure is not None and claim.polarity.value in {"asserted", "reported"}
        )

    def read(self, claim: Claim, window: Window, basis: Basis) -> Reading:
        """Any claim on a basis, in the window or in another one; the days that a growth is measured from move along."""
        choice = window_choice(window, self.board.first_weekday)
        there = basis if basis.window == choice else replace(basis, window=choice)
        key = (claim, window)
        if key not in self.moved:
            self.moved[key] = moved(claim, window)
        return read_on(self.moved[key], window, rules()[claim.kind], self.board, self.views, there)

    def search(self, places: Iterable[Place]) -> Hit | None:
        """The first place whose value the figure is. Every value looked at on the way counts for luck."""
        values: set[str] = set()
        for place in places if self.telling() else ():
            there = self.read(place.claim, place.window, place.basis)
            if isinstance(there.outcome, Outcome) and there.outcome.exact:
                values.add(self.digits(there.outcome.low))
            chance = self.luck(len(values))
            if chance > self.limit:
                return None
            if fits_closely(there):
                return Hit(place, chance)
        return None

    def of(self, subject: str) -> Claim:
        """The same claim of another subject."""
        return replace(self.claim, subject=Subject(subject, ""))

    def telling(self) -> bool:
        """Whether the figure has digits enough to be recognised elsewhere."""
        return len(self.digits(self.figure.value)) >= TELLING_DIGITS

    def digits(self, value: Decimal) -> str:
        """A value as the figure prints it, without its point and sign."""
        return str(abs((value / self.figure.step).quantize(Decimal(1))))

    def luck(self, values: int) -> Decimal:
        """How likely one of so many values would be hit by a figure printed to the same digits (see `factcheck.luck`)."""
        figure = self.figure
        if not figure.value:
            return ANY
        return min(ANY, values * max(figure.high - figure.low, figure.step) / (abs(figure.value) * _SPREAD))


@dataclass(frozen=True, slots=True)
class Cause:
    """One way in which figures go wrong.

    `order` decides between explanations that luck could give equally well: the commoner comes first. `kinds` are the claim
    kinds that it can happen to.
    """

    reason: Reason
    order: int
    kinds: frozenset[str]
    explain: Callable[[Wrong], Diagnosis | None]


@cache
def causes() -> Sequence[Cause]:
    """Every cause, the commonest first."""
    modules = [import_module(f"factcheck.diagnoses.{found.name}") for found in pkgutil.iter_modules(factcheck.diagnoses.__path__)]
    return sorted((module.CAUSE for module in modules), key=lambda cause: cause.order)


def diagnose(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings, siblings: Sequence[Claim] = ()) -> Diagnosis:
    """The likeliest explanation of a contradicted claim. `siblings` are the other claims of its article."""
    right = nearest(claim, found)
    if claim.kind == Kind.STREAK and right is not None and not _value(right):
        right = None  # a run that did not hold at all has no length to correct it to
    wrong = Wrong(claim, rule, board, views, found, right, siblings)
    best = Diagnosis(Reason.UNEXPLAINED, right)
    for cause in causes():
        found_out = cause.explain(replace(wrong, limit=min(LIMIT, best.chance))) if claim.kind in cause.kinds else None
        if found_out is not None and (found_out.chance < best.chance or best.reason is Reason.UNEXPLAINED):
            best = found_out
    return best


def nearest(claim: Claim, found: Readings) -> Reading | None:
    """The reading whose value is nearest to the figure, among the stated one and those of the chart, if the board fixes any.

    Of values that differ only by restatement or rounding the simplest basis is taken.
    """
    exact = [each for reading in (found.stated, *found.others) for each, _ in _fixed(reading)]
    stated = found.stated.basis
    usual = [reading for reading in exact if reading.basis == stated or reading.basis.scope == "chart"] or exact
    figure = claim.figure
    if not usual or figure is None:
        return usual[0] if usual else None
    best = min(abs(_value(reading) - figure.value) for reading in usual)
    slack = abs(figure.value) * _ALIKE
    return next(reading for reading in usual if abs(_value(reading) - figure.value) <= best + slack)


def fits_closely(reading: Reading) -> bool:
    """Whether a figure is that of a reading, and not only cut off from it: a search must not be wider than the digits."""
    exact = isinstance(reading.outcome, Outcome) and reading.outcome.exact
    return exact and reading.agreement.fit is Fit.FITS and reading.agreement.how is not Reason.TRUNCATED


def _fixed(reading: Reading) -> Iterator[tuple[Reading, Outcome]]:
    """What a reading fixes: its value, and those of other rows of the same name."""
    if isinstance(reading.outcome, Outcome):
        first, *others = (reading.outcome, *reading.outcome.instead)
        yield from ((reading, first),) if first.exact else ()
        yield from ((replace(reading, outcome=other), other) for other in others if other.exact)


def _value(reading: Reading) -> Decimal:
    assert isinstance(reading.outcome, Outcome)
    return reading.outcome.low
