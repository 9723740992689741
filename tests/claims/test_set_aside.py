"""Every printed number ends in exactly one of two places: a claim, or set aside under a named rule."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Extraction
from claims.extract import Extractor
from claims.name import Name
from claims.normalise import fold

PUBLISHED = date(2026, 3, 16)
EXTRACTOR = Extractor(
    (
        Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
        Name("N2.5", "model:nimbus/n2.5", "model", needs_context=True),
        Name("Strider 3.5 Flash", "model:strider/s3.5-flash", "model"),
        Name("Abyss V3.2", "model:abyss/v3.2", "model"),
        Name("Orb 5", "model:orb/5", "model"),
        Name("Nimbus", "author:nimbus", "author"),
        Name("云腾", "author:nimbus", "author", "zh"),
        Name("Moonrise", "family:moonrise", "family"),
        Name("China", "origin:CN", "origin", "en"),
        Name("Chinese", "origin:CN", "origin", "en"),
        Name("中国", "origin:CN", "origin", "zh"),
        Name("美国", "origin:US", "origin", "zh"),
        Name("U.S.", "origin:US", "origin", "en"),
        Name("RouterHub", "platform:total", "platform"),
        Name("tokens", "tokens", "unit", "en"),
        Name("token", "tokens", "unit", "en"),
        Name("词元", "tokens", "unit", "zh"),
    )
)
#: The closed list of rules (DESIGN §4).
RULES = {
    "model-name", "date", "price", "parameters", "context-window", "benchmark-score", "page-furniture", "ordinal-other", "repeat",
    "address", "other-quantity",
}  # fmt: skip

TEXTS = {
    "a Chinese story": """今天是：2026年03月22日 12:30
据RouterHub，上周（3月9日至3月15日）中国模型周调用量达4.69万亿Token，环比增长11.83%，连续两周超过美国（3.294万亿Token）。
云腾（Nimbus）(00100)的Nimbus N2.5以1.75万亿Token蝉联榜首，Strider 3.5 Flash以1.34万亿居第二。
Abyss V3.2为1,040亿Token。前十中占6席，领先1.4万亿Token。
该模型有2350亿参数、上下文为128K，输入0.28美元/百万Token，在3·15后涨价3.5%，服务器用了8000张H100，5G覆盖30个城市。
举报邮箱：jubao365@example.cn 电话010-6255 1234，见https://a.example/2026/03/16?p=4.69。
云腾2025年营收12.5亿元，第3次获奖，用户超过1,200万，目前3款模型在售；排名第12，此前为第9。""",
    "an English story": """Reading Time: 2 minutes | Updated 08:05, March 16, 2026
