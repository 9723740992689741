"""A comparison as it is saved: `factcheck/comparison/1`, what several stories tell against each other.

Stories are numbered from 1 in the order of publication, and everything else speaks of them by these numbers; `finding` is the
place of a finding in its report, from 1. Numbers are decimal strings in plain notation, dates ISO strings. Fields are only
ever added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from factcheck.across import Shared, Story, Told
from factcheck.compared import Compared, Row
from factcheck.report import Tool, Words
from factcheck.reprints import Group, Reprint
from factcheck.retold import Retold, Said
from factcheck.version import VERSION

SCHEMA = "factcheck/comparison/1"


@dataclass(frozen=True, slots=True)
class StoryPart:
    """A story: the files of its page and of its report beside the comparison, and what it says of itself.

    `published` is its day, `published_at` its moment where the page tells one with its zone; `claims` is how many it makes.
    """

    id: int
    page: str
    data: str
    address: str
    outlet: str
    title: str
    language: str
    published: str | None
    published_at: str | None
    claimed_source: str
    claims: int


@dataclass(frozen=True, slots=True)
class DaysPart:
    """The days that a claim is about; both `null` where the text leaves them open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class StatedPart:
    """What the words of a claim say of its basis (docs/basis.md), the window aside: that is told by the days."""

    scope: str
    capture: str
    digits: str
    membership: str
    variants: str


@dataclass(frozen=True, slots=True)
class SaidPart:
    """A claim of an original or a reprint: its words, its figure as printed and as a value, its days and how they are worded.

    `polarity` is asserted, denied, forecast or question; `stated` is `null` where nothing could be computed.
    """

    finding: int
    kind: str
    subject: str
    object: str | None
    condition: str | None
    n: int | None
    quote: str
    figure: str
    value: str | None
    unit: str
    hedge: str | None
    period: DaysPart
    base_period: DaysPart
    period_text: str
    polarity: str
    stated: StatedPart | None


@dataclass(frozen=True, slots=True)
class ChangePart:
    """A difference: unit, subject, period, value, basis, dropped (`after` is `null`) or added (`before` is `null`)."""

    change: str
    before: SaidPart | None
    after: SaidPart | None


@dataclass(frozen=True, slots=True)
class ReprintPart:
    """`resemblance` of the two texts is from 0 to 1; `named`: it names the original's outlet as its source."""

    story: int
    resemblance: str
    named: bool
    changes: tuple[ChangePart, ...]


@dataclass(frozen=True, slots=True)
class GroupPart:
    """`certain`: the original surely came before all others. `outside`: a source that is no outlet of the group, or empty."""

    original: int
    certain: bool
    outside: str
    reprints: tuple[ReprintPart, ...]


@dataclass(frozen=True, slots=True)
class TellingPart:
    """Who tells a claim. Tellings of one `camp` agree within rounding; it is 0 where there is no figure.

    `reprint_of` is the story that this one reprints, whether or not that tells the claim too.
    """

    story: int
    finding: int
    quote: str
    figure: str
    value: str | None
    low: str | None
    high: str | None
    camp: int
    verdict: str
    reason: str
    reprint_of: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """A claim that at least two outlets tell. `voices` counts a story and its reprints once.

    `first` is the story that surely printed it before every other with a date, `null` where days and times do not say.
    """

    kind: str
    subject: str
    subject_label: Words
    object: str | None
    object_label: Words | None
    condition: str | None
    n: int | None
    unit: str
    period: DaysPart
    base_period: DaysPart | None
    outlets: int
    voices: int
    agree: bool
    values: tuple[str, ...]
    verdicts_differ: bool
    first: int | None
    tellings: tuple[TellingPart, ...]


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A report that could not be read, or an address that had none."""

    name: str
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about several stories; `repeats` counts reports that repeat another, which are left out."""

    schema: str
    tool: Tool
    stories: tuple[StoryPart, ...]
    reprints: tuple[GroupPart, ...]
    claims: tuple[ClaimPart, ...]
    unread: tuple[UnreadPart, ...] = ()
    repeats: int = 0


def comparison(found: Compared, unread: Iterable[UnreadPart] = (), repeats: int = 0) -> Comparison:
    """What came of the stories, as it is saved."""
    ids = {each.story.page: n for n, each in enumerate(found.rows, 1)}
    return Comparison(
        SCHEMA,
        Tool("factcheck", VERSION),
        tuple(_story(each, n) for n, each in enumerate(found.rows, 1)),
        tuple(_group(group, ids) for group in found.groups),
        tuple(_claim(shared, ids) for shared in found.shared),
        tuple(unread),
        repeats,
    )


def to_json(told: Comparison) -> str:
    """Indented JSON with a closing newline; the same comparison gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def from_json(data: bytes) -> Comparison:
    """Read a comparison; raises `msgspec.ValidationError` where it is none."""
    return msgspec.json.decode(data, type=Comparison)


def _story(each: Row, number: int) -> StoryPart:
    story = each.story
    publication = story.publication
    return StoryPart(
        number,
        story.page,
        each.data,
        story.address,
        story.outlet,
        story.title,
        story.language,
        publication.day.isoformat() if publication.day else None,
        publication.moment.isoformat() if publication.moment else None,
        story.source,
        each.claims,
    )


def _group(group: Group, ids: Mapping[str, int]) -> GroupPart:
    reprints = tuple(_reprint(reprint, ids) for reprint in group.reprints)
    return GroupPart(ids[group.original.page], group.certain, group.outside, reprints)


def _reprint(reprint: Reprint, ids: Mapping[str, int]) -> ReprintPart:
    changes = tuple(_change(change) for change in reprint.changes)
    return ReprintPart(ids[reprint.story.page], f"{reprint.resemblance:f}", reprint.named, changes)


def _change(retold: Retold) -> ChangePart:
    return ChangePart(retold.change, *(None if one is None else _said(one) for one in (retold.before, retold.after)))


def _said(claim: Said) -> SaidPart:
    days = claim.days
    return SaidPart(
        claim.number,
        claim.kind,
        claim.subject,
        claim.object,
        claim.condition,
        claim.n,
        claim.quote,
        claim.text,
        claim.value or None,
        claim.unit,
        claim.hedge or None,
        DaysPart(days.start, days.end),
        DaysPart(days.base_start, days.base_end),
        days.text,
        claim.polarity,
        StatedPart(*claim.basis) if claim.basis else None,
    )


def _claim(shared: Shared, ids: Mapping[str, int]) -> ClaimPart:
    claim, first = shared.claim, shared.tellings[0]
    return ClaimPart(
        claim.kind,
        claim.subject,
        first.subject,
        claim.object,
        first.object,
        claim.condition,
        claim.n,
        claim.unit,
        DaysPart(claim.start, claim.end),
        DaysPart(claim.base_start, claim.base_end) if claim.base_start or claim.base_end else None,
        shared.outlets,
        shared.voices,
        shared.agree,
        shared.values,
        shared.verdicts_differ,
        ids[shared.first.story.page] if shared.first else None,
        tuple(
            _telling(told, camp, ids, shared.originals.get(told.story.page))
            for told, camp in zip(shared.tellings, shared.camps, strict=True)
        ),
    )


def _telling(told: Told, camp: int, ids: Mapping[str, int], original: Story | None) -> TellingPart:
    return TellingPart(
        ids[told.story.page],
        told.number,
        told.quote,
        told.text,
        told.value or None,
        told.low or None,
        told.high or None,
        camp,
        told.verdict,
        told.reason,
        ids[original.page] if original else None,
    )
