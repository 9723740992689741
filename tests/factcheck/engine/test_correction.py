"""The right value, as the article would write it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.figure import Figure
from factcheck.correction import corrected


def printed(digits: str, scale: str, text: str, unit: str = "tokens") -> Figure:
    return Figure.printed(digits, scale=Decimal(scale), unit=unit, text=text)


def percent(digits: str, text: str) -> Figure:
    return printed(digits, "0.01", text, "share")


def tenths(digits: str, text: str) -> Figure:
    return printed(digits, "0.1", text, "share")


def times(digits: str, text: str) -> Figure:
    return printed(digits, "1", text, "times")


def place(number: int, text: str) -> Figure:
    return Figure.whole(number, unit="rank", text=text)


def whole(number: int, text: str, unit: str = "weeks") -> Figure:
    return Figure.whole(number, unit=unit, text=text)


THIRD = replace(percent("33", "三分之一"), step=Decimal("0.01"))
AMOUNTS = [
    (printed("2.75", "1e12", "2.75万亿"), "1748856634000", "1.75万亿"),
    (printed("2.75", "1e12", "2.75 trillion"), "1748856634000", "1.75 trillion"),
    (printed("2.7", "1e12", "2.7 trillion"), "1748856634000", "1.7 trillion"),
    (printed("2.75", "1e12", "2.75T"), "1748856634000", "1.75T"),
    (printed("8900", "1e8", "8900亿"), "1748856634000", "17490亿"),
    (printed("890", "1e9", "890 billion"), "666190000000", "666 billion"),
    (printed("1748856", "1e6", "1,748,856 million"), "2748856000000", "2,748,856 million"),
    (printed("3", "1e12", "三万亿"), "2000000000000", "两万亿"),
    (printed("3", "1e12", "three trillion"), "2000000000000", "two trillion"),
    (printed("4.69", "1e12", "四点六九万亿"), "1748856634000", "1.75万亿"),
    (printed("4.69", "1e12", "4万6900亿"), "1748856634000", "1.75万亿"),
    (printed("1.75", "1e8", "1.75亿"), "1748856634000", "1.75万亿"),
    (printed("1.75", "1e9", "1.75 billion"), "1748856634000", "1.75 trillion"),
    (printed("1.75", "1e12", "1.75T"), "1748856634", "1.75B"),
    (printed("1.1", "1e12", "1.1万亿"), "4000000000", "40亿"),
    (printed("5080", "1e4", "5080万"), "508347000000", "5080亿"),
    (printed("1.4", "1e12", "1.4万亿"), "-1396000000000", "落后1.4万亿"),
    (printed("1.4", "1e12", "1.4 trillion"), "-1396000000000", "1.4 trillion behind"),
]
PLACES = [
    (place(2, "No. 2"), "9", "No. 9"),
    (place(2, "#2"), "9", "#9"),
    (place(2, "2nd"), "3", "3rd"),
    (place(2, "2nd"), "11", "11th"),
    (place(2, "ranked second"), "9", "ranked ninth"),
    (place(3, "third place"), "1", "first place"),
    (place(1, "tops"), "4", "No. 4"),
    (place(2, "runner-up"), "3", "No. 3"),
    (place(3, "top three"), "9", "No. 9"),
    (place(2, "第二"), "9", "第九"),
    (place(3, "第三"), "2", "第二"),
    (place(2, "第2"), "9", "第9"),
    (place(1, "榜首"), "2", "第二"),
    (place(1, "登顶"), "12", "第十二"),
    (place(3, "前三"), "9", "第九"),
]
LENGTHS_AND_COUNTS = [
    (whole(6, "连续六周"), "5", "连续五周"),
    (whole(6, "连续六周"), "2", "连续两周"),
    (whole(6, "连续第6周"), "5", "连续第5周"),
    (whole(6, "six straight weeks"), "5", "five straight weeks"),
    (whole(6, "six straight weeks"), "1", "one straight week"),
    (whole(6, "sixth straight week"), "5", "fifth straight week"),
    (whole(6, "6 weeks"), "5", "5 weeks"),
    (whole(6, "六席", "models"), "2", "两席"),
    (whole(4, "4款", "models"), "5", "5款"),
    (whole(4, "Four", "models"), "5", "Five"),
]
SHARES = [
    (percent("61", "61%"), "0.5561", "56%"),
    (percent("61.0", "61.0%"), "0.5561", "55.6%"),
    (percent("10.4", "10.4 percent"), "0.118", "11.8 percent"),
    (tenths("6", "六成"), "0.52", "五成"),
    (tenths("6", "六成"), "0.21", "两成"),
    (tenths("6", "六成"), "0.004", "0.4%"),
    (tenths("2.5", "两成五"), "0.118", "一成二"),
    (tenths("6.1", "6.1成"), "0.52", "5.2成"),
    (THIRD, "0.118", "12%"),
    (THIRD, "0.664", "三分之二"),
    (replace(THIRD, text="a third"), "0.247", "a quarter"),
    (replace(THIRD, text="a third"), "0.6", "three fifths"),
    (replace(THIRD, text="half"), "0.41", "two fifths"),
]
CHANGES = [
    (percent("14.41", "14.41%"), "0.15408", "15.41%"),
    (percent("9.33", "9.33%").negated(), "-0.1183", "11.83%"),
    (percent("9.33", "9.33%"), "-0.1183", "-11.83%"),
    (percent("9.33", "9.33%").negated(), "0.1183", "+11.83%"),
    (percent("12.7", "+12.7%"), "-0.0626", "-6.3%"),
    (tenths("2", "两成"), "-0.31", "下降三成"),
    (replace(THIRD, text="a third"), "-0.25", "a quarter lower"),
    (printed("1.0", "1", "doubled", "share"), "0.12", "12%"),
    (printed("1.0", "1", "翻番", "share"), "0.41", "41%"),
    (printed("5", "1", "5倍", "share"), "1.4", "140%"),
]
MULTIPLES = [
    (times("2.11", "2.11倍"), "1.4238", "1.42倍"),
    (times("1.5", "1.5 times"), "2.04", "2.0 times"),
    (times("2.0", "twice"), "1.42", "1.4 times"),
    (times("2.0", "double"), "3.01", "three times"),
    (times("3.0", "threefold"), "2.01", "twice"),
    (times("3", "三倍"), "2.02", "两倍"),
    (times("2", "两倍"), "1.42", "1.4倍"),
]


@pytest.mark.parametrize(
    ("figure", "right", "text"),
    [*AMOUNTS, *PLACES, *LENGTHS_AND_COUNTS, *SHARES, *CHANGES, *MULTIPLES],
    ids=lambda value: value.text if isinstance(value, Figure) else value,
)
def test_corrected(figure: Figure, right: str, text: str) -> None:
    assert corrected(figure, Decimal(right)) == text
