"""Ranges: two wordings of days that are the ends of one stretch (March 9 to 15, between May and July), and lists of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims.when.atoms import Atom
from claims.when.calendar import Unit
from claims.when.expression import Expression, How
from claims.when.form import shifted
from claims.when.prepositions import behind, in_front
from claims.when.words import either, words

_DASH = r"-{1,2}|–|—{1,2}|~|～|\.{2,3}"
#: No dash and no "up to the next" is longer.
_LONGEST_LINK = 14
#: What stands between the members of a list.
_LISTED = re.compile(r"\s?(?:、|和|与|及|或|,|\band\b|\bor\b)\s?")
#: No end of a range: counted stretches, and what holds a range already.
NO_END = {"range", "span", "trailing", "coming", "to-date"}


def ranged(atoms: Sequence[Atom], folded: str) -> list[Atom]:
    """The same with the ends of each range put together, its preposition included."""
    found: list[Atom] = []
    for atom in atoms:
        joined = _range(found[-1], atom, folded) if found else None
        if joined:
            found[-1] = joined
        elif found and (continued := _continued(found[-1], atom, folded)):
            found.append(continued)
        elif (opened := _until_now(atom, folded)) is not None:
            found.append(opened)
        else:
            found.append(atom)
    return found


def _continued(before: Atom, after: Atom, folded: str) -> Atom | None:
    """The second of two that share what the first one says: 3月9日、10日; 2025年3月和5月."""
    said = before.last or before.first
    if not _LISTED.fullmatch(folded, before.end, after.start) or not after.first.within or after.first.weak:
        return None
    shared = [at for at, step in enumerate(said.steps[:-1]) if step.unit is after.first.within[0]]
    if not shared or said.unit is not after.first.steps[0].unit:
        return None
    outer = replace(said, steps=said.steps[: shared[-1] + 1])
    return replace(after, first=after.first.inside(outer))


def _until_now(atom: Atom, folded: str) -> Atom | None:
    now, start = behind(folded, atom, "+now"), in_front(folded, atom, "from")
    if now is None or (start is None and now["date"] is None):
        return None
    return Atom(start.start() if start else atom.start, now.end(), atom.first, shifted(Unit.DAY, 0))


def _range(before: Atom, after: Atom, folded: str) -> Atom | None:
    """From one wording to the next, with what stands between, before and behind them."""
    first, last = before.first, after.first
    if before.last is not None or after.start - before.end > _LONGEST_LINK or not _can_end(first) or not _can_end(last):
        return None
    start, end = in_front(folded, before, "from"), behind(folded, after, "+around")
    between = end or in_front(folded, before, "between")
    gap = folded[before.end : after.start]
    slashed = gap == "/" and first.unit is last.unit is Unit.DAY and first.fixed and last.fixed
    link = (_and() if between else _to()).fullmatch(gap)
    if not slashed and (link is None or (link["word"] and _fractions(first, last))):
        return None
    low, high = start.start() if start else before.start, end.end() if end else after.end
    return Atom(low, high, first, last, parts=(before, after))


def _can_end(expression: Expression) -> bool:
    """Weak wordings end a range where they are dates or years (5/12, 2026), not where they are this month."""
    if expression.lemma in NO_END:
        return False
    return not expression.weak or expression.steps[-1].how in {How.NTH, How.FIXED}


def _fractions(first: Expression, last: Expression) -> bool:
    """From 1/3 to 2/3: both could be parts of a whole."""
    return all(e.weak and len(e.steps) == 2 and e.steps[0].n < e.steps[1].n <= 12 for e in (first, last))


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_DASH}|(?P<word>{either(words().ranges['to'])}))\s?(?:the\s|next\s)?")


@cache
def _and() -> re.Pattern[str]:
    known = (*words().ranges["and"], *words().ranges["to"])
    return re.compile(rf"\s?(?:{_DASH}|(?P<word>{either(known)}))\s?(?:the\s)?")
