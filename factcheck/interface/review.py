"""What people decided, in words: who, when and why, and what the machine says, aloud wherever a finding is shown."""

from __future__ import annotations

from dataclasses import replace

from factcheck.interface import Interface
from factcheck.interface.dates import day_in_words
from factcheck.report import FindingPart, ReviewPart
from factcheck.vocabulary import Changed, Decided, ReviewState

#: How each decision is told where it holds, and where it does not any more.
_HOLDS = {Decided.CONFIRM: "review.confirmed", Decided.OVERRIDE: "review.overridden", Decided.NOTE: "review.noted"}
_HELD = {Decided.CONFIRM: "review.was-confirmed", Decided.OVERRIDE: "review.was-overridden", Decided.NOTE: "review.was-noted"}


def review_in_words(finding: FindingPart, words: Interface) -> tuple[str, ...]:
    """The decision on a finding in sentences, what the machine says last; nothing where nobody has decided.

    Why an override was made is not told twice: it is the finding's explanation.
    """
    if finding.review is None:
        return ()
    return decision_in_words(replace(finding.review, note="") if explained_by_person(finding) else finding.review, words)


def explained_by_person(finding: FindingPart) -> bool:
    """Whether the finding's explanation is what a person wrote."""
    return finding.review is not None and finding.review.note in finding.explanation.values()


def decision_in_words(review: ReviewPart, words: Interface) -> tuple[str, ...]:
    """A decision in sentences: what was decided by whom and when, why, and what has changed since."""
    holds = review.state == ReviewState.HOLDS
    keys = _HOLDS if holds else _HELD
    told = [
        words.say(
            next((key for decided, key in keys.items() if decided == review.decision), keys[Decided.NOTE]),
            by=review.by,
            on=day_in_words(review.on, words),
            verdict=words.name("verdict", review.verdict or ""),
            machine=words.name("verdict", review.machine_verdict),
            reason=words.name("reason", review.machine_reason),
        )
    ]
    if review.note:
        told.append(words.say("review.why" if review.decision == Decided.OVERRIDE else "review.note", note=review.note))
    if not holds:
        told.append(words.say(f"review.changed-{review.changed if review.changed in set(Changed) else 'verdict'}"))
    if explanation := words.of(review.machine_explanation or {}):
        told.append(words.say("review.machine", explanation=explanation))
    if review.machine_correction:
        told.append(words.say("review.right", value=review.machine_correction.text))
    return tuple(told)
