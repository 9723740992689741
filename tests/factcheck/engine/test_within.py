"""A story's figures against each other: in both languages, on the packaged history and in a year of which there is none."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from string import Formatter

import pytest
from claims_made import made, tokens, whole
from hypothesis import given
from hypothesis import strategies as st
from small_board import WEEK, week
from story import en, told, zh

from claims.claim import Claim, Polarity, Span
from claims.figure import Figure, Hedge
from claims.period import Period
from factcheck.own.check import relations
from factcheck.report import FindingPart, Report
from factcheck.vocabulary import Fit
from factcheck.within import own_contradiction, recomputed, within

#: Weeks that no board covers.
ZH_2031, EN_2031 = "2031年3月10日至3月16日", "March 10 to 16, 2031"
ZH_2031_BEFORE, EN_2031_BEFORE = "2031年3月3日至3月9日", "March 3 to 9, 2031"


def told_2031(text: str) -> Report:
    """A report on a story that is newer than any board."""
    return told(text, date(2031, 3, 18))


def zh_2031(sentence: str, days: str = ZH_2031) -> str:
    return zh(sentence, days)


def en_2031(sentence: str, days: str = EN_2031) -> str:
    return en(sentence, days)


def checks(report: Report) -> list[tuple[str, str]]:
    """Relation and fit of all checks, in the order of the text."""
    return [(check.relation, check.fit) for finding in report.findings for check in finding.within]


def excluded(report: Report) -> list[str]:
    """The relations that exclude something."""
    return [relation for relation, fit in checks(report) if fit == "excluded"]


def with_check(report: Report, relation: str) -> FindingPart:
    """The finding that a relation excludes."""
    (finding,) = [
        finding
        for finding in report.findings
        if any(check.relation == relation and check.fit == "excluded" for check in finding.within)
    ]
    return finding


#: Relation, a sentence with a place for the figure, the figure that its own figures give, one that they exclude.
SENTENCES = (
    ("gap", zh_2031("中国模型周调用量为4.69万亿Token，美国模型为3.294万亿Token，中国模型领先美国模型{}万亿Token。"), "1.4", "1.9"),
    ("gap", en_2031("Chinese models had 4.69 trillion tokens and U.S. models 3.294 trillion, a gap of {} trillion tokens."), "1.4", "1.9"),
    ("ratio", zh_2031("中国模型周调用量为4.69万亿Token，美国模型为3.294万亿Token。中国模型是美国模型的{}倍。"), "1.42", "2.42"),
    ("ratio", en_2031("Chinese models had 4.69 trillion tokens and U.S. models 3.294 trillion. Chinese models had {} times the volume of U.S. models."), "1.42", "2.42"),
    ("sum", zh_2031("MiniMax M2.5、Step 3.5 Flash和DeepSeek V3.2分别为1.75万亿、1.34万亿和1.04万亿Token，三者合计{}万亿Token。"), "4.13", "5.13"),
    ("sum", en_2031("MiniMax M2.5 had 1.75 trillion tokens, Step 3.5 Flash 1.34 trillion and DeepSeek V3.2 1.04 trillion; the three together accounted for {} trillion tokens."), "4.13", "5.13"),
    ("share", zh_2031("全平台总调用量为16.9万亿Token，中国模型为4.69万亿Token，占比{}%。"), "27.8", "37.8"),
    ("share", en_2031("the platform processed 16.9 trillion tokens, of which Chinese models had 4.69 trillion tokens, {}% of all tokens on the platform."), "27.8", "37.8"),
    ("share", zh_2031("前十模型合计8.7万亿Token，其中中国模型5.3万亿Token，占比{}%。"), "61", "71"),
    ("growth", zh_2031("中国模型周调用量为4.19万亿Token。", ZH_2031_BEFORE) + zh_2031("中国模型周调用量为4.69万亿Token，环比增长{}%。"), "11.9", "21.9"),
    ("growth", en_2031("Chinese models had 4.19 trillion tokens. ", EN_2031_BEFORE) + en_2031("Chinese models had 4.69 trillion tokens, up {}% week over week."), "11.9", "21.9"),
    ("growth", zh_2031("中国模型周调用量由上周的4.19万亿Token增至4.69万亿Token，环比增长{}%。"), "11.9", "21.9"),
    ("growth", en_2031("the weekly volume of Chinese models rose from 4.19 trillion tokens to 4.69 trillion tokens, up {}% from the week before."), "11.9", "21.9"),
    ("order", zh_2031("MiniMax M2.5以{}万亿Token居首，Step 3.5 Flash以1.34万亿Token排名第二。"), "1.75", "1.24"),
    ("order", en_2031("MiniMax M2.5 ranked first with {} trillion tokens and Step 3.5 Flash ranked second with 1.34 trillion tokens."), "1.75", "1.24"),
    ("comparison", zh_2031("中国模型周调用量为{}万亿Token，超过美国模型的3.294万亿Token。"), "4.69", "2.69"),
    ("comparison", en_2031("Chinese models overtook U.S. models: Chinese models had {} trillion tokens and U.S. models 3.294 trillion tokens."), "4.69", "2.69"),
    ("same", zh_2031("中国模型周调用量为4.69万亿Token。") + zh_2031("中国模型的周调用量达到{}万亿Token。"), "4.69", "4.96"),
    ("same", en_2031("Chinese models had 4.69 trillion tokens. ") + en_2031("Chinese models processed {} trillion tokens."), "4.69", "4.96"),
    ("streak", zh_2031("中国模型周调用量连续第二周超过美国模型。", ZH_2031_BEFORE) + zh_2031("中国模型周调用量连续第{}周超过美国模型。"), "三", "五"),
    ("streak", en_2031("Chinese models were ahead of U.S. models for a second straight week. ", EN_2031_BEFORE) + en_2031("Chinese models were ahead of U.S. models for a {} straight week."), "third", "fifth"),
    ("count", zh_2031("前五名中有三款中国模型。") + zh_2031("前五名中有{}款美国模型。"), "两", "四"),
    ("count", en_2031("three of the top five models were Chinese. ") + en_2031("{} of the top five models were American."), "two", "four"),
)  # fmt: skip


@pytest.mark.parametrize(("relation", "sentence", "right", "wrong"), SENTENCES)
def test_recomputed_without_any_board(relation: str, sentence: str, right: str, wrong: str) -> None:
    """What the story's own figures give fits; what they exclude is told in both languages, and a derived figure is wrong by it."""
    fine = told_2031(sentence.format(right))
    assert (relation, "fits") in checks(fine)
    assert excluded(fine) == []
    report = told_2031(sentence.format(wrong))
    assert excluded(report) == [relation]
    (check,) = [check for check in with_check(report, relation).within if check.fit == "excluded"]
    assert set(check.findings) < {finding.id for finding in report.findings}
    assert set(check.text) == {"zh", "en"}
    ruled = {(finding.verdict, finding.reason) for finding in report.findings if finding.verdict != "unproven"}
    assert ruled == ({("contradicted", "arithmetic")} if relations()[relation].derived else set())
    assert {finding.verdict for finding in fine.findings} == {"unproven"}


