"""The report in one breath: what the reader may repeat, and what not."""

from __future__ import annotations

from collections import Counter

from factcheck.interface import Interface
from factcheck.interface.choices import departures_in_words
from factcheck.interface.visible import one_line
from factcheck.report import FindingPart, Report
from factcheck.vocabulary import REVIEWED_ONLY, Choice, Fit, Kind, Reason, Verdict

#: How many details a sentence bears.
_MOST_DETAILS = 3


def counts(report: Report) -> dict[Verdict, int]:
    """How many findings there are of each verdict; all four, also where none."""
    found = Counter(finding.verdict for finding in report.findings)
    return {verdict: found[verdict] for verdict in Verdict}


def breath(report: Report, words: Interface) -> str:
    """One sentence a verdict that occurs, worst last but for what cannot be told.

    >>> from factcheck.interface import interface
    >>> breath.__name__, interface("en").count("breath.supported.first", 1)
    ('breath', '1 figure holds.')
    """
    said: list[str] = []
    for verdict, n in counts(report).items():
        if not n:
            continue
        place = "later" if said else "first"
        details = {"detail": _detail(report, verdict, words)}
        said.append(words.count(f"breath.{verdict}.{place}", n, **details))
        turned = sum(_turned(finding) for finding in report.findings if finding.verdict == verdict)
        if verdict is Verdict.NEEDS_CONTEXT and turned:
            said.append(words.count("breath.flips", turned))
    return words.sentences(said) or _nothing(report, words)


def _nothing(report: Report, words: Interface) -> str:
    """No figure was found; or some were, and await review."""
    awaiting = any(note.slug == REVIEWED_ONLY for note in report.notes)
    return words.say("review.none-reviewed" if awaiting else "breath.none")


def _turned(finding: FindingPart) -> bool:
    """Whether the order that a finding tells is the other way round on the scope that its words state."""
    if finding.reason == Reason.FLIPS_WITH_SCOPE:
        return True
    compared = finding.kind == Kind.COMPARISON and Choice.SCOPE in finding.departures
    return compared and finding.stated is not None and finding.stated.fit == Fit.EXCLUDED


def _detail(report: Report, verdict: Verdict, words: Interface) -> str:
    """In brackets: the bases that the story does not state, or the right values beside the wrong ones."""
    of_verdict = [finding for finding in report.findings if finding.verdict == verdict]
    if verdict is Verdict.NEEDS_CONTEXT:
        told = Counter(phrase for finding in of_verdict for phrase in _unstated(finding, words))
        separator, details = "punctuation.comma", [phrase for phrase, _ in told.most_common(_MOST_DETAILS)]
    elif verdict is Verdict.CONTRADICTED:
        separator, details = "punctuation.semicolon", [_corrected(finding, words) for finding in of_verdict[:_MOST_DETAILS]]
    else:
        separator, details = "punctuation.comma", []
    if not details:
        return ""
    return words.say("punctuation.open") + words.say(separator).join(details) + words.say("punctuation.close")


def _unstated(finding: FindingPart, words: Interface) -> tuple[str, ...]:
    return departures_in_words(finding.best.basis, finding.departures, words) if finding.best else ()


def _corrected(finding: FindingPart, words: Interface) -> str:
    quote = one_line(finding.quote)
    if finding.correction is None:
        return words.say("breath.right.bare", quote=quote)
    return words.say("breath.right.quote", quote=quote, value=one_line(finding.correction.text))
