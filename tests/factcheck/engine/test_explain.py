"""What a finding says, in both languages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import product

import pytest
from claims_made import judged, made, tokens, whole
from small_board import PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, week
from story import en, zh
from story import told as report_on

from claims.claim import Claim
from claims.figure import Figure
from factcheck.days_in_words import window_in_words
from factcheck.explain import LANGUAGES
from factcheck.vocabulary import CHOICES, Choice
from factcheck.wording import wording
from sources.board.board import Window

BOTH = board(chart(), pages(), chart({"ada/one": 1842, "bob/three": 700}, window=week(1)))
CLAIMS = [
    made("total", "model:ada/one", tokens("1000")),
    made("total", "model:ada/one", tokens("1842")),
    made("total", "model:ada/one", tokens("2000")),
    made("total", "model:ada/one", tokens("10.00")),
    made("total", "model:ada/two", tokens("500")),
    made("total", "model:ada/one", tokens("2000"), assumed="last-complete-week"),
    made("total", "origin:AA", tokens("1000")),
    made("total", "origin:AA", tokens("1400")),
    made("total", "unknown:Nix", tokens("1400")),
    made("rank", "model:bob/three", whole(2, "rank")),
    made("rank", "model:bob/three", whole(3, "rank")),
    made("rank", "model:ada/two", whole(11, "rank"), window=week(1)),
    made("membership", "model:veil/ghost", n=10),
    made("count", "origin:AA", whole(2, "models"), n=4),
    made("gap", "origin:AA", tokens("300"), object="origin:BB"),
    made("comparison", "model:bob/three", object="model:ada/one"),
    made("comparison", "origin:AA", object="origin:BB", scope="chart"),
    made("streak", "model:ada/one", whole(2, "weeks"), condition="rank-1"),
    made("streak", "model:bob/three", whole(2, "weeks"), condition="rank-1"),
    made("streak", "model:ada/one", whole(2, "weeks"), condition="rising"),
    made("streak", "origin:AA", whole(5, "weeks"), condition="ahead-of", object="origin:BB"),
    made("sum", "list:ada/one,bob/three", tokens("1700")),
    made("total", "model:ada/one", tokens("1"), window=week(40)),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.kind}-{claim.subject.id}-{claim.quote}")
def test_both_languages_say_it_in_whole_sentences(claim: Claim) -> None:
    finding = judged(claim, BOTH)
    english, chinese = finding.explanation["en"], finding.explanation["zh"]
    assert english[0] == english[0].upper()
    assert english.endswith(".")
    assert chinese.endswith("。")
    for text in (english, chinese):
        assert text == text.strip()
        assert not re.search(r"[{}]|None|E\+|  |。。|\.\.", text)
    assert re.search(r"[一-鿿]", chinese)


def test_a_contradiction_tells_the_right_value_and_the_told_one() -> None:
    text = judged(made("total", "model:ada/one", tokens("1842")), BOTH).explanation["en"]
    assert text.startswith("Ada/one had 1K tokens in the week of 4–10 March 2030; the story says “1842”.")
    assert "25 February to 3 March 2030" in text


WEEK_EN, WEEK_ZH = "in the week of 4–10 March 2030", "2030年3月4日至10日当周"
GHOST_EN = " Ghost, revealed on 13 March 2030 to be dan Eight, is left out"
GHOST_ZH = "Ghost（2030年3月13日才公布为dan Eight）不计入"


@pytest.mark.parametrize(
    ("claim", "english", "chinese"),
    [
        pytest.param(
            made("total", "origin:AA", tokens("1000.0")),
            f"Among the four models named in the chart, AA had 1K tokens {WEEK_EN}; "
            f"over all 12 models with a page, the figure is 1.75K.{GHOST_EN}; with it, the figure is 1.4K.",
            f"仅计图表所列4个模型，{WEEK_ZH}，AA的调用量为1000Token；计入网站全部12个模型，则为1750。{GHOST_ZH}；若计入，则为1400。",
            id="scope",
        ),
        pytest.param(
            made("total", "origin:AA", tokens("1000")),
            f"Among the four models named in the chart, AA had 1K tokens {WEEK_EN}; "
            "over all 12 models with a page, the figure is 1.75K. "
            f"Luck alone would fit as well up to 3 times in 100.{GHOST_EN}; with it, the figure is 1.4K.",
            f"仅计图表所列4个模型，{WEEK_ZH}，AA的调用量为1000Token；计入网站全部12个模型，则为1750。"
            f"碰巧也能这样相符的可能至多约3%。{GHOST_ZH}；若计入，则为1400。",
            id="scope-and-luck-above-one-in-a-hundred",
        ),
        pytest.param(
            made("total", "model:ada/two", tokens("500")),
            f"With free and paid variants together, ada/two had 500 tokens {WEEK_EN}; "
            "with free and paid variants apart, the figure is 300.",
            f"免费版与付费版合并计算，{WEEK_ZH}，ada/two的调用量为500Token；免费版与付费版分开计算，则为300。",
            id="variants",
        ),
        pytest.param(
            made("rank", "model:ada/two", whole(11, "rank"), window=week(1)),
            "Ada/two ranked No. 3 or lower in the week of 25 February to 3 March 2030; "
            "the board shows too little to be more exact.",
            "2030年2月25日至3月3日当周，ada/two排名第3或更低；榜单所示的数据不足以更精确。",
            id="open-place",
        ),
        pytest.param(
            made("total", "model:ada/one", tokens("2000"), assumed="last-complete-week"),
            f"The story does not say which days it means; ada/one had 1K tokens {WEEK_EN} (the last full week before the story).",
            f"报道没有写明时期；{WEEK_ZH}（发布前最近一个完整周），ada/one的调用量为1000Token。",
            id="assumed-week",
        ),
        pytest.param(
            made("comparison", "model:bob/three", object="model:ada/one"),
            f"Bob/three had 700 and ada/one 1K tokens {WEEK_EN}; the story says “more”. It was the other way round.",
            f"{WEEK_ZH}，bob/three为700Token，ada/one为1000；报道说是“more”。实际次序相反。",
            id="reversed",
        ),
        pytest.param(
            made("total", "model:ada/one", tokens("1"), window=week(40)),
            "No capture of the board covers the week of 28 May to 3 June 2029.",
            "榜单没有2029年5月28日至6月3日当周的抓取数据。",
            id="no-snapshot",
        ),
    ],
)
def test_what_is_said(claim: Claim, english: str, chinese: str) -> None:
    assert judged(claim, BOTH).explanation == {"en": english, "zh": chinese}


#: The two large rivals of the chart are not all that the pages hold: there the order turns.
TURNED = board(chart(), pages({**PAGE_ROWS, "bob/four": 900, "eve/nine": 800}))


@pytest.mark.parametrize(
    ("kind", "more", "english", "chinese"),
    [
        ("comparison", {}, f"AA had 1K and BB 700 tokens {WEEK_EN}", f"{WEEK_ZH}，AA为1000Token，BB为700"),
        (
            "gap",
            {"figure": tokens("300.0")},
            f"AA led BB by 300 tokens (1K to 700) {WEEK_EN}",
            f"{WEEK_ZH}，AA（1000）比BB（700）多300Token",
        ),
    ],
)
@pytest.mark.parametrize("scope", ["chart", None])
def test_an_order_that_turns_over_the_whole_board_is_said(
    kind: str, more: dict[str, Figure], english: str, chinese: str, scope: str | None
) -> None:
    finding = judged(made(kind, "origin:AA", object="origin:BB", scope=scope, **more), TURNED)
    assert (finding.verdict, finding.reason) == ("needs-context", "flips-with-scope" if scope else "scope")
    assert finding.explanation == {
        "en": f"Among the four models named in the chart, {english}{', as told' if scope else ''}; "
        f"over all 12 models with a page, the order is reversed (1.75K to 2.44K).{GHOST_EN}{'; with it, the lead is 700' if kind == 'gap' else ''}.",
        "zh": f"仅计图表所列4个模型，{chinese}{'，与报道一致' if scope else ''}；"
        f"计入网站全部12个模型，则次序相反（1750对2440）。{GHOST_ZH}{'；若计入，则多700Token' if kind == 'gap' else ''}。",
    }


def percent(digits: str) -> Figure:
    return Figure.printed(digits, scale=Decimal("0.01"), unit="share", text=f"{digits}%")


@pytest.mark.parametrize(
    ("claim", "small", "english", "chinese"),
    [
        pytest.param(
            made("share", "origin:AA", percent("26.3")),
            board(chart()),
            f"Among the four models named in the chart, AA had 26.32% of the tokens (1K of 3.8K) {WEEK_EN}; whether the story's "
            f"claim also holds over the whole platform cannot be told from what is published.{GHOST_EN}; with it, the share is 53.85%.",
            f"仅计图表所列4个模型，{WEEK_ZH}，AA占26.32%（3800中的1000Token）；以整个平台计，报道的说法是否成立，"
            f"公布的数据不足以判断。{GHOST_ZH}；若计入，则占53.85%。",
            id="undecided-as-written",
        ),
        pytest.param(
            made("share", "origin:AA", percent("30.00")),
            board(chart()),
            f"Over the whole platform, AA had between 26.32% and 57.89% of the tokens (1K) {WEEK_EN}; "
            f"the board shows too little to be more exact.{GHOST_EN}; with it, the share is between 36.84% and 68.42%.",
            f"以整个平台计，{WEEK_ZH}，AA占26.32%至57.89%（1000Token）；榜单所示的数据不足以更精确。"
            f"{GHOST_ZH}；若计入，则占36.84%至68.42%。",
            id="between",
        ),
        pytest.param(
            made("total", "origin:AA", tokens("1762.0")),
            SmallBoard((pages(captured=WEEK.end + timedelta(60)),), Decimal("0.001")),
            f"No capture of the time exists. In another one, over all 12 models with a page, AA had 1.75K tokens {WEEK_EN}, "
            "within 1% of the story's figure.",
            f"没有当时的抓取可供核对；另一次抓取中，计入网站全部12个模型，{WEEK_ZH}，AA的调用量为1750Token，与报道的数字相差不到1%。",
            id="capture-missing",
        ),
        pytest.param(
            made("total", "platform:total", tokens("2600.0"), scope="chart"),
            board(chart()),
            f"The four models named in the chart had 2.6K tokens {WEEK_EN}, as told.",
            f"{WEEK_ZH}，图表所列4个模型的调用量为2600Token，与报道一致。",
            id="the-rows-as-subject",
        ),
        pytest.param(
            made("record", "model:ada/one"),
            board(chart(), chart({"ada/one": 900, "bob/three": 5}, window=week(1))),
            f"Ada/one had 1K tokens {WEEK_EN}, 100 more than in the highest week before, as told.",
            f"{WEEK_ZH}，ada/one的调用量为1000Token，比此前最高一周多100，与报道一致。",
            id="record",
        ),
    ],
)
def test_what_is_said_on_other_boards(claim: Claim, small: SmallBoard, english: str, chinese: str) -> None:
    assert judged(claim, small).explanation == {"en": english, "zh": chinese}


def test_a_lead_of_another_size_is_no_reversal() -> None:
    """The pages give 770: another lead, and the same order."""
    claim = made("gap", "origin:AA", tokens("300.0"), object="origin:BB", scope="chart")
    assert (judged(claim, BOTH).verdict, judged(claim, BOTH).reason) == ("supported", "exact")


@pytest.mark.parametrize(
    ("published", "text", "told"),
    [
        (
            date(2026, 2, 24),
            "OpenRouter: over the past seven days the top ten models had 8.7 trillion tokens, and MiniMax M2.5 2.45 trillion.",
            (
                "The top ten models came to 8.715T tokens together in the seven days to 17 February 2026 "
                "(which ended a week before the story); in the seven days to 23 February 2026, the sum is 8.427T."
            ),
        ),
        (
            date(2026, 3, 17),
            en("Chinese models had 4.69 trillion tokens, and U.S. models 3.294 trillion."),
            (
                "Among the nine models named in the chart, with displayed values added, Chinese models had 4.69T tokens "
                "in the week of 9–15 March 2026; over all 348 models with a page, the figure is 6.48T. "
                "Hunter Alpha, revealed on 18 March 2026 to be Xiaomi MiMo-V2-Pro, is left out; with it, the figure is 5.356T."
            ),
        ),
    ],
    ids=["days-that-ended-before", "scope-and-digits"],
)
def test_the_basis_is_named_for_a_reader(published: date, text: str, told: str) -> None:
    assert report_on(text, published).findings[0].explanation["en"] == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_of_a_basis_has_a_phrase(language: str) -> None:
    for choice in (Choice.CAPTURE, Choice.DIGITS, Choice.MEMBERSHIP, Choice.VARIANTS):
        assert all(wording(language).say(f"{choice}-{value}") for value in CHOICES[choice])
    for form, scope in product(("scope", "whole"), ("chart", "catalogue")):
        assert all(wording(language).say(f"{form}-{scope}{bare}", n="9") for bare in ("", "-bare"))


def test_the_languages_say_the_same_things() -> None:
    """Under the same keys and with the same fields, but for what one language has no use for."""
    english, chinese = (wording(language).sentences for language in ("en", "zh"))
    assert set(english) == set(chinese)


def test_explanations_are_short() -> None:
    """A reader takes in so much at a glance: on a story with every kind, in each language."""
    text = zh(
        "中国模型调用量为4.69万亿Token，环比增长11.83%，超过美国模型的3.294万亿Token，领先1.396万亿Token，连续两周领先美国。"
        "前三名均为中国模型。MiniMax M2.5连续五周居首，占10.4%，Kimi K2.5排名第六，Hunter Alpha进入前十。"
        "MiniMax M2.5、Step 3.5 Flash和DeepSeek V3.2合计4.13万亿Token。MiniMax M2.5的调用量是Kimi K2.5的4倍，创历史新高。"
    )
    findings = report_on(text).findings
    assert {finding.verdict for finding in findings} >= {"supported", "needs-context", "contradicted"}
    assert max(len(finding.explanation["en"].split()) for finding in findings) <= _WORDS
    assert max(len(_COUNTED.findall(finding.explanation["zh"])) for finding in findings) <= _CHARACTERS


_WORDS, _CHARACTERS = 65, 120
#: As Chinese editors count: a character each, and a name or number in Latin letters as one.
_COUNTED = re.compile(r"[一-鿿]|[A-Za-z0-9.%]+")


@pytest.mark.parametrize(
    ("window", "english", "chinese"),
    [
        (WEEK, "in the week of 4–10 March 2030", "2030年3月4日至10日当周"),
        (week(1), "in the week of 25 February to 3 March 2030", "2030年2月25日至3月3日当周"),
        (Window(WEEK.start, WEEK.start), "on 4 March 2030", "2030年3月4日"),
    ],
)
def test_windows(window: Window, english: str, chinese: str) -> None:
    assert window_in_words(window, "en") == english
    assert window_in_words(window, "zh") == chinese
