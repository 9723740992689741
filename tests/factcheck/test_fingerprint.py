"""What a claim's fingerprint rests on, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.fingerprint import LENGTH, fingerprint
from factcheck.report import FigurePart, FindingPart, PeriodPart, PlacePart, Report, SubjectPart

Change = Callable[[FindingPart], FindingPart]
Sample = Callable[[str], Report]

CHINA = SubjectPart("origin:CN", {"zh": "中国模型", "en": "Chinese models"}, "Chinese models")
WEEK = PeriodPart("2026-03-09", "2026-03-15", "March 9–15", inherited=False, assumed=None)


@pytest.fixture
def claim(sample: Sample) -> FindingPart:
    """A total with every part."""
    figure = FigurePart("4.69", "4690000000000", "4685000000000", "4695000000000", "tokens", "about")
    earlier = replace(WEEK, start="2026-03-02", end="2026-03-08")
    return replace(
        sample("story-en").findings[0],
        kind="growth",
        subject=CHINA,
        object=replace(CHINA, id="origin:US"),
        polarity="asserted",
        condition="rising",
        n=3,
        figure=figure,
        period=WEEK,
        base_period=earlier,
    )


def figure(**changes: str | None) -> Change:
    """Another figure."""
    return lambda finding: replace(finding, figure=replace(finding.figure, **changes))


def period(**changes: object) -> Change:
    """Another period."""
    return lambda finding: replace(finding, period=replace(finding.period, **changes))


ANOTHER: dict[str, Change] = {
    "kind": lambda finding: replace(finding, kind="total"),
    "subject": lambda finding: replace(finding, subject=replace(CHINA, id="origin:FR")),
    "object": lambda finding: replace(finding, object=CHINA),
    "no object": lambda finding: replace(finding, object=None),
    "polarity": lambda finding: replace(finding, polarity="reported"),
    "condition": lambda finding: replace(finding, condition="rank-1"),
    "no condition": lambda finding: replace(finding, condition=None),
    "n": lambda finding: replace(finding, n=10),
    "no n": lambda finding: replace(finding, n=None),
    "no figure": lambda finding: replace(finding, figure=None),
    "value": figure(value="4700000000000"),
    "low": figure(low="4680000000000"),
    "high": figure(high="4700000000000"),
    "unit": figure(unit="share"),
    "hedge": figure(hedge="over"),
    "no hedge": figure(hedge=None),
    "first day": period(start="2026-03-08"),
    "last day": period(end="2026-03-14"),
    "open period": period(start=None, end=None),
    "earlier period": lambda finding: replace(finding, base_period=WEEK),
    "no earlier period": lambda finding: replace(finding, base_period=None),
}

THE_SAME: dict[str, Change] = {
    "place": lambda finding: replace(finding, span=(1, 2), sentence_span=(0, 9), place=PlacePart(None, "https://a.example/")),
    "id": lambda finding: replace(finding, id="c77"),
    "wording": lambda finding: replace(finding, quote="4.69万亿", sentence="另一句话：4.69万亿。"),
    "mention": lambda finding: replace(finding, subject=replace(CHINA, mention="China", label={"en": "China"})),
    "figure as printed": figure(text="4.69 trillion", other="4.7"),
    "zeros": figure(value="4690000000000.0", low="4685000000000.00"),
    "words of the period": period(text="last week", inherited=True, assumed="last-complete-week", loose=True),
    "verdict": lambda finding: replace(finding, verdict="unproven", reason="no-snapshot", explanation={}, departures=("scope",)),
    "readings": lambda finding: replace(finding, stated=None, best=None, tried=(), evidence=(), chance=None, correction=None),
}


@pytest.mark.parametrize("change", ANOTHER.values(), ids=ANOTHER)
def test_another_claim(change: Change, claim: FindingPart) -> None:
    """Whatever is asserted changes it."""
    assert fingerprint(change(claim)) != fingerprint(claim)


@pytest.mark.parametrize("change", THE_SAME.values(), ids=THE_SAME)
def test_the_same_claim(change: Change, claim: FindingPart) -> None:
    """Where it stands, how it is worded and what became of it do not."""
    assert fingerprint(change(claim)) == fingerprint(claim)


def test_no_two_changes_are_alike(claim: FindingPart) -> None:
    """Parts do not run into each other."""
    found = {fingerprint(change(claim)) for change in ANOTHER.values()}
    assert len(found) == len(ANOTHER)
    assert all(len(each) == LENGTH == 16 and set(each) <= set("0123456789abcdef") for each in found)


def test_it_stays_what_it_is(claim: FindingPart) -> None:
    """Files of decisions are kept for years: another fingerprint for the same claim would re-open all of them."""
    assert fingerprint(claim) == "1e8a7b0b2b5710a2"


def test_any_name_can_be_written(claim: FindingPart) -> None:
    """A lone surrogate, as a text in memory may hold."""
    odd = replace(claim, subject=replace(CHINA, id="unknown:\ud800\x00"))
    assert len(fingerprint(odd)) == LENGTH
