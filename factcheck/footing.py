"""Footing: on which basis a sentence stands, as phrases for its head (among the nine models named in the chart, …)."""

from __future__ import annotations

from dataclasses import dataclass

from claims.claim import Claim
from factcheck.basis import Basis
from factcheck.days_in_words import days_in_words, window_name
from factcheck.readings import Reading
from factcheck.view import View, Views
from factcheck.vocabulary import Choice
from factcheck.wording import Wording
from sources.board.board import Board

#: Subjects whose figure depends on which rows are counted; a row's does not.
_SUMMED = ("origin:", "author:", "group:", "family:", "platform:")
#: Kinds that go by places: they look at the whole ranking.
_BY_PLACE = frozenset({"rank", "count", "membership"})
_BY_PLACE_STREAK = frozenset({"rank-1", "in-top"})
_WEEK = 7
_LAST_WEEK = "last-complete-week"


@dataclass(frozen=True, slots=True)
class Footing:
    """The phrases of one claim in one language."""

    claim: Claim
    board: Board
    views: Views
    words: Wording
    stated: Reading

    def of(self, reading: Reading, *, beside: bool = False) -> str:
        """What a reading counts, and in what else it departs from the words; `beside` the stated one only where it departs,
        its days as well."""
        departures = reading.basis.departures(self.stated.basis)
        told = [self._days(reading)] if beside and Choice.WINDOW in departures else []
        if (Choice.SCOPE in departures or (not beside and self._by_scope(reading.basis))) and not self.whole(reading):
            told.append(self._scope(reading))
        told += [self._choice(reading.basis, choice) for choice in departures if choice not in {Choice.WINDOW, Choice.SCOPE}]
        return self.words.phrases(told)

    def scope(self, reading: Reading) -> str:
        """Which rows a reading counts."""
        return self._scope(reading)

    def as_written(self, other: Reading) -> tuple[str, ...]:
        """What the words say in the choices in which another reading departs; digits and captures only where they alone do."""
        departures = other.basis.departures(self.stated.basis)
        leading = [choice for choice in departures if choice not in {Choice.CAPTURE, Choice.DIGITS}] or departures[:1]
        phrases = {Choice.WINDOW: self._days, Choice.SCOPE: self._scope}
        return tuple(
            phrases[choice](self.stated) if choice in phrases else self._choice(self.stated.basis, choice) for choice in leading
        )

    def whole(self, reading: Reading) -> str:
        """The rows as a subject, where the claim is about all that a reading counts: the top ten models."""
        part = self.claim.subject.id == "platform:total" and reading.basis.scope != "platform"
        return self._scope(reading, "whole") if part and self.claim.kind not in _BY_PLACE else ""

    def late(self, reading: Reading) -> str:
        """How the days of a reading lie to the story, where its words leave them open."""
        published = self.views.published
        if reading.basis.end is None and self.claim.period.assumed == _LAST_WEEK:
            return self.words.say("assumed")
        if reading.basis.end is None or published is None or (published - reading.basis.end).days <= 1:
            return ""
        days = (published - reading.basis.end).days
        return self.words.say("late-week" if days == _WEEK else "late", n=self.words.number(days))

    def _days(self, reading: Reading) -> str:
        language = self.words.language
        if reading is self.stated and self.claim.period.assumed == _LAST_WEEK:
            return self.words.say("last-full-week", days=days_in_words(reading.window, language))
        trailing = reading.basis.window.startswith("trailing")
        return self.words.say("by-days", when=window_name(reading.window, language, trailing=trailing))

    def _by_scope(self, basis: Basis) -> bool:
        """Whether it must be said which rows are counted."""
        by_place = self.claim.kind in _BY_PLACE or self.claim.condition in _BY_PLACE_STREAK
        whole = self.claim.subject.id == "platform:total" and basis.scope == "platform"
        return self.claim.subject.id.startswith(_SUMMED) and not by_place and not whole

    def _scope(self, reading: Reading, form: str = "scope") -> str:
        """The rows that are counted, and how many; not where several weeks with rows of their own come in."""
        scope = reading.basis.scope
        if scope.startswith("top-"):
            return self.words.say(f"{form}-top", n=self.words.number(int(scope.removeprefix("top-"))))
        view = self.views.at(reading.window, reading.basis)
        several = self.claim.kind in {"streak", "record", "growth"}
        if scope == "platform" or several or not isinstance(view, View):
            return self.words.say(f"{form}-platform" if scope == "platform" else f"{form}-{scope}-bare")
        return self.words.say(f"{form}-{scope}", n=self.words.number(len(view.cells)))

    def _choice(self, basis: Basis, choice: Choice) -> str:
        member = basis.left_out or basis.added
        if choice is Choice.MEMBERSHIP and member:
            return self.words.say("member-without" if basis.left_out else "member-with", name=self.board.entity(member).label)
        return self.words.say(f"{choice}-{getattr(basis, choice)}")
