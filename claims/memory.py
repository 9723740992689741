"""Memory: what a text sets up before it is read, and what each sentence leaves to those behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from claims.claim import Subject
from claims.days.days_told import week_told
from claims.mention import Mention, Tag
from claims.period import Period
from claims.scene import Discourse, came_from, is_rival


def lead_period(mentions: Sequence[Mention], folded: str, published: date | None, first_weekday: int) -> Period | None:
    """The first days that the text fixes: a title that stands before them means the same days."""
    both = any(mention.days is not None and mention.days.weeks == 0 for mention in mentions)  # this week against last week
    for at, mention in enumerate(mentions):
        if mention.days is None:
            continue
        based = both or (at > 0 and mentions[at - 1].tag is Tag.CUE and mentions[at - 1].lemma == "base")  # 较上周
        based = based or came_from(folded, mention)
        if mention.tag is Tag.PERIOD and mention.days.weeks == -1 and not based:
            return week_told(mention, published, first_weekday)
        if mention.tag is Tag.PERIOD and mention.lemma == "range" and mention.days.start:
            return Period(mention.days.start, mention.days.end, mention.text)
    return _latest_week(mentions, published, first_weekday)


def _latest_week(mentions: Sequence[Mention], published: date | None, first_weekday: int) -> Period | None:
    """据最新数据: told on the first day of a week, the latest weekly figures are those of the week that has just ended.

    On other days they may as well be those of the past seven days, and nothing is fixed.
    """
    latest = next((mention for mention in mentions if mention.lemma == "latest" and mention.tag is Tag.CUE), None)
    if latest is None or published is None or published.weekday() != first_weekday:
        return None
    return Period(published - timedelta(days=7), published - timedelta(days=1), latest.text)


def platform_of(mentions: Sequence[Mention]) -> Subject | None:
    """The platform that the text is about, if it names it."""
    return next((mention.subject for mention in mentions if mention.lemma == "platform" and mention.tag is Tag.ENTITY), None)


_PAIR = 2


def remember(tokens: Sequence[Mention], paragraph: int, discourse: Discourse) -> None:
    """Leave behind the names that later sentences may lean on."""
    if discourse.recent_paragraph != paragraph:
        discourse.recent, discourse.recent_paragraph = (), paragraph
    rivals = [(token.lemma, token.subject) for token in tokens if is_rival(token) and token.subject]
    if not rivals:
        return
    objects = {discourse.pair[1].id} if discourse.pair else set()
    topics = [subject for _, subject in rivals if subject.id not in objects]
    if topics:
        discourse.topic = topics[0]
        discourse.topic_paragraph = paragraph
        discourse.topic_alone = len({subject.id for _, subject in rivals}) == 1
    origins = {subject.id: subject for kind, subject in rivals if kind == "origin"}
    if len(origins) == _PAIR and discourse.pair is None:
        one, other = origins.values()
        discourse.pair = (one, other)
    models = {subject.id: subject for kind, subject in rivals if kind == "model"}
    if len(models) >= 2:
        discourse.listed = tuple(models.values())
    if models:
        discourse.recent = (*(subject for subject in discourse.recent if subject.id not in models), *models.values())
