"""What later captures change is told beside the verdict; what merely moved is not."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from claims_made import judged, made, tokens, whole
from small_board import CHART_ROWS, PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, week
from story import en, found, told, zh

from claims.claim import Claim
from claims.figure import Figure, Hedge
from factcheck.report import FindingPart, SincePart

LATER = WEEK.end + timedelta(60)
ROWS = {**CHART_ROWS, "ada/one": 1003}


def restated(later: dict[str, int], rows: dict[str, int] = CHART_ROWS) -> SmallBoard:
    """A chart of the time, and one of two months later with other values."""
    return board(chart(rows), chart(rows | later, captured=LATER))


def thousands(digits: str) -> Figure:
    return Figure.printed(digits, scale=Decimal(1000), unit="tokens", text=f"{digits} thousand")


def told_since(claim: Claim, small: SmallBoard) -> SincePart:
    since = judged(claim, small).since
    assert since is not None
    return since


def test_a_figure_that_no_longer_fits() -> None:
    finding = judged(made("total", "model:ada/one", tokens("1003")), restated({"ada/one": 996}, ROWS))
    assert (finding.verdict, finding.reason) == ("supported", "exact")
    assert finding.since == SincePart(
        "996",
        "996",
        "excluded",
        "contradicted",
        f"{LATER}T00:00:00Z",
        {
            "en": "Later captures (9 May 2030) give 996; on those the figure would not fit.",
            "zh": "后来的抓取（2030年5月9日）为996；按此，报道的数字不符。",
        },
    )


def test_the_printed_value_changes_though_the_figure_still_fits() -> None:
    """1.70 for 1699 is rounded, for 1694 rounded up: it prints as 1.69."""
    since = told_since(
        made("total", "model:ada/one", thousands("1.70")), restated({"ada/one": 1694}, {**CHART_ROWS, "ada/one": 1699})
    )
    assert (since.fit, since.verdict) == ("fits", "supported")
    assert since.text["en"] == "Later captures (9 May 2030) give 1.694K, which prints as 1.69K, no longer as 1.7K."


@pytest.mark.parametrize(
    ("claim", "later"),
    [
        pytest.param(made("total", "model:ada/one", tokens("1000", Hedge.ABOUT)), {"ada/one": 1000}, id="the-same"),
        pytest.param(made("total", "model:cyd/five", tokens("500")), {"ada/one": 996}, id="another-row"),
        pytest.param(made("rank", "model:ada/one", whole(1, "rank")), {"ada/one": 990}, id="the-same-place"),
        pytest.param(made("comparison", "model:ada/one", object="model:bob/three"), {"ada/one": 990}, id="still-above"),
        pytest.param(made("total", "unknown:Nix", tokens("1")), {"ada/one": 990}, id="not-computed"),
        pytest.param(made("total", "model:ada/one", tokens("2"), assumed="last-week"), {"ada/one": 990}, id="unproven"),
    ],
)
def test_nothing_is_said_where_nothing_changes(claim: Claim, later: dict[str, int]) -> None:
    assert judged(claim, restated(later)).since is None


def test_what_prints_alike_is_no_change() -> None:
    small = restated({"ada/one": 1690}, {**CHART_ROWS, "ada/one": 1699})
    assert judged(made("total", "model:ada/one", thousands("1.7")), small).since is None


def test_without_a_capture_of_the_time_nothing_was_restated_since() -> None:
    late = board(chart(captured=LATER), chart(CHART_ROWS | {"ada/one": 996}, captured=LATER + timedelta(30)))
    finding = judged(made("total", "model:ada/one", tokens("1000")), late)
    assert (finding.verdict, finding.since) == ("supported", None)


def test_what_fits_the_latest_capture_alone_is_told_by_the_verdict() -> None:
    finding = judged(made("total", "model:ada/one", tokens("996")), restated({"ada/one": 996}))
    assert (finding.verdict, finding.reason, finding.since) == ("needs-context", "capture", None)


def test_a_place_a_direction_and_a_run() -> None:
    small = board(
        chart(),
        chart(CHART_ROWS | {"ada/one": 600}, captured=LATER),
        chart(window=week(1)),
        chart(CHART_ROWS | {"bob/three": 1001}, window=week(2)),
    )
    place = told_since(made("rank", "model:bob/three", whole(2, "rank")), small)
    assert (place.low, place.fit, place.verdict) == ("1", "excluded", "contradicted")
    assert place.text["en"] == "Later captures (9 May 2030) give #1; on those the figure would not fit."
    order = told_since(made("comparison", "model:ada/one", object="model:bob/three"), small)
    assert (order.fit, order.verdict) == ("excluded", "contradicted")
    assert order.text["en"].startswith("Later captures (9 May 2030) show this: ")
    assert order.text["en"].endswith(" On those the claim would not hold.")
    run = told_since(made("streak", "model:ada/one", whole(2, "weeks"), condition="rank-1"), small)
    assert (run.low, run.high, run.fit) == ("0", "0", "excluded")


def test_the_same_row_is_followed() -> None:
    """200 was that of the free row; the later value is that row's too, not the larger one's."""
    since = told_since(
        made("total", "model:ada/two", tokens("200"), scope="catalogue"),
        board(pages(), pages({**PAGE_ROWS, "ada/two:free": 195}, captured=LATER)),
    )
    assert (since.low, since.fit) == ("195", "excluded")


def test_the_basis_behind_the_verdict_is_followed() -> None:
    """1700 is the sum of the first origin on the chart alone: what its pages give is what the words say."""
    rows = {"ada/one": 1000, "dan/seven": 700, "bob/three": 500}
    small = board(chart(rows), pages(PAGE_ROWS), chart(rows | {"ada/one": 980}, captured=LATER), pages(PAGE_ROWS, captured=LATER))
    finding = judged(made("total", "origin:AA", tokens("1700")), small)
    assert (finding.verdict, finding.reason) == ("needs-context", "scope")
    assert finding.since is not None
    assert (finding.since.low, finding.since.fit, finding.since.verdict) == ("1680", "excluded", "contradicted")


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        pytest.param(
            en("MiniMax M2.5 processed 1.749 trillion tokens."),
            "Later captures (23 September 2026) give 1.747T; on those the figure would not fit.",
            "后来的抓取（2026年9月23日）为1.747万亿；按此，报道的数字不符。",
            id="en",
        ),
        pytest.param(
            zh("MiniMax M2.5的周调用量为1.749万亿Token。"),
            "Later captures (23 September 2026) give 1.747T; on those the figure would not fit.",
            "后来的抓取（2026年9月23日）为1.747万亿；按此，报道的数字不符。",
            id="zh",
        ),
    ],
)
def test_the_history(text: str, english: str, chinese: str) -> None:
    finding: FindingPart = found(told(text, date(2026, 3, 17)), "total")
    assert finding.verdict == "supported"
    assert finding.since is not None
    assert finding.since.text == {"en": english, "zh": chinese}
    assert (finding.since.low, finding.since.captured_at) == ("1747235642978", "2026-09-23T07:59:31Z")


def test_three_digits_of_the_history_print_alike() -> None:
    assert found(told(zh("MiniMax M2.5的周调用量为1.75万亿Token。")), "total").since is None
