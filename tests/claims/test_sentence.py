"""Sentences and paragraphs: where they end, where a full stop ends nothing, and how far one may run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Span
from claims.normalise import fold
from claims.sentence import LONGEST, paragraphs, sentences

SEEN = {
    "First. Second.": ["First.", "Second."],
    "一句。两句！三句？": ["一句。", "两句！", "三句？"],
    "It used 4.69 trillion tokens. Next.": ["It used 4.69 trillion tokens.", "Next."],
    "It is No. 1 again. Next.": ["It is No. 1 again.", "Next."],
    "From Mar. 9 to 15 it led. Next.": ["From Mar. 9 to 15 it led.", "Next."],
    "The U.S. models fell. Next.": ["The U.S. models fell.", "Next."],
    "It beat the U.S. The lead grew.": ["It beat the U.S.", "The lead grew."],
    "他说：“领先。”然后走了。": ["他说：“领先。”", "然后走了。"],
    'He said "it leads." Then left.': ['He said "it leads."', "Then left."],
    "(It leads.) Next.": ["(It leads.)", "Next."],
    "Really?! Yes.": ["Really?!", "Yes."],
    "版本N2.5。下句": ["版本N2.5。", "下句"],
    "no end": ["no end"],
    "  spaces around.  ": ["spaces around."],
    "": [],
    "   ": [],
    "。": ["。"],
}
BUGS = {
    "4.69T vs. 3.29T. Next.": ["4.69T vs. 3.29T.", "Next."],  # T. was read as an initial
    "云腾排名No. 1。": ["云腾排名No. 1。"],  # 排名no was no abbreviation
    "Wait... what": ["Wait...", "what"],
}
NOT_YET = {
    "It leads.Next one.": ["It leads.", "Next one."],  # a space lost on the way
}


def split(text: str) -> list[str]:
    """The sentences of a text of one paragraph."""
    return [text[s.span.start : s.span.end] for s in sentences(text, fold(text), Span(0, len(text)), 0)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_sentences_of_a_text(text: str, wanted: list[str]) -> None:
    """Full stops inside numbers and behind abbreviations end nothing."""
    assert split(text) == wanted


@pytest.mark.parametrize(
    ("text", "cut_behind"),
    [
        pytest.param("甲乙，" * 300 + "丙；" + "丁" * 150, "，", id="commas"),
        pytest.param("甲" * 250 + "；" + "乙，" * 300, "；", id="a semicolon before commas"),
        pytest.param("word " * 300, "word", id="spaces"),
        pytest.param("4.69|" * 300, "|", id="table cells"),
        pytest.param("1,234 " * 300, "1,234", id="never inside 1,234"),
        pytest.param("x" * 1000, "x", id="nothing to cut at"),
    ],
)
def test_an_endless_sentence_is_cut(text: str, cut_behind: str) -> None:
    """At the best mark of its second half; nothing is lost but the space at the cut."""
    parts = split(text)
    assert len(parts) > 1
    assert all(len(part) <= LONGEST for part in parts)
    assert parts[0].endswith(cut_behind)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_paragraphs_are_lines_and_know_repeats() -> None:
    """A line told word for word again is marked; short ones (a heading, a name) are not."""
    text = "A line that is long enough.\n\n  \nshort\r\nA line that is long enough. \nshort"
    found = paragraphs(text)
    assert [text[line.span.start : line.span.end].strip() for line in found] == [
        "A line that is long enough.",
        "short",
        "A line that is long enough.",
        "short",
    ]
    assert [line.repeated for line in found] == [False, False, True, False]


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from(list('。.!? \n"”)，；;U.S12ab甲　\x00')), st.characters(codec="utf-8")), max_size=200
    )
)
def test_sentences_hold_all_that_is_printed(text: str) -> None:
    """In order, without overlap, without space at the ends, and with every character that is no space."""
    folded = fold(text)
    covered: set[int] = set()
    end = 0
    for number, line in enumerate(paragraphs(text)):
        for sentence in sentences(text, folded, line.span, number):
            assert sentence.span.start >= end
            end = sentence.span.end
            words = folded[sentence.span.start : end]
            assert words
            assert words == words.strip()
            assert sentence.paragraph == number
            covered.update(range(sentence.span.start, end))
    assert all(at in covered for at, char in enumerate(folded) if not char.isspace())
