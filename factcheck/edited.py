"""Edits: what changed between two versions of a story, sentence by sentence, and which verdicts changed with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from claims.normalise import fold
from claims.sentence import paragraphs, sentences
from factcheck.report import ChangedPart, FindingPart, Report, ToldPart

#: Beyond so many sentences only which ones came and went is told, not which stayed in their order: the work stays bounded.
MOST_SENTENCES = 2_000

_Key: TypeAlias = tuple[object, ...]


def told_in(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, without what surrounds them.

    >>> told_in("MiniMax 第一。 Kimi 第二。")
    ('MiniMax 第一。', 'Kimi 第二。')
    """
    folded = fold(text)
    found = (sentence for line in paragraphs(text) for sentence in sentences(text, folded, line.span, 0))
    return tuple(text[sentence.span.start : sentence.span.end] for sentence in found)


def compared(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that were removed and those that were added, each in their order.

    >>> compared(("a", "b", "c"), ("a", "c", "d"))
    (('b',), ('d',))
    """
    same = next(
        (n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), min(len(before), len(after))
    )
    before, after = before[same:], after[same:]
    if max(len(before), len(after)) > MOST_SENTENCES:
        return tuple(_beyond(before, after)), tuple(_beyond(after, before))
    removed: list[str] = []
    added: list[str] = []
    for kind, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            removed += before[low:high]
            added += after[start:end]
    return tuple(removed), tuple(added)


def verdicts_changed(before: Report, after: Report) -> tuple[ChangedPart, ...]:
    """The claims whose verdicts differ, in the order of the later version; then those that are gone.

    Two findings are of one claim if they stand in the same sentence, else if they say the same of the same thing: kind,
    subject, object, condition and days agree, whatever the figure.
    """
    gone, new = list(before.findings), list(after.findings)
    paired: dict[str, FindingPart] = {}
    for key in (_as_written, _as_meant):
        for finding in tuple(new):
            other = next((other for other in gone if key(other) == key(finding)), None)
            if other is not None:
                paired[finding.id] = other
                gone.remove(other)
                new.remove(finding)
    changed = [
        ChangedPart(_told(paired[finding.id]) if finding.id in paired else None, _told(finding))
        for finding in after.findings
        if finding.id not in paired or paired[finding.id].verdict != finding.verdict
    ]
    return (*changed, *(ChangedPart(_told(finding), None) for finding in gone))


def _beyond(some: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What is there more often than among the others."""
    left = Counter(others)
    for sentence in some:
        if left[sentence] > 0:
            left[sentence] -= 1
        else:
            yield sentence


def _as_written(finding: FindingPart) -> _Key:
    return finding.sentence, finding.quote, *_as_meant(finding)


def _as_meant(finding: FindingPart) -> _Key:
    period, base = finding.period, finding.base_period
    return (
        finding.kind,
        finding.subject.id,
        finding.object.id if finding.object else "",
        finding.condition,
        finding.n,
        (period.start, period.end),
        (base.start, base.end) if base else None,
    )


def _told(finding: FindingPart) -> ToldPart:
    return ToldPart(finding.id, finding.quote, finding.verdict, finding.reason)
