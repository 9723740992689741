"""Composition: neighbouring wordings of days that are one: 去年 3月 9日, Tuesday of next week, March 9, 2026."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claims.when.atoms import Atom
from claims.when.calendar import Unit
from claims.when.expression import Expression, How

_GAP = re.compile(r"[ ]{0,2}(?:(?:,|of|in|on|的|for|'s|’s)[ ]{0,2})?(?:the )?")
_HYPHEN = re.compile(r"[ ]?[-/][ ]?")
_PARTS_OF_YEAR = {Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.DAY}


def composed(atoms: Sequence[Atom], folded: str) -> list[Atom]:
    """What remains when every atom has been joined to the one before it that it fits."""
    stack: list[Atom] = []
    for atom in atoms:
        current = atom
        while stack and (joined := _joined(stack[-1], current, folded)):
            stack.pop()
            current = joined
        stack.append(current)
    return stack


def _joined(before: Atom, after: Atom, folded: str) -> Atom | None:
    gap = folded[before.end : after.start] if after.start - before.end <= 10 else "\n"
    if _HYPHEN.fullmatch(gap):
        units = {before.first.unit, after.first.unit}
        dated = Unit.YEAR in units and units & _PARTS_OF_YEAR  # Dec-2018, but no 2018-2019
        if not dated and before.first.unit is not Unit.THIRD:
            return None
    elif not _GAP.fullmatch(gap):
        return None
    expression = _one(before.first, after.first)
    return None if expression is None else Atom(before.start, after.end, expression)


def _one(before: Expression, after: Expression) -> Expression | None:
    if _fits(after, before):
        return after.inside(before)
    if _fits(before, after):
        return before.inside(after)
    if _is_weekday(before) and after.unit is Unit.DAY and not _is_weekday(after) and after.lemma in {"", "date"}:
        return replace(after, weak=False)  # Monday, March 9
    return None


def _fits(inner: Expression, outer: Expression) -> bool:
    """Whether the outer one gives what the inner one needs around it; counted stretches hold nothing."""
    return outer.unit in inner.within and outer.steps[-1].how not in {How.ROLL, How.AGO, How.TO_DATE, How.REST}


def _is_weekday(expression: Expression) -> bool:
    return expression.within == (Unit.WEEK,)
