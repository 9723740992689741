"""What the audit says of whole windows, without any story: which captures were looked at, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from factcheck.audit import PARTIAL, Fault, audit
from sources.board.board import Board, Window
from sources.board.openrouter import OpenRouterBoard
from sources.board.openrouter_history import COUNTED

_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class AuditedWindow:
    """One window: the ids of its captures, and every fault of one of them."""

    window: Window
    captures: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def broken(self) -> bool:
        """Whether there is a fault that only a mistake explains."""
        return not all(map(running, self.faults))

    @property
    def unknown(self) -> bool:
        """Whether there is nothing to look at, and nobody knows of a hole."""
        return not self.captures and not self.faults


def audited_window(board: Board, window: Window) -> AuditedWindow:
    """Look at every capture of a window that verdicts may rest on."""
    captures = tuple(snapshot.id for snapshot in board.snapshots(window))
    return AuditedWindow(window, captures, audit(board, window))


def running(fault: Fault) -> bool:
    """Whether a capture was made before its window ended: the last bucket of a chart always is, and nobody erred."""
    return fault.slug == PARTIAL and fault.details.captured_at.date() <= fault.details.window.end


def every_window(board: OpenRouterBoard) -> Sequence[Window]:
    """Every window of which there is a capture that verdicts may rest on, and every week between the first and the last."""
    found = {entry.window for entry in board.entries() if entry.series in COUNTED}
    weeks = sorted(window for window in found if window.end - window.start == _WEEK - timedelta(1))
    for first in {week.start.weekday(): week for week in reversed(weeks)}.values():
        last = max(week for week in weeks if week.start.weekday() == first.start.weekday())
        found |= {
            Window(first.start + number * _WEEK, first.end + number * _WEEK)
            for number in range((last.start - first.start) // _WEEK)
        }
    return sorted(found)
