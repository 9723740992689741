"""Quantities in both languages."""

from __future__ import annotations

import pytest

from factcheck.interface import interface
from factcheck.interface.quantity import between, elsewhere, exact, quantity

SEEN = [
    # value, unit, zh, en
    ("4690000000000", "tokens", "4.69万亿", "4.69T"),
    ("560000000000", "tokens", "5600亿", "560B"),
    ("4687632148000", "tokens", "4.688万亿", "4.688T"),
    ("999960000000", "tokens", "1万亿", "1T"),
    ("12345", "tokens", "1.234万", "12.34K"),
    ("999", "tokens", "999", "999"),
    ("0", "tokens", "0", "0"),
    ("-2970000000000", "tokens", "-2.97万亿", "-2.97T"),
    ("0.61", "share", "61%", "61%"),
    ("0.1183", "share", "11.83%", "11.83%"),
    ("2.11", "times", "2.11倍", "2.11×"),
    ("1", "rank", "第1", "#1"),
    ("1", "weeks", "1周", "1 week"),
    ("5", "weeks", "5周", "5 weeks"),
    ("6", "models", "6个模型", "6 models"),
    ("3", "parsecs", "3 parsecs", "3 parsecs"),
]


@pytest.mark.parametrize(("value", "unit", "zh", "en"), SEEN, ids=lambda value: value)
def test_quantity(value: str, unit: str, zh: str, en: str) -> None:
    """The reader's own scale words; rounding comes before the word is chosen."""
    assert quantity(value, unit, interface("zh")) == zh
    assert quantity(value, unit, interface("en")) == en


def test_growth_carries_its_sign() -> None:
    """A rise shows that it is one."""
    assert quantity("0.118", "share", interface("en"), signed=True) == "+11.8%"
    assert quantity("-0.118", "share", interface("en"), signed=True) == "-11.8%"


def test_the_other_language_only_where_it_differs() -> None:
    """Token amounts stand side by side, places and shares do not."""
    assert elsewhere("4690000000000", "tokens", interface("en")) == "4.69万亿"
    assert elsewhere("999", "tokens", interface("en")) == ""
    assert elsewhere("1", "rank", interface("zh")) == ""


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("4685000000000", "4695000000000", "4.685T – 4.695T"),
        ("4690000000000", "4690000000000", "4.69T"),
        ("1000000000000", "1" + "0" * 30, "1T or more"),
        ("-1" + "0" * 30, "1000000000000", "1T or less"),
        ("1000000000000", None, "1T or more"),
        (None, None, "not known"),
    ],
)
def test_between(low: str | None, high: str | None, told: str) -> None:
    """An interval with two ends, one, or none."""
    assert between(low, high, "tokens", interface("en")) == told


def test_exact_keeps_every_digit() -> None:
    """The sum in the open can be added up by hand."""
    assert exact("1748856634000") == "1,748,856,634,000"
