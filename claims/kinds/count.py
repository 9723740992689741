"""Counts: how many of the top n (前十中占六席, four of the top five, the top three are all Chinese)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue, tag, upto

_COUNTED = ("origin:", "group:", "author:", "family:")


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    top = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.TOP)
    count = next((i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.COUNT), None)
    n = scene.tokens[top].number
    value = n if count is None else scene.tokens[count].number
    subject = _counted(scene, match)
    if subject is None or value > n or (match.label == "top-held" and not _group(scene, match.end - 1)):
        return
    first, last = (top, top) if count is None else (min(top, count), max(top, count))
    text = scene.quote(first, last)[1]
    figure = Figure.whole(value, unit="models", text=text if count is None else scene.tokens[count].text)
    yield top, replace(claim_of(scene, "count", first, last, subject), figure=figure, n=n)


def _counted(scene: Scene, match: Match) -> Subject | None:
    """The group that is counted: inside the shape, else the nearest in the segment, before it or behind."""
    segment = scene.segment(match.start)
    inside = [i for i in range(match.start, match.end) if _group(scene, i)]
    behind = [i for i in range(match.end, segment.stop) if _group(scene, i) and scene.clauses[i] == scene.clauses[match.end - 1]]
    ahead = [i for i in range(match.start - 1, segment.start - 1, -1) if _group(scene, i)]
    for at in (*inside, *behind[:1], *ahead[:1]):
        return scene.tokens[at].subject
    return None


def _group(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return is_rival(token) and token.subject is not None and token.subject.id.startswith(_COUNTED)


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP")
KIND = Kind(
    "count",
    25,
    {
        "zh-n-of-top": [[tag("TOP"), *upto(3, *_REST, "COUNT"), tag("COUNT")]],
        "en-n-of-top": [[tag("COUNT"), cue("of"), *upto(1, *_REST, "COUNT"), tag("TOP")]],
        "all-of-top": [[tag("TOP"), *upto(6, *_REST, "COUNT", "COMMA"), cue("all")]],
        "all-top": [[cue("all"), *upto(2, *_REST, "COUNT", "COMMA"), tag("TOP")]],
        "top-held": [
            [tag("TOP"), *upto(2, *_REST, "COUNT", "COMMA"), cue("take"), *upto(2, *_REST, "COUNT", "COMMA"), tag("ENTITY")]
        ],
    },
    _build,
)
