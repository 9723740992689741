"""What a reprint changed: its claims held against those of the original, place by place.

Two claims are one that was retold where enough of kind, subject, digits and place in the text is the same, whatever else
differs. A claim is told as changed in one way only, the first of unit, subject, period, value and basis: 亿 for 万亿 is another
unit, and no other value besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from zlib import compress, decompress

import msgspec

from claims.claim import Polarity
from factcheck.across import named
from factcheck.interface.shortened import shortened
from factcheck.report import BasisPart, FindingPart, PeriodPart, ReadingPart, Report, Words

#: Claims of a story that are kept, the first in the order of its text. Of a story with more it is not told what was dropped or
#: added.
MOST_SAID = 64
_QUOTE = 120
_SHORT = 40

#: What two claims have in common, and what that is worth; from `_ENOUGH` on they are one claim. Neither kind nor digits alone do.
_KIND, _SUBJECT, _DIGITS, _PLACE, _MINOR = 3.0, 3.0, 3.0, 2.0, 1.0
_ENOUGH = 7.0
#: How far a claim may have moved, as a share of the text, and still get something for its place.
_NEAR = 0.25

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Change(StrEnum):
    """How a claim differs between an original and a reprint."""

    UNIT = "unit"
    SUBJECT = "subject"
    PERIOD = "period"
    VALUE = "value"
    BASIS = "basis"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a claim and of what it is compared with, ISO strings; `text` is how the story words them."""

    start: str | None
    end: str | None
    base_start: str | None
    base_end: str | None
    text: str

    @property
    def said(self) -> tuple[str | None, ...]:
        """The days alone, however they are worded."""
        return self.start, self.end, self.base_start, self.base_end


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a story in short. `place` is where it stands, from 0 to 1; the figure's strings are empty where there is none.

    `basis` is what its words say of scope, capture, digits, membership and variants (empty where nothing could be computed).
    """

    number: int
    place: float
    kind: str
    subject: str
    object: str | None
    condition: str | None
    n: int | None
    days: Days
    quote: str
    text: str
    value: str
    low: str
    high: str
    unit: str
    hedge: str
    polarity: str
    basis: tuple[str, ...]
    subject_label: Words = field(default_factory=dict)
    object_label: Words = field(default_factory=dict)

    @property
    def digits(self) -> str:
        """As printed: the same for 4.69 trillion and 4.69 billion. Of a number in words those that count."""
        printed = _NUMBER.search(self.text)
        return printed[0].replace(",", "") if printed else self.value.replace(".", "").replace("-", "").strip("0")


@dataclass(frozen=True, slots=True)
class Retold:
    """One difference: `before` is the original's claim, missing where one was added, `after` the reprint's."""

    change: Change
    before: Said | None
    after: Said | None


def said(report: Report) -> tuple[Said, ...]:
    """The claims of a story, in the order of its text."""
    length = max(1, len(report.article.text))
    return tuple(_said(finding, n, length) for n, finding in enumerate(report.findings[:MOST_SAID], 1))


def packed(claims: Sequence[Said]) -> bytes:
    """The claims in a tenth of the memory: of most stories nobody will ask again."""
    return compress(msgspec.json.encode(claims), 1)


def unpacked(data: bytes) -> tuple[Said, ...]:
    """What was packed."""
    return msgspec.json.decode(decompress(data), type=tuple[Said, ...])


def retold(original: Sequence[Said], reprint: Sequence[Said]) -> tuple[Retold, ...]:
    """Every difference, in the order of the reprint; what it dropped comes last."""
    pairs = _pairs(original, reprint)
    whole = max(len(original), len(reprint)) < MOST_SAID
    found = []
    for at, after in enumerate(reprint):
        before = original[pairs[at]] if at in pairs else None
        change = (Change.ADDED if whole else None) if before is None else _change(before, after)
        if change is not None:
            found.append(Retold(change, before, after))
    kept = set(pairs.values())
    dropped = (before for at, before in enumerate(original) if at not in kept and whole)
    return (*found, *(Retold(Change.DROPPED, before, None) for before in dropped))


def _pairs(original: Sequence[Said], reprint: Sequence[Said]) -> dict[int, int]:
    """For claims of the reprint the claim of the original that each retells: what has most in common first."""
    likely = sorted(
        (-common, abs(one - other), other, one)
        for one, before in enumerate(original)
        for other, after in enumerate(reprint)
        if (common := _common(before, after)) >= _ENOUGH
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, other, one in likely:
        if other not in found and one not in taken:
            found[other] = one
            taken.add(one)
    return found


def _common(one: Said, other: Said) -> float:
    figure = _same_figure(one, other)
    if one.kind != other.kind and not (figure and one.value):
        return 0
    minor = (
        one.object == other.object,
        (one.condition, one.n) == (other.condition, other.n),
        one.unit == other.unit,
        one.days.said == other.days.said,
        one.quote == other.quote,
    )
    return (
        _KIND * (one.kind == other.kind)
        + _SUBJECT * (one.subject == other.subject)
        + _DIGITS * figure
        + _PLACE * max(0.0, 1 - abs(one.place - other.place) / _NEAR)
        + _MINOR * sum(minor)
    )


def _same_figure(one: Said, other: Said) -> bool:
    """Digits or value; or none on either side."""
    if not one.value or not other.value:
        return one.value == other.value
    return one.digits == other.digits or Decimal(one.value) == Decimal(other.value)


def _change(before: Said, after: Said) -> Change | None:
    if _other_unit(before, after):
        return Change.UNIT
    if _other_subject(before, after):
        return Change.SUBJECT
    if before.days.said != after.days.said:
        return Change.PERIOD
    if _other_value(before, after):
        return Change.VALUE
    return Change.BASIS if _other_wording(before, after) else None


def _other_unit(before: Said, after: Said) -> bool:
    """Another measure, or the printed digits with another word for their size."""
    if not before.value or not after.value:
        return False
    if before.unit != after.unit:
        return True
    return before.digits == after.digits and Decimal(before.value) != Decimal(after.value)


def _other_subject(before: Said, after: Said) -> bool:
    """What only one of them names (against whom, in which condition) may have been read out of the sentence, or not."""
    pairs = ((before.object, after.object), (before.condition, after.condition), (before.n, after.n))
    return before.subject != after.subject or any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _other_value(before: Said, after: Said) -> bool:
    """Figures that no value satisfies both of; a figure that was left out, or put in."""
    if not before.value or not after.value:
        return before.value != after.value
    return max(Decimal(before.low), Decimal(after.low)) > min(Decimal(before.high), Decimal(after.high))


def _other_wording(before: Said, after: Said) -> bool:
    """Hedge, denial, or basis; where nothing could be computed nothing is known of the basis, which is no other one."""
    if (before.hedge, before.polarity) != (after.hedge, after.polarity):
        return True
    return bool(before.basis and after.basis) and before.basis != after.basis


def _said(finding: FindingPart, number: int, length: int) -> Said:
    figure = finding.figure
    return Said(
        number,
        min(1.0, max(0.0, finding.span[0] / length)),
        finding.kind,
        finding.subject.id,
        finding.object.id if finding.object else None,
        finding.condition,
        finding.n,
        _days(finding.period, finding.base_period),
        shortened(finding.quote, _QUOTE),
        shortened(figure.text, _SHORT) if figure else "",
        figure.value if figure else "",
        figure.low if figure else "",
        figure.high if figure else "",
        figure.unit if figure else "",
        (figure.hedge or "") if figure else "",
        Polarity.ASSERTED if finding.polarity == Polarity.REPORTED else finding.polarity,
        _basis(finding.stated),
        named(finding.subject),
        named(finding.object) if finding.object else {},
    )


def _days(period: PeriodPart, base: PeriodPart | None) -> Days:
    ends = (base.start, base.end) if base else (None, None)
    return Days(period.start, period.end, *ends, shortened(period.text, _SHORT))


def _basis(reading: ReadingPart | None) -> tuple[str, ...]:
    return tuple(_choices(reading.basis)) if reading else ()


def _choices(basis: BasisPart) -> Iterator[str]:
    """The window is left out: it is told by the days."""
    yield from (basis.scope, basis.capture, basis.digits, basis.membership, basis.variants)
