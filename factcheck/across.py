"""Claims that several outlets share: who tells what, who printed it first, whether they agree.

Of each report only a few small tellings are kept, so that ten thousand of them fit into memory. Two tellings are of one
claim where kind, subject, object, condition, n, unit and period are the same; the figures may differ, that is the point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from sys import intern

from claims.claim import Polarity
from factcheck.interface.shortened import shortened
from factcheck.publication import Publication
from factcheck.report import FindingPart, PeriodPart, Report, SubjectPart, Words

#: How many tellings are kept of one report, the first in the order of its text.
MOST_TELLINGS = 24
_QUOTE = 120
_FIGURE = 40
_NAME = 120
_ADDRESS = 300

#: What a story denies, asks or foresees, it does not tell.
_TOLD = frozenset({Polarity.ASSERTED, Polarity.REPORTED})


@dataclass(frozen=True, slots=True)
class Claim:
    """What two stories must have in common to be held against each other; days are ISO strings, `n` is that of a top n."""

    kind: str
    subject: str
    object: str | None
    condition: str | None
    n: int | None
    unit: str
    start: str
    end: str
    base_start: str | None
    base_end: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Who tells it: `page` is the file of its verdicts, `source` whom the story itself names as its source, `address` its own."""

    page: str
    outlet: str
    title: str
    language: str
    published: str
    publication: Publication
    source: str
    address: str = ""

    @property
    def teller(self) -> str:
        """The outlet, however it is capitalised; a story without one stands for itself."""
        return self.outlet.casefold() or self.page


@dataclass(frozen=True, slots=True)
class Told:
    """One story's telling of a claim. `number` is that of the finding on its page; the figure is empty where there is none."""

    claim: Claim
    story: Story
    number: int
    quote: str
    text: str
    value: str
    low: str
    high: str
    verdict: str
    reason: str
    subject: Words
    object: Words | None

    @property
    def link(self) -> str:
        """Where the finding stands, seen from the folder of the batch; a line of a file of many reports has no such places."""
        return self.story.page if "#" in self.story.page else f"{self.story.page}#finding-{self.number}"


@dataclass(frozen=True, slots=True)
class Shared:
    """A claim told by at least two outlets, in the order of publication; undated stories come last.

    `first` is the telling that surely came before every other that has a date, `None` where days and times do not say.
    `agree`: one value lies within the printed digits and hedges of all. `values` are the printed ones, smallest first.
    `originals` holds, for the page of each telling story that is a reprint, the story that it reprints.
    """

    claim: Claim
    tellings: tuple[Told, ...]
    first: Told | None
    agree: bool
    values: tuple[str, ...]
    verdicts_differ: bool
    originals: Mapping[str, Story] = field(default_factory=dict)

    @property
    def outlets(self) -> int:
        """How many tell it, each once."""
        return len({told.story.teller for told in self.tellings})

    @property
    def voices(self) -> int:
        """How many tell it by themselves: an original and its reprints are one, whether or not the original tells it too."""
        heads: dict[str, str] = {}
        for told in self.tellings:
            voice = self.originals.get(told.story.page, told.story).page
            one, other = _head(heads, told.story.teller), _head(heads, f"\0{voice}")
            heads[one] = other
        return len({_head(heads, told.story.teller) for told in self.tellings})

    @property
    def reprinting(self) -> int:
        """How many of the outlets tell it in reprints alone."""
        return self.outlets - len({told.story.teller for told in self.tellings if told.story.page not in self.originals})

    @property
    def camps(self) -> tuple[int, ...]:
        """For each telling the number of those that it agrees with, from 1 for the smallest figures; 0 where it has no figure.

        As few as can be: all of one camp have a value in common, and what fits into two belongs to the smaller.
        """
        ends = sorted((Decimal(told.high), Decimal(told.low)) for told in self.tellings if told.value)
        tops: list[Decimal] = []
        for high, low in ends:
            if not tops or low > tops[-1]:
                tops.append(high)
        return tuple(_camp(told, tops) for told in self.tellings)

    @property
    def dated(self) -> bool:
        """Whether every telling has a day."""
        return all(told.story.publication.day for told in self.tellings)


def tellings(report: Report, page: str, story: Story | None = None) -> tuple[Told, ...]:
    """What a report tells that another may tell too; `page` is the file of its verdicts.

    A claim whose period the text leaves open, or that is only assumed, is no telling: nobody could say that another story
    means the same. Where a story tells a claim several times, the most precise telling stands for all that agree with it.
    """
    story = story or story_of(report, page)
    found: dict[Claim, list[Told]] = {}
    for number, finding in enumerate(report.findings, 1):
        claim = _claim(finding)
        if claim is not None:
            _keep(found.setdefault(claim, []), _told(claim, story, number, finding))
    kept = sorted((told for group in found.values() for told in group), key=lambda told: told.number)
    return tuple(kept[:MOST_TELLINGS])


