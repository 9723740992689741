"""A finding as the page shows it: everything that its card says, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.account import (
    ICONS,
    OpenSum,
    against_itself,
    became_in_words,
    claimed,
    claimed_elsewhere,
    claimed_interval,
    condition_in_words,
    given,
    given_elsewhere,
    period_in_words,
    since_in_words,
    sums,
)
from factcheck.interface.choices import basis_in_words, chosen_in_words, differences
from factcheck.interface.excerpt import Excerpt, excerpt
from factcheck.interface.quantity import quantity, unit_of
from factcheck.page.axis import Axis, Bar
from factcheck.report import FindingPart, ReadingPart, SeriesPoint
from factcheck.vocabulary import Kind, Unit, Verdict

_EXCERPT_CELLS = 150
#: Other bases drawn for comparison; all that were tried stand folded below.
_MOST_NEIGHBOURS = 2
#: Units whose values lie on a line; places and weeks are told better by their rows.
_DRAWN = frozenset({Unit.TOKENS, Unit.SHARE, Unit.TIMES})

#: Kinds whose verdict rests on period after period; of the others the weeks around the claimed one are a history.
_BY_PERIOD = frozenset({Kind.STREAK, Kind.RECORD})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the comparison: who says it, on which basis, the value here and elsewhere, whether it fits."""

    role: str
    basis: str
    value: str
    elsewhere: str
    fit: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Tried:
    """One basis that was tried."""

    basis: str
    value: str
    fit: str
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a streak."""

    period: str
    value: str
    place: str
    against: str
    holds: str
    icon: str


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that one card shows. `claimed` is the claimed interval's place on the axis of the lines."""

    number: int
    verdict: str
    icon: str
    word: str
    kind: str
    reason: str
    excerpt: Excerpt
    explanation: str
    correction: str
    against_itself: tuple[str, ...]
    since: str
    lines: tuple[Line, ...]
    claimed: Bar | None
    series: tuple[Point, ...]
    sums: tuple[OpenSum, ...]
    stated_sums: tuple[OpenSum, ...]
    how: tuple[Term, ...]
    tried: tuple[Tried, ...]


def card(number: int, finding: FindingPart, words: Interface) -> Card:
    """The card of a finding."""
    axis = _axis(finding)
    figure = finding.figure
    return Card(
        number=number,
        verdict=finding.verdict if finding.verdict in set(Verdict) else Verdict.UNPROVEN,
        icon=next((icon for verdict, icon in ICONS.items() if verdict == finding.verdict), "·"),
        word=words.name("verdict", finding.verdict),
        kind=words.name("kind", finding.kind),
        reason=words.name("reason", finding.reason),
        excerpt=excerpt(finding, _EXCERPT_CELLS),
        explanation=words.of(finding.explanation),
        correction=finding.correction.text if finding.correction else "",
        against_itself=against_itself(finding, words),
        since=since_in_words(finding, words),
        lines=tuple(_lines(finding, axis, words)),
        claimed=axis.bar(figure.low, figure.high) if axis and figure else None,
        series=tuple(_point(point, words) for point in finding.series if finding.kind in _BY_PERIOD),
        sums=sums(finding, finding.evidence, words),
        stated_sums=sums(finding, finding.stated_evidence, words) if finding.stated_evidence != finding.evidence else (),
        how=tuple(_how(finding, words)),
        tried=tuple(_tried(finding, reading, words) for reading in finding.tried),
    )


def _axis(finding: FindingPart) -> Axis | None:
    readings = [finding.best, finding.stated, *_neighbours(finding)]
    known = [(reading.low, reading.high) for reading in readings if reading is not None and (reading.low or reading.high)]
    if finding.figure is None or not known or finding.figure.unit not in _DRAWN:
        return None
    return Axis.over([(finding.figure.low, finding.figure.high), *known])


