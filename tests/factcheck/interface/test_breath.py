"""The report in one breath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface import interface
from factcheck.interface.breath import breath, counts
from factcheck.report import Report
from factcheck.vocabulary import Verdict

Sample = Callable[[str], Report]


def only(report: Report, *verdicts: str) -> Report:
    """The report with the first finding of each of these verdicts."""
    kept = [next(finding for finding in report.findings if finding.verdict == verdict) for verdict in verdicts]
    return replace(report, findings=tuple(kept))


def test_counts_name_all_four(sample: Sample) -> None:
    """Also those that do not occur; counted from the findings, never trusted from the summary."""
    assert counts(replace(sample("story-en"), summary={})) == {
        Verdict.SUPPORTED: 4,
        Verdict.NEEDS_CONTEXT: 4,
        Verdict.CONTRADICTED: 2,
        Verdict.UNPROVEN: 3,
    }


def test_all_four_verdicts(sample: Sample) -> None:
    """What holds, on which basis, what is wrong and what it should be, what cannot be told."""
    assert breath(sample("story-en"), interface("en")) == (
        "4 figures hold. 4 hold only on a basis that the story does not state (among the models named in the chart, "
        "displayed values added). For 1 of these the story's conclusion is reversed once everything that its words cover "
        "is counted. 2 are wrong (“sixth straight week in first place” should be fifth; “10.4 trillion” should be "
        "1.04 trillion). 3 cannot be told."
    )
    assert breath(sample("story-zh"), interface("zh")) == (
        "4处数字属实。另有4处只在报道没有写明的口径下成立（仅限图表所列模型，以页面显示值相加）。"
        "其中1处，若按字面计入全部模型，结论反转。2处有误（“连续六周位居榜首”应为五；“10.4万亿”应为1.04万亿）。3处无法判定。"
    )


@pytest.mark.parametrize(
    ("verdicts", "en", "zh"),
    [
        ((), "No figure that could be checked was found.", "没有找到可以核查的数字。"),
        (("supported",), "1 figure holds.", "1处数字属实。"),
        (("unproven",), "1 figure cannot be told.", "1处数字无法判定。"),
        (("supported", "unproven"), "1 figure holds. 1 cannot be told.", "1处数字属实。1处无法判定。"),
    ],
)
def test_only_what_occurs(sample: Sample, verdicts: tuple[str, ...], en: str, zh: str) -> None:
    """The first part names the figures, the others count them; one is not two."""
    report = only(sample("story-en"), *verdicts)
    assert breath(report, interface("en")) == en
    assert breath(report, interface("zh")) == zh


def test_a_comparison_that_the_words_reverse_is_told_as_reversed(sample: Sample) -> None:
    """As one whose figures hold is: who leads among the models of the chart and trails on the whole board."""
    report = sample("story-en")
    gap = next(finding for finding in report.findings if finding.verdict == "needs-context" and finding.stated)
    assert gap.stated is not None
    told = replace(gap, kind="comparison", reason="scope", departures=("scope",), stated=replace(gap.stated, fit="excluded"))
    sentence = "For 1 of these the story's conclusion is reversed"
    assert sentence in breath(replace(report, findings=(told,)), interface("en"))
    other = replace(told, stated=replace(gap.stated, fit="undecided"))
    assert sentence not in breath(replace(report, findings=(other,)), interface("en"))
