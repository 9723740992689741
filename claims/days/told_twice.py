"""A week told twice: 上周其调用量为4.19万亿 behind another total of the same weeks is of another week, and which is not said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Claim
from claims.days.days_told import relative_week, with_lead_in
from claims.mention import Mention, Tag
from claims.period import Period
from claims.scene import Scene


def told_twice(scene: Scene, claim: Claim, told: Sequence[Claim]) -> Claim:
    """The claim with open days, where "last week" gives one subject a second total for days that the words had fixed.

    A writer who tells one week by its days and another as the last one means two: the last may be that before the one told.
    """
    last = _last_week(scene, claim)
    if last is None or not any(_elsewise(claim, one, last) for one in told):
        return claim
    return replace(claim, period=Period(text=last.text))


def _last_week(scene: Scene, claim: Claim) -> Mention | None:
    """The "last week" that stands with a total in its clause."""
    if claim.kind != "total":
        return None
    at = next(i for i, token in enumerate(scene.tokens) if token.span.start == claim.span.start)
    if not any(scene.tokens[i].lemma == "relative" for i in with_lead_in(scene, at) if scene.tokens[i].tag is Tag.PERIOD):
        return None
    said = relative_week(scene, at)
    return said if said is not None and said.days is not None and said.days.weeks == -1 else None


def _elsewise(claim: Claim, one: Claim, last: Mention) -> bool:
    """Whether a total told before is of the same subject and days, by other words, and cannot be the same figure."""
    if one.kind != "total" or one.figure is None or claim.figure is None or one.subject.id != claim.subject.id:
        return False
    same = (one.period.start, one.period.end) == (claim.period.start, claim.period.end) and claim.period.start is not None
    apart = one.figure.high < claim.figure.low or claim.figure.high < one.figure.low
    other_words = one.period.text.lower() not in {"", last.text.lower()}
    return same and apart and other_words and one.span.start < last.span.start
