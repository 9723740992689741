"""All pictures of a card: which, how large, and nothing in them but what is ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from finding_made import CHART, EN, figure, html, made, reading, rows, soup, subject, week

import factcheck.page.pictures
from factcheck.page.pictures import MOST, PICTURES, pictures, stand_for_values, stand_for_weeks
from factcheck.page.template import environment, source
from factcheck.report import FindingPart, PeriodPart, Report, from_json

HOSTILE = '"><script>alert(1)</script>\u202e'
SERIES = tuple(week(at, f"{1000 + 7 * at}000000000", against=f"{900 + at}000000000") for at in range(-8, 5))
PLACES = tuple(replace(week(at, "1000"), rank=9 + at, holds=at > -3) for at in range(-8, 1))
NAME = subject("origin:CN", HOSTILE)
EARLIER = PeriodPart("2026-03-02", "2026-03-08", "", inherited=False, assumed=None)
EACH: dict[str, FindingPart] = {
    "weeks": made(
        "streak", figure("2", "2", "2", "weeks"), subject=NAME, object=NAME, condition=HOSTILE, stated=reading("2"), series=PLACES
    ),
    "two_bars": made(
        "growth",
        figure("1", "0.5", "1.5", "share"),
        subject=NAME,
        base_period=EARLIER,
        stated=reading("1"),
        evidence=(*rows("subject", "2"), *rows("object", "1")),
    ),
    "scopes": made(
        "gap",
        figure("1", "1", "2"),
        subject=NAME,
        object=NAME,
        best=reading("1", basis=CHART),
        stated=reading("2", basis=replace(CHART, scope=HOSTILE)),
    ),
    "bases": made("total", figure("5", "4", "6", HOSTILE), stated=reading("5", fit=HOSTILE, basis=replace(CHART, scope=HOSTILE))),
    "history": made("gap", figure("1", "1", "2"), subject=subject(name=HOSTILE), object=NAME, stated=reading("1"), series=SERIES),
}


class Balance(HTMLParser):
    """Holds that every element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened."""
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        """Closed."""
        assert self.open.pop() == tag


def test_every_picture_is_a_file_a_macro_and_a_case() -> None:
    folder = Path(factcheck.page.pictures.__file__).parent
    for name in PICTURES:
        assert (folder / f"{name}.py").exists()
        assert f"{{% macro {name}(p, id)" in source("pictures.html.j2")
    assert list(EACH) == list(PICTURES)


@pytest.mark.parametrize("name", list(PICTURES))
def test_hostile_words_are_words(name: str) -> None:
    """Whatever subject, unit, scope, fit or condition are called."""
    assert name in [picture.name for picture in pictures(EACH[name], EN, 9)]
    page = html(EACH[name])
    assert "<script" not in page
    assert "\u202e" not in page
    balance = Balance()
    balance.feed(page)
    assert balance.open == []


@pytest.mark.parametrize("name", list(PICTURES))
def test_a_drawing_has_a_title_and_a_description(name: str) -> None:
    """An image to those who hear the page; the table beside it is folded."""
    for figure_ in soup(EACH[name]).select("figure"):
        drawing, table = figure_.svg, figure_.details and figure_.details.table
        assert drawing is not None
        assert table is not None
        told = [element for element in (drawing.title, drawing.desc) if element is not None]
        assert [element["id"] for element in told] == str(drawing["aria-labelledby"]).split()
        assert [drawing["role"], *(bool(element.text) for element in told)] == ["img", True, True]
        assert "viewBox" not in drawing.attrs
        assert len(table.select("tr")) > 1


def test_a_table_may_be_left_to_the_card() -> None:
    drawn = pictures(EACH["bases"], EN)
    template = '{% from "pictures.html.j2" import picture %}{{ picture(p, say, 3, tabled=false) }}'
    page = environment().from_string(template).render(p=drawn[0], say=EN.say)
    assert "<svg" in page
    assert "<table" not in page


def test_ids_are_those_of_the_card() -> None:
    pages = [html(finding, number) for number, finding in enumerate(EACH.values(), 1)]
    ids = [part.split('"')[0] for page in pages for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids)) > 0


def test_a_card_has_two_pictures_at_most() -> None:
    """A group's gap with weeks has something to tell in two ways; where pages are long, one is enough."""
    finding = replace(EACH["scopes"], series=SERIES)
    assert [picture.name for picture in pictures(finding, EN)] == ["scopes", "history"]
    assert [picture.name for picture in pictures(finding, EN, 1)] == ["scopes"]
    assert [picture.name for picture in pictures(finding, EN, 0)] == []
    assert MOST == 2


@pytest.mark.parametrize(
    ("name", "seen"),
    [("weeks", ["weeks"]), ("two_bars", ["two_bars"]), ("scopes", []), ("bases", []), ("history", [])],
)
def test_what_is_plainly_right_is_seldom_drawn(name: str, seen: list[str]) -> None:
    finding = replace(EACH[name], verdict="supported")
    assert [picture.name for picture in pictures(finding, EN)] == seen


def test_a_record_is_drawn_week_by_week() -> None:
    """Right or wrong; what is wrong beside the bases too."""
    finding = made("record", stated=reading("-5000000000"), series=SERIES)
    assert [picture.name for picture in pictures(finding, EN)] == ["history", "bases"]
    assert [picture.name for picture in pictures(replace(finding, verdict="supported"), EN)] == ["history"]


@pytest.mark.parametrize(
    ("name", "alone", "values", "weeks"),
    [
        ("weeks", True, False, True),
        ("two_bars", True, True, False),
        ("two_bars", False, False, False),
        ("scopes", False, False, False),
        ("bases", True, True, False),
        ("history", True, True, True),
    ],
)
def test_what_a_card_need_not_tell_twice(name: str, *, alone: bool, values: bool, weeks: bool) -> None:
    """A history comes with the bases, which tell the values."""
    finding = EACH[name] if alone else replace(EACH[name], best=reading("1", basis=CHART), stated=reading("2"))
    drawn = pictures(finding, EN, 2 if alone else 1)
    assert (stand_for_values(drawn, finding), stand_for_weeks(drawn)) == (values, weeks)


def test_nothing_moves_nothing_scales_and_no_colour_is_written_down() -> None:
    """Colours are the page's variables, so that the dark scheme and print need nothing of their own."""
    style = source("pictures.css")
    assert "#" not in style
    assert "rgb" not in style
    assert "@media" not in style
    assert "url(" not in style


@pytest.mark.parametrize(("name", "language"), [("histories", "zh"), ("histories", "en"), ("story-en", "en"), ("story-zh", "zh")])
def test_a_card_stays_small(name: str, language: str, sample: Callable[[str], Report]) -> None:
    """The pictures of a card, with their tables."""
    findings = sample(name).findings
    assert max(len(html(finding, 27, language, 2).encode()) for finding in findings) < 3500
    assert max(len(html(finding, 27, language, 1).encode()) for finding in findings) < 1750


@pytest.mark.parametrize("language", ["zh", "en"])
def test_golden(language: str, samples: Path, golden: Callable[[str, str], None]) -> None:
    """Byte for byte, a report with histories."""
    report = from_json((samples / "histories.json").read_bytes())
    pages = (html(finding, number, language, 2) for number, finding in enumerate(report.findings, 1))
    golden(f"pictures.{language}.html", "\n".join(pages) + "\n")
