"""Line and column of what stands in a text file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.quotes_only import quotes_only
from factcheck.render import Options, formats
from factcheck.report import AccountPart, ArticlePart, Report
from factcheck.terminal.places import Places

render = formats()["terminal"].render
TEXT = "周榜\n\nKimi K2.5 ranked sixth.\n"


@pytest.fixture
def article(sample: Callable[[str], Report]) -> ArticlePart:
    """A story in a text file."""
    return replace(sample("story-en").article, url="", path="story.txt", text=TEXT, reading=None)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, "1:1"), (1, "1:2"), (3, "2:1"), (4, "3:1"), (14, "3:11"), (len(TEXT), "4:1"), (999, "4:972")]
)
def test_at(offset: int, place: str, article: ArticlePart) -> None:
    """Both counted from 1; what stands behind the end is on the last line."""
    assert Places(article).at(offset) == place
    assert Places(article).named(offset) == f"story.txt:{place}"


@pytest.mark.parametrize(
    ("path", "url", "place"),
    [
        ("Story.TXT", "", "Story.TXT:3:1"),
        ("story.txt", "https://example.com/", "story.txt:3:1"),
        ("-", "", "-:3:1"),
        (None, "", "3:1"),
        ("\x1b[2J.txt", "", "\\x1b[2J.txt:3:1"),
        ("story.html", "", ""),
        ("story.pdf", "", ""),
        (None, "https://example.com/", ""),
        ("-", "https://example.com/", ""),
    ],
)
def test_only_plain_text_has_lines(path: str | None, url: str, place: str, article: ArticlePart) -> None:
    """Those of a page's text are not those of its file."""
    assert Places(replace(article, path=path, url=url)).named(4) == place


def test_a_page_has_no_lines(article: ArticlePart) -> None:
    """Whatever its file is called."""
    page = replace(article, reading=AccountPart("generic", True, None, "high"))
    assert Places(page).at(4) == Places(page).named(4) == ""


def test_a_story_cut_for_publication_has_none(article: ArticlePart, sample: Callable[[str], Report]) -> None:
    """Its lines are ours."""
    report = sample("story-en")
    filed = replace(report, article=replace(report.article, url="", path="story.txt", reading=None))
    brief = Options("en", verbosity=-1)
    assert [render(each, brief).startswith("1:") for each in (filed, quotes_only(filed))] == [True, False]
