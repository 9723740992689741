"""Restated since: what a finding would be by the captures made since those that its verdict rests on.

A verdict is about what the board showed at the time. Where later captures change whether the figure fits, or the value that
would be printed, both are told; where a value merely moved within what prints alike there is nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from claims.claim import Claim
from claims.figure import Figure
from factcheck.judge import Ruling, as_certain, decide, flips, has_open_period
from factcheck.kind import Rule
from factcheck.lens import Lens
from factcheck.outcome import Outcome
from factcheck.readings import Reading, Readings
from factcheck.view import Views
from factcheck.vocabulary import Reason, Verdict
from factcheck.windows import moved
from sources.board.board import Board


@dataclass(frozen=True, slots=True)
class Since:
    """The reading behind a verdict (`before`), the same on the latest captures (`later`), when the last of these was made, and
    the verdict that they would give at face value."""

    before: Reading
    later: Reading
    captured_at: datetime
    verdict: Verdict

    @property
    def turns(self) -> bool:
        """Whether the figure fits on one and not on the other."""
        return self.before.fits != self.later.fits


def since(
    claim: Claim, found: Readings, best: Reading | None, ruling: Ruling, rule: Rule, board: Board, views: Views
) -> Since | None:
    """What later captures change; `None` where nothing does, or where the verdict rests on no capture of the time."""
    shown = best or found.stated
    later = _later(claim, shown, rule, board, views)
    if later is None:
        return None
    stated = later if best is None else _later(claim, found.stated, rule, board, views) or found.stated
    told = Since(shown, later, max(_captured(later, views)), _verdict(claim, found, stated, later))
    return told if told.turns or (ruling.verdict is not Verdict.UNPROVEN and _reprinted(claim.figure, shown, later)) else None


def _later(claim: Claim, before: Reading, rule: Rule, board: Board, views: Views) -> Reading | None:
    """The same reading, of the same rows, on the latest captures; `None` unless these came later."""
    if not isinstance(before.outcome, Outcome) or not before.outcome.near or before.basis.capture == "latest":
        return None
    basis, there = replace(before.basis, capture="latest"), moved(claim, before.window)
    outcome = rule.evaluate(there, Lens(board, views, basis), before.window)
    if not isinstance(outcome, Outcome):
        return None
    every = [Reading(basis, each, rule.agree(there, each), before.window) for each in (outcome, *outcome.instead)]
    alike = [reading for reading in every if _rows(reading) == _rows(before)]
    later = next((reading for reading in (*alike, *every) if reading.fits), (alike or every)[0])
    old, new = _captured(before, views), _captured(later, views)
    return later if old and new and min(old) < max(new) else None


def _rows(reading: Reading) -> frozenset[str]:
    return frozenset(used.cell.entity for used in reading.outcome.used) if isinstance(reading.outcome, Outcome) else frozenset()


def _captured(reading: Reading, views: Views) -> tuple[datetime, ...]:
    used = reading.outcome.used if isinstance(reading.outcome, Outcome) else ()
    return tuple(snapshot.captured_at for snapshot in views.looked_at({row.cell.snapshot for row in used}))


def _reprinted(figure: Figure | None, before: Reading, later: Reading) -> bool:
    """Whether the board's value, where it is one, prints otherwise in the digits of the figure."""
    values = [reading.outcome for reading in (before, later) if isinstance(reading.outcome, Outcome) and reading.outcome.exact]
    if figure is None or len(values) < 2:
        return False
    return in_print(figure, values[0].low) != in_print(figure, values[1].low)


def in_print(figure: Figure, value: Decimal) -> Decimal:
    """A value in as many digits as the figure was printed with."""
    return (value / figure.step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * figure.step


def _verdict(claim: Claim, found: Readings, stated: Reading, shown: Reading) -> Verdict:
    """What the table gives for the latest captures at face value: no margin, no other basis than the one behind the verdict."""
    return decide(
        as_certain(claim, stated.agreement),
        shown.basis.departures(stated.basis) if shown.fits else (),
        lucky=False,
        near_miss=False,
        open_period=has_open_period(claim),
        flips=flips(claim, found),
        diagnose=lambda: Reason.UNEXPLAINED,
    ).verdict
