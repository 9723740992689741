"""What the tests of the index share: a batch made of the sample reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.across import shared, tellings
from factcheck.page.index import Batch, Unread, cited, row
from factcheck.report import Report

Sample = Callable[[str], Report]

#: Sample, outlet, day, moment.
TOLD = (
    ("story-en", "Harbour Wire", "2026-03-18", None),
    ("story-zh", "北岸观察", "2026-03-16", "2026-03-16T09:30:00+08:00"),
    ("no-claims", "", None, None),
    ("story-en", "The Orchard Post", "2026-03-17", None),
    ("hostile", 'Quay" onload="x', "<b>soon</b>", None),
)
UNREAD = (
    Unread("https://news.example/locked", "blocked", "the site keeps programs out (403 with a challenge)"),
    Unread("javascript:alert(1)", "bad-address", "javascript:alert(1) is no web address"),
    Unread("saved/页.html", "moon-phase", "the moon\x1b[31m is full"),
)


def report_of(sample: Sample, name: str, outlet: str, published: str | None, at: str | None) -> Report:
    """A sample as another outlet published it."""
    found = sample(name)
    return replace(found, article=replace(found.article, outlet=outlet, published=published, published_at=at))


@pytest.fixture
def batch(sample: Sample) -> Batch:
    """Five stories, three failures, a repeated line."""
    reports = [report_of(sample, *told) for told in TOLD]
    rows = [row(report, f"{n}.html", f"{n}.json") for n, report in enumerate(reports)]
    told = [each for report, row in zip(reports, rows, strict=True) for each in tellings(report, row.page)]
    return Batch(rows, UNREAD, shared(told), tuple(map(cited, reports)), repeats=1)
