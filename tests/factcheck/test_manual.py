"""The manual has a heading for every slug that the tool can show."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.errors import AsOfError, EngineError, OutputError, ReportError, ReviewError, StateError, TemplatesError
from factcheck.vocabulary import REASONS
from sources.errors import SourceError

DOCS = Path(__file__).parents[2] / "docs"


def headings(page: str) -> list[str]:
    """The headings of a page, with their level."""
    return re.findall(r"^#+ \S.*$", (DOCS / page).read_text("utf-8"), re.MULTILINE)


def slugs(error: type[SourceError]) -> set[str]:
    """The slugs of an error and of everything below it."""
    return {error.slug}.union(*(slugs(below) for below in error.__subclasses__()))


def test_every_error_has_a_heading() -> None:
    """And every heading an error."""
    others = {error.slug for error in (AsOfError, OutputError, ReportError, ReviewError, StateError, TemplatesError)}
    expected = slugs(SourceError) | others
    assert set(headings("errors.md")[1:]) == {f"## {slug}" for slug in expected}


def test_every_reason_stands_below_its_verdict() -> None:
    """In the order of the vocabulary."""
    expected = [
        line for verdict, reasons in REASONS.items() for line in (f"# {verdict}", *(f"## {reason}" for reason in reasons))
    ]
    assert headings("verdicts.md")[1:] == expected


def test_what_a_cluster_may_lack_has_a_heading() -> None:
    """On the page about clusters."""
    assert f"### {EngineError.slug}" in headings("scale.md")
