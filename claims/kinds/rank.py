"""Ranks: a place, in digits or in words (排名第二, No. 1, 榜首, tops)."""

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
from claims.shapes import cue, tag
from claims.subjects.listed import MEMBER_GAP, run_of
from claims.subjects.resolve import resolved, subject_of


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = match.start
    token = scene.tokens[at]
    if match.label == "next":
        yield from _next(scene, at)
        return
    if match.label == "leads-platform":
        subject, certain = resolved(scene, at)
        if subject is not None and not subject.id.startswith("platform:"):
            figure = Figure.whole(1, unit="rank", text=token.text)
            yield at, replace(claim_of(scene, "rank", at, match.end - 1, subject), figure=figure, certain=certain)
        return
    if _told_already(scene, at) or _holds_top(scene, at) or _tops_amount(scene, at):
        return
    holder, group = _within(scene, at)
    holder = holder or _apposed(scene, at)
    if holder is None and _of_another(scene, at):
        return
    subject, certain = (holder, True) if holder is not None else resolved(scene, at)
    if subject is None or subject.id.startswith("platform:") or _left(scene, at):
        return
    if (
        token.lemma == "worded"
        and token.number == _RIGHT_BEHIND
        and any(is_rival(scene.tokens[i]) for i in range(at + 1, min(at + 2, len(scene.tokens))))
    ):
        certain = False  # 仅次于 X, second only to X: the second place only if X has the first
    if _is_loose(scene, at):
        certain = False
    figure = Figure.whole(token.number, unit="rank", text=token.text)
    yield at, replace(claim_of(scene, "rank", at, _last_wording(scene, at), subject), figure=figure, among=group, certain=certain)


def _apposed(scene: Scene, at: int) -> Subject | None:
    """较第二名A多出, runner-up A: who holds the place is named right behind it, and it is not that of the one named before."""
    behind = at + 2 if scene.cue(at + 1, "of") else at + 1
    if behind >= len(scene.tokens) or scene.tokens[behind].lemma not in {"model", "family", "author"}:
        return None
    if not _APPOSED.fullmatch(scene.between(at, behind)) or not _HOLDERS.fullmatch(scene.tokens[at].text.lower()):
        return None
    before = scene.rival_before(at, scene.clause(at).start)
    if before is not None and _HELD.fullmatch(scene.between(before, at)):
        return None  # A第一 B第二: each place stands behind its name
    return scene.tokens[behind].subject


def _of_another(scene: Scene, at: int) -> bool:
    """落后第二名3000亿, 与第二名相差: the place of someone who is not named, by whom another is measured."""
    if not _HOLDERS.fullmatch(scene.tokens[at].text.lower()) or any(
        scene.tokens[i].tag is Tag.PLACE for i in range(max(0, at - 2), at)
    ):
        return False
    measured = scene.cue(at - 1, "base", "trail", "lead", "exceed") and len(scene.between(at - 1, at)) <= _ADJACENT
    return measured or bool(_BESIDE.search(scene.folded, scene.sentence.span.start, scene.tokens[at].span.start))


_BESIDE = re.compile(r"[与同跟和]$")
#: How far behind the word that measures a place may stand, in characters: behind the runner-up.
_ADJACENT = 5
_APPOSED = re.compile(r"\s?的?\s?(?:模型)?\s?")
_HOLDERS = re.compile(r"第.{1,3}?[名位]?|亚军|季军|runner-up|(?:no\.|number)\s?\d{1,2}|[a-z]+[\s-](?:ranked|placed?)")
_HELD = re.compile(r"\s?(?:排名?|位列|位居|居|名列|排在|排|[（(])?\s?")