def test_every_relation_has_a_case() -> None:
    assert {case[0] for case in SENTENCES} == set(relations())


def test_every_relation_is_told_in_both_languages() -> None:
    """With the same fields, so that neither language leaves a figure out."""
    tables = tomllib.loads((files("factcheck.own") / "words.toml").read_text("utf-8"))
    assert set(tables) == {"zh", "en"}
    assert set(tables["en"]) == set(tables["zh"]) == set(relations())
    for relation, text in tables["en"].items():
        fields = [{name for _, name, _, _ in Formatter().parse(each) if name} for each in (text, tables["zh"][relation])]
        assert fields[0] == fields[1], relation


def test_on_the_packaged_history() -> None:
    """The same check stands beside a verdict of the board."""
    report = told(zh("全平台总调用量为16.9万亿Token，中国模型为4.69万亿Token，占比37.8%。"))
    finding = with_check(report, "share")
    assert (finding.kind, finding.verdict) == ("share", "contradicted")
    assert finding.within[0].text == {
        "zh": "按报道自身的数字应为27.64% – 27.86%（“4.69万亿”占“16.9万亿”之比），报道说是“37.8%”。",
        "en": "The story's own figures give 27.64% – 27.86% (“4.69万亿” out of “16.9万亿”); it says “37.8%”.",
    }


