"""Amounts and their hedges; and numbers in other units, each under its rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from claims.figure import Hedge
from claims.mention import Tag
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.numbers.hedge import hedge_after, hedge_before
from claims.scan import scan

NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("云腾", "author:nimbus", "author", "zh"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("美国", "origin:US", "origin", "zh"),
    Name("RouterHub", "platform:total", "platform"),
    Name("tokens", "tokens", "unit", "en"),
    Name("token", "tokens", "unit", "en"),
    Name("词元", "tokens", "unit", "zh"),
)
INDEX = NameIndex(NAMES)

#: Text → "quote = value hedge" of each amount.
SEEN = {
    "周调用量达4.69万亿Token": ["4.69万亿Token = 4690000000000"],
    "4.69 万亿个 Token": ["4.69 万亿个 Token = 4690000000000"],
    "4.69万亿词元": ["4.69万亿词元 = 4690000000000"],
    "4.69 trillion tokens": ["4.69 trillion tokens = 4690000000000"],
    "8.7-trillion-token": ["8.7-trillion-token = 8700000000000"],
    "周Token调用量达75.3万亿": ["75.3万亿 = 75300000000000"],
    "Token用量2910亿": ["2910亿 = 291000000000"],
    "(4.69万亿 vs 3.294万亿Token)": ["4.69万亿 = 4690000000000", "3.294万亿Token = 3294000000000"],
    "1.75、1.34和1.04万亿Token": ["1.75 = 1750000000000", "1.34 = 1340000000000", "1.04万亿Token = 1040000000000"],
    "1.5-2万亿Token": ["1.5-2万亿Token = 1500000000000"],
    "1.5万亿~2万亿Token": ["1.5万亿~2万亿Token = 1500000000000"],
    "between 1.5 and 2 trillion tokens": ["1.5 and 2 trillion tokens = 1500000000000"],
    "1.5 to 2 trillion tokens": ["1.5 to 2 trillion tokens = 1500000000000"],
    "from 1.5 to 2 trillion tokens": ["1.5 = 1500000000000", "2 trillion tokens = 2000000000000"],
    "从1.5万亿到2万亿Token": ["1.5万亿 = 1500000000000", "2万亿Token = 2000000000000"],
    "2-1.5万亿Token": ["2 = 2000000000000", "1.5万亿Token = 1500000000000"],
    "三五万亿Token": ["三五万亿Token = 3000000000000"],
    "800多亿Token": ["800多亿Token = 80000000000 over"],
    "十几万亿Token": ["十几万亿Token = 10000000000000 over"],
    "3亿2千万Token": ["3亿2千万Token = 320000000"],
    "two and a half trillion tokens": ["two and a half trillion tokens = 2500000000000"],
    "half a trillion tokens": ["half a trillion tokens = 500000000000"],
    "more than half a trillion tokens": ["half a trillion tokens = 500000000000 over"],
    "a trillion tokens": ["a trillion tokens = 1000000000000"],
    "$3 a million tokens": [],
    "约4.69万亿Token": ["4.69万亿Token = 4690000000000 about"],
    "大约4.69万亿Token": ["4.69万亿Token = 4690000000000 about"],
    "近5万亿Token": ["5万亿Token = 5000000000000 nearly"],
    "超过4万亿Token": ["4万亿Token = 4000000000000 over"],
    "突破4万亿Token": ["4万亿Token = 4000000000000 over"],
    "不超过4万亿Token": ["4万亿Token = 4000000000000 at-most"],
    "至少4万亿Token": ["4万亿Token = 4000000000000 at-least"],
    "4万亿Token以上": ["4万亿Token = 4000000000000 at-least"],
    "4万亿Token左右": ["4万亿Token = 4000000000000 about"],
    "4万亿多Token": ["4万亿多Token = 4000000000000 over"],
    "about 4 trillion tokens": ["4 trillion tokens = 4000000000000 about"],
    "more than 4 trillion tokens": ["4 trillion tokens = 4000000000000 over"],
    "no more than 4 trillion tokens": ["4 trillion tokens = 4000000000000 at-most"],
    "nearly 4 trillion tokens": ["4 trillion tokens = 4000000000000 nearly"],
    "~4.69 trillion tokens": ["4.69 trillion tokens = 4690000000000 about"],
    "4 trillion+ tokens": ["4 trillion+ tokens = 4000000000000 at-least"],
    "仅4万亿Token": ["4万亿Token = 4000000000000"],
    "高达4万亿Token": ["4万亿Token = 4000000000000"],
    "纽约4万亿Token": ["4万亿Token = 4000000000000"],
    "词元用量：４．６９万亿": ["４．６９万亿 = 4690000000000"],
    "一点五万亿Token": ["一点五万亿Token = 1500000000000"],
    "$4.69 per million tokens": [],
    "0.28美元/百万Token": [],
    "4.69 trillion dollars of tokens": [],
    "a 128K token context": [],
    "200 tokens per second, tokens": [],
    "235B parameters, tokens": [],
    "4.69万亿元，Token": [],
    "12.5%的Token": [],
    "5 m tokens": ["5 m tokens = 5000000"],
    "12:30 Token": [],
}
BUGS = {
    "一万五千亿Token": ["一万五千亿Token = 1500000000000"],
    "约.5万亿Token": [".5万亿Token = 500000000000 about"],
    "此前4.69万亿Token": ["4.69万亿Token = 4690000000000"],
    "500兆瓦，Token用量": [],
    "in March 4.69 trillion tokens": ["4.69 trillion tokens = 4690000000000"],
    "from 1.5-2.5 trillion tokens": ["1.5-2.5 trillion tokens = 1500000000000"],
}
NOT_YET = {
    "several trillion tokens": ["several trillion tokens = 2000000000000"],
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_amounts_of_a_text(text: str, wanted: list[str]) -> None:
    """In the board's unit, with exact values; prices, speeds, sizes and shares are none."""
    found = []
    for mention in scan(text, fold(text), INDEX, date(2026, 3, 16)):
        if mention.tag is Tag.AMOUNT:
            assert mention.figure is not None
            assert mention.figure.unit == "tokens"
            found.append((mention.text, mention.figure.value, mention.figure.hedge))
    assert found == [_read(line) for line in wanted]


