"""Streaks: n periods in a row, as a number of periods or as the last of them."""

from __future__ import annotations

import pytest

from claims.normalise import fold
from claims.streaks import streaks_mentioned

#: Text → "quote = length unit, condition, ordinal" of each streak.
SEEN = {
    "连续两周领先": ["连续两周 = 2 weeks"],
    "连续第五周居首": ["连续第五周 = 5 weeks ordinal"],
    "连续第 5 周居首": ["连续第 5 周 = 5 weeks ordinal"],
    "连续6周": ["连续6周 = 6 weeks"],
    "連續五週": ["連續五週 = 5 weeks"],
    "连续三个星期": ["连续三个星期 = 3 weeks"],
    "连续三个月": ["连续三个月 = 3 months"],
    "连续三个季度": ["连续三个季度 = 3 quarters"],
    "连续22天": ["连续22天 = 22 days"],
    "连续十二周": ["连续十二周 = 12 weeks"],
    "已连八周": ["已连八周 = 8 weeks"],
    "五连涨": ["五连涨 = 5 weeks rising"],
    "8 周连涨": ["8 周连涨 = 8 weeks rising"],
    "五连冠": ["五连冠 = 5 weeks rank-1"],
    "十六连冠": ["十六连冠 = 16 weeks rank-1"],
    "五周连霸": ["五周连霸 = 5 weeks rank-1"],
    "第五周蝉联": ["第五周 = 5 weeks ordinal"],
    "第五周第一": ["第五周 = 5 weeks ordinal"],
    "five consecutive weeks": ["five consecutive weeks = 5 weeks"],
    "for the second week running": ["second week running = 2 weeks ordinal"],
    "second consecutive week": ["second consecutive week = 2 weeks ordinal"],
    "fourth straight week": ["fourth straight week = 4 weeks ordinal"],
    "5th straight week": ["5th straight week = 5 weeks ordinal"],
    "3 weeks running": ["3 weeks running = 3 weeks"],
    "fifth weekly rise in a row": ["fifth weekly rise in a row = 5 weeks rising ordinal"],
    "five straight weekly gains": ["five straight weekly gains = 5 weeks rising"],
    "five weeks at the top": ["five weeks = 5 weeks rank-1"],
    "For five weeks, N2.5 has led": ["For five weeks = 5 weeks"],
    "several consecutive weeks": ["several consecutive weeks = 2 weeks"],
    "霸榜五周": ["霸榜五周 = 5 weeks rank-1"],
    "领跑 2 个月": ["领跑 2 个月 = 2 months rank-1"],
    "连续多周": ["连续多周 = 2 weeks"],
    "登顶两周前": [],
    "22 straight days": ["22 straight days = 22 days"],
    "three straight months": ["three straight months = 3 months"],
    "twelfth consecutive week": ["twelfth consecutive week = 12 weeks ordinal"],
    "Two-Straight-Week": ["Two-Straight-Week = 2 weeks"],
    "a five-week lead": ["five-week = 5 weeks"],
    "five weeks in a row": ["five weeks in a row = 5 weeks"],
    "近五周": [],
    "第五周": [],
    "五周内": [],
    "five weeks ago": [],
    "连锁五周": [],
    "in a row": [],
    "every straight week": [],
}
BUGS = {
    "云腾N2.5五连冠": ["五连冠 = 5 weeks rank-1"],
    "连续三四周": [],  # a range
    "连续1200天": [],
    "2026连涨": [],
    "1.5 straight weeks": [],
}
NOT_YET = {
    "五连周榜首": ["五连周 = 5 weeks"],
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_streaks_of_a_text(text: str, wanted: list[str]) -> None:
    """Length, unit, the condition where the word holds it, and whether it is told as the nth."""
    lines, end = [], 0
    for mention in sorted(streaks_mentioned(text, fold(text)), key=lambda mention: mention.span):
        assert text[mention.span.start : mention.span.end] == mention.text
        if mention.span.start < end:
            continue  # 第五周 within 连续第五周
        end = mention.span.end
        parts = [
            f"{mention.text} = {mention.number} {mention.unit}",
            mention.lemma,
            "ordinal" if mention.ordinal else "",
        ]
        lines.append(" ".join(part for part in parts if part))
    assert lines == wanted
