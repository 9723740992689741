"""Gaps: the difference of two (领先美国1.4万亿, ahead by roughly 1.4 trillion)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.days.dating import period_of
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene, is_rival
from claims.shapes import cue, tag, upto
from claims.subjects.leading import is_unordered, leader_and_led
from claims.subjects.set_against import doer_before


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    if match.label in _MEASURED:
        yield from _more_than(scene, match)
        return
    if match.label == "ahead-behind" and not scene.tokens[match.end - 1].text.lower().startswith("ahead"):
        return
    at = next(i for i in range(match.start, match.end) if scene.tokens[i].tag is Tag.AMOUNT)
    lead = next(i for i in range(match.start, match.end) if scene.cue(i, "lead", "exceed"))
    pair = leader_and_led(scene, lead)
    if pair is None or _leads_with(scene, lead, at) or (match.label == "lead-over" and not _LEAD_OVER.match(_low(scene, lead))):
        return
    reached = _reached(scene, at) if lead < at else None
    for i in (at, reached):
        if i is not None and not (i == at and is_widened(scene, lead, at)):
            yield i, _gap(scene, (lead, i), i, pair, sure=not is_unordered(scene, lead))


def _gap(scene: Scene, wording: tuple[int, int], at: int, pair: tuple[Subject, Subject], *, sure: bool = True) -> Claim:
    """The claim over the wording, of the days that the amount at a token has."""
    claim = claim_of(scene, "gap", min(wording), max(wording), pair[0])
    figure, period = scene.tokens[at].figure, period_of(scene, at)
    return replace(claim, object=pair[1], figure=figure, period=period, certain=sure)


#: Its lead over Y narrowed to so much.
_LEAD_OVER = re.compile(r"lead over")


def _low(scene: Scene, at: int) -> str:
    return scene.tokens[at].text.lower()


def is_widened(scene: Scene, lead: int, at: int) -> bool:
    """差距较前一周扩大1600亿, widened its lead by 160 billion: how much a distance changed, not how much it was."""
    if at < lead:
        return False
    start = max(scene.sentence.span.start, scene.tokens[lead].span.start - _NEAR)
    told = scene.folded[start : scene.tokens[at].span.start]
    return bool(_WIDENED.search(told)) and not _UP_TO.search(told)


#: How far before a lead the word for its change may stand, in characters.
_NEAR = 24
_WIDENED = re.compile(
    r"扩大|拉大|缩小|收窄|缩窄|缩减|缩短|增加|减少|增长|下降"
    r"|\b(?:widen|narrow|grow|grew|shr[aiu]nk|expand|extend|increas|clos|cut|trim|reduc|stretch|ros|ris|f[ae]ll|fell|declin)[a-z]*\b"
)
#: To so much: what the distance has become.
_UP_TO = re.compile(
    r"(?:至|到|为|达|\b(?:to|at|of))\s?(?:约|近|逾|超过?|about\s|roughly\s|some\s|nearly\s|around\s|over\s|more than\s)*$"
)


def _reached(scene: Scene, at: int) -> int | None:
    """由1.2万亿扩大至1.4万亿, by 0.2 to 1.4 trillion: the amount that a distance came to, told behind another."""
    behind = next((i for i in range(at + 1, scene.clause(at).stop) if scene.tokens[i].tag is Tag.AMOUNT), None)
    if behind is None or len(scene.between(at, behind)) > _NEAR:
        return None
    return behind if _UP_TO.search(scene.between(at, behind)) or scene.between(at, behind).endswith(" from ") else None


#: 比A多, more than A: shapes of an amount by which one has more or less than another.
_MEASURED = {"more-than", "than-behind", "trails-by"}
#: 比 DeepSeek V3.2 多出约3000亿: by how much one has more than another, or less.
_MORE = re.compile(
    r"(?:模型)?(?:的)?(?:周?(?:token|词元)?(?:调用|使用|用)?量)?(?:还|更)?(?P<sign>多|高|领先|少|低)(?:了|出)?(?:约|近|超过?|逾)?\s?"
    r"|(?:\s(?:models?|ones))?\s?(?:by|约|近|逾|超过?)?\s?(?:about\s|roughly\s|some\s|nearly\s|over\s|more than\s)?"
)
_THAN = re.compile(r"\b(?P<sign>more|higher|greater|fewer|less|lower)\s(?:tokens\s)?than$|(?P<behind>behind)$")


def _more_than(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    """比B多X, X more than B, trails B by X: who is measured stands before the wording, and by whom inside or behind it."""
    tokens = range(match.start, match.end)
    at = next(i for i in tokens if scene.tokens[i].tag is Tag.AMOUNT)
    other = next((i for i in tokens if is_rival(scene.tokens[i])), None)
    before = doer_before(scene, match.start)
    subject = scene.tokens[before].subject if before is not None else scene.discourse.topic
    less = _is_less(scene, match, at, other) if other is not None else None
    measure = scene.tokens[other].subject if other is not None else None
    if less is None or subject is None or measure is None or subject.id == measure.id:
        return
    pair = (measure, subject) if less else (subject, measure)
    yield at, _gap(scene, (match.start, match.end - 1), at, pair)


def _is_less(scene: Scene, match: Match, at: int, other: int) -> bool | None:
    """Whether the one who is measured has less; `None` where the words tell no distance at all."""
    start, cue = scene.tokens[at].span.start, other - 1
    if at < other:
        told = _THAN.search(scene.folded[start : scene.tokens[cue].span.end])
        if told is None or (told["behind"] and not _STANDS.search(scene.folded, scene.sentence.span.start, start)):
            return None
        return told["sign"] not in _MORE_SIGNS
    told = _MORE.fullmatch(scene.between(other, at))
    if told is None or (told["sign"] is None and not scene.cue(match.start, "trail")):
        return None
    return told["sign"] not in _MORE_SIGNS


_MORE_SIGNS = {"more", "higher", "greater", "多", "高", "领先"}
#: Was 407 billion behind; with 1.34 trillion behind X tells what one has.
_STANDS = re.compile(
    r"\b(?:is|are|was|were|stood|stands|sat|sits|remain(?:s|ed)?|finished|fell)\s(?:still\s|about\s|roughly\s|some\s|nearly\s)*$"
)


def _leads_with(scene: Scene, lead: int, at: int) -> bool:
    """Led the ranking with 1.75 trillion, 以4.69万亿领先美国的3.29万亿: the amounts are those of the one and the other."""
    first, last = min(lead, at), max(lead, at)
    onto_platform = any(scene.tokens[i].lemma == "platform" for i in range(first, last))
    ahead = scene.folded[max(scene.sentence.span.start, scene.tokens[first].span.start - 8) : scene.tokens[first].span.start]
    own = at < lead and re.search(r"(?:\bwith\s|\bat\s|以|凭)\s?(?:约|about\s|近|超过?|逾)?$", ahead)
    of_another = at > lead and _OF_THE_OTHER.search(scene.between(lead, at))
    named = at < lead and _ADVANTAGE.match(scene.folded, scene.tokens[at].span.end)
    if named:
        return onto_platform  # 以4000亿的优势领先: the amount is that of the lead
    return onto_platform or bool(own or of_another) or bool(re.search(r"\bwith\b|以", scene.between(first, last)))


#: 美国的3.29万亿, the U.S. models' 3.29 trillion: an amount that the other has.
_OF_THE_OTHER = re.compile(r"(?:[一-鿿]的|['’]s?\s)$")
_ADVANTAGE = re.compile(
    r"\s?的?(?:领先|巨大|微弱|绝对|明显)?(?:的)?(?:优势|差距)|[\s-](?:tokens?\s)?(?:lead|advantage|margin|gap)\b"
)


_REST = ("AMOUNT", "PLACE", "STREAK")
KIND = Kind(
    "gap",
    30,
    {
        "lead": [[cue("lead"), *upto(3, *_REST, "COMMA"), tag("AMOUNT")]],
        "by": [[cue("exceed"), tag("ENTITY"), *upto(1, *_REST, "COMMA", "ENTITY"), cue("lead"), tag("AMOUNT")]],
        "lead-over": [[cue("exceed"), tag("ENTITY"), *upto(2, *_REST, "COMMA"), tag("AMOUNT")]],
        "exceeds-by": [[cue("exceed"), *upto(6, "AMOUNT", "PLACE"), cue("by"), tag("AMOUNT")]],
        "ahead-behind": [[tag("AMOUNT"), cue("exceed")]],
        "more-than": [
            [cue("base"), tag("ENTITY"), *upto(1, *_REST, "COMMA", "ENTITY"), tag("AMOUNT")],
            [cue("base"), cue("charted"), tag("ENTITY"), *upto(1, *_REST, "COMMA", "ENTITY"), tag("AMOUNT")],
        ],
        "than-behind": [[tag("AMOUNT"), cue("base", "trail"), tag("ENTITY")]],
        "trails-by": [[cue("trail"), tag("ENTITY"), *upto(1, *_REST, "COMMA", "ENTITY"), tag("AMOUNT")]],
        "lead-behind": [[tag("AMOUNT"), cue("lead")], [tag("AMOUNT"), cue("of"), cue("lead")]],
        "between": [[cue("lead"), tag("ENTITY"), tag("LISTED"), tag("ENTITY"), *upto(2, *_REST, "COMMA"), tag("AMOUNT")]],
    },
    _build,
)
