"""Two ends and one: ranges (March 9 to 15, between May and July), and days that bound a stretch (since, before, 截至)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims.when.atoms import Atom
from claims.when.calendar import Unit
from claims.when.expression import Expression, How, Step
from claims.when.form import shifted
from claims.when.resolve import alone
from claims.when.words import count, either, number_pattern, words

#: How far before a wording its preposition may begin.
_REACH = 32
_DASH = r"-{1,2}|–|—{1,2}|~|～"
#: No second end of a range: counted stretches, and what holds a range already.
_NO_END = {"range", "span", "trailing", "coming", "to-date"}
_ARTICLES = (" the", " around", " about")


def _before(options: Sequence[str], article: str = "") -> str:
    """One of the words, right before a wording; English ones whole, with an article behind them."""
    english, chinese = either(options, ascii_only=True), either(options, ascii_only=False)
    parts = [
        rf"\b{article}(?P<en>{english})\s(?:the\s|around\s|about\s)?" if english else "",
        rf"(?P<zh>{chinese})\s?" if chinese else "",
    ]
    return f"(?:{'|'.join(part for part in parts if part)})$"


def _after(options: Sequence[str]) -> str:
    english, chinese = either(options, ascii_only=True), either(options, ascii_only=False)
    parts = [rf"\s(?:{english})\b" if english else "", rf"\s?(?:{chinese})" if chinese else ""]
    return "|".join(part for part in parts if part)


@cache
def _to() -> re.Pattern[str]:
    known = words().ranges["to"]
    return re.compile(rf"\s?(?:{_DASH}|(?P<word>{either(known)}))\s?(?:the\s|next\s)?")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_DASH}|{either((*words().ranges['and'], *words().ranges['to']))})\s?(?:the\s)?")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Of every bound and preposition, the pattern before a wording; with a + the one behind it."""
    known = words()
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for word, bound in known.bounds_before.items():
        before.setdefault(bound, []).append(word)
    for word, bound in known.bounds_after.items():
        after.setdefault(bound, []).append(word)
    numbers = rf"{number_pattern()}|{either(known.counts, ascii_only=True)}|\d{{1,3}}"
    units = either(known.units, ascii_only=True)
    return {
        **{
            bound: re.compile(_before(listed, r"(?:the\s)?" if bound.startswith("week") else ""))
            for bound, listed in before.items()
        },
        **{f"+{bound}": re.compile(_after(listed)) for bound, listed in after.items()},
        "from": re.compile(_before((*known.ranges["from"], *known.ranges["between"]))),
        "between": re.compile(_before(known.ranges["between"])),
        "+around": re.compile(_after(known.ranges["around"])),
        "+now": re.compile(r"\s(?:to|until|till|and|through)\s(?:now|date|the\spresent)\b"),
        "length": re.compile(
            rf"\b(?:(?P<for>for)\s)?\b(?P<n>{numbers})[\s-]?(?P<u>{units})"
            r"(?:\s(?P<how>starting\sfrom|starting\son|starting|beginning|from|after|before)|,\sfrom)\s$"
        ),
        "+length": re.compile(rf"\sfor\s(?P<n>{numbers})\s(?P<u>{units})\b"),
        "no-front": re.compile(r"[一二三四五六七八九十百两几\d]|后|续|来|端|台|期|沿|往|进|景|提"),
    }


@cache
def _last_words() -> dict[str, tuple[str, ...]]:
    """What text ends in where the pattern of the same name matches before a wording."""
    known = words()
    ends = {bound: tuple(w for w, b in known.bounds_before.items() if b == bound) for bound in set(known.bounds_before.values())}
    return {
        **ends,
        "from": known.ranges["from"] + known.ranges["between"],
        "between": known.ranges["between"],
        "length": ("from", "starting", "on", "beginning", "after", "before"),
    }


def _behind(folded: str, atom: Atom, name: str) -> re.Match[str] | None:
    return _patterns()[name].match(folded, atom.end, atom.end + _REACH)


def _in_front(folded: str, atom: Atom, name: str) -> re.Match[str] | None:
    low = max(0, atom.start - _REACH)
    before = folded[low : atom.start].rstrip(" ")
    for article in _ARTICLES:
        before = before.removesuffix(article)
    if not before.endswith(_last_words()[name]):  # far cheaper than the pattern, and nearly always so
        return None
    return _patterns()[name].search(folded, low, atom.start)


def ranged(atoms: Sequence[Atom], folded: str) -> list[Atom]:
    """The same with the ends of each range put together, its preposition included."""
    found: list[Atom] = []
    for atom in atoms:
        joined = _range(found[-1], atom, folded) if found else None
        if joined:
            found[-1] = joined
        elif (opened := _until_now(atom, folded)) is not None:
            found.append(opened)
        else:
            found.append(atom)
    return found


def _until_now(atom: Atom, folded: str) -> Atom | None:
    now, start = _behind(folded, atom, "+now"), _in_front(folded, atom, "from")
    if now is None or start is None:
        return None
    return Atom(start.start(), now.end(), atom.first, shifted(Unit.DAY, 0))


