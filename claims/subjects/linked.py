"""Links: a subject named behind its figure (4.69 trillion tokens for Chinese models, 榜首是 X)."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival

LINK_AFTER = re.compile(
    r"(?:\s(?:in|a|per|weekly|week|total|token|tokens|volume|usage|count|flow|flowed|flowing|went|run|ran))*\s(?:for|by|from|of|to|through|via)\s(?:the\s|all\s|its\s)?(?:nine\s|top\s)?",
    re.ASCII,
)


#: 61% of the tokens now go to Chinese models: a part, and whose it is.
_GOES_TO = re.compile(
    r"(?:\s[a-z.'’-]+){0,7}\s(?:go(?:es)?|went|gone|going|came|comes?|flow(?:s|ed)?|belong(?:s|ed)?)\s(?:to|from)\s(?:the\s|all\s)?"
)


#: 榜首是X, the top-ranked model is X, first place went to X.
_NAMED_AS = re.compile(
    r"(?:的|仍|依然|还|模型|大模型)*(?:是|为|：|:|\s?(?:(?:ai\s|language\s)?model\s|spot\s|place\s)?(?:(?:on|by)\s[a-z.']+\s){0,2}"
    r"(?:remains|is|was|are|went to|goes to|belongs to)\s)(?:still\s|now\s)?(?:the\s|来自)?"
)


def linked_after(scene: Scene, at: int) -> Subject | None:
    """4.69 trillion tokens for Chinese models; 榜首是 MiniMax M2.5; two thirds of the tokens go to Chinese models."""
    for i in range(at + 1, min(at + 7, len(scene.tokens))):
        if is_rival(scene.tokens[i]):
            gap = scene.between(at, i)
            if scene.tokens[at].tag is Tag.PERCENT and _GOES_TO.fullmatch(gap):
                return scene.tokens[i].subject
            if LINK_AFTER.fullmatch(gap) or (
                scene.tokens[at].tag is Tag.PLACE
                and (_NAMED_AS.fullmatch(gap) or (scene.tokens[at].lemma == "circled" and not gap.strip()))
            ):
                return scene.tokens[i].subject
    return None
