"""Shares: a part of a whole (占比61%, 六成, four fifths of)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.kinds.growth import is_level
from claims.mention import Tag
from claims.resolve import resolved
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = next(i for i in range(match.end - 1, match.start - 1, -1) if scene.tokens[i].tag is Tag.PERCENT)
    token = scene.tokens[at]
    subject, certain = resolved(scene, at)
    if subject is None or token.figure is None or subject.id == "platform:total":
        return
    if match.label == "reached" and not (
        is_level(scene, at) and any(scene.cue(i, "share", "measure") for i in scene.segment(at))
    ):
        return
    top = next((scene.tokens[i].number for i in scene.tagged(Tag.TOP) if scene.segments[i] == scene.segments[at]), None)
    whole = any(scene.tokens[i].lemma == "platform" for i in scene.tagged(Tag.ENTITY))
    claim = claim_of(scene, "share", at, at, subject)
    yield (
        at,
        replace(
            claim,
            object=Subject("platform:total", ""),
            figure=token.figure,
            scope=f"top-{top}" if top else claim.scope,
            certain=certain and (whole or top is not None),
        ),
    )


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "MULTIPLE", "PERCENT")
KIND = Kind(
    "share",
    37,
    {
        "share-before": [[cue("share", "take"), *upto(3, *_REST, "COMMA"), tag("PERCENT")]],
        "share-behind": [[tag("PERCENT"), *upto(1, *_REST, "COMMA"), cue("of", "share")]],
        "reached": [[cue("rise", "fall"), *upto(1, *_REST, "COMMA"), tag("PERCENT")], [tag("PERCENT"), tag("PERCENT")]],
    },
    _build,
)
