"""How a wrong figure went wrong."""

from __future__ import annotations

import pytest
from claims_made import PUBLISHED, judged, made, tokens, whole
from small_board import WEEK, SmallBoard, board, chart, week

from claims.claim import Claim
from factcheck.diagnose import Diagnosis, diagnose, one_slip
from factcheck.kind import rules
from factcheck.readings import readings
from factcheck.view import Views
from factcheck.vocabulary import Reason

#: Three weeks whose figures have nothing in common.
SMALL = board(
    chart({"ada/one": 17489, "bob/three": 13417, "cyd/five": 10371, "veil/ghost": 6662}, others=8000),
    chart({"ada/one": 18642, "bob/three": 12105, "cyd/five": 9088, "veil/ghost": 5011}, others=7000, window=week(1)),
    chart({"ada/one": 16257, "bob/three": 11999, "cyd/five": 8123, "veil/ghost": 4400}, others=7000, window=week(5)),
)


def diagnosed(claim: Claim, small: SmallBoard = SMALL) -> Diagnosis:
    rule, views = rules()[claim.kind], Views(small, PUBLISHED)
    return diagnose(claim, rule, small, views, readings(claim, WEEK, rule, small, views))


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        pytest.param(made("total", "model:ada/one", tokens("18642")), Reason.STALE_WINDOW, id="last-week"),
        pytest.param(made("total", "model:ada/one", tokens("16257")), Reason.STALE_WINDOW, id="five-weeks-ago"),
        pytest.param(made("total", "model:ada/one", tokens("27489")), Reason.NUMBER_SLIP, id="one-digit"),
        pytest.param(made("total", "model:ada/one", tokens("71489")), Reason.NUMBER_SLIP, id="transposed"),
        pytest.param(made("total", "model:ada/one", tokens("174.89")), Reason.UNIT_SLIP, id="hundredfold"),
        pytest.param(made("total", "model:ada/one", tokens("1748.9")), Reason.UNIT_SLIP, id="tenfold"),
        pytest.param(made("total", "model:ada/one", tokens("13417")), Reason.ENTITY_SWAP, id="of-another"),
        pytest.param(made("total", "model:ada/one", tokens("20202")), Reason.UNEXPLAINED, id="no-idea"),
        pytest.param(made("rank", "model:ada/one", whole(2, "rank")), Reason.RANK_OFF, id="place"),
        pytest.param(made("comparison", "model:bob/three", object="model:ada/one"), Reason.DIRECTION_FLIP, id="direction"),
    ],
)
def test_diagnosis(claim: Claim, reason: Reason) -> None:
    assert diagnosed(claim).reason is reason
    assert judged(claim, SMALL).verdict == "contradicted"


def test_the_week_and_the_row_are_named() -> None:
    assert diagnosed(made("total", "model:ada/one", tokens("18642"))).window == week(1)
    assert diagnosed(made("total", "model:ada/one", tokens("16257"))).window == week(5)
    assert diagnosed(made("total", "model:ada/one", tokens("13417"))).entity == "bob/three"


def test_two_digits_name_no_week() -> None:
    assert diagnosed(made("total", "model:ada/one", tokens("86"))).reason is not Reason.STALE_WINDOW


@pytest.mark.parametrize(
    ("claim", "value", "text"),
    [
        (made("total", "model:ada/one", tokens("27489")), "17489", "17489"),
        (made("total", "model:ada/one", tokens("174.89")), "17489", "17489.00"),
        (made("total", "model:ada/one", tokens("18642")), "17489", "17489"),
        (made("rank", "model:ada/one", whole(2, "rank")), "1", "No. 1"),
    ],
)
def test_the_nearest_right_value(claim: Claim, value: str, text: str) -> None:
    correction = judged(claim, SMALL).correction
    assert correction is not None
    assert (correction.value, correction.text) == (value, text)


def test_of_a_group_the_nearest_is_that_of_the_chart() -> None:
    """The board fixes no sum of the whole; the chart's is what the press adds up."""
    found = diagnosed(made("total", "origin:BB", tokens("13517")))
    assert found.right is not None
    assert found.right.basis.scope == "chart"


@pytest.mark.parametrize(
    ("printed", "right", "slip"),
    [
        ("275", "175", True),
        ("496", "469", True),
        ("275", "186", False),
        ("175", "1750", False),
        ("175", "175", False),
        ("649", "946", False),
        ("12", "21", True),
    ],
)
def test_one_slip(printed: str, right: str, slip: bool) -> None:
    assert one_slip(printed, right) is slip
    assert one_slip(right, printed) is slip
