"""Every printed number of a story lies whole in one place: in a claim, or in what is set aside, with the real board's names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.news import articles
from claims.extract import Extractor
from factcheck.pipeline import default_board, names_of
from sources.read import Given, read

CHECKOUT = Path(__file__).resolve().parents[2]
PUBLISHED = date(2026, 3, 16)
RUN = re.compile(r"[0-9０-９]+")
#: Numbers as the news prints them, and what stands between them.
NUMBERS = (
    "4.69万亿Token", "1.75 trillion tokens", "3.294T", "第3名", "No. 1", "top 10", "前10", "5月3日", "3月9日至15日", "March 9-15",
    "$5", "61%", "-4.1%", "连续5周", "5 straight weeks", "123", "1,234", ".5", "12:30", "(00100)", "V3.2", "GPT-5.4", "Kimi K2.5",
    "DeepSeek V3.2", "https://a.example/b?c=5", "desk5@example.org", "３．２９４万亿", "１２", "3·15", "5G", "2026年", "2026-03-09",
    "2026-W11", "3.3倍", "2x", "3成", "99日", "13月45日", "31/12", "0.3元/百万Token", "1.5-2万亿", "5-6周", "第12", "第5000名",
    "Q3", "25亿参数", "128K上下文", "9,223T", "2.0.1", "1/3", "±5", "№5", "5th", "#12", "5兆", "1兆2000億", "101万", "0.28 per million",
)  # fmt: skip
WORDS = (
    "中国模型",
    "超过美国",
    "Chinese models",
    "had",
    "居首",
    "领先",
    "OpenRouter",
    "respectively",
    "分别为",
    "(",
    "）",
    "【",
    "\u200b",
)
GLUE = ("，", " ", "、", "。", "\n", ", ", "；", ". ")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    board = default_board()
    return Extractor(names_of(board), board.first_weekday)


def scattered(text: str, extractor: Extractor) -> list[str]:
    """The numbers that lie whole in no one place."""
    extraction = extractor.extract(text, PUBLISHED)
    places = [piece.span for piece in (*extraction.claims, *extraction.set_aside)]
    return [
        text[max(0, run.start() - 10) : run.end() + 10]
        for run in RUN.finditer(text)
        if not any(span.start <= run.start() and run.end() <= span.end for span in places)
    ]


@pytest.mark.parametrize("story", ["story.en.html", "story.zh.html"])
def test_numbers_of_the_demo(story: str, extractor: Extractor) -> None:
    """The stories that `make demo` checks."""
    assert scattered(read(str(CHECKOUT / "docs/demo" / story), Given()).article.text, extractor) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_numbers_of_made_up_news(language: str, extractor: Extractor) -> None:
    """Those that speed is measured on."""
    names = names_of(default_board())
    models, makers = ([name.text for name in names if name.kind == kind] for kind in ("model", "author"))
    assert [text for article in articles(language, 20_000, models, makers) for text in scattered(article, extractor)] == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NUMBERS + WORDS), st.sampled_from(GLUE)), max_size=12))
def test_numbers_side_by_side(extractor: Extractor, parts: list[tuple[str, str]]) -> None:
    """Whatever the numbers and the words between them."""
    assert scattered("".join(word + glue for word, glue in parts), extractor) == []
