"""Ratios: how many times another (是美国的2.11倍, twice as much as)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue, tag, upto
from claims.subjects.paired import comparable
from claims.subjects.set_against import doer_before

#: The one that is measured by stands right before the multiple (美国的2.11倍) or behind it (twice as much as the U.S.).
_MEASURED_BEFORE = re.compile(
    r"\s?(?:上榜|大?模型|厂商|同期)*(?:[（(][^（()）]{1,24}[)）])?(?:的)?(?:周?(?:token|词元)?(?:调用|使用|用|消耗)量)?(?:的)?\s?(?:约|近|逾|超过?|达到?|大约|仅)?\s?"
)
_MEASURED_BEHIND = re.compile(
    r"(?:\s(?:as|much|many|more|tokens?|the|that|those|of|total|volume|usage|traffic|than|what|weekly|number))*\s(?:the\s|its\s|all\s)?",
    re.ASCII,
)


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = match.start if match.label == "multiple" else match.end - 1
    token = scene.tokens[at]
    if token.figure is None:
        return
    pair, sure = (_apart(scene, at), False) if match.label == "gap" else (_pair(scene, at), True)
    if pair is not None:
        yield at, replace(claim_of(scene, "ratio", at, at, pair[0]), object=pair[1], figure=token.figure, certain=sure)


def _pair(scene: Scene, at: int) -> tuple[Subject, Subject] | None:
    """Who is so many times whom; one that another multiple is measured by is not who is larger (double X's and triple Y's)."""
    rivals = [i for i in scene.segment(at) if is_rival(scene.tokens[i])]
    before = [i for i in rivals if i < at]
    behind = next((i for i in rivals if i > at and _MEASURED_BEHIND.fullmatch(scene.between(at, i))), None)
    if behind is not None:
        free = [i for i in before if scene.tokens[i - 1].tag is not Tag.MULTIPLE] if at else []
        return _both(scene, free[-1], behind) if free else _carried(scene, behind)
    if len(before) >= _TWO and _LED_BY.fullmatch(scene.between(before[-1], at)):
        led = any(scene.cue(i, "lead", "exceed") for i in range(before[-2], before[-1]))
        return _both(scene, before[-2], before[-1]) if led else None
    if before and _OF_ITS.search(scene.folded, scene.tokens[before[-1]].span.end, scene.tokens[at].span.start):
        named = [i for i in before if scene.tokens[i].lemma == scene.tokens[before[-1]].lemma]
        return _both(scene, named[-2], named[-1]) if len(named) >= _TWO else scene.discourse.pair
    if before and _MEASURED_BEFORE.fullmatch(scene.between(before[-1], at)):
        doer = doer_before(scene, before[-1], scene.segment(at).start)  # 是A的1.3倍，是B的1.7倍: A is not who is larger than B
        return _carried(scene, before[-1]) if doer is None else _both(scene, doer, before[-1])
    return None


_TWO = 2
#: 比美国多出1.4万亿，是其1.42倍: it is the other one just named.
_OF_ITS = re.compile(r"(?:是|为|达|相当于)(?:其|后者|对方)的?(?:约|近|逾|超过?)?$")
#: X leads Y by more than 3-to-1.
_LED_BY = re.compile(r"(?:\s(?:ai|models?|labs|rivals|ones|counterparts|makers))*\sby(?:\s[a-z]+){0,4}\s", re.ASCII)


def _carried(scene: Scene, measured: int) -> tuple[Subject, Subject] | None:
    """The topic of the sentence before, against the one that is measured by here."""
    topic, other = scene.discourse.topic, scene.tokens[measured].subject
    near = scene.sentence.paragraph - scene.discourse.topic_paragraph <= 1
    if topic is None or other is None or not near or topic.id == other.id or _kind(topic) != _kind(other):
        return None
    return topic, other


def _kind(subject: Subject) -> str:
    return subject.id.partition(":")[0]


def _apart(scene: Scene, at: int) -> tuple[Subject, Subject] | None:
    """差距扩大至4.27倍: a gap told in times, of the pair named here or last compared; who is the larger is not said."""
    rivals = [i for i in scene.segment(at) if is_rival(scene.tokens[i]) and i < at]
    if len(rivals) >= _TWO and (pair := _both(scene, rivals[-2], rivals[-1])) is not None:
        return (
            scene.discourse.pair
            if scene.discourse.pair and {s.id for s in scene.discourse.pair} == {s.id for s in pair}
            else pair
        )
    return scene.discourse.pair


def _both(scene: Scene, one: int, other: int) -> tuple[Subject, Subject] | None:
    first, second = scene.tokens[one], scene.tokens[other]
    if not comparable(first, second) or first.subject is None or second.subject is None:
        return None
    return first.subject, second.subject


KIND = Kind(
    "ratio",
    36,
    {
        "multiple": [[tag("MULTIPLE")]],
        "gap": [[cue("lead"), *upto(3, "AMOUNT", "PLACE", "STREAK", "PERCENT", "MULTIPLE"), tag("MULTIPLE")]],
    },
    _build,
)
