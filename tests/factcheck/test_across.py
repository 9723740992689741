"""Claims that several outlets share: what is one claim, who was first, whether they agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.across import MOST_TELLINGS, Shared, shared, tellings
from factcheck.report import FigurePart, FindingPart, PeriodPart, Report, SubjectPart

Sample = Callable[[str], Report]

T = Decimal("1e12")
CHINA = SubjectPart("origin:CN", {"en": "Chinese models", "zh": "中国模型"}, "Chinese models")
US = SubjectPart("origin:US", {"en": "U.S. models", "zh": "美国模型"}, "U.S.")
WEEK = PeriodPart("2026-03-09", "2026-03-15", "March 9–15", inherited=False, assumed=None)
BEFORE = PeriodPart("2026-03-02", "2026-03-08", "", inherited=False, assumed=None)


def figure(low: str, high: str, unit: str = "tokens") -> FigurePart:
    """A figure of trillions, printed as what lies between its ends."""
    ends = [Decimal(low) * T, Decimal(high) * T]
    return FigurePart(f"{(Decimal(low) + Decimal(high)) / 2} trillion", *(f"{end:f}" for end in (sum(ends) / 2, *ends)), unit)


@pytest.fixture
def finding(sample: Sample) -> FindingPart:
    """A total of the Chinese models, 4.69 trillion in a week that the text names."""
    found = sample("story-en").findings[0]
    return replace(
        found,
        kind="total",
        subject=CHINA,
        object=None,
        period=WEEK,
        figure=figure("4.685", "4.695"),
        verdict="supported",
        reason="exact",
    )


@pytest.fixture
def report(sample: Sample, finding: FindingPart) -> Report:
    """A report of that finding alone."""
    return replace(sample("story-en"), findings=(finding,))


def story(report: Report, outlet: str, published: str | None = "2026-03-16", at: str | None = None, **changed: object) -> Report:
    """The same report by another outlet, its finding changed."""
    article = replace(report.article, outlet=outlet, published=published, published_at=at)
    return replace(report, article=article, findings=tuple(replace(found, **changed) for found in report.findings))


def across(*reports: Report) -> tuple[Shared, ...]:
    """The claims that these reports share; their pages are 0.html, 1.html …"""
    return shared(told for n, report in enumerate(reports) for told in tellings(report, f"{n}.html"))


def test_what_is_kept_of_a_finding(report: Report) -> None:
    """Who, where, what it printed, what became of it."""
    article = replace(report.article, claimed_source="Example  Daily", published_at="2026-03-16T09:30:00+08:00")
    (told,) = tellings(replace(report, article=article), "a.html")
    assert (told.claim.kind, told.claim.subject, told.claim.unit) == ("total", "origin:CN", "tokens")
    assert (told.claim.start, told.claim.end, told.claim.base_start) == ("2026-03-09", "2026-03-15", None)
    assert (told.story.outlet, told.story.title, told.story.language) == (article.outlet, article.title, "en")
    assert (told.story.published, told.story.source) == ("2026-03-16", "Example Daily")
    assert (told.quote, told.text) == (report.findings[0].quote, "4.690 trillion")
    assert (told.value, told.low, told.high) == ("4690000000000", "4685000000000", "4695000000000")
    assert (told.verdict, told.reason, told.subject) == ("supported", "exact", CHINA.label)
    assert told.link == "a.html#finding-1"


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"kind": "sum"}, id="kind"),
        pytest.param({"subject": US}, id="subject"),
        pytest.param({"object": US}, id="object"),
        pytest.param({"condition": "rank-1"}, id="condition"),
        pytest.param({"n": 10}, id="top n"),
        pytest.param({"figure": figure("4.685", "4.695", "share")}, id="unit"),
        pytest.param({"figure": None}, id="no figure"),
        pytest.param({"period": BEFORE}, id="period"),
        pytest.param({"base_period": BEFORE}, id="earlier period"),
        pytest.param({"period": replace(WEEK, start=None)}, id="open period"),
        pytest.param({"period": replace(WEEK, assumed="last-complete-week")}, id="assumed period"),
        pytest.param({"period": replace(WEEK, loose=True)}, id="perhaps another week"),
        pytest.param({"polarity": "denied"}, id="denied"),
        pytest.param({"polarity": "question"}, id="asked"),
        pytest.param({"polarity": "forecast"}, id="foreseen"),
    ],
)
def test_not_one_claim(changed: dict[str, object], report: Report) -> None:
    """What differs in any of these is not held against each other."""
    assert across(story(report, "A"), story(report, "B", **changed)) == ()


def test_one_claim_whatever_the_words_are(report: Report) -> None:
    """Mention, quote, sentence, hedge, language, and how the period is told."""
    chinese = replace(CHINA, mention="中国大模型")
    told = replace(WEEK, text="上周", inherited=True, trailing=True)
    (found,) = across(story(report, "A"), story(report, "B", subject=chinese, period=told, quote="4.69万亿", polarity="reported"))
    assert [one.story.outlet for one in found.tellings] == ["A", "B"]
    assert (found.agree, found.verdicts_differ, found.outlets) == (True, False, 2)


def test_one_outlet_shares_nothing_with_itself(report: Report) -> None:
    """Two stories of one outlet are one voice; two stories without an outlet are two."""
    assert across(story(report, "Wire"), story(report, "WIRE")) == ()
    assert across(report) == ()
    assert across() == ()
    (found,) = across(story(report, ""), story(report, ""))
    assert found.outlets == 2


@pytest.mark.parametrize(
    ("printed", "agree", "values"),
    [
        pytest.param((("4.685", "4.695"), ("4.685", "4.695")), True, 1, id="the same"),
        pytest.param((("4.685", "4.695"), ("4.65", "4.75")), True, 2, id="4.69 and 4.7"),
        pytest.param((("4.685", "4.695"), ("4.695", "4.705")), True, 2, id="they touch"),
        pytest.param((("4.685", "4.695"), ("4.705", "4.715")), False, 2, id="4.69 and 4.71"),
        pytest.param((("4.685", "4.695"), ("4.65", "4.75"), ("4.725", "4.735")), False, 3, id="the rounded one fits both"),
        pytest.param((("4", "1e18"), ("4.685", "4.695")), True, 2, id="at least 4"),
    ],
)
def test_agreement(printed: tuple[tuple[str, str], ...], agree: bool, values: int, report: Report) -> None:
    """Within what the digits and the hedges allow, all at once."""
    (found,) = across(*(story(report, f"Outlet {n}", figure=figure(*ends)) for n, ends in enumerate(printed)))
    assert (found.agree, len(found.values)) == (agree, values)
    assert list(found.values) == sorted(found.values, key=Decimal)


def test_values_are_told_apart_as_numbers(report: Report) -> None:
    """4.690 and 4.69 are one value, told as it was printed first."""
    longer = replace(figure("4.685", "4.695"), value="4690000000000.0")
    (found,) = across(story(report, "A", "2026-03-17"), story(report, "B", "2026-03-16", figure=longer))
    assert found.values == ("4690000000000.0",)


def test_claims_without_a_figure_agree(report: Report) -> None:
    """Both say that one is above the other."""
    (found,) = across(*(story(report, outlet, kind="comparison", object=US, figure=None) for outlet in "AB"))
    assert (found.agree, found.values) == (True, ())


def test_verdicts_that_differ(report: Report) -> None:
    """Of one claim one story may be right and the other wrong."""
    (found,) = across(story(report, "A"), story(report, "B", verdict="contradicted"))
    assert found.verdicts_differ


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        pytest.param((("2026-03-17", None), ("2026-03-16", None)), "BA", "B", id="days"),
        pytest.param((("2026-03-16", None), ("2026-03-16", None)), "AB", None, id="the same day"),
        pytest.param(((None, None), ("2026-03-16", None)), "BA", None, id="nobody else has a date"),
        pytest.param(((None, None), ("2026-03-17", None), ("2026-03-16", None)), "CBA", "C", id="of those with a date"),
        pytest.param(
            (("2026-03-16", "2026-03-16T09:30:00+08:00"), ("2026-03-16", "2026-03-16T01:29:00Z")), "BA", "B", id="moments"
        ),
        pytest.param((("2026-03-16", "2026-03-16T09:30:00+08:00"), ("2026-03-16", None)), "BA", None, id="a moment within a day"),
        pytest.param((("2026-03-16", None), ("2026-03-16", None), ("2026-03-19", None)), "ABC", None, id="two on the first day"),
    ],
)
def test_order_of_publication(
    dates: tuple[tuple[str | None, str | None], ...], order: str, first: str | None, report: Report
) -> None:
    """Oldest first, undated last; first is who surely was."""
    (found,) = across(*(story(report, "ABC"[n], *dated) for n, dated in enumerate(dates)))
    assert "".join(told.story.outlet for told in found.tellings) == order
    assert (found.first.story.outlet if found.first else None) == first
    assert found.dated is all(day for day, _ in dates)


def test_disagreements_come_first_then_the_most_told(report: Report, finding: FindingPart) -> None:
    """What a desk has to look at stands on top."""
    again = replace(finding, n=3)
    more = replace(finding, n=5)
    off = replace(finding, n=7)
    reports = [replace(story(report, outlet), findings=(finding, again, more, off)) for outlet in "AB"]
    reports.append(replace(story(report, "C"), findings=(more, replace(off, figure=figure("5", "6")))))
    reports.append(replace(story(report, "D"), findings=(replace(again, verdict="unproven"),)))
    assert [(found.claim.n, found.outlets) for found in across(*reports)] == [(7, 3), (3, 3), (5, 3), (None, 2)]


def test_the_most_precise_telling_of_a_story_stands_for_those_that_agree(report: Report, finding: FindingPart) -> None:
    """A headline that rounds does not tell another claim; a figure that does not fit does."""
    rough, other = replace(finding, figure=figure("4.65", "4.75")), replace(finding, figure=figure("8", "9"))
    told = tellings(replace(report, findings=(rough, finding, finding, other, rough)), "a.html")
    assert [one.number for one in told] == [2, 4]
    assert across(replace(report, findings=(rough, finding, other))) == ()


def test_a_story_that_tells_two_figures_is_still_one_outlet(report: Report, finding: FindingPart) -> None:
    """And its own second telling does not keep it from being first."""
    twice = replace(story(report, "A"), findings=(finding, replace(finding, figure=figure("8", "9"))))
    (found,) = across(twice, story(report, "B", "2026-03-17"))
    assert ([told.story.outlet for told in found.tellings], found.outlets, found.agree) == (["A", "A", "B"], 2, False)
    assert found.first is found.tellings[0]


def test_so_many_tellings_a_report(report: Report, finding: FindingPart) -> None:
    """However many findings it has; the first stay."""
    told = tellings(replace(report, findings=tuple(replace(finding, n=n) for n in range(100))), "a.html")
    assert [one.claim.n for one in told] == list(range(MOST_TELLINGS))


def test_hostile_text_is_cut_and_shown(report: Report, finding: FindingPart) -> None:
    """Nothing of a story is kept at length, nothing acts."""
    text = "\u202e4.69\x00\x1b[31m<script>" * 1000
    hostile = replace(
        finding,
        quote=text,
        figure=replace(finding.figure or figure("1", "2"), text=text),
        subject=replace(CHINA, label={"en": text}),
    )
    article = replace(report.article, outlet=text, title=text, claimed_source=text)
    (told,) = tellings(replace(report, article=article, findings=(hostile,)), "a.html")
    kept = (told.quote, told.text, told.subject["en"], told.story.outlet, told.story.title, told.story.source)
    assert max(map(len, kept)) == 120
    assert all(one.startswith("\\u202e4.69\\x00\\x1b") and one.endswith("…") for one in kept)


def test_the_sample_stories_share_their_claims(sample: Sample) -> None:
    """One in Chinese, one in English: eleven of thirteen claims name their week."""
    found = across(sample("story-en"), sample("story-zh"))
    assert [each.claim.kind for each in found] == [
        "total",
        "total",
        "gap",
        "streak",
        "rank",
        "total",
        "streak",
        "total",
        "rank",
        "total",
        "share",
    ]
    assert {(each.agree, each.verdicts_differ, each.first) for each in found} == {(True, False, None)}
    assert found[0].values == ("4690000000000",)
