"""A month ranked: a monthly ranking of which no words tell the month (月榜, the monthly chart).

Boards rank the past thirty days by the month, and which day they ended on only the story knows: those before publication are
assumed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from claims.days.days_told import with_lead_in
from claims.mention import Tag
from claims.period import Period
from claims.scene import Scene


def month_ranked(scene: Scene, at: int) -> Period | None:
    """The thirty days before publication, where the words around a figure speak of a month and tell no days."""
    if scene.published is None or any(scene.tokens[i].lemma in _TOLD for i in scene.tagged(Tag.PERIOD)):
        return None
    clause = scene.clause(at)
    start = scene.tokens[with_lead_in(scene, at).start].span.start if clause.start else scene.sentence.span.start
    end = scene.tokens[clause.stop - 1].span.end + _BEHIND
    ranked = _RANKING.search(scene.folded, scene.sentence.span.start, min(end, scene.sentence.span.end))
    said = ranked or _MONTHLY.search(scene.folded, start, min(end, scene.sentence.span.end))
    if said is None or any(scene.cue(i, "weekly", "daily") for i in scene.segment(at)):
        return None
    day = timedelta(days=1)
    text = scene.text[said.start() : said.end()]
    return Period(scene.published - _DAYS * day, scene.published - day, text, assumed="last-thirty-days", trailing=True)


#: Days that the words tell, of whatever length.
_TOLD = {"range", "date", "relative", "month", "trailing", "to-date", "as-of", "span", "quarter", "year"}
_DAYS = 30
#: How far behind the last token of a clause its words may go on, in characters.
_BEHIND = 12
_RANKING = re.compile(
    r"月榜|月度(?:模型|调用量|总)?(?:榜|排名|排行)|\bmonthly\s(?:[a-z]+\s){0,2}(?:rankings?|charts?|lists?|leaderboards?|tables?)\b"
)
_MONTHLY = re.compile(r"月度|月(?:token|词元)?调用量|\bmonthly\b")
