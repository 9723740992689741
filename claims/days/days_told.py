"""Days told: those that the words of a sentence fix, those counted from the day of a report, and those carried over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.mention import Days, Mention, Tag
from claims.period import Period, week_of
from claims.scene import Scene


def explicit_days(scene: Scene, at: int) -> Period | None:
    """The days that a sentence fixes: a range, or for a figure of a day the date."""
    usable = [i for i in scene.tagged(Tag.PERIOD) if not scene.is_base(i)]
    ranges = [i for i in usable if scene.tokens[i].lemma == "range"]
    said = grain_said(scene, at)
    if not ranges and said is not None and said.lemma == "daily":
        ranges = [i for i in usable if scene.tokens[i].lemma == "date"]
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
    relative = relative_week(scene, at)
    if relative is None or not any(scene.tokens[i] is relative for i in clause):
        return False
    figures = {Tag.AMOUNT, Tag.PLACE, Tag.STREAK}
    return all(any(scene.tokens[j].tag in figures for j in scene.clause(i)) for i in ranges)


def relative_week(scene: Scene, at: int) -> Mention | None:
    usable = [i for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "relative" and not scene.is_base(i)]
    if not usable:
        return None
    return scene.tokens[min(usable, key=lambda i: (i > at, abs(i - at)))]


def week_meant(scene: Scene, token: Mention) -> Period:
    return week_told(token, scene.published, scene.first_weekday)


def week_told(token: Mention, published: date | None, first_weekday: int) -> Period:
    """上周, last week: against the article's date; open without one."""
    if published is None or token.days is None or token.days.weeks is None:
        return Period(text=token.text)
    start, end = week_of(published + timedelta(weeks=token.days.weeks), first_weekday)
    return Period(start, end, token.text, trailing=token.days.trailing)


def two_weeks(scene: Scene) -> bool:
    """Whether a sentence sets last week against this week: which week of data "this" is, only the story knows."""
    weeks = {days.weeks for i in scene.tagged(Tag.PERIOD) if (days := scene.tokens[i].days) is not None}
    return {0, -1} <= weeks


def grain_said(scene: Scene, at: int) -> Mention | None:
    """The word of the clause that makes a figure one of a day or a month (日均, monthly, 本月), unless it says weekly too.

    3月 may stand for the week that lies in it, and 昨日 for the day of the report.
    """
    if scene.cues.isdisjoint({"daily", "monthly"}) and Tag.PERIOD not in scene.by_tag:
        return None
    beside = daily_said(scene, at)
    if beside is not None:
        return beside
    tokens = [scene.tokens[i] for i in with_lead_in(scene, at)]
    if any(token.tag is Tag.CUE and token.lemma == "weekly" for token in tokens):
        return None
    said = [token for token in tokens if token.tag is Tag.CUE and token.lemma in {"daily", "monthly"}]
    counted = [token for token in tokens if token.lemma == "month" and token.days is not None and token.days.counted]
    return next(iter((*said, *counted)), None)


def daily_said(scene: Scene, at: int) -> Mention | None:
    """The word beside an amount that makes it one of a day (日均6700亿, 670 billion a day), whatever days the sentence tells."""
    if scene.tokens[at].tag is not Tag.AMOUNT or "daily" not in scene.cues:
        return None
    clause = scene.clause(at)
    if at + 1 in clause and scene.cue(at + 1, "daily") and len(scene.between(at, at + 1)) <= _BESIDE:
        return scene.tokens[at + 1]
    told = (scene.tokens[i] for i in range(at - 1, clause.start - 1, -1))
    nearest = next((token for token in told if token.tag is Tag.AMOUNT or token.lemma in _GRAINS), None)
    return nearest if nearest is not None and nearest.lemma == "daily" and nearest.tag is Tag.CUE else None


#: How far behind an amount "a day" may stand, in characters.
_BESIDE = 12
_GRAINS = {"daily", "weekly", "monthly"}


def with_lead_in(scene: Scene, at: int) -> range:
    """The clause of a token, with the one before where that opens the sentence and says only when: 3月15日单日，……"""
    clause = scene.clause(at)
    start = clause.start
    before = scene.clause(start - 1) if start else range(0)
    opens = before.start == 0 and all(scene.tokens[i].tag in {Tag.PERIOD, Tag.CUE, Tag.COMMA} for i in before)
    return range(before.start, clause.stop) if opens and before else clause


def carried_days(scene: Scene) -> Period | None:
    """The days that the text before has set up; a stretch reaches no further than the next paragraph, and no weekly figure."""
    discourse = scene.discourse
    near = scene.sentence.paragraph - discourse.stretch_paragraph <= 1
    period = discourse.stretch if discourse.stretch is not None and near and "weekly" not in scene.cues else None
    period = period or discourse.period or discourse.lead_period
    if period is None:
        return None
    return replace(period, inherited=True)
