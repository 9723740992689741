"""A basis in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.interface import interface
from factcheck.interface.choices import basis_in_words, choice_in_words, departures_in_words, differences
from factcheck.report import BasisPart
from factcheck.vocabulary import Choice

CHART = BasisPart("iso-week", "chart", "as-of-publication", "displayed", "as-of-then", "apart")


def test_all_six() -> None:
    """In the order of the design."""
    assert basis_in_words(CHART, interface("zh")) == (
        "自然周（周一至周日）",
        "图表所列模型",
        "首次发布时的数值",
        "以页面显示值相加",
        "按当时已知的归属",
        "免费版与付费版分开",
    )


@pytest.mark.parametrize(
    ("choice", "value", "told"),
    [
        (Choice.SCOPE, "top-10", "the top 10"),
        (Choice.MEMBERSHIP, "as-of-then -openrouter/hunter-alpha", "members as known then, without openrouter/hunter-alpha"),
        (Choice.MEMBERSHIP, "as-of-then +z-ai/glm-5", "members as known then, with z-ai/glm-5"),
        (Choice.WINDOW, "trailing-14", "trailing-14"),
    ],
)
def test_open_values(choice: Choice, value: str, told: str) -> None:
    """Numbers and members within a value; an unknown value as it is."""
    assert choice_in_words(choice, value, interface("en")) == told


def test_departures_are_told_in_the_order_of_the_choices() -> None:
    """Not in the order in which they happen to be listed."""
    told = departures_in_words(CHART, ("digits", "scope"), interface("en"))
    assert told == ("among the models named in the chart", "displayed values added")


def test_differences() -> None:
    """The choices in which two bases part."""
    assert differences(CHART, replace(CHART, digits="exact", variants="merged")) == (Choice.DIGITS, Choice.VARIANTS)
