"""Places, tops and counts: what a small number in a ranking is."""

from __future__ import annotations

import pytest

from claims.mention import Tag
from claims.normalise import fold
from claims.places import places_mentioned

#: Text → "tag number quote" of each mention that survives where several overlap (the first read wins).
SEEN = {
    "第三": ["PLACE 3 第三"],
    "第3名": ["PLACE 3 第3名"],
    "第 12 位": ["PLACE 12 第 12 位"],
    "第十二": ["PLACE 12 第十二"],
    "第一、第二和第四席位": ["PLACE 1 第一", "PLACE 2 第二", "PLACE 4 第四席位"],
    "榜首": ["PLACE 1 榜首"],
    "亚军": ["PLACE 2 亚军"],
    "第一名": ["PLACE 1 第一名"],
    "前五": ["TOP 5 前五"],
    "前10名": ["TOP 10 前10名"],
    "前三席": ["TOP 3 前三席"],
    "前十大模型": ["TOP 10 前十大模型"],
    "Top 10": ["TOP 10 Top 10"],
    "TOP5": ["TOP 5 TOP5"],
    "the top three": ["TOP 3 top three"],
    "top-ten": ["TOP 10 top-ten"],
    "first three models": ["TOP 3 first three"],
    "No. 1": ["PLACE 1 No. 1"],
    "#2": ["PLACE 2 #2"],
    "number 3": ["PLACE 3 number 3"],
    "was third": ["PLACE 3 was third"],
    "ranked 5th overall": ["PLACE 5 ranked 5th"],
    "first place": ["PLACE 1 first place"],
    "runner-up": ["PLACE 2 runner-up"],
    "占四席": ["COUNT 4 四席"],
    "6款": ["COUNT 6 6款"],
    "four of the top five": ["COUNT 4 four", "TOP 5 top five"],
    "4 out of 5": ["COUNT 4 4"],
    "三家厂商": ["COUNT 3 三家"],
    "第三方": [],
    "第一时间": [],
    "第三季度": [],
    "第2代": [],
    "第五周": [],
    "第1次": [],
    "前五周": [],
    "前两个月": [],
    "前三季度": [],
    "前24小时": [],
    "前5万": [],
    "third-party": [],
    "first time": [],
    "second quarter": [],
    "was first released": [],
    "stop 5": [],
    "top 20%": [],
    "no.": [],
    "#tag": [],
    "三个月": [],
    "5个百分点": [],
    "10位用户": [],
    "the four models": [],
    "第0": [],
    "第999": [],
}
BUGS = {
    "前十二个月": [],  # 前十, then 二
    "前二十周": [],
    "第十二周": [],  # 第十, then 二
    "第二十五天": [],
    "前3.5万亿": [],
    "此前4.69万亿": [],  # 前4
    "目前三款": ["COUNT 3 三款"],  # 前三
    "之前五家": ["COUNT 5 五家"],
    "第3.5代": [],
    "二十五款": ["COUNT 25 二十五款"],
    "1100个": [],  # 100个
    "1,100个": [],
    "4.69个": [],
    "2026款": [],
    "5.3 of 8.7": [],  # 3 of
    "两位数": [],
    "前三五名": [],
    "三四款": [],
}
NOT_YET = {
    "③": ["PLACE 3 ③"],
    "top half-dozen": ["TOP 6 top half-dozen"],
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(text, wanted, id=text) for table in (SEEN, BUGS) for text, wanted in table.items()]
    + [pytest.param(text, wanted, id=text, marks=pytest.mark.xfail(strict=True)) for text, wanted in NOT_YET.items()],
)
def test_places_of_a_text(text: str, wanted: list[str]) -> None:
    """Ordinals of other things, quantities and stretches of time are none of these."""
    taken: set[int] = set()
    kept = []
    for mention in places_mentioned(text, fold(text)):
        here = set(range(mention.span.start, mention.span.end))
        assert text[mention.span.start : mention.span.end] == mention.text
        if not here & taken:
            taken |= here
            kept.append(mention)
    kept.sort(key=lambda mention: mention.span)
    assert [f"{m.tag} {m.number} {m.text}" for m in kept if m.tag is not Tag.NUMBER] == wanted
