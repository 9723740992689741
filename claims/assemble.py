"""From a shape to a claim: quote, period, polarity, scope and universe, the same way for every kind."""

from __future__ import annotations

import re

from claims.claim import Claim, Polarity, Subject
from claims.days.dating import period_of
from claims.mention import Tag
from claims.scene import Scene
from claims.subjects.charted import chart_named, charted

#: How far before the quote a denial may stand and still deny it, in characters.
_DENIAL_REACH = 16


def claim_of(scene: Scene, kind: str, first: int, last: int, subject: Subject) -> Claim:
    """A claim whose quote runs from the start of one token to the end of another; its kind fills in the rest (`replace`)."""
    span, quote = scene.quote(first, last)
    sentence = scene.sentence.span
    return Claim(
        kind=kind,
        span=span,
        quote=quote,
        sentence=scene.text[sentence.start : sentence.end],
        sentence_span=sentence,
        subject=subject,
        period=period_of(scene, first),
        polarity=polarity_of(scene, first),
        scope="chart" if charted(scene, subject) or _all_charted(scene, first, subject) else None,
        elsewhere=elsewhere_of(scene, first),
    )


def _all_charted(scene: Scene, at: int, subject: Subject) -> bool:
    """The combined volume of the charted models: of the whole, those on the chart alone."""
    if subject.id != "platform:total":
        return _OF_WHICH.search(_opening(scene, at)) is not None and chart_named(scene, at)
    return scene.first_cue(scene.clause(at), "charted") is not None or chart_named(scene, at)


def _opening(scene: Scene, at: int) -> str:
    """The words of a clause up to a token."""
    first = scene.clause(at).start
    return scene.folded[scene.tokens[first].span.start : scene.tokens[at].span.start]


#: Of which Chinese ones, 其中中国模型: a part of what was told before, over the same models.
_OF_WHICH = re.compile(r"^[,，]?\s?(?:of which|of that|of those|其中)")


def polarity_of(scene: Scene, at: int) -> Polarity:
    """Whether the words before the claim, in its clause, deny it, ask it or look ahead."""
    start = scene.tokens[at].span.start
    for i in reversed(scene.clause(at)):
        token = scene.tokens[i]
        if token.tag is not Tag.CUE or token.span.start > start:
            continue
        if token.lemma == "forecast":
            return Polarity.FORECAST
        if token.lemma == "question":
            return Polarity.QUESTION
        if token.lemma == "reported":
            return Polarity.REPORTED
        if token.lemma == "denied" and start - token.span.end <= _DENIAL_REACH:
            return Polarity.DENIED
    return Polarity.ASSERTED


def elsewhere_of(scene: Scene, at: int) -> str | None:
    """The wording that puts the claim on another board: it stands before the claim, and the platform not after it.

    A category of the same platform (programming, 编程类) has a ranking of its own: naming the platform does not lift that.
    """
    category = scene.first_cue(scene.segment(at), "category")
    if category is not None:
        return scene.tokens[category].text
    found: str | None = None
    for i in scene.segment(at) if "elsewhere" in scene.cues else ():
        token = scene.tokens[i]
        if i < at and scene.cue(i, "elsewhere"):
            found = token.text
        elif token.tag is Tag.ENTITY and token.lemma == "platform" and (not token.common or _OF_MODELS.search(token.text)):
            found = None
            if i >= at:
                break
    return found


#: 全球 may be the world of anything; 全球AI大模型 is not.
_OF_MODELS = re.compile(r"模型|models")
