"""Sums: several together (三者合计4.13万亿, together they account for roughly 4.13 trillion)."""

from __future__ import annotations

from collections.abc import Iterator

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.kinds.total import told, top_scope
from claims.mention import Tag
from claims.numeral import small_number
from claims.resolve import is_rival, subject_of
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = (
        next(i for i in range(match.end - 1, match.start - 1, -1) if scene.tokens[i].tag is Tag.AMOUNT)
        if match.label == "before"
        else match.start
    )
    token = scene.tokens[at]
    scope = top_scope(scene, at)
    subject = Subject("platform:total", scope) if scope else _together(scene, at, match)
    if subject is None:
        subject = subject_of(scene, at)
    if subject is None or token.figure is None:
        return
    yield at, told(claim_of(scene, "sum", at, at, subject), token.figure, scope)


def _together(scene: Scene, at: int, match: Match) -> Subject | None:
    """The models added up: those of the sentence before the figure, else those listed last."""
    here = [
        scene.tokens[i].subject
        for i in scene.tagged(Tag.ENTITY, 0, at)
        if is_rival(scene.tokens[i]) and scene.tokens[i].lemma in {"model", "author"}
    ]
    members = list(dict.fromkeys(subject for subject in here if subject))
    if len(members) < 2:
        members = list(scene.discourse.listed)
    wanted = _how_many(scene, match, at)
    if wanted and len(members) > wanted:
        members = members[-wanted:] if here else members[:wanted]
    if len(members) < 2 or (wanted and len(members) != wanted):
        return None
    ids = ",".join(dict.fromkeys(member.id.partition(":")[2] for member in members))
    return Subject(f"list:{ids}", ", ".join(member.mention for member in members))


def _how_many(scene: Scene, match: Match, at: int) -> int:
    """The number in 三者, 三款模型, the three: 0 where the words give none."""
    for i in range(max(0, match.start - 2), at):
        if scene.cue(i, "they"):
            words = (
                scene.tokens[i].text.lower().removeprefix("the ").removeprefix("这").removeprefix("these ").removeprefix("all ")
            )
            return (
                small_number(words)
                or small_number(words[:1])
                or (2 if words in {"pair", "两者", "二者"} else 3 if words == "trio" else 0)
            )
    return 0


KIND = Kind(
    "sum",
    40,
    {
        "before": [[cue("together"), *upto(4, "AMOUNT", "TOP"), tag("AMOUNT")]],
        "behind": [[tag("AMOUNT"), cue("together")]],
    },
    _build,
)
