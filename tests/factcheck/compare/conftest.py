"""Stories read and judged by the engine, once for all tests: this folder holds reports against each other, it does not make them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from factcheck.compared import Compared, Row, compared, row
from factcheck.pipeline import check_text
from factcheck.report import Report
from sources.read import Given

sys.path.insert(0, str(Path(__file__).parent))

Story = Callable[..., Report]
Together = Callable[..., Compared]


@cache
def _judged(text: str, day: int) -> Report:
    return check_text(text, given=Given(published=date(2026, 3, day)))


@pytest.fixture
def story() -> Story:
    """The report of a text by an outlet, published on a day of March 2026."""

    def made(text: str, outlet: str, day: int = 16, *, at: str | None = None, source: str = "", title: str = "") -> Report:
        report = _judged(text, day)
        article = replace(report.article, outlet=outlet, claimed_source=source, published_at=at, title=title or outlet)
        return replace(report, article=article)

    return made


@pytest.fixture
def together() -> Together:
    """Reports held against each other; their pages are 0.html, 1.html …"""

    def made(*reports: Report) -> Compared:
        return compared(rows(*reports))

    return made


def rows(*reports: Report) -> list[Row]:
    """Their rows, in the order of the list."""
    return [row(report, f"{n}.html", f"{n}.json", n) for n, report in enumerate(reports)]
