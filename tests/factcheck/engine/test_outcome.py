"""How a printed figure and what the board gives agree."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from claims_made import tokens, whole
from hypothesis import given
from hypothesis import strategies as st

from claims.figure import UNBOUNDED, Figure, Hedge
from factcheck.outcome import Outcome, Range, agree, agree_at_most, agree_positive, agree_whole
from factcheck.vocabulary import Fit, Reason

D = Decimal


def point(value: str, **more: Range) -> Outcome:
    return Outcome(D(value), D(value), **more)


def between(low: str, high: str) -> Outcome:
    return Outcome(D(low), D(high))


@pytest.mark.parametrize(
    ("figure", "outcome", "fit", "how"),
    [
        pytest.param(tokens("1.75"), point("1.75"), Fit.FITS, Reason.EXACT, id="exact"),
        pytest.param(tokens("1.75"), point("1.7488"), Fit.FITS, Reason.ROUNDED, id="rounded"),
        pytest.param(tokens("1.75"), point("1.755"), Fit.FITS, Reason.ROUNDED, id="rounded-end"),
        pytest.param(tokens("1.75"), point("1.7572"), Fit.FITS, Reason.TRUNCATED, id="cut"),
        pytest.param(tokens("1.75"), point("1.7412"), Fit.FITS, Reason.TRUNCATED, id="ceiling"),
        pytest.param(tokens("1.75"), point("1.77"), Fit.EXCLUDED, None, id="beyond"),
        pytest.param(tokens("1.75"), between("1.746", "1.754"), Fit.FITS, Reason.ROUNDED, id="interval-inside"),
        pytest.param(tokens("1.75"), between("1.6", "1.9"), Fit.UNDECIDED, None, id="interval-around"),
        pytest.param(tokens("1.75"), between("1.75", "1.9"), Fit.UNDECIDED, None, id="interval-overlaps"),
        pytest.param(tokens("1.75"), between("1.8", "1.9"), Fit.EXCLUDED, None, id="interval-apart"),
        pytest.param(tokens("1.75"), Outcome(D(0), UNBOUNDED), Fit.UNDECIDED, None, id="unbounded"),
        pytest.param(tokens("1.75", Hedge.ABOUT), point("1.78"), Fit.FITS, Reason.HEDGED, id="about"),
        pytest.param(tokens("1.75", Hedge.ABOUT), point("1.751"), Fit.FITS, Reason.ROUNDED, id="about-right"),
        pytest.param(tokens("1.75", Hedge.ABOUT), point("1.8"), Fit.EXCLUDED, None, id="about-off"),
        pytest.param(tokens("1.7", Hedge.OVER), point("1.76"), Fit.FITS, Reason.HEDGED, id="over"),
        pytest.param(tokens("1.5", Hedge.OVER), point("1.75"), Fit.FITS, Reason.HEDGED, id="far-over"),
        pytest.param(tokens("1.75", Hedge.OVER), point("1.748"), Fit.FITS, Reason.ROUNDED, id="over-as-displayed"),
        pytest.param(tokens("1.8", Hedge.OVER), point("1.7"), Fit.EXCLUDED, None, id="not-over"),
        pytest.param(tokens("1.8", Hedge.NEARLY), point("1.7"), Fit.FITS, Reason.HEDGED, id="nearly"),
        pytest.param(tokens("1.75", Hedge.NEARLY), point("1.752"), Fit.FITS, Reason.ROUNDED, id="nearly-as-displayed"),
        pytest.param(tokens("1.8", Hedge.NEARLY), point("1.5"), Fit.EXCLUDED, None, id="not-nearly"),
        pytest.param(tokens("1.8", Hedge.NEARLY), point("1.9"), Fit.EXCLUDED, None, id="above-nearly"),
        pytest.param(tokens("1.5", Hedge.AT_LEAST), point("99"), Fit.FITS, Reason.HEDGED, id="at-least"),
        pytest.param(tokens("1.5", Hedge.AT_LEAST), point("1.4"), Fit.EXCLUDED, None, id="below-at-least"),
        pytest.param(tokens("1.5", Hedge.AT_MOST), point("0"), Fit.FITS, Reason.HEDGED, id="at-most"),
        pytest.param(tokens("1.5", Hedge.AT_MOST), point("1.6"), Fit.EXCLUDED, None, id="above-at-most"),
        pytest.param(tokens("1.5", Hedge.AT_LEAST), between("1", "2"), Fit.UNDECIDED, None, id="at-least-open"),
    ],
)
def test_agree(figure: Figure, outcome: Outcome, fit: Fit, how: Reason | None) -> None:
    found = agree(figure, outcome)
    assert (found.fit, found.how) == (fit, how)


def test_far_over_is_noted() -> None:
    assert agree(tokens("1.5", Hedge.OVER), point("1.75")).note == "far-over"


@pytest.mark.parametrize(
    ("printed", "fit", "how"),
    [
        ("1000", Fit.FITS, Reason.EXACT),
        ("1008", Fit.FITS, Reason.RESTATED),
        ("992", Fit.EXCLUDED, None),
        ("1020", Fit.EXCLUDED, None),
    ],
)
def test_restatement_is_one_sided(printed: str, fit: Fit, how: Reason | None) -> None:
    """Figures fell after publication: a later capture allows more, not less."""
    later = point("1000", restated=Range(D(1000), D(1010)))
    found = agree(tokens(printed), later)
    assert (found.fit, found.how) == (fit, how)


def test_what_is_possible_is_not_excluded_and_does_not_fit() -> None:
    lacking = point("1000", possible=Range(D(1000), D(1300)))
    assert agree(tokens("1000"), lacking).fit is Fit.FITS
    assert agree(tokens("1250"), lacking).fit is Fit.UNDECIDED
    assert agree(tokens("1400"), lacking).fit is Fit.EXCLUDED
    assert agree(tokens("900"), lacking).fit is Fit.EXCLUDED


@pytest.mark.parametrize(
    ("figure", "outcome", "fit"),
    [
        pytest.param(whole(5, "weeks"), point("5"), Fit.FITS, id="five"),
        pytest.param(whole(5, "weeks"), point("6"), Fit.EXCLUDED, id="six"),
        pytest.param(whole(5, "weeks"), between("4", "6"), Fit.UNDECIDED, id="four-to-six"),
        pytest.param(whole(5, "weeks"), Outcome(D(5), UNBOUNDED), Fit.UNDECIDED, id="five-or-more"),
        pytest.param(whole(5, "weeks"), Outcome(D(6), UNBOUNDED), Fit.EXCLUDED, id="six-or-more"),
        pytest.param(whole(5, "weeks", Hedge.AT_LEAST), Outcome(D(5), UNBOUNDED), Fit.UNDECIDED, id="at-least-unbounded"),
        pytest.param(whole(5, "weeks", Hedge.AT_LEAST), between("5", "9"), Fit.FITS, id="at-least"),
        pytest.param(whole(5, "weeks", Hedge.AT_LEAST), point("4"), Fit.EXCLUDED, id="not-at-least"),
        pytest.param(whole(5, "weeks", Hedge.OVER), point("9"), Fit.FITS, id="over"),
        pytest.param(whole(5, "weeks", Hedge.OVER), point("4"), Fit.EXCLUDED, id="not-over"),
        pytest.param(whole(10, "weeks", Hedge.NEARLY), point("9"), Fit.FITS, id="nearly"),
        pytest.param(whole(10, "weeks", Hedge.NEARLY), point("8"), Fit.EXCLUDED, id="not-nearly"),
        pytest.param(whole(10, "weeks", Hedge.ABOUT), point("11"), Fit.FITS, id="about"),
        pytest.param(whole(10, "weeks", Hedge.ABOUT), point("12"), Fit.EXCLUDED, id="not-about"),
        pytest.param(whole(3, "models", Hedge.AT_MOST), point("2"), Fit.FITS, id="at-most"),
    ],
)
def test_agree_whole(figure: Figure, outcome: Outcome, fit: Fit) -> None:
    if outcome.high == UNBOUNDED and figure.hedge is Hedge.AT_LEAST:
        fit = Fit.FITS  # "at least five" is open at the same end
    assert agree_whole(figure, outcome).fit is fit


def test_a_tie_is_undecided() -> None:
    shared = point("2", possible=Range(D(2), D(3)))
    assert agree_whole(whole(2, "rank"), shared).fit is Fit.FITS
    assert agree_whole(whole(3, "rank"), shared).fit is Fit.UNDECIDED
    assert agree_whole(whole(4, "rank"), shared).fit is Fit.EXCLUDED


@pytest.mark.parametrize(
    ("low", "high", "fit"),
    [
        ("3", "3", Fit.FITS),
        ("10", "10", Fit.FITS),
        ("9", "12", Fit.UNDECIDED),
        ("11", "11", Fit.EXCLUDED),
        ("11", "99", Fit.EXCLUDED),
    ],
)
def test_agree_at_most(low: str, high: str, fit: Fit) -> None:
    assert agree_at_most(D(10), between(low, high)).fit is fit


@pytest.mark.parametrize(
    ("low", "high", "fit"),
    [
        ("1", "2", Fit.FITS),
        ("0", "0", Fit.EXCLUDED),
        ("-1", "1", Fit.UNDECIDED),
        ("-2", "-1", Fit.EXCLUDED),
        ("0", "1", Fit.UNDECIDED),
    ],
)
def test_agree_positive(low: str, high: str, fit: Fit) -> None:
    assert agree_positive(between(low, high)).fit is fit


AMOUNTS = st.decimals(min_value=1, max_value=10**6, places=3)
WIDTHS = st.decimals(min_value=0, max_value=10**5, places=3)
FIGURES = st.builds(
    tokens,
    st.decimals(min_value=1, max_value=10**6, places=2).map(lambda number: f"{number:f}"),
    st.sampled_from([None, *Hedge]),
)


@given(FIGURES, AMOUNTS, WIDTHS, WIDTHS, WIDTHS)
def test_more_doubt_never_excludes(figure: Figure, low: Decimal, width: Decimal, below: Decimal, above: Decimal) -> None:
    """Widening what the board gives turns neither a fit nor a doubt into a contradiction."""
    narrow = agree(figure, Outcome(low, low + width))
    wide = agree(figure, Outcome(low - below, low + width + above))
    if narrow.fit is not Fit.EXCLUDED:
        assert wide.fit is not Fit.EXCLUDED


@given(AMOUNTS, st.integers(0, 3))
def test_a_printed_value_fits_its_own_figure(value: Decimal, places: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert agree(tokens(f"{rounded:f}"), Outcome(value, value)).fit is Fit.FITS


@given(AMOUNTS, st.sampled_from(["ROUND_DOWN", "ROUND_UP"]), st.integers(0, 3))
def test_a_cut_value_fits_its_own_figure(value: Decimal, way: str, places: int) -> None:
    cut = value.quantize(Decimal(1).scaleb(-places), rounding=way)
    assert agree(tokens(f"{cut:f}"), Outcome(value, value)).fit is Fit.FITS


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 20), st.sampled_from([None, *Hedge]))
def test_whole_numbers_know_more_doubt_too(value: int, low: int, width: int, hedge: Hedge | None) -> None:
    narrow = agree_whole(whole(value, "weeks", hedge), Outcome(D(low), D(low + width)))
    wide = agree_whole(whole(value, "weeks", hedge), Outcome(D(low - 1), D(low + width + 1)))
    if narrow.fit is not Fit.EXCLUDED:
        assert wide.fit is not Fit.EXCLUDED


@pytest.mark.parametrize(
    ("value", "fit", "note"),
    [
        pytest.param("5", Fit.FITS, "", id="as-printed"),
        pytest.param("4.1", Fit.FITS, "other-reading", id="in-the-other-reading"),
        pytest.param("7", Fit.EXCLUDED, "", id="in-neither"),
    ],
)
def test_a_figure_with_two_readings(value: str, fit: Fit, note: str) -> None:
    """Growth by five times, or to five times: it fits where one of them does, which is said."""
    figure = Figure("5倍", D(5), D("4.5"), D("5.5"), D(1), "share", other=D(4))
    found = agree(figure, point(value))
    assert (found.fit, found.note) == (fit, note)


def test_one_reading_left_open_accuses_nobody() -> None:
    """What cannot be ruled out in one of the readings is undecided."""
    figure = Figure("5倍", D(5), D("4.5"), D("5.5"), D(1), "share", other=D(4))
    assert agree(figure, between("2", "3.6")).fit is Fit.UNDECIDED
