"""What people decided stands on the card and in the table of all findings, aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bs4 import BeautifulSoup

from factcheck.page import page
from factcheck.report import Report, ReviewPart

Sample = Callable[[str], Report]


def decided(report: Report, decision: str, **changes: object) -> BeautifulSoup:
    """The page of the report whose first finding somebody has decided on."""
    first = report.findings[0]
    review = ReviewPart("f", decision, "Lin <b>", "2026-03-18", "seen on the chart", "holds", first.verdict, first.reason)
    changed = replace(first, review=replace(review, verdict=changes.get("verdict")), **changes)  # type: ignore[arg-type]
    return BeautifulSoup(page(replace(report, findings=(changed, *report.findings[1:])), "en"), "html.parser")


def test_a_confirmation_stands_before_the_explanation(sample: Sample) -> None:
    """Who, when and why; the explanation stays factcheck's."""
    report = sample("story-en")
    soup = decided(report, "confirm")
    told = [paragraph.text for paragraph in soup.select("#finding-1 .reviewed p")]
    assert told == ["Confirmed by Lin <b> on 18 March 2026.", "Note: seen on the chart"]
    why = soup.select_one("#finding-1 .reviewed + .why")
    assert why is not None
    assert why.text == report.findings[0].explanation["en"]
    assert soup.select(".overview td small")[0].text == told[0]
    assert len(soup.select(".reviewed")) == 1


def test_the_reason_of_an_override_is_told_once(sample: Sample) -> None:
    """With the decision, not again as the explanation."""
    soup = decided(
        sample("story-en"), "override", verdict="unproven", explanation={"en": "seen on the chart", "zh": "seen on the chart"}
    )
    card = soup.select_one("#finding-1")
    assert card is not None
    assert [paragraph.text for paragraph in card.select(".reviewed p")][1] == "Why: seen on the chart"
    assert card.text.count("seen on the chart") == 1
