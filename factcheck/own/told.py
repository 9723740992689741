"""What a story tells: its claims, and which of them may be set against one another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from claims.claim import Claim, Polarity
from claims.figure import Hedge
from claims.period import Period
from factcheck.own.extent import ABOVE_ZERO, WHOLE, Extent, extent

#: Of figures for one and the same thing the nearest are tried; whichever fits will do.
_NEAREST = 3
_AROUND = 8
#: Words that tell apart the rows of one model; which of them goes with which figure is in doubt.
_ROWS_APART = frozenset({"free", "variant"})


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of one article, and by how many units of the last digit the wider reading of a figure goes beyond it."""

    claims: Sequence[Claim]
    steps: Decimal = Decimal(1)

    def usable(self, index: int) -> bool:
        """Whether the story says this of its own and without doubt whom it means."""
        claim = self.claims[index]
        return (
            claim.certain
            and claim.polarity in {Polarity.ASSERTED, Polarity.REPORTED}
            and claim.elsewhere is None
            and claim.among is None
            and (claim.figure is None or claim.figure.hedge is not Hedge.PEAK)
        )

    def extent(self, index: int) -> Extent:
        """What the figure of a claim may stand for; of a claim that one is above the other, any difference above zero."""
        figure = self.claims[index].figure
        return ABOVE_ZERO if figure is None else extent(figure, self.steps)

    def of_kind(self, *kinds: str) -> Iterator[int]:
        """The usable claims of some kinds, in the order of the text."""
        return (index for index, claim in enumerate(self.claims) if claim.kind in kinds and self.usable(index))

    def amounts(self, beside: int, subject: str, period: Period, *, any_scope: bool = False) -> list[int]:
        """The amounts told of a subject in a period, counted over the same as the claim, the nearest to it first.

        A sum says whom it adds up only where it is of the first n: of a bare "together" it is in doubt.
        """
        scope = self.claims[beside].scope
        found = [at for at in self._amounts(beside, period) if self.claims[at].subject.id == subject]
        return self.nearest([at for at in found if any_scope or self.claims[at].scope == scope], beside)

    def pairs_of_any(self, beside: int, first: Period, second: Period) -> Iterator[tuple[int, int]]:
        """Amounts of two periods near a claim, whoever has them: whom a claim is about may have been misread."""
        one, other = (self.nearest(self._amounts(beside, period), beside, _AROUND) for period in (first, second))
        return ((a, b) for a in one for b in other if a != b)

    def _amounts(self, beside: int, period: Period) -> list[int]:
        return [
            index
            for index in self.of_kind("total", "sum")
            if index != beside
            and same_days((claim := self.claims[index]).period, period)
            and (claim.kind == "total" or claim.scope is not None)
            and claim.figure is not None
            and claim.figure.unit not in WHOLE
        ]

    def nearest(self, found: Sequence[int], beside: int, most: int = _NEAREST) -> list[int]:
        """The few that stand nearest to a claim."""
        place = self.claims[beside].span.start
        return sorted(found, key=lambda index: (abs(self.claims[index].span.start - place), index))[:most]

    def one_unit(self, indices: Sequence[int]) -> bool:
        """Whether the figures count the same thing."""
        return len({figure.unit for index in indices if (figure := self.claims[index].figure) is not None}) == 1

    def one_sentence(self, indices: Sequence[int]) -> bool:
        """Whether all of them stand in one sentence."""
        return len({self.claims[index].sentence_span for index in indices}) == 1

    def surely_alike(self, indices: Sequence[int]) -> bool:
        """Whether claims speak of the same beyond doubt: in one sentence, or of days that the text fixes and with the same
        words for what is counted (all of them, the listed, on average), none of which tells rows of one model apart."""
        if self.one_sentence(indices):
            return True
        several = [self.claims[index] for index in indices]
        fixed = all(claim.period.known and not claim.period.loose for claim in several)
        counted = {wording(claim.sentence, "counted") for claim in several}
        return fixed and len(counted) == 1 and _ROWS_APART.isdisjoint(*counted)


def same_days(one: Period, other: Period) -> bool:
    """Whether two periods have the same first and last day; open ones are alike only within a sentence."""
    return one.start == other.start and one.end == other.end


def wording(sentence: str, about: str) -> frozenset[str]:
    """Which words of a table (`counted`, `doubt`) stand in a sentence.

    >>> sorted(wording("All models together, free ones included", "counted"))
    ['all', 'free', 'including']
    """
    return frozenset(name for name, pattern in _wording()[about].items() if pattern.search(sentence))


@cache
def _wording() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck.own") / "wording.toml").read_text("utf-8"))
    return {
        about: {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table.items()} for about, table in tables.items()
    }