def _range(before: Atom, after: Atom, folded: str) -> Atom | None:
    if before.last is not None or before.bound or not _can_end(before.first) or not _can_end(after.first):
        return None
    if after.start - before.end > 12:
        return None
    gap = folded[before.end : after.start]
    start = _in_front(folded, before, "from")
    end = _behind(folded, after, "+around")
    between = end or _in_front(folded, before, "between")
    link = (_and() if between else _to()).fullmatch(gap)
    if link is None or (
        _both_slashed(before.first, after.first) and _fractions(before.first, after.first) and link[0].strip() not in "-–—~～"
    ):
        return None
    return Atom(
        start.start() if start else before.start,
        end.end() if end else after.end,
        before.first,
        after.first,
        parts=(before, after),
    )


def _can_end(expression: Expression) -> bool:
    """Weak wordings end a range where they are dates or years (5/12, 2026), not where they are this month."""
    if expression.lemma in _NO_END:
        return False
    return not expression.weak or expression.steps[-1].how in {How.NTH, How.FIXED}


def _both_slashed(first: Expression, last: Expression) -> bool:
    return (
        first.weak and last.weak and first.unit is Unit.DAY and last.unit is Unit.DAY and len(first.steps) == len(last.steps) == 2
    )


def _fractions(first: Expression, last: Expression) -> bool:
    """From 1/3 to 2/3: both could be parts of a whole."""
    return all(e.steps[0].n < e.steps[1].n <= 12 for e in (first, last))


def bounded(atom: Atom, folded: str) -> Atom | None:
    """The same with the words that make it one end of a stretch, or seven days; `None` where it means no days alone."""
    if atom.last is not None:
        week = _behind(folded, atom, "+week-ending")
        return replace(atom, end=week.end()) if week else atom
    if counted := _counted(atom, folded):
        return counted
    as_of = _in_front(folded, atom, "as-of")
    week = _behind(folded, atom, "+week-ending") if as_of else None
    if as_of and week and atom.first.unit is Unit.DAY:
        return replace(atom, start=as_of.start(), end=week.end(), bound="week-ending", first=replace(atom.first, weak=False))
    for bound in ("week-ending", "week-from"):
        if match := _in_front(folded, atom, bound):
            return _week(atom, bound, match.start())
    first = alone(atom.first)
    if first is None:
        return None
    atom = replace(atom, first=first)
    if atom.first.steps[-1].how in {How.SPAN, How.ACROSS}:
        return _prefixed(atom, folded)
    return atom if atom.first.lemma in _NO_END else _one_sided(atom, folded)


def _week(atom: Atom, bound: str, start: int) -> Atom | None:
    """The week of March 9, of the 18th; of March 9-15 it says no more than those days."""
    if atom.first.unit is not Unit.DAY:
        return atom if alone(atom.first) else None
    if atom.first.lemma == "range":
        return replace(atom, start=start)
    return replace(atom, start=start, bound=bound, first=replace(atom.first, weak=False))


def _prefixed(atom: Atom, folded: str) -> Atom:
    """Days and months on end with the words around them: from March 9 to 15, 从3月9日至15日期间."""
    start, end = _in_front(folded, atom, "from"), _behind(folded, atom, "+around") or _behind(folded, atom, "+week-ending")
    return replace(atom, start=start.start() if start else atom.start, end=end.end() if end else atom.end)


def _one_sided(atom: Atom, folded: str) -> Atom:
    for bound in ("until", "since", "before", "after"):
        match = _behind(folded, atom, f"+{bound}")
        if match and not _patterns()["no-front"].match(folded, match.end()):
            start = _in_front(folded, atom, "since") or _in_front(folded, atom, "from") if bound == "since" else None
            return replace(atom, start=start.start() if start else atom.start, end=match.end(), bound=bound)
    for bound in ("since", "until", "before", "after", "as-of"):
        match = _in_front(folded, atom, bound)
        named = match and match[0].endswith("the ") and atom.first.unit is Unit.MONTH  # after the May release
        if match and not named and not (bound == "as-of" and atom.first.steps[0].unit is Unit.WEEK):
            return replace(atom, start=match.start(), bound=bound)
    return atom


def _counted(atom: Atom, folded: str) -> Atom | None:
    """Three days from March 9, for two weeks from today, March 9 for ten days."""
    if alone(atom.first) is None or atom.first.unit is not Unit.DAY:
        return None
    front, behind = _in_front(folded, atom, "length"), _behind(folded, atom, "+length")
    match = front or behind
    number = count(match["n"]) if match else None
    if match is None or not number:
        return None
    unit = words().units[match["u"]]
    start, end = (match.start(), atom.end) if front else (atom.start, match.end())
    if front and front["for"] and front["how"] not in {None, "from"}:
        start = front.start("n")
    if front and front["how"] in {"from", "after", "before"} and not front["for"]:
        step = Step(How.AGO, unit, -number if front["how"] == "before" else number)
        lemma = "date"
    else:
        step, lemma = Step(How.LENGTH, unit, number), "range"
    if behind and (since := _in_front(folded, atom, "from")):
        start = since.start()
    return Atom(start, end, replace(atom.first, steps=(*atom.first.steps, step), lemma=lemma))
