"""Bases: the choices that a reading makes, and how far one departs from what the words say."""

from __future__ import annotations

from dataclasses import dataclass, fields

from factcheck.report import BasisPart
from factcheck.vocabulary import Choice

#: What each departure from the words costs. Nearer choices are preferred: a writer sums what is on display more
#: easily than he mixes captures or leaves members out (DESIGN §6).
COST = {Choice.DIGITS: 1, Choice.CAPTURE: 2, Choice.SCOPE: 3, Choice.VARIANTS: 4, Choice.MEMBERSHIP: 6, Choice.WINDOW: 8}


@dataclass(frozen=True, slots=True)
class Basis:
    """The six choices of DESIGN §6; a scope is `chart`, `top-<n>`, `catalogue` or `platform`."""

    window: str = "iso-week"
    scope: str = "platform"
    capture: str = "as-of-publication"
    digits: str = "exact"
    membership: str = "as-of-then"
    variants: str = "apart"

    def departures(self, stated: Basis) -> tuple[Choice, ...]:
        """The choices in which this basis is not the stated one, in the design's order."""
        return tuple(choice for choice in Choice if getattr(self, choice) != getattr(stated, choice))

    def cost(self, stated: Basis) -> int:
        """How far it departs from the words: the lower, the simpler."""
        return sum(COST[choice] for choice in self.departures(stated))

    def part(self) -> BasisPart:
        """The basis as it stands in a report."""
        return BasisPart(**{field.name: getattr(self, field.name) for field in fields(self)})
