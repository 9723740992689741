"""Checks: what the story's own figures give for one of its claims, and how the relations that give it are found.

A relation is one file in `factcheck/own/relations/` that exposes `RELATION`; its sentence stands in `words.toml`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import import_module

import factcheck.own.relations
from factcheck.own.extent import Extent, Formula, computed, fit_of, overlap
from factcheck.own.told import Told, wording
from factcheck.vocabulary import Fit


@dataclass(frozen=True, slots=True)
class Check:
    """A claim, the claims that it is held against (all by their place in the article), what these give, and whether it fits.

    `low` and `high` enclose everything that the printed digits and the hedges allow. Digits that were cut off rather than
    rounded make it undecided, not excluded.
    """

    index: int
    against: tuple[int, ...]
    low: Decimal
    high: Decimal
    fit: Fit
    relation: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One way in which claims bear on each other: of which kinds, and what the others give for a claim.

    `derived` relations work a figure out from other figures; what they exclude is wrong by arithmetic alone.
    """

    name: str
    kinds: frozenset[str]
    checks: Callable[[Told, int], Iterable[Check]]
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Doubts:
    """What keeps a claim from being excluded: another formula or other operands that it agrees with, as the sentence may
    mean these; words of its sentence that are named here (of the tables in `wording.toml`); or, where `afar` is set, operands
    in other sentences."""

    formulas: Sequence[Formula] = ()
    misread: Iterable[tuple[int, ...]] = ()
    words: frozenset[str] = frozenset()
    afar: bool = False


_NO_DOUBTS = Doubts()


@cache
def relations() -> Mapping[str, Relation]:
    """Every relation by its name."""
    found = pkgutil.iter_modules(factcheck.own.relations.__path__)
    modules = [import_module(f"factcheck.own.relations.{module.name}") for module in found]
    return {module.RELATION.name: module.RELATION for module in modules}


def settle(
    told: Told,
    index: int,
    relation: str,
    operands: Iterable[tuple[int, ...]],
    formula: Formula,
    *,
    doubts: Doubts = _NO_DOUBTS,
    said: Extent | None = None,
) -> Iterator[Check]:
    """The check of a claim against whichever operands agree with it best; none where there are no operands.

    A claim that agrees with one set of operands is not held against the others. `said` stands in for its own figure.
    """
    said = said or told.extent(index)
    found = [check for against in operands for check in _checked(told, index, relation, against, formula, said)]
    for check in sorted(found, key=lambda check: _BEST.index(check.fit))[:1]:
        doubtful = check.fit is Fit.EXCLUDED and _in_doubt(told, check, formula, doubts, said)
        yield replace(check, fit=Fit.UNDECIDED) if doubtful else check


_BEST = (Fit.FITS, Fit.UNDECIDED, Fit.EXCLUDED)


def _checked(told: Told, index: int, relation: str, against: tuple[int, ...], formula: Formula, said: Extent) -> Iterator[Check]:
    own = computed(formula, [told.extent(operand) for operand in against])
    if own is not None:
        yield Check(index, against, own.narrow.low, own.narrow.high, fit_of(said, own), relation)


def _in_doubt(told: Told, check: Check, formula: Formula, doubts: Doubts, said: Extent) -> bool:
    """Whether something else may be meant, or a passing moment."""
    sentence = told.claims[check.index].sentence
    words = wording(sentence, "counted") | wording(sentence, "doubt")
    places = (check.index, *check.against)
    if not told.surely_alike(places) or (doubts.afar and not told.one_sentence(places)):
        return True
    if not words.isdisjoint(doubts.words | {"passing"}):
        return True
    tried = [(other, check.against) for other in doubts.formulas] + [(formula, other) for other in doubts.misread]
    others = (computed(how, [told.extent(operand) for operand in operands]) for how, operands in tried)
    return any(other is not None and overlap(said.wide, other.wide) for other in others)
