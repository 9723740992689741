"""The block of a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from factcheck.fingerprint import fingerprint
from factcheck.render import Options, formats
from factcheck.report import Report
from factcheck.review import Decision, made_on, with_reviews
from factcheck.vocabulary import Decided, Verdict

Sample = Callable[[str], Report]

render = formats()["terminal"].render


def decided(report: Report, at: int, decision: Decided, verdict: Verdict | None = None) -> Report:
    """The report of that finding alone, with what a person decided of it."""
    finding = report.findings[at]
    made = Decision(
        fingerprint(finding), decision, "Lin Yue\x1b", date(2026, 3, 18), made_on([finding]), "Asked\x07 her.", verdict
    )
    return with_reviews(replace(report, findings=(finding,)), {made.fingerprint: made})


def block(report: Report, language: str, verbosity: int = 0) -> list[str]:
    """The lines of the only finding."""
    blocks = render(report, Options(language, verbosity=verbosity)).split("\n\n")
    return next(lines for lines in map(str.splitlines, blocks) if "c6" in lines[0] or "c10" in lines[0])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Confirmed by Lin Yue\\x1b on 18 March 2026."),
        ("zh", "Lin Yue\\x1b于2026年3月18日确认此结论。"),
    ],
)
def test_a_confirmation_stands_below_the_sentence(language: str, said: str, sample: Sample) -> None:
    """With the remark; a finding that holds stays short."""
    lines = block(decided(sample("story-en"), 5, Decided.CONFIRM), language)
    told = next(at for at, line in enumerate(lines) if "Lin Yue" in line)
    assert lines[told - 1] == "  week in first place."
    assert lines[told].strip() == said
    assert "Asked\\x07 her." in lines[told + 1]
    assert len(lines) == told + 3


def test_the_reason_of_a_person_is_told(sample: Sample) -> None:
    """Even where they say that it holds."""
    lines = block(decided(sample("story-en"), 9, Decided.OVERRIDE, Verdict.SUPPORTED), "en")
    assert lines[0].startswith("✓ SUPPORTED  c10 · total")
    assert "  why        Asked\\x07 her." in lines
    assert "  contradicted (digits slipped)." in lines
