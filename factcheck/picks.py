"""Picks: which reading explains each claim of an article.

All claims are asked together first. What their basis leaves over is asked again by paragraph, for an article may use two
bases, then claim by claim; and what nothing explains at all, with one member left out or let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from factcheck.basis import COST, Basis
from factcheck.infer import Inferred, Taken, ends_of, infer, infer_stated, with_readings
from factcheck.readings import Reading
from factcheck.vocabulary import Choice


@dataclass(frozen=True, slots=True)
class Pick:
    """The reading that explains a claim, the inference it comes from, and whether luck explains it as well."""

    reading: Reading
    by: Inferred
    alone: bool = False
    doubtful: bool = False

    @property
    def lucky(self) -> bool:
        """Whether the fit is no better than luck, or too weak for a basis of the last resort.

        A place or a direction cannot be measured: by itself it counts on another scope or count of the same days, but not
        where ten windows were tried for it.
        """
        if self.doubtful:
            return True
        if self.by.chance is None:
            return self.alone and self.reading.basis.end is not None
        return not self.by.beyond_luck


#: What a claim gives on further bases, tried where nothing else explains it; the basis of the article is known by then.
LastResort: TypeAlias = Callable[[Taken, Inferred | None], Mapping[Basis, Reading]]


def picks(taken: Mapping[int, Taken], last_resort: LastResort, limit_alone: Decimal) -> tuple[dict[int, Pick], Inferred | None]:
    """For each claim that a departing basis explains, its reading there; and the basis of the article, if there is one.

    A basis of the last resort must explain two figures, or one with a chance below `limit_alone`; else the claim is in doubt.
    """
    whole = infer(list(taken.values()))
    whole = whole if whole is not None and whole.beyond_luck else None
    found: dict[int, Pick] = {}
    if whole is not None:
        _pick(taken, whole, found)
    for paragraph in sorted({each.paragraph for each in taken.values()}):
        rest = {at: each for at, each in taken.items() if each.paragraph == paragraph and at not in found}
        part = infer(list(rest.values()))
        if part is not None and part.beyond_luck and sum(part.best.fits) > 1:
            _pick(rest, part, found)
    scopes = frozenset(each.claim.scope for each in taken.values() if each.claim.scope is not None)
    for at, each in taken.items():
        alone = _alone(_of_days(each, whole), scopes) if at not in found else None
        if alone is not None:
            _pick({at: each}, alone, found, alone=True)
    _pick_last(taken, whole, last_resort, limit_alone, found)
    return found, whole or _stated_beyond_luck(list(taken.values()))


def _pick_last(
    taken: Mapping[int, Taken], whole: Inferred | None, last_resort: LastResort, limit_alone: Decimal, found: dict[int, Pick]
) -> None:
    rest = {at: each for at, each in taken.items() if each.is_evidence and (at not in found or found[at].lucky)}
    more = {at: last_resort(each, whole) for at, each in rest.items()}
    wider = {at: with_readings(each, {**each.readings.every, **more[at]}) for at, each in rest.items() if more[at]}
    last = infer(list(wider.values()))
    if last is not None and last.chance is not None:
        several = sum(last.best.fits) > 1 and last.beyond_luck
        if several or last.chance < limit_alone:
            _pick(wider, last, found)
    for at, each in wider.items():
        alone = infer([each]) if at not in found else None
        if alone is not None and alone.chance is not None:
            _pick({at: each}, alone, found, doubtful=alone.chance >= limit_alone)


def _of_days(each: Taken, whole: Inferred | None) -> Taken:
    """A claim by itself is looked for on the days of its story, where these were found."""
    if whole is None or whole.best.basis.end is None:
        return each
    ends = {None, whole.best.basis.end}
    return with_readings(each, {basis: reading for basis, reading in each.readings.every.items() if basis.end in ends})


def _alone(each: Taken, scopes: frozenset[str]) -> Inferred | None:
    """What explains one claim by itself: first a scope that the article names elsewhere, so that few others were tried."""
    own = each.readings.stated.basis
    named = {basis: reading for basis, reading in each.readings.every.items() if basis in {own, *_on_scopes(own, scopes)}}
    near = infer([with_readings(each, named)])
    return near if near is not None and near.beyond_luck else infer([each])


def _on_scopes(basis: Basis, scopes: frozenset[str]) -> Iterator[Basis]:
    yield from (replace(basis, scope=scope) for scope in scopes)


def _stated_beyond_luck(taken: Sequence[Taken]) -> Inferred | None:
    stated = infer_stated(taken)
    return stated if stated is not None and stated.beyond_luck else None


def _pick(
    taken: Mapping[int, Taken], by: Inferred, found: dict[int, Pick], *, alone: bool = False, doubtful: bool = False
) -> None:
    for at, each in taken.items():
        reading = each.readings.on(by.best.basis)
        if each.is_evidence and reading is not None and reading.fits:
            found[at] = Pick(_plainest(each, reading), by, alone, doubtful)


def _plainest(each: Taken, reading: Reading) -> Reading:
    """The same value with no departure that does not change it: a claim is told only of the choices that matter to it."""
    own, found = each.readings.stated.basis, reading
    for choice in sorted(reading.basis.departures(own), key=lambda choice: -COST[choice]):
        if choice is not Choice.WINDOW:
            plainer = each.readings.every.get(replace(found.basis, **{choice.value: getattr(own, choice.value)}))
            found = plainer if plainer is not None and ends_of(plainer) == ends_of(reading) and plainer.fits else found
    return found
