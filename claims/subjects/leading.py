"""Leading: who of two is ahead, around a word for a lead or a distance (领先, ahead by, 差距, gap)."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.subjects.paired import comparable, pair_around
from claims.subjects.resolve import subject_of
from claims.subjects.set_against import doer_before, is_measure, overtaken


def leader_and_led(scene: Scene, lead: int) -> tuple[Subject, Subject] | None:
    """Who is ahead of whom around a cue: the rival before it leads the one behind it.

    What is missing comes from the rest of the sentence, else from the pair last compared.
    """
    told = overtaken(scene, lead)
    if told is not None:
        return told[2], told[3]
    before = scene.rival_before(lead)
    if before is not None and scene.cue(before - 1, "exceed") and scene.discourse.pair is not None:
        return scene.discourse.pair  # 超过美国，领先5610亿: the one exceeded leads nobody
    if before is not None and before in scene.clause(lead) and is_measure(scene, before):
        return _measured(scene, before)  # 较第二名B多出: B is the one who is led
    after = scene.rival_behind(lead)
    if before is not None and after is not None and scene.segments[before] == scene.segments[after]:
        one, other = scene.tokens[before], scene.tokens[after]
        if comparable(one, other) and one.subject and other.subject and scene.clauses[after] == scene.clauses[lead]:
            return one.subject, other.subject
    return _last_named(scene, lead) or _between(scene, lead) or _larger_first(scene, lead, pair_around(scene, lead))


def _larger_first(scene: Scene, lead: int, pair: tuple[Subject, Subject] | None) -> tuple[Subject, Subject] | None:
    """Of two that no word puts in order the one with the larger amount in the sentence leads."""
    if pair is None:
        return None
    amounts = [(subject_of(scene, i), scene.tokens[i].figure) for i in scene.tagged(Tag.AMOUNT, 0, lead)]
    told = {subject.id: figure.value for subject, figure in amounts if subject is not None and figure is not None}
    one, other = told.get(pair[0].id), told.get(pair[1].id)
    return (pair[1], pair[0]) if one is not None and other is not None and one < other else pair


def _measured(scene: Scene, other: int) -> tuple[Subject, Subject] | None:
    """Who is ahead of the one that the words measure by: named before it, else the topic."""
    doer = doer_before(scene, other, scene.segment(other).start, scene.tokens[other].lemma)
    one = scene.tokens[doer].subject if doer is not None else scene.discourse.topic
    led = scene.tokens[other].subject
    return (one, led) if one and led and one.id != led.id else None


def _last_named(scene: Scene, lead: int) -> tuple[Subject, Subject] | None:
    """X 1.75 trillion and Y 1.34; X led by 0.41: the one who leads stands right before the word, the other further up."""
    clause = scene.clause(lead)
    leader = scene.rival_before(lead, clause.start)
    if leader is None or _DISTANCE.match(scene.tokens[lead].text.lower()) or not _LEADS.match(scene.tokens[lead].text.lower()):
        return None
    if is_measure(scene, leader) or _AGAINST.search(scene.folded, scene.sentence.span.start, scene.tokens[leader].span.start):
        return None
    mine = scene.tokens[leader]
    if any(is_rival(token) for token in scene.tokens[clause.start : leader]):
        return None
    others = {token.subject for token in scene.tokens[:leader] if is_rival(token) and comparable(token, mine)}
    other = others.pop() if len(others) == 1 else None
    return (mine.subject, other) if mine.subject and other else None


_LEADS = re.compile(r"led|leads|lead by|ahead|leading|领先|多出|高出")
_AGAINST = re.compile(r"(?:对|较|比|相比|over|to)\s?$")


def _between(scene: Scene, lead: int) -> tuple[Subject, Subject] | None:
    """The gap between Chinese and U.S. models, told with its two sides behind it."""
    if not scene.folded.startswith(" between ", scene.tokens[lead].span.end):
        return None
    sides = [token for token in scene.tokens[lead : scene.segment(lead).stop] if is_rival(token)][:2]
    if len(sides) < len(_BOTH) or not comparable(*sides) or sides[0].subject is None or sides[1].subject is None:
        return None
    return sides[0].subject, sides[1].subject


_BOTH = ("one", "other")


def is_unordered(scene: Scene, lead: int) -> bool:
    """A与B的差距, the gap between A and B: a distance of which the words do not say who is ahead."""
    if not _DISTANCE.match(scene.tokens[lead].text.lower()) or scene.discourse.pair is not None:
        return False
    other = scene.rival_before(lead, scene.clause(lead).start)
    start = scene.sentence.span.start
    side = other is not None and bool(_SIDE_BY_SIDE.search(scene.folded, start, scene.tokens[other].span.start))
    return side or _between(scene, lead) is not None


_SIDE_BY_SIDE = re.compile(r"[与和跟同及](?:第[一二]名?的?|上榜)?$")
_DISTANCE = re.compile(r"差距|相差|之差|gap|difference")
