"""Streaks: n periods in a row, told as a number of periods (五周) or as the last of them (第五周, fifth week)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.claim import Span
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numeral import ZH, small_number

_UNITS = {
    "周": "weeks",
    "星期": "weeks",
    "天": "days",
    "日": "days",
    "月": "months",
    "季度": "quarters",
    "week": "weeks",
    "day": "days",
    "month": "months",
    "quarter": "quarters",
}
_N = rf"(?:(?<![\d.,])\d{{1,3}}+(?![\d.])|(?<![{ZH}])[{ZH}]{{1,3}}+(?![{ZH}]))"  # taken whole, no part of another number
_ZH_RUN = re.compile(rf"(?:连续|连着|接连|已连|连)\s?(?P<nth>第)?\s?(?P<n>{_N})\s?个?(?P<unit>周|星期|天|日|月|季度)")
_ZH_NTH = re.compile(
    rf"第\s?(?P<n>{_N})\s?个?(?P<unit>周|星期)(?=\s?(?:蝉联|位居|稳居|居首|登顶|第一|领先|超过|超越|反超|霸榜|夺冠|连续))"
)
_ZH_CROWNS = re.compile(rf"(?P<n>{_N})\s?(?P<unit>周)?\s?连(?P<what>冠|涨|升|增|霸)")
_CONDITIONS = {"冠": "rank-1", "霸": "rank-1", "涨": "rising", "升": "rising", "增": "rising"}


@cache
def _english() -> list[re.Pattern[str]]:
    numbers = "|".join(lexicon().number_words)
    ordinals = "|".join(lexicon().ordinal_words)
    n = rf"(?<![\d.,])(?P<n>{numbers}|\d{{1,3}})"
    nth = rf"(?P<nth>{ordinals}|\d{{1,3}}(?:st|nd|rd|th))"
    unit = r"(?P<unit>week|day|month|quarter)"
    row = r"(?:consecutive|straight|successive)"
    return [
        re.compile(rf"\b(?:{nth}|{n})[\s-]{row}[\s-](?:weekly\s)?{unit}s?\b"),
        re.compile(rf"\b(?:{nth}|{n})\s{unit}s?\s(?:in a row|running|on end|on the trot|in succession)\b"),
        re.compile(rf"\b{n}[\s-]{unit}(?=\s(?:lead|run|streak|winning|reign))"),
        re.compile(rf"\b{nth}\s(?P<unit>week)(?:ly)?\s(?:rise|gain|increase)\sin a row\b"),
    ]


def streaks_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every streak; the lemma holds its condition where the word itself says it (五连冠), `number` its length."""
    for pattern in (_ZH_RUN, _ZH_NTH, _ZH_CROWNS, *_english()):
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            nth = groups.get("nth")
            count = small_number(groups.get("n") or nth or "")
            if not count:
                continue
            ordinal = bool(nth) or pattern is _ZH_NTH
            span = Span(match.start(), match.end())
            yield Mention(
                Tag.STREAK,
                span,
                text[span.start : span.end],
                _CONDITIONS.get(groups.get("what") or "", ""),
                number=count,
                ordinal=ordinal,
                unit=_UNITS[groups.get("unit") or "周"],
            )
