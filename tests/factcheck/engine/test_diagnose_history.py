"""Wrong sentences on weeks of the packaged history, in both languages: what went wrong, and what they should have said."""

from __future__ import annotations

from datetime import date

import pytest
from diagnosed import Diagnosed, diagnosed_in
from story import en, zh

from claims.claim import Claim
from factcheck.vocabulary import Kind, Reason

MAY, MAY_ZH, MAY_EN = date(2026, 5, 12), "2026年5月4日至5月10日", "May 4 to 10, 2026"

#: Text, kind, reason, the right figure in its words, and what the sentence in the language of the text says of it.
CASES = [
    pytest.param(
        zh("MiniMax M2.5的周用量为2.75万亿Token。"), Kind.TOTAL, "number-slip", "1.75万亿", "“1.75万亿”之误", id="zh-digit"
    ),
    pytest.param(
        en("MiniMax M2.5 handled 1.57 trillion tokens."), Kind.TOTAL, "number-slip", "1.75 trillion", "slip for", id="en-swapped"
    ),
    pytest.param(
        zh("中国模型的周用量为4.96万亿Token。"), Kind.TOTAL, "number-slip", "4.69万亿", "“4.69万亿”之误", id="zh-origin"
    ),
    pytest.param(
        en("MiniMax M2.5 handled 1.75 billion tokens."), Kind.TOTAL, "unit-slip", "1.75 trillion", "unit is not", id="en-billion"
    ),
    pytest.param(zh("MiniMax M2.5的周用量为1.75亿Token。"), Kind.TOTAL, "unit-slip", "1.75万亿", "单位有误", id="zh-yi"),
    pytest.param(zh("MiniMax M2.5的周用量为3137亿Token。"), Kind.TOTAL, "unit-slip", "17489亿", "2026年3月11日", id="zh-a-day"),
    pytest.param(
        en("Step 3.5 Flash handled 1.75 trillion tokens."),
        Kind.TOTAL,
        "entity-swap",
        "1.34 trillion",
        "that of MiniMax M2.5",
        id="en-swap",
    ),
    pytest.param(
        zh("MiniMax M2.5的周用量为2.57万亿Token。"),
        Kind.TOTAL,
        "stale-window",
        "1.75万亿",
        "2026年2月16日至22日当周",
        id="zh-stale",
    ),
    pytest.param(
        en("Chinese models handled 4.19 trillion tokens."),
        Kind.TOTAL,
        "stale-window",
        "4.69 trillion",
        "right in the week of 2–8 March 2026",
        id="en-stale",
    ),
    pytest.param(zh("Kimi K2.5位居次席。"), Kind.RANK, "rank-off", "第九", "应为“第九”", id="zh-place"),
    pytest.param(en("Kimi K2.5 ranked second."), Kind.RANK, "rank-off", "ranked ninth", "read “ranked ninth”", id="en-place"),
    pytest.param(zh("前九名中中国模型占六席。"), Kind.COUNT, "number-slip", "四席", "应为“四席”", id="zh-seats"),
    pytest.param(
        en("Step 3.5 Flash led MiniMax M2.5 by 407 billion tokens."),
        Kind.GAP,
        "direction-flip",
        "407 billion behind",
        "other way round",
        id="en-gap",
    ),
    pytest.param(
        zh("MiniMax M2.5的周用量环比增长6.25%。"), Kind.GROWTH, "direction-flip", "-6.26%", "方向相反", id="zh-fell-not-rose"
    ),
    pytest.param(
        en("MiniMax M2.5 topped the list for the fourth straight week."),
        Kind.STREAK,
        "stale-window",
        "fifth straight week",
        "2–8 March 2026",
        id="en-fourth-week",
    ),
    pytest.param(
        zh("MiniMax M2.5连续六周位居榜首。"), Kind.STREAK, "number-slip", "连续五周", "“连续五周”之误", id="zh-six-weeks"
    ),
    pytest.param(
        en("Step 3.5 Flash topped the list for five weeks in a row."), Kind.STREAK, "entity-swap", "", "MiniMax M2.5", id="en-run"
    ),
    pytest.param(
        zh("MiniMax M2.5的周用量创历史新高。"), Kind.RECORD, "not-a-record", "", "16日至22日当周更高，为2.57", id="zh-record"
    ),
    pytest.param(
        en("MiniMax M2.5's weekly tokens hit a record high."),
        Kind.RECORD,
        "not-a-record",
        "",
        "higher in the week of 16–22 February 2026: 2.57",
        id="en-record",
    ),
    pytest.param(
        zh("MiniMax M2.5的Token占OpenRouter平台的20.4%。"), Kind.SHARE, "number-slip", "10.4%", "“10.4%”之误", id="zh-share"
    ),
    pytest.param(
        zh("MiniMax M2.5的Token占OpenRouter平台的三成。"),
        Kind.SHARE,
        "unexplained",
        "一成",
        "应为“一成”",
        id="zh-tenths",
    ),
]


