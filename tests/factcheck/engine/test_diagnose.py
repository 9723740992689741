"""How a wrong figure went wrong, on a small board."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files

import pytest
from claims_made import PUBLISHED, judged, made, tokens, whole
from small_board import WEEK, SmallBoard, board, chart, snap, week

from claims.claim import Claim
from claims.figure import Figure, Hedge
from claims.period import Period
from factcheck.diagnose import LIMIT, Diagnosis, causes, diagnose
from factcheck.diagnoses.number_slip import slips_like
from factcheck.kind import rules
from factcheck.readings import readings
from factcheck.view import Views
from factcheck.vocabulary import REASONS, Kind, Reason, Verdict
from sources.board.board import Coverage, Window

ADA, BOB, CYD = "model:ada/one", "model:bob/three", "model:cyd/five"
#: Weeks whose figures have nothing in common.
SMALL = board(
    chart({"ada/one": 17489, "bob/three": 13417, "cyd/five": 10371, "veil/ghost": 6662}, others=8000),
    chart({"ada/one": 18642, "bob/three": 12105, "cyd/five": 9088, "veil/ghost": 5011}, others=7000, window=week(1)),
    chart({"ada/one": 14900, "bob/three": 12777, "cyd/five": 8888, "veil/ghost": 4700}, others=7000, window=week(2)),
    chart({"bob/three": 15333, "ada/one": 14444, "cyd/five": 8555, "veil/ghost": 4600}, others=7000, window=week(3)),
    chart({"ada/one": 16257, "bob/three": 11999, "cyd/five": 8123, "veil/ghost": 4400}, others=7000, window=week(5)),
    snap(Coverage.CHART, {"ada/one": 2719, "bob/three": 1803}, others=900, window=Window(WEEK.end, WEEK.end)),
)


def percent(digits: str) -> Figure:
    """A printed percentage."""
    return Figure.printed(digits, scale=Decimal("0.01"), unit="share", text=f"{digits}%")


def growth(subject: str, digits: str) -> Claim:
    """A change on the week before."""
    return made("growth", subject, percent(digits), base=Period(week(1).start, week(1).end, inherited=True))


def diagnosed(
    claim: Claim, *siblings: Claim, small: SmallBoard = SMALL, published: date | None = PUBLISHED, window: Window = WEEK
) -> Diagnosis:
    rule, views = rules()[claim.kind], Views(small, published)
    return diagnose(claim, rule, small, views, readings(claim, window, rule, small, views), siblings)


CASES = [
    pytest.param(made("total", ADA, tokens("18642")), Reason.STALE_WINDOW, id="last-week"),
    pytest.param(made("total", ADA, tokens("16257")), Reason.STALE_WINDOW, id="five-weeks-ago"),
    pytest.param(made("gap", ADA, tokens("6537"), object=BOB), Reason.STALE_WINDOW, id="gap-of-last-week"),
    pytest.param(made("total", ADA, tokens("27489")), Reason.NUMBER_SLIP, id="one-digit"),
    pytest.param(made("total", ADA, tokens("71489")), Reason.NUMBER_SLIP, id="transposed"),
    pytest.param(made("total", ADA, tokens("1789")), Reason.NUMBER_SLIP, id="dropped"),
    pytest.param(made("total", ADA, tokens("177489")), Reason.NUMBER_SLIP, id="doubled"),
    pytest.param(growth(BOB, "18.04"), Reason.NUMBER_SLIP, id="growth-transposed"),
    pytest.param(made("total", ADA, tokens("174.89")), Reason.UNIT_SLIP, id="hundredfold"),
    pytest.param(made("total", ADA, tokens("1748.9")), Reason.UNIT_SLIP, id="tenfold"),
    pytest.param(made("total", ADA, tokens("2719")), Reason.UNIT_SLIP, id="a-day-told-as-a-week"),
    pytest.param(growth(ADA, "-4.69"), Reason.UNIT_SLIP, id="points"),
    pytest.param(made("total", ADA, tokens("13417")), Reason.ENTITY_SWAP, id="of-another"),
    pytest.param(made("streak", BOB, whole(3, "weeks"), condition="rank-1"), Reason.ENTITY_SWAP, id="run-of-the-first"),
    pytest.param(made("total", ADA, tokens("20202")), Reason.UNEXPLAINED, id="no-idea"),
    pytest.param(made("total", ADA, tokens("9")), Reason.UNEXPLAINED, id="one-digit-alone"),
    pytest.param(made("rank", ADA, whole(2, "rank")), Reason.RANK_OFF, id="place"),
    pytest.param(made("count", "origin:AA", whole(3, "models"), n=3), Reason.NUMBER_SLIP, id="seats"),
    pytest.param(made("membership", CYD, n=2), Reason.RANK_OFF, id="not-among-the-first"),
    pytest.param(made("comparison", BOB, object=ADA), Reason.DIRECTION_FLIP, id="direction"),
    pytest.param(made("gap", BOB, tokens("4072"), object=ADA), Reason.DIRECTION_FLIP, id="gap-the-other-way"),
    pytest.param(growth(ADA, "6.18"), Reason.DIRECTION_FLIP, id="fell-not-rose"),
    pytest.param(growth(ADA, "33.7"), Reason.DIRECTION_FLIP, id="fell-by-another-size"),
    pytest.param(
        made("streak", BOB, whole(3, "weeks"), condition="ahead-of", object=ADA), Reason.DIRECTION_FLIP, id="the-other-was-ahead"
    ),
    pytest.param(made("streak", ADA, whole(3, "weeks"), condition="rising"), Reason.DIRECTION_FLIP, id="did-not-rise"),
    pytest.param(made("streak", ADA, whole(2, "weeks"), condition="rank-1", ordinal=True), Reason.STALE_WINDOW, id="second-week"),
    pytest.param(made("streak", ADA, whole(6, "weeks"), condition="rank-1"), Reason.NUMBER_SLIP, id="six-weeks"),
    pytest.param(made("streak", ADA, whole(12, "weeks"), condition="rank-1"), Reason.UNEXPLAINED, id="twelve-weeks"),
    pytest.param(made("record", ADA, condition="highest"), Reason.NOT_A_RECORD, id="record"),
]


@pytest.mark.parametrize(("claim", "reason"), CASES)
def test_diagnosis(claim: Claim, reason: Reason) -> None:
    assert diagnosed(claim).reason is reason


@pytest.mark.parametrize(("claim", "reason"), CASES)
def test_only_what_is_contradicted_is_diagnosed(claim: Claim, reason: Reason) -> None:
    finding = judged(claim, SMALL)
    assert (finding.verdict, finding.reason) == ("contradicted", reason)
    assert finding.explanation["en"].endswith((".", "K."))


def test_the_week_and_the_subject_are_named() -> None:
    assert diagnosed(made("total", ADA, tokens("18642"))).window == week(1)
    assert diagnosed(made("total", ADA, tokens("16257"))).window == week(5)
    assert diagnosed(made("total", ADA, tokens("2719"))).window == Window(WEEK.end, WEEK.end)
    assert diagnosed(made("record", ADA, condition="highest")).window == week(1)
    assert diagnosed(made("streak", ADA, whole(2, "weeks"), condition="rank-1", ordinal=True)).window == week(1)
    assert diagnosed(made("total", ADA, tokens("13417"))).entity == BOB


def test_a_later_week_is_named() -> None:
    """A text may have been renewed with the figures of the week after, and its days left as they were."""
    claim = made("total", ADA, tokens("18642"), window=week(2))
    later = diagnosed(claim, published=PUBLISHED, window=week(2))
    assert (later.reason, later.window) == (Reason.STALE_WINDOW, week(1))
    assert diagnosed(claim, published=week(2).end, window=week(2)).window == week(1)


def test_two_digits_name_no_week() -> None:
    assert diagnosed(made("total", ADA, tokens("86"))).reason is not Reason.STALE_WINDOW


def test_a_wide_figure_names_no_week() -> None:
    """So many values lie in it that luck would have found one."""
    wide = made("total", ADA, tokens("18000", Hedge.ABOUT))
    assert diagnosed(wide).reason is Reason.UNEXPLAINED


def test_months_are_counted_by_the_calendar() -> None:
    february, january = Window(date(2030, 2, 1), date(2030, 2, 28)), Window(date(2030, 1, 1), date(2030, 1, 31))
    small = board(
        chart({"ada/one": 71834, "bob/three": 50000}, window=february),
        chart({"ada/one": 66127, "bob/three": 41000}, window=january),
    )
    found = diagnosed(made("total", ADA, tokens("66127"), window=february), small=small, window=february)
    assert (found.reason, found.window) == (Reason.STALE_WINDOW, january)


def test_a_week_told_as_a_day() -> None:
    day = Window(WEEK.end, WEEK.end)
    found = diagnosed(made("total", ADA, tokens("17489"), window=day), window=day)
    assert (found.reason, found.window, found.told) == (Reason.UNIT_SLIP, WEEK, "unit-slip-days")


def test_two_exchanged_figures_need_no_third_digit() -> None:
    ada, bob = made("total", ADA, tokens("1.3", None)), made("total", BOB, tokens("1.7"))
    thousands = {claim: _scaled(claim, 10_000) for claim in (ada, bob)}
    found = diagnosed(thousands[ada], thousands[bob])
    assert (found.reason, found.entity, found.told) == (Reason.ENTITY_SWAP, BOB, "entity-swap-exchanged")
    assert diagnosed(thousands[ada]).reason is not Reason.ENTITY_SWAP


def _scaled(claim: Claim, factor: int) -> Claim:
    figure = claim.figure
    assert figure is not None
    return made(claim.kind, claim.subject.id, Figure.printed(figure.text, scale=Decimal(factor), unit="tokens", text=figure.text))


def test_two_exchanged_places() -> None:
    ada, bob = made("rank", ADA, whole(2, "rank")), made("rank", BOB, whole(1, "rank"))
    assert (diagnosed(ada, bob).reason, diagnosed(ada, bob).entity) == (Reason.ENTITY_SWAP, BOB)
    assert diagnosed(ada, made("rank", BOB, whole(3, "rank"))).reason is Reason.RANK_OFF


def test_a_place_is_stale_with_its_figure_only() -> None:
    place = made("rank", ADA, whole(2, "rank"))
    found = diagnosed(place, made("total", ADA, tokens("14444")))
    assert (found.reason, found.window) == (Reason.STALE_WINDOW, week(3))
    assert diagnosed(place, made("total", ADA, tokens("17489"))).reason is Reason.RANK_OFF
    assert diagnosed(place).reason is Reason.RANK_OFF


ADA_TOTAL, BOB_TOTAL = made("total", ADA, tokens("17489")), made("total", BOB, tokens("13417"))


@pytest.mark.parametrize(
    ("claim", "siblings", "value"),
    [
        pytest.param(made("gap", ADA, tokens("3611"), object=BOB), (ADA_TOTAL, BOB_TOTAL), "4072", id="gap"),
        pytest.param(made("sum", "list:ada/one,bob/three", tokens("25555")), (ADA_TOTAL, BOB_TOTAL), "30906", id="sum"),
        pytest.param(
            made("ratio", ADA, Figure.printed("2.77", unit="times", text="2.77 times"), object=BOB),
            (ADA_TOTAL, BOB_TOTAL),
            "1.3035",
            id="ratio",
        ),
        pytest.param(
            growth(BOB, "27.55"), (BOB_TOTAL, made("total", BOB, tokens("12105"), window=week(1))), "0.1084", id="growth"
        ),
        pytest.param(
            made("share", ADA, percent("59.9"), object="platform:total"),
            (ADA_TOTAL, made("total", "platform:total", tokens("55939"))),
            "0.3126",
            id="share",
        ),
    ],
)
def test_arithmetic(claim: Claim, siblings: tuple[Claim, ...], value: str) -> None:
    """The story's own figures are right and do not give the derived one; without them nothing tells what happened."""
    found = diagnosed(claim, *siblings)
    assert found.reason is Reason.ARITHMETIC
    assert found.own is not None
    assert found.own.quantize(Decimal(value)) == Decimal(value)
    assert diagnosed(claim).reason is Reason.UNEXPLAINED


