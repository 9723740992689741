"""Line breaks and cuts, Chinese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interface.cells import beside, cut, fitting, fitting_last, lines, listed, pad, under, width, wrapped

TEXTS = st.text(alphabet="ab 4.，。（万亿“”\u0301", max_size=60)
WITH_PICTURES = st.text(alphabet="a 4万，\u0301\u200d\ufe0f\U0001f469\U0001f4bb\U0001f3fd\U0001f1e8", max_size=30)


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
        ("👩‍💻👩‍💻👩‍💻", 5, ["👩‍💻👩‍💻", "👩‍💻"]),
        ("🇨🇳🇺🇸", 2, ["🇨🇳", "🇺🇸"]),
        ("ae\u0301e\u0301", 2, ["ae\u0301", "e\u0301"]),
    ],
)
def test_wrapped(text: str, cells: int, broken: list[str]) -> None:
    """Words stay whole, Chinese breaks anywhere but before closing and after opening marks; nothing tears a cluster."""
    assert wrapped(text, cells) == broken


@given(TEXTS | WITH_PICTURES, st.integers(2, 30))
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


@given(TEXTS | WITH_PICTURES, st.integers(0, 30))
def test_cuts_fit(text: str, cells: int) -> None:
    """From either side, and with the ellipsis counted."""
    assert width(text[: fitting(text, cells)]) <= cells
    assert width(text[fitting_last(text, cells) :]) <= cells
    assert width(cut(text, cells + 1)) <= cells + 1


@pytest.mark.parametrize(
    ("text", "cells", "first", "last"),
    [
        ("4.69万亿", 5, "4.69", "9万亿"),
        ("👩‍💻4T👍🏽", 3, "👩‍💻4", "T👍🏽"),
        ("🇨🇳🇺🇸🇩🇪", 5, "🇨🇳🇺🇸", "🇺🇸🇩🇪"),  # counted from the front on both sides
        ("e\u0301e\u0301", 1, "e\u0301", "e\u0301"),
        ("abc", 9, "abc", "abc"),
        ("", 3, "", ""),
    ],
)
def test_cut_from_either_side(text: str, cells: int, first: str, last: str) -> None:
    """Whole clusters only."""
    assert text[: fitting(text, cells)] == first
    assert text[fitting_last(text, cells) :] == last


@pytest.mark.parametrize(
    ("text", "marked", "cells"),
    [
        ("约4.69万亿", "4.69万亿", (2, 8)),
        ("👩‍💻 4T", "4T", (3, 2)),
        ("e\u0301 4T\u0301", "4T", (2, 2)),
        ("到1\ufe0f\u20e3了", "1", (2, 2)),  # the whole cluster that holds the digit
        ("🇨🇳4", "4", (2, 1)),
    ],
)
def test_under(text: str, marked: str, cells: tuple[int, int]) -> None:
    """Where carets begin, and how many there are."""
    start = text.index(marked)
    assert under(text, start, start + len(marked)) == cells


def test_items_stay_whole() -> None:
    """A list breaks between its items."""
    assert listed(["2026-03-02 #1 ✓", "2026-03-09 #1 ✓"], 20) == ["2026-03-02 #1 ✓", "2026-03-09 #1 ✓"]
    assert listed(["a", "b"], 20) == ["a · b"]
    assert listed([], 20) == [""]


def test_items_beside_a_label() -> None:
    """In a column of their own, or below the label where that would be too narrow."""
    assert beside("basis  ", ["exact values", "apart"], 22) == ["basis  exact values", "       apart"]
    assert beside("basis  ", ["exact", "apart"], 15) == ["basis", "  exact · apart"]


def test_pad() -> None:
    """Filled up in cells, not characters."""
    assert pad("万亿", 6) == "万亿  "
    assert pad("万亿", 6, right=True) == "  万亿"
    assert pad("👩‍💻", 3) == "👩‍💻 "
