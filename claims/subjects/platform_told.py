"""The platform as a subject: named as what is counted, not as the place where something happened."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival

#: The platform named as the place where something happened, not as the thing that is counted.
_SETTING_BEFORE = re.compile(
    r"(?:\bon|\bat|\bvia|\bin|\bfrom|\bby|according to|据|在|从|自|根据|来自|聚合平台|平台)\s?(?:the\s)?[《“\"]?\s?$"
)


_SETTING_AFTER = re.compile(
    r"(?:'s|’s)?\s?(?:的)?\s?(?:\s?(?:weekly|latest|global|public|own|usage|model|token))*\s?"
    r"(?:最新|公布|发布|周|官方|平台)*\s?(?:数据|榜|排名|排行|统计|显示|上|ranking|leaderboard|data|chart|figures|list|page|shows?)"
)


def is_setting(scene: Scene, at: int) -> bool:
    """Whether the platform at this token is only where the figures come from."""
    token = scene.tokens[at]
    before = scene.folded[max(scene.sentence.span.start, token.span.start - 16) : token.span.start]
    after = scene.folded[token.span.end : min(scene.sentence.span.end, token.span.end + 40)]
    return bool(_SETTING_BEFORE.search(before) or _SETTING_AFTER.match(after))


#: 全球AI大模型总调用量: the whole named right before a figure, whoever was named further up.
_WHOLE_BETWEEN = re.compile(r"(?:的|周|月|日|单周|每周|总|token|词元|\s)*(?:总(?:调用|使用|用|消耗|处理)?量|总token)")


def is_whole(scene: Scene, at: int) -> bool:
    """Whether a token names the platform as what is counted (全球大模型总调用量), not as where it happens."""
    token = scene.tokens[at]
    return token.lemma == "platform" and not is_setting(scene, at) and bool(_WHOLE_BETWEEN.match(scene.folded, token.span.end))


def platform_set(scene: Scene, at: int) -> Subject | None:
    """Total usage on OpenRouter reached …: with a word for the whole, the place where it happens is what is counted."""
    if scene.first_cue(scene.segment(at), "whole") is None and not _measured_on(scene, at):
        return None
    return platform_last(scene, at)


def _measured_on(scene: Scene, at: int) -> bool:
    """Token use on the platform topped 17 trillion: nobody's use, told of the place where it happens."""
    clause = scene.clause(at)
    start = scene.tokens[clause.start].span.start if clause.start else scene.sentence.span.start
    named = next((i for i in scene.tagged(Tag.ENTITY, clause.start, at) if scene.tokens[i].lemma == "platform"), None)
    if named is None or scene.rival_before(at, clause.start) is not None:
        return False
    return bool(_USE_ON.fullmatch(scene.folded, start, scene.tokens[named].span.start))


_USE_ON = re.compile(
    r"(?:the\s|weekly\s|daily\s|overall\s|ai\s|model\s|tokens?\s)*(?:use|usage|volume|traffic|consumption|throughput|demand)\s"
    r"(?:on|across|at|through|via)\s(?:the\s)?"
)


def platform_last(scene: Scene, at: int) -> Subject | None:
    if scene.tokens[at].tag in {Tag.PLACE, Tag.TOP, Tag.STREAK}:
        return None
    for i in scene.tagged(Tag.ENTITY):
        if scene.tokens[i].lemma == "platform":
            return scene.tokens[i].subject
    return None


def platform_spoken_of(scene: Scene, at: int) -> Subject | None:
    """Weekly volume rose: a sentence about the measure that names nobody speaks of the platform that the text is about."""
    if scene.tokens[at].tag in {Tag.PLACE, Tag.TOP} or any(is_rival(scene.tokens[i]) for i in scene.tagged(Tag.ENTITY)):
        return None
    return scene.discourse.platform if scene.first_cue(scene.segment(at), "measure", "whole") is not None else None


def whole_said(scene: Scene, at: int) -> Subject | None:
    """China 4.7T, US 3.3T, total 16.9T: a word for the whole right before an amount, with nobody between."""
    said = scene.cue(at - 1, "whole") and len(scene.between(at - 1, at)) <= _ADJACENT and scene.tokens[at].tag is Tag.AMOUNT
    if not said or any(is_rival(scene.tokens[i]) for i in scene.clause(at)):
        return None
    return platform_last(scene, at) or scene.discourse.platform


#: How far a word for the whole may stand from its amount, in characters.
_ADJACENT = 4
