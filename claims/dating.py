"""Dating: which days a claim is about, by the words of its sentence, else by what the text before it has set up."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain

from claims.mention import Days, Mention, Tag
from claims.period import OPEN, Period, week_of
from claims.scene import Scene
from claims.stretch import in_clause, stretch_of


def period_of(scene: Scene, at: int) -> Period:
    """The days of a claim: of its sentence, else carried from the text before, else of the lead, else open."""
    return _of_another_week(scene, at) or _of_this_sentence(scene, at) or _carried(scene) or OPEN


def _of_another_week(scene: Scene, at: int) -> Period | None:
    """Days that the words set apart from those of the story: of the week before, of a state that was over, since launch."""
    if _told_of_week_before(scene, at):
        return _shifted(scene, at, scene.tokens[at - 1].text)
    earlier = _earlier_week(scene, at) or _later_week(scene, at)
    if earlier is not None:
        return earlier
    other = _past(scene, at) or _other_span(scene, at) or _other_year(scene, at) or _vague(scene, at)
    return Period(text=other) if other is not None else None


def _of_this_sentence(scene: Scene, at: int) -> Period | None:
    explicit = _explicit(scene, at)
    if explicit is not None and (any(scene.tokens[i].lemma == "range" for i in scene.segment(at)) or not in_clause(scene, at)):
        return explicit
    relative = _relative(scene, at)
    near = relative is not None and any(scene.tokens[i] is relative for i in scene.clause(at))
    stretch = None if near else stretch_of(scene, at)
    if stretch is not None:
        return stretch
    day = _day_ahead(scene, at)
    if day is not None:
        return day
    said = _grain_said(scene, at)
    if said is not None:
        return Period(text=said.text)  # of a day or a month that is not named: never of a week
    if relative is None or relative.days is None or relative.days.weeks == 0:
        return None
    return Period(text=relative.text) if _two_weeks(scene) else _week(scene, relative)


def _day_ahead(scene: Scene, at: int) -> Period | None:
    """On March 15, X handled: an amount of that day, or of the week that was published on it; loose."""
    clauses = chain(_lead_in(scene, at), scene.clause(at))
    if (
        scene.tokens[at].tag is not Tag.AMOUNT
        or "weekly" in scene.cues
        or any(scene.tokens[i].lemma == "relative" for i in scene.segment(at))
    ):
        return None
    for i in clauses:
        days = scene.tokens[i].days if scene.tokens[i].lemma == "date" and i < at else None
        if days is not None and days.start is not None and not scene.is_base(i):
            return Period(days.start, days.end, scene.tokens[i].text, loose=True)
    return None


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
_FROM = re.compile(r"(?:(?:\bfrom|从|由|较|比)\s?(?:约|about\s|roughly\s|some\s)?|[从由较][^，。；,;]{1,10}的)$")


def _later_week(scene: Scene, at: int) -> Period | None:
    """随后一周, a week later: the week behind the one that the sentence told before; open where that is not known."""
    if "week-after" not in scene.cues:
        return None
    said = next((i for i in range(at - 1, scene.segment(at).start - 1, -1) if scene.cue(i, "week-after")), None)
    return None if said is None else _shifted(scene, said, scene.tokens[said].text, weeks=1)


def _shifted(scene: Scene, at: int, text: str, *, weeks: int = -1) -> Period:
    """The week before (or behind) the days that a figure at this token would have; open where those are."""
    told = _explicit(scene, at) or _carried(scene)
    relative = _relative(scene, at)
    if told is None and relative is not None and relative.days is not None and relative.days.weeks:
        told = _week(scene, relative)
    if told is None or told.start is None or told.end is None or told.days > _LONGEST_WEEK:
        return Period(text=text)
    step = timedelta(weeks=weeks)
    return Period(told.start + step, told.end + step, text, inherited=True)


#: A range that may be a week, in days.
_LONGEST_WEEK = 8


def _past(scene: Scene, at: int) -> str | None:
    """Wording that speaks of a state that was over by then: ended a run of five weeks, 此前, 曾."""
    said = scene.first_cue(range(scene.clause(at).start, at), "past")
    return None if said is None else scene.tokens[said].text


def _other_span(scene: Scene, at: int) -> str | None:
    """Wording that gives an amount another span than the story's week: since launch, cumulative, in its first days."""
    if scene.tokens[at].tag not in {Tag.AMOUNT, Tag.PERCENT}:
        return None
    clause = range(_lead_in(scene, at).start, scene.clause(at).stop) if _lead_in(scene, at) else scene.clause(at)
    if any(scene.tokens[i].tag is Tag.PERIOD and scene.tokens[i].lemma == "range" for i in clause):
        return None
    said = scene.first_cue(clause, "other-span")
    if said is not None and stretch_of(scene, at) is not None:
        return None  # 2025年全年: the words give the days
    if said is None:
        said = next((i for i in clause if scene.tokens[i].lemma in _OPEN_SPANS and scene.tokens[i].tag is Tag.PERIOD), None)
    return None if said is None else scene.tokens[said].text


