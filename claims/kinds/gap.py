"""Gaps: the difference of two (领先美国1.4万亿, ahead by roughly 1.4 trillion)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene
from claims.shapes import cue, tag, upto
from claims.subjects.paired import comparable, pair_around


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    if match.label == "more-than":
        yield from _more_than(scene, match)
        return
    if match.label == "ahead-behind" and not scene.tokens[match.end - 1].text.lower().startswith("ahead"):
        return
    at = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.AMOUNT)
    lead = next(i for i in range(match.start, match.end) if scene.cue(i, "lead", "exceed"))
    figure = scene.tokens[at].figure
    pair = leader_and_led(scene, lead)
    if pair is None or figure is None or _leads_with(scene, lead, at):
        return
    claim = claim_of(scene, "gap", min(lead, at), max(lead, at), pair[0])
    yield at, replace(claim, object=pair[1], figure=figure)


#: 比 DeepSeek V3.2 多出约3000亿: by how much one has more than another, or less.
_MORE = re.compile(r"(?:模型)?(?:的)?(?:周?调用量)?(?:还|更)?(?P<sign>多|高|领先|少|低)(?:了|出)?(?:约|近|超过?|逾)?\s?")


def _more_than(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at, other = match.end - 1, scene.tokens[match.start + 1]
    words = scene.folded[other.span.end : scene.tokens[at].span.start]
    told = _MORE.fullmatch(words)
    before = scene.rival_before(match.start)
    subject = scene.tokens[before].subject if before is not None else scene.discourse.topic
    figure = scene.tokens[at].figure
    if told is None or subject is None or other.subject is None or figure is None:
        return
    pair = (subject, other.subject) if told["sign"] not in "少低" else (other.subject, subject)
    yield at, replace(claim_of(scene, "gap", match.start, at, pair[0]), object=pair[1], figure=figure)


def _leads_with(scene: Scene, lead: int, at: int) -> bool:
    """Led the ranking with 1.75 trillion, 以4.69万亿领先美国的3.29万亿: the amounts are those of the one and the other."""
    first, last = min(lead, at), max(lead, at)
    onto_platform = any(scene.tokens[i].lemma == "platform" for i in range(first, last))
    ahead = scene.folded[max(scene.sentence.span.start, scene.tokens[first].span.start - 8) : scene.tokens[first].span.start]
    own = at < lead and re.search(r"(?:\bwith\s|\bat\s|以|凭)\s?(?:约|about\s|近|超过?|逾)?$", ahead)
    of_another = at > lead and _OF_THE_OTHER.search(scene.between(lead, at))
    return onto_platform or bool(own or of_another) or bool(re.search(r"\bwith\b|以", scene.between(first, last)))


#: 美国的3.29万亿, the U.S. models' 3.29 trillion: an amount that the other has.
_OF_THE_OTHER = re.compile(r"(?:[一-鿿]的|['’]s?\s)$")


def leader_and_led(scene: Scene, lead: int) -> tuple[Subject, Subject] | None:
    """Who is ahead of whom around a cue: the rival before it leads the one behind it.

    What is missing comes from the pair last compared.
    """
    before = scene.rival_before(lead)
    if before is not None and scene.cue(before - 1, "exceed") and scene.discourse.pair is not None:
        return scene.discourse.pair  # 超过美国，领先5610亿: the one exceeded leads nobody
    after = scene.rival_behind(lead)
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
        "ahead-behind": [[tag("AMOUNT"), cue("exceed")]],
        "more-than": [[cue("base"), tag("ENTITY"), *upto(1, "AMOUNT", "PLACE", "STREAK", "COMMA", "ENTITY"), tag("AMOUNT")]],
        "lead-behind": [[tag("AMOUNT"), cue("lead")]],
    },
    _build,
)
