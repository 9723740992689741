"""Members left out or let in, where nothing else explains a sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from claims_made import PUBLISHED, made, tokens
from small_board import board, chart, pages
from story import found, told

from claims.claim import Claim
from factcheck.find import find_all
from factcheck.report import FindingPart
from factcheck.view import Views

MARCH = date(2026, 3, 10)
LEFT_OUT = "as-of-then -arcee-ai/trinity-large-preview:free"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("据OpenRouter数据，2026年3月2日至3月8日，美国模型周调用量为3.106万亿Token。", id="zh"),
        pytest.param("OpenRouter data show that from March 2 to 8, 2026, U.S. models processed 3.106 trillion tokens.", id="en"),
    ],
)
def test_a_forgotten_member_is_named(text: str) -> None:
    """The U.S. models of the chart of 2–8 March 2026 less 527B, as the press once told them (3.633T with it)."""
    finding = found(told(text, MARCH), "total")
    assert (finding.verdict, finding.departures) == ("needs-context", ("scope", "digits", "membership"))
    assert finding.best is not None
    assert (finding.best.basis.membership, finding.best.low) == (LEFT_OUT, "3106000000000")
    assert Decimal(finding.chance or 1) < Decimal("0.01")
    assert all("Trinity Large Preview (free)" in text for text in finding.explanation.values())
    assert not any(row.entity.startswith("arcee-ai/") for row in finding.evidence)


def judged(*claims: Claim) -> tuple[FindingPart, ...]:
    rows = {"ada/one": 1437, "dan/seven": 912, "bob/three": 715, "veil/ghost": 333, "bob/four": 271}
    small = board(chart(rows), pages({**rows, "ada/two": 512, "eve/nine": 201, "cyd/five": 150}))
    return find_all(claims, small, Views(small, PUBLISHED)).findings


def test_one_rough_figure_without_a_member_is_no_basis() -> None:
    """Two digits fit one of a few members left out too easily: neither borne out nor wrong."""
    (finding,) = judged(made("total", "origin:AA", tokens("9.1e2")))
    assert (finding.verdict, finding.reason, finding.best) == ("unproven", "ambiguous", None)


def test_two_figures_without_the_same_member_are_one() -> None:
    claims = made("total", "origin:BB", tokens("715")), made("gap", "origin:AA", tokens("1634"), object="origin:BB")
    findings = judged(*claims)
    assert [finding.verdict for finding in findings] == ["needs-context"] * 2
    assert {finding.best.basis.membership for finding in findings if finding.best} == {"as-of-then -bob/four"}


def test_others_explain_it_without_a_member() -> None:
    """986 is the chart's; nobody is said to be left out where nobody need be."""
    (finding,) = judged(made("total", "origin:BB", tokens("986")))
    assert finding.departures == ("scope",)
