"""Reports as they read with the decisions of people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from factcheck.errors import ReportError
from factcheck.fingerprint import fingerprint
from factcheck.interface import interface, languages
from factcheck.interface.breath import breath
from factcheck.interface.review import review_in_words
from factcheck.render import Options, formats
from factcheck.report import CorrectionPart, FindingPart, Report, from_json, to_json
from factcheck.review import Decision, MadeOn, gone, is_open, is_reopened, made_on, unreviewed, with_reviews
from factcheck.saved import saved
from factcheck.schema import shipped
from factcheck.vocabulary import REASONS, REVIEWED, Decided, Verdict

Sample = Callable[[str], Report]

ON = date(2026, 3, 18)


def decision(finding: FindingPart, decided: Decided = Decided.CONFIRM, **fields: object) -> Decision:
    """On a finding, as it is judged."""
    made = Decision(fingerprint(finding), decided, "Lin Yue", ON, made_on([finding]))
    return replace(made, **fields)


def first(report: Report, verdict: str) -> FindingPart:
    """The first finding of a verdict."""
    return next(finding for finding in report.findings if finding.verdict == verdict)


def decided(report: Report, *decisions: Decision) -> Report:
    """With these decisions."""
    return with_reviews(report, {each.fingerprint: each for each in decisions})


def of(report: Report, finding: FindingPart) -> FindingPart:
    """The finding of the same id."""
    return next(each for each in report.findings if each.id == finding.id)


@pytest.mark.parametrize(
    ("kind", "still_open"),
    [(Decided.CONFIRM, False), (Decided.NOTE, True)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_confirmation_and_a_note_leave_the_verdict(kind: Decided, still_open: bool, sample: Sample) -> None:
    """A note alone does not close a finding."""
    report = sample("story-en")
    wrong = first(report, "contradicted")
    found = decided(report, decision(wrong, kind, note="as printed"))
    assert found.summary == report.summary
    assert found.notes == report.notes
    told = of(found, wrong)
    assert replace(told, review=None) == wrong
    assert told.review is not None
    assert (told.review.decision, told.review.by, told.review.on, told.review.note) == (
        kind,
        "Lin Yue",
        "2026-03-18",
        "as printed",
    )
    assert (told.review.state, told.review.changed) == ("holds", None)
    assert (is_open(told), is_reopened(told)) == (still_open, False)


def test_an_override_puts_the_persons_verdict_in_place(sample: Sample) -> None:
    """The machine's stays beside it, the summary counts the person's, and a note says so before all others."""
    report = sample("story-en")
    wrong = first(report, "contradicted")
    assert wrong.correction is not None
    found = decided(report, decision(wrong, Decided.OVERRIDE, verdict=Verdict.SUPPORTED, note="The chart was mended."))
    told = of(found, wrong)
    assert (told.verdict, told.reason, told.correction) == ("supported", REVIEWED, None)
    assert told.explanation == {"zh": "The chart was mended.", "en": "The chart was mended."}
    assert told.review is not None
    assert (told.review.machine_verdict, told.review.machine_reason) == (wrong.verdict, wrong.reason)
    assert (told.review.machine_explanation, told.review.machine_correction) == (wrong.explanation, wrong.correction)
    assert not is_open(told)
    assert found.summary["supported"] == report.summary["supported"] + 1
    assert found.summary["contradicted"] == report.summary["contradicted"] - 1
    assert found.notes[0].slug == "verdicts-overridden"
    assert ": 1." in found.notes[0].text["en"]
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(found)))
    assert saved(to_json(found).encode(), "x") == from_json(to_json(found).encode()) == found


def test_no_decision_changes_nothing(sample: Sample) -> None:
    """Nor does one on a claim that the report does not hold, which is told."""
    report = sample("story-zh")
    other = replace(decision(report.findings[0]), fingerprint="0" * 16)
    assert with_reviews(report, {}) == report
    assert decided(report, other) == report
    assert gone(report, {other.fingerprint: other}) == (other,)
    assert gone(report, {}) == ()


@pytest.mark.parametrize(
    ("seen", "changed"),
    [
        (MadeOn("supported", "exact", "4.69"), "verdict"),
        (MadeOn("contradicted", "exact-ly", "4.69"), "reason"),
    ],
    ids=["another verdict", "another reason"],
)
@pytest.mark.parametrize("kind", list(Decided))
def test_what_was_decided_on_another_verdict_is_open_again(seen: MadeOn, changed: str, kind: Decided, sample: Sample) -> None:
    """It is shown, and has no effect."""
    report = sample("story-en")
    wrong = first(report, "contradicted")
    verdict = Verdict.UNPROVEN if kind is Decided.OVERRIDE else None
    found = decided(report, decision(wrong, kind, made_on=(seen,), note="why", verdict=verdict))
    told = of(found, wrong)
    assert replace(told, review=None) == wrong
    assert told.review is not None
    assert (told.review.state, told.review.changed) == ("reopened", changed)
    assert (told.review.machine_verdict, told.review.machine_reason, told.review.verdict) == (seen.verdict, seen.reason, verdict)
    assert is_open(told)
    assert is_reopened(told)
    assert (found.summary, found.notes) == (report.summary, report.notes)


def test_a_claim_told_twice_is_decided_once(sample: Sample) -> None:
    """Also where it is judged differently in the two places: the decision was made on both."""
    report = sample("story-en")
    one = first(report, "supported")
    two = replace(one, id="c99", verdict="needs-context", reason="scope", quote="again")
    report = replace(report, findings=(*report.findings, two))
    both = decision(one, made_on=made_on([one, two]))
    assert both.made_on == (MadeOn("supported", one.reason, one.quote), MadeOn("needs-context", "scope", "again"))
    assert [is_open(of(decided(report, both), each)) for each in (one, two)] == [False, False]
    assert [is_open(of(decided(report, decision(one)), each)) for each in (one, two)] == [False, True]
    assert made_on([one, replace(one, quote="later")]) == (MadeOn("supported", one.reason, one.quote),)


def test_decisions_never_become_the_machines(sample: Sample) -> None:
    """They can be taken back, replaced, and made on a report that holds some already."""
    report = sample("story-en")
    wrong = first(report, "contradicted")
    over = decision(wrong, Decided.OVERRIDE, verdict=Verdict.UNPROVEN, note="no chart")
    found = decided(report, over)
    assert unreviewed(found) == report
    assert unreviewed(report) == report
    assert decided(found, over) == found
    assert with_reviews(found, {}) == report
    assert made_on([of(found, wrong)]) == made_on([wrong])
    confirmed = decided(found, decision(wrong))
    assert of(confirmed, wrong).verdict == "contradicted"


def test_a_finding_without_an_explanation_can_be_overridden(sample: Sample) -> None:
    """And be taken back."""
    report = sample("no-claims")
    bare = replace(sample("story-en").findings[0], explanation={}, correction=CorrectionPart("1", "1"))
    report = replace(report, findings=(bare,), summary=dict(Counter({v.value: int(v == bare.verdict) for v in Verdict})))
    found = decided(report, decision(bare, Decided.OVERRIDE, verdict=Verdict.UNPROVEN, note="warum"))
    assert found.findings[0].explanation == {"zh": "warum", "en": "warum"}
    assert unreviewed(found) == report


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_can_be_given_and_is_told(verdict: Verdict, language: str, sample: Sample) -> None:
    """By name; the schema lets a person's reason stand behind each, and the words have a name for it."""
    report = sample("story-en")
    one = next(finding for finding in report.findings if finding.verdict != verdict)
    found = decided(report, decision(one, Decided.OVERRIDE, verdict=verdict, note="seen on the chart"))
    jsonschema.Draft202012Validator(json.loads(shipped())).validate(json.loads(to_json(found)))
    assert REVIEWED not in {reason for reasons in REASONS.values() for reason in reasons}
    assert interface(language).name("reason", REVIEWED) != REVIEWED
    for name in ("html", "terminal"):
        assert interface(language).name("verdict", verdict) in formats()[name].render(found, Options(language)).lower()


