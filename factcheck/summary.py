"""The summary of a report: how many findings have each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from factcheck.report import FindingPart
from factcheck.vocabulary import Verdict


def summary(findings: Iterable[FindingPart]) -> dict[str, int]:
    """All four verdicts in their order, also those of which there is none."""
    found = Counter(finding.verdict for finding in findings)
    return {verdict.value: found[verdict] for verdict in Verdict}
