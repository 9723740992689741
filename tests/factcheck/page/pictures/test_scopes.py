"""What is counted: one bar a scope, two where both sides are known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from finding_made import CHART, EN, STATED, figure, made, named, reading, rows, subject

from factcheck.page.pictures import pictures
from factcheck.page.pictures.picture import Band, Key, Mark, Rows
from factcheck.report import FindingPart

CHINA, STATES = subject("origin:CN", "China"), subject("origin:US", "U.S.")
TOP = replace(STATED, scope="top-10")
PLATFORM = replace(STATED, scope="platform")


def drawn(finding: FindingPart) -> Rows:
    """The rows of its picture."""
    drawing = named(finding, "scopes").drawing
    assert isinstance(drawing, Rows)
    return drawing


def total(**more: object) -> FindingPart:
    """A group's sum, right for the chart."""
    told: dict[str, object] = {"best": reading("4000", basis=CHART), "stated": reading("8000", fit="excluded")}
    return made("total", figure("4000", "3950", "4050"), subject=CHINA, **{**told, **more})


def test_a_bar_a_scope_from_the_fewest_rows_to_all() -> None:
    """From nothing to 8000 at 70 %; an interval is full as far as it is sure."""
    tried = (
        reading("4000", "8000", "undecided", PLATFORM),
        reading("6000", fit="excluded", basis=TOP),
        reading("7999", basis=CHART),
    )
    finding = total(tried=tried)
    assert [row.label for row in drawn(finding).rows] == [
        "✓ chart only",
        "✗ the top 10",
        "✗ every model",
        "? whole platform",
    ]
    assert [[(mark.look, mark.x, mark.width) for mark in row.marks] for row in drawn(finding).rows] == [
        [("one", "0", "35")],
        [("one", "0", "52.5")],
        [("one", "0", "70")],
        [("one", "0", "35"), ("other", "35", "35")],
    ]
    assert drawn(finding).rows[0].marks[0] == Mark("one", "0", "35", 18, "4K", "35", "start")
    assert drawn(finding).bands == (Band("34.6", "0.9", 0, 158),)
    assert (drawn(finding).height, drawn(finding).zero) == (158, "0")
    picture = named(finding, "scopes")
    assert picture.caption == "China, by what is counted"
    assert picture.keys == (Key("claim", "as printed: 3.95K – 4.05K"),)
    assert picture.table.rows[0] == ("the models named in the chart", "4K · 4000", "fits")


def test_both_sides_where_their_rows_are_known() -> None:
    finding = made(
        "gap",
        figure("100", "95", "105"),
        subject=CHINA,
        object=STATES,
        best=reading("100", basis=CHART),
        stated=reading("-300", fit="excluded"),
        evidence=(*rows("subject", "300", "100"), *rows("object", "300")),
        stated_evidence=(*rows("subject", "500"), *rows("object", "800")),
        tried=(reading("-301", fit="excluded", basis=replace(CHART, scope="catalogue")),),
    )
    assert [[(mark.look, mark.x, mark.width, mark.y) for mark in row.marks] for row in drawn(finding).rows] == [
        [("one", "0", "35", 18), ("other", "0", "26.2", 32)],
        [("one", "0", "43.8", 74), ("other", "0", "70", 88)],
    ]
    assert [key.text for key in named(finding, "scopes").keys] == ["China", "U.S."]
    assert named(finding, "scopes").table.rows[1] == ("every model with a page", "500", "800", "-300", "does not fit")


def test_rows_that_do_not_give_the_difference_are_not_drawn() -> None:
    """The difference itself, to both sides of nothing."""
    finding = made(
        "comparison",
        subject=CHINA,
        object=STATES,
        best=reading("100", basis=CHART),
        stated=reading("-300", fit="excluded"),
        evidence=(*rows("subject", "300"), *rows("object", "300")),
        stated_evidence=(*rows("subject", "500"), *rows("object", "800")),
    )
    assert [[(mark.x, mark.width) for mark in row.marks] for row in drawn(finding).rows] == [[("74", "24")], [("2", "72")]]
    assert (drawn(finding).zero, named(finding, "scopes").caption) == ("74", "China less U.S., by what is counted")
    assert [(band.x, band.width) for band in drawn(finding).bands] == [("74", "26")]


@pytest.mark.parametrize(
    "finding",
    [
        pytest.param(total(stated=None), id="one-scope"),
        pytest.param(total(stated=reading("4000")), id="all-the-same"),
        pytest.param(replace(total(), subject=subject()), id="a-model"),
        pytest.param(replace(total(), kind="rank"), id="a-place"),
        pytest.param(replace(total(), best=None, stated=None), id="nothing"),
    ],
)
def test_nothing_to_tell(finding: FindingPart) -> None:
    assert "scopes" not in [picture.name for picture in pictures(finding, EN, 9)]