def only(found: list[Diagnosed], kind: str) -> Diagnosed:
    (one,) = [each for each in found if each.claim.kind == kind]
    return one


def language(claim: Claim) -> str:
    return "en" if claim.sentence.isascii() else "zh"


@pytest.mark.parametrize(("text", "kind", "reason", "correction", "said"), CASES)
def test_what_went_wrong(text: str, kind: Kind, reason: str, correction: str, said: str) -> None:
    found = only(diagnosed_in(text), kind)
    assert (found.diagnosis.reason.value, found.correction) == (reason, correction)
    assert said in found.words[language(found.claim)]


@pytest.mark.parametrize(
    "text",
    [
        zh("中国模型的周用量为3.294万亿Token，美国模型的周用量为4.69万亿Token。"),
        en("Chinese models handled 3.294 trillion tokens. U.S. models handled 4.69 trillion tokens."),
    ],
)
def test_two_countries_exchanged(text: str) -> None:
    """Each has the other's figure, the second of which holds for the values on display."""
    china, states = diagnosed_in(text)
    assert [each.diagnosis.reason for each in (china, states)] == [Reason.ENTITY_SWAP] * 2
    assert (china.diagnosis.entity, states.diagnosis.entity) == ("origin:US", "origin:CN")
    assert china.correction[:4] == "4.69"
    assert states.correction[:4] == "3.29"


@pytest.mark.parametrize(
    ("text", "correction"),
    [
        (zh("中国模型的周用量为4.69万亿Token，美国模型为3.294万亿Token，中国模型领先美国模型1.7万亿Token。"), "1.4万亿"),
        (
            en(
                "Chinese models handled 4.69 trillion tokens. U.S. models handled 3.294 trillion tokens. "
                "Chinese models led U.S. models by 1.7 trillion tokens."
            ),
            "1.4 trillion",
        ),
    ],
)
def test_a_gap_that_the_own_figures_contradict(text: str, correction: str) -> None:
    found = only(diagnosed_in(text), Kind.GAP)
    assert (found.diagnosis.reason, found.correction) == (Reason.ARITHMETIC, correction)
    assert "the story's own figures" in found.words["en"].lower()


@pytest.mark.parametrize(
    "text",
    [
        zh("上榜的美国模型周用量为3.76万亿Token，环比增长14.41%。", MAY_ZH),
        en("U.S. models on the list handled 3.76 trillion tokens, up 14.41% from the previous week.", MAY_EN),
    ],
)
def test_a_growth_that_the_own_total_explains(text: str) -> None:
    """3.76 over what the page showed for the week before, 3.258 in all, is 15.41 %: one digit."""
    found = only(diagnosed_in(text, MAY, kind=Kind.GROWTH), Kind.GROWTH)
    assert (found.diagnosis.reason, found.correction) == (Reason.NUMBER_SLIP, "15.41%")
    assert "“15.41%”之误" in found.words["zh"]


@pytest.mark.parametrize(
    "text", [zh("Kimi K2.5以1.30万亿Token排名第二。"), en("Kimi K2.5 ranked second with 1.30 trillion tokens.")]
)
def test_a_place_and_its_figure_of_another_week(text: str) -> None:
    found = only(diagnosed_in(text), Kind.RANK)
    assert found.diagnosis.reason is Reason.STALE_WINDOW
    assert "2026年2月9日至15日" in found.words["zh"]
    assert "9–15 February 2026" in found.words["en"]


@pytest.mark.parametrize(
    "text",
    [
        zh("MiniMax M2.5排名第二，Step 3.5 Flash排名第一。"),
        en("Step 3.5 Flash ranked first. MiniMax M2.5 ranked second."),
    ],
)
def test_two_places_exchanged(text: str) -> None:
    assert [each.diagnosis.reason for each in diagnosed_in(text)] == [Reason.ENTITY_SWAP] * 2


def test_far_over_a_tenth_is_no_slip_of_the_unit() -> None:
    """36.1 trillion is over 4 trillion, which explains nothing of "over 40 trillion"."""
    week = "OpenRouter data show that in the week of June 1 to 7, 2026, "
    found = only(diagnosed_in(week + "the platform handled over 40 trillion tokens.", date(2026, 6, 9)), Kind.TOTAL)
    assert found.diagnosis.reason is Reason.UNEXPLAINED
