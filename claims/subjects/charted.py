"""Charted: whether the words beside a subject count only those on the chart (上榜, on the leaderboard)."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene


def charted(scene: Scene, subject: Subject) -> bool:
    """Whether the words beside the subject count only those on the chart (中国上榜模型, Chinese models on the list)."""
    named = [i for i in scene.tagged(Tag.ENTITY) if (one := scene.tokens[i].subject) is not None and one.id == subject.id]
    if any(_on_chart(scene, i) for i in named):
        return True
    if "charted" not in scene.cues:
        return False
    for i in named:
        before = i - 2 if scene.cue(i - 1, "of") else i - 1
        for j in (before, i + 1):
            if scene.cue(j, "charted") and _BESIDE.fullmatch(scene.between(min(i, j), max(i, j))):
                return True
    return _told_before(scene, subject)


def _on_chart(scene: Scene, at: int) -> bool:
    """榜上的中国模型; Chinese models on RouterHub's chart; of the models on its chart, Chinese ones: in words of a name."""
    token, start = scene.tokens[at], scene.sentence.span.start
    if _CHART_BEFORE.search(scene.folded, start, token.span.start) or _CHART_BEHIND.match(scene.folded, token.span.end):
        return True
    opened = _OF_THE_CHART.search(scene.folded, start, token.span.start)
    return opened is not None and bool(token.subject and token.subject.id.startswith(_GROUPS))


def chart_named(scene: Scene, at: int) -> bool:
    """The nine models named on RouterHub's chart: whether the segment up to a token speaks of those on the chart alone."""
    segment = scene.segment(at)
    start = scene.tokens[segment.start].span.start if scene.segments[at] else scene.sentence.span.start
    return bool(_MODELS_ON.search(scene.folded, start, scene.tokens[at].span.start))


_CHART = r"on\s(?:the|its|[^\s,.;]{1,24}['’]s?)\s(?:[a-z]+\s){0,2}(?:chart|list|leaderboard|top list)\b"
_MODELS_ON = re.compile(
    rf"\b(?:models|entries|names)\s(?:named\s|listed\s|shown\s|charted\s)?{_CHART}|(?<!排行)榜(?:单)?上的?[^，。]{{0,4}}模型"
)
_CHART_BEFORE = re.compile(r"(?<!排行)榜(?:单)?上的?$")
_CHART_BEHIND = re.compile(rf"\s(?:ai\s)?(?:models?|ones|entries)\s{_CHART}")
_OF_THE_CHART = re.compile(
    rf"\b(?:of|among|across)\s(?:all\s)?(?:the\s)?(?:[a-z0-9-]+\s){{0,2}}(?:models?|entries|names)\s{_CHART}[^,.;]{{0,16}},"
)


def _told_before(scene: Scene, subject: Subject) -> bool:
    """Among the models on the list, Chinese ones …; 上榜模型中，中国……: the whole is told in front of its parts."""
    if not subject.id.startswith(_GROUPS):
        return False
    for i in scene.tagged(Tag.CUE):
        if scene.cue(i, "charted"):
            mark = _END.match(scene.folded, scene.tokens[i].span.end)
            start = max(scene.sentence.span.start, scene.tokens[i].span.start - _REACH)
            opened = mark and (mark["zh"] or _OPENING.search(scene.folded, start, scene.tokens[i].span.start))
            behind = (token.subject for token in scene.tokens[i + 1 :] if token.subject is not None)
            if opened and any(other.id == subject.id for other in behind):
                return True
    return False


#: Subjects that are parts of a list.
_GROUPS = ("origin:", "author:", "group:")
#: How far in front of the words that say "charted" their preposition may stand, in characters.
_REACH = 40
_OPENING = re.compile(r"\b(?:among|of|within|across|out of)\s(?:all\s)?(?:the\s)?[^,.;，。；]{0,30}$")
_END = re.compile(r"(?P<zh>(?:的)?(?:大?模型)?(?:当中|之中|中|里)(?=[，,]))?[^,.;，。；]{0,20}[,，]")


#: What may stand between a subject and the words that say it is charted.
_BESIDE = re.compile(r"[^，,。；;]{0,12}")
