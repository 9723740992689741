"""Reprints in the index of a batch, and the comparison beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from wire_stories import EN, ZH

from factcheck.batch.folder import COMPARISON, write_index
from factcheck.batch.ledger import Listed
from factcheck.batch.pages import Pages
from factcheck.batch.task import Ended
from factcheck.cli import run
from factcheck.comparison import from_json
from factcheck.inputs import Line
from factcheck.published import Published
from factcheck.report import Report, to_json
from factcheck.report import from_json as from_report

Story = Callable[..., Report]


def folder(path: Path, *reports: Report, published: Published | None = None) -> Path:
    """A batch of these reports."""
    path.mkdir()
    pages = Pages(path, "en", published or Published())
    outcomes = []
    for n, report in enumerate(reports):
        pages.write(f"story-{n}", to_json(report).encode())
        listed = Listed(n, str(n), f"story-{n}", Line(n, f"https://example.com/{n}"))
        outcomes.append((listed, Ended(str(n), to_json(report).encode())))
    write_index(pages, outcomes)
    return path


@pytest.fixture
def batch(story: Story, tmp_path: Path) -> Path:
    """Two texts, one printed by three outlets, of which one slips."""
    slip = EN.replace("4.69 trillion", "4.69 billion")
    return folder(
        tmp_path / "monday",
        story(EN, "Example Wire", title="Chinese models lead"),
        story(slip, "Example Daily", 17, source="Example Wire"),
        story(EN, "Sample Post", 17),
        story(ZH, "示例社", 17),
    )


def test_the_index_tells_who_reprints_whom(batch: Path) -> None:
    """The section, its lines, and the shared claims."""
    index = BeautifulSoup((batch / "index.html").read_text("utf-8"), "lxml")
    lines = [line.get_text(" ", strip=True) for line in index.select("#reprints tbody tr")]
    assert lines == [
        "Example Wire original 16 March 2026 Chinese models lead",
        (
            "Example Daily 17 March 2026 94% the same text · names it as its source Example Daily "
            "other unit : “4.69 trillion tokens” → “4.69 billion tokens”"
        ),
        "Sample Post 17 March 2026 100% the same text Sample Post tells the same",
    ]
    first = index.select_one("#shared .claim")
    assert first is not None
    assert "4 outlets, of which 2 reprint Example Wire" in first.get_text()
    assert first.get_text().count("reprints Example Wire") == 2
    links = [str(link["href"]) for link in index.select("#reprints a")]
    assert all((batch / link).is_file() for link in links)


def test_the_comparison_lies_beside_the_index(batch: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The same as `factcheck compare` makes of the folder, but for where its links lead from."""
    beside = from_json((batch / COMPARISON).read_bytes())
    assert [one.outlet for one in beside.stories] == ["Example Wire", "Example Daily", "Sample Post", "示例社"]
    assert all((batch / one.page).is_file() and (batch / one.data).is_file() for one in beside.stories)
    out = batch / "again.json"
    assert run(["compare", str(batch), "--format", "json", "-o", str(out), "-q"]) == 0
    assert from_json(out.read_bytes()) == beside
    assert capfd.readouterr() == ("", "")


def test_what_is_cut_from_pages_is_not_offered_beside_them(story: Story, tmp_path: Path) -> None:
    """With --reviewed-only nothing that nobody has decided is told."""
    batch = folder(tmp_path / "cut", story(EN, "A"), story(EN, "B"), published=Published(reviewed_only=True))
    beside = from_json((batch / COMPARISON).read_bytes())
    assert (beside.claims, [one.data for one in beside.stories]) == ((), ["", ""])
    assert all(not reprint.changes for group in beside.reprints for reprint in group.reprints)


def test_what_people_decided_counts(batch: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A decision beside a report changes the verdict that is compared; --no-review does not know it."""
    daily = from_json((batch / COMPARISON).read_bytes()).stories[1]
    finding = from_report((batch / daily.data).read_bytes()).findings[0]
    decide = ["--override", "unproven", "--note", "We asked the desk.", "--by", "A. Reader", "--on", "2026-03-20"]
    assert run(["review", str(batch / daily.data), finding.id, *decide]) == 0
    capfd.readouterr()
    for options, verdict in (([], "unproven"), (["--no-review"], finding.verdict)):
        assert run(["compare", str(batch), "--format", "json", *options]) == 0
        claim = from_json(capfd.readouterr().out.encode()).claims[0]
        assert [telling.verdict for telling in claim.tellings if telling.story == daily.id] == [verdict]
    assert finding.verdict != "unproven"
