"""Reviews: what people decided of the findings of a report, and the report as it reads with their decisions.

A decision is kept under the fingerprint of its claim, so it survives a re-check. It was made on a verdict of the machine: where
the machine judges otherwise today, the decision is shown and has no effect, and the finding is open again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from factcheck.fingerprint import fingerprint
from factcheck.notes import note
from factcheck.report import FindingPart, Report, ReviewPart, Words
from factcheck.summary import summary
from factcheck.vocabulary import REVIEWED, Changed, Decided, ReviewState, Verdict

OVERRIDDEN = "verdicts-overridden"


@dataclass(frozen=True, slots=True)
class MadeOn:
    """What a person looked at: a verdict of the machine, its reason, and the words of the story, for whoever reads the file."""

    verdict: str
    reason: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one claim.

    `verdict` is the person's, of an override alone. `made_on` has one entry, or several where the story tells the claim several
    times and the machine judges them differently: the decision holds for each.
    """

    fingerprint: str
    decided: Decided
    by: str
    on: date
    made_on: tuple[MadeOn, ...]
    note: str = ""
    verdict: Verdict | None = None


#: By the fingerprints of their claims.
Decisions: TypeAlias = Mapping[str, Decision]


def with_reviews(report: Report, decisions: Decisions) -> Report:
    """The report as it reads with these decisions, and no others: those that it may hold already are taken back first.

    A confirmation and a note leave the verdict; an override that holds puts the person's in its place, and the report says so
    before its findings.
    """
    bare = unreviewed(report)
    findings = tuple(_reviewed(finding, decisions.get(fingerprint(finding))) for finding in bare.findings)
    if findings == bare.findings:
        return bare
    overridden = sum(_is_overridden(finding) for finding in findings)
    notes = (note(OVERRIDDEN, n=str(overridden)), *bare.notes) if overridden else bare.notes
    return replace(bare, findings=findings, notes=notes, summary=summary(findings))


def unreviewed(report: Report) -> Report:
    """The report as the machine made it, without any decision."""
    if all(finding.review is None for finding in report.findings):
        return report
    findings = tuple(_machines(finding) for finding in report.findings)
    notes = tuple(told for told in report.notes if told.slug != OVERRIDDEN)
    return replace(report, findings=findings, notes=notes, summary=summary(findings))


def is_open(finding: FindingPart) -> bool:
    """Whether a person has still to decide: nobody has, a note alone was left, or the decision no longer holds."""
    review = finding.review
    return review is None or review.state != ReviewState.HOLDS or review.decision not in {Decided.CONFIRM, Decided.OVERRIDE}


def is_reopened(finding: FindingPart) -> bool:
    """Whether a decision was made on what has changed since."""
    return finding.review is not None and finding.review.state == ReviewState.REOPENED


def gone(report: Report, decisions: Decisions) -> tuple[Decision, ...]:
    """The decisions on claims that the report no longer holds: the story was changed, or is read otherwise."""
    told = {fingerprint(finding) for finding in report.findings}
    return tuple(decision for decision in decisions.values() if decision.fingerprint not in told)


def made_on(findings: Iterable[FindingPart]) -> tuple[MadeOn, ...]:
    """What a decision on these findings of one claim is made on: each verdict of the machine once, with the first words."""
    found: dict[tuple[str, str], MadeOn] = {}
    for finding in map(_machines, findings):
        found.setdefault((finding.verdict, finding.reason), MadeOn(finding.verdict, finding.reason, finding.quote))
    return tuple(found.values())


def review_part(decision: Decision, on: MadeOn, changed: Changed | None) -> ReviewPart:
    """A decision as a report tells it."""
    return ReviewPart(
        fingerprint=decision.fingerprint,
        decision=decision.decided.value,
        by=decision.by,
        on=decision.on.isoformat(),
        note=decision.note,
        state=(ReviewState.REOPENED if changed else ReviewState.HOLDS).value,
        machine_verdict=on.verdict,
        machine_reason=on.reason,
        verdict=decision.verdict.value if decision.verdict else None,
        changed=changed.value if changed else None,
    )


def _reviewed(finding: FindingPart, decision: Decision | None) -> FindingPart:
    if decision is None:
        return finding
    same = next((on for on in decision.made_on if (on.verdict, on.reason) == (finding.verdict, finding.reason)), None)
    if same is None:
        # Where the verdict was seen at all, it is its reason that is another.
        seen = next((on for on in decision.made_on if on.verdict == finding.verdict), None)
        on, changed = (seen, Changed.REASON) if seen else (decision.made_on[0], Changed.VERDICT)
        return replace(finding, review=review_part(decision, on, changed))
    review = review_part(decision, same, None)
    if decision.decided is not Decided.OVERRIDE or decision.verdict is None:
        return replace(finding, review=review)
    return replace(
        finding,
        verdict=decision.verdict.value,
        reason=REVIEWED,
        explanation=_in_every_language(decision.note, finding.explanation),
        correction=None,
        review=replace(review, machine_explanation=finding.explanation, machine_correction=finding.correction),
    )


def _in_every_language(text: str, like: Words) -> Words:
    """A person's words, which are in one language, wherever a reader may look for them."""
    return dict.fromkeys(like or ("zh", "en"), text)


def _is_overridden(finding: FindingPart) -> bool:
    review = finding.review
    return review is not None and (review.decision, review.state) == (Decided.OVERRIDE, ReviewState.HOLDS)


def _machines(finding: FindingPart) -> FindingPart:
    """A finding as the machine made it."""
    review = finding.review
    if review is None or not _is_overridden(finding):
        return replace(finding, review=None)
    return replace(
        finding,
        verdict=review.machine_verdict,
        reason=review.machine_reason,
        explanation=review.machine_explanation or {},
        correction=review.machine_correction,
        review=None,
    )
