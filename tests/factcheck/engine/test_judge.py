"""Every cell of the table of verdicts, and the two judgements that it leans on."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest
from claims_made import made, tokens, verdict
from small_board import WEEK, board, chart, pages

from factcheck.judge import Ruling, decide
from factcheck.outcome import Agreement
from factcheck.vocabulary import Choice, Fit, Reason, Verdict

FITS = Agreement(Fit.FITS, Reason.ROUNDED)
EXCLUDED = Agreement(Fit.EXCLUDED)
UNDECIDED = Agreement(Fit.UNDECIDED)
LONGER = Agreement(Fit.UNDECIDED, note="longer-run")
NO_DATA = Agreement(Fit.NO_DATA, note="no-snapshot")
SCOPE = (Choice.SCOPE, Choice.DIGITS)


def ruled(
    stated: Agreement,
    departures: tuple[Choice, ...] = (),
    *,
    near: bool = False,
    assumed: bool = False,
    flips: bool = False,
    lucky: bool = False,
) -> Ruling:
    return decide(
        stated, departures, lucky=lucky, near_miss=near, open_period=assumed, flips=flips, diagnose=lambda: Reason.NUMBER_SLIP
    )


CELLS = [
    pytest.param(FITS, (), False, Verdict.SUPPORTED, Reason.ROUNDED, id="fits/nothing"),
    pytest.param(FITS, (), True, Verdict.SUPPORTED, Reason.ROUNDED, id="fits/near"),
    pytest.param(FITS, SCOPE, False, Verdict.SUPPORTED, Reason.ROUNDED, id="fits/basis"),
    pytest.param(FITS, SCOPE, True, Verdict.SUPPORTED, Reason.ROUNDED, id="fits/basis-near"),
    pytest.param(EXCLUDED, SCOPE, False, Verdict.NEEDS_CONTEXT, Reason.SCOPE, id="excluded/basis"),
    pytest.param(EXCLUDED, SCOPE, True, Verdict.NEEDS_CONTEXT, Reason.SCOPE, id="excluded/basis-near"),
    pytest.param(EXCLUDED, (), True, Verdict.UNPROVEN, Reason.CAPTURE_MISSING, id="excluded/near"),
    pytest.param(EXCLUDED, (), False, Verdict.CONTRADICTED, Reason.NUMBER_SLIP, id="excluded/nothing"),
    pytest.param(UNDECIDED, SCOPE, False, Verdict.NEEDS_CONTEXT, Reason.SCOPE, id="undecided/basis"),
    pytest.param(UNDECIDED, (), True, Verdict.UNPROVEN, Reason.CAPTURE_MISSING, id="undecided/near"),
    pytest.param(UNDECIDED, (), False, Verdict.UNPROVEN, Reason.BOARD_INCOMPLETE, id="undecided/nothing"),
    pytest.param(LONGER, SCOPE, False, Verdict.NEEDS_CONTEXT, Reason.SCOPE, id="longer/basis"),
    pytest.param(LONGER, (), False, Verdict.UNPROVEN, Reason.AMBIGUOUS, id="longer/nothing"),
    pytest.param(NO_DATA, SCOPE, False, Verdict.NEEDS_CONTEXT, Reason.SCOPE, id="no-data/basis"),
    pytest.param(NO_DATA, (), True, Verdict.UNPROVEN, Reason.NO_SNAPSHOT, id="no-data/near"),
    pytest.param(NO_DATA, (), False, Verdict.UNPROVEN, Reason.NO_SNAPSHOT, id="no-data/nothing"),
]


@pytest.mark.parametrize(("stated", "departures", "near", "verdict_", "reason"), CELLS)
def test_cell(stated: Agreement, departures: tuple[Choice, ...], near: bool, verdict_: Verdict, reason: Reason) -> None:
    assert ruled(stated, departures, near=near) == Ruling(verdict_, reason)


@pytest.mark.parametrize(("stated", "departures", "near", "verdict_", "reason"), CELLS)
def test_cell_of_an_assumed_period(
    stated: Agreement, departures: tuple[Choice, ...], near: bool, verdict_: Verdict, reason: Reason
) -> None:
    """Only what would be contradicted changes."""
    found = ruled(stated, departures, near=near, assumed=True)
    if verdict_ is Verdict.CONTRADICTED:
        assert found == Ruling(Verdict.UNPROVEN, Reason.PERIOD_UNCLEAR)
    else:
        assert found == Ruling(verdict_, reason)


@pytest.mark.parametrize("departures", [(), SCOPE])
def test_what_fits_and_flips_needs_context(departures: tuple[Choice, ...]) -> None:
    assert ruled(FITS, departures, flips=True) == Ruling(Verdict.NEEDS_CONTEXT, Reason.FLIPS_WITH_SCOPE)


@pytest.mark.parametrize(("stated", "near", "assumed"), list(product((EXCLUDED, UNDECIDED, NO_DATA), *[(False, True)] * 2)))
def test_flips_changes_nothing_that_does_not_fit(stated: Agreement, near: bool, assumed: bool) -> None:
    assert ruled(stated, near=near, assumed=assumed, flips=True) == ruled(stated, near=near, assumed=assumed)


def test_every_reason_belongs_to_its_verdict() -> None:
    for stated, near, assumed, flips in product((FITS, EXCLUDED, UNDECIDED, LONGER, NO_DATA), *[(False, True)] * 3):
        for departures in ((), SCOPE, (Choice.CAPTURE,), (Choice.MEMBERSHIP, Choice.VARIANTS)):
            found = ruled(stated, departures, near=near, assumed=assumed, flips=flips)
            assert found.reason.verdict is found.verdict


def test_what_is_not_contradicted_is_not_diagnosed() -> None:
    def asked() -> Reason:
        raise AssertionError

    for stated in (FITS, UNDECIDED, NO_DATA):
        decide(stated, (), lucky=False, near_miss=False, open_period=False, flips=False, diagnose=asked)


LATE = WEEK.end + timedelta(120)


def test_near_miss_without_a_capture_of_the_time() -> None:
    """Below 1 % of a later capture: unproven; farther off: contradicted."""
    late = board(chart(captured=LATE))
    assert verdict(made("total", "model:ada/one", tokens("1009")), late) == ("supported", "restated")
    assert verdict(made("total", "model:ada/one", tokens("992")), late) == ("unproven", "capture-missing")
    assert verdict(made("total", "model:ada/one", tokens("985")), late)[0] == "contradicted"
    assert verdict(made("total", "model:ada/one", tokens("1030")), late)[0] == "contradicted"


def test_no_near_miss_where_a_capture_of_the_time_exists() -> None:
    assert verdict(made("total", "model:ada/one", tokens("992")), board(chart()))[0] == "contradicted"


def test_a_figure_between_two_captures_is_not_called_wrong() -> None:
    """It may have been on display on a day between them."""
    rows, fallen = {"ada/one": 1_008_456}, {"ada/one": 1_000_123}
    restated = board(chart(rows, others=1_200_000), chart(fallen, others=1_200_000, captured=LATE))
    assert verdict(made("total", "model:ada/one", tokens("1008456")), restated) == ("supported", "exact")
    assert verdict(made("total", "model:ada/one", tokens("1004123")), restated) == ("unproven", "capture-missing")
    assert verdict(made("total", "model:ada/one", tokens("1016123")), restated)[0] == "contradicted"
    assert verdict(made("total", "model:ada/one", tokens("990123")), restated)[0] == "contradicted"
    assert verdict(made("total", "model:ada/one", tokens("1000123")), restated) == ("needs-context", "capture")


def test_an_order_that_the_whole_board_reverses() -> None:
    """On the chart AA is ahead of BB; over every page it is the other way round."""
    rows = {"ada/one": 500, "bob/three": 300, "cyd/five": 250, "veil/ghost": 200}
    rest = {**rows, "bob/four": 190, "eve/nine": 180}
    small = board(chart(rows), pages(rest))
    assert verdict(made("comparison", "origin:AA", object="origin:BB", scope="chart"), small) == (
        "needs-context",
        "flips-with-scope",
    )
    assert verdict(made("comparison", "origin:AA", object="origin:BB"), small) == ("needs-context", "scope")
    assert verdict(made("comparison", "origin:BB", object="origin:AA"), small) == ("supported", "exact")
    assert verdict(made("comparison", "origin:CC", object="origin:AA", scope="chart"), small)[0] == "contradicted"
