"""Whole windows before the audit: what is broken, what was running, what nobody knows of."""

from __future__ import annotations

from datetime import timedelta

from small_board import CHART_ROWS, WEEK, SmallBoard, chart, week

from factcheck.audited_window import audited_window

FIRST = WEEK.end + timedelta(2)


def test_a_week_that_a_payload_skips_is_broken_without_a_capture() -> None:
    """Its neighbours have captures; of a week before all of them nobody knows anything."""
    held = SmallBoard([chart(CHART_ROWS | {"ada/one": 990 + back}, window=week(back), captured=FIRST) for back in (1, 3)])
    found = audited_window(held, week(2))
    assert ([fault.slug for fault in found.faults], found.captures) == (["missing-week"], ())
    assert (found.broken, found.unknown) == (True, False)
    before = audited_window(held, week(9))
    assert (before.faults, before.broken, before.unknown) == ((), False, True)


def test_a_week_that_was_running_is_not_broken() -> None:
    """One that was captured later and lacks days is."""
    early = SmallBoard([chart(window=WEEK, captured=WEEK.end - timedelta(1))])
    assert [fault.slug for fault in audited_window(early, WEEK).faults] == ["partial-bucket"]
    assert not audited_window(early, WEEK).broken
    cut = SmallBoard(
        [chart(CHART_ROWS | {"ada/one": 990}, window=week(1), captured=FIRST), chart({"ada/one": 9}, window=WEEK, captured=FIRST)]
    )
    assert [fault.slug for fault in audited_window(cut, WEEK).faults] == ["partial-bucket"]
    assert audited_window(cut, WEEK).broken
