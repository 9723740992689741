"""Charted: whether the words beside a subject count only those on the chart (上榜, on the leaderboard)."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene


def charted(scene: Scene, subject: Subject) -> bool:
    """Whether the words beside the subject count only those on the chart (中国上榜模型, Chinese models on the list)."""
    if "charted" not in scene.cues:
        return False
    for i in scene.tagged(Tag.ENTITY):
        token = scene.tokens[i]
        if token.subject is None or token.subject.id != subject.id:
            continue
        before = i - 2 if scene.cue(i - 1, "of") else i - 1
        for j in (before, i + 1):
            if scene.cue(j, "charted") and _BESIDE.fullmatch(scene.between(min(i, j), max(i, j))):
                return True
    return _told_before(scene, subject)


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
