"""Numerals to exact decimals: digits, Chinese characters, scale words, and what is no numeral."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon import lexicon
from claims.normalise import fold
from claims.numbers.numeral import numerals, small_number
from claims.numbers.respelled import respelled
from claims.numbers.scale import SCALES

#: Text → digits as printed and value, of every numeral in it.
SEEN = {
    "4.69万亿": [("4.69", "4690000000000")],
    "4.69 万亿": [("4.69", "4690000000000")],
    "**28.9 万亿**": [("28.9", "28900000000000")],
    "1,100万": [("1100", "11000000")],
    "3,456.7亿": [("3456.7", "345670000000")],
    "12.5%至3,456.7亿": [("12.5", "12.5"), ("3456.7", "345670000000")],
    "二十万亿": [("20", "20000000000000")],
    "一点五万亿": [("1.5", "1500000000000")],
    "四点六九万亿": [("4.69", "4690000000000")],
    "零点五万亿": [("0.5", "500000000000")],
    "两万亿": [("2", "2000000000000")],
    "十六万亿": [("16", "16000000000000")],
    "五千亿": [("5000", "500000000000")],
    "5千亿": [("5", "500000000000")],
    "3千万亿": [("3", "3000000000000000")],
    "一百零五亿": [("105", "10500000000")],
    "1.5 trillion": [("1.5", "1500000000000")],
    "8.7-trillion-token": [("8.7", "8700000000000")],
    "890B": [("890", "890000000000")],
    "66.7B": [("66.7", "66700000000")],
    "27T": [("27", "27000000000000")],
    "4.69T vs. 3.294T": [("4.69", "4690000000000"), ("3.294", "3294000000000")],
    "$1.5bn": [("1.5", "1500000000")],
    "602 billion": [("602", "602000000000")],
    "４．６９万亿": [("4.69", "4690000000000")],
    "２７Ｔ": [("27", "27000000000000")],
    "4.69萬億": [("4.69", "4690000000000")],
    "二十萬億": [("20", "20000000000000")],
    "4.69兆": [("4.69", "4690000000000")],
    "5.00万亿": [("5.00", "5000000000000")],
    "5.0万亿": [("5.0", "5000000000000")],
    "1,234,567": [("1234567", "1234567")],
    "1,1003": [("1", "1"), ("1003", "1003")],
    "1，234": [("1", "1"), ("234", "234")],
    "三点前后": [],
    "一些、十分、万一、统一、一旦": [],
    "4.69T的调用量": [("4.69", "4690000000000")],
    "5th": [("5", "5")],
    "12 models": [("12", "12")],
    "3 times": [("3", "3")],
    "3亿2千万": [("32", "320000000")],
    "2万800": [("20800", "20800")],
    "一千五百二十三 亿": [("1523", "152300000000")],
    "一亿二千万": [("12000", "120000000")],
    "800多亿": [("800", "80000000000")],
    "十几万": [("10", "100000")],
    "上千亿": [("1000", "100000000000")],
    "二十万亿美元": [("20", "20000000000000")],
    "two and a half trillion": [("2.5", "2500000000000")],
    "half a billion": [("0.5", "500000000")],
    "two hundred 50 million": [("250", "250000000")],  # digits with a number word beside them
    "3 million and a half": [("3.5", "3500000")],
    "over 5 trillion": [("5", "5000000000000")],
    "$9 per million": [("9", "9")],
    "one point three five billion": [("1.35", "1350000000")],
    "three quarters of a million": [("0.75", "750000")],
    "a hundred million": [("100", "100000000")],
    "6 million and a half": [("6.5", "6500000")],
    "five hundred twenty billion and six models": [("520", "520000000000")],
    "5 million 300 thousand": [("5", "5000000"), ("300", "300000")],
    "9 bln or 9 tln": [("9", "9000000000"), ("9", "9000000000000")],
    "two sevenths of a million": [],  # no digits say how exact that is
    "$3 a million": [("3", "3")],
    "for millions of users": [],
    "三千款": [],
}
BUGS = {
    # the first part stood alone, and so did the second
    "一万五千亿": [("15000", "1500000000000")],
    "两万三千五百亿": [("23500", "2350000000000")],
    "一万零五百亿": [("10500", "1050000000000")],
    "4兆6900亿": [("46900", "4690000000000")],
    "4兆6,900億": [("46900", "4690000000000")],
    "1万5000亿": [("15000", "1500000000000")],
    "二百五亿": [("250", "25000000000")],  # 205
    "三五万亿": [("3", "3000000000000")],  # a range; read as 5
    "三四十亿": [("30", "3000000000")],
    "二〇二六万": [],  # digits of a year; read as 6
    "百" * 40 + "亿": [],
    ".5 trillion": [("0.5", "500000000000")],  # 5 trillion
    "约.5万亿": [("0.5", "500000000000")],
    "end.5 trillion": [("5", "5000000000000")],
    "500兆瓦": [("500", "500")],  # megawatts, 500 trillion before
    "8兆字节": [("8", "8")],
    "3 K2.5": [("3", "3"), ("2.5", "2.5")],  # 3 k
    "2 B200": [("2", "2"), ("200", "200")],
}
NOT_YET = {
    "several million": [("2", "2000000")],
    "9,223 nghìn tỷ": [("9.223", "9223000000000000")],
}


def _cases() -> list[pytest.param]:
    cases = [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    xfail = pytest.mark.xfail(strict=True)
    return cases + [pytest.param(text, wanted, id=text, marks=xfail) for text, wanted in NOT_YET.items()]


@pytest.mark.parametrize(("text", "wanted"), _cases())
def test_numerals_of_a_text(text: str, wanted: list[tuple[str, str]]) -> None:
    """All numerals, from left to right, with exact values; digits keep their zeros."""
    found = [(numeral.digits, numeral.value) for numeral in numerals(fold(text))]
    assert found == [(digits, Decimal(value)) for digits, value in wanted]


@pytest.mark.parametrize(
    ("text", "upper"), [("三四十亿", "40"), ("三五万", "5"), ("数百亿", "1000"), ("十七八万亿", "18"), ("三十万亿", "")]
)
def test_spans_have_an_upper_end(text: str, upper: str) -> None:
    """Two digits side by side, and 数百: the upper end in the same scale."""
    (numeral,) = numerals(fold(text))
    assert numeral.upper == upper


@pytest.mark.parametrize("word", sorted(SCALES))
def test_every_scale_word_is_read(word: str) -> None:
    """Right behind its digits, and whole words also behind a space."""
    (numeral,) = numerals(f"2.5{word}")
    assert (numeral.value, numeral.scale_word) == (Decimal("2.5") * SCALES[word], word)
    (spaced,) = numerals(f"2.5 {word} ")
    assert spaced.value == numeral.value


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12", 12),
        ("3rd", 3),
        ("22nd", 22),
        ("five", 5),
        ("fifth", 5),
        ("twelfth", 12),
        ("十", 10),
        ("十六", 16),
        ("二十", 20),
        ("二十三", 23),
        ("两", 2),
        ("俩", 2),
        ("百", 100),
        ("一百零五", 105),
        ("一百二十", 120),
        ("零", 0),
        ("万", None),
        ("一亿二千万", 120_000_000),
        ("一万五", 15_000),
        ("两百五", 250),
        ("十五", 15),
        ("twenty-one", 21),
        ("forty", 40),
        ("贰拾", 20),
        ("廿三", 23),
        ("", None),
        ("十分", None),
        ("三五", None),
        ("二〇二六", None),
        ("1234567", None),
        ("fiveteen", None),
        ("九" * 4000, None),
    ],
)
def test_small_numbers(words: str, number: int | None) -> None:
    """Digits, English and Chinese words; nothing is guessed from half a numeral."""
    assert small_number(words) == number


@pytest.mark.parametrize(
    ("words", "number", "wanted"),
    [
        ("six straight weeks", 5, "five straight weeks"),
        ("Six straight weeks", 5, "five straight weeks"),
        ("sixth week running", 3, "third week running"),
        ("连续六周", 5, "连续五周"),
        ("连续第六周", 12, "连续第十二周"),
        ("十六连冠", 20, "二十连冠"),
        ("前十", 9, "前九"),
        ("第三", 1, "第一"),
        ("six straight weeks", 41, ""),
        ("连续六周", 100, ""),
        ("连续六周", -1, ""),
        ("no number here", 5, ""),
        ("连续6周", 5, ""),
    ],
)
def test_respelled(words: str, number: int, wanted: str) -> None:
    """A correction keeps the style of the article, or says nothing."""
    assert respelled(words, number) == wanted


@given(st.integers(1, 99))
def test_chinese_words_round_trip(number: int) -> None:
    """What is respelled reads back as the number."""
    words = respelled("连续六周", number)
    assert small_number(words.removeprefix("连续").removesuffix("周")) == number


@given(st.sampled_from(sorted(lexicon().number_words.items())), st.sampled_from(sorted(lexicon().ordinal_words.items())))
def test_english_words_round_trip(number: tuple[str, int], ordinal: tuple[str, int]) -> None:
    """Numbers stay numbers, ordinals ordinals."""
    assert respelled("six weeks", number[1]) == f"{number[0]} weeks"
    assert respelled("sixth week", ordinal[1]) == f"{ordinal[0]} week"


@given(
    st.decimals(min_value=0, max_value=10**9, places=3), st.sampled_from(["万亿", "亿", " trillion", "B", "T", "兆", " billion"])
)
def test_printed_numbers_read_back_exactly(value: Decimal, word: str) -> None:
    """No float on the way, with thousands separators or without."""
    scale = SCALES[word.strip().lower()]
    for text in (f"{value}{word}", f"{value:,}{word}"):
        (numeral,) = numerals(text.lower())
        assert numeral.value == value * scale
        assert numeral.digits == str(value)


@given(st.text(alphabet="0123456789,.一二三十百千万亿兆点 tbkmn%－-", max_size=40))
def test_numerals_stand_apart_and_leave_no_digit(text: str) -> None:
    """Spans rise without overlap, and every ASCII digit lies in one."""
    covered = set()
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.start < numeral.end
        end = numeral.end
        covered.update(range(numeral.start, numeral.end))
        Decimal(numeral.digits)
    assert all(at in covered for at, char in enumerate(text) if char in "0123456789")
