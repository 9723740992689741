"""A finding as the page shows it: everything that its card says, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from factcheck.interface import Interface
from factcheck.interface.account import (
    ICONS,
    against_itself,
    claimed,
    claimed_elsewhere,
    claimed_interval,
    given,
    given_elsewhere,
    since_in_words,
)
from factcheck.interface.choices import basis_in_words, chosen_in_words, differences
from factcheck.interface.dates import days_in_words
from factcheck.interface.excerpt import Excerpt, excerpt
from factcheck.interface.quantity import quantity
from factcheck.interface.review import decision_in_words, explained_by_person
from factcheck.page.how import Term, how_read
from factcheck.page.pictures import MOST, Picture, pictures, stand_for_values, stand_for_weeks
from factcheck.page.tables import SumTable, TriedTable, snapshots_of, sum_tables, tried_table
from factcheck.page.told_once import Place, ToldOnce
from factcheck.report import FindingPart, ReadingPart, Report, SeriesPoint
from factcheck.vocabulary import Fit, Kind, Unit, Verdict

_EXCERPT_CELLS = 150
#: In a story of more claims than this each card has one picture: a page of thirty claims stays under 200 KB.
_FEW = 16
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
class Head:
    """What is said of every finding, also of one without a card: the marks in the text and the overview show it. `reviewed` are
    the sentences that say what a person decided."""

    number: int
    id: str
    verdict: str
    icon: str
    word: str
    kind: str
    quote: str
    claimed: str
    given: str
    reason: str
    reviewed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Once:
    """What a page tells once: the rows of sums, the bases tried, the sources, what was taken by default."""

    sums: ToldOnce
    tried: ToldOnce
    sources: ToldOnce
    defaults: ToldOnce


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that one card shows. `snapshots` are places in the report's list, `sources` where they are told; `again` is
    the number of an earlier card that says all the same of the same claim (0: none). The explanation that a person wrote stands
    with the decision, in the head."""

    head: Head
    excerpt: Excerpt
    explanation: str
    correction: str
    against_itself: tuple[str, ...]
    since: str
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...]
    series: tuple[Point, ...]
    sums: tuple[SumTable, ...]
    how: tuple[Term, ...]
    tried: TriedTable | None
    snapshots: tuple[int, ...]
    sources: Place
    link: str
    again: int = 0


def heads(report: Report, words: Interface) -> tuple[Head, ...]:
    """The head of every finding, numbered from 1 in the order of the report."""
    return tuple(_head(number, finding, words) for number, finding in enumerate(report.findings, 1))


def cards(report: Report, told: Sequence[Head], most: int, words: Interface) -> tuple[Card, ...]:
    """The cards of the first findings, `most` at the most; a table that several of them show is told once."""
    once = Once(ToldOnce("sum"), ToldOnce("tried"), ToldOnce("sources"), ToldOnce("defaults"))
    known = [snapshot.id for snapshot in report.snapshots]
    first: dict[bytes, int] = {}
    found = []
    for head, finding in zip(told[:most], report.findings[:most], strict=True):
        owner = first.setdefault(_judged(finding), head.number)
        made = _card(head, finding, once, known, MOST if len(told) <= _FEW else 1, words)
        found.append(replace(made, again=owner if owner != head.number else 0))
    return tuple(found)


def _judged(finding: FindingPart) -> bytes:
    """What two findings share that judge the same claim, told in two places of the story, alike."""
    figure, period, before = finding.figure, finding.period, finding.base_period
    claim = (
        (finding.kind, finding.subject.id, finding.object.id if finding.object else None, finding.condition, finding.n),
        (figure.value, figure.low, figure.high, figure.unit, figure.hedge) if figure else None,
        (period.start, period.end, period.assumed, (before.start, before.end) if before else None, finding.polarity),
    )
    within = [check.text for check in finding.within if check.fit == Fit.EXCLUDED]
    verdict = (finding.verdict, finding.reason, finding.explanation, finding.correction, finding.chance, within)
    shown = (finding.stated, finding.best, finding.evidence, finding.stated_evidence, finding.series, finding.tried)
    return msgspec.json.encode((claim, verdict, shown))


