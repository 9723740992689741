"""What a terminal draws as one character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interface.clusters import clusters, width

TEXTS = st.text(
    alphabet="a4 万亿，“\u0301\u200d\u200b\ufe0f\u20e3\u00ad\U0001f469\U0001f4bb\U0001f3fd\U0001f1e8\U0001f1f3❤☝한\u1161",
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("4.69T", 5),
        ("4.69万亿", 8),
        ("“4.69万亿”…", 11),  # ambiguous width counts as one
        ("（ｔ）", 6),
        ("ｶﾀｶﾅ", 4),  # halfwidth
        ("한국어", 6),
        ("\u1112\u1161\u11ab", 2),  # the same syllable in its letters
        ("Cafe\u0301", 4),
        ("\u0301", 0),
        ("क्षि", 2),
        ("❤", 1),
        ("❤\ufe0f", 2),
        ("❤\ufe0e", 1),  # asked for as text
        ("1\ufe0f\u20e3", 2),
        ("a\ufe0f", 1),  # no picture
        ("👍🏽", 2),
        ("☝🏽", 2),
        ("🏽", 2),  # a skin tone alone is a patch
        ("👩‍💻", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🏳️‍🌈", 2),
        ("a\u200db", 2),  # letters are not joined
        ("🇨🇳", 2),
        ("🇨🇳🇺🇸", 4),
        ("🇨", 1),
        ("4\u200b.69", 4),
        ("co\u00adop", 5),  # a soft hyphen is drawn
        ("\u202e", 0),
    ],
)
def test_width(text: str, cells: int) -> None:
    """As wcwidth has it, which terminals follow."""
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("e\u0301a", ["e\u0301", "a"]),
        ("万👩‍💻亿", ["万", "👩‍💻", "亿"]),
        ("🇨🇳🇺🇸🇩", ["🇨🇳", "🇺🇸", "🇩"]),
        ("👍🏽4", ["👍🏽", "4"]),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("4万", ["4", "万"]),
    ],
)
def test_clusters(text: str, parts: list[str]) -> None:
    """What belongs together is one."""
    assert [text[start:end] for start, end, _ in clusters(text)] == parts


@given(TEXTS)
def test_clusters_cover_the_text(text: str) -> None:
    """In order, without a gap, and their cells are the text's."""
    found = clusters(text)
    assert [0, *(cluster.end for cluster in found)] == [*(cluster.start for cluster in found), len(text)]
    assert all(one.end == other.start for one, other in pairwise(found))
    assert sum(cluster.cells for cluster in found) == width(text)
    assert all(width(text[start:end]) == cells for start, end, cells in found)


def test_common_text_is_measured_as_any_other() -> None:
    """The short way for what news is mostly written in gives what the long one gives."""
    for number in range(0x20, 0x10000):
        character = chr(number)
        assert width(character) == sum(cluster.cells for cluster in clusters(character + "\u0301"))
