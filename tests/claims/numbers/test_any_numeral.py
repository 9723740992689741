"""Every number of a text: what general text writes, and what only looks like a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.normalise import fold
from claims.numbers.any_numeral import any_numerals

#: Text → "quote = value" of each number.
SEEN = {
    "库存还剩一千零八十件": ["一千零八十 = 1080"],
    "三百零五万四千": ["三百零五万四千 = 3054000"],
    "两千三": ["两千三 = 2300"],
    "七亿零六": ["七亿零六 = 700000006"],
    "六万万": ["六万万 = 600000000"],
    "捌佰玖拾": ["捌佰玖拾 = 890"],
    "貳拾萬": ["貳拾萬 = 200000"],
    "廿五": ["廿五 = 25"],
    "二零一九": ["二零一九 = 2019"],
    "六点零七": ["六点零七 = 6.07"],
    "负八": ["负八 = -8"],
    "负 12.5": ["负 12.5 = -12.5"],
    "6亿3千万": ["6亿3千万 = 630000000"],
    "2兆8,400億": ["2兆8,400億 = 2840000000000"],
    "3万2": ["3万2 = 32000"],
    "九 百 零 一": ["九 百 零 一 = 901"],
    "几打鸡蛋，三打": ["三打 = 36"],
    "七分之三": ["七分之三 = 3/7"],
    "二又四分之一": ["二又四分之一 = 2.25"],
    "12分之5": ["12分之5 = 5/12"],
    "四十元五角": ["四十元五 = 40.5"],
    "700余万": ["700余万 = 7000000"],
    "三四十": [],  # a span
    "seven hundred and nine": ["seven hundred and nine = 709"],
    "forty-two thousand six": ["forty-two thousand six = 42006"],
    "nineteen hundred": ["nineteen hundred = 1900"],
    "six point o two": ["six point o two = 6.02"],
    "minus eleven": ["minus eleven = -11"],
    "five quintillion": ["five quintillion = 5000000000000000000"],
    "three quarters": ["three quarters = 0.75"],
    "four and a half million": ["four and a half million = 4500000"],
    "7 million and a half": ["7 million and a half = 7500000"],
    "half a dozen": ["half a dozen = 6"],
    "two sevenths of a million": ["two sevenths of a million = 2000000/7"],
    "sixty and two fifths": ["sixty and two fifths = 60.4"],
    "two hundred and six sevenths": ["two hundred and six sevenths = 1406/7"],
    "eighty-one fifths": ["eighty-one fifths = 16.2"],
    "one in words, 2 in digits": ["one = 1", "2 = 2"],
    "5 hundred and 7 hundred": ["5 hundred = 500", "7 hundred = 700"],
    "one over eight": ["one over eight = 0.125"],
    "two out of five": ["two out of five = 0.4"],
    "9 out of 6": ["9 = 9", "6 = 6"],
    "2 3/4": ["2 3/4 = 2.75"],
    "1½": ["1½ = 1.5"],
    "8/9/2019": ["8 = 8", "9 = 9", "2019 = 2019"],
    "3.2e5": ["3.2e5 = 320000"],
    "7x10^3": ["7x10^3 = 7000"],
    "2^-2": ["2^-2 = 0.25"],
    "10.0.0.7": ["10 = 10", "0 = 0", "0 = 0", "7 = 7"],
    "2.345,6": ["2.345,6 = 2345.6"],
    "12,34,567": ["12,34,567 = 1234567"],
    "70 000": ["70 000 = 70000"],
    "-4": ["-4 = -4"],
    "4-7": ["4 = 4", "7 = 7"],
    "9 bln": ["9 bln = 9000000000"],
    "2 crore": ["2 crore = 20000000"],
}
TRAPS = {
    "我们统一了一些意见，十分满意": [],
    "万一下雨": [],
    "大陆与四川": [],
    "放肆的队伍": [],
    "no one, each one, one of them": [],
    "the first of May": [],
    "55ml": [],
    "hundreds of people, dozens of cars": [],
    "9^999999999": ["9 = 9", "999999999 = 999999999"],
    "9/0": ["9 = 9", "0 = 0"],
}


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(text, wanted, id=text) for table in (SEEN, TRAPS) for text, wanted in table.items()]
)
def test_every_number_of_a_text(text: str, wanted: list[str]) -> None:
    """With its sign, and exact; fractions to the digits that a decimal holds."""
    found = [(text[number.start : number.end], number.value) for number in any_numerals(fold(text))]
    assert found == [(quote, _value(value)) for quote, _, value in (line.partition(" = ") for line in wanted)]


def _value(printed: str) -> Decimal:
    upper, _, lower = printed.partition("/")
    return Decimal(upper) / Decimal(lower or 1)


def _spelled(number: int) -> str:
    """A number below a hundred million in characters, each unit with its digit and gaps told by one 零."""
    words, gap = "", False
    for place in range(7, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + ["", "十", "百", "千"][place % 4]
            gap = False
        else:
            gap = True
        if place == 4 and words:
            words += "万"
    return words


@given(st.integers(1, 10**8 - 1))
def test_chinese_characters_read_back(number: int) -> None:
    """Whatever is spelled out in full."""
    (found,) = any_numerals(_spelled(number))
    assert found.value == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_digits_read_back(value: Decimal) -> None:
    """With separators or without, negative or not."""
    for text in (f"{value}", f"{value:,}"):
        (found,) = any_numerals(text)
        assert found.value == value


@given(st.text(alphabet="0123456789,.一二百万亿点负分之又打半元角 -/^e½and hundredths%", max_size=60))
def test_nothing_breaks_the_reader(text: str) -> None:
    """Numbers stand apart, from left to right."""
    end = 0
    for number in any_numerals(fold(text)):
        assert end <= number.start < number.end <= len(text)
        end = number.end
