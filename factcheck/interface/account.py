"""What a finding says, in words and rows: the parts that every output for people shows alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words, days_in_words
from factcheck.interface.quantity import between, digits_of, elsewhere, exact, quantity, unit_of
from factcheck.report import BecamePart, EvidencePart, FigurePart, FindingPart, PeriodPart, ReadingPart, Report
from factcheck.vocabulary import Fit, Kind, Side, Unit, Verdict

#: Tells the verdict without colour, in one cell.
ICONS = {Verdict.SUPPORTED: "✓", Verdict.NEEDS_CONTEXT: "≈", Verdict.CONTRADICTED: "✗", Verdict.UNPROVEN: "?"}

#: Kinds whose rows add up; in the others the rows are neighbours or periods.
_ADDING = frozenset({Kind.TOTAL, Kind.GAP, Kind.SUM, Kind.SHARE, Kind.GROWTH, Kind.RATIO, Kind.COMPARISON})


def claimed(finding: FindingPart, words: Interface) -> str:
    """The article's value in the reader's notation; the quote where there is no figure."""
    if finding.kind == Kind.MEMBERSHIP and finding.n is not None:
        return words.say("quantity.top", n=finding.n)
    if finding.figure is None:
        return ""
    figure = finding.figure
    told = quantity(figure.value, figure.unit, words, digits=digits_of(figure), signed=_signed(finding))
    if finding.kind == Kind.COUNT and finding.n is not None:
        return told + words.say("punctuation.open") + words.say("quantity.top", n=finding.n) + words.say("punctuation.close")
    return told


def claimed_elsewhere(finding: FindingPart, words: Interface) -> str:
    """The article's value as the other languages write it."""
    if finding.figure is None:
        return ""
    figure = finding.figure
    return elsewhere(figure.value, figure.unit, words, digits=digits_of(figure), signed=_signed(finding))


def claimed_interval(figure: FigurePart, words: Interface) -> str:
    """Every value that the printed digits and the hedge allow; empty for an exact one."""
    if figure.low == figure.high:
        return ""
    return between(figure.low, figure.high, figure.unit, words, digits=digits_of(figure) + 1)


def given(finding: FindingPart, reading: ReadingPart, words: Interface) -> str:
    """What one basis gives."""
    if reading.low is not None and reading.low == reading.high:
        return quantity(reading.low, unit_of(finding), words, digits=digits_of(finding.figure), signed=_signed(finding))
    return between(reading.low, reading.high, unit_of(finding), words, digits=digits_of(finding.figure))


def given_elsewhere(finding: FindingPart, reading: ReadingPart, words: Interface) -> str:
    """The same as the other languages write it; empty for intervals."""
    if reading.low is None or reading.low != reading.high:
        return ""
    return elsewhere(reading.low, unit_of(finding), words, digits=digits_of(finding.figure), signed=_signed(finding))


def against_itself(finding: FindingPart, words: Interface) -> tuple[str, ...]:
    """Where the story's own figures exclude the claim, what they give instead."""
    return tuple(words.of(check.text) for check in finding.within if check.fit == Fit.EXCLUDED)


def condition_in_words(finding: FindingPart, words: Interface) -> str:
    """What has to hold in every period of a streak."""
    key = f"condition.{finding.condition}"
    return words.say(key, n=finding.n or 0) if words.knows(key) else finding.condition or ""


def became_in_words(became: BecamePart, words: Interface) -> str:
    """The name under which a stealth model was revealed, and the day."""
    name = words.of(became.label) or became.id
    return words.say("page.became-on", name=name, date=day_in_words(became.on, words)) if became.on else name


def since_in_words(finding: FindingPart, words: Interface) -> str:
    """What later captures change, and the verdict that they would give where it is another; empty where nothing changes."""
    since = finding.since
    if since is None:
        return ""
    told = words.of(since.text)
    if since.verdict == finding.verdict:
        return told
    alone = words.say("page.since-verdict", verdict=words.name("verdict", since.verdict))
    return words.sentences((told, alone))


def period_in_words(period: PeriodPart, words: Interface) -> str:
    """First and last day, the article's own words, and where they come from if not from the sentence."""
    if period.start is None and period.end is None:
        return words.say("page.period-open") + (f" · {words.quote(period.text)}" if period.text else "")
    ends = [day for day in (period.start, period.end) if day is not None]
    days = days_in_words(ends[0], ends[-1], words)
    told = [words.quote(period.text)] if period.text else []
    if period.inherited:
        told.append(words.say("page.inherited"))
    if period.loose:
        told.append(words.say("page.loose"))
    if period.assumed:
        told.append(words.say("page.assumed", rule=words.name("assumed", period.assumed)))
    if not told:
        return days
    return days + words.say("punctuation.open") + words.say("punctuation.comma").join(told) + words.say("punctuation.close")


@dataclass(frozen=True, slots=True)
class Addend:
    """One row of a sum, written out; `exact` has every digit, `used` is what went into the sum."""

    label: str
    entity: str
    exact: str
    used: str
    snapshot: str
    rank: str
    note: str


@dataclass(frozen=True, slots=True)
class OpenSum:
    """The rows of one side of a claim and what they add up to; `total` is empty where rows do not add up."""

    label: str
    rows: tuple[Addend, ...]
    total: str
    total_elsewhere: str


def sums(finding: FindingPart, evidence: tuple[EvidencePart, ...], words: Interface) -> tuple[OpenSum, ...]:
    """The rows behind a reading, the subject's first; a side without rows is left out."""
    sides = {Side.SUBJECT: finding.subject, Side.OBJECT: finding.object}
    found = []
    for side, subject in sides.items():
        rows = tuple(row for row in evidence if row.side == side)
        if rows:
            label = words.of(subject.label) if subject else ""
            found.append(_sum(label, rows, words, adding=finding.kind in _ADDING and len(rows) > 1))
    return tuple(found)


def rules_counted(report: Report, words: Interface) -> str:
    """The numbers that are no claims, counted by rule, in one line."""
    if not report.set_aside:
        return words.say("set-aside.none")
    by_rule = Counter(item.rule for item in report.set_aside)
    told = [words.say("set-aside.rule", n=n, rule=words.name("rule", rule)) for rule, n in by_rule.most_common()]
    total = words.count("set-aside.numbers", len(report.set_aside))
    return words.say("set-aside.line", total=total, rules=words.say("punctuation.comma").join(told))


def _signed(finding: FindingPart) -> bool:
    return finding.kind == Kind.GROWTH


def _sum(label: str, rows: tuple[EvidencePart, ...], words: Interface, *, adding: bool) -> OpenSum:
    total = str(sum((Decimal(row.used) for row in rows), Decimal(0))) if adding else ""
    return OpenSum(
        label,
        tuple(_addend(row, words) for row in rows),
        quantity(total, _measure(rows[0]), words) if total else "",
        elsewhere(total, _measure(rows[0]), words) if total else "",
    )


def _addend(row: EvidencePart, words: Interface) -> Addend:
    rank = quantity(str(row.rank), Unit.RANK, words) if row.rank is not None else ""
    note = words.name("row-note", row.note) if row.note else ""
    return Addend(row.label or row.entity, row.entity, exact(row.value), _used(row, words), row.snapshot, rank, note)


def _used(row: EvidencePart, words: Interface) -> str:
    return quantity(row.used, _measure(row), words, digits=4)


def _measure(row: EvidencePart) -> str:
    """The unit of a row: tokens, or the measure's own name where a board measures something else."""
    return row.measure or Unit.TOKENS
