"""Dating: which days a claim is about, by the words of its sentence, else by what the text before it has set up."""

from __future__ import annotations

import re
from datetime import date

from claims.days.days_told import (
    carried_days,
    daily_said,
    explicit_days,
    grain_said,
    relative_week,
    two_weeks,
    week_meant,
    with_lead_in,
)
from claims.days.month_ranked import month_ranked
from claims.days.other_week import of_another_week
from claims.days.stretch import in_clause, stretch_of
from claims.mention import Tag
from claims.period import OPEN, Period
from claims.scene import Scene


def period_of(scene: Scene, at: int) -> Period:
    """The days of a claim: of its sentence, else carried from the text before, else of the lead, else open."""
    return of_another_week(scene, at) or _of_this_sentence(scene, at) or carried_days(scene) or OPEN


def _of_this_sentence(scene: Scene, at: int) -> Period | None:
    explicit = explicit_days(scene, at)
    daily = daily_said(scene, at)
    if daily is not None and explicit is not None and explicit.days != 1:
        return Period(text=daily.text)  # 3月9日至15日，日均6700亿: of some day in them
    if explicit is not None and (any(scene.tokens[i].lemma == "range" for i in scene.segment(at)) or not in_clause(scene, at)):
        return explicit
    relative = relative_week(scene, at)
    near = relative is not None and any(scene.tokens[i] is relative for i in scene.clause(at))
    stretch = None if near else stretch_of(scene, at)
    if stretch is not None:
        return stretch
    day = _day_ahead(scene, at)
    if day is not None:
        return day
    month = month_ranked(scene, at)
    if month is not None:
        return month
    said = grain_said(scene, at)
    if said is not None:
        return Period(text=said.text)  # of a day or a month that is not named: never of a week
    if relative is None or relative.days is None or relative.days.weeks == 0:
        return None
    return Period(text=relative.text) if two_weeks(scene) else week_meant(scene, relative)


def _day_ahead(scene: Scene, at: int) -> Period | None:
    """On March 15, X handled: an amount of that day, or of the week that was published on it; loose."""
    if (
        scene.tokens[at].tag is not Tag.AMOUNT
        or "weekly" in scene.cues
        or any(scene.tokens[i].lemma == "relative" for i in scene.segment(at))
    ):
        return None
    for i in with_lead_in(scene, at):
        days = scene.tokens[i].days if scene.tokens[i].lemma == "date" and i < at else None
        if days is not None and days.start is not None and not scene.is_base(i):
            return Period(days.start, days.end, scene.tokens[i].text, loose=True)
    return None


def leave_days(scene: Scene) -> None:
    """Leave to later sentences the days that this one told: its last range, else last week, else a month or the like."""
    discourse = scene.discourse
    ranges = [scene.tokens[i] for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "range"]
    dated = [token for token in ranges if token.days is not None and token.days.start is not None]
    relative = relative_week(scene, 0)
    if dated and dated[-1].days is not None:
        discourse.period = Period(dated[-1].days.start, dated[-1].days.end, dated[-1].text)
        discourse.stretch = None
    elif relative is not None and relative.days is not None and relative.days.weeks == -1 and not two_weeks(scene):
        week = week_meant(scene, relative)
        discourse.period = week if week.start is not None else discourse.period
        discourse.stretch = None
    else:
        _leave_stretch(scene)


def _leave_stretch(scene: Scene) -> None:
    discourse = scene.discourse
    figures = [i for i, token in enumerate(scene.tokens) if token.tag in {Tag.AMOUNT, Tag.PERCENT, Tag.PLACE}]
    told = next((stretch for i in figures if (stretch := stretch_of(scene, i) or month_ranked(scene, i)) is not None), None)
    if told is not None:
        discourse.stretch = told
    if told is not None or (figures and discourse.stretch and scene.sentence.paragraph - discourse.stretch_paragraph <= 1):
        discourse.stretch_paragraph = scene.sentence.paragraph


def dateline(scene: Scene) -> date | None:
    """The day that a report inside the text is dated (8月3日消息, 3月16日电): its last week is counted from there."""
    for i in scene.tagged(Tag.PERIOD):
        token = scene.tokens[i]
        if token.lemma == "date" and token.days is not None and token.days.start is not None:
            said = _REPORTED.match(scene.folded, token.span.end)
            if said and (scene.published is None or token.days.start <= scene.published):
                return token.days.start
    return None


_REPORTED = re.compile(r"\s?(?:消息|讯|电(?![动视子器商池力])|报道|获悉)")
