"""Counts: how many of the top n (前十中占六席, four of the top five, the top three are all Chinese)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue, tag, upto

_COUNTED = ("origin:", "group:", "author:", "family:")


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    top = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.TOP)
    count = next((i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.COUNT), None)
    if count is None and any(
        scene.tokens[i].tag is Tag.COUNT for i in range(match.end, min(match.end + 3, scene.clause(top).stop))
    ):
        return  # 前五霸占四席: the number behind says how many
    if count is None and any(scene.tokens[i].tag is Tag.PERCENT for i in scene.clause(top)):
        return  # more than half of the ten most used, 前十中过半: not all of them
    if count is None and _has_its_own(scene, top):
        return  # two of the top five were American: read with its number, and not all five
    n = scene.tokens[top].number
    value = n if count is None else scene.tokens[count].number
    subject = _counted(scene, match)
    if subject is None or value > n or (match.label == "top-held" and not _group(scene, match.end - 1)):
        return
    if scene.tokens[top].lemma == "bare" and n not in scene.discourse.tops:
        return
    yield top, _claim(scene, top, count, subject, value)
    if count is not None:
        yield from _nested(scene, top, count, subject)
        yield from _further(scene, top, count, subject)


def _claim(scene: Scene, top: int, count: int | None, subject: Subject, value: int) -> Claim:
    first, last = (top, top) if count is None else (min(top, count), max(top, count))
    text = scene.quote(first, last)[1] if count is None else scene.tokens[count].text
    makers = _of_makers(scene, top) or _MADE_BY.search(text) is not None
    figure = Figure.whole(value, unit="authors" if makers else "models", text=text)
    return replace(claim_of(scene, "count", first, last, subject), figure=figure, n=scene.tokens[top].number)


def _of_makers(scene: Scene, top: int) -> bool:
    """品牌榜前五里有4家, four of the top five vendors: whether makers are counted, in a ranking of their own."""
    span = scene.tokens[top].span
    listed = _MAKERS_LIST.search(scene.folded, max(scene.sentence.span.start, span.start - _MAKERS_REACH), span.start)
    return bool(listed or _MAKERS.match(scene.folded, span.end))


#: 四家: what Chinese counts companies by.
_MADE_BY = re.compile(r"家$")
#: How far before the first so many the list of makers may be named, in characters.
_MAKERS_REACH = 16
_MAKERS_LIST = re.compile(
    r"(?:品牌|厂商|公司|企业|机构|开发商|开发者|提供商|供应商)(?:调用量|用量|周)?(?:榜|排名|排行)[^，,。；;、]*$"
    r"|\b(?:vendor|maker|company|lab|brand|provider|developer)\s(?:rankings?|list|chart|leaderboard)['’]?s?\s$"
)
_MAKERS = re.compile(
    r"\s(?:on|in)\s(?:the|its)\s(?:vendor|maker|company|lab|brand|provider|developer)\s(?:rankings?|list|chart|leaderboard)\b|"
    r"大?(?:ai|模型)?(?:厂商|品牌|公司|企业|机构|开发商|提供商)|\s(?:ai\s|model\s)?(?:vendors|makers|companies|labs|brands|providers|developers)\b"
)


def _has_its_own(scene: Scene, at: int) -> bool:
    """Whether a number that is counted stands right before the first so many: two of the top five."""
    return at > 0 and any(
        scene.tokens[i].tag is Tag.COUNT and _OF_THE.fullmatch(scene.between(i, at)) for i in range(max(0, at - 2), at)
    )


_OF_THE = re.compile(r"(?:\sout)?\sof(?:\sthe|\sits|\sthose)?\s")


def _alone(scene: Scene, top: int, count: int, subject: Subject) -> Claim:
    """A further number of the same first n: it quotes itself only."""
    token = scene.tokens[count]
    return replace(_claim(scene, top, count, subject, token.number), span=token.span, quote=token.text)


def _nested(scene: Scene, top: int, count: int, group: Subject) -> Iterator[tuple[int, Claim]]:
    """前十有8个开源，其中7个来自中国: how many of those counted belong to another group too."""
    inner = next((i for i in scene.tagged(Tag.COUNT, count + 1) if scene.segments[i] == scene.segments[count]), None)
    if inner is None or not (
        _OF_THEM.search(scene.folded, scene.tokens[count].span.end, scene.tokens[inner].span.start)
        or _OF_THOSE.match(scene.folded, scene.tokens[inner].span.end)
    ):
        return
    counted = next((scene.tokens[i].subject for i in range(inner + 1, scene.clause(inner).stop) if _group(scene, i)), None)
    if counted is not None and counted.id != group.id:
        yield inner, replace(_alone(scene, top, inner, counted), among=group)


_OF_THEM = re.compile(r"(?:其中|当中)(?:的|有)?\s?$")
_OF_THOSE = re.compile(r"\s?(?:of them|of which|of those|of these)\b")


def _further(scene: Scene, top: int, count: int, counted: Subject) -> Iterator[tuple[int, Claim]]:
    """前十中，中国占四席，美国占五席: the other groups of the same first n, each on the same side of its number as the first."""
    left = scene.tokens[top].number - scene.tokens[count].number
    counts = [i for i in scene.tagged(Tag.COUNT) if scene.segments[i] == scene.segments[count]]
    behind = _group_behind(scene, count, counts)
    before = behind is None or scene.tokens[behind].subject != counted
    told = {counted.id}
    for i in counts:
        own = any(_has_its_own(scene, j) for j in range(i + 1, min(i + 3, len(scene.tokens))) if scene.tokens[j].tag is Tag.TOP)
        if i == count or own or scene.tokens[i].number > left or not _same_first(scene, top, count, i):
            continue
        at = _group_before(scene, i, counts) if before else _group_behind(scene, i, counts)
        subject = scene.tokens[at].subject if at is not None else None
        if subject is None or subject.id in told or subject.id.partition(":")[0] != counted.id.partition(":")[0]:
            continue
        told.add(subject.id)
        left -= scene.tokens[i].number
        yield i, _alone(scene, top, i, subject)


def _same_first(scene: Scene, top: int, count: int, other: int) -> bool:
    """Whether nothing between the numbers says another first n, a change or a part of those counted."""
    low, high = min(count, other), max(count, other)
    between = range(low, high)
    return (
        not any(scene.tokens[i].tag is Tag.TOP and i != top for i in range(min(low, top), max(high, top)))
        and not any(scene.cue(i, "rise", "fall") for i in (*between, *scene.clause(other)))
        and not _PARTS.search(scene.folded, scene.tokens[low].span.end, scene.tokens[high].span.start)
        and not _OF_THOSE.match(scene.folded, scene.tokens[other].span.end)
    )


_PARTS = re.compile(r"其中|当中|\b(?:of them|of which|including|last|previous|before)\b|上周|此前|之前|包括")


def _group_before(scene: Scene, count: int, counts: list[int]) -> int | None:
    """The group named in the clause right before a number, behind the number before it."""
    start = max([scene.clause(count).start, *(i + 1 for i in counts if i < count)])
    return next((i for i in range(count - 1, start - 1, -1) if _group(scene, i)), None)


def _group_behind(scene: Scene, count: int, counts: list[int]) -> int | None:
    """The group named in the clause right behind a number, before the next one."""
    stop = min([scene.clause(count).stop, *(i for i in counts if i > count)])
    return next((i for i in range(count + 1, stop) if _group(scene, i)), None)


def _counted(scene: Scene, match: Match) -> Subject | None:
    """The group that is counted: inside the shape, else the nearest in the segment, before it or behind."""
    segment = scene.segment(match.start)
    inside = [i for i in range(match.start, match.end) if _group(scene, i)]
    behind = [i for i in range(match.end, segment.stop) if _group(scene, i) and scene.clauses[i] == scene.clauses[match.end - 1]]
    ahead = [i for i in range(match.start - 1, segment.start - 1, -1) if _group(scene, i)]
    told = [] if behind or ahead or inside else _told_behind(scene, match.end, segment)
    for at in (*inside, *behind[:1], *ahead[:1], *told):
        return scene.tokens[at].subject
    return None


def _told_behind(scene: Scene, start: int, segment: range) -> list[int]:
    """前五占四席，均为中国模型: who was counted, in the next clause, behind a word that says all of them."""
    said = next((i for i in range(start, segment.stop) if scene.cue(i, "all", "take")), None)
    if said is None or scene.clauses[said] - scene.clauses[start - 1] > 1:
        return []
    return [i for i in range(said + 1, segment.stop) if _group(scene, i) and scene.clauses[i] == scene.clauses[said]][:1]


def _group(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    return is_rival(token) and token.subject is not None and token.subject.id.startswith(_COUNTED)


_REST = ("AMOUNT", "PLACE", "STREAK", "TOP")
KIND = Kind(
    "count",
    25,
    {
        "zh-n-of-top": [[tag("TOP"), *upto(6, *_REST, "COUNT"), tag("COUNT")]],
        "en-n-of-top": [[tag("COUNT"), *upto(2, *_REST, "COUNT", "COMMA"), tag("TOP")]],
        "en-made-top": [
            [
                tag("COUNT"),
                tag("ENTITY"),
                *upto(1, *_REST, "COUNT", "COMMA"),
                cue("enter"),
                *upto(2, *_REST, "COUNT", "COMMA"),
                tag("TOP"),
            ]
        ],
        "all-of-top": [[tag("TOP"), *upto(6, *_REST, "COUNT", "COMMA"), cue("all")]],
        "all-top": [[cue("all"), *upto(2, *_REST, "COUNT", "COMMA", "LISTED"), tag("TOP")]],
        "top-held": [
            [tag("TOP"), *upto(2, *_REST, "COUNT", "COMMA"), cue("take"), *upto(2, *_REST, "COUNT", "COMMA"), tag("ENTITY")]
        ],
    },
    _build,
)
