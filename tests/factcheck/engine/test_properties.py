"""What holds on every board, for every claim: the algebra that verdicts rest on.

Boards, claims and figures are drawn by hypothesis, always the same ones; a week is drawn as a whole, and the captures show
as much of it as a chart or the pages would.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TypeAlias

import msgspec
import pytest
from claims_made import PUBLISHED, evaluated, judged, made, tokens, whole
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from small_board import MAKERS, PAGE_ROWS, WEEK, SmallBoard, board, chart, pages, week

from claims.claim import Claim
from claims.figure import Figure, Hedge
from claims.period import Period
from factcheck.find import find_all
from factcheck.outcome import Outcome, Range, agree
from factcheck.parts import inferred_part
from factcheck.view import Views
from factcheck.vocabulary import Fit
from sources.board.board import Snapshot, Window

often = settings(max_examples=150, derandomize=True, deadline=None, database=None)
seldom = settings(max_examples=50, derandomize=True, deadline=None, database=None)

ORIGINS = ("origin:AA", "origin:BB", "origin:CC")
#: Models of one row each: what a name with several rows means is a choice, not a sum.
MODELS = ("model:ada/one", "model:bob/three", "model:cyd/five", "model:dan/seven")
NAMED = 4

amounts = st.integers(1, 9999)
Rows: TypeAlias = Mapping[str, int]
Story: TypeAlias = tuple[Rows, list[Claim]]


def whole_weeks() -> st.SearchStrategy[Rows]:
    """Every row of a week."""
    return st.fixed_dictionaries(dict.fromkeys(MAKERS, amounts))


def distinct_weeks() -> st.SearchStrategy[Rows]:
    """Every row of a week, none like another: a tie leaves it open who comes first."""
    values = st.lists(amounts, min_size=len(MAKERS), max_size=len(MAKERS), unique=True)
    return values.map(lambda drawn: dict(zip(MAKERS, drawn, strict=True)))


def charted(rows: Rows, window: Window = WEEK) -> Snapshot:
    """The chart of a week: its largest rows, and the others as one sum."""
    ranked = sorted(rows, key=lambda row: (-rows[row], row))
    named = {row: rows[row] for row in ranked[:NAMED]}
    return chart(named, others=sum(rows.values()) - sum(named.values()), window=window)


def truth(rows: Rows, subject: str) -> Decimal:
    """What a subject had."""
    kind, _, rest = subject.partition(":")
    if kind == "model":
        return Decimal(rows[rest])
    return Decimal(sum(value for row, value in rows.items() if MAKERS[row][1] == rest))


# --- interval arithmetic encloses: the truth lies within what a part of the board leaves open ---


def holds(outcome: object, value: Decimal) -> bool:
    assert isinstance(outcome, Outcome)
    return outcome.low <= value <= outcome.high and outcome.widest.low <= outcome.low <= outcome.high <= outcome.widest.high


@often
@given(whole_weeks(), st.sampled_from(ORIGINS + MODELS))
def test_a_total_encloses_the_truth(rows: Rows, subject: str) -> None:
    assert holds(evaluated(made("total", subject), board(charted(rows)), scope="platform"), truth(rows, subject))


@often
@given(whole_weeks(), st.permutations(ORIGINS))
def test_gaps_ratios_and_shares_enclose_the_truth(rows: Rows, origins: Sequence[str]) -> None:
    one, other, _ = origins
    small = board(charted(rows))
    first, second = truth(rows, one), truth(rows, other)
    assert holds(evaluated(made("gap", one, object=other), small, scope="platform"), first - second)
    assert holds(evaluated(made("share", one), small, scope="platform"), first / sum(rows.values()))
    ratio = evaluated(made("ratio", one, object=other), small, scope="platform")
    assert not isinstance(ratio, Outcome) or holds(ratio, first / second)


@often
@given(whole_weeks(), whole_weeks(), st.sampled_from(ORIGINS))
def test_growth_encloses_the_truth(rows: Rows, before: Rows, subject: str) -> None:
    small = board(charted(rows), charted(before, week(1)))
    claim = made("growth", subject, base=Period(week(1).start, week(1).end, "the week before"))
    outcome = evaluated(claim, small, scope="platform")
    assert not isinstance(outcome, Outcome) or holds(outcome, truth(rows, subject) / truth(before, subject) - 1)


@often
@given(distinct_weeks(), st.sampled_from(MODELS))
def test_a_place_encloses_the_truth(rows: Rows, subject: str) -> None:
    place = 1 + sum(value > rows[subject.partition(":")[2]] for value in rows.values())
    outcome = evaluated(made("rank", subject), board(charted(rows)), scope="platform")
    assert isinstance(outcome, Outcome)
    assert outcome.widest.low <= place <= outcome.widest.high


@often
@given(distinct_weeks(), st.sampled_from(ORIGINS), st.integers(1, 10))
def test_a_count_encloses_the_truth(rows: Rows, subject: str, n: int) -> None:
    head = sorted(rows, key=lambda row: -rows[row])[:n]
    held = sum(MAKERS[row][1] == subject.partition(":")[2] for row in head)
    outcome = evaluated(made("count", subject, n=n), board(charted(rows)), scope="platform")
    assert isinstance(outcome, Outcome)
    assert outcome.widest.low <= held <= outcome.widest.high


# --- rounding round-trips: what is printed from a value fits it ---

positive = st.decimals("0.001", "999999999", places=3).filter(lambda value: value > 0)


def printed(value: Decimal, digits: int, rounding: str) -> Figure:
    """A value as it is printed with so many digits, in a unit that leaves two or three before the point."""
    scale = Decimal(10) ** (value.adjusted() - 1)
    text = f"{(value / scale).quantize(Decimal(1).scaleb(2 - digits), rounding=rounding):f}"
    return Figure.printed(text, scale=scale, unit="tokens", text=text)


@often
@given(positive, st.integers(3, 6), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_what_is_rounded_or_cut_off_fits(value: Decimal, digits: int, rounding: str) -> None:
    agreement = agree(printed(value, digits, rounding), Outcome(value, value))
    assert agreement.fit is Fit.FITS
    assert agreement.how in ({"exact", "rounded"} if rounding is ROUND_HALF_UP else {"exact", "rounded", "truncated"})


@often
@given(positive, st.integers(3, 6), st.integers(2, 50))
def test_what_is_off_by_more_than_a_step_does_not_fit(value: Decimal, digits: int, steps: int) -> None:
    figure = printed(value, digits, ROUND_HALF_UP)
    off = figure.step * steps
    moved = replace(figure, value=figure.value + off, low=figure.low + off, high=figure.high + off)
    assert agree(moved, Outcome(value, value)).fit is Fit.EXCLUDED


# --- widening an interval never makes anything wrong ---

figures = st.builds(
    lambda value, hedge: tokens(str(value), hedge), st.integers(1, 99999), st.none() | st.sampled_from(list(Hedge))
)


@often
@given(figures, amounts, st.integers(0, 999), st.integers(0, 999), st.integers(0, 999))
def test_a_wider_interval_excludes_no_more(figure: Figure, low: int, width: int, below: int, above: int) -> None:
    outcome = Outcome(Decimal(low), Decimal(low + width))
    wide = replace(outcome, low=outcome.low - below, high=outcome.high + above)
    possible = replace(outcome, possible=Range(wide.low, wide.high))
    if agree(figure, outcome).fit is not Fit.EXCLUDED:
        assert agree(figure, wide).fit is not Fit.EXCLUDED
        assert agree(figure, possible).fit is not Fit.EXCLUDED
    assert (agree(figure, possible).fit is Fit.FITS) == (agree(figure, outcome).fit is Fit.FITS)


@st.composite
def stories(draw: st.DrawFn, most: int = 1) -> tuple[Rows, list[Claim]]:
    """A week, and claims of every kind about it: amounts on one basis or another, right, nearly right and wrong."""
    rows = draw(whole_weeks())
    return rows, [draw(_claim(rows)) for _ in range(draw(st.integers(min(2, most), most)))]


def sums(rows: Rows, subject: str) -> list[Decimal]:
    """What a subject has among all rows and among those of the chart, exact and of displayed values."""
    small = board(charted(rows), pages(rows))
    found = [
        evaluated(made("total", subject), small, scope=scope, digits=digits)
        for scope in ("catalogue", "chart")
        for digits in ("exact", "displayed")
    ]
    return [outcome.low for outcome in found if isinstance(outcome, Outcome) and outcome.low >= 1]


def _claim(rows: Rows) -> st.SearchStrategy[Claim]:
    about, numbers = st.sampled_from(ORIGINS + MODELS), st.integers(1, 9)
    amount = about.flatmap(
        lambda who: st.builds(
            lambda value, off, hedge: made("total", who, tokens(f"{value + off:f}", hedge)),
            st.sampled_from(sums(rows, who) or [Decimal(1)]),
            st.sampled_from([0, 0, 0, 1, 10, 1000]),
            st.none() | st.sampled_from(list(Hedge)),
        )
    )
    return st.one_of(
        *[amount] * 6,
        st.builds(lambda who, n: made("rank", who, whole(n, "rank")), st.sampled_from(MODELS), numbers),
        st.builds(lambda who, n: made("count", who, whole(min(n, 5), "models"), n=5), st.sampled_from(ORIGINS), numbers),
        st.builds(lambda who, n: made("membership", who, n=n), st.sampled_from(MODELS), numbers),
        st.builds(lambda who, figure: made("gap", who[0], figure, object=who[1]), st.permutations(ORIGINS), figures),
        st.builds(lambda who: made("comparison", who[0], object=who[1]), st.permutations(ORIGINS + MODELS)),
        st.builds(
            lambda who, n: made("streak", who[0], whole(n, "weeks"), condition="ahead-of", object=who[1]),
            st.permutations(ORIGINS),
            numbers,
        ),
        st.builds(lambda who, percent: made("share", who, _percent(percent)), about, st.integers(1, 99)),
    )


def _percent(percent: int) -> Figure:
    return Figure.printed(str(percent), scale=Decimal("0.01"), unit="share", text=f"{percent}%")


@seldom
@given(stories(), st.integers(0, 9999), st.decimals("0", "0.05", places=3))
def test_a_board_that_shows_less_contradicts_no_more(story: Story, unnamed: int, margin: Decimal) -> None:
    """More that has no name, and a wider margin of restatement, leave more open."""
    rows, (claim,) = story
    known = charted(rows)
    wider = replace(known, others=(known.others or Decimal(0)) + unnamed)
    before = judged(claim, SmallBoard((known,), Decimal(0)))
    after = judged(claim, SmallBoard((wider,), margin))
    if before.verdict != "contradicted":
        assert after.verdict != "contradicted"


# --- a capture that is not used changes nothing ---


@seldom
@given(stories(), whole_weeks(), st.integers(2, 400))
def test_a_capture_of_other_days_changes_nothing(story: Story, other: Rows, back: int) -> None:
    """Whatever window was not looked at may have any capture."""
    rows, (claim,) = story
    captures = (charted(rows), pages(rows), charted(rows, week(1)))
    views = Views(board(*captures), PUBLISHED)
    (finding,) = find_all([claim], board(*captures), views).findings
    window = Window(WEEK.start - timedelta(back), WEEK.end - timedelta(back))
    assume(window not in {seen for seen, *_ in views._kept})
    more = pages(other, window=window, captured=WEEK.end + timedelta(5))
    assert judged(claim, board(*captures, more)) == finding


@seldom
@given(stories(), whole_weeks())
def test_a_capture_between_the_first_and_the_last_changes_nothing(story: Story, other: Rows) -> None:
    """One that is neither of the time of the article nor the latest is on no basis."""
    rows, (claim,) = story
    first, last = pages(rows), pages(rows, captured=WEEK.end + timedelta(90))
    between = pages(other, captured=WEEK.end + timedelta(30))
    assert judged(claim, board(first, between, last)) == judged(claim, board(first, last))


# --- order does not matter ---


#: Two that hold on bases of their own, and one that is told twice, once with a hedge: each came out by the order of claims.
ON_TWO_BASES = [made("total", "origin:AA", tokens("1750")), made("total", "model:ada/one", tokens("1000.0"))]
TOLD_TWICE = [made("total", "origin:AA", tokens("1000", Hedge.ABOUT)), made("total", "origin:AA", tokens("1000"))]


@seldom
@given(stories(most=5).flatmap(lambda story: st.tuples(st.just(story), st.permutations(range(len(story[1]))))))
@example(((PAGE_ROWS, ON_TWO_BASES), [1, 0]))
@example(((PAGE_ROWS, TOLD_TWICE), [1, 0]))
def test_the_order_of_claims_does_not_matter(case: tuple[Story, list[int]]) -> None:
    (rows, told), order = case
    small = board(charted(rows), pages(rows), charted(rows, week(1)))
    straight = find_all(told, small, Views(small, PUBLISHED))
    mixed = find_all([told[at] for at in order], small, Views(small, PUBLISHED))
    assert [replace(each, id="") for each in mixed.findings] == [replace(straight.findings[at], id="") for at in order]
    assert inferred_part(mixed.basis) == inferred_part(straight.basis)


@seldom
@given(stories(), st.permutations(range(len(MAKERS))), st.booleans())
def test_the_order_of_rows_and_captures_does_not_matter(story: Story, order: list[int], backwards: bool) -> None:
    rows, (claim,) = story
    captures = [charted(rows), pages(rows), charted(rows, week(1)), pages(rows, captured=WEEK.end + timedelta(60))]
    mixed = [replace(capture, rows=tuple(capture.rows[at] for at in order if at < len(capture.rows))) for capture in captures]
    assert judged(claim, board(*(reversed(mixed) if backwards else mixed))) == judged(claim, board(*captures))


# --- the same input, the same bytes ---

CLAIMS = [
    made("total", "origin:AA", tokens("1000")),
    made("total", "origin:BB", tokens("700")),
    made("gap", "origin:AA", tokens("300"), object="origin:BB"),
    made("count", "origin:AA", whole(2, "models"), n=4),
    made("streak", "origin:AA", whole(1, "weeks"), condition="ahead-of", object="origin:BB"),
    made("total", "model:ada/two", tokens("500")),
]


def as_bytes() -> bytes:
    """What the engine says of some claims, as a report holds it."""
    small = board(chart(), pages(), chart({"ada/one": 1842, "bob/three": 700}, window=week(1)))
    return msgspec.json.encode(find_all(CLAIMS, small, Views(small, PUBLISHED)).findings)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes(seed: str) -> None:
    """In other processes, whose sets and dictionaries of strings are ordered otherwise."""
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here), str(here.parents[2])])
    told = subprocess.run(  # our own interpreter on our own file
        [sys.executable, "-c", "import sys, test_properties as t; sys.stdout.buffer.write(t.as_bytes())"],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    ).stdout
    assert told == as_bytes()
    assert len(json.loads(told)) == len(CLAIMS)