def _is_loose(scene: Scene, at: int) -> bool:
    """Second or third; three Chinese models came first: one of two places, some of many models."""
    if _OR_ANOTHER.match(scene.folded, scene.tokens[at].span.end):
        return True
    if any(scene.is_base(i) for i in scene.tagged(Tag.PERIOD) if scene.tokens[i].span.end <= scene.tokens[at].span.start):
        return True  # last week's leader slipped to second place: which week that was, only the story knows
    holder = scene.rival_before(at, scene.clause(at).start)
    if holder is None or scene.tokens[holder].lemma not in _GROUPS:
        return False
    span = scene.tokens[holder].span
    before = scene.folded[max(0, span.start - 8) : span.start]
    return bool(_SOME_OF.search(before) or _SO_MANY.match(scene.folded, span.end))


_OR_ANOTHER = re.compile(r"\sor\s(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|no\.|#)|或(?:第|者第)")
#: A Chinese model, three Chinese models, 三款中国模型, 中国三款模型: some of a group, and not the group.
_SOME_OF = re.compile(
    r"(?:\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|\d+)\s|[一两二三四五六七八九十几数多\d][款个家]|某款|有)$"
)
_SO_MANY = re.compile(r"\s?的?(?:有)?[一两二三四五六七八九十几数多\d]{1,2}[款个家]")


def _tops_amount(scene: Scene, at: int) -> bool:
    """Topped 1 trillion tokens: more than that, and no place."""
    behind = at + 1
    near = behind < len(scene.tokens) and scene.tokens[behind].tag is Tag.AMOUNT
    return near and scene.tokens[at].text.lower().startswith("top") and not scene.between(at, behind).strip()


def _holds_top(scene: Scene, at: int) -> bool:
    """霸榜前五, 霸榜OpenRouter前五: the first so many, and no first place."""
    behind = at + 1
    if behind < len(scene.tokens) and scene.tokens[behind].lemma == "platform":
        behind += 1
    near = behind < len(scene.tokens) and scene.tokens[behind].tag is Tag.TOP
    return near and scene.tokens[behind].span.start - scene.tokens[behind - 1].span.end <= 1


def _next(scene: Scene, at: int) -> Iterator[tuple[int, Claim]]:
    """X居首，Y紧随其后; X leads, followed by Y and Z: the places behind the last one told, in the order of the names."""
    told = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].tag is Tag.PLACE), None)
    place = scene.tokens[told].number if told is not None else 0
    if told is None or scene.segments[at] - scene.segments[told] > 1:
        return
    behind = scene.rival_behind(at, scene.segment(at).stop)
    if behind is not None and _FOLLOWED_BY.fullmatch(scene.between(at, behind)):
        names = [i for i in run_of(scene, behind, MEMBER_GAP) if i >= behind]
    else:
        before = scene.rival_before(at, told)
        names = run_of(scene, before, MEMBER_GAP) if before is not None else []
    held = {scene.tokens[i].subject for i in range(told) if is_rival(scene.tokens[i])}
    for number, i in enumerate((i for i in names if i > told), place + 1):
        subject = scene.tokens[i].subject
        if subject is not None and subject not in held and scene.tokens[i].lemma == "model":
            claim = claim_of(scene, "rank", min(at, i), max(at, i), subject)
            yield i, replace(claim, figure=Figure.whole(number, unit="rank", text=scene.tokens[at].text))


_FOLLOWED_BY = re.compile(r"\s?(?:是|为|的是|的为|：|:)?\s?(?:the\s)?")


def _same_place(scene: Scene, one: int, other: int) -> bool:
    """登顶……榜第一 tells one place twice: two wordings of one number with nobody between them."""
    first, second = scene.tokens[one], scene.tokens[other]
    near = second.span.start - first.span.end <= _ONE_WORDING and scene.clauses[one] == scene.clauses[other]
    return near and first.number == second.number and not any(is_rival(scene.tokens[i]) for i in range(one, other))


def _told_already(scene: Scene, at: int) -> bool:
    before = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].tag is Tag.PLACE), None)
    return before is not None and _same_place(scene, before, at)


def _last_wording(scene: Scene, at: int) -> int:
    after = next((i for i in range(at + 1, len(scene.tokens)) if scene.tokens[i].tag is Tag.PLACE), None)
    return after if after is not None and _same_place(scene, at, after) else at


