"""The report that travels in its page is the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.embedded import embedded, unpacked
from factcheck.errors import ReportError
from factcheck.page import page
from factcheck.report import Report, from_json
from factcheck.saved import saved

Sample = Callable[[str], Report]
SAMPLES = ("story-en", "story-zh", "hostile", "no-claims")


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_gives_its_report_back(name: str, language: str, sample: Sample) -> None:
    """Whole, in whatever language the page is."""
    report = sample(name)
    assert saved(page(report, language).encode(), "page.html") == report


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_embedded_is_a_report_by_itself(name: str, sample: Sample) -> None:
    """Who does not unpack anything still reads every finding, its verdict and its figure."""
    report = sample(name)
    told = from_json(embedded(report).encode())
    lists = dict.fromkeys(("evidence", "stated_evidence", "series", "tried", "within"), ())
    readings = dict.fromkeys(("stated", "best", "since"))
    short = [replace(finding, **lists, **readings, explanation={}) for finding in report.findings]
    assert told == replace(report, findings=tuple(short))
    assert json.loads(embedded(report))["schema"] == "factcheck/1"


def test_nothing_in_it_acts(sample: Sample) -> None:
    """No markup, no mark that turns the source round, and yet the same text."""
    report = sample("hostile")
    told = embedded(report)
    assert not set(told) & set("<>&\u202e\u2028\u2066")
    assert from_json(unpacked(told.encode())).article.title == report.article.title
    assert "<script>" in report.article.title


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda text: text.replace('"packed":"', '"packed":"!'), "packed.html is no factcheck/1 report"),
        (lambda text: text[: text.index('"packed":"') + 40] + '"}', "packed.html is no factcheck/1 report"),
        (lambda text: text.replace('"findings":[', '"findings":[{},'), "packed.html is no factcheck/1 report"),
    ],
    ids=["no Base64", "cut off", "more findings than lists"],
)
def test_damage_is_told(damage: Callable[[str], str], told: str, sample: Sample) -> None:
    """A page that somebody has cut into gives an error, and no report without its evidence."""
    with pytest.raises(ReportError, match=told):
        saved(damage(embedded(sample("story-en"))).encode(), "packed.html")
