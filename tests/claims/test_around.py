"""Patterns looked for around the words that they cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.around import Anchors, matches_in, stretches
from claims.claim import Span


@pytest.mark.parametrize(
    ("anchors", "expected"),
    [
        ([], []),
        ([(10, 12)], [Span(7, 17)]),
        ([(1, 2)], [Span(0, 7)]),
        ([(10, 12), (18, 19)], [Span(7, 24)]),
        ([(30, 31), (10, 12)], [Span(7, 17), Span(27, 36)]),
        ([(10, 30), (12, 13)], [Span(7, 35)]),
    ],
)
def test_stretches(anchors: list[tuple[int, int]], expected: list[Span]) -> None:
    """Three characters before, five behind; those that touch are one."""
    assert stretches(anchors, 3, 5) == expected


def test_anchors_stand_whole_or_behind_digits() -> None:
    """A Latin word within another is none; each set has its own words, and those of a set that the text lacks are not there."""
    days, units, others = frozenset({"may", "周"}), frozenset({"week", "weeks", "周"}), frozenset({"absent"})
    found = Anchors([days, units, others]).find("maybe 3weeks, may 上周")
    assert found == {days: [(14, 17), (19, 20)], units: [(7, 12), (19, 20)]}


@given(st.text(alphabet="ab ", max_size=60))
def test_nothing_is_missed_within_reach(text: str) -> None:
    """Around each b, what lies within reach of it is found as it is in the whole text."""
    pattern = re.compile(r"(?<!a)a?b")
    where = stretches((found.span() for found in re.finditer("b", text)), 2, 1)
    assert [match.span() for match in matches_in(pattern, text, where)] == [match.span() for match in pattern.finditer(text)]
