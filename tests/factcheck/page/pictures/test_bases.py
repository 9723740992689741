"""The printed figure and the bases on one axis."""

from __future__ import annotations

from dataclasses import replace

import pytest
from finding_made import CHART, EN, OPEN, STATED, ZH, figure, made, named, reading, subject

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Band, Mark, Rows
from factcheck.report import FindingPart

PRINTED = figure("4690000000000", "4685000000000", "4695000000000")


def drawn(finding: FindingPart) -> Rows:
    """The rows of its picture."""
    drawing = named(finding, "bases").drawing
    assert isinstance(drawing, Rows)
    return drawing


def marks(finding: FindingPart) -> list[tuple[str, str, str]]:
    """Look, place and width of what is marked, row after row."""
    return [(mark.look, mark.x, mark.width) for row in drawn(finding).rows for mark in row.marks]


def test_a_claim_and_two_bases() -> None:
    """From 4.685T at 7 % to 6.695T at 93 %; what fits is a dot, what does not is a ring."""
    finding = made(
        "total",
        PRINTED,
        best=reading("4690000000000", basis=CHART),
        stated=reading("6695000000000", fit="excluded"),
    )
    picture = named(finding, "bases")
    assert (drawn(finding).height, drawn(finding).bands) == (118, (Band("6.9", "0.6", 18, 100),))
    assert [row.label for row in drawn(finding).rows] == [
        "As printed: 4.69T · 4.69万亿",
        "✓ Fits: chart only, as displayed",
        "✗ As worded: every model, unrounded",
    ]
    assert drawn(finding).rows[0].marks == (Mark("claim", "6.9", "0.6", 18, "4.685T – 4.695T", "7.4", "start"),)
    assert drawn(finding).rows[1].marks == (Mark("dot", "7.2", "0", 60, "4.69T · 4.69万亿", "7.2", "start"),)
    assert drawn(finding).rows[2].marks == (Mark("ring", "93", "0", 102, "6.695T · 6.695万亿", "93", "end"),)
    assert picture.sentence == (
        "As printed: 4.69T; Fits: chart only, as displayed: 4.69T; As worded: every model, unrounded: 6.695T"
    )
    assert picture.table.head == ("Basis", "Value", "Fit")
    assert picture.table.rows[2] == ("As worded: every model with a page · exact values", "6.695T · 6.695万亿", "does not fit")


def test_one_basis_is_the_board() -> None:
    finding = made("total", PRINTED, stated=reading("4688000000000"))
    assert [row.label for row in drawn(finding).rows] == ["As printed: 4.69T · 4.69万亿", "✓ On the board"]
    assert marks(finding) == [("claim", "7", "86"), ("dot", "32.8", "0")]


@pytest.mark.parametrize(
    ("low", "high", "claim"),
    [
        pytest.param("4690000000000", OPEN, ("7", "93", "r"), id="at-least"),
        pytest.param("-" + OPEN, "4690000000000", ("0", "7", "l"), id="at-most"),
    ],
)
def test_a_figure_with_an_open_end_runs_to_the_edge(low: str, high: str, claim: tuple[str, str, str]) -> None:
    finding = made("total", figure("4690000000000", low, high), stated=reading("6690000000000"))
    (mark,) = drawn(finding).rows[0].marks
    assert (mark.x, mark.width, mark.opens) == claim
    assert drawn(finding).bands[0].width == claim[1]


def test_an_undecided_basis_is_a_span_with_its_value_on_the_label() -> None:
    finding = made("total", PRINTED, stated=reading("4690000000000", "12930000000000", "undecided"))
    row = drawn(finding).rows[1]
    assert row.label == "? On the board: 4.69T – 12.93T"
    assert row.marks == (Mark("span", "7.1", "85.9", 60),)


