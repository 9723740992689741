"""Growth: a change on an earlier period (环比增长11.83%, up 12% week over week). The sign may be in the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from claims.assemble import claim_of
from claims.claim import Claim
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.period import OPEN, Period
from claims.resolve import resolved
from claims.scene import Scene
from claims.shapes import cue, tag, upto


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.PERCENT)
    token = scene.tokens[at]
    subject, certain = resolved(scene, at)
    if subject is None or token.figure is None or is_level(scene, at):
        return
    claim = claim_of(scene, "growth", at, at, subject)
    base, said = base_of(scene, at, claim.period)
    yield at, replace(claim, figure=_signed(scene, match, at, token.figure), base=base, certain=certain and said)


def is_level(scene: Scene, at: int) -> bool:
    """从72%跌至33%, from 17% to 47%: a share that was reached or left, not a change."""
    before = scene.folded[max(0, scene.tokens[at].span.start - 12) : scene.tokens[at].span.start]
    behind = scene.folded[scene.tokens[at].span.end : scene.tokens[at].span.end + 6]
    return bool(_REACHED.search(before) or _LEFT.match(behind))


_REACHED = re.compile(r"(?:至|到|为|→|\bto|\bfrom|从|由)\s?(?:约|about\s|近)?$")
_LEFT = re.compile(r"\s?(?:→|->|to\s|跌至|降至|升至|增至)")


def _signed(scene: Scene, match: Match, at: int, figure: Figure) -> Figure:
    """下降9.33% and down 9.33% are negative; a sign of its own is in the figure already."""
    if scene.tokens[at].lemma == "signed" or not any(scene.cue(i, "fall") for i in range(match.start, match.end)):
        return figure
    return replace(figure, value=-figure.value, low=-figure.high, high=-figure.low)


def base_of(scene: Scene, at: int, period: Period) -> tuple[Period, bool]:
    """The period before, and whether the words say so; another base (a year, three weeks) is left open."""
    clause = scene.clause(at)
    if any(scene.cue(i, "other-base", "other-span") for i in clause) or period.start is None or period.end is None:
        return OPEN, True
    step = timedelta(days=period.days)
    said = any(scene.cue(i, "week-on-week", "week-before") for i in clause)
    return Period(period.start - step, period.end - step, scene.tokens[at].text if not said else "", inherited=True), said


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP", "PERCENT", "MULTIPLE")
_CHANGE = ("rise", "fall", "week-on-week")
KIND = Kind(
    "growth",
    35,
    {
        "cue-before": [[cue(*_CHANGE), *upto(2, *_REST, "COMMA", "ENTITY"), tag("PERCENT")]],
        "cue-behind": [[tag("PERCENT"), *upto(1, *_REST, "COMMA"), cue(*_CHANGE, "week-before")]],
    },
    _build,
)
