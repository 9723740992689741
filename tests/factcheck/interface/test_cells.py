"""Widths and line breaks, Chinese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interface.cells import fitting, lines, listed, pad, width, wrapped

TEXTS = st.text(alphabet="ab 4.，。（万亿“”\u0301", max_size=60)


@pytest.mark.parametrize(("text", "cells"), [("4.69T", 5), ("4.69万亿", 8), ("e\u0301", 1), ("（万）", 6), ("", 0), ("ｔ", 2)])
def test_width(text: str, cells: int) -> None:
    """East Asian width counts, combining characters do not."""
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "broken"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("中国模型领先。美国", 13, ["中国模型领", "先。美国"]),  # a full stop may not begin a line
        ("领先（约1.4万亿）", 5, ["领先", "（约", "1.4万", "亿）"]),
        ("领先约1.4万亿", 10, ["领先约", "1.4万亿"]),  # a figure keeps its scale word
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 10, [""]),
    ],
)
def test_wrapped(text: str, cells: int, broken: list[str]) -> None:
    """Words stay whole, Chinese breaks anywhere but before closing and after opening marks."""
    assert wrapped(text, cells) == broken


@given(TEXTS, st.integers(2, 30))
def test_no_character_is_lost_and_no_line_too_long(text: str, cells: int) -> None:
    """Lines hold every character but the spaces at the breaks, in order."""
    found = lines(text, cells)
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
    assert all(width(text[start:end]) <= cells for start, end in found)


@given(TEXTS, st.integers(0, 30))
def test_fitting_is_the_longest_that_fits(text: str, cells: int) -> None:
    """One character more would not fit."""
    n = fitting(text, cells)
    assert width(text[:n]) <= cells
    assert n == len(text) or width(text[: n + 1]) > cells


def test_items_stay_whole() -> None:
    """A list breaks between its items."""
    assert listed(["2026-03-02 #1 ✓", "2026-03-09 #1 ✓"], 20) == ["2026-03-02 #1 ✓", "2026-03-09 #1 ✓"]
    assert listed(["a", "b"], 20) == ["a · b"]
    assert listed([], 20) == [""]


def test_pad() -> None:
    """Filled up in cells, not characters."""
    assert pad("万亿", 6) == "万亿  "
    assert pad("万亿", 6, right=True) == "  万亿"
