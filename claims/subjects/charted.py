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
    return False


#: What may stand between a subject and the words that say it is charted.
_BESIDE = re.compile(r"[^，,。；;]{0,12}")
