"""Luck: how likely a figure drawn at random would fit a value, and some figures together a basis.

Press figures are spread evenly over the logarithm (Benford). A figure between a tenth and ten times a value agrees with it
with probability `width / (value · ln 100)`, where the width is that of all figures of the same printed precision that would
agree: one step of the last digit to either side (rounded, cut off or rounded up), the interval of a hedge, and what the
value may have been before it was restated. The derivation is checked by simulation (tests/factcheck/engine/test_luck.py).

Several figures: let each be worth `-log2 p` bits. A basis that explains some of them is worth the sum of those. By luck, a
basis reaches a worth of S or more with the probability that independent draws do (exactly: by convolution over the figures).
Every basis that was tried could have been the lucky one, so this adds up over those that give different values (union bound).
For a single figure, values that lie closer together than the figure can tell are no further tries: what counts is how much
of the logarithm their intervals cover together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from math import floor

from claims.claim import Claim
from factcheck.outcome import Outcome
from factcheck.view import Missing
from factcheck.vocabulary import Unit

#: A fit that luck explains as often as this is not called a basis (DESIGN §6).
LIMIT = Decimal("0.05")
#: Worth is counted in so many parts of a bit, rounded down for what was explained: the chance is never told too low by more.
_PARTS = 8
_LN_2, _LN_100 = Decimal(2).ln(), Decimal(100).ln()
_ONE = Decimal(1)
#: Figures that are measured; the others are whole numbers.
MEASURED = frozenset({Unit.TOKENS, Unit.SHARE, Unit.TIMES})
#: So many places are told of a ranking, about equally often; a run longer than this is as telling as one of this length.
_PLACES_TOLD, _LONGEST = 10, 20


def fit_probability(claim: Claim, outcome: Outcome | Missing) -> Decimal:
    """The probability that a random figure of the claim's kind and precision agrees with what a basis gives.

    Of a claim without a figure, or with a whole number, it is one of so many like values: a weight, no measurement.
    """
    figure = claim.figure
    if figure is None:
        return _ONE / 2
    if figure.unit not in MEASURED:
        return _ONE / _like_values(claim, int(figure.value))
    if not figure.value:
        return _ONE
    width = figure.high - figure.low if figure.hedge is not None else 2 * figure.step
    if isinstance(outcome, Outcome) and outcome.restated is not None:
        width += outcome.restated.high - outcome.restated.low
    return min(_ONE, width / (abs(figure.value) * _LN_100))


def _like_values(claim: Claim, value: int) -> int:
    """How many values a whole number may as well have had: a place of ten, a count of none to n; a run of n periods goes on
    and ends like a coin that falls n times on one side, then on the other."""
    if claim.kind == "streak":
        return 1 << min(value + 1, _LONGEST)
    return _PLACES_TOLD if claim.kind == "rank" else (claim.n or _PLACES_TOLD) + 1


def is_measured(claim: Claim) -> bool:
    """Whether a fit of the claim's figure says something about luck: a place or a direction fits too easily."""
    return claim.figure is not None and claim.figure.unit in MEASURED and bool(claim.figure.value)


@lru_cache(maxsize=4096)
def bits(probability: Decimal) -> Decimal:
    """What a match of this probability is worth.

    >>> bits(Decimal("0.25"))
    Decimal('2.000')
    """
    return (-probability.ln() / _LN_2).quantize(Decimal("0.001"))


def tries(values: Iterable[Decimal], probability: Decimal) -> Decimal:
    """How many tries some values are worth to a figure that agrees with each of them with this probability.

    Two that lie far apart are two tries, two that no figure of this precision can tell apart are one.

    >>> tries([Decimal(200), Decimal(300), Decimal("300.001")], Decimal("0.001")).quantize(Decimal("0.01"))
    Decimal('2.00')
    """
    width = probability * _LN_100
    covered, reached = Decimal(0), None
    for at in sorted(abs(value).ln() for value in values if value):
        covered += width if reached is None else min(width, at - reached)
        reached = at
    return covered / width if width else Decimal(0)


def chance(probabilities: Sequence[Decimal], explained: Sequence[bool], distinct: Decimal) -> Decimal:
    """The chance that one of some bases explains so much by luck.

    `probabilities` are those of the figures that the words do not explain, `explained` tells which of them the basis does,
    `distinct` how many of the bases that were tried give different values.

    >>> chance([Decimal("0.001")], [True], Decimal(12))
    Decimal('0.012')
    """
    worth = [floor(bits(p) * _PARTS) for p in probabilities]
    wanted = sum(weight for weight, hit in zip(worth, explained, strict=True) if hit)
    reached = {0: _ONE}
    for p, weight in zip(probabilities, worth, strict=True):
        following: dict[int, Decimal] = {}
        for total, probability in reached.items():
            following[total] = following.get(total, Decimal(0)) + probability * (1 - p)
            hit = min(wanted, total + weight)
            following[hit] = following.get(hit, Decimal(0)) + probability * p
        reached = following
    return min(_ONE, distinct * reached.get(wanted, Decimal(0))) if wanted else _ONE


def printed(value: Decimal) -> str:
    """A chance as it stands in a report: two digits that count, and no more than twelve places.

    >>> printed(Decimal("0.0000123")), printed(Decimal("0.00834")), printed(Decimal(1)), printed(Decimal("1e-40"))
    ('0.000012', '0.0083', '1', '0.000000000001')
    """
    value = max(value, Decimal(1).scaleb(_PLACES))
    last = max(value.adjusted() - 1, _PLACES) if value else 0
    rounded = value.quantize(Decimal(1).scaleb(last), ROUND_HALF_EVEN)
    return f"{rounded.normalize():f}"


_PLACES = -12
