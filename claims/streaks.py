"""Streaks: n periods in a row, told as a number of periods (五周) or as the last of them (第五周, fifth week)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.around import Anchors, matches_in, stretches
from claims.claim import Span
from claims.figure import Figure, Hedge
from claims.lexicon import lexicon
from claims.mention import Mention, Tag
from claims.numbers.numeral import ZH, small_number

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
#: A number taken whole, no part of another; its first character stands first, so that `re` skips to it.
_N = rf"[\d{ZH}](?:(?<=\d)(?<![\d.,].)\d{{0,2}}+(?![\d.])|(?<=[{ZH}])(?<![{ZH}].)[{ZH}]{{0,2}}+(?![{ZH}]))"
_ZH_RUN = re.compile(rf"(?:连续|连着|接连|已连|连)\s?(?P<nth>第)?\s?(?P<n>{_N})\s?个?(?P<unit>周|星期|天|日|月|季度)")
_ZH_NTH = re.compile(
    rf"第\s?(?P<n>{_N})\s?个?(?P<unit>周|星期)(?=\s?(?:蝉联|位居|稳居|居首|登顶|第一|领先|超过|超越|反超|霸榜|夺冠|连续))"
)
#: 霸榜五周, 领跑2个月: what it is that lasted stands before the number.
_ZH_HELD = re.compile(
    rf"(?:霸榜|称霸|领跑|登顶|蝉联榜首|居首|稳坐榜首|排名第一|位居第一|位居榜首)\s?(?:已|了|达|长达|已达|已有|超过|近)?\s?(?P<n>{_N})\s?个?(?P<unit>周|星期|天|月)(?!前|后|内|时间)"
)
_ZH_ROSE = re.compile(rf"连(?:续)?(?P<what>涨|升|增)\s?(?P<n>{_N})\s?个?(?P<unit>周|星期|天|月|季度)")
_ZH_MANY = re.compile(r"连续(?:多|数|好几)个?(?P<unit>周|星期|天|月)")
_ZH_CROWNS = re.compile(rf"(?P<n>{_N})\s?(?P<unit>周)?\s?连(?P<what>冠|涨|升|增|霸)")
_CHINESE = (_ZH_HELD, _ZH_ROSE, _ZH_RUN, _ZH_MANY, _ZH_NTH, _ZH_CROWNS)
#: Words of which each English streak has one, and how far its other words reach to both sides of it.
_EN_ROW = frozenset({"consecutive", "straight", "successive"})
_EN_TAIL = frozenset({"in a row", "running", "on end", "on the trot", "in succession"})
_EN_UNIT = frozenset({"week", "weeks", "day", "days", "month", "months", "quarter", "quarters"})
_EN_REACH = (48, 120)
_CONDITIONS = {"冠": "rank-1", "霸": "rank-1", "涨": "rising", "升": "rising", "增": "rising"}
#: How many `several` and 多 are at the least.
_MANY = 2


@cache
def _anchors() -> Anchors:
    return Anchors([_EN_ROW, _EN_TAIL, _EN_UNIT])


@cache
def _english() -> list[tuple[frozenset[str], re.Pattern[str]]]:
    numbers = "|".join(lexicon().number_words)
    ordinals = "|".join(lexicon().ordinal_words)
    n = rf"(?<![\d.,])(?P<n>{numbers}|\d{{1,3}})"
    nth = rf"(?P<nth>{ordinals}|\d{{1,3}}(?:st|nd|rd|th))"
    unit = r"(?P<unit>week|day|month|quarter)"
    first = (
        r"(?:at (?:the )?top|at no\.? ?1|at number one|at #1|in first place|in the lead|as no\.? ?1|as the (?:top|most[- ]used))"
    )
    risen = r"(?:rise|gain|increase|growth|advance)"
    row, tail = f"(?:{'|'.join(sorted(_EN_ROW))})", f"(?:{'|'.join(sorted(_EN_TAIL))})"
    led = r"(?=,?\s(?:[^;\n]{0,60}\s)?(?:has|have) (?:led|topped|been)\b)"
    return [
        (_EN_ROW, re.compile(rf"\b(?:{nth}|{n})[\s-]{row}[\s-](?:weekly\s)?{unit}s?\b")),
        (_EN_TAIL, re.compile(rf"\b(?:{nth}|{n})\s{unit}s?\s{tail}\b")),
        (_EN_ROW, re.compile(rf"\b{n}\s{unit}s\s{row}\b")),
        (_EN_UNIT, re.compile(rf"\b{n}[\s-]{unit}(?=\s(?:lead|run|streak|winning|reign))")),
        (_EN_TAIL, re.compile(rf"\b{nth}\s(?P<unit>week)(?:ly)?\s(?P<what>{risen})\sin a row\b")),
        (_EN_ROW, re.compile(rf"\b(?:{nth}|{n})[\s-]{row}[\s-](?P<unit>week)ly\s(?P<what>{risen})s?\b")),
        (_EN_UNIT, re.compile(rf"\b{n}\s{unit}s?(?=\s(?P<held>{first}))")),
        (_EN_UNIT, re.compile(rf"\bfor a {nth}\s{unit}\b(?!\s(?:of|in a row|in succession|on|running)\b)")),
        (_EN_UNIT, re.compile(rf"\bfor(?: the (?:past|last))?\s{n}\s{unit}s{led}")),
        (_EN_ROW, re.compile(rf"\b(?P<many>multiple|several|many)\s{row}\s{unit}s\b")),
    ]


def streaks_mentioned(text: str, folded: str) -> Iterator[Mention]:
    """Every streak; the lemma holds its condition where the word itself says it (五连冠), `number` its length.

    Several weeks in a row are two at the least: such a streak carries its figure with it.
    """
    english = _anchors().find(folded)
    for pattern, where in (
        *((pattern, [Span(0, len(folded))]) for pattern in _CHINESE),
        *((pattern, stretches(english.get(words, ()), *_EN_REACH)) for words, pattern in _english()),
    ):
        for match in matches_in(pattern, folded, where):
            groups = match.groupdict()
            nth = groups.get("nth")
            many = pattern is _ZH_MANY or bool(groups.get("many"))
            count = _MANY if many else small_number(groups.get("n") or nth or "")
            if not count:
                continue
            span = Span(match.start(), match.end())
            words, unit = text[span.start : span.end], _UNITS[groups.get("unit") or "周"]
            yield Mention(
                Tag.STREAK,
                span,
                words,
                _condition(pattern, groups),
                figure=Figure.whole(count, unit=unit, text=words).hedged(Hedge.AT_LEAST) if many else None,
                number=count,
                ordinal=bool(nth) or pattern is _ZH_NTH,
                unit=unit,
            )


def _condition(pattern: re.Pattern[str], groups: dict[str, str | None]) -> str:
    """What lasted, where the words of the streak say so; empty where the sentence does."""
    if pattern is _ZH_HELD or groups.get("held"):
        return "rank-1"
    what = groups.get("what") or ""
    return _CONDITIONS.get(what, "rising" if what.isascii() and what else "")
