"""Bounds: days of which the words around them make one end of a stretch (since, before, 截至), or so many days on end."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.when.atoms import Atom
from claims.when.calendar import Unit
from claims.when.expression import How, Step
from claims.when.prepositions import behind, in_front
from claims.when.ranges import NO_END
from claims.when.resolve import alone
from claims.when.words import count, words

#: What makes another word of 前 and 后: 前五, 前后, 后续.
_GOES_ON = re.compile(r"[一二三四五六七八九十百两几\d]|后|续|来|端|台|期|沿|往|进|景|提")


def bounded(atom: Atom, folded: str) -> Atom | None:
    """The same with the words that make it one end of a stretch, or seven days; `None` where it means no days alone."""
    if atom.last is not None:
        return atom
    if counted := _counted(atom, folded):
        return counted
    as_of = in_front(folded, atom, "as-of")
    week = behind(folded, atom, "+week-ending") if as_of else None
    if as_of and week and atom.first.unit is Unit.DAY:
        return replace(atom, start=as_of.start(), end=week.end(), bound="week-ending", first=replace(atom.first, weak=False))
    for bound in ("week-ending", "week-from"):
        if match := in_front(folded, atom, bound):
            return _week(atom, bound, match.start())
    first = alone(atom.first)
    if first is None:
        return None
    atom = replace(atom, first=first)
    if atom.first.steps[-1].how in {How.SPAN, How.ACROSS}:
        return _prefixed(atom, folded)
    return atom if atom.first.lemma in NO_END else _one_sided(atom, folded)


def _week(atom: Atom, bound: str, start: int) -> Atom | None:
    """The week of March 9, of the 18th; of March 9-15 it adds nothing."""
    if atom.first.unit is not Unit.DAY:
        return atom if alone(atom.first) else None
    if atom.first.lemma == "range":
        return atom
    return replace(atom, start=start, bound=bound, first=replace(atom.first, weak=False))


def _prefixed(atom: Atom, folded: str) -> Atom:
    """Days and months on end with the words around them: from March 9 to 15, 从3月9日至15日期间."""
    start, end = in_front(folded, atom, "from"), behind(folded, atom, "+around")
    return replace(atom, start=start.start() if start else atom.start, end=end.end() if end else atom.end)


def _one_sided(atom: Atom, folded: str) -> Atom:
    for bound in ("until", "since", "before", "after"):
        match = behind(folded, atom, f"+{bound}")
        if match and not _GOES_ON.match(folded, match.end()):
            start = in_front(folded, atom, "since") or in_front(folded, atom, "from") if bound == "since" else None
            return replace(atom, start=start.start() if start else atom.start, end=match.end(), bound=bound)
    for bound in ("since", "until", "before", "after", "to-date", "as-of"):
        match = in_front(folded, atom, bound)
        named = match and match[0].endswith("the ") and atom.first.unit is Unit.MONTH  # after the May release
        if match and not named and not (bound == "as-of" and atom.first.steps[0].unit is Unit.WEEK):
            return replace(atom, start=match.start(), bound=bound)
    return atom


#: What is counted up to a day (three weeks to March 9), and what gives a day so far from another.
_UP_TO = {"that ended", "ended", "ending", "to", "through"}
_AWAY = {"from", "after", "before"}


def _counted(atom: Atom, folded: str) -> Atom | None:
    """So many units before, up to or from a day: three days after March 9, four weeks ended March 15, for a week from today."""
    if alone(atom.first) is None or atom.first.unit is not Unit.DAY:
        return None
    front, back = in_front(folded, atom, "length"), behind(folded, atom, "+length")
    match = front or back
    number = count(match["n"]) if match else None
    if match is None or not number:
        return None
    unit, how = words().units[match["u"]], front["how"] if front else None
    if front and how in _AWAY and not front["for"]:
        step, lemma = Step(How.AGO, unit, -number if how == "before" else number), "date"
    else:
        step, lemma = Step(How.LENGTH, unit, -number if how in _UP_TO else number), "range"
    since = None if front else in_front(folded, atom, "from")
    if front and how and how.startswith("start"):
        start = front.start("n")  # for a week starting tomorrow: the words before it say no more
    else:
        start = front.start() if front else since.start() if since else atom.start
    end = atom.end if front else match.end()
    return Atom(start, end, replace(atom.first, steps=(*atom.first.steps, step), lemma=lemma))
