"""Totals: a quantity of a subject in a period (周调用量达4.69万亿Token, 1.75 trillion tokens)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.figure import Figure
from claims.kind import Kind, Match
from claims.mention import Tag
from claims.scene import Scene
from claims.shapes import tag
from claims.subjects.resolve import resolved
from claims.subjects.set_against import follows_measure


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = match.start
    token = scene.tokens[at]
    before = scene.folded[max(scene.sentence.span.start, token.span.start - _REACH) : token.span.start]
    if _BY_SO_MUCH.search(before) or _SO_MUCH_MORE.match(scene.folded, token.span.end):
        return  # a change or a distance, and nobody's own
    subject, certain = resolved(scene, at)
    certain = certain and not _OUT_OF.search(before) and not follows_measure(scene, at)
    scope = None if subject is not None and subject.id.startswith(("model:", "list:")) else top_scope(scene, at)
    if scope is not None and (subject is None or not subject.id.startswith(("origin:", "author:", "group:"))):
        subject, certain = Subject("platform:total", scope), True
    if subject is None or token.figure is None:
        return
    kind = "sum" if scope else "total"
    yield at, replace(told(claim_of(scene, kind, at, at, subject), token.figure, scope), certain=certain)


#: Up by 0.5 trillion, 增加0.5万亿: how much more or less, not how much.
_BY_SO_MUCH = re.compile(
    r"(?:增加|减少|净增|净减|增长|增|上涨|下降|下滑|提升|缩小|扩大|拉大|收窄|缩窄|缩减|多出|少出|少了|多了|高出|相差|之差为|差距为?|差距达"
    r"|领先|反超|甩开|拉开|落后[^，,。；]{0,24}|比[^，,。；]{1,30}[多少高低])[了达]?(?:约|近|逾|超过?|大约)?\s?$"
    r"|\b(?:by|gap of|lead of|margin of|difference of|increase of|gain of|drop of|up|down|gained|lost|added)\s"
    r"(?:an?\s|about\s|roughly\s|around\s|some\s|nearly\s|almost\s|over\s|more than\s)*$"
)
#: 4000亿的优势, 407 billion tokens more than: a distance too, as the words behind it say.
_SO_MUCH_MORE = re.compile(
    r"的(?:领先|巨大|微弱|绝对|明显)?(?:优势|差距)|\s(?:lead|advantage|margin|gap)\b"
    r"|(?:\s(?:more|fewer|less|higher|lower|greater)(?:\stokens)?|(?<=more\stokens)|(?<=more\stoken))\sthan\b"
)
#: 5.3 of the 8.7 trillion: the whole of which another had its part.
_OUT_OF = re.compile(r"\d\s?(?:trillion|billion|[tb])?\s(?:tokens\s)?(?:out\s)?of\s(?:the\s|all\s)?$")
#: How far before an amount these words may begin, in characters.
_REACH = 40


def told(claim: Claim, figure: Figure, scope: str | None) -> Claim:
    """The claim with its figure, over the scope that the words name, if any."""
    return replace(claim, figure=figure, scope=scope or claim.scope)


def top_scope(scene: Scene, at: int) -> str | None:
    """`top-10` where the clause before the amount counts the first ten models only (前十大模型 … 8.7万亿)."""
    within = next((i for i in scene.tagged(Tag.TOP, scene.clause(at).start, at) if is_within(scene, i)), None)
    if within is not None:
        return f"top-{scene.tokens[within].number}"
    for i in reversed([i for i in scene.tagged(Tag.TOP) if i < at and scene.segments[i] == scene.segments[at]]):
        token = scene.tokens[i]
        behind = scene.folded[token.span.end : token.span.end + 12].lstrip()
        counted = any(
            scene.tokens[j].tag in {Tag.COUNT, Tag.PLACE, Tag.STREAK}
            or scene.cue(j, "all", "enter")
            or scene.tokens[j].lemma in {"model", "family"}
            for j in range(i, at)
        )
        if not counted and (
            behind.startswith(("模型", "大模型", "models", "的模型", "合计", "共", "together", "combined"))
            or "大模型" in token.text
        ):
            return f"top-{token.number}"
    return None


def is_within(scene: Scene, top: int) -> bool:
    """Chinese models in the top ten: the first so many right behind a group, of which they leave a part."""
    group = scene.rival_before(top, scene.clause(top).start)
    if group is None or scene.tokens[group].lemma not in {"origin", "author", "group"}:
        return False
    return bool(_IN_THE.fullmatch(scene.folded, scene.tokens[group].span.end, scene.tokens[top].span.start))


_IN_THE = re.compile(
    r"(?:\sai)?(?:\s(?:models?|ones|entries|names))?\s(?:in|within|inside|among)\s(?:the\s|its\s|[^\s,.;]{1,24}['’]s?\s)?"
)


KIND = Kind("total", 90, {"amount": [[tag("AMOUNT")]]}, _build)
