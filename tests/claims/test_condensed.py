"""Leaving out the talk changes nothing that is read."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Span
from claims.condensed import Condensed
from claims.extract import extract
from claims.name import Name
from claims.names import NameIndex
from claims.normalise import fold
from claims.scan import scan
from claims.sentence import Sentence, paragraphs, sentences

PUBLISHED = date(2026, 3, 16)
CASES = Path(__file__).parent / "cases"
NAMES = (
    Name("Nimbus N2.5", "model:nimbus/n2.5", "model"),
    Name("中国", "origin:CN", "origin", "zh"),
    Name("Chinese", "origin:CN", "origin", "en"),
    Name("token", "tokens", "unit", "en"),
    Name("tokens", "tokens", "unit", "en"),
)
INDEX = NameIndex(NAMES)
TALK = ("大家都在看。", "没有人回应置评请求。", "Nobody knows why. ", "They went on talking.\n")


def condensed(text: str) -> Condensed:
    return Condensed(text, fold(text), sentences_of(text), ())


def sentences_of(text: str) -> list[Sentence]:
    folded = fold(text)
    return [sentence for number, line in enumerate(paragraphs(text)) for sentence in sentences(text, folded, line.span, number)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大家都在看。共有九家。没有人回应。", "共有九家。"),
        ("Nobody knows. It was second. They talked.", "It was second. "),
        ("Nobody knows. They were phoned.", ""),
        ("第一段。\n没有回应。\n登顶了。", "第一段。\n登顶了。"),
        ("一直如此，一些人说。", ""),
        ("一位分析师说，一家公司在问。", ""),
        ("只用了一周。", "只用了一周。"),
        ("It had ３ of them", "It had ３ of them"),
        ("", ""),
    ],
)
def test_what_is_worth_reading(text: str, expected: str) -> None:
    """A number, in digits or words, or a place in words; no number inside another word."""
    assert condensed(text).text == expected


def test_named_stretches_are_kept() -> None:
    """Also one that reaches over the end of a sentence."""
    text = "So it goes. Nimbus\nis here. Nobody knows."
    told = Condensed(text, fold(text), sentences_of(text), [Span(12, 21)])
    assert told.text == "Nimbus\nis here. "
    assert told.here(Span(12, 21)) == Span(0, 9)


@given(st.lists(st.sampled_from([*TALK, "第5名。", "It was 4.69 trillion tokens. ", "中国领先。"]), max_size=12))
def test_offsets_lead_back(parts: list[str]) -> None:
    """Every character stands where it stood."""
    text = "".join(parts)
    told = condensed(text)
    for at, char in enumerate(told.text):
        place = told.there(Span(at, at + 1))
        assert text[place.start : place.end] == char
        assert told.here(place) == Span(at, at + 1)


def _texts() -> list[str]:
    found = [
        case["text"] for path in sorted(CASES.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8")).get("case", [])
    ]
    return sorted({str(text) for text in found})


@pytest.mark.parametrize("text", _texts())
def test_nothing_is_lost_of_a_sentence_that_tells_something(text: str) -> None:
    """Every number that is found in the whole text is found in what is worth reading of it."""
    folded = fold(text)
    numbered = [m for m in scan(text, folded, INDEX, PUBLISHED) if m.figure or m.number or any(c.isdigit() for c in m.text)]
    kept = scan(text, folded, INDEX, PUBLISHED, sentences_of(text))
    assert [mention for mention in numbered if mention not in kept] == []


@pytest.mark.parametrize("talk", TALK, ids=repr)
def test_talk_around_a_claim_moves_it_and_no_more(talk: str) -> None:
    """The claim is the same, further down."""
    text = "Nimbus N2.5 handled 1.75 trillion tokens."
    (alone,), (claim,) = extract(text, PUBLISHED, NAMES).claims, extract(f"{talk}\n{text}\n{talk}", PUBLISHED, NAMES).claims
    assert (claim.quote, claim.figure, claim.subject) == (alone.quote, alone.figure, alone.subject)
    assert claim.span.start == alone.span.start + len(talk) + 1