def _read(line: str) -> tuple[str, Decimal, Hedge | None]:
    quote, _, rest = line.partition(" = ")
    value, _, hedge = rest.partition(" ")
    return quote, Decimal(value), Hedge(hedge) if hedge else None


#: Number in a sentence about usage → the rule that it is set aside under.
RULES = {
    "Token用量大增，收费4.69元": "price",
    "Token usage rose; it costs $12 now": "price",
    "Token usage rose on a model of 235 billion parameters": "parameters",
    "Token用量大增，上下文128K": "context-window",
    "Token用量大增，有500万用户": "other-quantity",
    "Token usage rose 3 percentage points": "other-quantity",
    "Token用量大增，见(00100)": "page-furniture",
    "Token usage rose at 12:30": "date",
    "Token用量大增，上下文为128K": "context-window",
    "Token用量大增，上下文窗口达128K": "context-window",
}


@pytest.mark.parametrize(
    ("text", "rule"),
    [pytest.param(text, rule, id=text) for text, rule in RULES.items()],
)
def test_numbers_in_other_units(text: str, rule: str) -> None:
    """What their neighbours say they are."""
    numbers = [m for m in scan(text, fold(text), INDEX, date(2026, 3, 16)) if m.tag is Tag.NUMBER]
    assert [mention.lemma for mention in numbers] == [rule]


@pytest.mark.parametrize(
    ("before", "hedge"),
    [
        ("约", Hedge.ABOUT),
        ("不到", Hedge.NEARLY),
        ("不超过", Hedge.AT_MOST),
        ("超过", Hedge.OVER),
        ("more than ", Hedge.OVER),
        ("no more than ", Hedge.AT_MOST),
        ("over $", Hedge.OVER),
        ("~", Hedge.ABOUT),
        ("纽约", None),
        ("最近", None),
        ("over the past week ", None),
        ("moreover ", None),
        ("", None),
    ],
)
def test_hedge_before(before: str, hedge: Hedge | None) -> None:
    """The longest wording right before the number; a word that only ends like one is none."""
    found = hedge_before(before + "4.69", len(before))
    assert (found[0] if found else None) == hedge


@pytest.mark.parametrize(
    ("after", "hedge"),
    [("左右", Hedge.ABOUT), (" 以上", Hedge.AT_LEAST), ("+", Hedge.AT_LEAST), (" or so", Hedge.ABOUT), ("的", None), ("", None)],
)
def test_hedge_after(after: str, hedge: Hedge | None) -> None:
    """左右 and 以上 stand behind."""
    assert hedge_after("4.69" + after, 4) == hedge
