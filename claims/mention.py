"""Mentions: the typed pieces of a sentence from which claims are built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from claims.claim import Span, Subject
from claims.figure import Figure


class Tag(StrEnum):
    """What a piece of text is. Values are the tags that the shapes of the kinds are written in."""

    ENTITY = "ENTITY"  # something that a board knows, or looks as if it could; lemma: model, family, author, origin …
    AMOUNT = "AMOUNT"  # a quantity in the board's unit
    PLACE = "PLACE"  # a rank, in digits or in words
    TOP = "TOP"  # the first n of a ranking
    COUNT = "COUNT"  # a small number that may count rows of the ranking
    STREAK = "STREAK"  # n periods in a row; lemma: rank-1, rising, or empty where the sentence says it
    PERIOD = "PERIOD"  # days; lemma: see Days
    PERCENT = "PERCENT"  # a part of a whole, or a change in parts of what was; lemma: signed where it wears a sign
    MULTIPLE = "MULTIPLE"  # times
    NUMBER = "NUMBER"  # a number that is none of these; lemma: the set-aside rule that it falls under
    CUE = "CUE"  # a word that shapes a claim; lemma: its cue name
    COMMA = "COMMA"  # a mark inside a clause chain: comma, dash, bracket
    LISTED = "LISTED"  # a mark or word between the members of a list: 、 and 和
    STOP = "STOP"  # a mark between clauses that share nothing: ; and brackets of notes


@dataclass(frozen=True, slots=True)
class Days:
    """What a period mention says: first and last day, both inclusive, or weeks relative to the article's date.

    Both days are `None` where the text leaves them open; one of them in a stretch that is open on that side. `year_given`
    tells a year in the text from one that was found, `counted` days that are counted from those of the article (last month,
    昨天) from days that have a name (March), `trailing` those that count back from a day which is not told. The lemma of the
    mention says what the days are:

    - `range`: some days or weeks that the words fix; `date`: one day, or a vague one (two weeks ago)
    - `relative`: a week by its distance from the article's (`weeks` alone is set; its first day is the board's affair)
    - `weekend`, `month`, `season`, `quarter`, `half`, `year`, `decade`, `century`: one unit of the calendar
    - `third`: the early, middle or late part of one; `span`: from one month, quarter or year to another
    - `trailing`: the past n units, up to the day before publication; `coming`: those after it
    - `to-date`: of this month or year, what is over; `as-of`: only an end (截至2月24日, as of Feb. 24)
    - `since`: only a beginning; `before`: only an end, of which the words say that it is past by then
    """

    start: date | None = None
    end: date | None = None
    weeks: int | None = None
    year_given: bool = False
    counted: bool = False
    trailing: bool = False


class Mention(NamedTuple):
    """One piece: its tag, where it stands, and what it carries by its tag.

    A tuple, for texts have many of them, and a frozen dataclass of so many fields takes four times as long to make.
    `figure`, `subject`, `days` or `number`; of a streak also the `unit` that it counts; of an entity, whether its name is a
    `common` word too (全球, worldwide).
    """

    tag: Tag
    span: Span
    text: str
    lemma: str = ""
    figure: Figure | None = None
    subject: Subject | None = None
    days: Days | None = None
    number: int = 0
    ordinal: bool = False
    unit: str = ""
    common: bool = False

    def at(self, span: Span) -> Mention:
        """The same piece at another place."""
        return Mention(self.tag, span, *self[2:])
