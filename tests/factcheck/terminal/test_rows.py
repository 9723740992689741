"""The rows below a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface import interface, languages
from factcheck.report import FindingPart, PlacePart, Report, SeriesPoint
from factcheck.terminal.ink import Ink
from factcheck.terminal.level import Level
from factcheck.terminal.places import Places
from factcheck.terminal.rows import ROWS, labels, rows
from factcheck.terminal.sheet import Sheet

Sample = Callable[[str], Report]


def sheet(report: Report, level: Level, cells: int = 80) -> Sheet:
    """An English sheet without colour."""
    return Sheet(interface("en"), Ink(colour=False), cells, level, Places(report.article))


def told(finding: FindingPart, report: Report, level: Level) -> list[str]:
    """The labels of the rows that a finding has."""
    return [label for label, _ in rows(finding, sheet(report, level), 60)]


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
def test_builders_yield_the_labels_that_they_declare(name: str, sample: Sample) -> None:
    """Each with lines, and each label in every language."""
    report = sample(name)
    for finding in report.findings:
        for row in ROWS:
            found = list(row.build(finding, sheet(report, Level.EVERYTHING), 60))
            assert {label for label, _ in found} <= set(row.labels)
    for language in languages():
        assert all(interface(language).say(f"terminal.{label}") for label in labels(Level.EVERYTHING))


def test_what_each_level_shows(sample: Sample) -> None:
    """More rows at each, in one order."""
    report = sample("story-en")
    linked = replace(report.findings[0], place=PlacePart(None, "https://example.com/#:~:text=x"))
    plain = ["read-as", "article", "board", "stated", "why", "basis", "sum"]
    assert told(linked, report, Level.PLAIN) == plain
    assert told(linked, report, Level.FULL) == [*plain, "tried", "link"]
    other = replace(linked, stated_evidence=linked.evidence[:2])
    assert told(other, report, Level.FULL) == [*plain, "stated-sum", "tried", "link"]
    assert told(report.findings[9], report, Level.PLAIN) == [
        "read-as", "article", "board", "off-by", "right", "why", "basis", "rows",
    ]  # fmt: skip


@pytest.mark.parametrize(("kind", "shown"), [("streak", True), ("record", True), ("total", False), ("rank", False)])
def test_periods_are_told_of_streaks_and_records(kind: str, shown: bool, sample: Sample) -> None:
    """Other kinds carry a series for the page to draw."""
    report = sample("story-en")
    point = SeriesPoint("2026-03-09", "2026-03-15", "4690000000000", 1, holds=True)
    finding = replace(report.findings[0], kind=kind, series=(point,))
    assert ("weeks" in told(finding, report, Level.EVERYTHING)) is shown


def test_bases_tried_nearest_first(sample: Sample) -> None:
    """Those that differ in fewer choices come first; `-v` cuts the list and says so, `-vv` does not."""
    report = sample("story-en")
    finding = report.findings[0]
    many = replace(finding, tried=tuple(replace(each, note=None) for each in finding.tried * 3))
    (full,) = [lines for label, lines in rows(many, sheet(report, Level.FULL), 200) if label == "tried"]
    (everything,) = [lines for label, lines in rows(many, sheet(report, Level.EVERYTHING), 200) if label == "tried"]
    assert len(full) == 9
    assert full[-1] == "… and 10 more bases"
    assert len(everything) == 18
    assert [line.split() for line in everything[:8]] == [line.split() for line in full[:8]]
    assert [line.count(" · ") for line in everything] == sorted(line.count(" · ") for line in everything)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("longer-run", "the run is longer than told"),
        ("no-snapshot", "no snapshot of the period"),
        ("no capture\x07", "no capture\\x07"),
    ],
)
def test_notes_of_bases_in_words(note: str, words: str, sample: Sample) -> None:
    """Slugs by their names, and what nobody knows as it is, made visible."""
    report = sample("story-en")
    finding = report.findings[0]
    noted = replace(finding, tried=(replace(finding.tried[0], note=note),))
    (lines,) = [lines for label, lines in rows(noted, sheet(report, Level.FULL), 100) if label == "tried"]
    assert lines[0].endswith(words)


def test_every_default_of_the_reading_is_named(sample: Sample) -> None:
    """What the text does not say is said to be a default."""
    report = sample("story-en")
    (lines,) = [lines for label, lines in rows(report.findings[11], sheet(report, Level.FULL), 140) if label == "read-as"]
    assert "Period          9–15 Mar 2026 (not in the text; assumed: the last complete week before publication)" in lines
    assert "Hedge           none" in lines
    assert "Said as         asserted" in lines
