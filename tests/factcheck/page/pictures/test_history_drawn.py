"""The weeks around a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from finding_made import CHART, EN, OPEN, figure, made, named, reading, subject, week

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Bar, Caption, Columns, Key
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
    """Four weeks of 25 % each; 2000 is 100 pixels."""
    finding = total(week(-2, "2000"), week(-1, None), week(0, "1000"), week(1, "500"))
    assert drawn(finding) == Columns(
        bars=(
            Bar("was", "3.5", "18", "20", "100"),
            Bar("now", "53.5", "18", "70", "50"),
            Bar("was", "78.5", "18", "95", "25"),
        ),
        claimed=(Bar("claim", "50", "25", "67.5", "5"),),
        unseen=("37.5",),
        days=(Caption("03-09", "62.5", "middle", now=True), Caption("2026-02-23", "0", "start"), Caption("03-16", "100", "end")),
        most="2K",
    )
    picture = named(finding, "history")
    assert picture.keys == (Key("claim", "as printed: 950 – 1.05K"), Key("now", "on the board: 1K"))
    assert picture.sentence == "2026-02-23: 2K; 2026-03-09: 1K; 2026-03-16: 500; as printed: 950 – 1.05K"
    assert picture.table.head == ("Period", "Value")
    assert picture.table.rows == (("2026-02-23", "2K"), ("2026-03-02", "–"), ("2026-03-09", "1K"), ("2026-03-16", "500"))


def test_a_figure_far_above_all_weeks() -> None:
    """The claim is the highest thing drawn."""
    finding = total(week(-1, "1000"), week(0, "1000"), low="9500", high="10000")
    assert [bar.height for bar in drawn(finding).bars] == ["10", "10"]
    assert drawn(finding).claimed == (Bar("claim", "50", "50", "20", "5"),)
    assert drawn(finding).most == "10K"


@pytest.mark.parametrize(
    ("low", "high", "whisker"),
    [
        pytest.param("500", OPEN, ("0", "70"), id="at-least"),
        pytest.param("-" + OPEN, "500", ("70", "50"), id="at-most"),
    ],
)
def test_an_open_end(low: str, high: str, whisker: tuple[str, str]) -> None:
    (bar,) = drawn(total(week(-1, "1000"), week(0, "1000"), low=low, high=high)).claimed
    assert (bar.y, bar.height) == whisker


def test_all_weeks_alike_and_all_nothing() -> None:
    assert [bar.y for bar in drawn(total(week(-1, "1050"), week(0, "1050"))).bars] == ["20", "20"]
    nothing = total(week(-1, "0"), week(0, "0"), low="0", high="0")
    assert [(bar.y, bar.height) for bar in drawn(nothing).bars] == [("120", "0"), ("120", "0")]


def test_sixty_weeks_of_huge_numbers() -> None:
    huge = "9" * 30
    finding = total(*(week(at, huge) for at in range(-59, 1)))
    assert len(drawn(finding).bars) == 60
    assert drawn(finding).bars[-1] == Bar("now", "98.57", "1.2", "20", "100")
    assert [(caption.text, caption.anchor) for caption in drawn(finding).days] == [("2025-01-20", "start"), ("03-09", "end")]


def test_days_that_would_touch_are_left_out() -> None:
    """The claimed week is told before the first and the last."""
    finding = total(week(-1, "1000"), week(0, "1000"), *(week(at, "1000") for at in range(1, 4)))
    assert [caption.text for caption in drawn(finding).days] == ["03-09", "03-30"]
    finding = total(*(week(at, "1000") for at in range(-8, 2)))
    assert [caption.text for caption in drawn(finding).days] == ["03-09", "2026-01-12"]


def test_both_sides_of_a_difference() -> None:
    """The claim lies over the subject's bar, as much above the other one as printed."""
    finding = made(
        "gap",
        figure("300", "250", "350"),
        object=subject("model:bob/two", "Two"),
        stated=reading("400"),
        series=(week(-1, "1000", against="500"), week(0, "900", against="500"), week(1, "800")),
    )
    assert drawn(finding).bars == (
        Bar("one", "4.67", "12", "20", "100"),
        Bar("other", "16.67", "12", "70", "50"),
        Bar("one", "38", "12", "30", "90"),
        Bar("other", "50", "12", "70", "50"),
    )
    assert drawn(finding).claimed == (Bar("claim", "33.33", "33.33", "35", "10"),)
    assert drawn(finding).unseen == ("83.33",)
    assert [key.text for key in named(finding, "history").keys] == ["One", "Two", "where it would end as printed (250 – 350)"]
    assert named(finding, "history").table.rows[0] == ("2026-03-02", "1K", "500")


def test_a_share_is_drawn_as_a_share() -> None:
    finding = made(
        "share",
        figure("0.25", "0.245", "0.255", "share"),
        stated=reading("0.25"),
        series=(week(-1, "500", against="1000"), week(0, "250", against="1000"), week(1, "5", against="0")),
    )
    assert [bar.height for bar in drawn(finding).bars] == ["100", "50"]
    assert (drawn(finding).most, named(finding, "history").caption) == ("50%", "Share of One, week by week")
    assert [row[1] for row in named(finding, "history").table.rows] == ["50%", "25%", "–"]


def test_the_week_behind_the_verdict_is_the_claimed_one() -> None:
    """Also where the story gives another."""
    moved = replace(reading("1000", basis=CHART), window=("2026-03-02", "2026-03-08"))
    finding = replace(total(week(-1, "1000"), week(0, "500")), best=moved)
    assert [bar.look for bar in drawn(finding).bars] == ["now", "was"]


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
    assert "history" not in [picture.name for picture in pictures(finding, EN)]
