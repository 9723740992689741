"""Claims that nest, overlap, share a span or lie outside the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.page.marks import paragraphs
from factcheck.report import Report

TEXT = "abcdefghij\n\nklm\n"


def pieces(report: Report, *spans: tuple[int, int]) -> list[tuple[str, int, tuple[int, ...]]]:
    """The pieces of a text with claims at these spans."""
    findings = tuple(replace(report.findings[0], span=span) for span in spans)
    made = replace(report, article=replace(report.article, text=TEXT), findings=findings, set_aside=())
    return [(piece.text, piece.finding, piece.ending) for paragraph in paragraphs(made) for piece in paragraph.pieces]


@pytest.mark.parametrize(
    ("spans", "cut"),
    [
        (((2, 4),), [("ab", 0, ()), ("cd", 1, (1,)), ("efghij", 0, ()), ("klm", 0, ())]),
        (((2, 8), (4, 6)), [("ab", 0, ()), ("cd", 1, ()), ("ef", 2, (2,)), ("gh", 1, (1,)), ("ij", 0, ()), ("klm", 0, ())]),
        (((2, 6), (4, 8)), [("ab", 0, ()), ("cd", 1, ()), ("ef", 1, (1,)), ("gh", 2, (2,)), ("ij", 0, ()), ("klm", 0, ())]),
        (((2, 4), (2, 4)), [("ab", 0, ()), ("cd", 1, (1, 2)), ("efghij", 0, ()), ("klm", 0, ())]),
        (((8, 14),), [("abcdefgh", 0, ()), ("ij", 1, ()), ("kl", 1, (1,)), ("m", 0, ())]),
        (((90, 99),), [("abcdefghij", 0, ()), ("klm", 0, ())]),
        (((4, 2),), [("abcdefghij", 0, ()), ("klm", 0, ())]),
    ],
    ids=["one", "nested", "overlapping", "same span", "two paragraphs", "outside", "reversed"],
)
def test_pieces(
    spans: tuple[tuple[int, int], ...], cut: list[tuple[str, int, tuple[int, ...]]], sample: Callable[[str], Report]
) -> None:
    """Each piece belongs to its innermost claim; each claim ends once."""
    assert pieces(sample("story-en"), *spans) == cut


def test_every_finding_has_a_paragraph(sample: Callable[[str], Report]) -> None:
    """Also one whose span lies outside the text."""
    report = sample("story-en")
    stray = replace(report, findings=(*report.findings, replace(report.findings[0], span=(9000, 9001))))
    owned = [number for paragraph in paragraphs(stray) for number in paragraph.findings]
    assert sorted(owned) == list(range(1, len(stray.findings) + 1))
