"""The subject within the clause: the nearest name that no other figure has taken."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.subjects.linked import linked_after
from claims.subjects.platform_told import is_setting, is_whole
from claims.subjects.set_against import is_doer

#: What the whole platform can have: an amount, a change of it, a run of changes.
CHANGING = {Tag.AMOUNT, Tag.PERCENT, Tag.MULTIPLE, Tag.STREAK}


def nearest_in_clause(scene: Scene, at: int) -> Subject | None:
    clause = scene.clause(at)
    whole = next((i for i in range(at - 1, clause.start - 1, -1) if scene.tokens[i].tag is Tag.ENTITY), None)
    if whole is not None and scene.tokens[at].tag is Tag.AMOUNT and is_whole(scene, whole):
        return scene.tokens[whole].subject
    before = [i for i in range(at - 1, clause.start - 1, -1) if is_rival(scene.tokens[i]) and not _exceeded(scene, i, at)]
    free = [i for i in before if not _consumed(scene, i, at)]
    if free:
        return scene.tokens[_head(scene, free[0], clause.start)].subject
    linked = linked_after(scene, at)
    if linked is not None:
        return linked
    if before:
        return scene.tokens[before[0]].subject
    if scene.tokens[at].tag not in CHANGING or _is_part(scene, at):
        return None
    for i in range(at - 1, clause.start - 1, -1):
        if scene.tokens[i].tag is Tag.ENTITY and scene.tokens[i].lemma == "platform" and not is_setting(scene, i):
            return scene.tokens[i].subject
    return None


def _is_part(scene: Scene, at: int) -> bool:
    """占 OpenRouter 的 19%: of a part the platform is the whole, not whose it is."""
    clause = scene.clause(at)
    return scene.tokens[at].tag is Tag.PERCENT and scene.first_cue(range(clause.start, at), "share", "take") is not None


def _exceeded(scene: Scene, entity: int, at: int) -> bool:
    """Whether a name is only the one exceeded (超过美国并稳居首位): a place behind it is not its own, an amount may be."""
    return scene.tokens[at].tag in {Tag.PLACE, Tag.STREAK} and (
        scene.cue(entity - 1, "exceed", "lead") or scene.cue(entity - 1, "base") or is_doer(scene, entity)
    )


def _head(scene: Scene, at: int, first: int) -> int:
    """The model that a maker or a country stands beside: Step 3.5 Flash (StepFun), M2.5 | MiniMax |, M2.5 等中国模型."""
    beside = _APPOSED.get(scene.tokens[at].lemma)
    model = scene.rival_before(at, first)
    if beside is None or model is None or scene.tokens[model].lemma != "model":
        return at
    return model if beside.fullmatch(scene.between(model, at)) else at


#: What stands between a model and its maker, or its country, where they name one thing.
_APPOSED = {
    "author": re.compile(r"[\s|(（\[\]*]*(?:by|from|of|来自|出自)?\s*"),
    "origin": re.compile(r"\s*(?:等|一家|, a|is a)?\s*|[\s|\[\]*]+"),
}


def _consumed(scene: Scene, entity: int, at: int) -> bool:
    """Whether another figure of the same tag stands between an entity and this one, or has it linked behind.

    In 4.69T for China and 3.29T for America, China is not whom the second is about.
    """
    if any(scene.tokens[i].tag is scene.tokens[at].tag for i in range(entity + 1, at)):
        return True
    before = next((i for i in range(entity - 1, -1, -1) if scene.tokens[i].tag is scene.tokens[at].tag), None)
    return before is not None and bool(_FOR_ANOTHER.fullmatch(scene.between(before, entity)))


_FOR_ANOTHER = re.compile(r"(?:\s(?:in|a|per|weekly|week|total|token|tokens))*\s(?:for|from)\s(?:the\s|all\s)?")