def test_wrong_operands_prove_no_arithmetic() -> None:
    claim = made("gap", ADA, tokens("3611"), object=BOB)
    assert diagnosed(claim, ADA_TOTAL, made("total", BOB, tokens("13999"))).reason is Reason.UNEXPLAINED


def test_operands_of_other_days_are_no_operands() -> None:
    claim = made("gap", ADA, tokens("3611"), object=BOB)
    last = made("total", BOB, tokens("12105"), window=week(1))
    assert diagnosed(claim, ADA_TOTAL, last).reason is Reason.UNEXPLAINED


def test_a_slip_of_what_the_own_figures_give() -> None:
    """5072 for 4072 is one digit: that explains more than a sum done wrongly."""
    found = diagnosed(made("gap", ADA, tokens("5072"), object=BOB), ADA_TOTAL, BOB_TOTAL)
    assert (found.reason, found.own) == (Reason.NUMBER_SLIP, Decimal(4072))


def test_a_growth_from_the_own_total_to_the_board() -> None:
    """The story rounds its total to 13400: from 12105 that is 10.70 %, and 10.84 % from the exact one."""
    rounded = made("total", BOB, Figure.printed("134", scale=Decimal(100), unit="tokens", text="134"))
    found = diagnosed(growth(BOB, "17.00"), rounded)
    assert (found.reason, found.told) == (Reason.NUMBER_SLIP, "number-slip-own")
    assert found.own is not None
    assert round(found.own, 4) == Decimal("0.1070")


