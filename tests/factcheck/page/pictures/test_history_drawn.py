"""The weeks around a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from finding_made import CHART, EN, OPEN, figure, made, named, reading, subject, week

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Bar, Columns, Key, Path, Word
from factcheck.report import FindingPart, SeriesPoint


def total(*series: SeriesPoint, low: str = "950", high: str = "1050") -> FindingPart:
    """A total of 1000."""
    return made("total", figure("1000", low, high), stated=reading("1000"), series=series)


def drawn(finding: FindingPart) -> Columns:
    """The weeks of its picture."""
    drawing = named(finding, "history").drawing
    assert isinstance(drawing, Columns)
    return drawing


def test_bars_from_nothing_and_the_claim_across_its_week() -> None:
    """Four weeks of 20 units each; 2000 is the top of the canvas (0), nothing its ground (100)."""
    finding = total(week(-2, "2000"), week(-1, None), week(0, "1000"), week(1, "500"))
    assert drawn(finding) == Columns(
        height=140,
        deep=100,
        wide=80,
        paths=(Path("was", "M3 100V0h14V100M63 100V75h14V100"), Path("now", "M43 100V50h14V100")),
        frames=(Bar("claim", "50", "25", "68", "4"),),
        words=(
            Word("2K", "0", 14, ""),
            Word("?", "37.5", 116, "m"),
            Word("9 Mar", "62.5", 135, "b m"),
            Word("23 February 2026", "0", 135, ""),
            Word("16 Mar", "100", 135, "e"),
        ),
    )
    picture = named(finding, "history")
    assert picture.keys == (Key("claim", "as printed: 950 – 1.05K"), Key("now", "on the board: 1K"))
    assert picture.sentence == "23 Feb: 2K; 9 Mar: 1K; 16 Mar: 500; as printed: 950 – 1.05K"
    assert picture.table.head == ("Period", "Value")
    assert picture.table.rows == (("23 February 2026", "2K"), ("2 Mar", "–"), ("9 Mar", "1K"), ("16 Mar", "500"))


def test_a_year_is_told_again_where_it_changes() -> None:
    series = (week(-11, "1000"), week(-10, "1000"), week(-9, "1000"), week(0, "1000"))
    told = [row[0] for row in named(total(*series), "history").table.rows]
    assert told == ["22 December 2025", "29 Dec", "5 January 2026", "9 Mar"]


def test_a_figure_far_above_all_weeks() -> None:
    """The claim is the highest thing drawn."""
    finding = total(week(-1, "1000"), week(0, "1000"), low="9500", high="10000")
    assert [path.d for path in drawn(finding).paths] == ["M3 100V90h14V100", "M23 100V90h14V100"]
    assert drawn(finding).frames == (Bar("claim", "50", "50", "20", "5"),)
    assert drawn(finding).words[0].text == "10K"


@pytest.mark.parametrize(
    ("low", "high", "frame"),
    [
        pytest.param("500", OPEN, ("0", "70"), id="at-least"),
        pytest.param("-" + OPEN, "500", ("70", "50"), id="at-most"),
        pytest.param("500", "500", ("70", "2"), id="exactly"),
    ],
)
def test_an_end_that_is_open_or_none(low: str, high: str, frame: tuple[str, str]) -> None:
    (bar,) = drawn(total(week(-1, "1000"), week(0, "1000"), low=low, high=high)).frames
    assert (bar.y, bar.height) == frame


def test_all_weeks_alike_and_all_nothing() -> None:
    assert [path.d for path in drawn(total(week(-1, "1050"), week(0, "1050"))).paths] == ["M3 100V0h14V100", "M23 100V0h14V100"]
    nothing = total(week(-1, "0"), week(0, "0"), low="0", high="0")
    assert [path.d for path in drawn(nothing).paths] == ["M3 100V100h14V100", "M23 100V100h14V100"]


def test_sixty_weeks_of_huge_numbers() -> None:
    huge = "9" * 30
    finding = total(*(week(at, huge) for at in range(-59, 1)))
    assert drawn(finding).wide == 1200
    assert drawn(finding).paths[-1] == Path("now", "M1183 100V0h14V100")
    assert [(word.text, word.look) for word in drawn(finding).words[1:]] == [("9 Mar", "b e"), ("20 January 2025", "")]


def test_days_that_would_touch_are_left_out() -> None:
    """The claimed week is told before the first and the last."""
    finding = total(week(-1, "1000"), week(0, "1000"), *(week(at, "1000") for at in range(1, 4)))
    assert [word.text for word in drawn(finding).words[1:]] == ["9 Mar", "30 Mar"]
    finding = total(*(week(at, "1000") for at in range(-8, 2)))
    assert [word.text for word in drawn(finding).words[1:]] == ["9 Mar", "12 January 2026"]


def test_both_sides_of_a_difference() -> None:
    """The claim lies over the week, as much above the other one as printed."""
    finding = made(
        "gap",
        figure("300", "250", "350"),
        object=subject("model:bob/two", "Two"),
        stated=reading("400"),
        series=(week(-1, "1000", against="500"), week(0, "900", against="500"), week(1, "800")),
    )
    assert drawn(finding).paths == (
        Path("one", "M3 100V0h7V100M23 100V10h7V100"),
        Path("other", "M10 100V50h7V100M30 100V50h7V100"),
    )
    assert drawn(finding).frames == (Bar("claim", "33.3", "33.3", "35", "10"),)
    assert drawn(finding).words[1] == Word("?", "83.3", 116, "m")
    assert [key.text for key in named(finding, "history").keys] == ["One", "Two", "where it would end as printed (250 – 350)"]
    assert named(finding, "history").table.rows[0] == ("2 March 2026", "1K", "500")


def test_a_share_is_drawn_as_a_share() -> None:
    finding = made(
        "share",
        figure("0.25", "0.245", "0.255", "share"),
        stated=reading("0.25"),
        series=(week(-1, "500", against="1000"), week(0, "250", against="1000"), week(1, "5", against="0")),
    )
    assert [path.d for path in drawn(finding).paths] == ["M3 100V0h14V100", "M23 100V50h14V100"]
    assert (drawn(finding).words[0].text, named(finding, "history").caption) == ("50%", "Share of One, week by week")
    assert [row[1] for row in named(finding, "history").table.rows] == ["50%", "25%", "–"]


def test_the_week_behind_the_verdict_is_the_claimed_one() -> None:
    """Also where the story gives another."""
    moved = replace(reading("1000", basis=CHART), window=("2026-03-02", "2026-03-08"))
    finding = replace(total(week(-1, "1000"), week(0, "500")), best=moved)
    assert [path.look for path in drawn(finding).paths] == ["now", "was"]


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(total(), id="no-weeks"),
        pytest.param(total(week(0, "1000")), id="one-week"),
        pytest.param(total(week(-1, None), week(0, "1000")), id="one-that-is-seen"),
        pytest.param(total(week(-1, "-5"), week(0, "1000")), id="less-than-nothing"),
        pytest.param(replace(total(week(-1, "5"), week(0, "1000")), kind="count"), id="another-kind"),
    ],
)
def test_nothing_to_tell(finding: FindingPart) -> None:
    assert "history" not in [picture.name for picture in pictures(finding, EN, 9)]
