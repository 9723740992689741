"""Claims: what the extractor gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.figure import Figure
from claims.period import OPEN, Period


class Polarity(StrEnum):
    """Whether the text asserts the claim as a fact about the past; what it repeats as said by others counts as much."""

    ASSERTED = "asserted"
    DENIED = "denied"
    FORECAST = "forecast"
    QUESTION = "question"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: offsets in Python characters, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: an id of the design, and the words of the text that name it."""

    id: str
    mention: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion at a span of the text.

    `condition` belongs to streaks (`rank-1`, `ahead-of`, `rising`, `in-top`), `n` to counts and
    memberships (how many of the top *n*) and to streaks in the top n; `scope` is what the words
    themselves say about whom they count (`chart`, `top-10`), or `None` where they say nothing.
    `ordinal` marks a streak told as "the fifth week", which says that it is the fifth exactly.
    `elsewhere` holds the wording that speaks of another board or universe, if any; `among` the group within which
    alone a place is told (third among Chinese models). `certain` is false where the subject had to be guessed from
    further away: such a claim is never called wrong. `base` holds the days that a growth is measured from.
    """

    kind: str
    span: Span
    quote: str
    sentence: str
    sentence_span: Span
    subject: Subject
    object: Subject | None = None
    figure: Figure | None = None
    period: Period = OPEN
    polarity: Polarity = Polarity.ASSERTED
    condition: str | None = None
    n: int | None = None
    scope: str | None = None
    ordinal: bool = False
    elsewhere: str | None = None
    among: Subject | None = None
    base: Period | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class SetAside:
    """A printed number that is no claim, and the named rule that says why."""

    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read from one text: claims and set-aside numbers, in text order."""

    claims: tuple[Claim, ...]
    set_aside: tuple[SetAside, ...]
