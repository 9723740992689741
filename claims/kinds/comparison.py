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
from claims.subjects.set_against import doer_before, overtaken


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    pair = compared(scene, match.start)
    if pair is None or polarity_of(scene, match.start) is Polarity.QUESTION:
        return
    first, last, subject, other = pair
    scene.discourse.pair = (subject, other)
    yield -1, replace(claim_of(scene, "comparison", first, last, subject), object=other)


#: How far behind a cue the one exceeded may stand, in characters.
_REACH = 40


def compared(scene: Scene, at: int) -> tuple[int, int, Subject, Subject] | None:
    """The pair around a cue of exceeding: first and last token of the wording, who is above and who is exceeded."""
    told = overtaken(scene, at)
    if told is not None:
        return told
    segment = scene.segment(at)
    after = scene.rival_behind(at, segment.stop)
    if after is None or any(scene.tokens[i].tag is Tag.COMMA and scene.tokens[i].lemma in {"，", ","} for i in range(at, after)):
        return None
    reach = _REACH if len(scene.tokens[at].text) > 1 else 0  # 超美国, but not 超级……美国
    if scene.tokens[after].span.start - scene.tokens[at].span.end > reach:
        return None
    other = scene.tokens[after]
    doer = doer_before(scene, at, segment.start, other.lemma)
    named = any(is_rival(token) and token.lemma == other.lemma for token in scene.tokens[segment.start : at])
    carried = scene.discourse.topic if named else subject_of(scene, at)  # 超过A，也超过B: A is not who is above B
    subject = carried if doer is None else scene.tokens[doer].subject
    if subject is None or other.subject is None or subject.id == other.subject.id or _kind(subject) != _kind(other.subject):
        return None
    return at, after, subject, other.subject


def _kind(subject: Subject) -> str:
    return subject.id.partition(":")[0].replace("unknown", "model")


KIND = Kind("comparison", 10, {"exceed": [[cue("exceed")]]}, _build)
