"""Single claims of real weeks, judged from text to finding, in both languages."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from story import en, found, ruled, told, zh

from factcheck.report import FindingPart

M25, STEP, DEEPSEEK = "model:minimax/minimax-m2.5", "model:stepfun/step-3.5-flash", "model:deepseek/deepseek-v3.2"


@pytest.mark.parametrize(
    ("text", "kind", "subject", "reason"),
    [
        pytest.param(zh("MiniMax M2.5的周调用量为1.75万亿Token。"), "total", M25, "rounded", id="zh-m2.5"),
        pytest.param(en("MiniMax M2.5 processed 1.75 trillion tokens."), "total", M25, "rounded", id="en-m2.5"),
        pytest.param(zh("Step 3.5 Flash的周调用量为1.34万亿Token。"), "total", STEP, "rounded", id="zh-step"),
        pytest.param(en("Step 3.5 Flash processed 1.34 trillion tokens."), "total", STEP, "rounded", id="en-step"),
        pytest.param(zh("DeepSeek V3.2的周调用量为1.04万亿Token。"), "total", DEEPSEEK, "rounded", id="zh-deepseek"),
        pytest.param(en("DeepSeek V3.2 processed 1.04 trillion tokens."), "total", DEEPSEEK, "rounded", id="en-deepseek"),
        pytest.param(zh("前三名全部为中国模型。"), "count", "origin:CN", "exact", id="zh-top-three"),
        pytest.param(en("the top three models were all Chinese."), "count", "origin:CN", "exact", id="en-top-three"),
        pytest.param(zh("MiniMax M2.5连续五周位居榜首。"), "streak", M25, "exact", id="zh-five-weeks"),
        pytest.param(en("MiniMax M2.5 topped the list for five weeks in a row."), "streak", M25, "exact", id="en-five-weeks"),
        pytest.param(zh("Hunter Alpha跻身前十。"), "membership", "model:openrouter/hunter", "exact", id="zh-hunter"),
        pytest.param(
            en("Hunter Alpha broke into the top ten."), "membership", "model:openrouter/hunter", "exact", id="en-hunter"
        ),
        pytest.param(
            zh("MiniMax M2.5、Step 3.5 Flash和DeepSeek V3.2合计4.13万亿Token。"), "sum", "list:", "rounded", id="zh-together"
        ),
        pytest.param(
            en("MiniMax M2.5, Step 3.5 Flash and DeepSeek V3.2 together accounted for 4.13 trillion tokens."),
            "sum",
            "list:",
            "rounded",
            id="en-together",
        ),
    ],
)
def test_supported(text: str, kind: str, subject: str, reason: str) -> None:
    assert ruled(told(text), kind, subject) == ("supported", reason)


COUNTRIES = [
    pytest.param(zh("中国AI大模型周调用量达4.69万亿Token，美国AI大模型周调用量为3.294万亿Token。"), id="zh"),
    pytest.param(en("Chinese models processed 4.69 trillion tokens. U.S. models processed 3.294 trillion tokens."), id="en"),
]


@pytest.mark.parametrize("text", COUNTRIES)
def test_countries_hold_on_the_chart(text: str) -> None:
    """4.69 T and 3.294 T: the nine models of the chart, both from the values as displayed, for the second is from no others."""
    report = told(text)
    china, states = found(report, "total", "origin:CN"), found(report, "total", "origin:US")
    assert (china.verdict, china.reason, china.departures) == ("needs-context", "scope", ("scope", "digits"))
    assert (states.verdict, states.reason, states.departures) == ("needs-context", "scope", ("scope", "digits"))
    assert china.best is not None
    assert states.best is not None
    assert (china.best.low, states.best.low, states.best.high) == ("4690000000000", "3294000000000", "3294000000000")
    assert report.basis is not None
    assert (report.basis.scope, report.basis.digits, report.basis.explains, report.basis.of) == ("chart", "displayed", 2, 2)
    assert Decimal(report.basis.chance or 1) < Decimal("0.0001")
    assert report.basis.runner_up is not None
    assert (report.basis.runner_up.digits, report.basis.runner_up.explains) == ("exact", 1)
    tried = {(part.basis.scope, part.basis.digits, part.basis.capture): part.low for part in states.tried}
    assert Decimal(tried["chart", "exact", "as-of-publication"] or 0).scaleb(-9).quantize(Decimal(1)) == 3291
    assert china.stated is not None
    assert states.stated is not None
    assert [Decimal(part.low or 0).scaleb(-10).quantize(Decimal(1)) for part in (china.stated, states.stated)] == [648, 945]


@pytest.mark.parametrize("text", COUNTRIES)
def test_the_sum_stands_in_the_open(text: str) -> None:
    for finding in told(text).findings:
        assert finding.best is not None
        assert sum(Decimal(row.used) for row in finding.evidence) == Decimal(finding.best.low or 0)
        assert {row.snapshot for row in finding.evidence} <= {part.id for part in told(text).snapshots}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(zh("中国模型周调用量超过美国模型。"), id="zh"),
        pytest.param(en("Chinese models overtook U.S. models in weekly token volume."), id="en"),
    ],
)
def test_the_order_holds_on_the_chart_only(text: str) -> None:
    finding = found(told(text), "comparison")
    assert (finding.verdict, finding.departures) == ("needs-context", ("scope",))
    assert finding.stated is not None
    assert finding.stated.basis.scope == "catalogue"
    sides = {
        side: sum(Decimal(row.value) for row in finding.stated_evidence if row.side == side).scaleb(-10).quantize(Decimal(1))
        for side in ("subject", "object")
    }
    assert sides == {"subject": 648, "object": 945}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(zh("中国模型周调用量连续第二周超过美国模型。"), id="zh"),
        pytest.param(en("Chinese models were ahead of U.S. models for the second straight week."), id="en"),
    ],
)
def test_a_streak_holds_on_the_chart_only(text: str) -> None:
    finding = found(told(text), "streak")
    assert finding.best is not None
    assert (finding.verdict, finding.departures, finding.best.basis.scope) == ("needs-context", ("scope",), "chart")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        pytest.param(zh("中国模型领先美国模型约1.4万亿Token。"), True, id="zh-alone"),
        pytest.param(en("Chinese models led U.S. models by 1.4 trillion tokens."), True, id="en-alone"),
        pytest.param(
            zh("中国模型领先美国模型约1.4万亿Token，中国模型为4.69万亿Token，美国模型为3.294万亿Token。"), False, id="zh"
        ),
        pytest.param(
            en("Chinese models led U.S. models by 1.4 trillion tokens, with 4.69 trillion against 3.294 trillion."),
            False,
            id="en",
        ),
    ],
)
def test_a_rough_figure_needs_others_beside_it(text: str, *, alone: bool) -> None:
    """1.4 trillion by itself is hit by luck; beside two exact totals it is of their basis."""
    finding = found(told(text), "gap")
    assert (finding.verdict, finding.reason) == (("unproven", "ambiguous") if alone else ("needs-context", "scope"))
    assert (Decimal(finding.chance or 0) > Decimal("0.05")) is alone


@pytest.mark.parametrize(
    ("text", "kind", "reason", "correction"),
    [
        pytest.param(zh("MiniMax M2.5的周调用量为2.75万亿Token。"), "total", "number-slip", "1.75万亿", id="zh-slip"),
        pytest.param(en("MiniMax M2.5 processed 2.75 trillion tokens."), "total", "number-slip", "1.75 trillion", id="en-slip"),
        pytest.param(zh("MiniMax M2.5的周调用量为1.75亿Token。"), "total", "unit-slip", "1.75万亿", id="zh-unit"),
        pytest.param(en("MiniMax M2.5 processed 1.75 billion tokens."), "total", "unit-slip", "1.75 trillion", id="en-unit"),
        pytest.param(en("Step 3.5 Flash processed 1.75 trillion tokens."), "total", "entity-swap", "1.34 trillion", id="en-swap"),
        pytest.param(zh("Kimi K2.5排名第二。"), "rank", "rank-off", "第九", id="zh-rank"),
        pytest.param(en("Kimi K2.5 ranked second."), "rank", "rank-off", "ranked ninth", id="en-rank"),
        pytest.param(zh("MiniMax M2.5连续六周位居榜首。"), "streak", "number-slip", "连续五周", id="zh-six-weeks"),
        pytest.param(
            en("MiniMax M2.5 topped the list for six weeks in a row."), "streak", "number-slip", "five weeks", id="en-six-weeks"
        ),
    ],
)
def test_contradicted(text: str, kind: str, reason: str, correction: str) -> None:
    finding = found(told(text), kind)
    assert (finding.verdict, finding.reason) == ("contradicted", reason)
    assert finding.correction is not None
    assert finding.correction.text.startswith(correction)


@pytest.mark.parametrize(
    "text", [zh("中国模型的周调用量为4.19万亿Token。"), en("Chinese models processed 4.19 trillion tokens.")]
)
def test_the_week_of_a_stale_figure_is_named(text: str) -> None:
    finding = found(told(text), "total")
    assert (finding.verdict, finding.reason) == ("contradicted", "stale-window")
    assert "3月2日" in finding.explanation["zh"]
    assert "2–8 March" in finding.explanation["en"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(zh("上榜的中国模型周调用量为7.941万亿Token。", "2026年5月4日至5月10日"), id="zh"),
        pytest.param(en("Chinese models on the list processed 7.941 trillion tokens.", "May 4 to 10, 2026"), id="en"),
    ],
)
def test_on_the_list_is_said(text: str) -> None:
    """The words name the chart, and the only capture is later: the figure was restated since."""
    finding = found(told(text, date(2026, 5, 12)), "total")
    assert (finding.verdict, finding.reason) == ("supported", "restated")
    assert finding.stated is not None
    assert finding.stated.basis.scope == "chart"


@pytest.mark.parametrize(
    "sentence",
    [
        "据OpenRouter数据，MiniMax M2.5的周调用量为2.75万亿Token。",
        "据OpenRouter数据，Kimi K2.5的周调用量排名第二。",
        "OpenRouter data show that MiniMax M2.5 processed 2.75 trillion tokens.",
        "On OpenRouter, MiniMax M2.5 topped the list for nine weeks in a row.",
    ],
)
def test_an_assumed_period_never_contradicts(sentence: str) -> None:
    report = told(sentence)
    assert report.findings
    for finding in report.findings:
        assert finding.period.assumed == "last-complete-week"
        assert finding.verdict != "contradicted"
    assert ("unproven", "period-unclear") in {(finding.verdict, finding.reason) for finding in report.findings}
    assert "period-assumed" in [note.slug for note in report.notes]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(zh("Kimi K9.9的周调用量为1.75万亿Token。"), "unknown-subject", id="zh-unknown"),
        pytest.param(en("GPT-9.9 processed 1.75 trillion tokens."), "unknown-subject", id="en-unknown"),
        pytest.param(zh("MiniMax M2.5的周调用量并未达到2.75万亿Token。"), "denied", id="zh-denied"),
        pytest.param(en("MiniMax M2.5 did not process 2.75 trillion tokens."), "denied", id="en-denied"),
        pytest.param(zh("预计MiniMax M2.5的周调用量将达到2.75万亿Token。"), "forecast", id="zh-forecast"),
        pytest.param(en("MiniMax M2.5 is expected to process 2.75 trillion tokens."), "forecast", id="en-forecast"),
    ],
)
def test_what_is_not_computed(text: str, reason: str) -> None:
    findings = told(text).findings
    assert findings
    assert {(finding.verdict, finding.reason) for finding in findings} == {("unproven", reason)}


@pytest.mark.parametrize(
    "text",
    [
        zh("MiniMax M2.5的周调用量为1.75万亿Token。", "2026年10月12日至10月18日"),
        en("MiniMax M2.5 processed 1.75 trillion tokens.", "October 12 to 18, 2026"),
    ],
)
def test_a_story_newer_than_the_history(text: str) -> None:
    report = told(text, date(2026, 10, 20))
    assert report.notes[0].slug == "newer-than-board"
    assert ruled(report, "total") == ("unproven", "no-snapshot")


STEADY = [
    zh("MiniMax M2.5以1.75万亿Token居首，连续五周位居榜首。"),
    zh("中国AI大模型周调用量达4.69万亿Token，美国AI大模型周调用量为3.294万亿Token。"),
    en("MiniMax M2.5 processed 2.75 trillion tokens."),
    en("Chinese models processed 4.69 trillion tokens. U.S. models processed 3.294 trillion tokens."),
    en("Kimi K2.5 ranked second."),
]


@pytest.mark.parametrize("text", STEADY)
def test_a_few_days_do_not_matter(text: str) -> None:
    """Whether it was published three days sooner or later, the week named is the same."""

    def said(finding: FindingPart) -> tuple[str, str, str, str, tuple[str, ...]]:
        return finding.kind, finding.subject.id, finding.verdict, finding.reason, finding.departures

    days = [date(2026, 3, 17) + timedelta(shift) for shift in (-3, -1, 0, 1, 3)]
    first, *others = [[said(finding) for finding in told(text, day).findings] for day in days]
    assert first
    assert all(other == first for other in others)


def test_a_name_and_what_it_turned_out_to_be() -> None:
    """Hunter Alpha and MiMo-V2-Pro are two rows in the week of the reveal; added, they are said to be."""
    text = zh("MiMo-V2-Pro的周调用量为2.41万亿Token。", "2026年3月16日至3月22日")
    finding = found(told(text, date(2026, 3, 24)), "total")
    assert (finding.verdict, finding.departures) == ("needs-context", ("membership",))
    assert {row.entity for row in finding.evidence} == {"xiaomi/mimo-v2-pro-20260318", "openrouter/hunter-alpha"}


@pytest.mark.parametrize(
    "text",
    [
        en("MiniMax M2.5 led Step 3.5 Flash (free) by 407 billion tokens."),
        zh("MiniMax M2.5领先Step 3.5 Flash (free)4070亿Token。"),
    ],
)
def test_a_variant_in_brackets_is_part_of_the_name(text: str) -> None:
    assert "contradicted" not in {finding.verdict for finding in told(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(zh("Hunter Alpha的周调用量为0.666万亿Token。"), id="zh"),
        pytest.param(en("Hunter Alpha processed 0.666 trillion tokens."), id="en"),
    ],
)
def test_a_stealth_model_points_to_what_it_became(text: str) -> None:
    """The name that the story knew stays the subject; what it turned out to be, and when, stands beside it."""
    hunter = found(told(text), "total", "model:openrouter/hunter-alpha")
    assert hunter.verdict == "supported"
    assert hunter.subject.became is not None
    assert hunter.subject.became.id == "model:xiaomi/mimo-v2-pro-20260318"
    assert hunter.subject.became.label["en"] == "MiMo-V2-Pro"
    assert hunter.subject.became.on == "2026-03-18"


def test_a_model_with_a_maker_became_nothing() -> None:
    """Only stealth names were revealed."""
    assert found(told(en("MiniMax M2.5 processed 1.75 trillion tokens.")), "total", M25).subject.became is None


def test_what_is_only_reported_is_judged() -> None:
    """A story that repeats what others say spreads it all the same."""
    finding = found(told(en("MiniMax M2.5 reportedly processed 2.75 trillion tokens.")), "total", M25)
    assert (finding.polarity, finding.verdict, finding.reason) == ("reported", "contradicted", "number-slip")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("2026年2月，MiniMax M2.5在OpenRouter上排名第二，Token用量大增。", "rank", id="zh"),
        pytest.param("In February 2026, MiniMax M2.5 ranked second on OpenRouter by tokens.", "rank", id="en"),
    ],
)
def test_a_month_is_no_week_to_be_wrong_about(text: str, kind: str) -> None:
    """What is told of a month may have been so in one week of it."""
    finding = found(told(text), kind, M25)
    assert finding.period.loose
    assert finding.verdict == "unproven"
