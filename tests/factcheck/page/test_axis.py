"""Places on the axis of a card."""

from __future__ import annotations

from factcheck.page.axis import Axis, Bar


def test_ends_keep_a_margin() -> None:
    """The smallest and the largest end stand off the edges."""
    axis = Axis.over([("10", "20"), ("15", "30")])
    assert axis.bar("10", "30") == Bar("6.00", "88.00")
    assert axis.bar("20", "20") == Bar("50.00", "0.00")


def test_open_sides_run_to_the_edge() -> None:
    """At least, at most, and what is not known."""
    axis = Axis.over([("10", "1" + "0" * 30), (None, "20")])
    assert axis.bar("10", "1" + "0" * 30) == Bar("6.00", "94.00")
    assert axis.bar(None, "20") == Bar("0.00", "94.00")
    assert axis.bar(None, None) is None


def test_a_single_value_stands_in_the_middle() -> None:
    """Nothing to measure against."""
    assert Axis.over([("5", "5")]).bar("5", "5") == Bar("50.00", "0.00")
