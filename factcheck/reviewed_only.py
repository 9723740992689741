"""Reports for publication: only what a person has reviewed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from factcheck.notes import note
from factcheck.report import EditedPart, FindingPart, Report, WithinPart
from factcheck.review import is_open
from factcheck.summary import summary
from factcheck.vocabulary import REVIEWED_ONLY, Fit


def reviewed_only(report: Report) -> Report:
    """The report without the findings that await review, and a note that says how many they are.

    What rests on them goes with them: the basis of the story and its runner-up, which count them; the snapshots that only they
    use; how verdicts changed with an edit, since nobody reviewed those of the earlier version; checks of a finding against
    them, unless the check tells against the finding itself, which its reviewer saw. Numbers that were set aside stay: they
    have no verdict.
    """
    kept = tuple(finding for finding in report.findings if not is_open(finding))
    awaiting = len(report.findings) - len(kept)
    changes = bool(report.edited and report.edited.findings)
    if not awaiting and not changes:
        return report
    ids = {finding.id for finding in kept}
    findings = tuple(replace(finding, within=_among(finding, ids)) for finding in kept)
    used = {row.snapshot for finding in findings for row in (*finding.evidence, *finding.stated_evidence)}
    return replace(
        report,
        basis=None if awaiting else report.basis,
        findings=findings,
        snapshots=tuple(snapshot for snapshot in report.snapshots if snapshot.id in used),
        notes=(note(REVIEWED_ONLY, n=str(awaiting)), *report.notes),
        summary=summary(findings),
        edited=_sentences_alone(report.edited),
    )


def _among(finding: FindingPart, ids: Collection[str]) -> tuple[WithinPart, ...]:
    """The checks against findings that stay; those that exclude the finding stay in any case, and name only these."""
    found = []
    for check in finding.within:
        stay = tuple(other for other in check.findings if other in ids)
        if stay == check.findings or check.fit == Fit.EXCLUDED:
            found.append(replace(check, findings=stay))
    return tuple(found)


def _sentences_alone(edited: EditedPart | None) -> EditedPart | None:
    return replace(edited, findings=()) if edited else None