Chinese models used 4.69 trillion tokens on RouterHub in the week of March 9-15,
against 3.294T for the U.S., second straight week ahead.
Nimbus N2.5 was No. 1 for the 5th consecutive week with 1.75 trillion tokens;
Strider 3.5 Flash took 1.34T and Abyss V3.2 1.04T, 3 of the top 10.
It has 235B parameters (22B active), a 128K-token context and costs $0.28 per million tokens.
Foo 3.2 Flash scored 87.5 on ABC-Bench, up 3 points, or 12%.
In 2025 the firm had 1,200,000 users in 30 countries; Q1 revenue was $1.5bn.
Route 66, S&P 500, 7-Eleven, a 737, 4K, iPhone 17. Follow @desk27, call +1 (555) 010-9999.""",
    "a repeated paragraph": "Nimbus N2.5 used 4.69 trillion tokens last week.\n" * 2,
    "off topic": "In 2025 China was No. 1 with 12 medals, 3 of the top 5, for the 2nd straight week. 第3，前10，4.5分。",
    "a table": "| 1 | Nimbus N2.5 | 1.75T | 12.3% |\n| 2 | Strider 3.5 Flash | 1.34T | -4.1% |\n| 3 | Moonrise K2 | 1T |\ntokens",
    "numbers beside numbers": "1 2 3 4.5.6 7,8 9，10 11/12 13-14 15:16 1.2.3.4 1,2345 12,3456 00.00 5..6 7.",
    "parts of names": "N2.51 N2.5.1 PN2.5 Nimbus N2.5-70B Moonrise 2-72B Orb 5月 Orb 5.1 Orb 5万亿 Orb 5T Nimbus N2.5beta2",
    "days and no days": "3月9日至15日 9-15日 9-15% 3/9-15 1-2.5万亿 2月30日 2026年 2026-W11 2026-03-09 9/11 13月9日 第38周 3个月",
    "ranks and no ranks": "第3 第3.5 第3代 前5 前3.5万亿 top 10 top 20% No. 1 No. 1.5 #2 #2026 number 3 5th 3rd-party 1st",
    "full width": "４．６９万亿Ｔｏｋｅｎ，第３名，３月９日，（００１００），１２：３０",
    "odd spaces": "4\u00a0690 tokens 4.69\u3000万亿 Token 4\t.69 5\u200b万亿Token 1\x002",
}


def unplaced(text: str, extraction: Extraction) -> list[str]:
    """The runs of digits that lie neither in a claim nor in what is set aside; spans must hold what they quote."""
    for piece in (*extraction.claims, *extraction.set_aside):
        assert text[piece.span.start : piece.span.end] == piece.quote
    claimed = [claim.span for claim in extraction.claims]
    aside = [piece.span for piece in extraction.set_aside]
    lost = []
    for run in re.finditer(r"[0-9]+", fold(text)):
        for at in range(run.start(), run.end()):
            places = sum(span.start <= at < span.end for span in aside)
            assert places <= 1, f"set aside twice: {text[run.start() : run.end()]}"
            within = any(span.start <= at < span.end for span in claimed)
            if places + within != 1:
                lost.append(f"{'both' if places else 'neither'}: {text[max(0, run.start() - 12) : run.end() + 12]}")
                break
    return lost


@pytest.mark.parametrize("published", [PUBLISHED, None], ids=["dated", "undated"])
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_every_number_has_its_place(text: str, published: date | None) -> None:
    """Exactly one of the two, under a rule of the closed list."""
    extraction = EXTRACTOR.extract(text, published)
    assert unplaced(text, extraction) == []
    assert {piece.rule for piece in extraction.set_aside} <= RULES
    assert list(extraction.set_aside) == sorted(extraction.set_aside, key=lambda piece: piece.span)
    assert list(extraction.claims) == sorted(extraction.claims, key=lambda claim: (claim.span, claim.kind))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Nimbus N2.5模型很好。", "Nimbus N2.5"),
        ("云腾的N2.5很好，Orb 5也是。", "Orb 5"),
        ("Strider-3.5-Flash is cheap.", "Strider-3.5-Flash"),
        ("Moonrise R2 is cheap.", "Moonrise R2"),
        ("PM2.5 is high.", "PM2.5"),
    ],
)
def test_names_that_hold_digits_are_set_aside_as_names(text: str, quote: str) -> None:
    """Where no claim quotes them."""
    aside = {piece.quote: piece.rule for piece in EXTRACTOR.extract(text, PUBLISHED).set_aside}
    assert aside[quote] == "model-name"


def test_a_repeated_paragraph_is_set_aside_as_such() -> None:
    """Its claims count once; its numbers are the repeat's."""
    extraction = EXTRACTOR.extract(TEXTS["a repeated paragraph"], PUBLISHED)
    assert len(extraction.claims) == 1
    assert [(piece.quote, piece.rule) for piece in extraction.set_aside][-2:] == [
        ("Nimbus N2.5", "repeat"),
        ("4.69 trillion tokens", "repeat"),
    ]


#: Pieces of sentences; each string that they make keeps the rule.
PIECES = (
    "Nimbus N2.5", "N2.5", "Orb 5", "Moonrise", "云腾", "中国", "美国", "China", "U.S.", "RouterHub", "token",
    " tokens", "4.69万亿", "1,100", "3.5", "5", "12", "2026", "%", "万亿", "亿", " trillion", "T", "B", "第", "前",
    "top ", "No. ", "#", "连续", "周", "月", "日", "年", "至", "-", "–", "/", ".", ":", ",", "、", "和", "约", "超过",
    "合计", "占", "席", "款", "个", "领先", "榜首", "第三", "排名", "March ", "May", "week of ", "straight week",
    "first", "five", " ", " of the ", "$", "元", "参数", "上下文", "(", ")", "（", "）", "a", "v", "k2", "@b.example",
    "https://x/", "·", "(00100)", "；", "调用量", "total", "ahead by ", "third among ", "respectively", "分别",
    "增长", "upto", "３", "\u200b", "\x00", "\t", "；\n", "。",
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=24), st.sampled_from([PUBLISHED, None]))
def test_no_number_vanishes(pieces: list[str], published: date | None) -> None:
    """Nor is one counted twice, whatever stands beside it."""
    text = "".join(pieces) + "调用量token"
    assert unplaced(text, EXTRACTOR.extract(text, published)) == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from("0123456789.,-/:%月日第前万亿tbk "), st.characters(codec="utf-8")), max_size=60)
)
def test_no_number_vanishes_in_noise(text: str) -> None:
    """Also where the text is none."""
    assert unplaced(text, EXTRACTOR.extract(text, PUBLISHED)) == []


@pytest.mark.parametrize("text", ["第一第二。", "first second", "5亿 token", "4.69万亿Token"])
def test_a_sentence_whose_mentions_carry_no_lemma(text: str) -> None:
    """spaCy refuses a document without any lemma as soon as a pattern asks for one: every token has one."""
    assert unplaced(text, EXTRACTOR.extract(text, PUBLISHED)) == []
