"""Gaps: the difference of two (领先美国1.4万亿, ahead by roughly 1.4 trillion)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.resolve import comparable, is_rival, pair_around
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.AMOUNT)
    lead = next(i for i in range(match.start, match.end) if scene.cue(i, "lead", "exceed"))
    figure = scene.tokens[at].figure
    pair = leader_and_led(scene, lead)
    if pair is None or figure is None:
        return
    claim = claim_of(scene, "gap", min(lead, at), max(lead, at), pair[0])
    yield at, replace(claim, object=pair[1], figure=figure)


def leader_and_led(scene: Scene, lead: int) -> tuple[Subject, Subject] | None:
    """Who is ahead of whom around a cue: the rival before it leads the one behind it.

    What is missing comes from the pair last compared.
    """
    before = next((i for i in range(lead - 1, -1, -1) if is_rival(scene.tokens[i])), None)
    after = next((i for i in range(lead + 1, len(scene.tokens)) if is_rival(scene.tokens[i])), None)
    if before is not None and after is not None and scene.segments[before] == scene.segments[after]:
        one, other = scene.tokens[before], scene.tokens[after]
        if comparable(one, other) and one.subject and other.subject and scene.clauses[after] == scene.clauses[lead]:
            return one.subject, other.subject
    return pair_around(scene, lead)


KIND = Kind(
    "gap",
    30,
    {
        "lead": [[cue("lead"), *upto(3, "AMOUNT", "PLACE", "STREAK", "COMMA"), tag("AMOUNT")]],
        "by": [
            [cue("exceed"), tag("ENTITY"), *upto(1, "AMOUNT", "PLACE", "STREAK", "COMMA", "ENTITY"), cue("lead"), tag("AMOUNT")]
        ],
        "exceeds-by": [[cue("exceed"), *upto(6, "AMOUNT", "PLACE"), cue("by"), tag("AMOUNT")]],
        "lead-behind": [[tag("AMOUNT"), cue("lead")]],
    },
    _build,
)
