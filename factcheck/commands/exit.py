"""Exit codes: 1 before 3 before 0 (DESIGN §8)."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.report import Report
from factcheck.vocabulary import Verdict

FAILED = 1
UNREADABLE = 3
STOPPED = 130

#: What `--fail-on` takes: the verdict that fails a run besides contradicted, or none at all.
NEVER = "never"
FAIL_ON = (Verdict.CONTRADICTED.value, Verdict.NEEDS_CONTEXT.value, Verdict.UNPROVEN.value, NEVER)


def failing(fail_on: Iterable[str]) -> frozenset[str]:
    """The verdicts that fail a run: contradicted always, unless `never` is asked for."""
    asked = frozenset(fail_on)
    return frozenset() if NEVER in asked else asked | {Verdict.CONTRADICTED}


def exit_code(reports: Iterable[Report], verdicts: frozenset[str], *, unread: bool) -> int:
    """What a run ends with, from what it found and whether something could not be read."""
    if any(finding.verdict in verdicts for report in reports for finding in report.findings):
        return FAILED
    return UNREADABLE if unread else 0
