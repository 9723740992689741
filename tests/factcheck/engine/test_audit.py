"""Captures that cannot be trusted: each fault made and found, and what it withholds."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from claims_made import judged, made, tokens, verdict, whole
from small_board import CHART_ROWS, PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, snap, week

from claims.claim import Claim
from claims.figure import Hedge
from claims.period import Period
from factcheck.audit import CHECKS, MISSING_WEEK, SLUGS, Fault, audit, faults
from factcheck.basis import Basis
from factcheck.view import Missing, View, Views
from sources.board.board import Board, Coverage, Row, Snapshot, Window

FIRST = WEEK.end + timedelta(2)
LATER = FIRST + timedelta(5)
SUNDAY = Window(week(1).start - timedelta(1), week(1).end - timedelta(1))
LAST_DAY = Window(WEEK.end, WEEK.end)
SUNDAYS = chart(CHART_ROWS | {"ada/one": 990}, window=SUNDAY, captured=FIRST)
FAILED = ("unproven", "board-failed-audit")


class Shares(SmallBoard):
    """The same board, of parts of a whole."""

    @property
    def unit(self) -> str:
        return "share"


def weeks(*first: int | None, captured: date = FIRST) -> list[Snapshot]:
    """One payload: charts of which the first row has these values, the last week first; `None` is a week that it skips."""
    return [
        chart(CHART_ROWS | {"ada/one": value}, window=week(back), captured=captured)
        for back, value in enumerate(first)
        if value is not None
    ]


def shares(*printed: str, others: str | None = None) -> Shares:
    """One capture of parts, as printed."""
    rows = tuple(Row(name, Decimal(text), 7) for name, text in zip(PAGE_ROWS, printed, strict=False))
    return Shares([replace(chart(), rows=rows, others=None if others is None else Decimal(others))])


def listed_twice() -> Snapshot:
    """A chart in which one row stands twice."""
    once = chart()
    return replace(once, rows=(once.rows[0], *once.rows))


def slugs(found: tuple[Fault, ...]) -> list[str]:
    return [fault.slug for fault in found]


def of(small: SmallBoard, window: Window = WEEK) -> list[str]:
    return slugs(audit(small, window))


@pytest.mark.parametrize(
    "small",
    [
        pytest.param(board(chart()), id="alone"),
        pytest.param(board(chart(), pages(), chart(captured=LATER)), id="alike-but-not-one-payload"),
        pytest.param(board(*weeks(1000, 900, 800)), id="a-payload"),
        pytest.param(board(*weeks(1000, None, 800)), id="beside-a-week-that-is-skipped"),
        pytest.param(board(*weeks(1000, 900), pages(window=SUNDAY, captured=FIRST)), id="another-series-on-Sunday"),
        pytest.param(board(chart(), chart(window=SUNDAY, captured=LATER)), id="another-payload-on-Sunday"),
        pytest.param(board(*weeks(1000, None, 9000)), id="small-beside-no-neighbour"),
        pytest.param(board(chart(others=0)), id="nothing-left"),
        pytest.param(board(pages(days={"ada/two": 2})), id="one-row-lacks-days"),
        pytest.param(board(chart({"ada/one": 9}), chart({"ada/one": 9}, window=week(1), captured=FIRST)), id="one-row-the-same"),
        pytest.param(board(pages(), pages({"ada/one": 1000}, window=LAST_DAY, captured=FIRST)), id="all-on-one-day"),
        pytest.param(shares("0.61", "0.30", others="0.09"), id="shares"),
        pytest.param(shares("0.335", "0.335", "0.331"), id="shares-rounded-up"),
        pytest.param(board(*weeks(1000), *weeks(1000, 2, captured=LATER)), id="small-in-another-payload"),
    ],
)
def test_sound_captures(small: SmallBoard) -> None:
    first = small.snapshots(WEEK)[0]
    assert faults(first, small) == ()


@pytest.mark.parametrize(
    ("small", "slug"),
    [
        pytest.param(board(chart(complete=False)), "partial-bucket", id="said-to-run"),
        pytest.param(board(chart(captured=WEEK.end)), "partial-bucket", id="on-the-last-day"),
        pytest.param(board(chart(days=dict.fromkeys(CHART_ROWS, 6))), "partial-bucket", id="every-row-lacks-days"),
        pytest.param(
            board(chart({"ada/one": 90, "bob/three": 5}, others=1), *weeks(None, 900, 800)), "partial-bucket", id="last-cut-off"
        ),
        pytest.param(board(*weeks(1000), *weeks(None, 1000)), "duplicated-capture", id="the-week-before"),
        pytest.param(board(*weeks(1000, 900, 800, 1000)), "duplicated-capture", id="three-weeks-before"),
        pytest.param(shares("0.61", "0.39", others="0.09"), "share-over-whole", id="with-the-rest"),
        pytest.param(shares("0.335", "0.335", "0.332"), "share-over-whole", id="more-than-rounding"),
        pytest.param(board(chart(others=-1)), "part-above-total", id="the-rest-below-nought"),
        pytest.param(board(chart(CHART_ROWS | {"fay/ten": -5})), "part-above-total", id="a-row-below-nought"),
        pytest.param(
            board(pages(), pages({"ada/one": 1011}, window=LAST_DAY, captured=FIRST)),
            "part-above-total",
            id="a-day-above-its-week",
        ),
        pytest.param(board(listed_twice()), "row-twice", id="twice"),
        pytest.param(board(*weeks(1000), SUNDAYS), "mixed-weekdays", id="Sunday-and-Monday"),
        pytest.param(
            board(chart(window=week(-1), captured=LATER), *weeks(None, 900, captured=LATER)), MISSING_WEEK, id="skipped"
        ),
    ],
)
def test_faults(small: SmallBoard, slug: str) -> None:
    assert of(small) == [slug]


def test_a_first_week_that_is_cut_off() -> None:
    payload = board(*weeks(1000, 900), chart({"ada/one": 90, "bob/three": 5}, others=1, window=week(2), captured=FIRST))
    assert of(payload, week(2)) == ["partial-bucket"]
    assert of(payload, week(1)) == []


def test_a_fault_says_where_it_is() -> None:
    (fault,) = audit(board(pages(), pages({"ada/one": 1011}, window=LAST_DAY, captured=FIRST)), WEEK)
    assert (fault.details.snapshot, fault.details.window) == (f"catalogue-{WEEK.start}-{FIRST}", WEEK)
    assert (fault.details.captured_at.date(), fault.details.rows) == (FIRST, ("ada/one",))
    (fault,) = audit(board(*weeks(1000, 900, 1000)), WEEK)
    assert fault.details.beside == (week(2),)
    (fault,) = audit(board(*weeks(1000, None, 800)), week(1))
    assert (fault.details.snapshot, fault.details.window, fault.details.beside) == ("", week(1), (week(2), WEEK))


def test_restatement_between_two_lists_of_one_payload_is_no_fault() -> None:
    assert of(board(pages(), pages({"ada/one": 1010}, window=LAST_DAY, captured=FIRST))) == []


def test_a_skipped_week_is_one_of_seven_days_and_of_one_payload() -> None:
    assert of(board(*weeks(1000), *weeks(None, None, 800, captured=LATER)), week(1)) == []
    assert of(board(*weeks(None, 900, None, 700))) == []
    sundays = [
        chart(window=Window(SUNDAY.start - timedelta(7 * back), SUNDAY.end - timedelta(7 * back)), captured=FIRST)
        for back in (1, 2)
    ]
    assert of(board(*weeks(1000), *sundays), SUNDAY) == []
    days = [chart(window=Window(day, day), captured=FIRST) for day in (WEEK.start, WEEK.start + timedelta(2))]
    assert of(board(*days), Window(WEEK.start + timedelta(1), WEEK.start + timedelta(1))) == []


# --- views ---


def at(scope: str, *captures: Snapshot, published: date = FIRST) -> View | Missing:
    return Views(board(*captures), published).at(WEEK, Basis(scope=scope))


@pytest.mark.parametrize("published", [FIRST, LATER])
def test_another_capture_of_the_window_is_taken(published: date) -> None:
    broken, sound = chart(others=-1), chart(CHART_ROWS | {"ada/one": 999}, captured=LATER)
    found = at("chart", broken, sound, published=published)
    assert isinstance(found, View)
    assert (found.cells[0].snapshot, int(found.cells[0].value)) == (sound.id, 999)


def test_a_sound_series_is_not_blamed_for_another() -> None:
    assert isinstance(at("platform", chart(others=-1), pages()), View)
    assert isinstance(at("catalogue", chart(others=-1), pages()), View)
    top = snap(Coverage.TOP, PAGE_ROWS, others=10)
    assert at("catalogue", chart(others=-1), top) == Missing("board-incomplete")


@pytest.mark.parametrize("scope", ["chart", "catalogue", "platform", "top-3"])
def test_nothing_is_left(scope: str) -> None:
    found = at(scope, listed_twice())
    assert isinstance(found, Missing)
    assert (found.reason, found.fault and found.fault.slug) == ("board-failed-audit", "row-twice")


def test_the_kind_of_capture_that_is_wanted_failed() -> None:
    found = at("chart", listed_twice(), pages())
    assert isinstance(found, Missing)
    assert found.fault is not None


# --- verdicts ---

TOTAL = made("total", "model:ada/one", tokens("5000"))
SUBJECT = "The board's figures in the week of 4–10 March 2030, as captured on 12 March 2030, failed the audit"
SUBJECT_ZH = "2030年3月4日至10日当周的榜单数据（2030年3月12日抓取）未通过审核"


@pytest.mark.parametrize(
    ("small", "english", "chinese"),
    [
        pytest.param(
            board(chart(complete=False)),
            "the capture does not hold the whole of these days",
            "抓取的数据没有涵盖这一时期的全部日子",
            id="partial-bucket",
        ),
        pytest.param(
            board(*weeks(1000, 1000)),
            "they are to the last digit those in the week of 25 February to 3 March 2030",
            "与2030年2月25日至3月3日当周的数据逐位相同",
            id="duplicated-capture",
        ),
        pytest.param(
            shares("0.61", "0.50"), "the shares add up to more than 100%", "各项份额之和超过100%", id="share-over-whole"
        ),
        pytest.param(
            board(chart(others=-1)), "a part is above its total (Others)", "部分大于总量（其他）", id="part-above-total"
        ),
        pytest.param(
            board(chart(CHART_ROWS | {"fay/ten": -5, "cyd/six": -9})),
            "a part is above its total (Ten and Six)",
            "部分大于总量（Ten和Six）",
            id="part-above-total-rows",
        ),
        pytest.param(board(listed_twice()), "a row is listed twice (One)", "有的行重复列出（One）", id="row-twice"),
        pytest.param(
            board(*weeks(1000), SUNDAYS),
            "the same capture also has figures in the week of 24 February to 2 March 2030, a week that starts on another day",
            "同一次抓取中另有2030年2月24日至3月2日当周的数据，两者的一周起始日不同",
            id="mixed-weekdays",
        ),
    ],
)
def test_the_verdict_is_withheld_and_says_why(small: SmallBoard, english: str, chinese: str) -> None:
    finding = judged(TOTAL, small)
    assert (finding.verdict, finding.reason) == FAILED
    assert finding.explanation == {
        "en": f"{SUBJECT}: {english}. Nothing is judged by them.",
        "zh": f"{SUBJECT_ZH}：{chinese}。不据此作出判断。",
    }


def test_a_skipped_week_withholds_what_needs_it_alone() -> None:
    small = board(*weeks(1000, None, 800, 700, 900))
    finding = judged(made("total", "model:ada/one", tokens("900"), window=week(1)), small)
    assert (finding.verdict, finding.reason) == FAILED
    assert finding.explanation["en"] == (
        "The board's figures in the week of 25 February to 3 March 2030, as captured on 12 March 2030, failed the audit: "
        "the capture has weeks before and after this one, and skips it. Nothing is judged by them."
    )
    assert finding.explanation["zh"] == (
        "2030年2月25日至3月3日当周的榜单数据（2030年3月12日抓取）未通过审核：抓取的数据有此前和此后的周，唯独缺少这一周。不据此作出判断。"
    )
    assert verdict(made("total", "model:ada/one", tokens("1000")), small) == ("supported", "exact")
    assert verdict(growth("0.11", week(1)), small) == FAILED
    assert verdict(growth("0.25", week(2)), small) == ("supported", "exact")


def growth(fraction: str, base: Window) -> Claim:
    return made("growth", "model:ada/one", tokens(fraction), base=Period(base.start, base.end, "then"))


def run(length: int, hedge: Hedge | None = None, **more: object) -> Claim:
    return made("streak", "model:ada/one", whole(length, "weeks", hedge), condition="rank-1", **more)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(run(1), ("unproven", "ambiguous"), id="shorter"),
        pytest.param(run(1, ordinal=True), ("contradicted", "unexplained"), id="the-first-is-at-least-the-second"),
        pytest.param(run(2), FAILED, id="up-to-it"),
        pytest.param(run(2, Hedge.AT_LEAST), ("supported", "hedged"), id="at-least"),
        pytest.param(run(3), FAILED, id="over-it"),
        pytest.param(run(4, Hedge.AT_LEAST), FAILED, id="at-least-over-it"),
    ],
)
def test_a_run_that_meets_a_skipped_week(claim: Claim, expected: tuple[str, str]) -> None:
    assert verdict(claim, board(*weeks(1000, 1001, None, 1003, 1004))) == expected


def test_a_run_that_ended_before_it() -> None:
    small = board(*weeks(1000, 10, None, 1003))
    assert verdict(run(1), small) == ("supported", "exact")
    assert verdict(run(3), small)[0] == "contradicted"


def test_a_rise_from_a_skipped_week() -> None:
    assert verdict(made("streak", "model:ada/one", whole(2, "weeks"), condition="rising"), board(*weeks(9, None, 7, 6))) == FAILED
    ahead = made("streak", "model:ada/one", whole(2, "weeks"), condition="ahead-of", object="model:bob/three", window=week(1))
    assert verdict(ahead, board(*weeks(1000, None, 900))) == FAILED


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param((1000, 900, 800), ("supported", "exact"), id="whole"),
        pytest.param((1000, None, 800), FAILED, id="may-have-been-higher"),
        pytest.param((1000, None, 1200), ("contradicted",), id="a-week-that-was-seen-is-higher"),
    ],
)
def test_a_record_over_a_skipped_week(values: tuple[int | None, ...], expected: tuple[str, ...]) -> None:
    found = verdict(made("record", "model:ada/one"), board(*weeks(*values)))
    assert found[: len(expected)] == expected


def test_a_record_since_a_history_that_begins_cut_off() -> None:
    """What lies before the first whole week is not known anyway."""
    first = chart({"ada/one": 90, "bob/three": 5}, others=1, window=week(2), captured=FIRST)
    assert verdict(made("record", "model:ada/one"), board(*weeks(1000, 900), first)) == ("supported", "exact")


# --- the registry, and the packaged history ---


def test_every_fault_has_words_and_a_line_in_the_manual() -> None:
    assert [check.slug for check in CHECKS] + [MISSING_WEEK] == list(SLUGS)
    told: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck") / "explanation.toml").read_text("utf-8"))
    for language in ("en", "zh"):
        assert sorted(key.removeprefix("fault-") for key in told[language] if key.startswith("fault-")) == sorted(SLUGS)
    manual = (Path(__file__).parents[3] / "docs" / "verdicts.md").read_text("utf-8")
    assert all(f"- `{slug}`: " in manual for slug in SLUGS)


def every_week(history: Board) -> Iterator[Window]:
    start = date(2024, 11, 4)
    while start <= history.last_window.start + timedelta(21):
        yield Window(start, start + timedelta(6))
        start += timedelta(7)


def test_the_packaged_history_passes(history: Board) -> None:
    """All but the two weeks that were running when their charts were captured."""
    found = [(fault.details.snapshot, fault.slug) for window in every_week(history) for fault in audit(history, window)]
    assert found == [("chart-2025-11-03-20251107", "partial-bucket"), ("chart-2026-09-21-20260923", "partial-bucket")]


def test_siblings_in_the_packaged_history(history: Board) -> None:
    """A chart has the other weeks of its payload, a sum of days none."""
    pages_then, *_, charted = history.snapshots(Window(date(2026, 3, 9), date(2026, 3, 15)))
    others = history.siblings(charted)
    assert len(others) == 51
    assert (min(others).start, max(others).start) == (date(2025, 9, 29), date(2026, 9, 21))
    assert charted.window not in others
    assert history.siblings(pages_then) == ()
