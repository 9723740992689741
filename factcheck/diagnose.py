"""Diagnoses: how a contradicted figure went wrong, and the nearest right value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.claim import Claim
from claims.figure import Figure
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Outcome, agree
from factcheck.readings import Reading, Readings, read_on
from factcheck.view import Missing, Views
from factcheck.vocabulary import Fit, Reason
from sources.board.board import Board, Window

#: Slips of scale: ten, 万 against 亿, million against billion against trillion, a day for a week.
_FACTORS = tuple(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3, 4, -4, 8, -8))
#: How many weeks around the story are searched for the one that a stale figure is of; the nearest come first.
_NEIGHBOURS = (1, -1, 2, -2)
_FAR_WEEKS = tuple(sign * weeks for weeks in range(3, 9) for sign in (1, -1))
#: Values this close differ by restatement or rounding only.
_ALIKE = Decimal("0.005")
#: A figure of fewer digits fits too many other weeks and rows to name one.
_TELLING_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What went wrong. `right` gives the nearest right value, `window` the week of a stale figure, `entity` the row it is of."""

    reason: Reason
    right: Reading | None = None
    window: Window | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A contradicted figure and what it was compared with; `right` gives the nearest right value."""

    claim: Claim
    figure: Figure
    rule: Rule
    board: Board
    views: Views
    found: Readings
    right: Reading | None


def diagnose(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings) -> Diagnosis:
    """The first explanation that the data bears out, from the likeliest to the rarest."""
    right = nearest(claim, found)
    if claim.kind == "comparison":
        return Diagnosis(Reason.DIRECTION_FLIP, right)
    if claim.kind in {"rank", "membership"}:
        return Diagnosis(Reason.RANK_OFF, right)
    if claim.figure is None:
        return Diagnosis(Reason.UNEXPLAINED, right)
    wrong = _Wrong(claim, claim.figure, rule, board, views, found, right)
    for explain in (_neighbouring_week, _unit, _digits, _another_row, _far_week):
        diagnosis = explain(wrong)
        if diagnosis is not None:
            return diagnosis
    return Diagnosis(Reason.UNEXPLAINED, right)


def nearest(claim: Claim, found: Readings) -> Reading | None:
    """The reading whose value is nearest to the figure, among the stated one and those of the chart, if the board fixes any.

    Of values that differ only by restatement or rounding the simplest basis is taken.
    """
    exact = [
        reading for reading in (found.stated, *found.others) if isinstance(reading.outcome, Outcome) and reading.outcome.exact
    ]
    usual = [reading for reading in exact if reading is found.stated or reading.basis.scope == "chart"] or exact
    figure = claim.figure
    if not usual or figure is None:
        return usual[0] if usual else None
    best = min(abs(_value(reading) - figure.value) for reading in usual)
    slack = abs(figure.value) * _ALIKE
    return next(reading for reading in usual if abs(_value(reading) - figure.value) <= best + slack)


def _value(reading: Reading) -> Decimal:
    assert isinstance(reading.outcome, Outcome)
    return reading.outcome.low


def _tellable(figure: Figure) -> bool:
    return len((figure.value / figure.step).to_integral_value().as_tuple().digits) >= _TELLING_DIGITS


def _plausible(found: Readings) -> Iterator[Reading]:
    """The stated basis, and the simplest of the others: a figure is stale or slipped on one that the press uses."""
    yield found.stated
    yield from (
        reading for reading in found.others if reading.basis.membership == "as-of-then" and reading.basis.variants == "apart"
    )


def _of_weeks(wrong: _Wrong, weeks: tuple[int, ...]) -> Diagnosis | None:
    if wrong.figure.unit in {"weeks", "models"} or not _tellable(wrong.figure):
        return None
    lens = Lens(wrong.board, wrong.views, wrong.found.stated.basis)
    for offset in weeks:
        window = lens.earlier(wrong.found.window, offset)
        for reading in _plausible(wrong.found):
            there = read_on(wrong.claim, window, wrong.rule, wrong.board, wrong.views, reading.basis)
            if there.agreement.fit is Fit.FITS:
                return Diagnosis(Reason.STALE_WINDOW, wrong.right, window)
    return None


def _neighbouring_week(wrong: _Wrong) -> Diagnosis | None:
    return _of_weeks(wrong, _NEIGHBOURS)


def _far_week(wrong: _Wrong) -> Diagnosis | None:
    return _of_weeks(wrong, _FAR_WEEKS)


def _unit(wrong: _Wrong) -> Diagnosis | None:
    """The same digits in another unit: 4.69亿 for 4.69万亿."""
    figure = wrong.figure
    if not figure.value or figure.unit in {"weeks", "models"}:
        return None
    for factor in _FACTORS:
        scaled = replace(
            figure, value=figure.value * factor, low=figure.low * factor, high=figure.high * factor, step=figure.step * factor
        )
        for reading in _plausible(wrong.found):
            if isinstance(reading.outcome, Outcome) and reading.outcome.exact and agree(scaled, reading.outcome).fit is Fit.FITS:
                return Diagnosis(Reason.UNIT_SLIP, reading)
    return None


def _digits(wrong: _Wrong) -> Diagnosis | None:
    """One digit differs from a right value printed alike, or two neighbours are swapped."""
    figure, right = wrong.figure, wrong.right
    printed = str((figure.value / figure.step).to_integral_value())
    for reading in (*((right,) if right else ()), *_plausible(wrong.found)):
        if not isinstance(reading.outcome, Outcome) or not reading.outcome.exact:
            continue
        if one_slip(printed, str((reading.outcome.low / figure.step).to_integral_value())):
            return Diagnosis(Reason.NUMBER_SLIP, reading)
    return None


def one_slip(printed: str, right: str) -> bool:
    """Whether two digit strings differ in one digit, or by two neighbours swapped.

    >>> one_slip("275", "175"), one_slip("496", "469"), one_slip("275", "186")
    (True, True, False)
    """
    if len(printed) != len(right):
        return False
    differing = [at for at in range(len(printed)) if printed[at] != right[at]]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and printed[differing[0]] == right[differing[1]]
        and printed[differing[1]] == right[differing[0]]
    )


def _another_row(wrong: _Wrong) -> Diagnosis | None:
    """The figure of another model of the same window."""
    subject, board = wrong.claim.subject.id, wrong.board
    if wrong.claim.kind != "total" or not subject.startswith("model:") or not _tellable(wrong.figure):
        return None
    view = wrong.views.at(wrong.found.window, wrong.found.stated.basis)
    if isinstance(view, Missing):
        return None
    for cell in view.cells[:20]:
        own = board.entity(cell.entity).model in board.models_of(subject)
        if not own and agree(wrong.figure, Outcome(cell.value, cell.value)).fit is Fit.FITS:
            return Diagnosis(Reason.ENTITY_SWAP, wrong.right, entity=cell.entity)
    return None
