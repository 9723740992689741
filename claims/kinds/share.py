"""Shares: a part of a whole (占比61%, 六成, four fifths of)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match, TokenPattern
from claims.kinds.growth import is_level
from claims.mention import Tag
from claims.resolve import resolved
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = _reached(scene, next(i for i in range(match.end - 1, match.start - 1, -1) if scene.tokens[i].tag is Tag.PERCENT))
    token = scene.tokens[at]
    if match.label == "bracketed" and not _listed(scene, at):
        return
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


def _reached(scene: Scene, at: int) -> int:
    """Of a share that moved (72%→33%, from 17% to 47%) the one that was reached: the claim is about it."""
    behind = next((i for i in range(at + 1, min(at + 3, len(scene.tokens))) if scene.tokens[i].tag is Tag.PERCENT), None)
    return behind if behind is not None and _MOVED.fullmatch(scene.between(at, behind)) else at


_MOVED = re.compile(
    r"\s?(?:→|->|—>|(?:一路|大幅|迅速|骤|猛|逐步|快速)?(?:下?跌|下?降|下滑|滑落|回落|缩水|萎缩|提升|提高|上?升|上涨|涨|攀升|飙升|跃升|增长?|扩大)?(?:至|到|为)了?(?:约|近|超)?"
    r"|(?:down\s|up\s)?to\s(?:about\s|roughly\s|nearly\s|around\s)?)\s?"
)


def _listed(scene: Scene, at: int) -> bool:
    """Name (25.4%): a share in a bracket right behind a name, in a sentence about shares."""
    name = at - 2
    return (
        name >= 0
        and scene.tokens[name].tag is Tag.ENTITY
        and scene.tokens[at].lemma != "signed"
        and scene.tokens[at - 1].span.start - scene.tokens[name].span.end <= 1
        and scene.tokens[at].span.start - scene.tokens[at - 1].span.end <= 1
        and any(scene.cue(i, "share") for i in range(len(scene.tokens)))
    )


_BRACKET: TokenPattern = {"TAG": "COMMA", "LEMMA": {"IN": ["(", "（"]}}
_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "MULTIPLE", "PERCENT")
KIND = Kind(
    "share",
    37,
    {
        "share-before": [[cue("share", "take"), *upto(3, *_REST, "COMMA"), tag("PERCENT")]],
        "share-behind": [[tag("PERCENT"), *upto(1, *_REST, "COMMA"), cue("of", "share")]],
        "bracketed": [[tag("ENTITY"), _BRACKET, tag("PERCENT")]],
        "reached": [[cue("rise", "fall"), *upto(1, *_REST, "COMMA"), tag("PERCENT")], [tag("PERCENT"), tag("PERCENT")]],
    },
    _build,
)