def test_more_digits_find_weeks_further_off() -> None:
    """One week further off, and luck would have found it as often: three digits reach a few weeks, four many."""
    assert diagnosed(made("total", ADA, tokens("18642"))).chance < diagnosed(made("total", ADA, tokens("16257"))).chance < LIMIT
    short = Figure.printed("163", scale=Decimal(100), unit="tokens", text="163")
    assert diagnosed(made("total", ADA, short)).chance > diagnosed(made("total", ADA, tokens("16257"))).chance


@pytest.mark.parametrize(
    ("claim", "value", "text"),
    [
        (made("total", ADA, tokens("27489")), "17489", "17489"),
        (made("total", ADA, tokens("174.89")), "17489", "17489.00"),
        (made("total", ADA, tokens("18642")), "17489", "17489"),
        (made("rank", ADA, whole(2, "rank")), "1", "1"),
        (made("streak", ADA, whole(6, "weeks"), condition="rank-1"), "3", "3"),
    ],
)
def test_the_nearest_right_value(claim: Claim, value: str, text: str) -> None:
    correction = judged(claim, SMALL).correction
    assert correction is not None
    assert (correction.value, correction.text) == (value, text)


def test_a_run_that_was_none_has_no_right_length() -> None:
    assert judged(made("streak", BOB, whole(2, "weeks"), condition="rank-1"), SMALL).correction is None