TOLD = {
    ("confirm", "holds", "en"): ("Confirmed by Lin Yue on 18 March 2026.", "Note: why"),
    ("confirm", "holds", "zh"): ("Lin Yue于2026年3月18日确认此结论。", "备注：why"),
    ("note", "holds", "en"): ("Note left by Lin Yue on 18 March 2026; nothing is decided yet.", "Note: why"),
    ("note", "holds", "zh"): ("Lin Yue于2026年3月18日留下备注，尚未作出决定。", "备注：why"),
    ("override", "holds", "en"): (
        "Decided by Lin Yue on 18 March 2026: unproven. factcheck itself says contradicted (digits slipped).",
        "factcheck's own account: It is 3.",
        "Nearest right value by factcheck: 3 trillion",
    ),
    ("override", "holds", "zh"): (
        "Lin Yue于2026年3月18日改判为“无法证实”；factcheck 原来的结论是“与榜单不符”（数字有误）。",
        "factcheck 自己的说明：是3。",
        "factcheck 给出的最接近的正确值：3 trillion",
    ),
    ("confirm", "verdict", "en"): (
        "Lin Yue confirmed this on 18 March 2026, when factcheck said supported (right, rounded).",
        "Note: why",
        "The verdict has changed since: the decision has no effect, and the finding is open again.",
    ),
    ("override", "verdict", "en"): (
        "Lin Yue decided on 18 March 2026: unproven, when factcheck said supported (right, rounded).",
        "Why: why",
        "The verdict has changed since: the decision has no effect, and the finding is open again.",
    ),
    ("override", "verdict", "zh"): (
        "Lin Yue于2026年3月18日改判为“无法证实”，当时 factcheck 的结论是“属实”（四舍五入后一致）。",
        "理由：why",
        "此后结论有变，上述决定不再有效，须重新审核。",
    ),
    ("note", "reason", "en"): (
        "Lin Yue left a note on 18 March 2026, when factcheck said contradicted (the unit slipped).",
        "Note: why",
        "The reason of the verdict has changed since: the decision has no effect, and the finding is open again.",
    ),
}
SEEN = {
    "holds": MadeOn("contradicted", "number-slip"),
    "verdict": MadeOn("supported", "rounded"),
    "reason": MadeOn("contradicted", "unit-slip"),
}


