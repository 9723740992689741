"""The standpoint: from where a text counts its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Prefer(StrEnum):
    """Which of two days a wording without a year (or without a month) means."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Convention:
    """How days are counted where languages and readers differ; the defaults are those of news.

    `whole`: past and next n weeks, months, years are complete calendar units (else days up to the one before publication).
    `inclusive`: a range of months or years holds the last one that it names, and "after" a day leaves that day out.
    `halves`: early and late are halves of a month or year (else thirds).
    `few`: how many "a few" are; `None` leaves such periods open.
    """

    prefer: Prefer = Prefer.PAST
    whole: bool = False
    inclusive: bool = True
    halves: bool = False
    few: int | None = None
    first_weekday: int = 0


NEWS = Convention()


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The day of publication, the one year that a text names (where there is no such day), and the convention."""

    published: date | None
    named_year: int | None = None
    convention: Convention = NEWS