def test_of_a_group_the_nearest_is_that_of_the_chart() -> None:
    """The board fixes no sum of the whole; the chart's is what the press adds up."""
    found = diagnosed(made("total", "origin:BB", tokens("13517")))
    assert found.right is not None
    assert found.right.basis.scope == "chart"


@pytest.mark.parametrize(
    ("printed", "right", "ways"),
    [
        ("275", "175", 27),
        ("496", "469", 2),
        ("275", "186", 0),
        ("175", "1750", 0),
        ("175", "175", 0),
        ("649", "946", 0),
        ("12", "21", 1),
        ("1489", "17489", 4),
        ("174489", "17489", 6),
        ("174890", "17489", 0),
    ],
)
def test_slips(printed: str, right: str, ways: int) -> None:
    assert slips_like(printed, right) == ways


def test_every_reason_has_its_cause_and_its_sentences() -> None:
    assert sorted(cause.reason for cause in causes()) == sorted(REASONS[Verdict.CONTRADICTED])
    orders = [cause.order for cause in causes()]
    assert orders == sorted(set(orders))
    assert {kind for cause in causes() for kind in cause.kinds} == set(Kind)
    table = tomllib.loads((files("factcheck") / "explanation.toml").read_text("utf-8"))
    assert table["en"].keys() == table["zh"].keys()
    assert {cause.reason.value for cause in causes()} <= table["en"].keys()


def test_every_sentence_told_exists() -> None:
    table = tomllib.loads((files("factcheck") / "explanation.toml").read_text("utf-8"))
    told = {diagnosed(case.values[0]).told for case in CASES} - {""}
    assert told == {"unit-slip-days", "unit-slip-points", "direction-flip-change", "number-slip-count"}
    assert told <= table["zh"].keys()


def test_published_unknown_searches_both_sides() -> None:
    claim = made("total", ADA, tokens("18642"), window=week(2))
    assert diagnosed(claim, published=None, window=week(2)).window == week(1)
    assert week(1).start - week(2).start == timedelta(7)
