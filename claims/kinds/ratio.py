"""Ratios: how many times another (是美国的2.11倍, twice as much as)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.resolve import comparable
from claims.scene import Scene, is_rival
from claims.shapes import tag

#: The one that is measured by stands right before the multiple (美国的2.11倍) or behind it (twice as much as the U.S.).
_MEASURED_BEFORE = re.compile(r"\s?(?:大?模型)?(?:的)?(?:周?调用量)?(?:的)?\s?(?:约|近|逾|超过?)?\s?")
_MEASURED_BEHIND = re.compile(r"(?:\s(?:as|much|many|more|tokens?|the|that|of|total|volume|usage|than|what))*\s(?:the\s)?")


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = match.start
    token = scene.tokens[at]
    pair = _pair(scene, at)
    if pair is None or token.figure is None:
        return
    yield at, replace(claim_of(scene, "ratio", at, at, pair[0]), object=pair[1], figure=token.figure)


def _pair(scene: Scene, at: int) -> tuple[Subject, Subject] | None:
    rivals = [i for i in scene.segment(at) if is_rival(scene.tokens[i])]
    before = [i for i in rivals if i < at]
    behind = next((i for i in rivals if i > at and _MEASURED_BEHIND.fullmatch(scene.between(at, i))), None)
    if before and behind is not None:
        return _both(scene, before[-1], behind)
    if len(before) >= 2 and _MEASURED_BEFORE.fullmatch(scene.between(before[-1], at)):
        return _both(scene, before[-2], before[-1])
    return None


def _both(scene: Scene, one: int, other: int) -> tuple[Subject, Subject] | None:
    first, second = scene.tokens[one], scene.tokens[other]
    if not comparable(first, second) or first.subject is None or second.subject is None:
        return None
    return first.subject, second.subject


KIND = Kind("ratio", 36, {"multiple": [[tag("MULTIPLE")]]}, _build)
