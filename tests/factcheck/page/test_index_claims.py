"""Claims that several outlets share, as the index tells them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.across import Shared, shared, tellings
from factcheck.interface import interface
from factcheck.page.index.claims import MOST_FOLDED, MOST_OPEN, SharedClaim, shared_claim
from factcheck.report import FigurePart, FindingPart, PeriodPart, Report, SubjectPart

Sample = Callable[[str], Report]

T = Decimal("1e12")
CHINA = SubjectPart("origin:CN", {"en": "Chinese models", "zh": "中国模型"}, "Chinese models")
US = SubjectPart("origin:US", {"en": "U.S. models", "zh": "美国模型"}, "U.S.")
WEEK = PeriodPart("2026-03-09", "2026-03-15", "March 9–15", inherited=False, assumed=None)
BEFORE = PeriodPart("2026-03-02", "2026-03-08", "", inherited=False, assumed=None)
GAP = {"kind": "gap", "object": US}
GROWTH = {"kind": "growth", "figure": FigurePart("12%", "0.12", "0.115", "0.125", "share"), "base_period": BEFORE}
MEMBERSHIP = {"kind": "membership", "condition": "in-top", "n": 5, "figure": FigurePart("5", "3", "3", "3", "places")}
PLACE = {"kind": "place", "condition": "alone", "n": 10, "figure": None}


def figure(value: str, low: str, high: str) -> FigurePart:
    """A figure of trillions of tokens."""
    return FigurePart(f"{value} trillion", *(f"{Decimal(end) * T:f}" for end in (value, low, high)), "tokens")


FIGURE = figure("4.69", "4.685", "4.695")


@pytest.fixture
def across(sample: Sample) -> Callable[..., Shared]:
    """The one claim that these outlets share, by their names, days and what is changed in the finding."""
    found = sample("story-en")
    base = replace(found.findings[0], kind="total", subject=CHINA, object=None, period=WEEK, figure=FIGURE, verdict="supported")

    def made(*stories: tuple[str, str | None, dict[str, object]]) -> Shared:
        told = []
        for n, (outlet, day, changed) in enumerate(stories):
            finding: FindingPart = replace(base, **changed)  # type: ignore[arg-type]
            article = replace(found.article, outlet=outlet, published=day, published_at=None)
            told += tellings(replace(found, article=article, findings=(finding,)), f"{n}.html")
        (one,) = shared(told)
        return one

    return made


def told(claim: Shared, language: str = "en") -> SharedClaim:
    """In words."""
    return shared_claim(claim, interface(language))


@pytest.mark.parametrize(
    ("changed", "english", "chinese"),
    [
        pytest.param({}, "total · Chinese models", "总量 · 中国模型", id="one side"),
        pytest.param(GAP, "gap · Chinese models against U.S. models", "差距 · 中国模型对美国模型", id="two sides"),
    ],
)
def test_what_is_claimed(changed: dict[str, object], english: str, chinese: str, across: Callable[..., Shared]) -> None:
    """The kind, who, and against whom."""
    claim = across(("A", "2026-03-16", changed), ("B", "2026-03-17", changed))
    words = interface("zh")
    assert told(claim).what == english
    assert told(claim, "zh").what == chinese.replace(chinese.split(" · ", maxsplit=1)[0], words.name("kind", claim.claim.kind))


def test_when_it_is_claimed(across: Callable[..., Shared]) -> None:
    """The days in words, and those it is compared with."""
    claim = across(("A", "2026-03-16", GROWTH), ("B", "2026-03-17", GROWTH))
    assert told(claim).when == "9–15 Mar 2026, compared with 2–8 Mar 2026"
    assert told(claim, "zh").when == "2026年3月9日至15日，与2026年3月2日至8日相比"
    assert [line.value for line in told(claim).tellings] == ["+12%", "+12%"]


def test_each_outlet_in_the_order_of_publication(across: Callable[..., Shared]) -> None:
    """Day, figure on both scales, verdict with icon, link to the finding; who was first."""
    claim = told(across(("Late", "2026-03-18", {"verdict": "needs-context"}), ("Early", "2026-03-16", {})))
    assert [(line.outlet, line.day_in_words, line.link, line.first) for line in claim.tellings] == [
        ("Early", "16 March 2026", "1.html#finding-1", "first"),
        ("Late", "18 March 2026", "0.html#finding-1", ""),
    ]
    assert [(line.value, line.elsewhere, line.icon, line.word) for line in claim.tellings] == [
        ("4.69T", "4.69万亿", "✓", "supported"),
        ("4.69T", "4.69万亿", "≈", "needs context"),
    ]
    assert (claim.outlets, claim.agree, claim.verdicts) == ("2 outlets", True, "the verdicts differ")
    assert claim.figures == "the figures agree within their rounding: 4.69T"


def test_an_undated_story_leaves_open_who_was_first(across: Callable[..., Shared]) -> None:
    """Of those with a date one was; of two of the same day none."""
    three = told(across(("Undated", None, {}), ("A", "2026-03-16", {}), ("B", "2026-03-17", {})))
    assert [(line.outlet, line.first) for line in three.tellings] == [
        ("A", "first of those with a date"),
        ("B", ""),
        ("Undated", ""),
    ]
    same = told(across(("A", "2026-03-16", {}), ("B", "2026-03-16", {})))
    assert [line.first for line in same.tellings] == ["", ""]


def test_figures_that_differ_are_named(across: Callable[..., Shared]) -> None:
    """Smallest first, in the reader's notation; those that agree within their rounding do not differ."""
    wrong = {"figure": figure("46.9", "46.85", "46.95"), "verdict": "contradicted"}
    claim = across(("A", "2026-03-16", wrong), ("B", "2026-03-17", {}))
    assert (told(claim).figures, told(claim).agree) == ("the figures differ: 4.69T, 46.9T", False)
    assert told(claim, "zh").figures == "数字不一致：4.69万亿，46.9万亿"
    round_ = across(("A", "2026-03-16", {"figure": figure("4.7", "4.65", "4.75")}), ("B", "2026-03-17", {}))
    assert (told(round_).figures, told(round_).agree) == ("the figures agree within their rounding: 4.69T, 4.7T", True)


