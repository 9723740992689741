"""Set against: who in a sentence is only what another is measured by (比A多, 超过A, 是A的1.3倍), and who was overtaken."""

from __future__ import annotations

import re

from claims.claim import Subject
from claims.mention import Tag
from claims.scene import Scene, is_rival

#: How far behind the word that sets it against another a name may stand, in characters.
_NEAR = 16
#: 是A的1.3倍: A is what the multiple is counted from.
_IS = re.compile(r"(?:是|为|达|达到|相当于)(?:上榜)?$")
_BY = re.compile(r"\bby\b")


def is_measure(scene: Scene, at: int) -> bool:
    """Whether the name at a token is only what another is measured by: the next figure is that one's, not its own."""
    before = at - 1
    while before >= 0 and (scene.cue(before, "charted", "of") or scene.tokens[before].tag is Tag.PLACE):
        before -= 1  # 比上榜美国模型, 较第二名A, 比排名第二的A
    if scene.cue(before, "base", "exceed", "lead"):
        between = scene.folded[scene.tokens[before].span.start : scene.tokens[at].span.start]
        return len(scene.between(before, at)) <= _NEAR and not _BY.search(between)
    start = max(scene.sentence.span.start, scene.tokens[at].span.start - _NEAR)
    told = _IS.search(scene.folded, start, scene.tokens[at].span.start)
    return bool(told) and any(scene.tokens[i].tag is Tag.MULTIPLE for i in range(at + 1, min(at + 3, len(scene.tokens))))


def is_doer(scene: Scene, at: int) -> bool:
    """被A反超, dethroned by A: who did it to another; what is told behind is of that other."""
    start = scene.sentence.span.start
    if _DONE_BY.search(scene.folded, start, scene.tokens[at].span.start):
        return True
    behind = next((i for i in range(at + 1, min(at + 4, len(scene.tokens))) if scene.cue(i, "exceed", "past")), None)
    suffered = _SUFFERED.search(scene.folded, start, scene.tokens[at].span.start)
    return bool(suffered) and behind is not None and scene.clauses[behind] == scene.clauses[at]


_DONE_BY = re.compile(
    r"\b(?:overtaken|surpassed|passed|beaten|dethroned|unseated|outpaced|eclipsed|replaced|displaced|exceeded"
    r"|outranked|toppled|edged out)\sby\s(?:the\s|its\s)?$"
)


def doer_before(scene: Scene, at: int, first: int = 0, like: str = "") -> int | None:
    """The nearest rival before a token (of one kind, where `like` names it) that is no mere measure of another."""
    named = (i for i in range(at - 1, first - 1, -1) if is_rival(scene.tokens[i]) and like in {"", scene.tokens[i].lemma})
    return next((i for i in named if not is_measure(scene, i)), None)


def overtaken(scene: Scene, at: int) -> tuple[int, int, Subject, Subject] | None:
    """Y被X反超, Y was overtaken by X: first and last token of the wording, and who is above whom; `None` where nobody was."""
    segment = scene.segment(at)
    behind = scene.rival_behind(at, segment.stop)
    if behind is not None and _PASSIVE.fullmatch(scene.between(at, behind)):
        above, first, last, below = behind, at, behind, doer_before(scene, at, segment.start, scene.tokens[behind].lemma)
    else:
        doer = scene.rival_before(at, segment.start)
        if doer is None or not _SUFFERED.search(scene.folded, scene.sentence.span.start, scene.tokens[doer].span.start):
            return None
        if not _UP_TO_CUE.fullmatch(scene.between(doer, at)):
            return None
        above, first, last, below = doer, doer, at, doer_before(scene, doer, segment.start, scene.tokens[doer].lemma)
    one, topic = scene.tokens[above].subject, scene.discourse.topic
    other = scene.tokens[below].subject if below is not None else topic
    if one is None or other is None or one.id == other.id or one.id.partition(":")[0] != other.id.partition(":")[0]:
        return None
    return first, last, one, other


_PASSIVE = re.compile(
    r"(?:\s(?:narrowly|again|briefly|once|in usage|last week|this week))?\sby\s(?:(?:the|its|their|rival|rivals|all)\s)*"
)
_SUFFERED = re.compile(r"(?:被|遭|遭到|惨遭)(?:来自|上榜)?$")
_UP_TO_CUE = re.compile(r"[^，,。；;]{0,12}")


def follows_measure(scene: Scene, at: int) -> bool:
    """超过美国3.3万亿: right behind the one exceeded, an amount may be that one's or the distance between the two."""
    before = scene.rival_before(at, scene.clause(at).start)
    return before is not None and is_measure(scene, before) and bool(_RIGHT_BEHIND.fullmatch(scene.between(before, at)))


_RIGHT_BEHIND = re.compile(r"(?:大?模型)?(?:约|近|逾)?\s?")
