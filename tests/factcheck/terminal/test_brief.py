"""What -q shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.interface.cells import width
from factcheck.render import Options, formats
from factcheck.report import Report

Sample = Callable[[str], Report]

render = formats()["terminal"].render


def lines(report: Report, *, width: int = 120, compact: bool = False) -> list[str]:
    """The lines in English."""
    return render(report, Options("en", width, compact=compact, verbosity=-1)).splitlines()


def test_one_line_a_complaint_and_the_breath(sample: Sample) -> None:
    """With the right value, or with what the figure needs to be right."""
    found = lines(sample("story-en"))
    assert found[0] == "c1   ≈ needs context  “4.69 trillion tokens”: among the models named in the chart, displayed values added"
    assert found[4:6] == [
        "c7   ✗ contradicted   “sixth straight week in first place” → fifth",
        "c10  ✗ contradicted   “10.4 trillion” → 1.04 trillion",
    ]
    assert found[6].startswith("4 figures hold. 4 hold only on a basis")


def test_only_the_breath_where_nothing_is_to_be_done(sample: Sample) -> None:
    """What holds, and what cannot be told, needs nobody."""
    report = sample("story-en")
    fine = replace(report, findings=tuple(each for each in report.findings if each.verdict in {"supported", "unproven"}))
    assert lines(fine) == ["4 figures hold. 3 cannot be told."]
    assert lines(replace(report, findings=())) == ["No figure that could be checked was found."]


def test_text_files_name_line_and_column(sample: Sample) -> None:
    """As editors understand them; where several stories follow each other, with the name in front of every line."""
    report = sample("story-en")
    at = report.article.text.index("\n\n") + 4
    wrong = replace(report.findings[6], span=(at, at + 6))
    story = replace(report, findings=(wrong,), article=replace(report.article, url="", path="a.txt"))
    assert lines(story)[0] == "3:3 c7  ✗ contradicted  “sixth straight week in first place” → fifth"
    assert lines(story, compact=True) == [
        "a.txt:3:3: c7  ✗ contradicted  “sixth straight week in first place” → fifth",
        "a.txt: 1 figure is wrong (“sixth straight week in first place” should be fifth).",
    ]


@pytest.mark.parametrize("cells", [40, 60, 80, 120])
@pytest.mark.parametrize("quote", ["领先美国约1.4万亿Token" * 20, "word " * 60, "x" * 400, "\u202e9.64\x1b[2J" * 9])
def test_lines_fit(quote: str, cells: int, sample: Sample) -> None:
    """The quote gives way, the right value never."""
    report = sample("story-en")
    findings = tuple(replace(each, quote=quote) for each in report.findings if each.verdict == "contradicted")
    found = lines(replace(report, findings=findings), width=cells)
    assert max(map(width, found)) <= cells
    assert found[0].endswith("” → fifth")
    assert found[1].endswith("” → 1.04 trillion")


def test_hostile_names(sample: Sample) -> None:
    """Ids, quotes and names cannot steer the terminal."""
    text = "\n".join(lines(replace(sample("hostile"), findings=sample("hostile").findings), compact=True))
    assert "\x1b" not in text
