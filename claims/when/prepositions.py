"""The words around a wording of days that bound it: since, before, from, 截至, 以来; where they stand and what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.when.atoms import Atom
from claims.when.words import either, han, latin, number_pattern, words

#: How far before a wording its preposition may begin.
_REACH = 32
_ARTICLES = (" the", " around", " about")


def _before(options: Sequence[str], article: str = "") -> str:
    """One of the words, right before a wording; English ones whole, with an article behind them."""
    english, chinese = either(latin(options)), either(han(options))
    parts = [
        rf"\b{article}(?:{english})\s(?:the\s|around\s|about\s)?" if english else "",
        rf"(?:{chinese})\s?" if chinese else "",
    ]
    return f"(?:{'|'.join(part for part in parts if part)})$"


def _after(options: Sequence[str]) -> str:
    english, chinese = either(latin(options)), either(han(options))
    parts = [rf"\s(?:{english})\b" if english else "", rf"\s?(?:{chinese})" if chinese else ""]
    return "|".join(part for part in parts if part)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Of every bound and preposition, the pattern before a wording; with a + the one behind it."""
    known = words()
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for word, bound in known.bounds_before.items():
        before.setdefault(bound, []).append(word)
    for word, bound in known.bounds_after.items():
        after.setdefault(bound, []).append(word)
    numbers = rf"{number_pattern()}|{either(latin(known.counts))}|\d{{1,3}}"
    units = either(latin(known.units))
    return {
        **{
            bound: re.compile(_before(listed, r"(?:the\s)?" if bound.startswith("week") else ""))
            for bound, listed in before.items()
        },
        **{f"+{bound}": re.compile(_after(listed)) for bound, listed in after.items()},
        "from": re.compile(_before((*known.ranges["from"], *known.ranges["between"]))),
        "between": re.compile(_before(known.ranges["between"])),
        "+around": re.compile(_after(known.ranges["around"])),
        "+now": re.compile(r"\s(?:to|until|till|and|through)\s(?:now|(?P<date>date)|the\spresent)\b"),
        "length": re.compile(
            rf"\b(?:(?P<for>for)\s)?\b(?P<n>{numbers})[\s-]?(?P<u>{units})"
            r"(?:\speriod)?(?:\s(?P<how>that\sended|ended|ending|to|through|starting\sfrom|starting\son|starting|beginning|from|after|before)"
            r"|,\sfrom)\s(?:the\s|on\s)?$"
        ),
        "+length": re.compile(rf"\sfor\s(?P<n>{numbers})\s(?P<u>{units})\b"),
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
        "length": ("from", "starting", "on", "beginning", "after", "before", "ended", "ending", "to", "through"),
    }


def behind(folded: str, atom: Atom, name: str) -> re.Match[str] | None:
    """The words of a bound right behind a wording; its name has a + before it."""
    return patterns()[name].match(folded, atom.end, atom.end + _REACH)


def in_front(folded: str, atom: Atom, name: str) -> re.Match[str] | None:
    """The words of a bound right before a wording."""
    low = max(0, atom.start - _REACH)
    before = folded[low : atom.start].rstrip(" ")
    for article in _ARTICLES:
        before = before.removesuffix(article)
    if not before.endswith(_last_words()[name]):  # far cheaper than the pattern, and nearly always so
        return None
    return patterns()[name].search(folded, low, atom.start)
