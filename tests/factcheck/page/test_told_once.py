"""Repeated claims are told once, and a page of thirty claims stays small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bs4 import BeautifulSoup

from factcheck.page import page
from factcheck.report import Report

Sample = Callable[[str], Report]


def test_the_same_claim_again_refers_to_the_first(sample: Sample) -> None:
    """It keeps its quote and its explanation; sums, bases and sources are those of the first."""
    report = sample("story-en")
    again = replace(report, findings=(*report.findings, replace(report.findings[0], id="c99")))
    soup = BeautifulSoup(page(again, "en"), "html.parser")
    number = len(again.findings)
    card = soup.find(id=f"finding-{number}")
    assert card is not None
    assert [link["href"] for link in card.select("p.see a")] == ["#finding-1"]
    assert card.find("details") is None
    assert report.findings[0].explanation["en"] in card.text


def test_the_same_claim_with_another_verdict_is_told_in_full(sample: Sample) -> None:
    """Nothing is folded away that differs."""
    report = sample("story-en")
    other = replace(report.findings[0], id="c99", verdict="unproven", reason="ambiguous")
    soup = BeautifulSoup(page(replace(report, findings=(*report.findings, other)), "en"), "html.parser")
    card = soup.find(id=f"finding-{len(report.findings) + 1}")
    assert card is not None
    assert card.find("details") is not None


def test_rows_that_two_claims_share_stand_once(sample: Sample) -> None:
    """The second card links to the table of the first."""
    report = sample("story-en")
    long = next(finding for finding in report.findings if len(finding.evidence) > 3)
    second = replace(long, id="c99", explanation={"en": "Otherwise told.", "zh": "另述。"})
    soup = BeautifulSoup(page(replace(report, findings=(long, second)), "en"), "html.parser")
    first, later = soup.find(id="finding-1"), soup.find(id="finding-2")
    assert first is not None
    assert later is not None
    anchors = {f"#{table['id']}" for table in first.find_all("table", id=True)}
    assert anchors
    assert anchors <= {link["href"] for link in later.select("p.see a")}
    assert later.find("table", id=True) is None