@pytest.mark.parametrize(("case", "expected"), TOLD.items(), ids=map("-".join, TOLD))
def test_who_when_and_why_are_told(case: tuple[str, str, str], expected: tuple[str, ...], sample: Sample) -> None:
    """And what the machine says, wherever it is not the verdict; the terminal shows all of it."""
    kind, state, language = case
    report = sample("story-en")
    slip = replace(
        first(report, "contradicted"),
        reason="number-slip",
        explanation={"en": "It is 3.", "zh": "是3。"},
        correction=CorrectionPart("3", "3 trillion"),
    )
    report = replace(report, findings=(slip,))
    verdict = Verdict.UNPROVEN if kind == "override" else None
    made = decision(slip, Decided(kind), note="why", verdict=verdict, made_on=(SEEN[state],))
    found = decided(report, made)
    assert review_in_words(found.findings[0], interface(language)) == expected
    shown = "".join(formats()["terminal"].render(found, Options(language)).split())
    assert [told for told in expected if "".join(told.split()) not in shown] == []
    assert review_in_words(slip, interface(language)) == ()


def test_a_hostile_reviewer_cannot_steer_the_terminal(sample: Sample) -> None:
    """Nor what a later version decides: an unknown slug is told as it is."""
    report = sample("story-en")
    one = report.findings[0]
    found = decided(report, decision(one, note="\x1b[31mred\n\u202enow", by="\x1b]0;x\x07"))
    shown = formats()["terminal"].render(found, Options("en"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[31mred \\u202enow" in shown
    odd = replace(of(found, one), review=replace(of(found, one).review, decision="defer", state="later", changed="{0}"))
    assert len(review_in_words(odd, interface("en"))) == 3


@pytest.mark.parametrize("field", ["machine_verdict", "verdict"])
def test_a_saved_review_with_an_unknown_verdict_is_refused(field: str, sample: Sample) -> None:
    """It could become the finding's."""
    report = sample("story-en")
    found = decided(report, decision(report.findings[0]))
    tree = json.loads(to_json(found))
    tree["findings"][0]["review"][field] = "true"
    with pytest.raises(ReportError, match="the review of finding 'c1' has the verdict 'true'"):
        saved(json.dumps(tree).encode(), "x")


def test_an_overridden_verdict_is_not_told_of_another(sample: Sample) -> None:
    """That a comparison turns with its scope is told of verdicts that need context, not of one that a person took for right."""
    report = sample("story-en")
    turned = next(finding for finding in report.findings if finding.reason == "flips-with-scope")
    compared = replace(turned, id="c90", kind="comparison", reason="scope", departures=("scope",), n=90)
    compared = replace(compared, stated=replace(compared.stated, fit="excluded"))
    report = replace(report, findings=(turned, compared))
    words = interface("en")
    assert words.count("breath.flips", 2) in breath(report, words)
    over = decision(compared, Decided.OVERRIDE, verdict=Verdict.SUPPORTED, note="why")
    assert words.count("breath.flips", 1) in breath(decided(report, over), words)
