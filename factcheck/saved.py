"""Saved reports read back, with the distrust that a file from elsewhere deserves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from factcheck.embedded import unpacked
from factcheck.errors import ReportError
from factcheck.report import SCHEMA, FindingPart, Report, from_json
from factcheck.vocabulary import Verdict

#: Plain notation only, and no longer than any quantity needs: an exponent could ask for a gigabyte of zeros.
_DECIMAL = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


def saved(data: bytes, name: str) -> Report:
    """The report in the bytes of a file of that name: JSON, or a page that carries it.

    What a later version may have added is passed over.
    """
    try:
        report = from_json(unpacked(data))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError, AttributeError) as error:
        raise _refusal(name, str(error)) from error
    if report.schema != SCHEMA:
        raise _refusal(name, f"its schema is {report.schema!r}, not {SCHEMA!r}")
    for finding in report.findings:
        if finding.verdict not in set(Verdict):
            raise _refusal(name, f"finding {finding.id!r} has the verdict {finding.verdict!r}")
        given = finding.review and {finding.review.machine_verdict, finding.review.verdict} - {None, *Verdict}
        if given:
            raise _refusal(name, f"the review of finding {finding.id!r} has the verdict {given.pop()!r}")
        wrong = next((value for value in _decimals(finding) if not _DECIMAL.fullmatch(value)), None)
        if wrong is not None:
            raise _refusal(name, f"finding {finding.id!r} holds {wrong[:40]!r} where a decimal number should stand")
    return report


def _refusal(name: str, why: str) -> ReportError:
    return ReportError(f"{name} is no {SCHEMA} report: {why}")


def _decimals(finding: FindingPart) -> Iterator[str]:
    if finding.figure is not None:
        yield from (finding.figure.value, finding.figure.low, finding.figure.high)
    for reading in (finding.stated, finding.best, *finding.tried):
        if reading is not None:
            yield from (end for end in (reading.low, reading.high) if end is not None)
    for row in (*finding.evidence, *finding.stated_evidence):
        yield from (row.value, row.used)
    for point in finding.series:
        yield from (value for value in (point.value, point.against) if value is not None)
