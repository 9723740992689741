"""The two stories of `make demo`: what they say holds on the chart alone, but for one planted error."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from factcheck.cli import run
from factcheck.pipeline import check
from factcheck.report import Report

STORIES = Path(__file__).resolve().parent.parent / "docs" / "demo"


@pytest.fixture(params=["en", "zh"])
def report(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The report of one story, made without a network."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the demo is offline")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return check(str(STORIES / f"story.{request.param}.html"))


def test_page_is_read_whole(report: Report) -> None:
    """Title, date, outlet and text, and nothing of what stands around them."""
    assert report.article.title
    assert report.article.outlet
    assert report.article.published == "2026-03-16"
    assert "555-0100" not in report.article.text


def test_planted_error_alone_is_contradicted(report: Report) -> None:
    """Kimi K2.5 was ninth, not sixth."""
    wrong = [finding for finding in report.findings if finding.verdict == "contradicted"]
    assert [(finding.kind, finding.reason, finding.subject.id) for finding in wrong] == [
        ("rank", "rank-off", "model:moonshotai/kimi-k2.5-0127")
    ]
    assert wrong[0].figure is not None
    assert wrong[0].figure.value == "6"
    assert wrong[0].correction is not None
    assert wrong[0].correction.value == "9"


def test_headline_needs_its_context(report: Report) -> None:
    """Totals, lead and streak of the countries hold among the charted models, not over the catalogue."""
    scoped = {(finding.kind, finding.figure.value if finding.figure else "") for finding in report.findings if finding.departures}
    assert {
        ("total", "4690000000000"),
        ("total", "3294000000000"),
        ("streak", "2"),
        ("gap", "1400000000000"),
        ("comparison", ""),
    } == scoped
    assert {finding.reason for finding in report.findings if finding.departures} == {"scope"}
    american = next(finding for finding in report.findings if finding.figure and finding.figure.text.startswith("3.294"))
    assert american.departures == ("scope", "digits")


def test_everything_else_is_supported(report: Report) -> None:
    """Nothing is left open."""
    assert report.summary["unproven"] == 0
    assert report.summary["supported"] >= 9


@pytest.mark.parametrize("language", ["en", "zh"])
def test_command_ends_with_one(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code that `make demo` asks for, and a page beside the findings."""
    saved, page = tmp_path / "story.json", tmp_path / "story.html"
    assert run(["-q", "-o", str(saved), str(STORIES / f"story.{language}.html")]) == 1
    assert run(["render", "-q", "-o", str(page), str(saved)]) == 0
    assert run(["render", str(saved)]) == 0
    assert "OpenRouter" in capsys.readouterr().out
    assert page.read_text("utf-8").startswith("<!doctype html>")
