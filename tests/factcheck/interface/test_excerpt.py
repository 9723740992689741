"""The part of a sentence around its figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface.cells import width
from factcheck.interface.excerpt import excerpt
from factcheck.report import FindingPart, Report


@pytest.fixture
def quoting(sample: Callable[[str], Report]) -> Callable[[str, str, str], FindingPart]:
    """A finding whose sentence is made of what comes before its quote, the quote, and what comes after."""
    finding = sample("story-en").findings[0]

    def make(before: str, quote: str, after: str) -> FindingPart:
        sentence, start = before + quote + after, len(before)
        return replace(
            finding, sentence=sentence, sentence_span=(0, len(sentence)), quote=quote, span=(start, start + len(quote))
        )

    return make


@pytest.mark.parametrize(
    ("before", "quote", "after", "cells", "text"),
    [
        ("Models had ", "4.69T", " tokens.", 80, "Models had 4.69T tokens."),
        ("Every one of the models had ", "4.69T", " tokens in that week.", 30, "…models had 4.69T tokens in…"),
        ("中国大模型当周调用量达到", "4.69万亿", "，美国模型较少。", 22, "…量达到4.69万亿，美国…"),
        ("x" * 50 + " ", "4T", " " + "y" * 50, 22, "…xxxxxxxx 4T yyyyyyyy…"),  # what is no word may be cut
        ("👩‍💻👩‍💻👩‍💻👩‍💻", "4T", "🇨🇳🇨🇳🇨🇳🇨🇳", 14, "…👩‍💻👩‍💻4T🇨🇳🇨🇳…"),
        ("ee\u0301e\u0301", "4T", "", 4, "…e\u03014T"),
    ],
)
def test_excerpt(
    quoting: Callable[[str, str, str], FindingPart], before: str, quote: str, after: str, cells: int, text: str
) -> None:
    """Cut between words and clusters, to both sides of the quote."""
    part = excerpt(quoting(before, quote, after), cells)
    assert part.text == text
    assert width(part.text) <= cells
    first, last = part.marked
    assert part.text[first:last] == quote


def test_a_quote_is_cut_only_where_asked(quoting: Callable[[str, str, str], FindingPart]) -> None:
    """In its middle: its beginning and its end tell it."""
    finding = quoting("They had ", "one two three four five six seven", ".")
    assert excerpt(finding, 20).quote == "one two three four five six seven"
    assert excerpt(finding, 20, longest_quote=16).quote == "one tw … x seven"
    assert width(excerpt(finding, 20, longest_quote=17).quote) <= 17
