"""The right digits in the wrong unit: 亿 for 万亿, billion for trillion, a day for a week, points for per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from claims.claim import Subject
from claims.figure import Figure
from factcheck.diagnose import Cause, Diagnosis, Place, Wrong
from factcheck.outcome import Outcome
from factcheck.vocabulary import Fit, Kind, Reason
from sources.board.board import Window

#: Slips of scale as powers of ten, the commonest first: the next scale word (亿 for 万亿, billion for trillion), then others.
_CHINESE = (4, -4)
_ENGLISH = (3, -3)
_OTHER = (3, -3, 4, -4, 8, -8, 6, -6, 1, -1, 2, -2)
#: Of shares: a fraction told as a percentage, a percentage of tenths.
_OF_SHARES = (2, -2, 1, -1)
#: What an average of a day is to a week or a month, and that of a week to a month.
_LENGTHS = tuple(Fraction(*of) for of in ((7, 1), (30, 1), (30, 7), (1, 7), (1, 30), (7, 30)))


def _explain(wrong: Wrong) -> Diagnosis | None:
    found = (explain(wrong) for explain in (_scale, _average, _days, _points))
    return min((slip for slip in found if slip is not None), key=lambda slip: slip.chance, default=None)


def _scale(wrong: Wrong) -> Diagnosis | None:
    """The same digits times a power of ten."""
    powers = dict.fromkeys(_powers(wrong.figure))
    return _times(wrong, [(Decimal(10) ** power, "") for power in powers])


def _average(wrong: Wrong) -> Diagnosis | None:
    """What a day (or a week) had on average, told as the whole; or the other way round."""
    if wrong.claim.kind not in _AMOUNTS or not wrong.telling():
        return None
    told = {True: "unit-slip-average", False: "unit-slip-whole"}
    return _times(wrong, [(Decimal(of.numerator) / of.denominator, told[of > 1]) for of in _LENGTHS])


_AMOUNTS = frozenset({Kind.TOTAL, Kind.SUM, Kind.GAP})


def _times(wrong: Wrong, factors: Sequence[tuple[Decimal, str]]) -> Diagnosis | None:
    """The first factor, with its sentence, that makes the figure right."""
    values: set[tuple[str, Decimal]] = set()
    for factor, told in factors:
        scaled = replace(wrong.claim, figure=_scaled(wrong.figure, factor))
        for reading, outcome in wrong.usual():
            values.add((wrong.digits(outcome.low), factor))
            chance = wrong.luck(len(values))
            if chance > wrong.limit:
                return None
            agreement = wrong.rule.agree(scaled, outcome)
            if agreement.fit is Fit.FITS and agreement.note != "far-over":  # "over" a tenth of it says nothing
                return Diagnosis(Reason.UNIT_SLIP, reading, chance, told=told)
    return None


def _powers(figure: Figure) -> tuple[int, ...]:
    if figure.unit in {"share", "times"}:
        return _OF_SHARES
    return (*(_ENGLISH if figure.text.isascii() else _CHINESE), *_OTHER)


def _scaled(figure: Figure, factor: Decimal) -> Figure:
    return replace(
        figure, value=figure.value * factor, low=figure.low * factor, high=figure.high * factor, step=figure.step * factor
    )


def _days(wrong: Wrong) -> Diagnosis | None:
    """A day told as a week or a month, or the other way round."""
    if wrong.claim.kind not in _AMOUNTS:
        return None
    windows = [window for window in _other_lengths(wrong.found.window, wrong.board.first_weekday) if _likely(wrong, window)]
    bases = tuple(wrong.bases_elsewhere())
    hit = wrong.search(Place(wrong.claim, window, basis) for window in windows for basis in bases)
    if hit is None:
        return None
    right = wrong.right_on(hit.place.basis)
    return Diagnosis(Reason.UNIT_SLIP, right, hit.chance, hit.place.window, told="unit-slip-days")


def _likely(wrong: Wrong, window: Window) -> bool:
    """Whether the figure is less than the right one in fewer days, or more in more."""
    right = wrong.right.outcome if wrong.right is not None else None
    own = wrong.found.window
    shorter = window.end - window.start < own.end - own.start
    return not isinstance(right, Outcome) or shorter == (abs(wrong.figure.value) < abs(right.low))


def _other_lengths(window: Window, first_weekday: int) -> Iterator[Window]:
    """The days, the weeks and the months that end in a window, the last first, and the week that a day belongs to."""
    end, length = window.end, (window.end - window.start).days + 1
    days = [end - timedelta(days=back) for back in range(length)]
    if length > 1:
        yield from (Window(day, day) for day in days[:7])
    if length != 7:
        monday = end - timedelta(days=(end.weekday() - first_weekday) % 7)
        weeks = (Window(monday, monday + timedelta(days=6)), Window(end - timedelta(days=6), end))
        yield from dict.fromkeys(weeks)
    if length < 28:
        closing = next((day for day in days if (day + timedelta(days=1)).day == 1), None)
        if closing is not None:
            yield Window(closing.replace(day=1), closing)
        yield Window(end - timedelta(days=29), end)


def _points(wrong: Wrong) -> Diagnosis | None:
    """Percentage points of a share that rose or fell, told as a growth of so many per cent."""
    claim, base = wrong.claim, wrong.claim.base
    if claim.kind != Kind.GROWTH or base is None or base.start is None or base.end is None:
        return None
    share = replace(claim, kind=Kind.SHARE, object=Subject("platform:total", ""))
    values: set[str] = set()
    for basis in wrong.bases():
        now = wrong.read(share, wrong.found.window, basis).outcome
        before = wrong.read(share, Window(base.start, base.end), basis).outcome
        if not isinstance(now, Outcome) or not isinstance(before, Outcome) or not (now.exact and before.exact):
            continue
        points = Outcome(now.low - before.low, now.low - before.low)
        values.add(wrong.digits(points.low))
        chance = wrong.luck(len(values))
        if chance <= wrong.limit and wrong.rule.agree(claim, points).fit is Fit.FITS:
            return Diagnosis(Reason.UNIT_SLIP, wrong.right_on(basis), chance, told="unit-slip-points")
    return None


CAUSE = Cause(
    Reason.UNIT_SLIP,
    15,
    _AMOUNTS | {Kind.SHARE, Kind.GROWTH, Kind.RATIO},
    _explain,
)
