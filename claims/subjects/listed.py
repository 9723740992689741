"""Lists: names or figures that stand side by side."""

from __future__ import annotations

import re

from claims.mention import Tag
from claims.scene import Scene, is_rival

LIST_GAP = re.compile(r"[\s,，、/&·]*(?:\band\b|和|与|及)?[\s,，、]*(?:\bthe\b)?\s*")


#: The same with a figure of its own in brackets behind each name: A（1.75万亿）、B（1.34万亿）.
MEMBER_GAP = re.compile(rf"\s?(?:[（(][^（()）]{{1,30}}[)）])?{LIST_GAP.pattern}")


def run_of(scene: Scene, at: int, gap: re.Pattern[str]) -> list[int]:
    """The tokens of one tag that stand in a list with this one, in order."""
    tag = scene.tokens[at].tag
    same = [i for i in scene.tagged(tag) if tag is not Tag.ENTITY or is_rival(scene.tokens[i])]
    where = same.index(at)
    first = last = where
    while first > 0 and gap.fullmatch(scene.between(same[first - 1], same[first])):
        first -= 1
    while last + 1 < len(same) and gap.fullmatch(scene.between(same[last], same[last + 1])):
        last += 1
    return same[first : last + 1]
