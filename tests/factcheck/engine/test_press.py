"""What newspapers printed of four weeks, each figure as one sentence and all of a week as one story.

The facts are those of the public record (Securities Times, 36Kr and others, March to May 2026); the sentences are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from story import told

from factcheck.report import FindingPart, Report


@dataclass(frozen=True, slots=True)
class Week:
    """The days of a week as texts tell them, and the Monday after it."""

    zh: str
    en: str
    published: date

    def story(self, language: str, sentences: list[str]) -> Report:
        """What is told of the week, in one paragraph."""
        lead = f"据OpenRouter数据，{self.zh}，" if language == "zh" else f"OpenRouter data show that in the week of {self.en}, "
        return told(lead + ("" if language == "zh" else " ").join(sentences), self.published)


FEBRUARY = Week("2026年2月9日至2月15日", "February 9 to 15, 2026", date(2026, 2, 16))
BEFORE = Week("2026年3月2日至3月8日", "March 2 to 8, 2026", date(2026, 3, 9))
MARCH = Week("2026年3月9日至3月15日", "March 9 to 15, 2026", date(2026, 3, 16))
MAY = Week("2026年5月4日至5月10日", "May 4 to 10, 2026", date(2026, 5, 11))

CHART, DISPLAYED = ("scope",), ("scope", "digits")
#: Kind, who, the sentence in both languages, and the choices that depart (none: the words hold as they stand).
Told = tuple[str, str, str, str, tuple[str, ...]]
TOLD: dict[str, tuple[Week, list[Told]]] = {
    "february": (
        FEBRUARY,
        [
            ("total", "origin:CN", "中国模型周调用量达4.12万亿Token。", "Chinese models processed 4.12 trillion tokens.", CHART),
            ("total", "origin:US", "美国模型周调用量为2.94万亿Token。", "U.S. models processed 2.94 trillion tokens.", DISPLAYED),
        ],
    ),
    "before": (
        BEFORE,
        [
            (
                "total",
                "origin:CN",
                "中国模型周调用量为4.194万亿Token。",
                "Chinese models processed 4.194 trillion tokens.",
                DISPLAYED,
            ),
            (
                "total",
                "origin:US",
                "美国模型周调用量为3.633万亿Token。",
                "U.S. models processed 3.633 trillion tokens.",
                DISPLAYED,
            ),
        ],
    ),
    "march": (
        MARCH,
        [
            (
                "total",
                "origin:US",
                "美国模型周调用量为3.294万亿Token。",
                "U.S. models processed 3.294 trillion tokens.",
                DISPLAYED,
            ),
            (
                "growth",
                "origin:CN",
                "中国模型周调用量环比增长11.83%。",
                "Chinese models' token volume rose 11.83% from the week before.",
                DISPLAYED,
            ),
            (
                "growth",
                "origin:US",
                "美国模型周调用量环比下降9.33%。",
                "U.S. models' token volume fell 9.33% from the week before.",
                DISPLAYED,
            ),
            (
                "streak",
                "origin:CN",
                "中国模型连续第二周超过美国模型。",
                "Chinese models were ahead of U.S. models for a second straight week.",
                CHART,
            ),
            (
                "streak",
                "model:minimax/",
                "MiniMax M2.5连续五周位居榜首。",
                "MiniMax M2.5 held the No. 1 spot for five consecutive weeks.",
                (),
            ),
            ("count", "origin:CN", "前三名均为中国模型。", "The top three were all Chinese models.", ()),
            (
                "total",
                "model:openrouter/hunter-alpha",
                "Hunter Alpha以0.666万亿Token排名第七。",
                "Hunter Alpha ranked seventh with 0.666 trillion tokens.",
                (),
            ),
            (
                "share",
                "model:minimax/",
                "MiniMax M2.5占平台总量的10.4%。",
                "MiniMax M2.5 accounted for 10.4% of all tokens on the platform.",
                (),
            ),
            (
                "sum",
                "platform:total",
                "前三大模型合计约4.13万亿Token。",
                "The top three models together accounted for roughly 4.13 trillion tokens.",
                (),
            ),
        ],
    ),
    "may": (
        MAY,
        [
            (
                "total",
                "origin:CN",
                "中国上榜模型周调用量达7.941万亿Token。",
                "Chinese models on the list processed 7.941 trillion tokens.",
                (),
            ),
            (
                "total",
                "origin:US",
                "美国上榜模型周调用量为3.76万亿Token。",
                "U.S. models on the list processed 3.76 trillion tokens.",
                (),
            ),
            (
                "streak",
                "origin:CN",
                "中国上榜模型连续第二周超过美国上榜模型。",
                "Chinese models on the list were ahead of U.S. models on the list for a second straight week.",
                (),
            ),
        ],
    ),
}
SENTENCES = [
    pytest.param(week, language, sentence, case[0], case[1], case[4], id=f"{name}-{language}-{case[0]}-{case[1][-2:]}")
    for name, (week, cases) in TOLD.items()
    for case in cases
    for language, sentence in (("zh", case[2]), ("en", case[3]))
]


def about(report: Report, kind: str, subject: str) -> FindingPart:
    """The finding of a kind on a subject."""
    (finding,) = [f for f in report.findings if f.kind == kind and f.subject.id.startswith(subject)]
    return finding


@pytest.mark.parametrize(("week", "language", "sentence", "kind", "subject", "departures"), SENTENCES)
def test_one_sentence(week: Week, language: str, sentence: str, kind: str, subject: str, departures: tuple[str, ...]) -> None:
    finding = about(week.story(language, [sentence]), kind, subject)
    assert (finding.verdict, finding.departures) == ("needs-context" if departures else "supported", departures)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "scope", "digits"),
    [
        ("february", "chart", "exact"),
        ("before", "chart", "displayed"),
        ("march", "chart", "displayed"),
        ("may", "chart", "exact"),
    ],
)
def test_all_of_a_week_as_one_story(name: str, scope: str, digits: str, language: str) -> None:
    """One basis for all of it, as the captures of the time have it, and nothing that a random story would reach."""
    week, cases = TOLD[name]
    report = week.story(language, [case[2] if language == "zh" else case[3] for case in cases])
    basis = report.basis
    assert basis is not None
    assert (basis.window, basis.scope, basis.capture, basis.digits) == ("iso-week", scope, "as-of-publication", digits)
    assert basis.explains == basis.of == len(report.findings)
    assert Decimal(basis.chance or 1) < Decimal("0.0001")
    assert {about(report, case[0], case[1]).verdict for case in cases} <= {"supported", "needs-context"}


@pytest.mark.parametrize(
    ("language", "total", "growth"),
    [
        ("zh", "美国上榜模型周调用量为3.76万亿Token，", "环比增长14.41%。"),
        ("en", "U.S. models on the list processed 3.76 trillion tokens,", "up 14.41% from the week before."),
    ],
)
def test_a_misprint_among_right_figures(language: str, total: str, growth: str) -> None:
    """3.76 on what was printed of the week before, 3.258, is 15.41 %."""
    report = MAY.story(language, [total, growth])
    assert about(report, "total", "origin:US").verdict == "supported"
    slipped = about(report, "growth", "origin:US")
    assert (slipped.verdict, slipped.reason) == ("contradicted", "number-slip")
    assert slipped.correction is not None
    assert slipped.correction.text == "15.41%"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_total_that_has_been_restated(language: str) -> None:
    cases = TOLD["may"][1]
    report = MAY.story(language, [cases[0][2] if language == "zh" else cases[0][3]])
    assert (report.findings[0].verdict, report.findings[0].reason) == ("supported", "restated")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_charted_share_of_the_whole_platform(language: str) -> None:
    """4.69 of 16.9 trillion is 27.8 %: the charted models, measured on everything."""
    share = ("中国模型占平台总量的27.8%。", "Chinese models accounted for 27.8% of all tokens on the platform.")[language == "en"]
    cases = [case[2] if language == "zh" else case[3] for case in TOLD["march"][1][:3]]
    finding = about(MARCH.story(language, [*cases, share]), "share", "origin:CN")
    assert (finding.verdict, finding.reason) == ("needs-context", "scope")
