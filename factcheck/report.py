"""Reports: everything about one article, in the shape of `factcheck/1`.

Numbers are decimal strings in plain notation, dates ISO strings: a report is what the JSON says, and
every output format is a pure function of it. Fields are only ever added; each has a default where an
older report may lack it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

SCHEMA = "factcheck/1"

#: A text in both languages of the interface: {"zh": …, "en": …}.
Words: TypeAlias = dict[str, str]


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RulePart:
    """How often a rule of the outlet's profile found something on the page; `field` is what it is about."""

    field: str
    rule: str
    hits: int


@dataclass(frozen=True, slots=True)
class AccountPart:
    """How the text was told from the rest of its page: by `profile:NAME`, `generic` or `whole-page`.

    `agreed`: whether a second reader found the same, `null` where none could be asked. `verified`: whether the outlet's profile
    was held against a live page, `null` without one. `confidence` is high, medium or low.
    """

    reader: str
    agreed: bool | None
    verified: bool | None
    confidence: str
    rules: tuple[RulePart, ...] = ()


@dataclass(frozen=True, slots=True)
class MementoPart:
    """What an archive of the web said of the copy that it served; `null` where it said nothing."""

    datetime: str | None
    memento: str | None
    timegate: str | None


@dataclass(frozen=True, slots=True)
class KeptPart:
    """Where the page is kept: the file below the evidence folder, the record in it, the digest of the record's payload.

    `redirects` are the addresses passed, the last one included; empty where there was no redirect.
    """

    file: str
    record: str
    sha256: str
    ip: str | None
    retrieved_at: str
    redirects: tuple[str, ...] = ()
    memento: MementoPart | None = None


@dataclass(frozen=True, slots=True)
class DatesPart:
    """What two readers say of the day of publication: `page` as it declares or shows it, `second` independently of that.

    `trust` is agreed, disputed, guessed (only the second has a day) or missing.
    """

    page: str | None
    second: str | None
    trust: str


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """`author` and `claimed_source` are what the page says, `canonical` is its address without what tracks readers.

    `published_at` and `modified_at` are moments as far as the page tells them, `fetched_at` is when it was fetched;
    `reading` and `dates` are `null` for plain text, which has nothing around it.
    """

    url: str
    outlet: str
    title: str
    language: str
    published: str | None
    fetched_at: str | None
    sha256: str
    text: str
    path: str | None = None
    author: str = ""
    claimed_source: str = ""
    reading: AccountPart | None = None
    evidence: KeptPart | None = None
    canonical: str = ""
    published_at: str | None = None
    modified_at: str | None = None
    dates: DatesPart | None = None


@dataclass(frozen=True, slots=True)
class BoardPart:
    """`as_of` is the day whose captures were asked for; `null` where verdicts start from those of the time of publication."""

    id: str
    label: str
    address: str
    state_sha256: str
    last_window: tuple[str, str]
    citation: str
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class BasisPart:
    """The six choices; `end` is the last day of a window that the words leave open."""

    window: str
    scope: str
    capture: str
    digits: str
    membership: str
    variants: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class RunnerUpPart(BasisPart):
    """The next best basis that gives other values, and how many claims fit on it."""

    explains: int = 0


@dataclass(frozen=True, slots=True)
class InferredPart(BasisPart):
    """The basis of the article: `explains` of `of` claims fit on it, `tried` bases were tried, `distinct` of which give
    different values, and luck explains as much with probability `chance` (`null` where nothing measured was explained)."""

    explains: int = 0
    of: int = 0
    tried: int = 0
    distinct: int = 0
    chance: str | None = None
    runner_up: RunnerUpPart | None = None


@dataclass(frozen=True, slots=True)
class BecamePart:
    """What a stealth model turned out to be, and the day on which its maker said so."""

    id: str
    label: Words
    on: str | None


@dataclass(frozen=True, slots=True)
class SubjectPart:
    id: str
    label: Words
    mention: str
    became: BecamePart | None = None


@dataclass(frozen=True, slots=True)
class FigurePart:
    text: str
    value: str
    low: str
    high: str
    unit: str
    hedge: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodPart:
    start: str | None
    end: str | None
    text: str
    inherited: bool
    assumed: str | None
    loose: bool = False
    trailing: bool = False


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """What one basis gives: an interval in the figure's unit, whether it fits, and why not where it gives nothing.

    `fit` is one of fits, excluded, undecided, no-data. For comparisons the interval is that of the difference,
    for memberships that of the place. `window` holds its first and last day.
    """

    basis: BasisPart
    low: str | None
    high: str | None
    fit: str
    note: str | None = None
    window: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One row of the sum in the open. `side` is `subject` or `object`; `used` the value that went into the sum."""

    snapshot: str
    entity: str
    label: str
    measure: str
    value: str
    used: str
    side: str = "subject"
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One period of a streak or a history; `holds` says whether the condition held (null: undecided)."""

    start: str
    end: str
    value: str | None
    rank: int | None
    holds: bool | None = None
    against: str | None = None


