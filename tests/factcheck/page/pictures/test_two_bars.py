"""Two bars: a change and a multiple."""

from __future__ import annotations

import pytest
from finding_made import EN, OPEN, figure, made, named, reading, rows, subject

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Band, Key, Mark, Row, Rows
from factcheck.report import FigurePart, FindingPart, PeriodPart

BEFORE = PeriodPart("2026-03-02", "2026-03-08", "", inherited=False, assumed=None)


def growth(printed: FigurePart, board: str, now: str, before: str) -> FindingPart:
    """A change between two weeks."""
    evidence = (*rows("subject", now), *rows("object", before))
    return made("growth", printed, stated=reading(board), base_period=BEFORE, evidence=evidence)


def drawn(finding: FindingPart) -> Rows:
    """The rows of its picture."""
    drawing = named(finding, "two_bars").drawing
    assert isinstance(drawing, Rows)
    return drawing


def test_growth() -> None:
    """From 1000 to 1250, printed as 25 %: the longest end, 1255, lies at 70 %."""
    finding = growth(figure("0.25", "0.245", "0.255", "share"), "0.25", "1250", "1000")
    assert drawn(finding) == Rows(
        76,
        (Band("69.4", "0.6", 55, 20),),
        (
            Row("2–8 Mar 2026", 13, (Mark("other", "0", "55.8", 18, "1K", "55.8", "start"),)),
            Row("9–15 Mar 2026", 55, (Mark("one", "0", "69.7", 60, "1.25K", "69.7", "start"),)),
        ),
        "0",
    )
    picture = named(finding, "two_bars")
    assert picture.keys == (Key("claim", "where it would end as printed (24.5% – 25.5%)"), Key("", "on the board: +25%"))
    assert picture.sentence == "as printed: 24.5% – 25.5%; on the board: +25%"
    assert picture.table.rows == (
        ("2–8 Mar 2026", "1K · 1000"),
        ("9–15 Mar 2026", "1.25K · 1250"),
        ("As printed", "24.5% – 25.5%"),
        ("On the board", "+25%"),
    )


def test_a_fall() -> None:
    finding = growth(figure("-0.5", "-0.55", "-0.45", "share"), "-0.5", "500", "1000")
    assert [row.marks[0].width for row in drawn(finding).rows] == ["70", "35"]
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("31.5", "7")]


def test_a_fall_below_nothing_ends_at_nothing() -> None:
    finding = growth(figure("-2", "-2.5", "-1.5", "share"), "-0.5", "500", "1000")
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("0", "0.6")]


def test_an_open_end() -> None:
    finding = growth(figure("0.5", "0.5", OPEN, "share"), "0.6", "1600", "1000")
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("65.6", "34.4")]


def test_a_multiple() -> None:
    finding = made(
        "ratio",
        figure("2", "1.5", "2.5", "times"),
        object=subject("model:bob/two", "Two"),
        stated=reading("2"),
        evidence=(*rows("subject", "1000"), *rows("object", "500")),
    )
    assert [row.label for row in drawn(finding).rows] == ["Two", "One"]
    assert [row.marks[0].width for row in drawn(finding).rows] == ["28", "56"]
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("42", "28")]


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(growth(figure("0.1", "0.1", "0.1", "share"), "0.2", "1100", "1000"), id="rows-do-not-give-it"),
        pytest.param(growth(figure("0.1", "0.1", "0.1", "share"), "0.1", "0", "0"), id="nothing-before"),
        pytest.param(made("growth", figure("0.1", "0.1", "0.1", "share"), stated=reading("0.1")), id="no-rows"),
        pytest.param(made("total", figure("1", "1", "1"), stated=reading("1"), evidence=rows("subject", "1")), id="no-change"),
    ],
)
def test_nothing_to_tell(finding: FindingPart) -> None:
    assert "two_bars" not in [picture.name for picture in pictures(finding, EN, 9)]
