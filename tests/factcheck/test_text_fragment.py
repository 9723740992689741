"""Links to a sentence in its page."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from factcheck.report import FindingPart, Report
from factcheck.text_fragment import link_to

URL = "https://example.cn/a?id=7"


@pytest.fixture
def finding(sample: object) -> FindingPart:
    report = sample("story-en")  # type: ignore[operator]
    assert isinstance(report, Report)
    return report.findings[0]


def said(finding: FindingPart, sentence: str, quote: str) -> FindingPart:
    at = 100 + sentence.index(quote)
    return replace(finding, sentence=sentence, quote=quote, sentence_span=(100, 100 + len(sentence)), span=(at, at + len(quote)))


@pytest.mark.parametrize(
    ("sentence", "quote", "directive"),
    [
        ("M2.5 leads.", "M2.5", "M2.5%20leads."),
        ("周榜更新：M2.5居首。", "M2.5", "%E5%91%A8%E6%A6%9C%E6%9B%B4%E6%96%B0%EF%BC%9AM2.5%E5%B1%85%E9%A6%96%E3%80%82"),
        ("GPT-5.4 & co", "GPT-5.4", "GPT%2D5.4%20%26%20co"),
        ("1 | MiniMax M2.5 | 1.75", "1.75", "1.75"),
        ("1 | MiniMax M2.5 | 1.75", "MiniMax", "MiniMax%20M2.5"),
        ("MiniMax M2.5;\nStep 3.5 Flash, 1.34", "1.34", "Step%203.5%20Flash%2C%201.34"),
    ],
)
def test_a_short_passage_is_looked_for_whole(finding: FindingPart, sentence: str, quote: str, directive: str) -> None:
    assert link_to(URL, said(finding, sentence, quote)) == f"{URL}#:~:text={directive}"


@pytest.mark.parametrize(
    ("sentence", "quote", "first", "last"),
    [
        (
            "In the week of March 9, Chinese models processed 4.69 trillion tokens, against 3.294 trillion for American ones.",
            "4.69",
            "In the week of March 9",
            "against 3.294 trillion for American ones",
        ),
        (
            "据平台公布的数据，上周中国人工智能大模型的周调用量达4.69万亿词元，其中开源模型占了很大一部分，而美国人工智能大模型的周调用量为3.294万亿词元。",
            "4.69",
            "据平台公布的数据",
            "而美国人工智能大模型的周调用量为3.294万亿词元",
        ),
    ],
)
def test_a_long_one_by_its_first_and_last_clauses(finding: FindingPart, sentence: str, quote: str, first: str, last: str) -> None:
    link = link_to(URL, said(finding, sentence, quote))
    assert "-" not in link.partition("#")[2]
    begin, comma, end = link.removeprefix(f"{URL}#:~:text=").partition(",")
    assert (unquote(begin), comma, unquote(end)) == (first, ",", last)


def test_a_long_sentence_without_punctuation_is_looked_for_whole(finding: FindingPart) -> None:
    sentence = "Chinese models " * 10 + "4.69"
    assert unquote(link_to(URL, said(finding, sentence, "4.69"))) == f"{URL}#:~:text={sentence}"


def test_a_part_that_the_address_names_stays(finding: FindingPart) -> None:
    assert link_to(f"{URL}#page-2", said(finding, "M2.5 leads.", "M2.5")) == f"{URL}#page-2:~:text=M2.5%20leads."