def test_an_upper_end_that_is_not_known() -> None:
    finding = made("rank", figure("12", "12", "12", "rank"), stated=replace(reading("10"), high=None, fit="undecided"))
    row = drawn(finding).rows[1]
    assert (row.label, row.marks[0].x, row.marks[0].width, row.marks[0].opens) == ("? On the board: #10 or more", "7", "93", "r")


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(made("rank", figure("1", "1", "1", "rank"), stated=reading("1")), id="all-the-same"),
        pytest.param(made("total", PRINTED), id="not-on-the-board"),
        pytest.param(made("comparison"), id="nothing-at-all"),
        pytest.param(made("membership", figure("10", "10", "10", "rank"), stated=reading("7")), id="nothing-printed"),
    ],
)
def test_nothing_to_tell(finding: FindingPart) -> None:
    assert pictures(finding, EN, 9) == ()


def test_bases_that_the_scopes_show_are_not_drawn_twice() -> None:
    """Two that differ only in what is counted; a third one is told here."""
    finding = made(
        "total",
        PRINTED,
        subject=subject("origin:CN", "China"),
        best=reading("4690000000000", basis=CHART),
        stated=reading("6695000000000", fit="excluded"),
    )
    assert [picture.name for picture in pictures(finding, EN, 9)] == ["scopes"]
    restated = reading("4200000000000", fit="excluded", basis=replace(CHART, capture="latest"))
    assert [picture.name for picture in pictures(replace(finding, tried=(restated,)), EN, 9)] == ["scopes", "bases"]


def test_an_order_lies_to_the_right_of_nothing() -> None:
    """The claim has no number: anything above nothing, without an end."""
    finding = made(
        "comparison",
        object=subject("model:bob/two", "Two"),
        best=reading("1000000000", basis=CHART),
        stated=reading("-3000000000", fit="excluded"),
    )
    assert named(finding, "bases").caption == "One less Two: as printed, and on the board"
    assert marks(finding) == [("claim", "71.5", "28.5"), ("dot", "93", "0"), ("ring", "7", "0")]


def test_a_place_among_the_first_so_many() -> None:
    finding = made("membership", figure("10", "10", "10", "rank"), n=10, stated=reading("7"))
    assert drawn(finding).rows[0].label == "As printed: top 10"
    assert marks(finding) == [("claim", "7", "86"), ("dot", "64.3", "0")]


def test_a_figure_of_two_readings_has_two_bands() -> None:
    five = replace(figure("5", "4.5", "5.5", "share"), other="4")
    finding = made("growth", five, stated=reading("4.1"))
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("50", "43"), ("7", "43")]


def test_neighbours_show_something_new() -> None:
    """Not what lies within one per cent of what is shown and fits alike; no more than two."""
    tried = [
        reading("4691000000000", basis=replace(STATED, digits="displayed")),
        reading("4695000000000", fit="excluded", basis=replace(STATED, capture="latest")),
        *(
            reading(f"{value}000000000", fit="excluded", basis=replace(STATED, scope=f"top-{value}", capture="latest"))
            for value in (5000, 6000, 7000)
        ),
    ]
    finding = made("total", PRINTED, stated=reading("4690000000000"), tried=tuple(tried))
    assert [row.label for row in drawn(finding).rows[2:]] == [
        "✗ restated",
        "✗ the top 5000, restated",
    ]


def test_huge_and_hostile_values_stay_on_the_page() -> None:
    finding = made(
        "total",
        figure("9" * 40, "9" * 40, "9" * 40),
        subject=subject("model:x", "<b>" + "x" * 200),
        stated=reading("1", basis=replace(STATED, scope="<script>" * 9)),
        tried=(reading("0." + "0" * 39 + "1", fit="?", basis=replace(STATED, scope="<i>" * 30)),),
    )
    for row in drawn(finding).rows:
        assert len(row.label) <= 38
        for mark in row.marks:
            assert 0 <= float(mark.x) <= float(mark.x) + float(mark.width) <= 100


def test_in_chinese() -> None:
    (picture,) = pictures(made("total", PRINTED, stated=reading("4688000000000")), ZH)
    assert isinstance(picture.drawing, Rows)
    assert picture.caption == "报道与榜单对照"
    assert [row.label for row in picture.drawing.rows] == ["报道所印：4.69万亿 · 4.69T", "✓ 榜单"]
    assert picture.table.head == ("口径", "数值", "是否相符")
