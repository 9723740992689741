"""The verdict page: self-contained, escaped, well-formed, the same twice."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from factcheck.interface import interface
from factcheck.interface.dates import moment_in_words
from factcheck.render import Options, formats
from factcheck.report import Report, WithinPart

Sample = Callable[[str], Report]

render = formats()["html"].render
PAGES = [("story-en", "en"), ("story-zh", "zh"), ("hostile", "en"), ("no-claims", "zh")]
VOID = {"meta", "input", "br"}


class Balance(HTMLParser):
    """Holds that every element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        """Closed."""
        assert self.open.pop() == tag


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_golden(name: str, language: str, sample: Sample, golden: Callable[[str, str], None]) -> None:
    """Byte for byte."""
    golden(f"{name}.{language}.html", render(sample(name), Options(language)))


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_structure(name: str, language: str, sample: Sample) -> None:
    """Balanced, one h1, headings in order, unique ids, no link within the page that leads nowhere."""
    html = render(sample(name), Options(language))
    balance = Balance()
    balance.feed(html)
    assert balance.open == []
    soup = BeautifulSoup(html, "lxml")
    levels = [int(heading.name[1]) for heading in soup.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [str(element["id"]) for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inner = {str(link["href"])[1:] for link in soup.find_all("a") if str(link["href"]).startswith("#")}
    assert inner <= set(ids)
    assert str(soup.html["lang"] if soup.html else "") == {"en": "en", "zh": "zh-Hans"}[language]
    assert len(soup.find_all("main")) == len(soup.find_all("footer")) == 1


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_loads_and_runs_nothing(name: str, language: str, sample: Sample) -> None:
    """No script, no handler, no remote asset, no inline style; only http(s) links; the policy says the same."""
    html = render(sample(name), Options(language))
    soup = BeautifulSoup(html, "lxml")
    assert soup.find_all(["link", "img", "iframe", "object", "embed", "base", "form"]) == []
    assert {str(script["type"]) for script in soup.find_all("script")} <= {"application/json", "application/ld+json"}
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name.startswith("on") or name in {"style", "src", "srcset"}]
    assert {str(link["href"]).split(":")[0] for link in soup.find_all("a") if ":" in str(link["href"])} <= {"http", "https"}
    style = soup.find("style")
    assert style is not None
    assert "url(" not in style.text
    assert "@import" not in style.text
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert f"style-src 'sha256-{digest}'" in str(policy["content"])
    assert "default-src 'none'" in str(policy["content"])


def test_hostile_text_is_text(sample: Sample) -> None:
    """Whatever the story, its address, its subjects or its board say."""
    html = render(sample("hostile"), Options("en"))
    assert "<script>" not in html
    assert html.count("<script") == html.count("</script>") == len(BeautifulSoup(html, "html.parser").find_all("script"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert "\u202e" not in html
    assert "\\u202e" in html


@pytest.mark.parametrize("name", ["story-en", "story-zh"])
def test_marks_and_cards_are_linked_both_ways(name: str, sample: Sample) -> None:
    """Every finding has a mark that leads to its card and a card that leads back, with the same icon."""
    report = sample(name)
    soup = BeautifulSoup(render(report, Options("zh")), "lxml")
    for number in range(1, len(report.findings) + 1):
        mark, card = soup.find(id=f"mark-{number}"), soup.find(id=f"finding-{number}")
        assert mark is not None
        assert card is not None
        assert mark["href"] == f"#finding-{number}"
        back = card.find("a", class_="back")
        assert back is not None
        assert back["href"] == f"#mark-{number}"
        icon = card.select_one(".badge span")
        assert icon is not None
        told = mark.find("sup")
        assert told is not None
        word = report.findings[number - 1].verdict
        assert told.text == f"{number}{icon.text} {interface('zh').name('verdict', word)}"
        assert told["class"] == [word]


@pytest.mark.parametrize("name", ["story-en", "story-zh"])
def test_the_story_is_complete(name: str, sample: Sample) -> None:
    """Without marks, numbers and rules the paragraphs are the story's text."""
    report = sample(name)
    soup = BeautifulSoup(render(report, Options("en")), "lxml")
    for extra in soup.select("p.story sup, p.story small"):
        extra.decompose()
    told = [paragraph.text.strip() for paragraph in soup.select("p.story")]
    assert told == [line for line in report.article.text.split("\n") if line]


def test_everything_that_the_report_says_is_on_the_page(sample: Sample) -> None:
    """Rows, bases, snapshots with hash and licence, set-aside numbers with rule, version, citation."""
    report = sample("story-en")
    text = BeautifulSoup(render(report, Options("en")), "lxml").text
    for snapshot in report.snapshots:
        assert snapshot.sha256 in text
        assert snapshot.licence in text
        assert moment_in_words(snapshot.captured_at, interface("en")) in text
    for finding in report.findings:
        assert finding.explanation["en"] in text
        for row in finding.evidence:
            assert row.entity in text
            assert f"{int(row.value):,}" in text
    assert "part of a name" in text
    assert report.board.citation in text
    assert report.board.state_sha256 in text
    assert "Bases tried (6)" in text


def test_what_the_story_itself_excludes_is_on_its_card(sample: Sample) -> None:
    """As text, whatever the story prints; a check that fits is in the JSON alone."""
    report = sample("story-en")
    checks = (
        WithinPart("gap", ("c1", "c2"), "1", "2", "fits", {}),
        WithinPart("same", ("c1",), "1", "2", "excluded", {"en": "It says “<b>4</b>” here.", "zh": "此处为“<b>4</b>”。"}),
    )
    found = replace(report, findings=(replace(report.findings[0], within=checks), *report.findings[1:]))
    page = BeautifulSoup(render(found, Options("en")), "html.parser")
    told = [paragraph.text for paragraph in page.select("#finding-1 p.why")]
    assert told[1:] == ["story itself: It says “<b>4</b>” here."]
    assert [paragraph.text for paragraph in page.select("#finding-2 p.why")][1:] == []
