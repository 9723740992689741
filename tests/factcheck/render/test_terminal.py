"""The report on a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from factcheck.interface.cells import width
from factcheck.render import Options, formats
from factcheck.report import EvidencePart, Report, WithinPart

Sample = Callable[[str], Report]
Golden = Callable[[str, str], None]

render = formats()["terminal"].render
ANSI = re.compile(r"\x1b\[[0-9;]+m")


@pytest.mark.parametrize(
    ("name", "language"), [("story-en", "en"), ("story-en", "zh"), ("story-zh", "zh"), ("hostile", "en"), ("no-claims", "en")]
)
def test_golden(name: str, language: str, sample: Sample, golden: Golden) -> None:
    """Byte for byte at 80 columns."""
    golden(f"{name}.{language}.txt", render(sample(name), Options(language)))


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile"])
@pytest.mark.parametrize("cells", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(name: str, cells: int, sample: Sample) -> None:
    """Counted in cells."""
    lines = render(sample(name), Options("zh", width=cells)).splitlines()
    assert [line for line in lines if width(line) > cells] == []


@pytest.mark.parametrize(
    ("name", "quote"), [("story-zh", "4.69万亿Token"), ("story-en", "4.69 trillion tokens"), ("story-zh", "10.4万亿")]
)
def test_carets_stand_under_the_cells_of_the_quote(name: str, quote: str, sample: Sample) -> None:
    """A Chinese character takes two carets."""
    lines = render(sample(name), Options("zh")).splitlines()
    under = [(line, below) for line, below in pairwise(lines) if quote in line and below.count("^") == width(quote)]
    assert any(below.index("^") == width(line[: line.index(quote)]) and below.strip(" ^") == "" for line, below in under)


def test_colour_adds_nothing_but_colour(sample: Sample) -> None:
    """Without its escapes the painted text is the plain one."""
    painted = render(sample("story-en"), Options("en", colour=True))
    assert "\x1b[1;31m✗ CONTRADICTED\x1b[0m" in painted
    assert ANSI.sub("", painted) == render(sample("story-en"), Options("en"))


def test_notes_come_before_findings_and_the_citation_last(sample: Sample) -> None:
    """What a reader must know first stands first."""
    report = sample("story-en")
    text = render(report, Options("en"))
    assert text.index("Note: ") < text.index("NEEDS CONTEXT")
    assert text.rstrip("\n").endswith(report.board.citation)


def test_long_sums_are_cut_and_say_so(sample: Sample) -> None:
    """A platform has hundreds of rows; the page shows all."""
    report = sample("story-en")
    rows = tuple(EvidencePart("s1", f"maker/model-{n}", f"Model {n}", "tokens", "1000", "1000") for n in range(348))
    text = render(replace(report, findings=(replace(report.findings[0], evidence=rows),)), Options("en"))
    assert "… and 336 more rows" in text
    assert "348K" in text


def test_unknown_words_of_a_later_version_are_shown_raw(sample: Sample) -> None:
    """An old factcheck renders a new report."""
    report = sample("story-en")
    odd = replace(report.findings[0], kind="volatility", reason="solar-flare", condition="{0.__class__}")
    assert "volatility · solar-flare" in render(replace(report, findings=(odd,)), Options("en"))


@pytest.mark.parametrize(("language", "label"), [("en", "story itself: "), ("zh", "报道自身：")])
def test_only_what_the_story_itself_excludes_is_shown(language: str, label: str, sample: Sample) -> None:
    """Fitting checks are in the JSON alone; hostile characters are made visible."""
    report = sample("story-en")
    checks = (
        WithinPart("gap", ("c1", "c2"), "1390500000000", "1401500000000", "fits", {}),
        WithinPart("same", ("c1",), "1", "2", "excluded", {"en": "Not\x1b so.", "zh": "并非\x1b如此。"}),
    )
    found = replace(report, findings=(replace(report.findings[0], within=checks), *report.findings[1:]))
    plain, shown = (render(each, Options(language)).splitlines() for each in (report, found))
    (line,) = [line for line in shown if line not in plain]
    assert line == "  " + label + ("Not\\x1b so." if language == "en" else "并非\\x1b如此。")
