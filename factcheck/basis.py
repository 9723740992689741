"""Bases: the choices that a reading makes, and how far one departs from what the words say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.report import BasisPart
from factcheck.vocabulary import Choice

#: What each departure from the words costs, in bits: a cost of 3 says that one story in eight departs in this way without
#: saying so. The prior is ours, not measured: a writer sums what is on display (DESIGN §6) more easily than he leaves a row
#: out, or takes seven days that ended a week ago; and he cannot have seen a capture that was made after he wrote. What
#: matters is the order; a figure of three digits weighs 8 bits.
COST = {Choice.DIGITS: 1, Choice.SCOPE: 3, Choice.VARIANTS: 4, Choice.CAPTURE: 6, Choice.MEMBERSHIP: 6, Choice.WINDOW: 8}


@dataclass(frozen=True, slots=True)
class Basis:
    """The six choices of DESIGN §6; a scope is `chart`, `top-<n>`, `catalogue` or `platform`.

    `end` is the last day of a window that the words leave open, `None` where the window is the one that they give. A
    membership may go on with ` -<row id>` or ` +<row id>`: one member left out, or a stealth row counted before its reveal.
    """

    window: str = "iso-week"
    scope: str = "platform"
    capture: str = "as-of-publication"
    digits: str = "exact"
    membership: str = "as-of-then"
    variants: str = "apart"
    end: date | None = None

    def departures(self, stated: Basis) -> tuple[Choice, ...]:
        """The choices in which this basis is not the stated one, in the design's order."""
        return tuple(choice for choice in Choice if self._chosen(choice) != stated._chosen(choice))

    def _chosen(self, choice: Choice) -> object:
        return (self.window, self.end) if choice is Choice.WINDOW else getattr(self, choice)

    def cost(self, stated: Basis) -> int:
        """How far it departs from the words: the lower, the simpler."""
        return cost_of(self.departures(stated))

    @property
    def left_out(self) -> str:
        """The row id of the member that is left out, if any."""
        return self.membership.partition(" -")[2]

    @property
    def added(self) -> str:
        """The row id of the stealth row that is counted before its reveal, if any."""
        return self.membership.partition(" +")[2]

    def part(self) -> BasisPart:
        """The basis as it stands in a report."""
        return BasisPart(
            self.window,
            self.scope,
            self.capture,
            self.digits,
            self.membership,
            self.variants,
            self.end.isoformat() if self.end else None,
        )


def cost_of(departures: Iterable[Choice]) -> int:
    """What some departures cost together, in bits."""
    return sum(COST[choice] for choice in departures)