@dataclass(frozen=True, slots=True)
class CorrectionPart:
    """The nearest right value, and the figure as the article would write it."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class WithinPart:
    """What the story's own figures give for a finding: `findings` are the ids of those that it is held against.

    An open side has no end. `fit` is one of fits, excluded, undecided; `text` tells what is excluded, and is empty otherwise.
    """

    relation: str
    findings: tuple[str, ...]
    low: str | None
    high: str | None
    fit: str
    text: Words


@dataclass(frozen=True, slots=True)
class SincePart:
    """What the latest captures give on the basis behind the verdict, where that changes something: whether the figure fits
    them, the verdict that they would give at face value, and when the last of them was made."""

    low: str | None
    high: str | None
    fit: str
    verdict: str
    captured_at: str
    text: Words


@dataclass(frozen=True, slots=True)
class PlacePart:
    """Where a finding stands in its page: the XPath of its element (`null` where unknown), and a link to its sentence."""

    path: str | None
    link: str


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """What a person decided of a claim, `by` whom and `on` which day; `note` says why.

    `decision` is confirm, override (by `verdict`) or note. `machine_verdict` and `machine_reason` are what it was made on.
    `state` is holds, or reopened where the machine judges otherwise by now, in its `changed` (verdict or reason): then the
    decision has no effect. Where an override holds, verdict, reason and explanation of the finding are the person's, and
    `machine_explanation` and `machine_correction` are what they stand in place of.
    """

    fingerprint: str
    decision: str
    by: str
    on: str
    note: str
    state: str
    machine_verdict: str
    machine_reason: str
    verdict: str | None = None
    changed: str | None = None
    machine_explanation: Words | None = None
    machine_correction: CorrectionPart | None = None


@dataclass(frozen=True, slots=True)
class FindingPart:
    """`best` is the basis behind the verdict, `stated` what the words say; `evidence` belongs to `best`
    (to `stated` where there is no `best`), `stated_evidence` to `stated`."""

    id: str
    kind: str
    span: tuple[int, int]
    quote: str
    sentence: str
    sentence_span: tuple[int, int]
    subject: SubjectPart
    object: SubjectPart | None
    polarity: str
    condition: str | None
    n: int | None
    figure: FigurePart | None
    period: PeriodPart
    base_period: PeriodPart | None
    verdict: str
    reason: str
    departures: tuple[str, ...]
    explanation: Words
    stated: ReadingPart | None
    best: ReadingPart | None
    evidence: tuple[EvidencePart, ...]
    series: tuple[SeriesPoint, ...]
    tried: tuple[ReadingPart, ...]
    chance: str | None
    correction: CorrectionPart | None
    stated_evidence: tuple[EvidencePart, ...] = ()
    within: tuple[WithinPart, ...] = ()
    since: SincePart | None = None
    place: PlacePart | None = None
    review: ReviewPart | None = None


@dataclass(frozen=True, slots=True)
class SnapshotPart:
    id: str
    window: tuple[str, str]
    captured_at: str
    sha256: str
    derived_from: str
    licence: str
    address: str
    complete: bool
    series: str = ""


@dataclass(frozen=True, slots=True)
class SetAsidePart:
    span: tuple[int, int]
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Note:
    slug: str
    text: Words


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A finding of one version of a story, in short."""

    id: str
    quote: str
    verdict: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A claim whose verdict changed with an edit; `before` is `null` where the claim is new, `after` where it is gone."""

    before: ToldPart | None
    after: ToldPart | None


@dataclass(frozen=True, slots=True)
class EditedPart:
    """What changed since an earlier version of the page that is kept: sentences, and the verdicts that changed with them."""

    since: str
    record: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    findings: tuple[ChangedPart, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one article."""

    schema: str
    tool: Tool
    article: ArticlePart
    board: BoardPart
    basis: InferredPart | None
    findings: tuple[FindingPart, ...]
    snapshots: tuple[SnapshotPart, ...]
    set_aside: tuple[SetAsidePart, ...]
    notes: tuple[Note, ...]
    summary: dict[str, int] = field(default_factory=dict)
    edited: EditedPart | None = None


def to_json(report: Report) -> str:
    """The report as indented JSON with a closing newline; the same report gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1).decode() + "\n"


def from_json(data: bytes) -> Report:
    """Read a `factcheck/1` report; raises `msgspec.ValidationError` where it is none."""
    return msgspec.json.decode(data, type=Report)