#: Stories that are right, or that may be: nothing in them may be held against itself.
NOTHING_EXCLUDED = (
    zh_2031("上榜的中国模型为4.69万亿Token，美国模型为3.294万亿Token；若计入全部模型，中国模型为6.48万亿Token，美国模型为9.45万亿Token。"),
    zh_2031("中国模型周调用量为4.69万亿Token。") + zh_2031("按全部模型计算，中国模型周调用量为6.48万亿Token。"),
    zh_2031("MiniMax M2.5以1.75万亿Token居首。") + zh_2031("在编程类任务中，MiniMax M2.5排名第三。"),
    en_2031("MiniMax M2.5 ranked first with 1.75 trillion tokens. ") + en_2031("by number of requests MiniMax M2.5 ranked fourth."),
    en_2031("Hy3 preview (free) ranked first with 1.2 trillion tokens. ") + en_2031("Hy3 preview ranked ninth with 0.5 trillion tokens."),
    zh_2031("全平台总调用量为16.9万亿Token，中国模型为4.69万亿Token，美国模型为3.294万亿Token，中国模型占中美合计的58.7%。"),
    en_2031("the platform processed 16.9 trillion tokens and Chinese models 4.69 trillion, 58.7% of the tokens of both countries."),
    zh_2031("全平台总调用量为16.9万亿Token，MiniMax M2.5为1.75万亿Token，占中国模型总量的37.3%。"),
    zh_2031("中国模型为4.69万亿Token，美国模型为3.294万亿Token，差距较前一周扩大0.84万亿Token。"),
    en_2031("U.S. models, with 3.294 trillion tokens, were overtaken by Chinese models with 4.69 trillion tokens."),
    en_2031("U.S. models were briefly ahead of Chinese models; Chinese models had 4.69 trillion tokens, U.S. models 3.294 trillion."),
    zh_2031("MiniMax M2.5的周调用量为1.75万亿Token，比上周下降6.2%。上周MiniMax M2.5的周调用量为1.864万亿Token。"),
    en_2031("Chinese models had 4.69 trillion tokens and U.S. models 3.294 trillion. In the market share chart, U.S. models led Chinese models by 3.3 trillion tokens."),
    zh_2031("MiniMax M2.5为1.75万亿Token。MiniMax M2.5比Step 3.5 Flash多0.41万亿Token，比DeepSeek V3.2多0.71万亿Token。Step 3.5 Flash为1.34万亿Token，DeepSeek V3.2为1.04万亿Token。"),
    zh_2031("平台总调用量为16.87万亿Token。") + zh_2031("图表显示的总量为7.98万亿Token。"),
    en_2031("three of the top five models were Chinese and two of the top five models were American."),
    zh_2031("模型榜前五名中有五款中国模型，厂商榜前五名中有四家中国公司。"),
    zh_2031("中国模型周调用量连续第三周超过美国模型。", "2031年2月10日至2月16日") + zh_2031("中国模型周调用量连续第二周超过美国模型。"),
    zh_2031("中国模型为4.69万亿Token，美国模型为3.294万亿Token，中国模型领先美国模型逾1.3万亿Token，是美国模型的近1.5倍。"),
    en_2031("Chinese models had 4.69 trillion tokens and U.S. models 3.294 trillion tokens, a gap of about 1.42 trillion tokens."),
    zh_2031("中国模型可能达到4.69万亿Token，美国模型为3.294万亿Token，中国模型领先美国模型1.9万亿Token。"),
)  # fmt: skip