#: How far apart two wordings of one place may stand, in characters.
_ONE_WORDING = 16
#: The place of those who are second only to another.
_RIGHT_BEHIND = 2


def _left(scene: Scene, at: int) -> bool:
    """从第4升至第2, from #7 to #6: the first of two places is where it came from."""
    before = scene.folded[max(0, scene.tokens[at].span.start - 8) : scene.tokens[at].span.start]
    following = at + 1 < len(scene.tokens) and any(
        scene.tokens[i].tag is Tag.PLACE for i in range(at + 1, min(at + 3, len(scene.tokens)))
    )
    origin = before.rstrip().endswith(("从", "由", "from", "上周"))
    return following and origin and not any(is_rival(scene.tokens[i]) for i in range(at + 1, min(at + 3, len(scene.tokens))))


def _within(scene: Scene, at: int) -> tuple[Subject | None, Subject | None]:
    """A place told within a group: who holds it, and the group (位列国产模型第二, third among Chinese models)."""
    clause = scene.clause(at)
    for i in range(at + 1, min(at + 4, clause.stop)):
        group = scene.tokens[i]
        if group.lemma in _GROUPS and _OF_THEM.fullmatch(scene.between(at, i)):
            return subject_of(scene, at), group.subject  # the most used Chinese model, 使用量最高的国产模型
        if is_rival(group) and group.lemma in _GROUPS and _WITHIN_BEHIND.search(scene.between(at, i)):
            return subject_of(scene, at), group.subject
    within = _set_within(scene, at)
    if within is not None:
        return subject_of(scene, at), within
    nearest = scene.rival_before(at, clause.start)
    if nearest is None or scene.tokens[nearest].lemma not in _GROUPS or not _WITHIN_BEFORE.fullmatch(scene.between(nearest, at)):
        return None, None
    holder = next(
        (
            i
            for i in range(nearest - 1, clause.start - 1, -1)
            if is_rival(scene.tokens[i]) and scene.tokens[i].lemma not in _GROUPS
        ),
        None,
    )
    return (scene.tokens[holder].subject, scene.tokens[nearest].subject) if holder is not None else (None, None)


def _set_within(scene: Scene, at: int) -> Subject | None:
    """Among American models, X was first; 国产模型中，X排名第一: the group set ahead, unless the place is told as one overall."""
    start, clause = scene.segment(at).start, scene.clause(at)
    around = scene.folded[scene.tokens[clause.start].span.start : min(scene.sentence.span.end, scene.tokens[at].span.end + 12)]
    if _OVERALL.search(around):
        return None
    for i in range(start, clause.start):
        token = scene.tokens[i]
        if not is_rival(token) or token.lemma not in _GROUPS:
            continue
        ahead = scene.folded[max(scene.sentence.span.start, token.span.start - 12) : token.span.start]
        if _AMONG.search(ahead) or _AMIDST.match(scene.folded, token.span.end):
            return token.subject
    return None


_AMONG = re.compile(r"\b(?:among|amongst|of)\s(?:the\s|all\s)?$")
_AMIDST = re.compile(r"(?:ai)?(?:大?模型|厂商|阵营|公司|企业)?(?:之?中|里|方面|阵营|当中)[，,]")
_OVERALL = re.compile(r"overall|globally|worldwide|in the world|全球|总榜|全平台|整体|总排名")
_OF_THEM = re.compile(r"\s?的?\s?")
_GROUPS = {"origin", "group", "author"}
_WITHIN_BEHIND = re.compile(r"\b(?:among|amongst|of|out of|within|for)\s(?:the\s|all\s)?$")
_WITHIN_BEFORE = re.compile(r"(?:大?模型|厂商|阵营)?(?:中|里|里的|中的|的)?(?:排名|位列|位居|的)?")


KIND = Kind(
    "rank",
    60,
    {
        "place": [[tag("PLACE")]],
        "leads-platform": [[cue("lead"), {"TAG": "ENTITY", "LEMMA": "platform"}]],
        "next": [[cue("next")]],
    },
    _build,
)
