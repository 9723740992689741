"""From a shape to a claim: quote, period, polarity, scope and universe, the same way for every kind."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.charted import charted
from claims.claim import Claim, Polarity, Subject
from claims.mention import Days, Mention, Tag
from claims.period import OPEN, Period, week_of
from claims.scene import Scene

#: Stretches of days that are no week, month or day of the board.
_OTHER_SPANS = {"trailing", "coming", "to-date", "since", "span"}
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
        scope="chart" if charted(scene, subject) else None,
        elsewhere=elsewhere_of(scene, first),
    )


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
    for i in scene.segment(at):
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


def period_of(scene: Scene, at: int) -> Period:
    """The days of a claim: of its sentence, else carried from the text before, else of the lead, else open."""
    if _told_of_week_before(scene, at):
        return _shifted(scene, at, scene.tokens[at - 1].text)
    earlier = _earlier_week(scene, at)
    if earlier is not None:
        return earlier
    other = _past(scene, at) or _other_span(scene, at)
    if other is not None:
        return Period(text=other)
    explicit = _explicit(scene, at)
    if explicit is not None:
        return explicit
    grain = _grain(scene, at)
    if grain in {"daily", "monthly"}:
        return OPEN
    relative = _relative(scene, at)
    if relative is not None and relative.days is not None:
        if relative.days.weeks == 0:
            return _carried(scene) or OPEN
        if _two_weeks(scene):
            return Period(text=relative.text)
        return _week(scene, relative)
    return _carried(scene) or OPEN


def _earlier_week(scene: Scene, at: int) -> Period | None:
    """The figure that another is compared with: of the week before where the words say so, else of no week that they name."""
    if scene.tokens[at].tag is not Tag.AMOUNT:
        return None
    clause = scene.clause(at)
    named = scene.first_cue(clause, "week-before")
    amounts = [i for i in clause if scene.tokens[i].tag is Tag.AMOUNT]
    if named is None and clause.start > 0 and scene.folded.startswith(" when ", scene.tokens[clause.start].span.end):
        said = scene.first_cue(scene.clause(clause.start - 1), "week-before")
        if said is not None:
            return _shifted(scene, at, scene.tokens[said].text)
    if named is not None and at == min(amounts, key=lambda i: abs(scene.tokens[i].span.start - scene.tokens[named].span.start)):
        return _shifted(scene, at, scene.tokens[named].text)
    before_words = scene.folded[max(scene.sentence.span.start, scene.tokens[at].span.start - 16) : scene.tokens[at].span.start]
    if _FROM.search(before_words):
        return Period(text=scene.tokens[at].text)
    return None


#: Words that make an amount the start of a move: fell from 1.86 to 1.75, 从1.86万亿降至1.75万亿.
_FROM = re.compile(r"(?:\bfrom|从|由|较|比)\s?(?:约|about\s|roughly\s|some\s|上周的?|上一周的?)?$")


def _shifted(scene: Scene, at: int, text: str) -> Period:
    """The week before the days that a figure at this token would have; open where those are."""
    told = _explicit(scene, at) or _carried(scene)
    relative = _relative(scene, at)
    if told is None and relative is not None and relative.days is not None and relative.days.weeks:
        told = _week(scene, relative)
    if told is None or told.start is None or told.end is None:
        return Period(text=text)
    return Period(told.start - timedelta(weeks=1), told.end - timedelta(weeks=1), text, inherited=True)


def _past(scene: Scene, at: int) -> str | None:
    """Wording that speaks of a state that was over by then: ended a run of five weeks, 此前, 曾."""
    return next((scene.tokens[i].text for i in scene.clause(at) if i < at and scene.cue(i, "past")), None)


def _other_span(scene: Scene, at: int) -> str | None:
    """Wording that gives an amount another span than the story's week: since launch, cumulative, in its first days."""
    if scene.tokens[at].tag is not Tag.AMOUNT:
        return None
    clause = scene.clause(at)
    if any(scene.tokens[i].tag is Tag.PERIOD and scene.tokens[i].lemma == "range" for i in clause):
        return None
    said = scene.first_cue(clause, "other-span")
    if said is None:
        said = next((i for i in clause if _is_other_span(scene.tokens[i])), None)
    return None if said is None else scene.tokens[said].text


def _is_other_span(token: Mention) -> bool:
    """Past 30 days, since March, last month; 2026年 alone only says which year a week is of."""
    if token.tag is not Tag.PERIOD:
        return False
    counted = token.days is not None and token.days.counted
    return token.lemma in _OTHER_SPANS or (counted and token.lemma in {"month", "quarter", "half", "year"})


