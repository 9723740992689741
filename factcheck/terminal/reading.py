"""How a claim was read: in short, or with every default that was filled in."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.interface import Interface
from factcheck.interface.account import became_in_words, claimed_interval, condition_in_words, period_in_words
from factcheck.interface.choices import basis_in_words
from factcheck.report import FindingPart, PeriodPart, SubjectPart


def in_short(finding: FindingPart, words: Interface) -> list[str]:
    """Subject, condition and period: what decides which figure of the board is meant."""
    told = [words.of(finding.subject.label) or finding.subject.mention]
    if finding.object is not None:
        told[0] += " / " + (words.of(finding.object.label) or finding.object.mention)
    if finding.subject.became is not None:
        told.append(words.say("page.became") + " " + became_in_words(finding.subject.became, words))
    if finding.condition:
        told.append(condition_in_words(finding, words))
    told.append(period_in_words(finding.period, words))
    if finding.base_period is not None:
        told.append(words.say("page.base-period") + " " + period_in_words(finding.base_period, words))
    return told


def in_full(finding: FindingPart, words: Interface) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A term (of the page's words) and what was read for it; what the text leaves open is named as the default that it is."""
    yield "subject", _subject(finding.subject, words)
    if finding.subject.became is not None:
        yield "became", (became_in_words(finding.subject.became, words),)
    if finding.object is not None:
        yield "object", _subject(finding.object, words)
    if finding.condition:
        yield "condition", (condition_in_words(finding, words),)
    if finding.n is not None:
        yield "top-n", (words.say("quantity.top", n=finding.n),)
    yield "period", _period(finding.period, words)
    if finding.base_period is not None:
        yield "base-period", _period(finding.base_period, words)
    if finding.figure is not None:
        interval = claimed_interval(finding.figure, words)
        text = finding.figure.text
        yield "figure", (words.say("page.interval", text=text, interval=interval) if interval else text,)
        hedge = finding.figure.hedge
        yield "hedge", (words.name("hedge", hedge) if hedge is not None else words.say("terminal.nothing"),)
    yield "polarity", (words.name("polarity", finding.polarity),)
    if finding.stated is not None:
        yield "stated", basis_in_words(finding.stated.basis, words)


def _subject(subject: SubjectPart, words: Interface) -> tuple[str, ...]:
    return words.of(subject.label) or subject.mention, words.quote(subject.mention), subject.id


def _period(period: PeriodPart, words: Interface) -> tuple[str, ...]:
    """The days; where nothing else is said of them, that the sentence itself tells them."""
    told = period_in_words(period, words)
    fixed = period.start is not None or period.end is not None
    open_ = not fixed or period.inherited or period.assumed
    return (told,) if open_ else (told, words.say("terminal.in-sentence"))
