"""How a claim was read: every choice that was made for the reader, the defaults among them named as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.account import became_in_words, claimed_interval, condition_in_words, period_in_words
from factcheck.interface.choices import chosen, chosen_in_words
from factcheck.interface.quantity import unit_of
from factcheck.page.told_once import Place, ToldOnce
from factcheck.report import FindingPart
from factcheck.vocabulary import Choice, Unit

#: The scopes of a sentence that narrows nothing down.
_WHOLE = frozenset({"platform", "catalogue"})

#: How a sentence is meant that neither denies nor foresees.
_PLAIN = "asserted"


@dataclass(frozen=True, slots=True)
class Term:
    """A label and what it says; `place` is where it stands if other cards say the same."""

    label: str
    text: str
    place: Place | None = None


def how_read(finding: FindingPart, number: int, once: ToldOnce, words: Interface) -> Iterator[Term]:
    """Subject, measure, period, scope, figure and hedge, how it is said, and the other choices of the basis as worded."""
    for key, subject in (("subject", finding.subject), ("object", finding.object)):
        if subject is not None:
            yield Term(words.say(f"page.{key}"), f"{words.of(subject.label)} · {words.quote(subject.mention)} · {subject.id}")
            if subject.became is not None:
                yield Term(words.say("page.became"), became_in_words(subject.became, words))
    if finding.condition:
        yield Term(words.say("page.condition"), condition_in_words(finding, words))
    if finding.n is not None:
        yield Term(words.say("page.top-n"), words.say("quantity.top", n=finding.n))
    yield Term(words.say("page.period"), period_in_words(finding.period, words))
    if finding.base_period is not None:
        yield Term(words.say("page.base-period"), period_in_words(finding.base_period, words))
    yield from _figure(finding, words)
    if finding.polarity != _PLAIN:
        yield Term(words.say("page.polarity"), words.name("polarity", finding.polarity))
    yield from _basis(finding, number, once, words)
    if finding.chance is not None:
        yield Term(words.say("page.chance"), finding.chance)


def _measure(finding: FindingPart, words: Interface) -> str:
    rows = (*finding.evidence, *finding.stated_evidence)
    measure = rows[0].measure if rows else Unit.TOKENS
    unit = unit_of(finding)
    told = words.name("measure", measure)
    return told if unit == measure else f"{told} · {words.name('counted', unit)}"


def _figure(finding: FindingPart, words: Interface) -> Iterator[Term]:
    figure = finding.figure
    if figure is None:
        return
    interval = claimed_interval(figure, words)
    text = words.say("page.interval", text=figure.text, interval=interval) if interval else figure.text
    yield Term(words.say("page.figure"), text)
    if figure.hedge is not None:
        yield Term(words.say("page.hedge"), words.name("hedge", figure.hedge))


def _basis(finding: FindingPart, number: int, once: ToldOnce, words: Interface) -> Iterator[Term]:
    """The choices that the words make, then everything that they leave open, with what was taken for it."""
    reading = finding.stated or finding.best
    made = []
    if finding.period.start is not None and finding.period.assumed is None:
        made.append(Choice.WINDOW)
    if reading is not None and chosen(reading.basis, Choice.SCOPE) not in _WHOLE:
        made.append(Choice.SCOPE)
    defaults = [_measure(finding, words)]
    if finding.figure is not None and finding.figure.hedge is None and finding.figure.low != finding.figure.high:
        defaults.append(words.say("page.no-hedge"))
    if finding.polarity == _PLAIN:
        defaults.append(words.name("polarity", _PLAIN))
    for choice in Choice:
        if reading is None:
            break
        told = chosen_in_words(reading.basis, choice, words)
        if choice in made:
            yield Term(words.name("choice", choice), told)
        else:
            defaults.append(told)
    told = " · ".join(defaults)
    yield Term(words.say("page.by-default"), told, once.place(told, number))
