"""A figure that is right for an earlier or a later window of the same length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.diagnose import LIMIT, Cause, Diagnosis, Place, Wrong, fits_closely
from factcheck.lens import Lens
from factcheck.vocabulary import Kind, Reason
from factcheck.windows import window_choice
from sources.board.board import Window

#: How many windows to each side are searched; luck ends the search of a short figure long before.
_FARTHEST = 8
#: A text may have been renewed, and its days left as they were: so many windows that ended after it are searched.
_RENEWED = 3
#: A run is searched less far: every length of a long one was right once.
_FARTHEST_RUN = 8


def _explain(wrong: Wrong) -> Diagnosis | None:
    if wrong.claim.kind == Kind.STREAK:
        return _run(wrong)
    return _place(wrong) if wrong.claim.kind == Kind.RANK else _amount(wrong)


def _amount(wrong: Wrong) -> Diagnosis | None:
    """The nearest window whose value the figure is, on one of the bases that the press uses."""
    bases = tuple(wrong.bases_elsewhere())
    hit = wrong.search(Place(wrong.claim, window, basis) for window in _windows(wrong, _FARTHEST) for basis in bases)
    if hit is None:
        return None
    return Diagnosis(Reason.STALE_WINDOW, wrong.right_on(hit.place.basis), hit.chance, hit.place.window)


def _run(wrong: Wrong) -> Diagnosis | None:
    """The length that the run had as of another week, or that of the last run before it."""
    basis = wrong.found.stated.basis
    for tried, window in enumerate(_windows(wrong, _FARTHEST_RUN), 1):
        if fits_closely(wrong.read(wrong.claim, window, basis)):
            return Diagnosis(Reason.STALE_WINDOW, wrong.right, wrong.luck(tried), window)
    return None


def _place(wrong: Wrong) -> Diagnosis | None:
    """The window of the place and of the figure told beside it. A place alone is right in too many."""
    claim = wrong.claim
    basis = wrong.found.stated.basis
    beside = [
        other
        for other in wrong.told(Kind.TOTAL)
        if other.subject.id == claim.subject.id
        and other.period.start == claim.period.start
        and other.period.end == claim.period.end
    ]
    for told in beside:
        if _fits(wrong, told, wrong.found.window, basis) or not _telling(told):
            continue
        for window in _windows(wrong, _FARTHEST_RUN):
            if fits_closely(wrong.read(claim, window, basis)) and _fits(wrong, told, window, basis):
                return Diagnosis(Reason.STALE_WINDOW, wrong.right, LIMIT, window)
    return None


def _telling(told: Claim) -> bool:
    figure = told.figure
    return figure is not None and abs(figure.value) >= 100 * figure.step


def _fits(wrong: Wrong, told: Claim, window: Window, basis: Basis) -> bool:
    return fits_closely(wrong.read(told, window, basis))


def _windows(wrong: Wrong, farthest: int) -> Iterator[Window]:
    """Other windows of the same length, the nearest first, the earlier before the later; few that ended after publication."""
    lens = Lens(wrong.board, wrong.views, wrong.found.stated.basis)
    own, published = wrong.found.window, wrong.views.published
    monthly = window_choice(own, wrong.board.first_weekday) == "month"
    for apart in range(1, farthest + 1):
        for back in (apart, -apart):
            window = _months_before(own, back) if monthly else lens.earlier(own, back)
            if published is None or window.end < published or apart <= _RENEWED:
                yield window


def _months_before(window: Window, months: int) -> Window:
    first = _first_of(window.start, -months)
    return Window(first, _first_of(first, 1) - timedelta(days=1))


def _first_of(month: date, later: int) -> date:
    years, index = divmod(month.year * 12 + month.month - 1 + later, 12)
    return date(years, index + 1, 1)


CAUSE = Cause(
    Reason.STALE_WINDOW,
    30,
    frozenset({Kind.TOTAL, Kind.SUM, Kind.GAP, Kind.SHARE, Kind.GROWTH, Kind.RATIO, Kind.STREAK, Kind.RANK}),
    _explain,
)
