"""Doubts about text and date stand in the head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.render import Options, formats
from factcheck.report import AccountPart, DatesPart, Report

render = formats()["terminal"].render


def account(confidence: str, *, reader: str = "generic", agreed: bool | None = True) -> AccountPart:
    """How a page was read."""
    return AccountPart(reader, agreed, None, confidence)


@pytest.mark.parametrize(
    ("reading", "dates", "en", "zh"),
    [
        (None, None, "", ""),
        (account("high"), DatesPart("2026-03-16", "2026-03-16", "agreed"), "", ""),
        (account("medium"), None, "text read by the general reader, confidence medium", "正文由通用规则提取，可信度中"),
        (
            account("low", reader="whole-page", agreed=None),
            None,
            "text read by taking the whole page, confidence low",
            "正文由整页文字提取，可信度低",
        ),
        (
            account("low", reader="profile:gazette", agreed=False),
            None,
            "text read by the profile gazette, confidence low · a second reader found another\ntext",
            "正文由gazette的专用规则提取，可信度低 · 另一种提取方式所得正文不同",
        ),
        (
            None,
            DatesPart("2026-03-16", "2026-03-18", "disputed"),
            "date disputed: the page says 16 March 2026, a second reader 18 March 2026",
            "日期有分歧：网页为2026年3月16日，另一种判断为2026年3月18日",
        ),
        (
            None,
            DatesPart(None, "2026-03-16", "guessed"),
            "date guessed: 16 March 2026, which the page does not declare",
            "日期系推测：2026年3月16日，网页未写明",
        ),
        (None, DatesPart("2026-03-01", "2026-03-02", "disputed"), "", ""),  # the date was given by the user
        (None, DatesPart(None, None, "missing"), "", ""),  # a note says so
    ],
)
def test_doubts(reading: AccountPart | None, dates: DatesPart | None, en: str, zh: str, sample: Callable[[str], Report]) -> None:
    """One line, only where there is something to doubt."""
    report = sample("story-en")
    doubtful = replace(report, article=replace(report.article, reading=reading, dates=dates))
    clear = replace(report, article=replace(report.article, reading=None, dates=None))
    for language, words in (("en", en), ("zh", zh)):
        before, after = (render(each, Options(language)).split("\n\n")[0] for each in (clear, doubtful))
        assert after.removeprefix(before).strip() == words
