"""Memberships: is among the top n, enters or leaves it (跻身前十, broke into the top ten)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of, polarity_of
from claims.claim import Claim, Polarity, Subject
from claims.figure import Figure
from claims.kind import Kind, Match, TokenPattern
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue, tag, upto
from claims.subjects.listed import MEMBER_GAP, run_of


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    top = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.TOP)
    if match.label == "listed":
        yield from _listed(scene, top, match.end - 1)
        return
    subject, certain = _member(scene, match.start, top)
    if subject is None or (match.label == "taken" and not subject.id.startswith("list:")):
        return
    left = any(scene.cue(i, "leave") for i in range(match.start, match.end))
    at = -1 if subject.id.startswith("list:") else top  # the same words may count whom they list: A、B、C包揽前三
    polarity = Polarity.DENIED if left else polarity_of(scene, top)
    yield at, replace(_claim(scene, top, subject), polarity=polarity, certain=certain)


def _claim(scene: Scene, top: int, subject: Subject) -> Claim:
    token = scene.tokens[top]
    figure = Figure.whole(token.number, unit="rank", text=token.text)
    return replace(claim_of(scene, "membership", top, top, subject), figure=figure, n=token.number)


def _member(scene: Scene, cue_at: int, top: int) -> tuple[Subject | None, bool]:
    """The model or list of models before the cue, and whether that leaves no doubt.

    A country is a member only as a count; a maker is there by a model of its own, and which one is not said.
    """
    before = scene.rival_before(min(cue_at, top))
    if before is None or scene.segments[before] != scene.segments[top]:
        topic = scene.discourse.topic
        near = scene.sentence.paragraph - scene.discourse.topic_paragraph <= 1
        return (topic, False) if before is None and topic and near and topic.id.startswith("model:") else (None, False)
    if scene.tokens[before].lemma not in {"model", "family", "author"}:
        return None, False
    return _together(scene, run_of(scene, before, MEMBER_GAP)) or scene.tokens[before].subject, scene.tokens[
        before
    ].lemma != "author"


def _together(scene: Scene, names: list[int]) -> Subject | None:
    """Several models named side by side, as one list."""
    members = [subject for i in names if (subject := scene.tokens[i].subject) and scene.tokens[i].lemma == "model"]
    if len(members) < _SEVERAL:
        return None
    return Subject("list:" + ",".join(member.id.partition(":")[2] for member in members), scene.quote(names[0], names[-1])[1])


_SEVERAL = 2


def _listed(scene: Scene, top: int, first: int) -> Iterator[tuple[int, Claim]]:
    """前五名：A、B、C; 前五占四席，即A、B、C与D: those named behind are among the first so many."""
    if not is_rival(scene.tokens[first]):
        return
    told = scene.folded[scene.tokens[top].span.end : scene.tokens[first].span.start]
    names = [i for i in run_of(scene, first, MEMBER_GAP) if i >= first]
    subject = _together(scene, names) if _NAMELY.search(told) else None
    if subject is None or len(names) > scene.tokens[top].number:
        return
    span, quote = scene.quote(names[0], names[-1])
    yield -1, replace(_claim(scene, top, subject), span=span, quote=quote)


#: What says that the names behind are those that were counted.
_NAMELY = re.compile(r"(?:[:：]|即|分别(?:为|是)|依次(?:为|是)|包括|为|是|namely|\bare|\bwere)\s?$")


#: 霸榜前五, 霸榜OpenRouter前五: no first place, but one of the first so many.
_WORDED: TokenPattern = {"TAG": "PLACE", "LEMMA": "worded"}
_PLATFORM: TokenPattern = {"TAG": "ENTITY", "LEMMA": "platform"}
_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "COUNT")
KIND = Kind(
    "membership",
    24,
    {
        "enter": [[cue("enter"), *upto(2, *_REST), tag("TOP")]],
        "leave": [[cue("leave"), *upto(2, *_REST), tag("TOP")]],
        "all": [[cue("all"), *upto(3, *_REST, "COMMA"), tag("TOP")]],
        "held": [[_WORDED, tag("TOP")], [_WORDED, _PLATFORM, tag("TOP")]],
        "taken": [[cue("take"), *upto(2, *_REST, "COMMA"), tag("TOP")]],
        "listed": [[tag("TOP"), *upto(8, "PLACE", "STREAK", "TOP"), tag("ENTITY")]],
    },
    _build,
)
