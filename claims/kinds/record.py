"""Records: the highest ever (创历史新高, a record high)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim
from claims.kind import Kind, Match
from claims.scene import Scene
from claims.shapes import cue
from claims.subjects.resolve import resolved


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    subject, certain = resolved(scene, match.start)
    if subject is not None:
        yield -1, replace(claim_of(scene, "record", match.start, match.start, subject), condition="highest", certain=certain)


KIND = Kind("record", 70, {"record": [[cue("record")]]}, _build)
