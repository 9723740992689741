"""Matches that begin at marks are those that a search of the whole text finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.marked import matches_at

MARK = re.compile("[ab]")
PATTERN = re.compile("a+b?|b(?=c)|(?<=c)b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", []), ("ccc", []), ("aab", ["aab"]), ("abab", ["ab", "ab"]), ("bcb", ["b", "b"]), ("bb", [])],
)
def test_matches(text: str, expected: list[str]) -> None:
    """Each from a mark on; a mark inside a match begins no other."""
    assert [match[0] for match in matches_at(MARK, PATTERN, text)] == expected


@given(st.text("abc", max_size=30), st.integers(0, 10), st.integers(0, 30))
def test_as_a_search_finds_them(text: str, start: int, end: int) -> None:
    """In any stretch, with the text before it in sight and none behind."""
    found = [match.span() for match in matches_at(MARK, PATTERN, text, start, end)]
    assert found == [match.span() for match in PATTERN.finditer(text, start, end)]
