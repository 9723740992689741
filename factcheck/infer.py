"""Inference: the basis that explains the figures of an article together, by a likelihood that is written down here.

A claim is evidence where its words do not explain it. A basis is worth, in bits, what its matches are worth
(`factcheck.luck.bits`) less what its departures from the words cost (`factcheck.basis.COST`), each departure once for the
whole article; claims that it does not explain count nothing. The best basis is taken, and is called one only where luck
explains as much in less than one case in twenty. Which claims are asked together is told in `factcheck.picks`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from claims.claim import Claim
from factcheck.basis import Basis, cost_of
from factcheck.luck import LIMIT, bits, chance, fit_probability, is_measured, tries
from factcheck.outcome import Outcome
from factcheck.readings import CHOSEN, Reading, Readings, varied_choices
from factcheck.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Taken:
    """A claim that was computed, with all of its readings and the number of its paragraph."""

    claim: Claim
    readings: Readings
    paragraph: int = 0

    @property
    def computed(self) -> bool:
        """Whether the board gives anything for it, on any basis."""
        return any(isinstance(reading.outcome, Outcome) for reading in self.readings.every.values())

    @property
    def is_evidence(self) -> bool:
        """Whether the words leave it open how the figure came about."""
        return not self.readings.stated.fits


@dataclass(frozen=True, slots=True)
class Explained:
    """A basis, the claims that fit on it, and what that is worth."""

    basis: Basis
    fits: tuple[bool, ...]
    score: Decimal


@dataclass(frozen=True, slots=True)
class Inferred:
    """The best basis of some claims.

    `explains` of `of` claims fit on it; `tried` bases were tried, `distinct` of which give different values; `chance` is
    that of so good a fit by luck, `None` where nothing measured was explained; `best` and `runner_up` tell which of the
    claims fit.
    """

    best: Explained
    runner_up: Explained | None
    explains: int
    of: int
    tried: int
    distinct: int
    chance: Decimal | None

    @property
    def beyond_luck(self) -> bool:
        """Whether it may be called a basis."""
        return self.chance is not None and self.chance <= LIMIT


def infer(taken: Sequence[Taken]) -> Inferred | None:
    """The basis that departs from the words and explains most of what they do not; `None` where none explains anything."""
    open_ones = [each for each in taken if each.is_evidence]
    evidence = [each for each in open_ones if each.claim.certain] or open_ones
    ranked = sorted(_explaining(evidence), key=lambda found: (-found.score, _order(found.basis)))
    if not ranked:
        return None
    best = ranked[0]
    return Inferred(
        best,
        next((other for other in ranked[1:] if _values(evidence, other.basis) != _values(evidence, best.basis)), None),
        sum(_fits_on(each, best.basis) for each in taken),
        len(taken),
        len(_tried(evidence)),
        *_luck_of(evidence, best),
    )


def infer_stated(taken: Sequence[Taken]) -> Inferred | None:
    """The basis that the words give, where it explains more than luck would."""
    fitting = [each for each in taken if not each.is_evidence]
    if not fitting:
        return None
    counted = Counter(each.readings.stated.basis for each in fitting)
    basis = min(counted, key=lambda basis: (-counted[basis], _order(basis)))
    fits = tuple(not each.is_evidence for each in taken)
    measured = [
        (_probability(each, each.readings.stated), fit) for each, fit in zip(taken, fits, strict=True) if is_measured(each.claim)
    ]
    luck = chance([p for p, _ in measured], [fit for _, fit in measured], _ONE) if any(fit for _, fit in measured) else None
    return Inferred(Explained(basis, fits, Decimal(0)), None, sum(fits), len(taken), 1, 1, luck)


def _explaining(evidence: Sequence[Taken]) -> Iterator[Explained]:
    """Every basis made of choices on which some claim fits."""
    fitting = [reading.basis for each in evidence for reading in each.readings.every.values() if reading.fits]
    if not fitting:
        return
    stated = [each.readings.stated.basis for each in evidence]
    for basis in _product([*stated, *fitting]):
        found = [each.readings.on(basis) for each in evidence]
        fits = tuple(reading is not None and reading.fits for reading in found)
        if not any(fits):
            continue
        hits = [(each, reading) for each, reading in zip(evidence, found, strict=True) if reading is not None and reading.fits]
        departures = {choice for each, reading in hits for choice in reading.basis.departures(each.readings.stated.basis)}
        worth = sum((bits(_probability(each, reading)) + _rounds(reading) for each, reading in hits), Decimal(0))
        yield Explained(basis, fits, worth - cost_of(departures))


def _rounds(reading: Reading) -> int:
    """A figure that is rounded is one bit more likely than one that was cut off, rounded up or restated."""
    return reading.agreement.how in {Reason.EXACT, Reason.ROUNDED, Reason.HEDGED}


def _product(bases: Sequence[Basis]) -> Iterator[Basis]:
    """Every combination of the choices of some bases; the window goes with its end."""
    windows = dict.fromkeys((basis.window, basis.end) for basis in bases)
    values = [dict.fromkeys(getattr(basis, name) for basis in bases) for name in CHOSEN]
    for (window, end), *chosen in product(windows, *values):
        yield Basis(window=window, end=end, **dict(zip(CHOSEN, chosen, strict=True)))


def _tried(evidence: Sequence[Taken]) -> list[Basis]:
    return list(_product([basis for each in evidence for basis in each.readings.every]))


def _luck_of(evidence: Sequence[Taken], best: Explained) -> tuple[int, Decimal | None]:
    """How many different outcomes the tried bases have for the measured claims, and the chance that one fits so well."""
    measured = list(_independent([(each, fit) for each, fit in zip(evidence, best.fits, strict=True) if is_measured(each.claim)]))
    claims = [each for each, _ in measured]
    outcomes = _outcomes(claims) if claims else {}
    distinct = sum(outcomes.values())
    if not any(fit for _, fit in measured):
        return distinct, None
    probabilities = [_probability(each, each.readings.on(best.basis)) for each in claims]
    tried = Decimal(distinct)
    if len(claims) == 1:  # other rows of the same name are tries of their own
        values = [(low + high) / 2 for ((low, high),) in ((found[0] or (_NOUGHT, _NOUGHT),) for found in outcomes)]
        tried = min(tried, tries(values, probabilities[0]) + distinct - len(outcomes))
    return distinct, chance(probabilities, [fit for _, fit in measured], tried)


_NOUGHT, _ONE = Decimal(0), Decimal(1)


def _outcomes(claims: Sequence[Taken]) -> Mapping[tuple[tuple[Decimal, Decimal] | None, ...], int]:
    """The different values that some claims together take on the bases that depart from their words, and the tries of each."""
    stated = tuple(ends_of(each.readings.stated) for each in claims)
    ways = {}
    for basis in _tried(claims):
        found = [each.readings.on(basis) for each in claims]
        ways[tuple(map(ends_of, found))] = prod(reading.ways for reading in found if reading is not None)
    if stated in ways:
        ways[stated] -= 1
    return {values: number for values, number in ways.items() if number and any(values)}


def _independent(measured: Sequence[tuple[Taken, bool]]) -> Iterator[tuple[Taken, bool]]:
    """Claims that are no consequence of one another: what is told twice counts once, as exactly as it is told, a gap beside
    its two totals not at all."""
    told = {
        (each.claim.subject.id, each.claim.period.start, each.claim.period.end) for each, _ in measured if not each.claim.object
    }
    seen = set()
    for each, fit in sorted(measured, key=lambda told: _width(told[0].claim)):
        claim = each.claim
        days = claim.period.start, claim.period.end
        ends = {(subject.id, *days) for subject in (claim.subject, claim.object) if subject is not None}
        key = claim.kind, claim.subject.id, claim.object, claim.figure and claim.figure.value, days
        if key in seen or (claim.object is not None and ends <= told):
            continue
        seen.add(key)
        yield each, fit


def _width(claim: Claim) -> Decimal:
    return claim.figure.high - claim.figure.low if claim.figure is not None else Decimal(0)


def _probability(each: Taken, reading: Reading | None) -> Decimal:
    return fit_probability(each.claim, (reading or each.readings.stated).outcome)


def _fits_on(each: Taken, basis: Basis) -> bool:
    reading = each.readings.on(basis)
    return reading is not None and reading.fits


def _values(evidence: Sequence[Taken], basis: Basis) -> tuple[tuple[Decimal, Decimal] | None, ...]:
    return tuple(ends_of(each.readings.on(basis)) for each in evidence)


def ends_of(reading: Reading | None) -> tuple[Decimal, Decimal] | None:
    """The two ends of what a reading gives; `None` where that is nothing."""
    outcome = reading.outcome if reading is not None else None
    return (outcome.low, outcome.high) if isinstance(outcome, Outcome) else None


def _order(basis: Basis) -> tuple[int | str, ...]:
    """Of equal worth the days nearest to publication come first, then the words of the basis: the same input, the same answer."""
    return (-basis.end.toordinal() if basis.end else 0, basis.window, *(getattr(basis, name) for name in CHOSEN))


def with_readings(taken: Taken, every: Mapping[Basis, Reading]) -> Taken:
    """A claim with other bases to be tried."""
    return replace(taken, readings=replace(taken.readings, every=every, varied=varied_choices(every)))
