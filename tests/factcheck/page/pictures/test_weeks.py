"""Week after week: streaks and places."""

from __future__ import annotations

from dataclasses import replace

from finding_made import EN, figure, made, named, reading, subject, week

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Cell, Cells
from factcheck.report import FindingPart, SeriesPoint


def streak(length: str, *series: SeriesPoint, **more: object) -> FindingPart:
    """A run in first place."""
    told: dict[str, object] = {"condition": "rank-1", "stated": reading("2"), "series": series}
    return made("streak", figure(length, length, length, "weeks"), **{**told, **more})


def placed(at: int, rank: int | None, *, holds: bool | None = None) -> SeriesPoint:
    """A week and the place in it."""
    return replace(week(at, "1000"), rank=rank, holds=holds)


def drawn(finding: FindingPart) -> Cells:
    """The weeks of its picture."""
    drawing = named(finding, "weeks").drawing
    assert isinstance(drawing, Cells)
    return drawing


def test_a_run_shorter_than_told() -> None:
    """Three weeks are told, two held; the one that cannot be told has no place."""
    finding = streak("3", placed(-3, None), placed(-2, 4, holds=False), placed(-1, 1, holds=True), placed(0, 1, holds=True))
    assert drawn(finding).cells[1:] == (
        Cell("02-23", "#4", "", "✗", "no", told=True),
        Cell("03-02", "#1", "", "✓", "yes", told=True),
        Cell("03-09", "#1", "", "✓", "yes", told=True),
    )
    assert (drawn(finding).cells[0].icon, drawn(finding).cells[0].told) == ("?", False)
    picture = named(finding, "weeks")
    assert picture.caption == "One, week by week: first place"
    assert picture.sentence == "held in 2 of 4 weeks, 2026-02-16 – 2026-03-15; as printed: 3 weeks"
    assert picture.table.head == ("Period", "Place", "Value", "Holds")
    assert picture.table.rows[1] == ("2026-02-23", "#4", "1K", "no")


def test_ahead_has_both_values() -> None:
    series = (week(-1, "500", against="1000", holds=False), week(0, "800", against="600", holds=True))
    finding = streak("1", *series, condition="ahead-of", object=subject("origin:US", "U.S."))
    assert drawn(finding) == Cells(
        (
            Cell("03-02", "500", "1K", "✗", "no", told=False, bars=("50", "100")),
            Cell("03-09", "800", "600", "✓", "yes", told=True, bars=("80", "60")),
        ),
        wide=True,
    )
    assert [key.text for key in named(finding, "weeks").keys] == ["as printed: 1 week", "One", "U.S."]
    assert named(finding, "weeks").table.head == ("Period", "Value", "Against", "Holds")


def test_of_a_long_run_the_first_and_the_last_weeks() -> None:
    """Sixty weeks: two, what lies between, thirteen; the table has them all."""
    finding = streak("59", placed(-59, 2, holds=False), *(placed(at, 1, holds=True) for at in range(-58, 1)))
    cells = drawn(finding).cells
    assert len(cells) == 16
    assert cells[2] == Cell("…", "+45", "", "✓", "yes", told=True)
    assert (cells[0].day, cells[0].told, cells[1].told, cells[-1].day) == ("01-20", False, True, "03-09")
    assert len(named(finding, "weeks").table.rows) == 60


def test_a_run_longer_than_what_is_seen() -> None:
    assert [cell.told for cell in drawn(streak("9" * 40, placed(0, 1, holds=True))).cells] == [True]


def test_a_place_is_held_against_its_week_alone() -> None:
    finding = made(
        "rank",
        figure("6", "6", "6", "rank"),
        stated=reading("9", fit="excluded"),
        series=(placed(-1, 6), placed(0, 9), placed(1, None)),
    )
    assert [(cell.text, cell.icon, cell.look, cell.told) for cell in drawn(finding).cells] == [
        ("#6", "", "", False),
        ("#9", "✗", "no", True),
        ("1K", "", "", False),
    ]
    assert named(finding, "weeks").sentence == "2026-03-02: #6, 2026-03-09: #9; as printed: #6"


def test_nothing_to_tell() -> None:
    assert "weeks" not in [picture.name for picture in pictures(streak("2"), EN)]
    assert "weeks" not in [picture.name for picture in pictures(replace(streak("2", placed(0, 1)), kind="total"), EN)]
