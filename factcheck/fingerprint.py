"""Fingerprints: what a claim asserts, in sixteen hexadecimal digits.

A person's decision is kept under the fingerprint of its claim. So it survives whatever leaves the assertion as it is: another
place in the text, another wording of the sentence, another verdict. A claim told twice has one fingerprint: one decision holds
for both.
"""

from __future__ import annotations

import json
from hashlib import sha256

from factcheck.report import FigurePart, FindingPart, PeriodPart

LENGTH = 16


def fingerprint(finding: FindingPart) -> str:
    """Of kind, subject, object, polarity, condition, n, figure (value, interval, unit, hedge) and the days of both periods.

    Days count, not the words that say them: "last week" and "March 9 to 15" are one claim where they mean the same days.
    """
    asserted = [
        finding.kind,
        finding.subject.id,
        finding.object.id if finding.object else None,
        finding.polarity,
        finding.condition,
        finding.n,
        _figure(finding.figure),
        _days(finding.period),
        _days(finding.base_period),
    ]
    # JSON in ASCII: parts cannot run into each other, and whatever a story prints as a name can be written.
    return sha256(json.dumps(asserted, separators=(",", ":")).encode("ascii")).hexdigest()[:LENGTH]


def _figure(figure: FigurePart | None) -> list[str | None] | None:
    """Its numbers as they are meant: 5.0 and 5.00 differ in what they allow (`low`, `high`), not in their zeros."""
    if figure is None:
        return None
    return [_bare(figure.value), _bare(figure.low), _bare(figure.high), figure.unit, figure.hedge]


def _bare(number: str) -> str:
    """A number in plain notation without trailing zeros.

    >>> _bare("4.690"), _bare("4690"), _bare("5.00")
    ('4.69', '4690', '5')
    """
    return number.rstrip("0").rstrip(".") if "." in number else number


def _days(period: PeriodPart | None) -> list[str | None] | None:
    return [period.start, period.end] if period else None
