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
from factcheck.readings import Reading, Readings, read_at
from factcheck.view import Missing, View, Views
from factcheck.vocabulary import Fit, Reason
from sources.board.board import Board, Window

#: Slips of scale: ten, 万 against 亿, million against billion against trillion, a day for a week.
_FACTORS = tuple(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3, 4, -4, 8, -8))
#: How many weeks around the story are searched for the one that a stale figure is of; the nearest come first.
_NEIGHBOURS = (1, -1, 2, -2)
_FAR_WEEKS = tuple(sign * weeks for weeks in range(3, 9) for sign in (1, -1))
#: A figure of fewer digits fits too many other weeks and rows to name one.
_TELLING_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What went wrong. `right` is the nearest right value, `window` the week of a stale figure, `entity` the row it belongs to."""

    reason: Reason
    right: Decimal | None = None
    window: Window | None = None
    entity: str = ""


def diagnose(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings) -> Diagnosis:
    """The first explanation that the data bears out, from the likeliest to the rarest."""
    right = nearest(claim, found)
    if claim.kind == "comparison":
        return Diagnosis(Reason.DIRECTION_FLIP, right)
    if claim.kind in {"rank", "membership"}:
        return Diagnosis(Reason.RANK_OFF, right)
    if claim.figure is None:
        return Diagnosis(Reason.UNEXPLAINED, right)
    for explain in (_neighbouring_week, _unit, _digits, _another_row, _far_week):
        diagnosis = explain(claim, rule, board, views, found, right)
        if diagnosis is not None:
            return diagnosis
    return Diagnosis(Reason.UNEXPLAINED, right)


def nearest(claim: Claim, found: Readings) -> Decimal | None:
    """The value nearest to the figure among those that the board fixes; the stated one where there is no figure."""
    exact = [reading.outcome for reading in (found.stated, *found.others) if isinstance(reading.outcome, Outcome) and reading.outcome.exact]
    if not exact:
        return None
    figure = claim.figure
    if figure is None:
        return exact[0].low
    return min((outcome.low for outcome in exact), key=lambda value: abs(value - figure.value))


def corrected(figure: Figure, right: Decimal) -> str:
    """The right value as the article would write it: the same unit, the same digits after the point."""
    digits = _printed(figure)
    if digits is None:
        return format(right, "f")
    scale = figure.step / Decimal(1).scaleb(-_decimals(digits))
    rounded = (right / scale).quantize(Decimal(1).scaleb(-_decimals(digits)))
    return figure.text.replace(digits, f"{rounded:f}", 1)


def _printed(figure: Figure) -> str | None:
    run = ""
    for char in figure.text:
        if char.isdigit() or (char in ".," and run):
            run += char
        elif run:
            break
    return run.rstrip(".,") or None


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def _tellable(figure: Figure) -> bool:
    return len((figure.value / figure.step).to_integral_value().as_tuple().digits) >= _TELLING_DIGITS


def _plausible(found: Readings) -> Iterator[Reading]:
    """The stated basis, and the simplest of the others: a figure is stale or slipped on one that the press uses."""
    yield found.stated
    yield from (reading for reading in found.others if reading.basis.membership == "as-of-then" and reading.basis.variants == "apart")


def _of_weeks(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings, weeks: tuple[int, ...]) -> Diagnosis | None:
    if claim.figure is None or claim.figure.unit in {"weeks", "models"} or not _tellable(claim.figure):
        return None
    for offset in weeks:
        window = Lens(board, views, found.stated.basis).earlier(found.window, offset)
        for reading in _plausible(found):
            if read_at(claim, window, rule, board, views, reading.basis).agreement.fit is Fit.FITS:
                return Diagnosis(Reason.STALE_WINDOW, nearest(claim, found), window)
    return None


def _neighbouring_week(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings, _right: Decimal | None) -> Diagnosis | None:
    return _of_weeks(claim, rule, board, views, found, _NEIGHBOURS)


def _far_week(claim: Claim, rule: Rule, board: Board, views: Views, found: Readings, _right: Decimal | None) -> Diagnosis | None:
    return _of_weeks(claim, rule, board, views, found, _FAR_WEEKS)


def _unit(claim: Claim, _rule: Rule, _board: Board, _views: Views, found: Readings, _right: Decimal | None) -> Diagnosis | None:
    """The same digits in another unit: 4.69亿 for 4.69万亿."""
    figure = claim.figure
    if figure is None or figure.unit in {"weeks", "models"}:
        return None
    for factor in _FACTORS:
        scaled = replace(figure, value=figure.value * factor, low=figure.low * factor, high=figure.high * factor, step=figure.step * factor)
        for reading in _plausible(found):
            if isinstance(reading.outcome, Outcome) and reading.outcome.exact and agree(scaled, reading.outcome).fit is Fit.FITS:
                return Diagnosis(Reason.UNIT_SLIP, reading.outcome.low)
    return None


def _digits(claim: Claim, _rule: Rule, _board: Board, _views: Views, found: Readings, _right: Decimal | None) -> Diagnosis | None:
    """One digit differs from a right value printed alike, or two neighbours are swapped."""
    figure = claim.figure
    if figure is None:
        return None
    printed = str((figure.value / figure.step).to_integral_value())
    for reading in _plausible(found):
        if not isinstance(reading.outcome, Outcome) or not reading.outcome.exact:
            continue
        right = str((reading.outcome.low / figure.step).to_integral_value())
        if one_slip(printed, right):
            return Diagnosis(Reason.NUMBER_SLIP, reading.outcome.low)
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
    return len(differing) == 2 and differing[1] == differing[0] + 1 and printed[differing[0]] == right[differing[1]] and printed[differing[1]] == right[differing[0]]


def _another_row(claim: Claim, _rule: Rule, board: Board, views: Views, found: Readings, right: Decimal | None) -> Diagnosis | None:
    """The figure of another model of the same window."""
    figure = claim.figure
    if figure is None or claim.kind != "total" or not claim.subject.id.startswith("model:") or not _tellable(figure):
        return None
    view = views.at(found.window, found.stated.basis)
    if isinstance(view, Missing) or not isinstance(view, View):
        return None
    for cell in view.cells[:20]:
        if agree(figure, Outcome(cell.value, cell.value)).fit is Fit.FITS and board.entity(cell.entity).model not in board.models_of(claim.subject.id):
            return Diagnosis(Reason.ENTITY_SWAP, right, entity=cell.entity)
    return None
