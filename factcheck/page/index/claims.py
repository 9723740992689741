"""A claim that several outlets share, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.across import Claim, Shared, Story, Told
from factcheck.interface import Interface
from factcheck.interface.account import ICONS
from factcheck.interface.dates import day_in_words, days_in_words
from factcheck.interface.quantity import digits_of, elsewhere, quantity
from factcheck.report import FigurePart, Words
from factcheck.vocabulary import Kind, Verdict

#: Lines of one claim that stand open, and those that can be unfolded; of the others it is said how many they are.
MOST_OPEN = 6
MOST_FOLDED = 40
_MOST_VALUES = 6


@dataclass(frozen=True, slots=True)
class Telling:
    """One line: who printed what and when, what it is in the reader's notation, what became of it.

    `again` tells of further stories of the outlet that print the same and have the same verdict.
    """

    outlet: str
    day: str
    day_in_words: str
    link: str
    quote: str
    language: str
    source: str
    value: str
    elsewhere: str
    verdict: str
    icon: str
    word: str
    first: str
    again: str
    reprint: str


@dataclass(frozen=True, slots=True)
class SharedClaim:
    """What is claimed, about which days, how many tell it, whether they agree, and who tells what.

    Lines that are not in `tellings` can be unfolded (`folded`), up to a number; `more` are left out.
    """

    what: str
    when: str
    outlets: str
    figures: str
    agree: bool
    verdicts: str
    tellings: tuple[Telling, ...]
    folded: tuple[Telling, ...]
    more: int


def shared_claim(shared: Shared, words: Interface) -> SharedClaim:
    """The claim in words, a line for what each outlet prints."""
    lines = _lines(shared)
    opened = _opened(lines)
    folded = [line for line in lines if line not in opened]
    return SharedClaim(
        what=_what(shared.tellings[0], words),
        when=_when(shared.claim, words),
        outlets=outlets_in_words(shared, words),
        figures=_figures(shared, words),
        agree=shared.agree,
        verdicts=words.say("across.verdicts-differ") if shared.verdicts_differ else "",
        tellings=tuple(_telling(line, shared, words) for line in opened),
        folded=tuple(_telling(line, shared, words) for line in folded[:MOST_FOLDED]),
        more=len(folded[MOST_FOLDED:]),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """What one outlet prints: the first telling, and how many more of its stories tell the same."""

    told: Told
    again: int

    @property
    def kind(self) -> tuple[str, str]:
        return self.told.value, self.told.verdict


def _lines(shared: Shared) -> list[_Line]:
    """In the order of publication."""
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for told in shared.tellings:
        groups.setdefault((told.story.teller, told.value, told.verdict), []).append(told)
    return [_Line(group[0], len(group) - 1) for group in groups.values()]


def _opened(lines: list[_Line]) -> list[_Line]:
    """The first lines, but no figure and no verdict is told in folded lines alone while there is room."""
    firsts = {line.kind: line for line in reversed(lines)}
    wanted = [*sorted(firsts.values(), key=lines.index), *(line for line in lines if line is not firsts[line.kind])]
    return sorted(wanted[:MOST_OPEN], key=lines.index)


def _what(told: Told, words: Interface) -> str:
    """Kind, subject, and what it is held against: `gap · Chinese models / U.S. models`."""
    claim = told.claim
    who = _label(told.subject, claim.subject, words)
    if claim.object is not None:
        who = words.say("across.against", subject=who, object=_label(told.object or {}, claim.object, words))
    return " · ".join((words.name("kind", claim.kind), who, *_conditions(claim, words)))


def _conditions(claim: Claim, words: Interface) -> Iterator[str]:
    if claim.condition == "in-top" and claim.n is not None:
        yield words.say("condition.in-top", n=claim.n)
        return
    if claim.condition:
        yield words.name("condition", claim.condition)
    if claim.n is not None:
        yield words.say("quantity.top", n=claim.n)


def _when(claim: Claim, words: Interface) -> str:
    days = days_in_words(claim.start, claim.end, words)
    if claim.base_start is None or claim.base_end is None:
        return days
    return words.say("across.compared", days=days, base=days_in_words(claim.base_start, claim.base_end, words))


def _label(label: Words, subject: str, words: Interface) -> str:
    return words.of(label) or subject


def outlets_in_words(shared: Shared, words: Interface) -> str:
    """How many tell it, and how many of them in reprints alone."""
    told = words.count("across.outlets", shared.outlets)
    if not shared.reprinting:
        return told
    originals = {_teller(original) for original in shared.originals.values()}
    reprints = (
        words.count("across.reprints-of", shared.reprinting, outlet=originals.pop())
        if len(originals) == 1
        else words.count("across.reprints", shared.reprinting)
    )
    return told + words.say("punctuation.comma") + reprints


def _teller(story: Story) -> str:
    return story.outlet or story.title


def _figures(shared: Shared, words: Interface) -> str:
    """Whether the figures agree; the printed ones where they do not, or where they are printed in several ways."""
    if not shared.values:
        return ""
    values = [_value(shared.claim, value, words) for value in shared.values[:_MOST_VALUES]]
    told = words.say("punctuation.comma").join(dict.fromkeys(values)) + ("…" if len(shared.values) > _MOST_VALUES else "")
    return words.say("across.agree" if shared.agree else "across.differ", values=told)


def _telling(line: _Line, shared: Shared, words: Interface) -> Telling:
    told = line.told
    story, claim = told.story, told.claim
    day = story.publication.day.isoformat() if story.publication.day else ""
    return Telling(
        outlet=story.outlet or story.title,
        day=day,
        day_in_words=day_in_words(day, words) if day else "",
        link=told.link,
        quote=told.quote or told.text,
        language=story.language,
        source=words.say("across.citing", source=story.source) if story.source else "",
        value=_value(claim, told.value, words) if told.value else "",
        elsewhere=_elsewhere(claim, told.value, words) if told.value else "",
        verdict=told.verdict if told.verdict in set(Verdict) else Verdict.UNPROVEN,
        icon=next((icon for verdict, icon in ICONS.items() if verdict == told.verdict), "·"),
        word=words.name("verdict", told.verdict),
        first=words.say("across.first" if shared.dated else "across.first-dated") if told is shared.first else "",
        again=words.count("across.again", line.again) if line.again else "",
        reprint=words.say("across.reprint", outlet=_teller(original)) if (original := shared.originals.get(story.page)) else "",
    )


def _value(claim: Claim, value: str, words: Interface) -> str:
    if claim.kind == Kind.MEMBERSHIP and claim.n is not None:
        return words.say("quantity.top", n=claim.n)
    return quantity(value, claim.unit, words, digits=_digits(value), signed=claim.kind == Kind.GROWTH)


def _elsewhere(claim: Claim, value: str, words: Interface) -> str:
    return elsewhere(value, claim.unit, words, digits=_digits(value), signed=claim.kind == Kind.GROWTH)


def _digits(value: str) -> int:
    return digits_of(FigurePart("", value, value, value, ""))
