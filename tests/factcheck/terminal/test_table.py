"""Tables that fit."""

from __future__ import annotations

import pytest

from factcheck.interface.cells import width
from factcheck.terminal.table import Column, joined, table

COLUMNS = (
    Column("claim", ["c1", "c12"]),
    Column("verdict", ["✓ 属实", "✗ 与榜单不符"], drop=2, short=["✓", "✗"]),
    Column("kind", ["总量", "名次"], drop=1),
    Column("quote", ["领先美国约1.4万亿Token", "第六"], least=12),
    Column("empty", ["", ""]),
    Column("value", ["4.69T", "#6"], right=True),
)


def drawn(cells: int) -> list[str]:
    """The lines of the table at a width."""
    return [joined(entries) for entries in table(COLUMNS, cells)]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (
            80,
            [
                "claim  verdict       kind  quote                   value",
                "c1     ✓ 属实        总量  领先美国约1.4万亿Token  4.69T",
                "c12    ✗ 与榜单不符  名次  第六                       #6",
            ],
        ),
        (
            46,
            [
                "claim  verdict       kind  quote         value",
                "c1     ✓ 属实        总量  领先美国约1…  4.69T",
                "c12    ✗ 与榜单不符  名次  第六             #6",
            ],
        ),
        (
            42,
            [
                "claim  verdict       quote           value",
                "c1     ✓ 属实        领先美国约1.4…  4.69T",
                "c12    ✗ 与榜单不符  第六               #6",
            ],
        ),
        (
            34,
            [
                "claim     quote              value",
                "c1     ✓  领先美国约1.4万…   4.69T",
                "c12    ✗  第六                  #6",
            ],
        ),
        (
            24,
            [
                "claim     quote     value",
                "c1     ✓  领先美…   4.69T",
                "c12    ✗  第六         #6",
            ],
        ),
    ],
)
def test_what_gives_way(cells: int, lines: list[str]) -> None:
    """First the quote, to its least; then the kind, then the verdict's word; empty columns are not there."""
    assert drawn(cells) == lines


@pytest.mark.parametrize("cells", [25, 30, 40, 60])
def test_lines_fit(cells: int) -> None:
    """Counted in cells."""
    assert max(map(width, drawn(cells))) <= cells
