"""Sums in the open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.interface import interface
from factcheck.interface.account import Addend, OpenSum
from factcheck.report import Report
from factcheck.terminal.addition import addition
from factcheck.terminal.ink import Ink
from factcheck.terminal.level import Level
from factcheck.terminal.places import Places
from factcheck.terminal.sheet import Sheet

ROWS = (
    Addend("MiniMax M2.5", "m", "1,748,856,634,000", "1.75万亿", "s1", "第1", ""),
    Addend("Qwen3 235B A22B Instruct 2507", "q", "99,284,058,000", "992.8亿", "s1", "第31", "取自图表"),
)
OPENED = OpenSum("中国模型", ROWS, "1.849万亿", "1.849T")


@pytest.fixture
def sheet(sample: Callable[[str], Report]) -> Sheet:
    """A Chinese sheet."""
    return Sheet(interface("zh"), Ink(colour=False), 80, Level.PLAIN, Places(sample("story-zh").article))


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (
            80,
            [
                "第1 MiniMax M2.5                    1,748,856,634,000   1.75万亿",
                "第31 Qwen3 235B A22B Instruct 2507     99,284,058,000    992.8亿  取自图表",
                "合计 · 中国模型                                        1.849万亿  1.849T",
            ],
        ),
        (
            52,
            [
                "第1 MiniMax M…  1,748,856,634,000   1.75万亿",
                "第31 Qwen3 23…     99,284,058,000    992.8亿",
                "  取自图表",
                "合计 · 中国模型                    1.849万亿  1.849T",
            ],
        ),
        (
            33,
            [
                "第1 MiniMax M…   1.75万亿",
                "第31 Qwen3 23…    992.8亿",
                "  取自图表",
                "合计 · 中国模…  1.849万亿  1.849T",
            ],
        ),
        (
            26,
            [
                "第1 MiniMax M2…   1.75万亿",
                "第31 Qwen3 235…    992.8亿",
                "  取自图表",
                "合计 · 中国模型  1.849万亿",
            ],
        ),
    ],
)
def test_what_gives_way(cells: int, lines: list[str], sheet: Sheet) -> None:
    """The label first, then the exact values, then the total as the other language writes it."""
    assert addition(OPENED, sheet, cells) == lines
