"""Other weeks: days that the words set apart from those of the story, known or not."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.days.days_told import carried_days, explicit_days, relative_week, week_meant, with_lead_in
from claims.days.stretch import stretch_of
from claims.mention import Tag
from claims.period import Period
from claims.scene import Scene


def of_another_week(scene: Scene, at: int) -> Period | None:
    """Days that the words set apart from those of the story: of the week before, of a state that was over, since launch."""
    if _told_of_week_before(scene, at):
        return _shifted(scene, at, scene.tokens[at - 1].text)
    earlier = _earlier_week(scene, at) or _later_week(scene, at)
    if earlier is not None:
        return earlier
    other = _past(scene, at) or _other_span(scene, at) or _other_year(scene, at) or _vague(scene, at)
    return Period(text=other) if other is not None else None


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
        and (told := explicit_days(scene, at) or carried_days(scene)) is not None
        and told.text != before.text  # 位居上周榜首: last week is the week of its own
    )


def _earlier_week(scene: Scene, at: int) -> Period | None:
    """The figure that another is compared with: of the week before where the words say so, else of no week that they name."""
    if scene.tokens[at].tag is Tag.PERCENT:
        return _earlier_share(scene, at)
    if scene.tokens[at].tag is not Tag.AMOUNT:
        return None
    clause = scene.clause(at)
    named = scene.first_cue(clause, "week-before")
    amounts = [i for i in clause if scene.tokens[i].tag is Tag.AMOUNT]
    if named is None and clause.start > 0 and scene.folded.startswith(" when ", scene.tokens[clause.start].span.end):
        said = scene.first_cue(scene.clause(clause.start - 1), "week-before")
        if said is not None:
            return _shifted(scene, at, scene.tokens[said].text)
    if named is not None and named < at and _reached(scene, named, at):
        named = None
    if named is not None:
        amounts = [i for i in amounts if i < named or not _reached(scene, named, i)]
    if named is not None and amounts and at == min(amounts, key=lambda i: _apart(scene, i, named)):
        return _shifted(scene, at, scene.tokens[named].text)
    before_words = scene.folded[max(scene.sentence.span.start, scene.tokens[at].span.start - 20) : scene.tokens[at].span.start]
    if _FROM.search(before_words):
        last_week = next((i for i in (at - 1, at - 2) if i in clause and scene.is_base(i) and _is_last_week(scene, i)), None)
        return Period(text=scene.tokens[at].text) if last_week is None else _shifted(scene, at, scene.tokens[last_week].text)
    return None


def _earlier_share(scene: Scene, at: int) -> Period | None:
    """Up from 58% a week earlier: the share that a move started from, of the week before where the words say so."""
    if not _UP_FROM.search(scene.folded, scene.sentence.span.start, scene.tokens[at].span.start):
        return None
    named = scene.first_cue(range(at, scene.clause(at).stop), "week-before")
    return Period(text=scene.tokens[at].text) if named is None else _shifted(scene, at, scene.tokens[named].text)


_UP_FROM = re.compile(r"(?:\bfrom|从|由)\s?(?:约|about\s|roughly\s|some\s|just\s|nearly\s)?$")


def _apart(scene: Scene, one: int, other: int) -> int:
    """How many characters stand between two tokens."""
    first, last = min(one, other), max(one, other)
    return scene.tokens[last].span.start - scene.tokens[first].span.end


def _is_last_week(scene: Scene, at: int) -> bool:
    """由上周的4.19万亿增至: the week before that of the story, whichever that is."""
    days = scene.tokens[at].days
    return days is not None and days.weeks == -1


#: Words that make an amount the start of a move: fell from 1.86 to 1.75, 从1.86万亿降至1.75万亿.
_FROM = re.compile(
    r"(?:(?:\bfrom|从|由|较|比)\s?(?:约|about\s|roughly\s|some\s)?|[从由较][^，。；,;]{1,10}的|\bfrom\s[a-z\s]{1,12}['’]s\s)$"
)


def _reached(scene: Scene, named: int, at: int) -> bool:
    """Up 8% from a week earlier at 16.9 trillion, 较前一周增长8%至16.9万亿: the week before is what the move is counted from."""
    moved = any(scene.cue(i, "rise", "fall") for i in range(scene.clause(at).start, at))
    return moved and bool(_TO.search(scene.folded, scene.tokens[named].span.end, scene.tokens[at].span.start))


_TO = re.compile(r"(?:\b(?:to|at|reaching|hitting)\s|[至到达])(?:约|about\s|roughly\s|some\s|nearly\s)?$")


def _later_week(scene: Scene, at: int) -> Period | None:
    """随后一周, a week later: the week behind the one that the sentence told before; open where that is not known."""
    if "week-after" not in scene.cues:
        return None
    said = next((i for i in range(at - 1, scene.segment(at).start - 1, -1) if scene.cue(i, "week-after")), None)
    return None if said is None else _shifted(scene, said, scene.tokens[said].text, weeks=1)


def _shifted(scene: Scene, at: int, text: str, *, weeks: int = -1) -> Period:
    """The week before (or behind) the days that a figure at this token would have; open where those are."""
    told = explicit_days(scene, at) or carried_days(scene)
    relative = relative_week(scene, at)
    if told is None and relative is not None and relative.days is not None and relative.days.weeks:
        told = week_meant(scene, relative)
    if told is None or told.start is None or told.end is None or told.days > _LONGEST_WEEK:
        return Period(text=text)
    step = timedelta(weeks=weeks)
    return Period(told.start + step, told.end + step, text, inherited=True)


#: A range that may be a week, in days.
_LONGEST_WEEK = 8


def _past(scene: Scene, at: int) -> str | None:
    """Wording that speaks of a state that was over by then: ended a run of five weeks, 此前, 曾."""
    said = scene.first_cue(range(scene.clause(at).start, at), "past")
    if said is not None:
        return scene.tokens[said].text
    once = _ONCE.search(scene.folded, scene.sentence.span.start, scene.tokens[at].span.start)
    return once[1] if once else None


#: Once No. 1, once the most used; not "once again".
_ONCE = re.compile(r"\b(once)\s(?:ranked\s|the\s|at\s|in\s|a\s|its\s)*$")


def _other_span(scene: Scene, at: int) -> str | None:
    """Wording that gives an amount another span than the story's week: since launch, cumulative, in its first days."""
    if scene.tokens[at].tag not in {Tag.AMOUNT, Tag.PERCENT}:
        return None
    clause = with_lead_in(scene, at)
    if any(scene.tokens[i].tag is Tag.PERIOD and scene.tokens[i].lemma == "range" for i in clause):
        return None
    said = scene.first_cue(clause, "other-span")
    if said is not None and stretch_of(scene, at) is not None:
        return None  # 2025年全年: the words give the days
    if said is None:
        said = next((i for i in clause if scene.tokens[i].lemma in _OPEN_SPANS and scene.tokens[i].tag is Tag.PERIOD), None)
    return None if said is None else scene.tokens[said].text


#: Days without a fixed beginning or end.
_OPEN_SPANS = {"coming", "since", "span"}


def _vague(scene: Scene, at: int) -> str | None:
    """Two weeks ago, 两周前: days of which the words fix no week."""
    for i in with_lead_in(scene, at):
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
    for i in with_lead_in(scene, at):
        token = scene.tokens[i]
        past = token.days is not None and token.days.end is not None and scene.published is not None
        if token.lemma == "year" and past and token.days and token.days.counted and not scene.is_base(i):
            return token.text if token.days.end and scene.published and token.days.end < scene.published else None
    return None