def _vague(scene: Scene, at: int) -> str | None:
    """Two weeks ago, 两周前: days of which the words fix no week."""
    for i in chain(_lead_in(scene, at), scene.clause(at)):
        days = scene.tokens[i].days if scene.tokens[i].lemma == "date" else None
        if days is not None:
            counted = days.counted and bool(_BY_MORE_THAN_DAYS.search(scene.tokens[i].text.lower()))
            if counted or (days.start is None and days.end is None):
                return scene.tokens[i].text
    return None


_BY_MORE_THAN_DAYS = re.compile(r"周|星期|月|年|week|month|year")


def _other_year(scene: Scene, at: int) -> str | None:
    """Last year, 去年: of some week in it, if not of all of it."""
    if stretch_of(scene, at) is not None or any(scene.tokens[i].lemma in {"range", "relative"} for i in scene.segment(at)):
        return None
    for i in chain(_lead_in(scene, at), scene.clause(at)):
        token = scene.tokens[i]
        past = token.days is not None and token.days.end is not None and scene.published is not None
        if token.lemma == "year" and past and token.days and token.days.counted and not scene.is_base(i):
            return token.text if token.days.end and scene.published and token.days.end < scene.published else None
    return None


#: Days without a fixed beginning or end.
_OPEN_SPANS = {"coming", "since", "span"}


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
    """The days that a sentence fixes: a range, or for a figure of a day the date."""
    usable = [i for i in scene.tagged(Tag.PERIOD) if not scene.is_base(i)]
    ranges = [i for i in usable if scene.tokens[i].lemma == "range"]
    said = _grain_said(scene, at)
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
    relative = _relative(scene, at)
    if relative is None or not any(scene.tokens[i] is relative for i in clause):
        return False
    figures = {Tag.AMOUNT, Tag.PLACE, Tag.STREAK}
    return all(any(scene.tokens[j].tag in figures for j in scene.clause(i)) for i in ranges)


def _relative(scene: Scene, at: int) -> Mention | None:
    usable = [i for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "relative" and not scene.is_base(i)]
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


def _two_weeks(scene: Scene) -> bool:
    """Whether a sentence sets last week against this week: which week of data "this" is, only the story knows."""
    weeks = {days.weeks for i in scene.tagged(Tag.PERIOD) if (days := scene.tokens[i].days) is not None}
    return {0, -1} <= weeks


def _grain_said(scene: Scene, at: int) -> Mention | None:
    """The word of the clause that makes a figure one of a day or a month (日均, monthly, 本月), unless it says weekly too.

    3月 may stand for the week that lies in it, and 昨日 for the day of the report.
    """
    if scene.cues.isdisjoint({"daily", "monthly"}) and Tag.PERIOD not in scene.by_tag:
        return None
    tokens = [scene.tokens[i] for i in chain(_lead_in(scene, at), scene.clause(at))]
    if any(token.tag is Tag.CUE and token.lemma == "weekly" for token in tokens):
        return None
    said = [token for token in tokens if token.tag is Tag.CUE and token.lemma in {"daily", "monthly"}]
    counted = [token for token in tokens if token.lemma == "month" and token.days is not None and token.days.counted]
    return next(iter((*said, *counted)), None)


def _lead_in(scene: Scene, at: int) -> range:
    """The clause before, where it opens the sentence and says only when: 3月15日单日，……"""
    start = scene.clause(at).start
    before = scene.clause(start - 1) if start else range(0)
    opens = before.start == 0 and all(scene.tokens[i].tag in {Tag.PERIOD, Tag.CUE, Tag.COMMA} for i in before)
    return before if opens else range(0)


def _carried(scene: Scene) -> Period | None:
    """The days that the text before has set up; a stretch reaches no further than the next paragraph, and no weekly figure."""
    discourse = scene.discourse
    near = scene.sentence.paragraph - discourse.stretch_paragraph <= 1
    period = discourse.stretch if discourse.stretch is not None and near and "weekly" not in scene.cues else None
    period = period or discourse.period or discourse.lead_period
    if period is None:
        return None
    return Period(period.start, period.end, period.text, inherited=True, loose=period.loose)


def leave_days(scene: Scene) -> None:
    """Leave to later sentences the days that this one told: its last range, else last week, else a month or the like."""
    discourse = scene.discourse
    ranges = [scene.tokens[i] for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].lemma == "range"]
    dated = [token for token in ranges if token.days is not None and token.days.start is not None]
    relative = _relative(scene, 0)
    if dated and dated[-1].days is not None:
        discourse.period = Period(dated[-1].days.start, dated[-1].days.end, dated[-1].text)
        discourse.stretch = None
    elif relative is not None and relative.days is not None and relative.days.weeks == -1 and not _two_weeks(scene):
        week = _week(scene, relative)
        discourse.period = week if week.start is not None else discourse.period
        discourse.stretch = None
    else:
        _leave_stretch(scene)


def _leave_stretch(scene: Scene) -> None:
    discourse = scene.discourse
    figures = [i for i, token in enumerate(scene.tokens) if token.tag in {Tag.AMOUNT, Tag.PERCENT, Tag.PLACE}]
    told = next((stretch for i in figures if (stretch := stretch_of(scene, i)) is not None), None)
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
