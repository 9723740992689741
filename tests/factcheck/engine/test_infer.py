"""The basis that explains the figures of an article together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from claims_made import PUBLISHED, made, tokens
from small_board import board, chart, pages, week
from story import en, found, told, zh

from claims.claim import Claim
from factcheck.find import Found, find_all
from factcheck.view import Views
from factcheck.vocabulary import Verdict


def judged(*claims: Claim) -> Found:
    small = board(
        chart({"ada/one": 1437, "dan/seven": 912, "bob/three": 715, "bob/four": 333}),
        pages({"ada/two": 512, "ada/one": 1437, "dan/seven": 912, "bob/three": 715, "bob/four": 333, "eve/nine": 301}),
        chart({"ada/one": 1100, "dan/seven": 812, "bob/three": 801, "bob/four": 433}, window=week(1)),
    )
    return find_all(claims, small, Views(small, PUBLISHED), "x" * 99)


CHARTED = made("total", "origin:AA", tokens("2349")), made("total", "origin:BB", tokens("1048"))


def test_two_figures_share_a_basis() -> None:
    """2349 and 1048 are what the chart has; every page has more of each."""
    result = judged(*CHARTED)
    assert [finding.verdict for finding in result.findings] == ["needs-context"] * 2
    assert result.basis is not None
    assert (result.basis.best.basis.scope, result.basis.explains, result.basis.of) == ("chart", 2, 2)
    assert result.basis.chance is not None
    assert result.basis.chance < Decimal("0.001")
    assert {finding.chance for finding in result.findings} == {result.findings[0].chance}


def test_order_does_not_matter() -> None:
    there, back = judged(*CHARTED), judged(*reversed(CHARTED))
    assert there.basis is not None
    assert back.basis is not None
    assert (there.basis.best.basis, there.basis.chance) == (back.basis.best.basis, back.basis.chance)
    assert [f.best for f in there.findings] == [f.best for f in reversed(back.findings)]


def test_what_no_basis_explains_stays_unexplained() -> None:
    result = judged(*CHARTED, made("total", "origin:BB", tokens("7777")))
    assert [finding.verdict for finding in result.findings] == ["needs-context", "needs-context", "contradicted"]
    assert result.basis is not None
    assert (result.basis.explains, result.basis.of) == (2, 3)


def test_told_twice_counts_once() -> None:
    """The same rough figure ten times is no better evidence than once."""
    rough = made("total", "origin:AA", tokens("2.3e3"))
    once, often = judged(rough), judged(*[rough] * 10)
    assert once.findings[0].verdict == "unproven"
    assert {finding.verdict for finding in often.findings} == {"unproven"}
    assert once.findings[0].chance == often.findings[0].chance


def test_a_gap_beside_its_totals_is_no_further_evidence() -> None:
    gap = made("gap", "origin:AA", tokens("1301"), object="origin:BB")
    result, without = judged(*CHARTED, gap), judged(*CHARTED)
    assert result.findings[2].verdict == Verdict.NEEDS_CONTEXT
    assert result.basis is not None
    assert without.basis is not None
    assert (result.basis.explains, result.basis.chance) == (3, without.basis.chance)


def test_where_the_words_explain_all_the_stated_basis_is_the_basis() -> None:
    result = judged(made("total", "origin:AA", tokens("2861")), made("total", "origin:BB", tokens("1349")))
    assert [finding.verdict for finding in result.findings] == ["supported"] * 2
    assert result.basis is not None
    assert (result.basis.best.basis.scope, result.basis.explains, result.basis.tried) == ("catalogue", 2, 1)


def test_nothing_is_inferred_from_nothing() -> None:
    assert judged().basis is None
    assert judged(made("comparison", "origin:AA", object="origin:BB")).basis is None
    assert judged(made("total", "origin:AA", tokens("7777"))).basis is None


SEED = [
    pytest.param(
        zh(
            "中国AI大模型周调用量达4.69万亿Token，环比增长11.83%；美国AI大模型周调用量为3.294万亿Token，环比下降9.33%。"
            "中国模型领先约1.4万亿Token，连续第二周超过美国。"
        ),
        id="zh",
    ),
    pytest.param(
        en(
            "Chinese models processed 4.69 trillion tokens, up 11.83% from the week before; U.S. models processed 3.294 trillion, "
            "down 9.33%. Chinese models led U.S. models by roughly 1.4 trillion tokens and stayed ahead for a second straight week."
        ),
        id="en",
    ),
]


@pytest.mark.parametrize("text", SEED)
def test_one_basis_explains_totals_growth_gap_and_streak(text: str) -> None:
    """The week of 9–15 March 2026 as the press told it; what the words say stands beside it."""
    report = told(text)
    basis = report.basis
    assert basis is not None
    assert (basis.window, basis.scope, basis.capture, basis.digits) == ("iso-week", "chart", "as-of-publication", "displayed")
    assert basis.explains == basis.of == len(report.findings) >= 6
    for kind, subject in [("total", "origin:CN"), ("total", "origin:US"), ("growth", "origin:CN"), ("growth", "origin:US")]:
        finding = found(report, kind, subject)
        assert (finding.verdict, finding.departures, finding.chance) == ("needs-context", ("scope", "digits"), basis.chance)
        assert finding.stated is not None
        assert (finding.stated.basis.scope, finding.stated.fit == "fits") == ("catalogue", False)
    assert {found(report, kind).verdict for kind in ("gap", "streak")} == {"needs-context"}


TOP_TEN = [
    pytest.param(
        "据OpenRouter数据，过去一周前十模型合计约8.7万亿Token，其中中国模型5.3万亿Token，占61%；MiniMax M2.5为2.45万亿Token，环比增长197%。",
        id="zh",
    ),
    pytest.param(
        "Over the past seven days, the top ten models on OpenRouter processed 8.7 trillion tokens, of which Chinese models had "
        "5.3 trillion. MiniMax M2.5 led with 2.45 trillion tokens, up 197% week over week.",
        id="en",
    ),
]


@pytest.mark.parametrize("text", TOP_TEN)
def test_a_window_that_ended_a_week_ago_is_found(text: str) -> None:
    """Told on 24 February 2026, the figures are of the seven days to the 17th; a growth told beside them fits nothing."""
    report = told(text, date(2026, 2, 24))
    basis = report.basis
    assert basis is not None
    assert (basis.window, basis.end, basis.scope) == ("trailing-7", "2026-02-17", "top-10")
    assert Decimal(basis.chance or 1) < Decimal("0.001")
    leader = found(report, "total", "model:")
    assert (leader.verdict, leader.reason, leader.chance) == ("needs-context", "window", basis.chance)
    assert leader.best is not None
    assert leader.best.window == ("2026-02-11", "2026-02-17")
    assert found(report, "growth").verdict == "unproven"


def test_a_month_that_ended_before_is_found() -> None:
    text = "据OpenRouter数据，过去30天，前十模型合计28.7万亿Token，其中中国模型14.69万亿Token，MiniMax M2.5为5.44万亿Token，Kimi K2.5为4.27万亿Token。"
    basis = told(text, date(2026, 3, 5)).basis
    assert basis is not None
    assert (basis.window, basis.end, basis.scope) == ("trailing-30", "2026-02-28", "top-10")


def test_days_that_are_told_are_not_moved() -> None:
    """The same figures with both end days in the words are wrong for these days."""
    text = "据OpenRouter数据，2026年2月16日至2月22日，MiniMax M2.5的调用量为2.45万亿Token。"
    finding = found(told(text, date(2026, 2, 24)), "total")
    assert (finding.verdict, finding.best) == ("contradicted", None)
    assert {part.window for part in finding.tried} == {("2026-02-16", "2026-02-22")}


def test_a_scope_named_elsewhere_in_the_story_is_tried_first() -> None:
    """A ratio of two digits is luck by itself; where the story counts the charted models, it is of these."""
    alone = zh("中国模型周调用量是美国模型的1.4倍。")
    beside = zh("中国上榜模型周调用量达4.69万亿Token。") + "中国模型周调用量是美国模型的1.4倍。"
    assert found(told(alone), "ratio").verdict == "unproven"
    assert found(told(beside), "ratio").verdict == "needs-context"


def test_a_story_may_use_two_bases() -> None:
    """A week of the chart in one paragraph, the first ten of seven days that ended later in the other."""
    text = (
        "据OpenRouter数据，2026年2月9日至2月15日，中国模型周调用量为4.126万亿Token，美国模型为2.935万亿Token。\n\n"
        "过去一周，OpenRouter排名前十的模型合计8.72万亿Token，其中中国模型5.29万亿Token，MiniMax M2.5为2.45万亿Token。"
    )
    findings = told(text, date(2026, 2, 24)).findings
    assert {finding.verdict for finding in findings} == {"needs-context"}
    bases = [finding.best.basis for finding in findings if finding.best is not None]
    assert [basis.digits for basis in bases[:2]] == ["displayed"] * 2
    assert (bases[1].scope, bases[2].scope) == ("chart", "top-10")
    assert [basis.end for basis in bases] == [None, None, *["2026-02-17"] * 3]
