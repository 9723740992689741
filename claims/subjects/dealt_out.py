"""Figures dealt out over names: as many of one as of the other, in order (分别, respectively)."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.scene import Scene, is_rival
from claims.subjects.linked import LINK_AFTER
from claims.subjects.listed import LIST_GAP, run_of

_FIGURE_GAP = re.compile(
    r"[\s,，、/&]*(?:\band\b|和|与|及)?\s*(?:约|近|逾|超|about|roughly|around|nearly|over)?\s*(?:\bin\b)?\s*(?:的)?(?:席位?|位|名)?\s*"
)


def dealt_out(scene: Scene, at: int) -> Subject | None:
    """A、B 和 C 分别为 1、2 和 3: as many names as figures, in order."""
    figures = run_of(scene, at, _FIGURE_GAP)
    if len(figures) < 2:
        return None
    before = scene.rival_before(figures[0])
    if before is not None and not any(scene.tokens[i].tag is scene.tokens[at].tag for i in range(before, figures[0])):
        names = run_of(scene, before, LIST_GAP)
        if len(names) == len(figures):
            return scene.tokens[names[figures.index(at)]].subject
    after = scene.rival_behind(figures[-1])
    if after is not None and LINK_AFTER.fullmatch(scene.between(figures[-1], after)):
        names = run_of(scene, after, LIST_GAP)
        if len(names) == len(figures):
            return scene.tokens[names[figures.index(at)]].subject
    return None


def dealt_by_word(scene: Scene, at: int) -> Subject | None:
    """中国为4.69万亿，美国为3.29万亿，分别增长12%和下降9%: as many figures as were named further up, in that order."""
    figures = shared_out(scene, at)
    if at not in figures or len(figures) < _SEVERAL:
        return None
    before = [i for i in scene.segment(at) if i < figures[0] and is_rival(scene.tokens[i])]
    kin = [i for i in before if scene.tokens[i].lemma == scene.tokens[before[-1]].lemma]
    named = list(dict.fromkeys(subject for i in kin if (subject := scene.tokens[i].subject)))
    return named[figures.index(at)] if len(named) == len(figures) else None


_SEVERAL = 2


def shared_out(scene: Scene, at: int) -> list[int]:
    """The figures of a clause that 分别 or "respectively" deals out; none where neither stands there."""
    clause = scene.clause(at)
    start, end = scene.tokens[clause.start].span.start, scene.tokens[clause.stop - 1].span.end
    if not (_DEALING.search(scene.folded, start, end) or scene.folded.find("respectively", start, end + _RESPECTIVELY) >= 0):
        return []
    return [i for i in clause if scene.tokens[i].tag is scene.tokens[at].tag]


_DEALING = re.compile(r"分别|各自|依次")


#: How far behind the last figure the word may stand, in characters.
_RESPECTIVELY = 16
