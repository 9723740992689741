"""Streaks: n periods in a row of a condition (连续五周位居榜首, two straight weeks ahead).

Four different streaks can stand in one piece; what stands beside the number tells them apart: a place (`rank-1`),
someone exceeded or led (`ahead-of`), growth (`rising`), or the first n (`in-top`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.kinds.comparison import compared
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import tag
from claims.subjects.leading import leader_and_led
from claims.subjects.resolve import resolved, subject_of


@dataclass(frozen=True, slots=True)
class _Condition:
    name: str
    at: int
    subject: Subject
    other: Subject | None = None
    n: int | None = None
    certain: bool = True


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = match.start
    token = scene.tokens[at]
    condition = _condition(scene, at)
    if condition is None:
        return
    figure = token.figure or Figure.whole(token.number, unit=token.unit, text=token.text)
    claim = claim_of(scene, "streak", at, at, condition.subject)
    yield (
        at,
        replace(
            claim,
            object=condition.other,
            figure=figure,
            condition=condition.name,
            n=condition.n,
            ordinal=token.ordinal,
            certain=condition.certain,
        ),
    )


def _condition(scene: Scene, at: int) -> _Condition | None:
    token = scene.tokens[at]
    if token.lemma:  # 五连冠, 五连涨: the word itself says it
        return _alone(scene, at, token.lemma, at)
    for i in _by_nearness(scene, at):
        found = _read(scene, i, at)
        if found is not None:
            return found
    return None


def _by_nearness(scene: Scene, at: int) -> list[int]:
    """Candidate cues of the segment: those right behind a Chinese streak first, else the nearest in characters."""
    token = scene.tokens[at]
    chinese = not token.text.isascii()

    def distance(i: int) -> int:
        other = scene.tokens[i]
        gap = other.span.start - token.span.end if i > at else token.span.start - other.span.end
        crossing = 60 * abs(scene.clauses[i] - scene.clauses[at])
        return gap + crossing + (0 if (i > at) or not chinese else 6)

    wanted = [
        i for i in scene.segment(at) if scene.tokens[i].tag in {Tag.PLACE, Tag.TOP} or scene.cue(i, "exceed", "lead", "rise")
    ]
    return sorted((i for i in wanted if distance(i) < 140), key=distance)


def _read(scene: Scene, cue_at: int, at: int) -> _Condition | None:
    cue = scene.tokens[cue_at]
    if cue.tag is Tag.PLACE and cue.number == 1:
        subject = subject_of(scene, min(at, cue_at))
        return _Condition("rank-1", cue_at, subject) if subject else None
    if cue.tag is Tag.TOP:
        subject = subject_of(scene, at)
        return _Condition("in-top", cue_at, subject, n=cue.number) if subject and scene.cue(cue_at - 1, "enter") else None
    if cue.lemma == "exceed":
        pair = compared(scene, cue_at)
        if pair is not None:
            return _Condition("ahead-of", cue_at, pair[2], pair[3])
    if cue.lemma in {"lead", "exceed"}:
        led = leader_and_led(scene, cue_at)
        if led is not None and (not led[0].id.startswith("model:") or _led_here(scene, cue_at)):
            return _Condition("ahead-of", cue_at, led[0], led[1])
        if cue.lemma == "exceed":
            return None
        return _alone(scene, max(at, cue_at), "rank-1", cue_at)  # 连续九周领跑, has led for two weeks: ahead of all
    if cue.lemma == "rise":
        return _alone(scene, at, "rising", cue_at)
    return None


def _led_here(scene: Scene, cue_at: int) -> bool:
    """Whether the clause itself says who is led: a model that "led for five weeks" led all."""
    return any(is_rival(scene.tokens[i]) for i in range(cue_at + 1, scene.clause(cue_at).stop))


def _alone(scene: Scene, at: int, name: str, cue_at: int) -> _Condition | None:
    """A condition of one subject: the one that the token at `at` is about."""
    subject, certain = resolved(scene, at)
    if name == "rank-1" and subject is not None and subject.id.startswith("platform:"):
        return None
    return _Condition(name, cue_at, subject, certain=certain) if subject else None


KIND = Kind("streak", 20, {"streak": [[tag("STREAK")]]}, _build)
