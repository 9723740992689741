"""What a reprint changed, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.interface.choices import choice_in_words
from factcheck.interface.dates import days_in_words
from factcheck.retold import Change, Retold, Said
from factcheck.vocabulary import Choice

#: Claims that are told of one way of change; of the others it is said how many they are.
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One line: how the claim differs, and what was made of what; `more` speaks of further claims that differ so."""

    change: Change
    label: str
    told: str
    more: str


def changes_in_words(changes: Sequence[Retold], words: Interface) -> tuple[ChangeInWords, ...]:
    """The first of each way of change, in the order of `Change`; of all claims whose week became the same other one the first."""
    return tuple(line for change in Change for line in _lines([one for one in changes if one.change is change], words))


def _lines(changes: Sequence[Retold], words: Interface) -> Iterator[ChangeInWords]:
    told = list(_distinct(changes))[:MOST_TOLD]
    for at, one in enumerate(told):
        more = len(changes) - len(told) if at == len(told) - 1 else 0
        said = words.count("retold.more", more) if more else ""
        yield ChangeInWords(one.change, words.name("retold", one.change), _told(one, words), said)


def _distinct(changes: Iterable[Retold]) -> Iterator[Retold]:
    """A story whose week was changed tells it once for all of its claims."""
    seen: set[object] = set()
    for one in changes:
        days = tuple(claim.days.said for claim in (one.before, one.after) if claim)
        if one.change is not Change.PERIOD or days not in seen:
            seen.add(days)
            yield one


def _told(retold: Retold, words: Interface) -> str:
    before, after = retold.before, retold.after
    if before is None or after is None:
        return words.quote(claim.quote) if (claim := before or after) else ""
    sides = [words.quote(claim.quote) for claim in (before, after)]
    details = _details(retold.change, before, after, words)
    if details is not None:
        sides = [
            words.say("retold.detailed", quote=side, detail=detail) if detail else side
            for side, detail in zip(sides, details, strict=True)
        ]
    return words.say("retold.from-to", before=sides[0], after=sides[1])


def _details(change: Change, before: Said, after: Said, words: Interface) -> tuple[str, str] | None:
    """What the quotes do not show."""
    if change is Change.PERIOD:
        return _days(before, words), _days(after, words)
    if change is Change.SUBJECT:
        return _who(before, words), _who(after, words)
    if change is not Change.BASIS:
        return None
    comma = words.say("punctuation.comma")
    pairs = list(_wordings(before, after, words))
    return comma.join(one for one, _ in pairs), comma.join(other for _, other in pairs)


def _days(claim: Said, words: Interface) -> str:
    days = claim.days
    if days.start is None or days.end is None:
        return days.text or words.say("retold.no-days")
    told = days_in_words(days.start, days.end, words)
    if days.base_start is None or days.base_end is None:
        return told
    return words.say("across.compared", days=told, base=days_in_words(days.base_start, days.base_end, words))


def _who(claim: Said, words: Interface) -> str:
    """The subject; against whom, in which condition and of how many where the claim says so."""
    who = words.of(claim.subject_label) or claim.subject
    if claim.object is not None:
        who = words.say("across.against", subject=who, object=words.of(claim.object_label) or claim.object)
    condition = "" if not claim.condition or claim.condition == "in-top" else words.name("condition", claim.condition)
    top = words.say("quantity.top", n=claim.n) if claim.n is not None else ""
    return words.say("punctuation.comma").join(part for part in (who, condition, top) if part)


def _wordings(before: Said, after: Said, words: Interface) -> Iterator[tuple[str, str]]:
    if before.hedge != after.hedge:
        yield _hedge(before, words), _hedge(after, words)
    if before.polarity != after.polarity:
        yield words.name("polarity", before.polarity), words.name("polarity", after.polarity)
    if before.basis and after.basis:
        choices = (Choice.SCOPE, Choice.CAPTURE, Choice.DIGITS, Choice.MEMBERSHIP, Choice.VARIANTS)
        for choice, one, other in zip(choices, before.basis, after.basis, strict=True):
            if one != other:
                yield choice_in_words(choice, one, words), choice_in_words(choice, other, words)


def _hedge(claim: Said, words: Interface) -> str:
    return words.name("hedge", claim.hedge) if claim.hedge else words.say("retold.no-hedge")
