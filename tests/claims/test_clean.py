"""What is taken out of a text before it is read, and that every span comes back to where it was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Span
from claims.clean import clean
from claims.extract import extract
from claims.name import Name

CLEANED = {
    "达**28.9 万亿**": "达28.9万亿",
    "连续 **6** 周": "连续6周",
    "<strong>四款</strong>来自中国": "四款来自中国",
    '<a href="/x?n=3">Nimbus</a> led': "Nimbus led",
    "4.69\u200b万\u2060亿": "4.69万亿",
    "\u202e4.69\u202c trillion": "4.69 trillion",
    "&nbsp;4.69&#160;T": "\xa04.69\xa0T",
    "one<br/>two": "one\ntwo",
    "the `token` unit": "the token unit",
    "\\#1 by tokens": "#1 by tokens",
    "Nimbus\\_N2.5": "Nimbus_N2.5",
    "~~4.1~~ 4.2T": "4.1 4.2T",
    "* a list\n* of two": "* a list\n* of two",
    "2*3 and 2 * 3": "2*3 and 2 * 3",
    "a < b, 3 <4": "a < b, 3 <4",
    "Step 3.5 Flash 居第 2": "Step 3.5 Flash居第2",
    "排名 模型": "排名 模型",
    "": "",
}


@pytest.mark.parametrize(("text", "wanted"), CLEANED.items(), ids=list(CLEANED))
def test_cleaned(text: str, wanted: str) -> None:
    """Marks that no reader sees go; what carries meaning stays."""
    assert clean(text).text == wanted


def test_a_quote_is_what_is_printed() -> None:
    """The marks inside a quote come back with it, and the spans fit the text that came in."""
    text = "据 **RouterHub** 数据，中国模型达**28.9 万亿** Token。"
    found = extract(text, names=(Name("中国", "origin:CN", "origin"), Name("Token", "tokens", "unit")))
    (claim,) = found.claims
    assert claim.quote == "28.9 万亿** Token"
    assert text[claim.span.start : claim.span.end] == claim.quote
    assert claim.sentence == text
    assert claim.figure is not None
    assert claim.figure.value == 28_900_000_000_000


@given(st.text(alphabet="a1中 *_`<b>/&;#\\~\u200b\n.", max_size=60))
def test_every_character_comes_back(text: str) -> None:
    """Each character of the cleaned text stands where it was taken from, in order."""
    cleaned = clean(text)
    places = [cleaned.origin(Span(at, at + 1)).start for at in range(len(cleaned.text))]
    assert places == sorted(set(places))
    for at, char in enumerate(cleaned.text):
        assert char == text[places[at]] or text[places[at]] in "<&"
