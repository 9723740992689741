"""Sums: several together (三者合计4.13万亿, together they account for roughly 4.13 trillion)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.assemble import claim_of
from claims.claim import Claim, Subject
from claims.kind import Kind, Match
from claims.kinds.total import told, top_scope
from claims.mention import Tag
from claims.numbers.numeral import small_number
from claims.scene import Scene
from claims.shapes import cue, tag, upto
from claims.subjects.resolve import subject_of

#: What is a group by its own name.
_GROUPS = {"origin", "author", "group"}


def _build(scene: Scene, match: Match) -> Iterator[tuple[int, Claim]]:
    at = next(i for i in range(match.end - 1, match.start - 1, -1) if scene.tokens[i].tag is Tag.AMOUNT)
    token = scene.tokens[at]
    if token.figure is None:
        return
    scope = top_scope(scene, at)
    subject, certain = _within_first(scene, at, scope) if scope else _together(scene, at, match)
    yield at, replace(told(claim_of(scene, "sum", at, at, subject), token.figure, scope), certain=certain)


def _within_first(scene: Scene, at: int, scope: str) -> tuple[Subject, bool]:
    """前十模型中，中国模型合计5.3万亿: the group that is named behind the first so many, else all of them."""
    top = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].tag is Tag.TOP), 0)
    group = scene.rival_before(at, top)
    if group is not None and scene.tokens[group].lemma in _GROUPS and (found := scene.tokens[group].subject):
        return found, True
    return Subject("platform:total", scope), True


def _together(scene: Scene, at: int, match: Match) -> tuple[Subject, bool]:
    """The members added up, and whether the words leave no doubt who they are.

    三者 and the three take the last three named; a bare together takes the models of its own sentence, else those last
    listed, else the one group that it speaks of.
    """
    here = [
        subject
        for i in scene.tagged(Tag.ENTITY, 0, at)
        if scene.tokens[i].lemma == "model" and (subject := scene.tokens[i].subject)
    ]
    named = tuple(dict.fromkeys(here))
    discourse = scene.discourse
    before = discourse.recent if discourse.recent_paragraph == scene.sentence.paragraph else ()
    all_named = (*(subject for subject in before if subject.id not in {one.id for one in named}), *named)
    wanted = _how_many(scene, match, at)
    members: Sequence[Subject] = ()
    if wanted:
        members = all_named[-wanted:] if len(all_named) >= wanted else discourse.listed
        if len(members) == wanted:
            return _list_of(members), True
    else:
        members = named if len(named) >= 2 else discourse.listed
        if len(members) >= 2 and (len(named) >= 2 or not _group_named(scene, match, at)):
            return _list_of(members), all_named in {(), members} or set(all_named) == set(members)
    group = None if _several_groups(scene, match, at) else subject_of(scene, at)
    if group is not None and not group.id.startswith(("model:", "family:")):
        return group, len(members) < 2  # the group, or those of it that were just listed?
    words = scene.tokens[match.start].text
    return Subject(f"unknown:{words}", words), False


def _several_groups(scene: Scene, match: Match, at: int) -> bool:
    """中国4.7，美国3.3，合计8; Google and OpenAI together: a sum of several groups, and of none of them alone."""
    clause = range(scene.clause(match.start).start, at)
    here = {token.subject for token in scene.tokens[clause.start : at] if token.tag is Tag.ENTITY and token.lemma in _GROUPS}
    if here:
        kinds = [subject.id.partition(":")[0] for subject in here if subject is not None]
        return len(kinds) > len(set(kinds))
    told = scene.tokens[scene.segment(match.start).start : clause.start]
    return any(len({token.subject for token in told if token.lemma == group}) > 1 for group in _GROUPS)


def _group_named(scene: Scene, match: Match, at: int) -> bool:
    """Whether the clause names one group as what is added up (Chinese models together), without pointing back (these)."""
    clause = scene.clause(match.start)
    named = any(scene.tokens[i].lemma in _GROUPS for i in scene.tagged(Tag.ENTITY, clause.start, at))
    return named and scene.first_cue(range(clause.start, at), "they") is None


def _list_of(members: Sequence[Subject]) -> Subject:
    ids = ",".join(dict.fromkeys(member.id.partition(":")[2] for member in members))
    return Subject(f"list:{ids}", ", ".join(member.mention for member in members))


def _how_many(scene: Scene, match: Match, at: int) -> int:
    """The number in 三者, 三款模型, the three: 0 where the words give none."""
    for i in range(max(0, match.start - 2), at):
        if scene.cue(i, "they"):
            words = scene.tokens[i].text.lower()
            numbers = [number for word in re.findall(r"[a-z]+|[一-鿿]", words) if (number := small_number(word))]
            return numbers[0] if numbers else _PAIRS.get(words.split()[-1], 0)
    return 0


#: Words for a number of things that hold no numeral.
_PAIRS = {"pair": 2, "trio": 3, "俩": 2, "仨": 3}

KIND = Kind(
    "sum",
    40,
    {
        "before": [[cue("together"), *upto(4, "AMOUNT", "TOP"), tag("AMOUNT")]],
        "behind": [[tag("AMOUNT"), cue("together")]],
    },
    _build,
)
