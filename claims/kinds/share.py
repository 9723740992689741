"""Shares: a part of a whole (占比61%, 六成, four fifths of)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match, TokenPattern
from claims.kinds.growth import is_level, left_for
from claims.kinds.total import is_within
from claims.mention import Tag
from claims.scene import Scene
from claims.shapes import cue, tag, upto
from claims.subjects.resolve import resolved


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = _reached(scene, next(i for i in range(match.end - 1, match.start - 1, -1) if scene.tokens[i].tag is Tag.PERCENT))
    token = scene.tokens[at]
    if (match.label == "bracketed" and not _listed(scene, at)) or (match.label == "bare" and not _among_shares(scene, at)):
        return
    subject, certain = resolved(scene, at)
    if subject is None or token.figure is None or subject.id == "platform:total":
        return
    if match.label == "reached" and not (
        is_level(scene, at) and any(scene.cue(i, "share", "measure") for i in scene.segment(at))
    ):
        return
    top = _first_so_many(scene, at)
    together = any(scene.cue(i, "together") for i in range(scene.clause(max(0, scene.clause(at).start - 1)).start, at))
    if together and _makers(scene, at) > 1:
        return  # Google, Anthropic and OpenAI together 45%: no share of the last of them
    part = any(is_within(scene, i) for i in scene.tagged(Tag.TOP, scene.clause(at).start, at))  # only some of its models
    whole = not part and any(scene.tokens[i].lemma == "platform" for i in scene.tagged(Tag.ENTITY))
    claim = claim_of(scene, "share", at, at, subject)
    yield (
        at,
        replace(
            claim,
            object=Subject("platform:total", ""),
            figure=token.figure,
            scope=f"top-{top}" if top else claim.scope,
            certain=certain and (_of_tokens(scene, at) if top else whole) and not together,
        ),
    )


def _of_tokens(scene: Scene, at: int) -> bool:
    """Whether the words say of what the part is: half of the first ten alone may be five models or half of their tokens."""
    segment = scene.segment(at)
    start, end = scene.tokens[segment.start].span.start, scene.sentence.span.end
    return any(scene.cue(i, "share", "measure") for i in segment) or bool(_TOKENS.search(scene.folded, start, end))


_TOKENS = re.compile(r"tokens?|词元|(?<![数大])量|volume|usage|traffic")


def _makers(scene: Scene, at: int) -> int:
    """How many makers the clause of a share names before it."""
    named = [scene.tokens[i] for i in scene.tagged(Tag.ENTITY, scene.clause(at).start, at)]
    return len({token.subject for token in named if token.lemma == "author"})


def _reached(scene: Scene, at: int) -> int:
    """Of a share that moved (72%→33%, from 17% to 47%) the one that was reached: the claim is about it."""
    behind = left_for(scene, at)
    return at if behind is None else behind


def _first_so_many(scene: Scene, at: int) -> int | None:
    """n where the whole is the first n rows: named in the clause of the share, or before it in words for all of them."""
    clause = scene.clause(at)
    here = [i for i in clause if scene.tokens[i].tag is Tag.TOP and not _held_place(scene, i)]
    if here:
        return scene.tokens[here[0]].number
    for i in scene.tagged(Tag.TOP, scene.segment(at).start, clause.start):
        counted = any(scene.cue(j, "together") for j in scene.clause(i)) or scene.tokens[i + 1].tag is Tag.AMOUNT
        if counted or _AMID.match(scene.folded, scene.tokens[i].span.end):
            return scene.tokens[i].number
    return None


def _held_place(scene: Scene, at: int) -> bool:
    """Whether the first n are a place that was taken (以22%排名前两位), not a whole that is shared (占前十的61%)."""
    if is_within(scene, at):
        return True
    if _SHARED.match(scene.folded, scene.tokens[at].span.end) and at + 1 < len(scene.tokens):
        return False
    return scene.cue(at - 1, "enter", "take") or bool(
        _RANKED.search(scene.folded, scene.sentence.span.start, scene.tokens[at].span.start)
    )


_SHARED = re.compile(
    r"(?:大?模型)?(?:的?(?:总|周|合计)*(?:token|词元)?(?:调用|使用|用|消耗)?量?的|(?:总|周)?(?:调用|使用|用|消耗)量的?)(?:约|近|逾|超)?\s?\d"
)
_RANKED = re.compile(r"(?:排名?|位列|位居|名列|居|跻身|进入|升至)\s?$")
_AMID = re.compile(r"(?:的|大|ai)*(?:模型)?的?(?:总|周|合计)*(?:token|词元)?(?:调用|使用|用|消耗)?量?(?:之?中|里|当中|总量|合计)")


def _among_shares(scene: Scene, at: int) -> bool:
    """Whether a bare percentage stands among shares: its sentence speaks of shares, its clause of no change."""
    clause = scene.clause(at)
    return (
        scene.tokens[at].lemma != "signed"
        and any(scene.cue(i, "share") for i in range(scene.segment(at).start, at))
        and not any(scene.cue(i, "rise", "fall", "week-on-week", "week-before", "other-base") for i in clause)
        and any(scene.tokens[i].tag is Tag.ENTITY for i in clause)
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
        and (
            any(scene.cue(i, "share") for i in range(len(scene.tokens)))
            or any(_is_of(scene, i) for i in scene.tagged(Tag.PERCENT, 0, at))
        )
    )


def _is_of(scene: Scene, at: int) -> bool:
    """22% of tokens: a part by its own words."""
    return scene.folded.startswith(" of ", scene.tokens[at].span.end)


_BRACKET: TokenPattern = {"TAG": "COMMA", "LEMMA": {"IN": ["(", "（"]}}
_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "MULTIPLE", "PERCENT")
KIND = Kind(
    "share",
    37,
    {
        "share-before": [[cue("share", "take"), *upto(3, *_REST, "COMMA"), tag("PERCENT")]],
        "share-of-top": [
            [cue("share", "take"), *upto(2, *_REST, "COMMA"), tag("TOP"), *upto(3, *_REST, "COMMA"), tag("PERCENT")]
        ],
        "share-behind": [[tag("PERCENT"), *upto(1, *_REST, "COMMA"), cue("of", "share")]],
        "bare": [[tag("PERCENT")]],
        "bracketed": [[tag("ENTITY"), _BRACKET, tag("PERCENT")]],
        "reached": [[cue("rise", "fall"), *upto(1, *_REST, "COMMA"), tag("PERCENT")], [tag("PERCENT"), tag("PERCENT")]],
    },
    _build,
)
