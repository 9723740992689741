"""Findings made by hand, and what their pictures become on a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bs4 import BeautifulSoup

from factcheck.interface import interface
from factcheck.page.pictures import Picture, pictures
from factcheck.page.template import environment
from factcheck.report import BasisPart, EvidencePart, FigurePart, FindingPart, PeriodPart, ReadingPart, SeriesPoint, SubjectPart

EN, ZH = interface("en"), interface("zh")
MONDAY = date(2026, 3, 9)
STATED = BasisPart("iso-week", "catalogue", "as-of-publication", "exact", "as-of-then", "apart")
CHART = replace(STATED, scope="chart", digits="displayed")
OPEN = "1" + "0" * 30


def subject(ident: str = "model:ada/one", name: str = "One") -> SubjectPart:
    """A subject of one name in both languages."""
    return SubjectPart(ident, {"zh": name, "en": name}, name)


def reading(low: str | None, high: str | None = None, fit: str = "fits", basis: BasisPart = STATED) -> ReadingPart:
    """What a basis gives; one value where only one end is given."""
    return ReadingPart(basis, low, high if high is not None else low, fit, None, ("2026-03-09", "2026-03-15"))


def figure(value: str, low: str, high: str, unit: str = "tokens") -> FigurePart:
    """A printed figure."""
    return FigurePart(value, value, low, high, unit)


def made(kind: str, printed: FigurePart | None = None, **more: object) -> FindingPart:
    """A finding; by itself it is about the week of 9 March, and needs context."""
    found = FindingPart(
        id="c1",
        kind=kind,
        span=(0, 4),
        quote="4.69",
        sentence="4.69",
        sentence_span=(0, 4),
        subject=subject(),
        object=None,
        polarity="asserted",
        condition=None,
        n=None,
        figure=printed,
        period=PeriodPart("2026-03-09", "2026-03-15", "", inherited=False, assumed=None),
        base_period=None,
        verdict="needs-context",
        reason="exact",
        departures=(),
        explanation={"zh": "", "en": ""},
        stated=None,
        best=None,
        evidence=(),
        series=(),
        tried=(),
        chance=None,
        correction=None,
    )
    return replace(found, **more)  # type: ignore[arg-type]


def rows(side: str, *values: str) -> tuple[EvidencePart, ...]:
    """Rows of one side."""
    return tuple(EvidencePart("s1", f"{side}/{at}", side, "tokens", value, value, side) for at, value in enumerate(values))


def week(at: int, value: str | None, **more: object) -> SeriesPoint:
    """A week counted from that of 9 March."""
    first = MONDAY + timedelta(7 * at)
    return SeriesPoint(first.isoformat(), (first + timedelta(6)).isoformat(), value, None, **more)  # type: ignore[arg-type]


def named(finding: FindingPart, name: str) -> Picture:
    """The one picture of a name."""
    (found,) = [picture for picture in pictures(finding, EN, 9) if picture.name == name]
    return found


def html(finding: FindingPart, number: int = 3, language: str = "en", most: int = 9) -> str:
    """The pictures of a finding as they stand on its card."""
    words = interface(language)
    template = '{% from "pictures.html.j2" import picture %}{% for p in drawn %}{{ picture(p, say, number) }}{% endfor %}'
    return environment().from_string(template).render(drawn=pictures(finding, words, most), say=words.say, number=number)


def soup(finding: FindingPart) -> BeautifulSoup:
    """The same, parsed."""
    return BeautifulSoup(html(finding), "html.parser")
