"""Week after week: streaks and places."""

from __future__ import annotations

from dataclasses import replace

from finding_made import EN, OPEN, figure, made, named, reading, subject, week

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Bar, Columns, Key, Path, Word
from factcheck.report import FindingPart, SeriesPoint


def streak(length: str, *series: SeriesPoint, **more: object) -> FindingPart:
    """A run in first place."""
    told: dict[str, object] = {"condition": "rank-1", "stated": reading("2"), "series": series}
    return made("streak", figure(length, length, length, "weeks"), **{**told, **more})


def placed(at: int, rank: int | None, *, holds: bool | None = None) -> SeriesPoint:
    """A week and the place in it."""
    return replace(week(at, "1000"), rank=rank, holds=holds)


def drawn(finding: FindingPart) -> Columns:
    """The weeks of its picture."""
    drawing = named(finding, "weeks").drawing
    assert isinstance(drawing, Columns)
    return drawing


def test_a_run_shorter_than_told() -> None:
    """Three weeks are told, two held; the one that cannot be told has no place. First place lies on top."""
    finding = streak("3", placed(-3, None), placed(-2, 4, holds=False), placed(-1, 1, holds=True), placed(0, 1, holds=True))
    assert drawn(finding) == Columns(
        height=116,
        deep=60,
        wide=80,
        paths=(Path("run", "M30 90L50 10L70 10"), Path("places", "M30 90h0M50 10h0M70 10h0")),
        frames=(Bar("told", "25", "75", "0", "80"),),
        words=(
            Word("4", "37.5", 67, "m"),
            Word("1", "62.5", 19, "m"),
            Word("23 Feb", "37.5", 111, "b m"),
            Word("9 Mar", "100", 111, "e"),
        ),
        icons="?✗✓✓",
        icons_x="12.5% 37.5% 62.5% 87.5%",
    )
    picture = named(finding, "weeks")
    assert picture.caption == "One, week by week: first place"
    assert picture.keys == (Key("told", "as printed: 3 weeks"),)
    assert picture.sentence == "held in 2 of 4 weeks, 16 February 2026 – 15 March 2026; as printed: 3 weeks"
    assert picture.table.head == ("Period", "Place", "Value", "Holds")
    assert picture.table.rows[1] == ("23 Feb", "#4", "1K", "no")


def test_ahead_has_both_values() -> None:
    series = (week(-1, "500", against="1000", holds=False), week(0, "800", against="600", holds=True))
    finding = streak("1", *series, condition="ahead-of", object=subject("origin:US", "U.S."))
    assert drawn(finding).paths == (
        Path("one", "M3 100V50h7V100M23 100V20h7V100"),
        Path("other", "M10 100V0h7V100M30 100V40h7V100"),
    )
    assert (drawn(finding).icons, drawn(finding).frames) == ("✗✓", (Bar("told", "50", "50", "0", "80"),))
    assert [key.text for key in named(finding, "weeks").keys] == ["as printed: 1 week", "One", "U.S."]
    assert named(finding, "weeks").table.head == ("Period", "Value", "Against", "Holds")


def test_of_a_long_run_the_first_and_the_last_weeks() -> None:
    """Sixty weeks: one, a gap, fourteen; the table has them all."""
    finding = streak("59", placed(-59, 2, holds=False), *(placed(at, 1, holds=True) for at in range(-58, 1)))
    assert drawn(finding).wide == 320
    assert drawn(finding).icons == "✗…" + 14 * "✓"
    assert drawn(finding).frames == (Bar("told", "6.2", "93.8", "0", "80"),)
    assert [word.text for word in drawn(finding).words] == ["2", "1", "20 January 2025", "9 Mar"]
    assert len(named(finding, "weeks").table.rows) == 60


def test_a_run_longer_than_what_is_seen() -> None:
    assert drawn(streak("9" * 40, placed(0, 1, holds=True))).frames == (Bar("told", "0", "100", "0", "80"),)


def test_a_place_is_held_against_its_week_alone() -> None:
    """Sixth as printed, ninth on the board, where the story is about; a week later there is no place."""
    finding = made(
        "rank",
        figure("6", "6", "6", "rank"),
        stated=reading("9", fit="excluded"),
        series=(placed(-1, 6), placed(0, 9), placed(1, None)),
    )
    assert drawn(finding).paths == (Path("run", "M10 10L30 90"), Path("places", "M10 10h0M30 90h0"))
    assert drawn(finding).frames == (Bar("claim", "33.3", "33.3", "19", "14"),)
    assert (drawn(finding).icons, drawn(finding).icons_x) == ("✗", "50%")
    picture = named(finding, "weeks")
    assert (picture.caption, picture.sentence) == ("The place of One, week by week", "2 Mar: #6, 9 Mar: #9; as printed: #6")
    assert [each.name for each in pictures(finding, EN, 9)] == ["weeks"]


def test_a_place_without_an_end() -> None:
    finding = made("rank", figure("6", "6", OPEN, "rank"), stated=reading("9"), series=(placed(-1, 6), placed(0, 9)))
    assert [(bar.y, bar.height) for bar in drawn(finding).frames] == [("19", "14")]


def test_nothing_to_tell() -> None:
    assert "weeks" not in [picture.name for picture in pictures(streak("2"), EN, 9)]
    assert "weeks" not in [picture.name for picture in pictures(streak("2", week(0, None)), EN, 9)]
    assert "weeks" not in [picture.name for picture in pictures(replace(streak("2", placed(0, 1)), kind="total"), EN, 9)]
