"""A story judged as of another day: by the last captures made up to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from claims_made import PUBLISHED, made, tokens
from small_board import CHART_ROWS, MARGIN, WEEK, board, chart, pages
from story import en, zh

from factcheck.basis import Basis
from factcheck.errors import AsOfError
from factcheck.find import find_all
from factcheck.pipeline import check_text
from factcheck.report import FindingPart, Report, to_json
from factcheck.view import View, Views
from sources.board.board import Board
from sources.read import Given

FIRST = WEEK.end + timedelta(2)
MIDDLE = WEEK.end + timedelta(40)
LAST = WEEK.end + timedelta(90)
#: A chart that fell twice.
FALLING = board(
    chart(CHART_ROWS | {"ada/one": 1003}, captured=FIRST),
    chart(CHART_ROWS | {"ada/one": 996}, captured=MIDDLE),
    chart(CHART_ROWS | {"ada/one": 993}, captured=LAST),
)


@pytest.mark.parametrize(
    ("as_of", "captured", "near", "high"),
    [
        pytest.param(WEEK.end, FIRST, True, 1, id="two-days-before-the-first"),
        pytest.param(FIRST, FIRST, True, 1, id="that-day-too"),
        pytest.param(MIDDLE - timedelta(1), FIRST, True, 1, id="a-day-before-the-next"),
        pytest.param(MIDDLE, MIDDLE, True, 1, id="the-next"),
        pytest.param(LAST + timedelta(400), LAST, True, 1, id="long-after"),
    ],
)
def test_the_last_capture_made_by_then(as_of: date, captured: date, near: bool, high: int) -> None:
    view = Views(FALLING, PUBLISHED, as_of).at(WEEK, Basis(scope="chart", capture="as-of-date"))
    assert isinstance(view, View)
    assert (view.cells[0].snapshot, view.near, view.low, view.high) == (f"chart-{WEEK.start}-{captured}", near, 1, high)


def test_where_none_was_made_by_then_the_earliest_later_one_with_the_margin() -> None:
    late = board(chart(captured=MIDDLE), chart(captured=LAST))
    view = Views(late, PUBLISHED, FIRST).at(WEEK, Basis(scope="chart", capture="as-of-date"))
    assert isinstance(view, View)
    assert (view.cells[0].snapshot, view.near, view.high) == (f"chart-{WEEK.start}-{MIDDLE}", False, 1 + MARGIN)


def test_a_chart_captured_later_has_the_values_of_pages_made_by_then() -> None:
    fallen = {name: value * 99 // 100 for name, value in CHART_ROWS.items()}
    small = board(pages(captured=FIRST), pages({"ada/one": 998, "bob/three": 699}, captured=MIDDLE), chart(fallen, captured=LAST))
    for as_of, value in ((FIRST, 1000), (MIDDLE, 998), (LAST, 990)):
        view = Views(small, PUBLISHED, as_of).at(WEEK, Basis(scope="chart", capture="as-of-date"))
        assert isinstance(view, View)
        assert int(view.cells[0].value) == value


def ruled(digits: str, as_of: date | None) -> FindingPart:
    claim = made("total", "model:ada/one", tokens(digits))
    (finding,) = find_all([claim], FALLING, Views(FALLING, PUBLISHED, as_of)).findings
    return finding


@pytest.mark.parametrize(
    ("digits", "as_of", "verdict", "reason", "capture"),
    [
        pytest.param("1003", None, "supported", "exact", "as-of-publication", id="at-the-time"),
        pytest.param("1003", FIRST, "supported", "exact", "as-of-date", id="as-of-the-first"),
        pytest.param("996", MIDDLE, "supported", "exact", "as-of-date", id="as-of-the-next"),
        pytest.param("1003", MIDDLE, "needs-context", "capture", "as-of-publication", id="right-as-published"),
        pytest.param("1117", LAST, "contradicted", "", "", id="right-at-no-time"),
    ],
)
def test_verdicts(digits: str, as_of: date | None, verdict: str, reason: str, capture: str) -> None:
    """What was right as first published is never called wrong by later captures."""
    finding = ruled(digits, as_of)
    assert finding.verdict == verdict
    if capture:
        shown = finding.best or finding.stated
        assert shown is not None
        assert (finding.reason, shown.basis.capture) == (reason, capture)


def test_what_changed_after_that_day_is_said() -> None:
    since = ruled("996", MIDDLE).since
    assert since is not None
    assert (since.low, since.verdict) == ("993", "contradicted")
    assert ruled("993", LAST).since is None


TEXT = en("the Chinese models on the weekly chart had 4.69 trillion tokens against 3.294 trillion for U.S. models.")


def checked(text: str, as_of: date | None, board: Board | None = None) -> Report:
    return check_text(text, given=Given(published=date(2026, 3, 17)), board=board, as_of=as_of)


@pytest.mark.parametrize(
    ("as_of", "capture"),
    [(None, "as-of-publication"), (date(2026, 4, 1), "as-of-date"), (date(2026, 11, 1), "as-of-publication")],
)
def test_the_history(as_of: date | None, capture: str) -> None:
    """By the autumn's captures the second figure is right only as first published."""
    report = checked(TEXT, as_of)
    assert [finding.verdict for finding in report.findings] == ["needs-context", "needs-context"]
    best = report.findings[1].best
    assert best is not None
    assert (best.low, best.basis.capture) == ("3294000000000", capture)
    assert report.board.as_of == (as_of and as_of.isoformat())


def test_the_day_is_noted_in_both_languages() -> None:
    (note,) = [note for note in checked(TEXT, date(2026, 4, 1)).notes if note.slug == "judged-as-of"]
    assert note.text["en"].startswith("Judged as of 2026-04-01:")
    assert note.text["zh"].startswith("核查截至2026-04-01：")
    assert all(note.slug != "judged-as-of" for note in checked(TEXT, None).notes)


def test_the_same_day_gives_the_same_bytes() -> None:
    assert to_json(checked(TEXT, date(2026, 4, 1))) == to_json(checked(TEXT, date(2026, 4, 1)))


@pytest.mark.parametrize("text", [TEXT, zh("MiniMax M2.5的周调用量为1.75万亿Token。")])
def test_a_day_before_the_last_one_told_of_is_refused(text: str) -> None:
    with pytest.raises(AsOfError, match="2026-03-14 is before 2026-03-15"):
        checked(text, date(2026, 3, 14))
    assert checked(text, date(2026, 3, 15)).findings[0].verdict != "unproven"


def test_a_forecast_sets_no_such_day() -> None:
    text = f"{zh('MiniMax M2.5的周调用量为1.75万亿Token。')}预计2026年3月16日至3月22日，MiniMax M2.5的周调用量将达2万亿Token。"
    assert checked(text, date(2026, 3, 16)).findings[0].verdict == "supported"