def test_many_outlets_are_folded(across: Callable[..., Shared]) -> None:
    """Some stand open, some can be unfolded, of the rest it is said how many; one that differs is never folded."""
    others = [(f"Outlet {n:03}", f"2026-03-{17 + n // 20}", {}) for n in range(MOST_OPEN + MOST_FOLDED + 3)]
    odd = ("Odd", "2026-03-30", {"verdict": "contradicted"})
    claim = told(across(*others, odd))
    assert [line.outlet for line in claim.tellings] == [*(f"Outlet {n:03}" for n in range(MOST_OPEN - 1)), "Odd"]
    assert (len(claim.folded), claim.more) == (MOST_FOLDED, 4)


def test_further_stories_of_an_outlet_are_counted(across: Callable[..., Shared]) -> None:
    """What prints the same and is judged the same is one line."""
    claim = told(across(("A", "2026-03-16", {}), ("A", "2026-03-17", {}), ("a", "2026-03-18", {}), ("B", "2026-03-19", {})))
    assert [(line.outlet, line.again) for line in claim.tellings] == [("A", "and 2 more stories of this outlet"), ("B", "")]
    assert claim.outlets == "2 outlets"


@pytest.mark.parametrize(
    ("changed", "value", "figures"),
    [
        pytest.param(MEMBERSHIP, "top 5", "the figures agree within their rounding: top 5", id="membership"),
        pytest.param(PLACE, "", "", id="no figure"),
    ],
)
def test_claims_without_an_amount(changed: dict[str, object], value: str, figures: str, across: Callable[..., Shared]) -> None:
    """A membership is told by its top; a claim without a figure has nothing to agree on."""
    claim = told(across(("A", "2026-03-16", changed), ("B", "2026-03-17", changed)))
    assert [line.value for line in claim.tellings] == [value, value]
    assert claim.figures == figures


def test_words_of_a_later_version_stand_for_themselves(across: Callable[..., Shared]) -> None:
    """An unknown kind, condition or verdict is shown by its slug and is no supported one."""
    changed = {"kind": "tide", "condition": "at-dawn", "verdict": "blurred"}
    claim = told(across(("A", "2026-03-16", changed), ("B", "2026-03-17", changed)))
    assert claim.what == "tide · Chinese models · at-dawn"
    assert [(line.icon, line.word, line.verdict) for line in claim.tellings] == [("·", "blurred", "unproven")] * 2
