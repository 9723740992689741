"""Comparisons: above or below, no number needed (超过美国, overtook)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of, polarity_of
from claims.claim import Claim, Polarity, Subject
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue
from claims.subjects.resolve import subject_of


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    pair = compared(scene, match.start)
    if pair is None or polarity_of(scene, match.start) is Polarity.QUESTION:
        return
    _, last, subject, other = pair
    scene.discourse.pair = (subject, other)
    yield -1, replace(claim_of(scene, "comparison", match.start, last, subject), object=other)


#: How far behind a cue the one exceeded may stand, in characters.
_REACH = 40


def compared(scene: Scene, at: int) -> tuple[int, int, Subject, Subject] | None:
    """The pair around a cue of exceeding: its token, that of the one exceeded, and both subjects."""
    segment = scene.segment(at)
    after = scene.rival_behind(at, segment.stop)
    if after is None or any(scene.tokens[i].tag is Tag.COMMA and scene.tokens[i].lemma in {"，", ","} for i in range(at, after)):
        return None
    reach = _REACH if len(scene.tokens[at].text) > 1 else 0  # 超美国, but not 超级……美国
    if scene.tokens[after].span.start - scene.tokens[at].span.end > reach:
        return None
    other = scene.tokens[after]
    kin = [i for i in range(at - 1, segment.start - 1, -1) if is_rival(scene.tokens[i]) and scene.tokens[i].lemma == other.lemma]
    subject = scene.tokens[kin[0]].subject if kin else subject_of(scene, at)
    if subject is None or other.subject is None or subject.id == other.subject.id or _kind(subject) != _kind(other.subject):
        return None
    return at, after, subject, other.subject


def _kind(subject: Subject) -> str:
    return subject.id.partition(":")[0].replace("unknown", "model")


KIND = Kind("comparison", 10, {"exceed": [[cue("exceed")]]}, _build)
