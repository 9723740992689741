"""A scene: one sentence as a row of mentions, and what the text before it has set up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from claims.claim import Claim, Span, Subject
from claims.mention import Mention, Tag
from claims.period import Period
from claims.sentence import Sentence

#: Kinds of subject that can hold tokens, ranks and streaks against each other.
RIVALS = {"model", "family", "author", "origin", "group"}


#: How far behind 较 or than the days may stand, in characters.
_BASE_REACH = 5
_LAST_HOLDER = re.compile(
    r"(?:'s|’s)\s(?:leader|winner|champion|top|no\. ?1|number one|runner-up)|的?(?:榜首|冠军|亚军|第一名?)得主"
)


def came_from(folded: str, days: Mention) -> bool:
    """由上周的4.19万亿增至, from last week's 4.19 trillion to: the week that a move is counted from."""
    start = max(0, days.span.start - _BASE_REACH)
    return bool(_MOVED_FROM.search(folded, start, days.span.start) and _ITS_FIGURE.match(folded, days.span.end))


_MOVED_FROM = re.compile(r"(?:从|由|\bfrom)\s?$")
_ITS_FIGURE = re.compile(r"(?:的|['’]s)?\s?(?:约|about\s|第|no\.\s?|#)?\d")


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave behind.

    The topic (and whether its sentence named no other rival), the models named so far in the paragraph, those last listed
    together, the pair last compared, the week and the longer stretch last told, the day that a report in the text is dated,
    the platform that it speaks of, the first so many that it counted, and the last totals told.
    """

    topic: Subject | None = None
    topic_paragraph: int = -9
    topic_alone: bool = False
    recent: tuple[Subject, ...] = ()
    recent_paragraph: int = -9
    pair: tuple[Subject, Subject] | None = None
    listed: tuple[Subject, ...] = ()
    period: Period | None = None
    stretch: Period | None = None
    stretch_paragraph: int = -9
    standpoint: date | None = None
    lead_period: Period | None = None
    platform: Subject | None = None
    tops: frozenset[int] = frozenset()
    totals: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence.

    `clauses` numbers each token's clause, `segments` those between strong marks; the ranges hold their tokens; `asides` tells
    who is in brackets; `by_tag` holds where tokens of each tag stand, `cues` the names of its cues: most questions are about
    what a sentence has not.
    """

    text: str
    folded: str
    sentence: Sentence
    tokens: tuple[Mention, ...]
    discourse: Discourse
    published: date | None
    first_weekday: int
    clauses: tuple[int, ...] = field(default=())
    segments: tuple[int, ...] = field(default=())
    asides: tuple[bool, ...] = field(default=())
    clause_ranges: tuple[range, ...] = field(default=())
    segment_ranges: tuple[range, ...] = field(default=())
    by_tag: Mapping[Tag, Sequence[int]] = field(default_factory=dict)
    cues: frozenset[str] = frozenset()

    def between(self, left: int, right: int) -> str:
        """The folded text between two tokens."""
        return self.folded[self.tokens[left].span.end : self.tokens[right].span.start]

    def cue(self, at: int, *names: str) -> bool:
        """Whether the token is a cue of one of these names."""
        return 0 <= at < len(self.tokens) and self.tokens[at].lemma in names and self.tokens[at].tag is Tag.CUE

    def tagged(self, tag: Tag, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where tokens of a tag stand."""
        found = self.by_tag.get(tag, ())
        return (at for at in found if start <= at and (end is None or at < end))

    def first_cue(self, where: range, *names: str) -> int | None:
        """The first token of a stretch that is a cue of one of these names."""
        return None if self.cues.isdisjoint(names) else next((at for at in where if self.cue(at, *names)), None)

    def rival_before(self, at: int, first: int = 0) -> int | None:
        """The nearest rival before a token, no further back than `first`."""
        return next((i for i in range(at - 1, first - 1, -1) if is_rival(self.tokens[i])), None)

    def rival_behind(self, at: int, stop: int | None = None) -> int | None:
        """The nearest rival behind a token, before `stop`."""
        return next((i for i in range(at + 1, len(self.tokens) if stop is None else stop) if is_rival(self.tokens[i])), None)

    def is_base(self, at: int) -> bool:
        """Whether days are a base of comparison (较上周, than last week), or last week's leader that slipped, not the period."""
        before = at - 1
        if self.cue(before, "base") and self.tokens[at].span.start - self.tokens[before].span.end <= _BASE_REACH:
            return True
        if came_from(self.folded, self.tokens[at]):
            return True
        return bool(_LAST_HOLDER.match(self.folded, self.tokens[at].span.end))

    def clause(self, at: int) -> range:
        """The tokens of the clause around a token."""
        return self.clause_ranges[self.clauses[at]]

    def segment(self, at: int) -> range:
        """The tokens between the strong marks around a token."""
        return self.segment_ranges[self.segments[at]]

    def quote(self, start: int, end: int) -> tuple[Span, str]:
        """The words from one token's start to another's end (inclusive), and their span."""
        span = Span(self.tokens[start].span.start, self.tokens[end].span.end)
        return span, self.text[span.start : span.end]


#: Marks that part clauses, and brackets among them.
_PARTING = frozenset("，,(（)）—–：")
_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")


def _ranges(numbers: Sequence[int]) -> tuple[range, ...]:
    """Where each number of a rising row stands; the row starts at 0 or 1 and leaves none out."""
    starts = [bisect_left(numbers, number) for number in range(numbers[-1] + 2)] if numbers else []
    return tuple(range(start, stop) for start, stop in pairwise(starts))


def set_scene(
    text: str,
    folded: str,
    sentence: Sentence,
    tokens: tuple[Mention, ...],
    discourse: Discourse,
    published: date | None,
    first_weekday: int,
) -> Scene:
    """Number the clauses and segments of a sentence; a comma inside a list of names breaks no clause."""
    clauses, segments, asides = [], [], []
    by_tag: dict[Tag, list[int]] = {}
    clause = segment = depth = 0
    for at, token in enumerate(tokens):
        by_tag.setdefault(token.tag, []).append(at)
        if token.tag is Tag.STOP:
            segment += 1
            clause += 1
        elif token.tag is Tag.COMMA:
            if token.lemma in _PARTING and not _in_list(tokens, at):
                clause += 1
            depth = max(0, depth + (token.lemma in _OPENING) - (token.lemma in _CLOSING))
        clauses.append(clause)
        segments.append(segment)
        asides.append(depth > 0)
    return Scene(
        text,
        folded,
        sentence,
        tokens,
        discourse,
        published,
        first_weekday,
        tuple(clauses),
        tuple(segments),
        tuple(asides),
        _ranges(clauses),
        _ranges(segments),
        by_tag,
        frozenset(tokens[at].lemma for at in by_tag.get(Tag.CUE, ())),
    )


def _in_list(tokens: tuple[Mention, ...], at: int) -> bool:
    """Whether a comma stands between two names, with nothing but list marks around it."""
    before = at - 1
    after = at + 1
    while after < len(tokens) and tokens[after].tag is Tag.LISTED:
        after += 1
    if before < 0 or after >= len(tokens):
        return False
    one, other = tokens[before], tokens[after]
    return (
        one.tag is other.tag
        and "platform" not in {one.lemma, other.lemma}  # X、Y，全球……: the place is no member of the list
        and one.tag in {Tag.ENTITY, Tag.PLACE, Tag.AMOUNT}
        and tokens[at].span.start - one.span.end <= 1
        and other.span.start - tokens[after - 1].span.end <= 2
        and tokens[at].lemma in {"，", ","}
    )


def is_rival(mention: Mention) -> bool:
    """Whether a mention can be a subject beside others (not the platform)."""
    return mention.lemma in RIVALS and mention.tag is Tag.ENTITY
