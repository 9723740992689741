"""Fixed wordings in text."""

from __future__ import annotations

import pytest

from claims.phrases import Phrases

PHRASES = Phrases([("榜首", 1), ("稳居榜首", 2), ("居榜", 3), ("top", 4), ("top spot", 5), ("#1", 6), ("top", 7)])


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("稳居榜首", [("稳居榜首", 2), ("榜首", 1), ("居榜", 3)]),
        ("the top spot", [("top spot", 5), ("top", 4)]),
        ("stop, top, tops, top5", [("top", 4)]),
        ("中国top榜首", [("top", 4), ("榜首", 1)]),
        ("is #1", [("#1", 6)]),
        ("is #12", []),
        ("top", [("top", 4)]),
        ("", []),
    ],
)
def test_wordings_of_a_text(folded: str, expected: list[tuple[str, int]]) -> None:
    """The longest first; Latin ones between the bounds of words only."""
    assert [(folded[span.start : span.end], meaning) for span, meaning in PHRASES.find(folded)] == expected
