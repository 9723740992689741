"""What a finding says, in both languages."""

from __future__ import annotations

import re

import pytest
from claims_made import judged, made, tokens, whole
from small_board import WEEK, board, chart, pages, week

from claims.claim import Claim
from factcheck.explain import window_in_words
from sources.board.board import Window

BOTH = board(chart(), pages(), chart({"ada/one": 1842, "bob/three": 700}, window=week(1)))
CLAIMS = [
    made("total", "model:ada/one", tokens("1000")),
    made("total", "model:ada/one", tokens("1842")),
    made("total", "model:ada/one", tokens("2000")),
    made("total", "model:ada/one", tokens("10.00")),
    made("total", "model:ada/two", tokens("500")),
    made("total", "model:ada/one", tokens("2000"), assumed="last-complete-week"),
    made("total", "origin:AA", tokens("1000")),
    made("total", "origin:AA", tokens("1400")),
    made("total", "unknown:Nix", tokens("1400")),
    made("rank", "model:bob/three", whole(2, "rank")),
    made("rank", "model:bob/three", whole(3, "rank")),
    made("rank", "model:ada/two", whole(11, "rank"), window=week(1)),
    made("membership", "model:veil/ghost", n=10),
    made("count", "origin:AA", whole(2, "models"), n=4),
    made("gap", "origin:AA", tokens("300"), object="origin:BB"),
    made("comparison", "model:bob/three", object="model:ada/one"),
    made("comparison", "origin:AA", object="origin:BB", scope="chart"),
    made("streak", "model:ada/one", whole(2, "weeks"), condition="rank-1"),
    made("streak", "model:bob/three", whole(2, "weeks"), condition="rank-1"),
    made("streak", "model:ada/one", whole(2, "weeks"), condition="rising"),
    made("streak", "origin:AA", whole(5, "weeks"), condition="ahead-of", object="origin:BB"),
    made("sum", "list:ada/one,bob/three", tokens("1700")),
    made("total", "model:ada/one", tokens("1"), window=week(40)),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.kind}-{claim.subject.id}-{claim.quote}")
def test_both_languages_say_it_in_whole_sentences(claim: Claim) -> None:
    finding = judged(claim, BOTH)
    english, chinese = finding.explanation["en"], finding.explanation["zh"]
    assert english[0] == english[0].upper()
    assert english.endswith(".")
    assert chinese.endswith("。")
    for text in (english, chinese):
        assert text == text.strip()
        assert not re.search(r"[{}]|None|E\+|  |。。|\.\.", text)
    assert re.search(r"[一-鿿]", chinese)


def test_a_contradiction_tells_the_right_value_and_the_told_one() -> None:
    text = judged(made("total", "model:ada/one", tokens("1842")), BOTH).explanation["en"]
    assert text.startswith("Ada/one had 1K tokens in the week of 4–10 March 2030; the story says “1842”.")
    assert "25 February to 3 March 2030" in text


def test_a_basis_is_named_beside_what_the_words_give() -> None:
    text = judged(made("total", "origin:AA", tokens("1000")), BOTH).explanation["en"]
    assert text.startswith("Right only")
    assert "1.75K" in text


@pytest.mark.parametrize(
    ("window", "english", "chinese"),
    [
        (WEEK, "in the week of 4–10 March 2030", "2030年3月4日至10日当周"),
        (week(1), "in the week of 25 February to 3 March 2030", "2030年2月25日至3月3日当周"),
        (Window(WEEK.start, WEEK.start), "on 4 March 2030", "2030年3月4日"),
    ],
)
def test_windows(window: Window, english: str, chinese: str) -> None:
    assert window_in_words(window, "en") == english
    assert window_in_words(window, "zh") == chinese
