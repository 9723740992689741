"""Told by layout: claims that a table, a list or a card makes by where its words stand, not by a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.assemble import claim_of
from claims.claim import Claim, Span, Subject
from claims.figure import Figure
from claims.kinds.growth import base_of
from claims.layout.cell import touching
from claims.mention import Days, Mention, Tag
from claims.period import Period
from claims.scene import Discourse, set_scene
from claims.sentence import Sentence

#: Grains of a header or caption that are no weeks.
_GRAINS = {"daily", "monthly", "other-span"}
#: Cues of what a change is measured from: above a table they say nothing about its amounts and places.
_BASES = {"week-before", "other-base"}


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: the mentions that bear on it, and which of them it quotes (`first` to `last`).

    `previous` says that its figure stands in the column of the period before; `sentence` is what it is told in, where
    that is less than its line; `longer` the words that give its figure another time than a week (30天, all time).
    """

    kind: str
    subject: Subject
    figure: Figure
    tokens: tuple[Mention, ...]
    first: Mention
    last: Mention
    previous: bool = False
    among: Subject | None = None
    scope: str | None = None
    certain: bool = True
    sentence: Span | None = None
    longer: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of one line: its claims, the words that they are told in, and the mentions left for its sentences.

    `flowing` says that the line is running text, on which later sentences may lean; a row of a table is not.
    """

    sentence: Span
    told: tuple[Told, ...] = ()
    prose: tuple[Mention, ...] = ()
    flowing: bool = False

    def left_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions of a sentence that are still to be read as one."""
        first = bisect_left(self.prose, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(self.prose, span.end, lo=first, key=lambda mention: mention.span.start)
        return tuple(mention for mention in self.prose[first:last] if mention.span.end <= span.end)


def claims_told(
    reading: Reading,
    number: int,
    text: str,
    folded: str,
    mentions: Sequence[Mention],
    discourse: Discourse,
    published: date | None,
    first_weekday: int,
) -> list[tuple[Claim, list[Span]]]:
    """The claims of a line, each with the mentions that it takes up."""
    found = []
    for told in reading.told:
        tokens = tuple(token for token in told.tokens if told.kind == "growth" or token.lemma not in _BASES)
        sentence = Sentence(told.sentence or reading.sentence, number)
        scene = set_scene(text, folded, sentence, tokens, discourse, published, first_weekday)
        first, last = tokens.index(told.first), tokens.index(told.last)
        claim = claim_of(scene, told.kind, first, last, told.subject)
        period = _period(told, claim)
        claim = replace(
            claim, figure=told.figure, period=period, among=told.among, scope=told.scope or claim.scope, certain=told.certain
        )
        if told.kind == "share":
            claim = replace(claim, object=Subject("platform:total", ""))
        if told.kind == "growth":
            base, _ = base_of(scene, first, period)
            said = any(mention.lemma in {"week-on-week", "week-before"} for mention in told.tokens)
            claim = replace(claim, base=base, certain=told.certain and said)
        found.append((claim, [mention.span for mention in touching(mentions, claim.span)]))
    return found


def other_grain(tokens: Sequence[Mention]) -> Mention | None:
    """What among the words around a figure says that it is of days, of a month or of a longer time, and of no week."""
    weekly = any(
        (m.tag is Tag.PERIOD and m.lemma in {"range", "relative"}) or (m.tag is Tag.CUE and m.lemma == "weekly") for m in tokens
    )
    others = (m for m in tokens if (m.tag is Tag.PERIOD and m.lemma == "month") or (m.tag is Tag.CUE and m.lemma in _GRAINS))
    return None if weekly else next(others, None)


def _period(told: Told, claim: Claim) -> Period:
    """The days of the claim; of a column of the period before, the days before those; of days and months those alone."""
    period = claim.period
    if told.longer:
        return Period(text=told.longer)
    if told.previous:
        return _before(period, told)
    other = other_grain(told.tokens)
    if other is not None:
        days = other.days or Days()
        return Period(days.start, days.end, other.text, inherited=days.start is not None)
    own = any(m.tag is Tag.PERIOD and m.text == period.text and m.span.overlaps(claim.sentence_span) for m in told.tokens)
    return replace(period, inherited=period.inherited or (period.start is not None and bool(period.text) and not own))


def _before(period: Period, told: Told) -> Period:
    if period.start is None or period.end is None or period.assumed is not None:
        return Period(text=told.figure.text)
    step = timedelta(days=period.days)
    return Period(period.start - step, period.end - step, period.text, inherited=True)
