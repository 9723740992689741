"""Ellipsis: a subject carried over from an earlier clause of the sentence, or from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.subjects.clause_subject import CHANGING
from claims.subjects.linked import linked_after
from claims.subjects.platform_told import is_setting
from claims.subjects.set_against import is_doer, is_measure


def carried_in_sentence(scene: Scene, at: int) -> Subject | None:
    """Ellipsis inside a sentence: the first rival of the nearest earlier clause that has one, or the platform counted there."""
    for clause in _clauses_before(scene, at):
        rivals = [i for i in clause if is_rival(scene.tokens[i]) and not is_doer(scene, i)]
        if scene.tokens[at].tag in {Tag.PLACE, Tag.STREAK}:
            rivals = [i for i in rivals if not is_measure(scene, i)]  # overtook A for second place
        if rivals:
            return scene.tokens[rivals[0]].subject
        if scene.tokens[at].tag in CHANGING and any(scene.tokens[i].tag is Tag.AMOUNT for i in clause):
            platform = [i for i in clause if scene.tokens[i].lemma == "platform" and not is_setting(scene, i)]
            if platform:
                return scene.tokens[platform[0]].subject
    return linked_after(scene, at)


def _clauses_before(scene: Scene, at: int) -> Iterator[range]:
    """The earlier clauses of the sentence, the nearest first, but for what only explains a name: brackets, appositions."""
    start = scene.clause(at).start
    while start > 0:
        clause = scene.clause(start - 1)
        if not (scene.asides[start - 1] and not scene.asides[at]) and not _explains(scene, clause):
            yield clause
        start = clause.start


def _explains(scene: Scene, clause: range) -> bool:
    """Whether a clause says of a name what it is (X, the model that became Y's, handled) or lists whom it counts (即A、B)."""
    first = clause.start
    named = scene.first_cue(clause, "namely")
    rivals = [i for i in clause if is_rival(scene.tokens[i])]
    if named is not None and rivals and rivals[0] > named:
        return True
    before = first - 1
    return (
        before >= 0
        and scene.tokens[before].tag is Tag.ENTITY
        and scene.tokens[first].lemma == ","
        and scene.tokens[first].span.start - scene.tokens[before].span.end <= 1
        and bool(_APPOSITION.match(scene.folded, scene.tokens[first].span.end))
    )


_APPOSITION = re.compile(r"\s(?:the|a|an|which|who|whose|now|once|formerly|then)\s")


def carried_over(scene: Scene, at: int) -> Subject | None:
    """Ellipsis over sentences: the topic of the sentence before, in this paragraph or the one above."""
    if any(scene.tokens[i].lemma == "platform" and not is_setting(scene, i) for i in scene.tagged(Tag.ENTITY)):
        return None
    if scene.sentence.paragraph - scene.discourse.topic_paragraph > 1:
        return None
    return scene.discourse.topic