def _lines(finding: FindingPart, axis: Axis | None, words: Interface) -> Iterator[Line]:
    figure = finding.figure
    if told := claimed(finding, words):
        interval = claimed_interval(figure, words) if figure else ""
        bar = axis.bar(figure.low, figure.high) if axis and figure else None
        yield Line(words.say("page.printed"), interval, told, claimed_elsewhere(finding, words), "", bar)
    best, stated = finding.best, finding.stated
    main = best or stated
    if main is None:
        return
    alone = best is None or stated is None or best.basis == stated.basis
    role = "page.board" if alone else "page.best"
    basis = "" if alone else _differing(main, stated, words)
    shown = [(main, words.say(role), basis)]
    if stated is not None and not alone:
        shown.append((stated, words.say("page.stated"), _differing(stated, best, words)))
    shown += [(reading, words.say("page.neighbour"), _differing(reading, main, words)) for reading in _neighbours(finding)]
    for reading, told_as, difference in shown:
        value, abroad = given(finding, reading, words), given_elsewhere(finding, reading, words)
        bar = axis.bar(reading.low, reading.high) if axis else None
        yield Line(told_as, difference, value, abroad, words.name("fit", reading.fit), bar)


def _neighbours(finding: FindingPart) -> list[ReadingPart]:
    """Of the other bases, those nearest to the one behind the verdict, each value once."""
    main = finding.best or finding.stated
    if main is None:
        return []
    shown = {(reading.low, reading.high) for reading in (finding.best, finding.stated) if reading}
    found: list[ReadingPart] = []
    for reading in sorted(finding.tried, key=lambda reading: len(differences(reading.basis, main.basis))):
        if (reading.low, reading.high) not in shown and reading.low is not None:
            shown.add((reading.low, reading.high))
            found.append(reading)
    return found[:_MOST_NEIGHBOURS]


def _differing(reading: ReadingPart, other: ReadingPart | None, words: Interface) -> str:
    """The choices of a reading that tell it from another."""
    if other is None:
        return " · ".join(basis_in_words(reading.basis, words))
    told = differences(reading.basis, other.basis)
    return " · ".join(chosen_in_words(reading.basis, choice, words) for choice in told)


def _point(point: SeriesPoint, words: Interface) -> Point:
    holds, icon = {
        True: (words.say("page.holds"), "✓"),
        False: (words.say("page.holds-not"), "✗"),
        None: (words.say("page.undecided"), "?"),
    }[point.holds]
    return Point(
        period=point.start if point.start == point.end else words.say("quantity.between", low=point.start, high=point.end),
        value=quantity(point.value, Unit.TOKENS, words) if point.value is not None else "",
        place=quantity(str(point.rank), Unit.RANK, words) if point.rank is not None else "",
        against=quantity(point.against, Unit.TOKENS, words) if point.against is not None else "",
        holds=holds,
        icon=icon,
    )


def _how(finding: FindingPart, words: Interface) -> Iterator[Term]:
    """How the claim was read: subject, period, interval, hedge, and what is inherited or assumed."""
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
    yield Term(words.say("page.polarity"), words.name("polarity", finding.polarity))
    reading = finding.best or finding.stated
    if reading is not None:
        yield Term(words.say("page.column-basis"), " · ".join(basis_in_words(reading.basis, words)))
    if finding.chance is not None:
        yield Term(words.say("page.chance"), finding.chance)


def _figure(finding: FindingPart, words: Interface) -> Iterator[Term]:
    figure = finding.figure
    if figure is None:
        return
    interval = claimed_interval(figure, words)
    text = words.say("page.interval", text=figure.text, interval=interval) if interval else figure.text
    yield Term(words.say("page.figure"), text)
    if figure.hedge is not None:
        yield Term(words.say("page.hedge"), words.name("hedge", figure.hedge))


def _tried(finding: FindingPart, reading: ReadingPart, words: Interface) -> Tried:
    value = given(finding, reading, words) if unit_of(finding) and (reading.low or reading.high) else ""
    basis = " · ".join(basis_in_words(reading.basis, words))
    return Tried(basis, value, words.name("fit", reading.fit), reading.note or "")
