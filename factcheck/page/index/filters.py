"""Filters that work by style sheet alone: a row has a class for everything that it can be found by, a radio button chooses one.

The classes are numbered, never taken from a story, so that the style sheet and its hash are the same for every batch:
templates/index.css knows `x h q k z`, `l0` to `l7` and `o0` to `o7`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.account import ICONS
from factcheck.page.index.batch import Row
from factcheck.vocabulary import Verdict

#: More outlets or languages than this make no filter.
MOST_CHOICES = 8

_FOUND = {"x": Verdict.CONTRADICTED, "h": Verdict.NEEDS_CONTEXT, "q": Verdict.UNPROVEN}
_CLEAR, _NOTHING = "k", "z"


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button: the class that it leaves, its icon and words, and how many stories of the page have it."""

    mark: str
    icon: str
    label: str
    n: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of radio buttons, the one that shows everything aside."""

    slug: str
    choices: tuple[Choice, ...]


class Marks:
    """The classes of each row of a batch."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Number the languages and outlets of the batch, the most frequent first."""
        self._languages = _numbered("l", (row.language for row in rows))
        self._outlets = _numbered("o", (row.outlet.casefold() for row in rows))
        self._spelled = {row.outlet.casefold(): row.outlet for row in reversed(rows)}

    def of(self, row: Row) -> tuple[str, ...]:
        """Everything that one row can be found by."""
        found = [mark for mark, verdict in _FOUND.items() if row.counts[verdict]]
        found = found or [_CLEAR if row.counts[Verdict.SUPPORTED] else _NOTHING]
        language, outlet = self._languages.get(row.language), self._outlets.get(row.outlet.casefold())
        return tuple(mark for mark in (*found, language, outlet) if mark)

    def filters(self, rows: Iterable[Row], words: Interface) -> tuple[Filter, ...]:
        """The groups for a page of rows; a group none of whose buttons would hide a row is left out."""
        found = [self.of(row) for row in rows]
        n = Counter(mark for marks in found for mark in marks)
        verdicts = [Choice(mark, ICONS[verdict], words.say(f"index.with.{verdict}"), n[mark]) for mark, verdict in _FOUND.items()]
        verdicts.append(Choice(_CLEAR, ICONS[Verdict.SUPPORTED], words.say("index.clear"), n[_CLEAR]))
        verdicts.append(Choice(_NOTHING, "", words.say("index.nothing"), n[_NOTHING]))
        languages = [
            Choice(mark, "", words.name("language", code) if code else words.say("index.no-language"), n[mark])
            for code, mark in self._languages.items()
        ]
        outlets = [
            Choice(mark, "", self._spelled[outlet] or words.say("index.no-outlet"), n[mark])
            for outlet, mark in self._outlets.items()
        ]
        groups = (Filter("verdict", _met(verdicts)), Filter("language", _met(languages)), Filter("outlet", _met(outlets)))
        return tuple(group for group in groups if any(choice.n < len(found) for choice in group.choices))


def _met(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.n)


def _numbered(letter: str, values: Iterable[str]) -> dict[str, str]:
    """A class for each value, the most frequent first; none at all where they are too many."""
    found = Counter(values)
    return {value: f"{letter}{n}" for n, (value, _) in enumerate(found.most_common())} if len(found) <= MOST_CHOICES else {}
