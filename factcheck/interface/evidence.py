"""Evidence and edits in words: the parts that every output for people shows alike."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.interface import Interface
from factcheck.report import ChangedPart, KeptPart, Report

REMOVED = "−"
ADDED = "+"


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that went or came; `mark` tells which in one cell."""

    mark: str
    word: str
    text: str


def kept_in_words(kept: KeptPart, words: Interface) -> tuple[str, ...]:
    """Where the page is kept, then whence and when it came, as far as that is known."""
    told = [words.say("evidence.line", file=kept.file, record=kept.record, sha256=kept.sha256)]
    told += [words.say("evidence.ip", ip=kept.ip)] if kept.ip else []
    told += [words.say("evidence.at", time=kept.retrieved_at)] if kept.retrieved_at else []
    if kept.redirects:
        told.append(words.say("evidence.redirects", addresses=" → ".join(kept.redirects)))
    if kept.memento and kept.memento.datetime:
        told.append(words.say("evidence.memento", time=kept.memento.datetime))
    if kept.memento and kept.memento.timegate:
        told.append(words.say("evidence.timegate", address=kept.memento.timegate))
    return tuple(told)


def edits(report: Report, words: Interface) -> tuple[Edit, ...]:
    """The sentences that were removed, then those that were added."""
    edited = report.edited
    if edited is None:
        return ()
    removed, added = words.say("edited.removed"), words.say("edited.added")
    return (
        *(Edit(REMOVED, removed, text) for text in edited.removed),
        *(Edit(ADDED, added, text) for text in edited.added),
    )


def verdicts_in_words(report: Report, words: Interface) -> tuple[str, ...]:
    """Each claim whose verdict changed with the edit, and how."""
    return tuple(_changed(change, words) for change in (report.edited.findings if report.edited else ()))


def _changed(change: ChangedPart, words: Interface) -> str:
    told = change.after or change.before
    before = words.name("verdict", change.before.verdict) if change.before else words.say("edited.new")
    after = words.name("verdict", change.after.verdict) if change.after else words.say("edited.gone")
    return words.say("edited.changed", quote=words.quote(told.quote if told else ""), before=before, after=after)
