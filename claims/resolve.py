"""The resolver: who a figure is about. Shapes say what kind of claim it is; distribution, ellipsis and the nearest
fitting subject are settled here, once for all kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from claims.claim import Subject
from claims.mention import Mention, Tag
from claims.scene import Scene, is_rival
from claims.stranger import stranger_at

#: The platform named as the place where something happened, not as the thing that is counted.
_SETTING_BEFORE = re.compile(
    r"(?:\bon|\bat|\bvia|\bin|\bfrom|\bby|according to|据|在|从|自|根据|来自|聚合平台|平台)\s?(?:the\s)?[《“\"]?\s?$"
)
_SETTING_AFTER = re.compile(
    r"(?:'s|’s)?\s?(?:的)?\s?(?:\s?(?:weekly|latest|global|public|own|usage|model|token))*\s?"
    r"(?:最新|公布|发布|周|官方|平台)*\s?(?:数据|榜|排名|排行|统计|显示|上|ranking|leaderboard|data|chart|figures|list|page|shows?)"
)
_LINK_AFTER = re.compile(
    r"(?:\s(?:in|a|per|weekly|week|total|token|tokens|volume|usage|count|flow|flowed|flowing|went|run|ran))*\s(?:for|by|from|of|to|through|via)\s(?:the\s|all\s|its\s)?(?:nine\s|top\s)?",
    re.ASCII,
)
#: 61% of the tokens now go to Chinese models: a part, and whose it is.
_GOES_TO = re.compile(
    r"(?:\s[a-z.'’-]+){0,7}\s(?:go(?:es)?|went|gone|going|came|comes?|flow(?:s|ed)?|belong(?:s|ed)?)\s(?:to|from)\s(?:the\s|all\s)?"
)
#: 全球AI大模型总调用量: the whole named right before a figure, whoever was named further up.
_WHOLE_BETWEEN = re.compile(r"(?:的|周|月|日|单周|每周|总|token|词元|\s)*(?:总(?:调用|使用|用|消耗|处理)?量|总token)")
_FOR_ANOTHER = re.compile(r"(?:\s(?:in|a|per|weekly|week|total|token|tokens))*\s(?:for|from)\s(?:the\s|all\s)?")
_VERSUS_GAP = re.compile(r"\s?(?:vs\.?|versus|against|to|compared with|compared to|对|比)\s?(?:about\s|roughly\s|约)?")
LIST_GAP = re.compile(r"[\s,，、/&·]*(?:\band\b|和|与|及)?[\s,，、]*(?:\bthe\b)?\s*")
#: The same with a figure of its own in brackets behind each name: A（1.75万亿）、B（1.34万亿）.
MEMBER_GAP = re.compile(rf"\s?(?:[（(][^（()）]{{1,30}}[)）])?{LIST_GAP.pattern}")
_FIGURE_GAP = re.compile(
    r"[\s,，、/&]*(?:\band\b|和|与|及)?\s*(?:约|近|逾|超|about|roughly|around|nearly|over)?\s*(?:\bin\b)?\s*(?:的)?(?:席位?|位|名)?\s*"
)


def is_setting(scene: Scene, at: int) -> bool:
    """Whether the platform at this token is only where the figures come from."""
    token = scene.tokens[at]
    before = scene.folded[max(scene.sentence.span.start, token.span.start - 16) : token.span.start]
    after = scene.folded[token.span.end : min(scene.sentence.span.end, token.span.end + 40)]
    return bool(_SETTING_BEFORE.search(before) or _SETTING_AFTER.match(after))


def subject_of(scene: Scene, at: int) -> Subject | None:
    """Whom the figure or place at a token is about: dealt out, nearest in the clause, linked behind, carried over."""
    return resolved(scene, at)[0]


def resolved(scene: Scene, at: int) -> tuple[Subject | None, bool]:
    """The subject, and whether the words leave no doubt about it.

    A name that nobody knows and that stands nearer takes the figure: a claim about an app or a paper is never laid at the
    door of a model. A subject carried over from a sentence with several is a guess.
    """
    for rule in _RULES:
        subject = rule(scene, at)
        if subject is not None:
            stranger = stranger_at(scene, at, subject)
            if stranger is not None:
                return stranger, False
            return subject, _certain(scene, at, rule, subject)
    return None, False


def _compared_with(scene: Scene, at: int, subject: Subject) -> bool:
    """Whether the subject is the one that another is measured by (than Step 3.5 Flash, 比DeepSeek V3.2)."""
    nearest = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].subject == subject), None)
    return nearest is not None and scene.cue(nearest - 1, "base")


def _certain(scene: Scene, at: int, rule: Callable[[Scene, int], Subject | None], subject: Subject) -> bool:
    """A topic is sure where its sentence named no one else; one figure behind a list of names may be that of all of them."""
    if rule not in {_dealt_out, _dealt_by_word} and _shared_out(scene, at):
        return False  # shared out, and it is not clear how
    if rule is _carried_over:
        return scene.discourse.topic_alone
    if scene.first_cue(scene.clause(at), "they") is not None:
        return False
    if rule is _platform_spoken_of:
        return False
    if rule in {_platform_last, _platform_set}:
        return "whole" in scene.cues
    if rule is _nearest_in_clause:
        nearest = scene.rival_before(at)
        alone = nearest is None or len(run_of(scene, nearest, MEMBER_GAP)) < 2
        return alone and not _compared_with(scene, at, subject)
    return True


def _dealt_out(scene: Scene, at: int) -> Subject | None:
    """A、B 和 C 分别为 1、2 和 3: as many names as figures, in order."""
    figures = run_of(scene, at, _FIGURE_GAP)
    if len(figures) < 2:
        return None
    before = scene.rival_before(figures[0])
    if before is not None and not any(scene.tokens[i].tag is scene.tokens[at].tag for i in range(before, figures[0])):
        names = run_of(scene, before, LIST_GAP)
        if len(names) == len(figures):
            return scene.tokens[names[figures.index(at)]].subject
    after = scene.rival_behind(figures[-1])
    if after is not None and _LINK_AFTER.fullmatch(scene.between(figures[-1], after)):
        names = run_of(scene, after, LIST_GAP)
        if len(names) == len(figures):
            return scene.tokens[names[figures.index(at)]].subject
    return None


def _dealt_by_word(scene: Scene, at: int) -> Subject | None:
    """中国为4.69万亿，美国为3.29万亿，分别增长12%和下降9%: as many figures as were named further up, in that order."""
    figures = _shared_out(scene, at)
    if at not in figures or len(figures) < _SEVERAL:
        return None
    before = [i for i in scene.segment(at) if i < figures[0] and is_rival(scene.tokens[i])]
    kin = [i for i in before if scene.tokens[i].lemma == scene.tokens[before[-1]].lemma]
    named = list(dict.fromkeys(subject for i in kin if (subject := scene.tokens[i].subject)))
    return named[figures.index(at)] if len(named) == len(figures) else None


_SEVERAL = 2


def _shared_out(scene: Scene, at: int) -> list[int]:
    """The figures of a clause that 分别 or "respectively" deals out; none where neither stands there."""
    clause = scene.clause(at)
    start, end = scene.tokens[clause.start].span.start, scene.tokens[clause.stop - 1].span.end
    if not (_DEALING.search(scene.folded, start, end) or scene.folded.find("respectively", start, end + _RESPECTIVELY) >= 0):
        return []
    return [i for i in clause if scene.tokens[i].tag is scene.tokens[at].tag]


_DEALING = re.compile(r"分别|各自|依次")
#: How far behind the last figure the word may stand, in characters.
_RESPECTIVELY = 16


def run_of(scene: Scene, at: int, gap: re.Pattern[str]) -> list[int]:
    """The tokens of one tag that stand in a list with this one, in order."""
    tag = scene.tokens[at].tag
    same = [i for i in scene.tagged(tag) if tag is not Tag.ENTITY or is_rival(scene.tokens[i])]
    where = same.index(at)
    first = last = where
    while first > 0 and gap.fullmatch(scene.between(same[first - 1], same[first])):
        first -= 1
    while last + 1 < len(same) and gap.fullmatch(scene.between(same[last], same[last + 1])):
        last += 1
    return same[first : last + 1]


def _versus(scene: Scene, at: int) -> Subject | None:
    """(4.69T vs. 3.294T), 以4.69万亿对3.294万亿: the pair that the sentence, or the text before it, compares."""
    amounts = list(scene.tagged(Tag.AMOUNT))
    if scene.tokens[at].tag is not Tag.AMOUNT:
        return None
    where = amounts.index(at)
    for left, right in pairwise(amounts[max(0, where - 1) : where + 2]):
        if _VERSUS_GAP.fullmatch(scene.between(left, right)):
            pair = pair_around(scene, at)
            if pair is not None:
                return pair[0] if at == left else pair[1]
    return None


def pair_around(scene: Scene, at: int) -> tuple[Subject, Subject] | None:
    """Two rivals of one kind that the sentence names around a token, completed by the pair last compared."""
    before = [i for i in range(at) if is_rival(scene.tokens[i])]
    after = [i for i in range(at + 1, len(scene.tokens)) if is_rival(scene.tokens[i])]
    for left in reversed(before):
        first = scene.tokens[left]
        for right in after:
            second = scene.tokens[right]
            if comparable(first, second) and first.subject and second.subject:
                return first.subject, second.subject
    known = scene.discourse.pair
    if known and {known[0].id, known[1].id} <= {subject.id for i in before if (subject := scene.tokens[i].subject)}:
        return known  # X overtook Y, with 4.1 against 2.9 trillion
    for left in reversed(before):
        subject = scene.tokens[left].subject
        if known and subject and subject.id in {known[0].id, known[1].id}:
            return (subject, known[1] if subject.id == known[0].id else known[0])
    if len(before) >= 2:
        first, second = scene.tokens[before[-2]], scene.tokens[before[-1]]
        if comparable(first, second) and first.subject and second.subject:
            return first.subject, second.subject
    return known


def comparable(one: Mention, other: Mention) -> bool:
    """Whether two mentions can be set against each other: of one kind, and not the same thing."""
    return bool(one.subject and other.subject and one.subject.id != other.subject.id and one.lemma == other.lemma)


def _nearest_in_clause(scene: Scene, at: int) -> Subject | None:
    clause = scene.clause(at)
    whole = next((i for i in range(at - 1, clause.start - 1, -1) if scene.tokens[i].tag is Tag.ENTITY), None)
    if whole is not None and scene.tokens[at].tag is Tag.AMOUNT and _is_whole(scene, whole):
        return scene.tokens[whole].subject
    before = [i for i in range(at - 1, clause.start - 1, -1) if is_rival(scene.tokens[i]) and not _exceeded(scene, i, at)]
    free = [i for i in before if not _consumed(scene, i, at)]
    if free:
        return scene.tokens[_head(scene, free[0], clause.start)].subject
    linked = _linked_after(scene, at)
    if linked is not None:
        return linked
    if before:
        return scene.tokens[before[0]].subject
    if scene.tokens[at].tag not in _CHANGING or _is_part(scene, at):
        return None
    for i in range(at - 1, clause.start - 1, -1):
        if scene.tokens[i].tag is Tag.ENTITY and scene.tokens[i].lemma == "platform" and not is_setting(scene, i):
            return scene.tokens[i].subject
    return None


def _is_part(scene: Scene, at: int) -> bool:
    """占 OpenRouter 的 19%: of a part the platform is the whole, not whose it is."""
    clause = scene.clause(at)
    return scene.tokens[at].tag is Tag.PERCENT and scene.first_cue(range(clause.start, at), "share", "take") is not None


def _headed(scene: Scene, at: int) -> Subject | None:
    """连续九周领跑：中国模型……: a figure as the heading of what it is about."""
    first = next((i for i in range(at, len(scene.tokens)) if scene.tokens[i].lemma in {"：", ":"}), None)
    if first is None or any(scene.tokens[i].tag is Tag.ENTITY for i in range(first)):
        return None
    behind = scene.rival_behind(first, scene.segment(at).stop)
    return (
        scene.tokens[behind].subject
        if behind is not None and scene.tokens[behind].span.start - scene.tokens[first].span.end <= 4
        else None
    )


def _is_whole(scene: Scene, at: int) -> bool:
    """Whether a token names the platform as what is counted (全球大模型总调用量), not as where it happens."""
    token = scene.tokens[at]
    return token.lemma == "platform" and not is_setting(scene, at) and bool(_WHOLE_BETWEEN.match(scene.folded, token.span.end))


def _exceeded(scene: Scene, entity: int, at: int) -> bool:
    """Whether a name is only the one exceeded (超过美国并稳居首位): a place behind it is not its own, an amount may be."""
    return scene.tokens[at].tag in {Tag.PLACE, Tag.STREAK} and (
        scene.cue(entity - 1, "exceed", "lead") or scene.cue(entity - 1, "base")
    )


def _head(scene: Scene, at: int, first: int) -> int:
    """The model that a maker or a country stands beside: Step 3.5 Flash (StepFun), M2.5 | MiniMax |, M2.5 等中国模型."""
    beside = _APPOSED.get(scene.tokens[at].lemma)
    model = scene.rival_before(at, first)
    if beside is None or model is None or scene.tokens[model].lemma != "model":
        return at
    return model if beside.fullmatch(scene.between(model, at)) else at


#: What stands between a model and its maker, or its country, where they name one thing.
_APPOSED = {
    "author": re.compile(r"[\s|(（\[\]*]*(?:by|from|of|来自|出自)?\s*"),
    "origin": re.compile(r"\s*(?:等|一家|, a|is a)?\s*|[\s|\[\]*]+"),
}


def _consumed(scene: Scene, entity: int, at: int) -> bool:
    """Whether another figure of the same tag stands between an entity and this one, or has it linked behind.

    In 4.69T for China and 3.29T for America, China is not whom the second is about.
    """
    if any(scene.tokens[i].tag is scene.tokens[at].tag for i in range(entity + 1, at)):
        return True
    before = next((i for i in range(entity - 1, -1, -1) if scene.tokens[i].tag is scene.tokens[at].tag), None)
    return before is not None and bool(_FOR_ANOTHER.fullmatch(scene.between(before, entity)))


def _linked_after(scene: Scene, at: int) -> Subject | None:
    """4.69 trillion tokens for Chinese models; 榜首是 MiniMax M2.5; two thirds of the tokens go to Chinese models."""
    for i in range(at + 1, min(at + 7, len(scene.tokens))):
        if is_rival(scene.tokens[i]):
            gap = scene.between(at, i)
            if scene.tokens[at].tag is Tag.PERCENT and _GOES_TO.fullmatch(gap):
                return scene.tokens[i].subject
            if _LINK_AFTER.fullmatch(gap) or (
                scene.tokens[at].tag is Tag.PLACE
                and (_NAMED_AS.fullmatch(gap) or (scene.tokens[at].lemma == "circled" and not gap.strip()))
            ):
                return scene.tokens[i].subject
    return None


#: 榜首是X, the top-ranked model is X, first place went to X.
_NAMED_AS = re.compile(
    r"(?:的|仍|依然|还|模型|大模型)*(?:是|为|：|:|\s?(?:(?:ai\s|language\s)?model\s|spot\s|place\s)?(?:(?:on|by)\s[a-z.']+\s){0,2}"
    r"(?:remains|is|was|are|went to|goes to|belongs to)\s)(?:still\s|now\s)?(?:the\s|来自)?"
)


def _carried_in_sentence(scene: Scene, at: int) -> Subject | None:
    """Ellipsis inside a sentence: the first rival of the nearest earlier clause that has one, or the platform counted there."""
    for clause in _clauses_before(scene, at):
        rivals = [i for i in clause if is_rival(scene.tokens[i])]
        if rivals:
            return scene.tokens[rivals[0]].subject
        if scene.tokens[at].tag in _CHANGING and any(scene.tokens[i].tag is Tag.AMOUNT for i in clause):
            platform = [i for i in clause if scene.tokens[i].lemma == "platform" and not is_setting(scene, i)]
            if platform:
                return scene.tokens[platform[0]].subject
    return _linked_after(scene, at)


#: What the whole platform can have: an amount, a change of it, a run of changes.
_CHANGING = {Tag.AMOUNT, Tag.PERCENT, Tag.MULTIPLE, Tag.STREAK}


def _clauses_before(scene: Scene, at: int) -> Iterator[range]:
    """The earlier clauses of the sentence, the nearest first, but for what only explains a name: brackets, appositions."""
    start = scene.clause(at).start
    while start > 0:
        clause = scene.clause(start - 1)
        if not (scene.asides[start - 1] and not scene.asides[at]) and not _explains(scene, clause):
            yield clause
        start = clause.start


def _explains(scene: Scene, clause: range) -> bool:
    """Whether a clause says of a name what it is (X, the model that became Y's, handled) or lists whom it counts (即A、B)."""
    first = clause.start
    named = scene.first_cue(clause, "namely")
    rivals = [i for i in clause if is_rival(scene.tokens[i])]
    if named is not None and rivals and rivals[0] > named:
        return True
    before = first - 1
    return (
        before >= 0
        and scene.tokens[before].tag is Tag.ENTITY
        and scene.tokens[first].lemma == ","
        and scene.tokens[first].span.start - scene.tokens[before].span.end <= 1
        and bool(_APPOSITION.match(scene.folded, scene.tokens[first].span.end))
    )


_APPOSITION = re.compile(r"\s(?:the|a|an|which|who|whose|now|once|formerly|then)\s")


def _carried_over(scene: Scene, at: int) -> Subject | None:
    """Ellipsis over sentences: the topic of the sentence before, in this paragraph or the one above."""
    if any(scene.tokens[i].lemma == "platform" and not is_setting(scene, i) for i in scene.tagged(Tag.ENTITY)):
        return None
    if scene.sentence.paragraph - scene.discourse.topic_paragraph > 1:
        return None
    return scene.discourse.topic


def _platform_set(scene: Scene, at: int) -> Subject | None:
    """Total usage on OpenRouter reached …: with a word for the whole, the place where it happens is what is counted."""
    if scene.first_cue(scene.segment(at), "whole") is None:
        return None
    return _platform_last(scene, at)


def _platform_last(scene: Scene, at: int) -> Subject | None:
    if scene.tokens[at].tag in {Tag.PLACE, Tag.TOP, Tag.STREAK}:
        return None
    for i in scene.tagged(Tag.ENTITY):
        if scene.tokens[i].lemma == "platform":
            return scene.tokens[i].subject
    return None


def _platform_spoken_of(scene: Scene, at: int) -> Subject | None:
    """Weekly volume rose: a sentence about the measure that names nobody speaks of the platform that the text is about."""
    if scene.tokens[at].tag in {Tag.PLACE, Tag.TOP} or any(is_rival(scene.tokens[i]) for i in scene.tagged(Tag.ENTITY)):
        return None
    return scene.discourse.platform if scene.first_cue(scene.segment(at), "measure", "whole") is not None else None


def _whole_said(scene: Scene, at: int) -> Subject | None:
    """China 4.7T, US 3.3T, total 16.9T: a word for the whole right before an amount, with nobody between."""
    said = scene.cue(at - 1, "whole") and len(scene.between(at - 1, at)) <= _ADJACENT and scene.tokens[at].tag is Tag.AMOUNT
    if not said or any(is_rival(scene.tokens[i]) for i in scene.clause(at)):
        return None
    return _platform_last(scene, at) or scene.discourse.platform


#: How far a word for the whole may stand from its amount, in characters.
_ADJACENT = 4


def _put_ahead(scene: Scene, at: int) -> Subject | None:
    """At 4.69 trillion tokens, Chinese models are ahead: an amount put before the one that has it."""
    start = scene.sentence.span.start
    if scene.clause(at).start > 0 or not _AT.fullmatch(scene.folded, start, scene.tokens[at].span.start):
        return None
    behind = scene.rival_behind(at, scene.segment(at).stop)
    return scene.tokens[behind].subject if behind is not None and scene.clauses[behind] - scene.clauses[at] == 1 else None


_AT = re.compile(r"(?:at|with|on)\s(?:about\s|roughly\s|some\s|nearly\s|over\s|more than\s)?")
_RULES = (
    _headed,
    _put_ahead,
    _whole_said,
    _dealt_out,
    _dealt_by_word,
    _versus,
    _nearest_in_clause,
    _carried_in_sentence,
    _platform_set,
    _carried_over,
    _platform_last,
    _platform_spoken_of,
)