def _told_of_week_before(scene: Scene, at: int) -> bool:
    """上周第4, last week's No. 4: right before a place, in a text that speaks of a week of its own."""
    before = scene.tokens[at - 1] if at else None
    return (
        scene.tokens[at].tag is Tag.PLACE
        and before is not None
        and before.tag is Tag.PERIOD
        and before.lemma == "relative"
        and before.days is not None
        and before.days.weeks == -1
        and scene.tokens[at].span.start - before.span.end <= 3
        and (_explicit(scene, at) or _carried(scene)) is not None
    )


def _explicit(scene: Scene, at: int) -> Period | None:
    usable = [i for i in scene.tagged(Tag.PERIOD) if not is_base(scene, i)]
    ranges = [i for i in usable if scene.tokens[i].lemma == "range"]
    if not ranges:
        grain = _grain(scene, at)
        wanted = {"monthly": "month", "daily": "date"}.get(grain)
        ranges = [i for i in usable if scene.tokens[i].lemma == wanted]
    if not ranges or _own_relative(scene, at, ranges):
        return None
    nearest = min(ranges, key=lambda i: (scene.segments[i] != scene.segments[at], i > at, abs(i - at)))
    token = scene.tokens[nearest]
    days = token.days or Days()
    return Period(days.start, days.end, token.text)


def _own_relative(scene: Scene, at: int, ranges: list[int]) -> bool:
    """Whether the figure has a relative week in its own clause, and the days stand in the clause of another figure."""
    clause = scene.clause(at)
    if any(i in clause for i in ranges):
        return False
    relative = _relative(scene, at)
    if relative is None or not any(scene.tokens[i] is relative for i in clause):
        return False
    figures = {Tag.AMOUNT, Tag.PLACE, Tag.STREAK}
    return all(any(scene.tokens[j].tag in figures for j in scene.clause(i)) for i in ranges)


def _relative(scene: Scene, at: int) -> Mention | None:
    usable = [i for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "relative" and not is_base(scene, i)]
    if not usable:
        return None
    return scene.tokens[min(usable, key=lambda i: (i > at, abs(i - at)))]


def _week(scene: Scene, token: Mention) -> Period:
    return week_told(token, scene.published, scene.first_weekday)


def week_told(token: Mention, published: date | None, first_weekday: int) -> Period:
    """上周, last week: against the article's date; open without one."""
    if published is None or token.days is None or token.days.weeks is None:
        return Period(text=token.text)
    start, end = week_of(published + timedelta(weeks=token.days.weeks), first_weekday)
    return Period(start, end, token.text)


def period_left(scene: Scene) -> Period | None:
    """The days that a sentence leaves to those behind it: its last range, else last week where it speaks of no other."""
    ranges = [scene.tokens[i] for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "range"]
    dated = [token for token in ranges if token.days is not None and token.days.start is not None]
    if dated and dated[-1].days is not None:
        return Period(dated[-1].days.start, dated[-1].days.end, dated[-1].text)
    relative = _relative(scene, 0)
    if relative is None or relative.days is None or relative.days.weeks != -1 or _two_weeks(scene):
        return None
    week = _week(scene, relative)
    return week if week.start is not None else None


def is_base(scene: Scene, at: int) -> bool:
    """较上周, than last week: a base of comparison, not the period; so is last week's leader that slipped."""
    before = at - 1
    if scene.cue(before, "base") and scene.tokens[at].span.start - scene.tokens[before].span.end <= 5:
        return True
    return bool(_LAST_HOLDER.match(scene.folded, scene.tokens[at].span.end))


_LAST_HOLDER = re.compile(
    r"(?:'s|’s)\s(?:leader|winner|champion|top|no\. ?1|number one|runner-up)|的?(?:榜首|冠军|亚军|第一名?)得主"
)


def _two_weeks(scene: Scene) -> bool:
    """Whether a sentence sets last week against this week: which week of data "this" is, only the story knows."""
    weeks = {token.days.weeks for token in scene.tokens if token.tag is Tag.PERIOD and token.days is not None}
    return {0, -1} <= weeks


#: What 本月 and 昨日 say of a figure; 3月 and 3月9日 may stand for the week that they lie in.
_GRAINS = {"month": "monthly", "date": "daily"}


def _grain(scene: Scene, at: int) -> str:
    """daily or monthly where the clause says so and does not say weekly."""
    tokens = [scene.tokens[i] for i in scene.clause(at)]
    said = {token.lemma for token in tokens if token.tag is Tag.CUE}
    said |= {_GRAINS[token.lemma] for token in tokens if token.days and token.days.counted and token.lemma in _GRAINS}
    if "weekly" in said:
        return ""
    return next((grain for grain in ("daily", "monthly") if grain in said), "")


def _carried(scene: Scene) -> Period | None:
    period = scene.discourse.period or scene.discourse.lead_period
    if period is None:
        return None
    return Period(period.start, period.end, period.text, inherited=True)
