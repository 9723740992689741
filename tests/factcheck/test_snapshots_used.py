"""The snapshots that one finding rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.report import Report, SeriesPoint
from factcheck.snapshots_used import snapshots_used


@pytest.mark.parametrize(("kind", "rests"), [("streak", True), ("record", True), ("total", False)])
def test_the_weeks_around_a_claim_are_no_evidence(kind: str, *, rests: bool, sample: Callable[[str], Report]) -> None:
    """A streak rests on each of its periods; of a total the other weeks are a history."""
    report = sample("histories")
    shown = report.snapshots[0]
    around = SeriesPoint(*shown.window, "1", None)
    finding = replace(report.findings[0], kind=kind, evidence=(), stated_evidence=(), best=None, stated=None, series=(around,))
    assert shown.window[0] != finding.period.start
    assert (shown in snapshots_used(replace(report, snapshots=(shown,)), finding)) == rests
