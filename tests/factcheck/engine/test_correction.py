"""The right value, as the article would write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claims.figure import Figure
from factcheck.correction import corrected


def printed(digits: str, scale: str, text: str) -> Figure:
    return Figure.printed(digits, scale=Decimal(scale), unit="tokens", text=text)


@pytest.mark.parametrize(
    ("figure", "right", "text"),
    [
        (printed("2.75", "1e12", "2.75万亿"), "1748856634000", "1.75万亿"),
        (printed("2.75", "1e12", "2.75 trillion"), "1748856634000", "1.75 trillion"),
        (printed("2.7", "1e12", "2.7 trillion"), "1748856634000", "1.7 trillion"),
        (printed("8900", "1e8", "8900亿"), "1748856634000", "17489亿"),
        (printed("890", "1e9", "890 billion"), "666190000000", "666 billion"),
        (printed("1748856", "1e6", "1,748,856 million"), "2748856000000", "2,748,856 million"),
        (printed("1.1", "1e12", "1.1万亿"), "4000000000", "0.004万亿"),
        (printed("3", "1e12", "三万亿"), "2000000000000", "二万亿"),
        (Figure.whole(6, unit="weeks", text="连续六周"), "5", "连续五周"),
        (Figure.whole(6, unit="weeks", text="six straight weeks"), "5", "five straight weeks"),
        (Figure.whole(6, unit="weeks", text="6 weeks"), "5", "5 weeks"),
        (Figure.whole(2, unit="rank", text="second"), "9", "No. 9"),
        (Figure.whole(2, unit="rank", text="第二"), "9", "第9"),
    ],
)
def test_corrected(figure: Figure, right: str, text: str) -> None:
    assert corrected(figure, Decimal(right)) == text
