"""Pairs: two that a sentence sets against each other."""

from __future__ import annotations

import re
from itertools import pairwise

from claims.claim import Subject
from claims.mention import Mention, Tag
from claims.scene import Scene, is_rival

_VERSUS_GAP = re.compile(r"\s?(?:vs\.?|versus|against|to|compared with|compared to|对|比)\s?(?:about\s|roughly\s|约)?")


def versus(scene: Scene, at: int) -> Subject | None:
    """(4.69T vs. 3.294T), 以4.69万亿对3.294万亿: the pair that the sentence, or the text before it, compares."""
    amounts = list(scene.tagged(Tag.AMOUNT))
    if scene.tokens[at].tag is not Tag.AMOUNT:
        return None
    where = amounts.index(at)
    for left, right in pairwise(amounts[max(0, where - 1) : where + 2]):
        if _VERSUS_GAP.fullmatch(scene.between(left, right)):
            pair = pair_around(scene, at)
            if pair is not None:
                return pair[0] if at == left else pair[1]
    return None


def pair_around(scene: Scene, at: int) -> tuple[Subject, Subject] | None:
    """Two rivals of one kind that the sentence names around a token, completed by the pair last compared."""
    before = [i for i in range(at) if is_rival(scene.tokens[i])]
    after = [i for i in range(at + 1, len(scene.tokens)) if is_rival(scene.tokens[i])]
    for left in reversed(before):
        first = scene.tokens[left]
        for right in after:
            second = scene.tokens[right]
            if comparable(first, second) and first.subject and second.subject:
                return first.subject, second.subject
    known = scene.discourse.pair
    if known and {known[0].id, known[1].id} <= {subject.id for i in before if (subject := scene.tokens[i].subject)}:
        return known  # X overtook Y, with 4.1 against 2.9 trillion
    for left in reversed(before):
        subject = scene.tokens[left].subject
        if known and subject and subject.id in {known[0].id, known[1].id}:
            return (subject, known[1] if subject.id == known[0].id else known[0])
    if len(before) >= 2:
        first, second = scene.tokens[before[-2]], scene.tokens[before[-1]]
        if comparable(first, second) and first.subject and second.subject:
            return first.subject, second.subject
    return known


def comparable(one: Mention, other: Mention) -> bool:
    """Whether two mentions can be set against each other: of one kind, and not the same thing."""
    return bool(one.subject and other.subject and one.subject.id != other.subject.id and one.lemma == other.lemma)
