"""Reports for publication: the sentences that are judged, without the rest of the story."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.quotes_only import quotes_only
from factcheck.render import Options, formats
from factcheck.report import EditedPart, FindingPart, Report, SetAsidePart, from_json, to_json
from factcheck.schema import shipped

Sample = Callable[[str], Report]

REPORT = from_json((Path(__file__).parent / "samples" / "story-en.json").read_bytes())
MADE = REPORT.findings[0]


def finding(text: str, span: tuple[int, int], sentence: tuple[int, int], name: str = "c1") -> FindingPart:
    """One at these places of a text."""
    return replace(
        MADE, id=name, span=span, quote=text[slice(*span)], sentence_span=sentence, sentence=text[slice(*sentence)], within=()
    )


def story(text: str, *findings: FindingPart, set_aside: tuple[SetAsidePart, ...] = ()) -> Report:
    """A report of a text."""
    article = replace(REPORT.article, text=text)
    return replace(REPORT, article=article, findings=findings, set_aside=set_aside, notes=(), basis=None)


def at(text: str, quote: str, sentence: str, name: str = "c1", again: int = 0) -> FindingPart:
    """A finding where these words stand; of a sentence that is repeated, the one so many later."""
    start = -1
    for _ in range(again + 1):
        start = text.index(sentence, start + 1)
    begin = start + sentence.index(quote)
    return finding(text, (begin, begin + len(quote)), (start, start + len(sentence)), name)


def aside(text: str, quote: str, rule: str = "date") -> SetAsidePart:
    """A number where it stands first."""
    start = text.index(quote)
    return SetAsidePart((start, start + len(quote)), quote, rule)


TEXT = "Title 1\n\nOn 9 March A had 4.69T. B said 77 things.\n\nC had 3T. D had 2T.\n\nOn 9 March A had 4.69T. The end 5."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([], "", id="nothing is judged"),
        pytest.param([("3T", "C had 3T.")], "C had 3T.", id="one"),
        pytest.param([("3T", "C had 3T."), ("2T", "D had 2T.")], "C had 3T.\n\nD had 2T.", id="neighbours: nothing between"),
        pytest.param(
            [("4.69T", "On 9 March A had 4.69T."), ("2T", "D had 2T.")], "On 9 March A had 4.69T.\n\n…\n\nD had 2T.", id="apart"
        ),
        pytest.param([("2T", "D had 2T."), ("3T", "C had 3T.")], "C had 3T.\n\nD had 2T.", id="in the order of the story"),
        pytest.param(
            [("A", "On 9 March A had 4.69T."), ("4.69T", "On 9 March A had 4.69T.")], "On 9 March A had 4.69T.", id="once"
        ),
        pytest.param([("3T", "C had 3T."), ("2T", "C had 3T. D had 2T.")], "C had 3T. D had 2T.", id="overlapping"),
        pytest.param([("1", "Title 1"), ("5", "The end 5.")], "Title 1\n\n…\n\nThe end 5.", id="first and last"),
    ],
)
def test_the_text_is_the_judged_sentences(told: list[tuple[str, str]], expected: str) -> None:
    """A paragraph each, dots where something was left out between them."""
    findings = [at(TEXT, quote, sentence, f"c{n}") for n, (quote, sentence) in enumerate(told, 1)]
    report = story(TEXT, *findings)
    found = quotes_only(report)
    assert found.article.text == expected
    assert [(each.quote, each.sentence) for each in found.findings] == [(each.quote, each.sentence) for each in findings]
    for each in found.findings:
        assert expected[slice(*each.span)] == each.quote
        assert expected[slice(*each.sentence_span)] == each.sentence
    assert found.article == replace(report.article, text=expected)
    assert quotes_only(found) == found


def test_a_sentence_that_is_repeated_is_told_once() -> None:
    """Findings in either place lead there."""
    both = [at(TEXT, "4.69T", "On 9 March A had 4.69T.", f"c{again}", again) for again in (0, 1)]
    assert both[0].span != both[1].span
    found = quotes_only(
        story(TEXT, *both, set_aside=(aside(TEXT, "9"), SetAsidePart((TEXT.rindex("9 M"), TEXT.rindex("9 M") + 1), "9", "date")))
    )
    assert found.article.text == "On 9 March A had 4.69T."
    assert [each.span for each in found.findings] == [(17, 22), (17, 22)]
    assert found.set_aside == (SetAsidePart((3, 4), "9", "date"),)


def test_numbers_set_aside_elsewhere_are_left_out_and_counted() -> None:
    """Those in the sentences move with them."""
    report = story(
        TEXT, at(TEXT, "4.69T", "On 9 March A had 4.69T."), set_aside=(aside(TEXT, "1"), aside(TEXT, "9"), aside(TEXT, "77"))
    )
    found = quotes_only(report)
    assert found.set_aside == (SetAsidePart((3, 4), "9", "date"),)
    assert [note.slug for note in found.notes] == ["quotes-only"]
    assert "are 2 of the numbers" in found.notes[0].text["en"]
    assert "略去 2 个" in found.notes[0].text["zh"]


def test_sentences_of_an_edit_are_left_out_and_counted() -> None:
    """But for those that are judged."""
    edited = EditedPart("2026-03-17", "r", ("B said 76 things.", "C had 3T."), ("B said 77 things.", "D had 2T."), ())
    report = replace(story(TEXT, at(TEXT, "2T", "D had 2T.")), edited=edited)
    found = quotes_only(report)
    assert found.edited == replace(edited, removed=(), added=("D had 2T.",))
    assert [note.slug for note in found.notes] == ["quotes-only", "quotes-only-edits"]
    assert ": 3." in found.notes[1].text["en"]


def test_a_story_that_is_its_findings_stays_as_it_is() -> None:
    """A sentence given with --text: nothing is left out, and nothing is said."""
    report = story("C had 3T.", at("C had 3T.", "3T", "C had 3T."))
    assert quotes_only(report) == report


@pytest.mark.parametrize(
    ("span", "sentence"),
    [((-3, 2), (0, 9)), ((5, 900), (0, 900)), ((7, 3), (9, 0)), ((500, 510), (500, 600)), ((-9, -2), (-9, -1))],
)
def test_spans_outside_the_text(span: tuple[int, int], sentence: tuple[int, int]) -> None:
    """A report from elsewhere: what cannot be placed marks nothing, and every format shows it."""
    odd = replace(MADE, span=span, sentence_span=sentence, quote="x", sentence="y x")
    report = story(TEXT, odd, set_aside=(SetAsidePart(span, "9", "date"),))
    found = quotes_only(report)
    text = found.article.text
    assert all(0 <= start <= end <= len(text) for start, end in (found.findings[0].span, found.findings[0].sentence_span))
    for name in ("html", "terminal", "json"):
        formats()[name].render(found, Options("en"))


SPANS = st.tuples(st.integers(-3, 60), st.integers(-3, 60))
TEXTS = st.text(st.sampled_from("ab 3.\n…万"), max_size=50)


@settings(max_examples=400, deadline=None)
@given(
    text=TEXTS,
    places=st.lists(st.tuples(SPANS, SPANS), max_size=6),
    asides=st.lists(SPANS, max_size=6),
    inside=st.booleans(),
)
def test_what_held_its_quote_holds_it(
    text: str, places: list[tuple[tuple[int, int], tuple[int, int]]], asides: list[tuple[int, int]], inside: bool
) -> None:
    """Overlapping, repeated, empty, outside; with sentences that hold their quotes, and others."""
    findings = []
    for n, (span, other) in enumerate(places):
        sentence = (min(*span, *other), max(*span, *other)) if inside else other
        findings.append(finding(text, span, sentence, f"c{n}"))
    numbers = tuple(SetAsidePart(span, text[slice(*span)], "date") for span in asides)
    report = story(text, *findings, set_aside=numbers)
    found = quotes_only(report)
    kept = found.article.text

    for before, after in zip(report.findings, found.findings, strict=True):
        assert replace(after, span=before.span, sentence_span=before.sentence_span) == before
        for old, new in ((before.span, after.span), (before.sentence_span, after.sentence_span)):
            assert 0 <= new[0] <= new[1] <= len(kept) or found is report
            if 0 <= old[0] <= old[1] <= len(text):
                assert kept[slice(*new)] == text[slice(*old)]
    assert all(kept[slice(*each.span)] == each.quote for each in found.set_aside if found is not report)
    judged = {
        text[slice(*span)] for each in findings for span in (each.span, each.sentence_span) if 0 <= span[0] < span[1] <= len(text)
    }
    assert all(each in kept for each in judged)
    assert len(found.set_aside) <= len(report.set_aside)
    assert quotes_only(found) == found


@pytest.mark.parametrize("name", ["story-en", "story-zh", "hostile", "no-claims"])
def test_samples(name: str, sample: Sample) -> None:
    """What is left is in the story, what is judged is in what is left, and the page marks it."""
    report = sample(name)
    found = quotes_only(report)
    text = found.article.text
    assert found.article.sha256 == report.article.sha256
    for piece in text.split("\n\n"):
        assert piece in {"…", ""} or piece in report.article.text
    for each in found.findings:
        assert text[slice(*each.span)] == each.quote
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(found)))
    judged = {each.sentence for each in report.findings}
    left_out = [
        line
        for line in report.article.text.split("\n")
        if line.strip() and not any(each in line or line in each for each in judged)
    ]
    shown = formats()["html"].render(found, Options("en"))
    assert [line for line in left_out if line in shown and line not in report.article.title] == []
