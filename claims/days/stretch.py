"""Stretches: days of a claim that are no week: a month, the past thirty days, a month up to a day, a year.

A month that is merely named (2月，中国模型首次超过美国) may stand for the week in it that the story is about: such days are
`loose`, and nothing told of them is called wrong.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.mention import Mention, Tag
from claims.period import Period
from claims.scene import Scene

#: A quarter or a half is that of a figure where the clause begins with it or a preposition says so: Q3 is also a sort of report.
_QUARTERS = {"quarter", "half"}
_COUNTED_BACK = {"trailing", "to-date"}
#: A year is what a quantity is of only where the words say all of it: 2025年全年, in 2025.
_WHOLE_YEAR = re.compile(r"\s?(?:全年|年度|一整年|整年)")
_IN_YEAR = re.compile(r"\b(?:in|during|throughout|for)\s(?:all of\s|the whole of\s)?$")
#: 自3月以来, since March; 3月起: a beginning, and no month.
_SINCE_BEFORE = re.compile(r"(?:自从?|从|较|比|since|from|until|by|before|after)\s?$")
_SINCE_BEHIND = re.compile(r"\s?(?:以来|起|至今|之前|以前|前(?![\d一二三四五六七八九十])|后|之后|初|底|末)")
_PUT_BEFORE = re.compile(r"(?:^|[，,。；;：:\n]|\b(?:in|during|for|over|throughout)\s(?:the\s)?|在|于)\s?$")


def stretch_of(scene: Scene, at: int) -> Period | None:
    """The stretch that the words around a figure give it: in its clause, else further up in its sentence."""
    clause = scene.clause(at)
    told = [i for i in scene.tagged(Tag.PERIOD) if (i < at or i in clause) and _is_stretch(scene, i)]
    ended = next((scene.tokens[i] for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "as-of"), None)
    if ended is not None and ended.days is not None and ended.days.end is not None:
        upto = _up_to(scene, ended, ended.days.end)
        if upto is not None:
            return upto
    if not told:
        return None
    token = scene.tokens[min(told, key=lambda i: (i not in clause, abs(i - at)))]
    if token.days is None or token.days.start is None or token.days.end is None:
        return None
    start, end = token.days.start, token.days.end
    if _WHOLE_YEAR.search(scene.folded, token.span.end, scene.tokens[at].span.start) and token.lemma == "month":
        start, end = date(start.year, 1, 1), date(start.year, 12, 31)  # 2025-12 …… 全年
    sure = token.lemma in _COUNTED_BACK or token.days.counted or _says(scene, clause, "monthly") or token.lemma == "year"
    average = _says(scene, clause, "weekly") or _says(scene, clause, "daily")
    return Period(start, end, token.text, loose=not sure or average, trailing=token.days.trailing)


def in_clause(scene: Scene, at: int) -> bool:
    """Whether the clause of a figure has a stretch of its own."""
    return any(scene.tokens[i].tag is Tag.PERIOD and _is_stretch(scene, i) for i in scene.clause(at))


def _up_to(scene: Scene, token: Mention, end: date) -> Period | None:
    """截至2月28日，……本月: the month up to a day; 截至8月22日……周调用量: the seven days up to it."""
    everything = range(len(scene.tokens))
    monthly = any(t.lemma in {"month", "to-date"} and t.days is not None and t.days.counted for t in scene.tokens)
    if monthly or _says(scene, everything, "monthly"):
        return Period(end.replace(day=1), end, token.text)
    if _says(scene, everything, "weekly"):
        return Period(end - timedelta(days=6), end, token.text)
    return None


def _says(scene: Scene, where: range, grain: str) -> bool:
    return scene.first_cue(where, grain) is not None


def _is_stretch(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if scene.is_base(at):
        return False
    before = scene.folded[max(scene.sentence.span.start, token.span.start - 12) : token.span.start]
    if _SINCE_BEFORE.search(before) or _SINCE_BEHIND.match(scene.folded, token.span.end):
        return False
    if token.lemma == "year":
        return bool(_WHOLE_YEAR.match(scene.folded, token.span.end) or _IN_YEAR.search(before))
    if token.lemma in _QUARTERS:
        return bool(_PUT_BEFORE.search(before))
    return token.lemma == "month" or token.lemma in _COUNTED_BACK
