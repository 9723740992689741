"""Facts: what one reading gives, as a clause in the words of its kind.

A kind has a clause with the subject and the days (`en`) and a short one without them (`en/also`), for what another basis
gives beside it. Where a number asks for other words (a lead that is none, a run of none), a form of its own stands behind:
`less` below zero, `none` at zero, `across` on both sides of it, `one`, `open` between two ends, `beyond` without an upper one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claims.claim import Claim
from claims.figure import UNBOUNDED
from factcheck.days_in_words import days_in_words, window_in_words
from factcheck.interface import interface
from factcheck.interface.quantity import quantity
from factcheck.kind import Rule
from factcheck.outcome import Outcome
from factcheck.readings import Reading
from factcheck.vocabulary import Side, Unit
from factcheck.wording import Wording
from sources.board.board import Board, Window

_SHOWN_DIGITS = 4
_QUOTIENTS = frozenset({Unit.SHARE, Unit.TIMES})
#: Two amounts that are compared are told apart by so many digits at most.
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one claim in one language."""

    claim: Claim
    rule: Rule
    board: Board
    words: Wording

    def clause(self, reading: Reading, *, whole: str = "", late: str = "") -> str:
        """What a reading gives: Chinese models had 4.69T tokens in the week of … `late` goes behind the days, `whole` stands
        for the subject."""
        return self._told(reading, whole=whole, late=late)

    def also(self, reading: Reading) -> str:
        """The same in short, beside another reading: the figure is 6.48T."""
        return self._told(reading, also=True)

    def window(self, reading: Reading) -> Window:
        """The days that a reading is about: of a run its last week."""
        outcome = reading.outcome
        if isinstance(outcome, Outcome) and outcome.points:
            return Window(outcome.points[-1].start, outcome.points[-1].end)
        return reading.window

    def between(self, low: Decimal, high: Decimal) -> str:
        """A value in the unit and to the digits of the claim, or its two ends."""
        unit = self.claim.figure.unit if self.claim.figure is not None else self.board.unit
        if high >= UNBOUNDED:
            return self.words.say("at-least", low=self._value(low, unit))
        ends = self._value(low, unit), self._value(high, unit)
        return ends[0] if ends[0] == ends[1] else self.words.say("between", low=ends[0], high=ends[1])

    def _told(self, reading: Reading, *, also: bool = False, whole: str = "", late: str = "") -> str:
        outcome = reading.outcome
        if not isinstance(outcome, Outcome):
            return ""
        window, language = self.window(reading), self.words.language
        trailing = reading.basis.window.startswith("trailing") and window == reading.window
        low, high = sorted((abs(outcome.low), abs(outcome.high)))
        sides = cache(lambda: self._sides(outcome))
        fields: dict[str, Callable[[], str]] = {
            "subject": lambda: whole or self.board.label_of(self.claim.subject.id, language),
            "object": lambda: self.board.label_of(self.claim.object.id, language) if self.claim.object else "",
            "value": lambda: self.between(outcome.low, outcome.high),
            "magnitude": lambda: self.between(low, high),
            "subject_value": lambda: sides()[Side.SUBJECT],
            "object_value": lambda: sides()[Side.OBJECT],
            "whole_value": lambda: self._whole(outcome),
            "window": lambda: window_in_words(window, language, trailing=trailing) + late,
            "days": lambda: days_in_words(window, language) + late,
            "n": lambda: self.words.number(self.claim.n or 0),
            "number": lambda: self.words.number(int(outcome.low)),
            "last_number": lambda: self.words.number(int(outcome.high)),
            "place": lambda: f"{outcome.low:f}",
            "last_place": lambda: f"{outcome.high:f}",
        }
        return self._template(outcome, also=also).format_map(_Worded(fields))

    def _template(self, outcome: Outcome, *, also: bool) -> str:
        facts, key = self.rule.facts, f"{self.words.language}/{self.claim.condition}"
        key = (key if key in facts else self.words.language) + ("/also" if also else "")
        return next((facts[f"{key}/{form}"] for form in _forms(outcome) if f"{key}/{form}" in facts), facts[key])

    def _sides(self, outcome: Outcome) -> dict[Side, str]:
        """The sums of both sides, with as many digits as tell them apart."""
        sums = {side: sum((row.cell.used for row in outcome.used if row.side is side), Decimal(0)) for side in Side}
        one, other = sums.values()
        for digits in range(_SHOWN_DIGITS, _MOST_DIGITS):
            told = {
                side: self._amount(value, self.board.unit, max(digits, self._digits(self.board.unit)))
                for side, value in sums.items()
            }
            if one == other or len(set(told.values())) > 1:
                break
        return told

    def _whole(self, outcome: Outcome) -> str:
        """What a share is a share of."""
        part = sum((row.cell.used for row in outcome.used if row.side is Side.SUBJECT), Decimal(0))
        return self._amount(part / outcome.low, self.board.unit, self._digits(self.board.unit)) if outcome.low else ""

    def _value(self, value: Decimal, unit: str) -> str:
        words, key = interface(self.words.language), f"number-of.{unit}"
        if words.knows(key):
            return words.count(key, value, n=self.words.number(int(value)))
        return self._amount(value, unit, self._digits(unit))

    def _amount(self, value: Decimal, unit: str, digits: int) -> str:
        return quantity(f"{value:f}", unit, interface(self.words.language), digits=digits)

    def _digits(self, unit: str) -> int:
        """As many digits as the claim prints, and at least four; of a quotient at least one more, where it prints few."""
        figure = self.claim.figure
        printed = (figure.value / figure.step).to_integral_value() if figure is not None else Decimal(0)
        digits = len(printed.as_tuple().digits)
        least = min(max(_SHOWN_DIGITS - 1, digits + 1), _SHOWN_DIGITS) if unit in _QUOTIENTS else _SHOWN_DIGITS
        return max(least, digits)


def _forms(outcome: Outcome) -> tuple[str, ...]:
    """The forms that a value asks for, the most fitting first."""
    low, high = outcome.low, outcome.high
    if high <= 0:
        return ("less",) if high < 0 else ("none",)
    if high >= UNBOUNDED:
        return ("beyond", "open")
    if low < high:
        return ("across", "open") if low < 0 else ("open",)
    return ("one",) if low == 1 else ()


class _Worded(dict[str, str]):
    """The fields of a sentence, each put into words only where the sentence has it."""

    def __init__(self, fields: Mapping[str, Callable[[], str]]) -> None:
        super().__init__()
        self._fields = fields

    def __missing__(self, field: str) -> str:
        return self._fields[field]()
