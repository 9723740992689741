"""The resolver: who a figure is about. Shapes say what kind of claim it is; distribution, ellipsis and the nearest
fitting subject are settled here, once for all kinds."""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.subjects.carried import carried_in_sentence, carried_over
from claims.subjects.clause_subject import nearest_in_clause
from claims.subjects.dealt_out import dealt_by_word, dealt_out, shared_out
from claims.subjects.listed import MEMBER_GAP, run_of
from claims.subjects.paired import versus
from claims.subjects.platform_told import platform_last, platform_set, platform_spoken_of, whole_said
from claims.subjects.set_against import is_measure
from claims.subjects.stranger import stranger_at


def subject_of(scene: Scene, at: int) -> Subject | None:
    """Whom the figure or place at a token is about: dealt out, nearest in the clause, linked behind, carried over."""
    return resolved(scene, at)[0]


def resolved(scene: Scene, at: int) -> tuple[Subject | None, bool]:
    """The subject, and whether the words leave no doubt about it.

    A name that nobody knows and that stands nearer takes the figure: a claim about an app or a paper is never laid at the
    door of a model. A subject carried over from a sentence with several is a guess.
    """
    for rule in _RULES:
        subject = rule(scene, at)
        if subject is not None:
            stranger = stranger_at(scene, at, subject)
            if stranger is not None:
                return stranger, False
            return subject, _certain(scene, at, rule, subject)
    return None, False


def _compared_with(scene: Scene, at: int, subject: Subject) -> bool:
    """Whether the subject is the one that another is measured by (than Step 3.5 Flash, 比DeepSeek V3.2)."""
    nearest = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].subject == subject), None)
    return nearest is not None and scene.cue(nearest - 1, "base")


def _certain(scene: Scene, at: int, rule: Callable[[Scene, int], Subject | None], subject: Subject) -> bool:
    """A topic is sure where its sentence named no one else; one figure behind a list of names may be that of all of them."""
    if rule not in {dealt_out, dealt_by_word} and shared_out(scene, at):
        return False  # shared out, and it is not clear how
    if rule is carried_over:
        return scene.discourse.topic_alone
    if scene.first_cue(scene.clause(at), "they") is not None:
        return False
    if rule is platform_spoken_of:
        return False
    if rule in {platform_last, platform_set}:
        return "whole" in scene.cues
    if rule is nearest_in_clause:
        nearest = scene.rival_before(at)
        alone = nearest is None or len(run_of(scene, nearest, MEMBER_GAP)) < 2
        return alone and not _compared_with(scene, at, subject)
    return True


def _headed(scene: Scene, at: int) -> Subject | None:
    """连续九周领跑：中国模型……: a figure as the heading of what it is about."""
    first = next((i for i in range(at, len(scene.tokens)) if scene.tokens[i].lemma in {"：", ":"}), None)
    if first is None or any(scene.tokens[i].tag is Tag.ENTITY for i in range(first)):
        return None
    behind = scene.rival_behind(first, scene.segment(at).stop)
    return (
        scene.tokens[behind].subject
        if behind is not None and scene.tokens[behind].span.start - scene.tokens[first].span.end <= 4
        else None
    )


def _put_ahead(scene: Scene, at: int) -> Subject | None:
    """At 4.69 trillion tokens, Chinese models are ahead: an amount put before the one that has it."""
    start = scene.sentence.span.start
    if scene.clause(at).start > 0 or not _AT.fullmatch(scene.folded, start, scene.tokens[at].span.start):
        return None
    behind = scene.rival_behind(at, scene.segment(at).stop)
    return scene.tokens[behind].subject if behind is not None and scene.clauses[behind] - scene.clauses[at] == 1 else None


def _in_brackets(scene: Scene, at: int) -> Subject | None:
    """MiniMax M2.5 (1.75T tokens): a figure that opens the brackets right behind a name, whoever was named before."""
    opening, name = at - 1, at - 2
    if name < 0 or scene.tokens[opening].lemma not in {"(", "（"} or not is_rival(scene.tokens[name]):
        return None
    beside = scene.tokens[opening].span.start - scene.tokens[name].span.end <= 1
    return scene.tokens[name].subject if beside and scene.tokens[at].span.start - scene.tokens[opening].span.end <= 1 else None


_AT = re.compile(r"(?:at|with|on)\s(?:about\s|roughly\s|some\s|nearly\s|over\s|more than\s)?")


def _bracketed(scene: Scene, at: int) -> Subject | None:
    """Overtook A (1.04 trillion): an amount alone in brackets right behind a name is that one's."""
    name, behind = at - 2, at + 1
    if scene.tokens[at].tag is not Tag.AMOUNT or name < 0 or behind >= len(scene.tokens) or not is_rival(scene.tokens[name]):
        return None
    alone = scene.tokens[at - 1].lemma in {"(", "（"} and scene.tokens[behind].lemma in {")", "）"}
    return scene.tokens[name].subject if alone and _BRACKET.fullmatch(scene.between(name, at)) else None


_BRACKET = re.compile(r"(?:\s?models?|大?模型|\sones)?\s?[(（]\s?")


def _unnamed(scene: Scene, at: int) -> Subject | None:
    """Beat A to take the top spot: whoever exceeded A has the place, by a name that nobody knows."""
    if scene.tokens[at].tag is not Tag.PLACE or not any(is_rival(scene.tokens[i]) and is_measure(scene, i) for i in range(at)):
        return None
    words = scene.tokens[at].text
    return Subject(f"unknown:{words}", words)


_RULES = (
    _headed,
    _bracketed,
    _put_ahead,
    whole_said,
    dealt_out,
    dealt_by_word,
    versus,
    _in_brackets,
    nearest_in_clause,
    carried_in_sentence,
    platform_set,
    carried_over,
    platform_last,
    platform_spoken_of,
    _unnamed,
)
