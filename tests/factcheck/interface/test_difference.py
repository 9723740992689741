"""How far a wrong figure is from the board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface import interface
from factcheck.interface.difference import difference_in_words
from factcheck.report import FigurePart, FindingPart, Report


@pytest.fixture
def wrong(sample: Callable[[str], Report]) -> FindingPart:
    """A contradicted finding."""
    return sample("story-en").findings[9]


def held(finding: FindingPart, told: str, right: str, unit: str) -> FindingPart:
    """The finding with other values."""
    assert finding.stated is not None
    return replace(
        finding,
        figure=FigurePart(told, told, told, told, unit),
        stated=replace(finding.stated, low=right, high=right, fit="excluded"),
    )


@pytest.mark.parametrize(
    ("told", "right", "unit", "en", "zh"),
    [
        ("10400000000000", "1037072008000", "tokens", "9.363T too high (+903%)", "偏高9.363万亿（+903%）"),
        ("1950000000000", "1748856634000", "tokens", "201.1B too high (+11.5%)", "偏高2011亿（+11.5%）"),
        ("469000000000", "4690000000000", "tokens", "4.221T too low (-90%)", "偏低4.221万亿（-90%）"),
        ("60000000000000", "4690000000000", "tokens", "55.31T too high", "偏高55.31万亿"),  # no percentage beyond ten times
        ("6", "9", "rank", "3 places too high", "靠前3位"),
        ("3", "2", "rank", "1 place too low", "靠后1位"),
        ("6", "5", "weeks", "1 week too many", "多1周"),
        ("3", "5", "models", "2 models too few", "少2个模型"),
        ("0.61", "0.243", "share", "36.7 percentage points too high", "偏高36.7个百分点"),
        ("-0.05", "0.081", "share", "13.1 percentage points too low", "偏低13.1个百分点"),
        ("5", "5", "weeks", "", ""),
        ("2.1", "1.5", "times", "", ""),
    ],
)
def test_difference(wrong: FindingPart, told: str, right: str, unit: str, en: str, zh: str) -> None:
    """In the unit of the figure; of tokens also as a part of the board's value."""
    finding = held(wrong, told, right, unit)
    assert [difference_in_words(finding, interface(language)) for language in ("en", "zh")] == [en, zh]


def test_only_of_single_values(wrong: FindingPart) -> None:
    """Not of intervals, hedged figures, or findings that are not contradicted."""
    finding = held(wrong, "6", "5", "weeks")
    assert finding.figure is not None
    assert finding.stated is not None
    for other in (
        replace(finding, verdict="unproven"),
        replace(finding, figure=None),
        replace(finding, figure=replace(finding.figure, hedge="about")),
        replace(finding, stated=None),
        replace(finding, stated=replace(finding.stated, high="7")),
        replace(finding, stated=replace(finding.stated, low=None, high=None)),
        replace(finding, stated=replace(finding.stated, fit="no-data")),
    ):
        assert difference_in_words(other, interface("en")) == ""