def shared(told: Iterable[Told], originals: Mapping[str, Story] | None = None) -> tuple[Shared, ...]:
    """What at least two outlets tell: where they disagree first, then by the number of those that tell it by themselves.

    `originals` leads from the page of a reprint to the story that it reprints.
    """
    groups: dict[Claim, list[Told]] = {}
    for one in told:
        groups.setdefault(one.claim, []).append(one)
    reprints = originals or {}
    found = [_shared(claim, group, reprints) for claim, group in groups.items() if len({one.story.teller for one in group}) > 1]
    return tuple(sorted(found, key=lambda each: (each.agree, not each.verdicts_differ, -each.voices, -each.outlets)))


def _shared(claim: Claim, group: list[Told], originals: Mapping[str, Story]) -> Shared:
    ordered = tuple(sorted(group, key=lambda told: told.story.publication.order))
    printed = {Decimal(told.value): told.value for told in reversed(ordered) if told.value}
    return Shared(
        claim,
        ordered,
        _first(ordered),
        _overlap(ordered),
        tuple(printed[value] for value in sorted(printed)),
        len({told.verdict for told in ordered}) > 1,
        {page: originals[page] for page in dict.fromkeys(told.story.page for told in ordered) if page in originals},
    )


def _head(heads: dict[str, str], name: str) -> str:
    while (above := heads.get(name, name)) != name:
        name = above
    return name


def _camp(told: Told, tops: list[Decimal]) -> int:
    """The first camp whose common value, its smallest upper end, lies within the figure."""
    if not told.value:
        return 0
    return next(n for n, top in enumerate(tops, 1) if Decimal(told.low) <= top <= Decimal(told.high))


def _first(ordered: tuple[Told, ...]) -> Told | None:
    """Only the oldest can be it; a second telling by the same story does not compete with it."""
    first = ordered[0]
    others = [told for told in ordered if told.story != first.story and told.story.publication.day]
    return first if others and all(first.story.publication.before(other.story.publication) for other in others) else None


def _overlap(told: Iterable[Told]) -> bool:
    """Intervals that overlap in pairs have a common value (Helly's theorem on the line)."""
    ends = [(Decimal(one.low), Decimal(one.high)) for one in told if one.value]
    return not ends or max(low for low, _ in ends) <= min(high for _, high in ends)


def _keep(kept: list[Told], told: Told) -> None:
    """The telling among those of one story and claim: alone where it differs, else the more precise of the two."""
    for at, other in enumerate(kept):
        if _overlap((other, told)):
            if told.value and _width(told) < _width(other):
                kept[at] = told
            return
    kept.append(told)


def _width(told: Told) -> Decimal:
    return Decimal(told.high) - Decimal(told.low)


def story_of(report: Report, page: str) -> Story:
    """Who tells what a report is about."""
    article = report.article
    return Story(
        page,
        shortened(article.outlet, _NAME),
        shortened(article.title or article.url or article.path or "", _NAME),
        article.language,
        article.published or "",
        Publication.told(article.published, article.published_at),
        shortened(article.claimed_source, _NAME),
        shortened(article.canonical or article.url or article.path or "", _ADDRESS),
    )


def _claim(finding: FindingPart) -> Claim | None:
    days, base = _days(finding.period), finding.base_period
    if finding.polarity not in _TOLD or days is None:
        return None
    return _one(
        Claim(
            finding.kind,
            finding.subject.id,
            finding.object.id if finding.object else None,
            finding.condition,
            finding.n,
            finding.figure.unit if finding.figure else "",
            *days,
            base.start if base else None,
            base.end if base else None,
        )
    )


def _days(period: PeriodPart) -> tuple[str, str] | None:
    if period.start is None or period.end is None or period.assumed or period.loose:
        return None
    return period.start, period.end


def _told(claim: Claim, story: Story, number: int, finding: FindingPart) -> Told:
    figure = finding.figure
    return Told(
        claim,
        story,
        number,
        shortened(finding.quote, _QUOTE),
        shortened(figure.text, _FIGURE) if figure else "",
        figure.value if figure else "",
        figure.low if figure else "",
        figure.high if figure else "",
        intern(str(finding.verdict)),
        intern(str(finding.reason)),
        named(finding.subject),
        named(finding.object) if finding.object else None,
    )


def named(subject: SubjectPart) -> Words:
    """Its label, at no more length than a table can bear; one object for thousands of findings about the same subject."""
    return _label(tuple(_sides(subject)))


def _sides(subject: SubjectPart) -> Iterator[tuple[str, str]]:
    for language, text in subject.label.items():
        yield language, shortened(text, _NAME)


@lru_cache(maxsize=4096)
def _one(claim: Claim) -> Claim:
    """The same object for the same claim: thousands of stories tell it."""
    return claim


@lru_cache(maxsize=4096)
def _label(sides: tuple[tuple[str, str], ...]) -> Words:
    return dict(sides)
