"""A `factcheck/1` report kept from the first version still renders: `factcheck render old.json` works for ever.

`samples/first-version/story-en.json` is the sample as it was first committed, when a report had no confidence in its text, no second
reading, no place in its page and no figures of its own. It is never renewed: what fails here is the reader, not the report.
"""

from __future__ import annotations

import html
import json
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from factcheck.cli import run
from factcheck.interface.breath import counts
from factcheck.render import Options, formats
from factcheck.report import Report, from_json
from factcheck.schema import shipped

TITLE = "Chinese AI models out-token the U.S. for a second week"
#: The claim that every format tells, since it is wrong: its words, and what the board gives.
QUOTE = "10.4 trillion"
VERDICTS = {"supported": 4, "needs-context": 4, "contradicted": 2, "unproven": 3}
DIGEST = "3bc253ddc603b6a5a5a9a14b2118204a5cb6da2a875ff4fea97881746e5e011e"


@pytest.fixture
def place(samples: Path) -> Path:
    """The file."""
    return samples / "first-version" / "story-en.json"


@pytest.fixture
def report(place: Path) -> Report:
    """What is read of it."""
    return from_json(place.read_bytes())


def test_the_file_is_the_one_of_then(place: Path) -> None:
    """Byte for byte, without the fields that came later."""
    assert sha256(place.read_bytes()).hexdigest() == DIGEST
    raw = json.loads(place.read_bytes())
    assert "author" not in raw["article"]
    assert "explains" not in raw["basis"]
    assert not {"within", "since", "place"} & set(raw["findings"][0])


def test_what_it_says_is_read(report: Report) -> None:
    """Title, counts, a claim with its figure and its correction; what came later has its defaults."""
    assert report.article.title == TITLE
    assert {str(verdict): count for verdict, count in counts(report).items()} == VERDICTS == report.summary
    finding = report.findings[9]
    assert (finding.quote, finding.verdict, finding.reason) == (QUOTE, "contradicted", "number-slip")
    assert finding.figure is not None
    assert finding.figure.value == "10400000000000"
    assert finding.correction is not None
    assert finding.correction.text == "1.04 trillion"
    assert report.article.text[slice(*finding.span)] == QUOTE
    assert (finding.within, finding.since, finding.place, report.edited) == ((), None, None, None)


def test_it_is_valid_today(place: Path) -> None:
    """By the schema of now, in which nothing of then became required."""
    Draft202012Validator(json.loads(shipped())).validate(json.loads(place.read_bytes()))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", formats())
def test_every_format_renders_it(name: str, language: str, report: Report) -> None:
    """Those of now as those to come: the wrong claim is told in its words, and the text is the same twice."""
    text = formats()[name].render(report, Options(language))
    assert text == formats()[name].render(report, Options(language))
    assert QUOTE in html.unescape(text)
    assert "10.4" in text


@pytest.mark.parametrize(("language", "told"), [("en", "The board gives 1.037T"), ("zh", "榜单上DeepSeek V3.2为1.037万亿")])
def test_its_page(language: str, told: str, report: Report) -> None:
    """Thirteen marks and cards, four counts, the board's citation."""
    page = BeautifulSoup(formats()["html"].render(report, Options(language)), "lxml")
    assert page.select_one("h1").text == TITLE  # type: ignore[union-attr]
    assert len(page.select("main [id^=mark-]")) == len(report.findings) == 13
    assert told in page.select_one("#finding-10").text  # type: ignore[union-attr]
    assert report.board.citation in page.text


def test_its_json_is_todays(report: Report) -> None:
    """Rendered as JSON it gains the fields of now and loses nothing."""
    assert from_json(formats()["json"].render(report, Options("en")).encode()) == report


@pytest.mark.parametrize(("name", "told"), [("terminal", "10.4 trillion"), ("html", TITLE), ("json", TITLE)])
def test_the_command_renders_it(name: str, told: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `factcheck render` does."""
    assert run(["render", "--format", name, "--lang", "en", str(place)]) == 0
    assert told in capsys.readouterr().out
