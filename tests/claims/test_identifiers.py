"""The identifier mask: a number that is part of a name, an address or a named day is never a figure."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract import extract
from claims.identifiers import identifiers
from claims.mention import Tag
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.scan import scan

NAMES = (
    Name("Nimbus", "author:nimbus", "author"),
    Name("云腾", "author:nimbus", "author", "zh"),
    Name("RouterHub", "platform:total", "platform"),
    Name("tokens", "tokens", "unit", "en"),
    Name("token", "tokens", "unit", "en"),
)
INDEX = NameIndex(NAMES)

#: Text → "rule: quote" of each identifier.
SEEN = {
    "V3.2": ["model-name: V3.2"],
    "GPT-5.4": ["model-name: GPT-5.4"],
    "GPT-4o": ["model-name: GPT-4o"],
    "o3": ["model-name: o3"],
    "R1": ["model-name: R1"],
    "H100": ["model-name: H100"],
    "PM2.5": ["model-name: PM2.5"],
    "COVID-19": ["model-name: COVID-19"],
    "G7": ["model-name: G7"],
    "KB5087538": ["model-name: KB5087538"],
    "Qwen3-235B-A22B": ["model-name: Qwen3-235B-A22B"],
    "模型X7.1领先": ["model-name: X7.1"],
    "Ｈ１００": ["model-name: Ｈ１００"],
    "Foo 3.2 Flash": ["model-name: 3.2"],
    "Windows Server 2019 Core": ["model-name: 2019"],
    "5G": ["model-name: 5G"],
    "4K": ["model-name: 4K"],
    "3·15": ["date: 3·15"],
    "9•11": ["date: 9•11"],
    "12:30": ["date: 12:30"],
    "08：05：59": ["date: 08：05：59"],
    "(00100)": ["page-furniture: (00100)"],
    "（00100）": ["page-furniture: （00100）"],
    "(00100.HK)": ["page-furniture: (00100.HK)"],
    "(HK:00100)": ["page-furniture: (HK:00100)"],
    "https://a.example/2026/03/16?x=4.69T": ["address: https://a.example/2026/03/16?x=4.69T"],
    "见www.example.com/469。完": ["address: www.example.com/469"],
    "desk27@news9.example.org": ["address: desk27@news9.example.org"],
    "举报邮箱：jubao365@example.cn": ["address: jubao365@example.cn"],
    "(4.69T)": [],
    "4.69 trillion": [],
    "27T": [],
    "66.7B": [],
    "tokens4.69": [],
    "Q1": [],
    "no digits": [],
    "第三": [],
    "5Gbit": [],
    "(100)": [],
    "1:2": [],
}
BUGS: dict[str, list[str]] = {}
NOT_YET = {
    "VS3.29T": [],  # a comparison without a space is no name
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_identifiers_of_a_text(text: str, wanted: list[str]) -> None:
    """Each under the rule that it is set aside by; those inside an address are the address's."""
    found = sorted(identifiers(text, fold(text)), key=lambda mention: (mention.span.start, -mention.span.end))
    lines, end = [], 0
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.text
        if mention.span.start >= end:
            lines.append(f"{mention.lemma}: {mention.text}")
            end = mention.span.end
    assert lines == wanted


#: LANGUAGE §7: none of these is a quantity, whatever stands beside it.
TRAPS = """M2.5|K2.5|V3.2|GPT-5.4|GPT-4o|o3|R1|Step 3.5 Flash|Llama 4|Qwen3-235B-A22B|iPhone 17|PM2.5|H100|5G|4K|COVID-19|737
Route 66|S&P 500|7-Eleven|3M|G7|Five Eyes|3·15|9·11|618|双11|KB5087538|(00100)|12:30|https://a.example/4.69/t|a4@b5.example|零一万物
百川|千问|百度|万科|三星|五粮液|360|九江|四川|万州|一些|十分|万一|统一|一旦|进一步|一方面|唯一|之一|第一时间|第三方|一线|二手|二维码|三农
一带一路|十四五|百分百|no one|one of|which one|first lady|third-party|second-hand|500兆瓦"""
_SENTENCES = ("RouterHub称，云腾{}本周领先，用量token。", "On RouterHub, usage in tokens was fine, Nimbus said of {} today.")


@pytest.mark.parametrize("trap", TRAPS.replace("\n", "|").split("|"))
@pytest.mark.parametrize("sentence", _SENTENCES, ids=["zh", "en"])
def test_a_name_is_never_an_amount(trap: str, sentence: str) -> None:
    """In a sentence about usage, the trap gives no amount, no growth of it, no total; its digits are set aside."""
    text = sentence.format(trap)
    mentions = scan(text, fold(text), INDEX, date(2026, 3, 16))
    assert [mention.text for mention in mentions if mention.tag is Tag.AMOUNT] == []
    extraction = extract(text, date(2026, 3, 16), NAMES)
    assert [claim.quote for claim in extraction.claims if claim.figure and claim.figure.unit == "tokens"] == []


def test_a_long_word_is_no_address() -> None:
    """Words are bounded: an e-mail's name has at most 64 characters (RFC 5321)."""
    assert not list(identifiers("a" * 500 + "@b.example", "a" * 500 + "@b.example"))
