"""Reports for publication: only what a person has reviewed, and nothing that lets the rest through."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from factcheck.fingerprint import fingerprint
from factcheck.interface import interface, languages
from factcheck.interface.breath import breath
from factcheck.render import Options, formats
from factcheck.report import ChangedPart, EditedPart, FindingPart, Report, ToldPart, WithinPart, to_json
from factcheck.review import Decision, made_on, with_reviews
from factcheck.reviewed_only import reviewed_only
from factcheck.schema import shipped
from factcheck.vocabulary import Decided, Verdict

Sample = Callable[[str], Report]

EDITED = EditedPart(
    "2026-03-17T08:00:00Z",
    "<urn:uuid:1>",
    ("Gone.",),
    ("New.",),
    (ChangedPart(ToldPart("c1", "4.9", "contradicted", "number-slip"), ToldPart("c1", "4.69", "supported", "exact")),),
)


def confirmed(report: Report, ids: Collection[str], decided: Decided = Decided.CONFIRM) -> Report:
    """The findings of these ids decided."""
    verdict = Verdict.UNPROVEN if decided is Decided.OVERRIDE else None
    made = [
        Decision(fingerprint(finding), decided, "Lin", date(2026, 3, 18), made_on([finding]), "why", verdict)
        for finding in report.findings
        if finding.id in ids
    ]
    return with_reviews(report, {each.fingerprint: each for each in made})


def snapshots_of(findings: Collection[FindingPart]) -> set[str]:
    """The snapshots of their rows."""
    return {row.snapshot for finding in findings for row in (*finding.evidence, *finding.stated_evidence)}


@pytest.mark.parametrize("name", ["story-en", "story-zh"])
def test_only_what_is_decided_stays(name: str, sample: Sample) -> None:
    """In its order; how many are left out stands first, the summary counts what stays."""
    report = sample(name)
    ids = {report.findings[1].id, report.findings[4].id}
    reviewed = confirmed(report, ids)
    found = reviewed_only(reviewed)
    kept = [finding for finding in reviewed.findings if finding.review is not None]
    assert [finding.id for finding in found.findings] == [finding.id for finding in kept]
    assert sum(found.summary.values()) == len(kept)
    assert [note.slug for note in found.notes] == ["reviewed-only", *(note.slug for note in report.notes)]
    n = len(report.findings) - len(kept)
    assert f"left out: {n}." in found.notes[0].text["en"]
    assert f" {n} 条" in found.notes[0].text["zh"]
    assert (found.article, found.set_aside, found.board) == (report.article, report.set_aside, report.board)
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(found)))
    assert reviewed_only(found) == found


@pytest.mark.parametrize(("decided", "stays"), [(Decided.CONFIRM, 1), (Decided.OVERRIDE, 1), (Decided.NOTE, 0)], ids=str)
def test_which_decisions_count(decided: Decided, stays: int, sample: Sample) -> None:
    """A note alone is none, nor is a decision that no longer holds."""
    report = sample("story-en")
    report = replace(report, findings=report.findings[:1])
    reviewed = confirmed(report, {"c1"}, decided)
    assert len(reviewed_only(reviewed).findings) == stays
    again = replace(reviewed.findings[0], review=replace(reviewed.findings[0].review, state="reopened", changed="verdict"))
    assert reviewed_only(replace(reviewed, findings=(again,))).findings == ()


def test_what_rests_on_the_rest_is_left_out(sample: Sample) -> None:
    """The shared basis, snapshots, how verdicts changed with an edit; sentences stay, they have no verdict."""
    report = replace(sample("story-en"), edited=EDITED)
    assert report.basis is not None
    found = reviewed_only(confirmed(report, {"c1"}))
    assert found.basis is None
    assert {snapshot.id for snapshot in found.snapshots} == snapshots_of(found.findings) & {each.id for each in report.snapshots}
    assert 0 < len(found.snapshots) < len(report.snapshots) + 1
    none = reviewed_only(report)
    assert (none.snapshots, none.findings) == ((), ())
    assert found.edited == replace(EDITED, findings=())


def test_where_all_is_decided_nothing_changes(sample: Sample) -> None:
    """But that nobody reviewed the verdicts of an earlier version."""
    report = sample("story-en")
    reviewed = confirmed(report, {finding.id for finding in report.findings})
    assert reviewed_only(reviewed) == reviewed
    assert reviewed_only(sample("no-claims")) == sample("no-claims")
    edited = reviewed_only(replace(reviewed, edited=EDITED))
    assert edited.edited == replace(EDITED, findings=())
    assert edited.basis == report.basis
    assert edited.notes[0].slug == "reviewed-only"
    assert "left out: 0." in edited.notes[0].text["en"]


def test_checks_against_what_is_left_out(sample: Sample) -> None:
    """They go, but for those that tell against the finding itself, which name only what stays."""
    report = sample("story-en")
    one, two, three = report.findings[:3]
    checks = (
        WithinPart("same", (two.id,), "1", "2", "fits", {}),
        WithinPart("gap", (two.id, three.id), "1", "2", "fits", {}),
        WithinPart("gap", (two.id, three.id), "1", "2", "excluded", {"en": "Not so.", "zh": "并非如此。"}),
    )
    report = replace(report, findings=(replace(one, within=checks), *report.findings[1:]))
    ids = {one.id, two.id}
    reviewed = confirmed(report, ids)
    kept = {finding.id for finding in reviewed.findings if finding.review}
    assert kept == ids, "the sample tells each of these once"
    found = reviewed_only(reviewed)
    assert found.findings[0].within == (checks[0], replace(checks[2], findings=(two.id,)))


@pytest.mark.parametrize("language", languages())
def test_that_nothing_is_reviewed_is_not_that_nothing_was_found(language: str, sample: Sample) -> None:
    """The sentence at the top says which."""
    words = interface(language)
    report = sample("story-en")
    assert breath(reviewed_only(report), words) == words.say("review.none-reviewed")
    assert breath(replace(report, findings=()), words) == words.say("breath.none")


@pytest.mark.parametrize("name", ["html", "terminal", "json"])
def test_no_unreviewed_verdict_is_shown(name: str, sample: Sample) -> None:
    """Not a quote of a finding that is left out, nor its verdict, anywhere but in the story itself."""
    report = replace(sample("story-en"), edited=EDITED)
    wrong = next(finding for finding in report.findings if finding.verdict == "contradicted")
    ids = {finding.id for finding in report.findings if finding.verdict == "supported"}
    found = reviewed_only(confirmed(report, ids))
    assert {finding.verdict for finding in found.findings} == {"supported"}
    shown = formats()[name].render(found, Options("en"))
    assert wrong.explanation["en"] not in shown
    assert wrong.reason not in shown
    assert interface("en").name("reason", wrong.reason) not in shown
    assert '"contradicted"' not in shown.replace('"contradicted": 0', "").replace('"contradicted":0', "")