def _head(number: int, finding: FindingPart, words: Interface) -> Head:
    reading = finding.best or finding.stated
    return Head(
        number=number,
        id=finding.id,
        verdict=finding.verdict if finding.verdict in set(Verdict) else Verdict.UNPROVEN,
        icon=next((icon for verdict, icon in ICONS.items() if verdict == finding.verdict), "·"),
        word=words.name("verdict", finding.verdict),
        kind=words.name("kind", finding.kind),
        quote=" ".join(finding.quote.split()),
        claimed=claimed(finding, words),
        given=given(finding, reading, words) if reading is not None and (reading.low or reading.high) else "",
        reason=words.name("reason", finding.reason),
        reviewed=decision_in_words(finding.review, words) if finding.review else (),
    )


def _card(head: Head, finding: FindingPart, once: Once, known: Sequence[str], most_pictures: int, words: Interface) -> Card:
    snapshots = snapshots_of(finding, known)
    drawn = pictures(finding, words, most_pictures)
    return Card(
        head=head,
        excerpt=excerpt(finding, _EXCERPT_CELLS),
        explanation="" if explained_by_person(finding) else words.of(finding.explanation),
        correction=finding.correction.text if finding.correction else "",
        against_itself=against_itself(finding, words),
        since=since_in_words(finding, words),
        lines=() if stand_for_values(drawn, finding) else tuple(_lines(finding, words)),
        pictures=drawn,
        series=() if stand_for_weeks(drawn) else tuple(_periods(finding, words)),
        sums=tuple(sum_tables(finding, head.number, once.sums, words)),
        how=tuple(how_read(finding, head.number, once.defaults, words)),
        tried=tried_table(finding, head.number, once.tried, words),
        snapshots=snapshots,
        sources=once.sources.place(snapshots, head.number),
        link=finding.place.link if finding.place else "",
    )


def _lines(finding: FindingPart, words: Interface) -> Iterator[Line]:
    figure = finding.figure
    if told := claimed(finding, words):
        interval = claimed_interval(figure, words) if figure else ""
        yield Line(words.say("page.printed"), interval, told, claimed_elsewhere(finding, words), "")
    best, stated = finding.best, finding.stated
    main = best or stated
    if main is None:
        return
    alone = best is None or stated is None or best.basis == stated.basis
    basis = "" if alone else _differing(main, stated, words)
    shown = [(main, words.say("page.board" if alone else "page.best"), basis)]
    if stated is not None and not alone:
        shown.append((stated, words.say("page.stated"), _differing(stated, best, words)))
    for reading, told_as, difference in shown:
        value, abroad = given(finding, reading, words), given_elsewhere(finding, reading, words)
        yield Line(told_as, difference, value, abroad, words.name("fit", reading.fit))


def _differing(reading: ReadingPart, other: ReadingPart | None, words: Interface) -> str:
    """The choices of a reading that tell it from another."""
    if other is None:
        return " · ".join(basis_in_words(reading.basis, words))
    told = differences(reading.basis, other.basis)
    return " · ".join(chosen_in_words(reading.basis, choice, words) for choice in told)


def _periods(finding: FindingPart, words: Interface) -> Iterator[Point]:
    if finding.kind in _BY_PERIOD:
        yield from (_point(point, words) for point in finding.series)


def _point(point: SeriesPoint, words: Interface) -> Point:
    holds, icon = {
        True: (words.say("page.holds"), "✓"),
        False: (words.say("page.holds-not"), "✗"),
        None: (words.say("page.undecided"), "?"),
    }[point.holds]
    return Point(
        period=days_in_words(point.start, point.end, words),
        value=quantity(point.value, Unit.TOKENS, words) if point.value is not None else "",
        place=quantity(str(point.rank), Unit.RANK, words) if point.rank is not None else "",
        against=quantity(point.against, Unit.TOKENS, words) if point.against is not None else "",
        holds=holds,
        icon=icon,
    )