@pytest.mark.parametrize("text", NOTHING_EXCLUDED)
def test_in_doubt_nothing_is_excluded(text: str) -> None:
    """Other scopes, measures, wholes, weeks, rows of one model, moments, lists; hedges; what is no fact."""
    assert excluded(told_2031(text)) == []


# Claims built by hand: all in one sentence and one week unless said otherwise.


def amount(subject: str, figure: Figure, **more: object) -> Claim:
    return made("total", subject, figure, **more)


GAP = made("gap", "origin:AA", tokens("1.9"), object="origin:BB")
TWO = (amount("origin:AA", tokens("4.69")), amount("origin:BB", tokens("3.294")))


def test_a_check_names_both_operands_and_what_they_give() -> None:
    (check,) = within([*TWO, GAP])
    assert (check.index, check.against, check.fit, check.relation) == (2, (0, 1), Fit.EXCLUDED, "gap")
    assert (check.low, check.high) == (Decimal("1.3905"), Decimal("1.4015"))


@pytest.mark.parametrize(
    "other",
    [
        {"polarity": Polarity.FORECAST},
        {"polarity": Polarity.DENIED},
        {"certain": False},
        {"elsewhere": "another ranking"},
        {"among": TWO[0].subject},
        {"scope": "top-10"},
        {"window": week(1)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_is_never_combined(other: dict[str, object]) -> None:
    """Doubtful operands, other scopes, other days."""
    assert within([TWO[0], amount("origin:BB", tokens("3.294"), **other), GAP]) == ()


@pytest.mark.parametrize(
    ("figure", "fit"),
    [
        (tokens("1.396"), Fit.FITS),
        (tokens("1.388"), Fit.UNDECIDED),  # digits cut off may give it
        (tokens("1.35"), Fit.EXCLUDED),
        (tokens("1.38", Hedge.ABOUT), Fit.FITS),
        (tokens("1.35", Hedge.ABOUT), Fit.EXCLUDED),
        (tokens("1.3", Hedge.OVER), Fit.FITS),
        (tokens("1.0", Hedge.OVER), Fit.UNDECIDED),
        (tokens("1.5", Hedge.OVER), Fit.UNDECIDED),
        (tokens("1.6", Hedge.OVER), Fit.EXCLUDED),
        (tokens("2.0", Hedge.AT_MOST), Fit.FITS),
        (tokens("1.9", Hedge.AT_LEAST), Fit.EXCLUDED),
    ],
    ids=lambda value: f"{value.hedge or ''}{value.text}" if isinstance(value, Figure) else value.value,
)
def test_how_a_gap_fits(figure: Figure, fit: Fit) -> None:
    (check,) = within([*TWO, replace(GAP, figure=figure)])
    assert check.fit is fit


def test_whichever_telling_agrees_will_do() -> None:
    """A total told twice, once rounded further: the gap is of one of them."""
    rough = amount("origin:BB", tokens("3"))
    (check,) = [check for check in within([*TWO, rough, replace(GAP, figure=tokens("1.7"))]) if check.relation == "gap"]
    assert (check.fit, check.against) == (Fit.FITS, (0, 2))


def test_open_days_are_alike_only_within_a_sentence() -> None:
    """Of figures without days nobody knows whether they are of one week."""
    undated = [replace(claim, period=Period()) for claim in (*TWO, GAP)]
    apart = [replace(claim, sentence_span=Span(20 * at, 20 * at + 11)) for at, claim in enumerate(undated)]
    assert [check.fit for check in within(undated)] == [Fit.EXCLUDED]
    assert [check.fit for check in within(apart)] == [Fit.UNDECIDED]


@pytest.mark.parametrize(
    ("earlier", "later", "fit"),
    [
        ((2, True), (3, True), Fit.FITS),
        ((2, True), (5, True), Fit.EXCLUDED),
        ((2, False), (5, True), Fit.FITS),  # two weeks may be the last of four
        ((2, True), (2, True), Fit.EXCLUDED),
        ((2, False), (2, True), Fit.EXCLUDED),
        ((2, True), (2, False), Fit.FITS),  # the third week in a row is the second as well
        ((2, True), (4, False), Fit.EXCLUDED),
    ],
)
def test_runs_are_counted_on(earlier: tuple[int, bool], later: tuple[int, bool], fit: Fit) -> None:
    """Length and whether it is told as an ordinal, of the week before and of the last week."""
    claims = [
        made("streak", "model:ada/one", whole(length, "weeks"), window=window, condition="rank-1", ordinal=ordinal)
        for (length, ordinal), window in ((earlier, week(1)), (later, WEEK))
    ]
    assert [(check.index, check.against, check.fit) for check in within(claims)] == [(1, (0,), fit)]


def test_a_run_that_began_since_says_nothing() -> None:
    """Five weeks, a break, two weeks."""
    claims = [
        made("streak", "model:ada/one", whole(length, "weeks"), window=window, condition="rank-1", ordinal=True)
        for length, window in ((5, week(4)), (2, WEEK))
    ]
    assert within(claims) == ()


@given(st.integers(10**10, 10**14), st.integers(10**10, 10**14), st.tuples(*[st.integers(2, 5)] * 6))
def test_true_stories_are_never_excluded(one: int, other: int, digits: tuple[int, ...]) -> None:
    """Whatever they round: a total each, in trillions, their gap, ratio, and the order of the two."""
    upper, lower = Decimal(max(one, other)).scaleb(-12), Decimal(min(one, other)).scaleb(-12)
    values = (upper, lower, upper - lower, upper / lower)
    figures = [_printed(value, shown) for value, shown in zip(values, digits, strict=False)]
    story = [
        amount("origin:AA", figures[0]),
        amount("origin:BB", figures[1]),
        made("gap", "origin:AA", figures[2], object="origin:BB"),
        made("ratio", "origin:AA", replace(figures[3], unit="times"), object="origin:BB"),
        made("comparison", "origin:AA", object="origin:BB"),
    ]
    found = within(story)
    assert {check.relation for check in found} == {"gap", "ratio", "comparison"}
    assert Fit.EXCLUDED not in {check.fit for check in found}


def _printed(value: Decimal, digits: int) -> Figure:
    shown = value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUND_HALF_UP) if value else value
    return Figure.printed(f"{shown:f}", unit="tokens", text=f"{shown:f}")


@pytest.mark.parametrize(
    ("story", "strong"),
    [
        ([*TWO, GAP], True),
        ([*TWO, replace(GAP, figure=tokens("1.37"))], False),  # excluded, but by little more than rounding
        ([*TWO, replace(GAP, figure=tokens("1.9", Hedge.UP_TO))], False),
        ([TWO[0], replace(TWO[1], figure=tokens("3.294", Hedge.AT_LEAST)), GAP], False),
        ([*TWO, replace(GAP, sentence_span=Span(12, 23))], True),  # in the next sentence
        ([*TWO, replace(GAP, sentence_span=Span(900, 911))], False),  # far away
        ([*TWO, made("comparison", "origin:BB", object="origin:AA")], False),  # nothing was worked out
    ],
)
def test_what_is_wrong_by_arithmetic_alone(story: list[Claim], strong: bool) -> None:
    found = own_contradiction(within(story), story, 2)
    assert (found is not None) is strong
    if found is not None:
        assert found.against == (0, 1)


def test_recomputed_growth() -> None:
    """For whoever asks how a growth went wrong: what the story's own totals give."""
    growth = made("growth", "origin:AA", whole(1, "share"), base=Period(week(1).start, week(1).end))
    story = [amount("origin:AA", tokens("4.00"), window=week(1)), amount("origin:AA", tokens("5.00")), growth]
    (given,) = recomputed(story, 2)
    assert given.low.quantize(Decimal("0.0001")) == Decimal("0.2472")
    assert given.high.quantize(Decimal("0.0001")) == Decimal("0.2528")
    assert recomputed(story, 0) == ()
