"""Memberships: is among the top n, enters or leaves it (跻身前十, broke into the top ten)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Polarity, Subject
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.resolve import LIST_GAP, run_of
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    top = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.TOP)
    token = scene.tokens[top]
    subject = _member(scene, match.start, top)
    if subject is None:
        return
    left = any(scene.cue(i, "leave") for i in range(match.start, match.end))
    figure = Figure.whole(token.number, unit="rank", text=token.text)
    claim = replace(claim_of(scene, "membership", top, top, subject), figure=figure, n=token.number)
    yield top, replace(claim, polarity=Polarity.DENIED) if left else claim


def _member(scene: Scene, cue_at: int, top: int) -> Subject | None:
    """The model or list of models before the cue; a country or a maker is a member only as a count."""
    before = scene.rival_before(min(cue_at, top))
    if before is None or scene.segments[before] != scene.segments[top] or scene.tokens[before].lemma not in {"model", "family"}:
        return None
    names = run_of(scene, before, LIST_GAP)
    members = [subject for i in names if (subject := scene.tokens[i].subject) and scene.tokens[i].lemma == "model"]
    if len(members) < 2:
        return scene.tokens[before].subject
    return Subject("list:" + ",".join(member.id.partition(":")[2] for member in members), scene.quote(names[0], names[-1])[1])


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "COUNT")
KIND = Kind(
    "membership",
    50,
    {
        "enter": [[cue("enter"), *upto(2, *_REST), tag("TOP")]],
        "leave": [[cue("leave"), *upto(2, *_REST), tag("TOP")]],
        "all": [[cue("all"), *upto(1, *_REST), tag("TOP")]],
    },
    _build,
)
