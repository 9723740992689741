"""The snapshots that one finding rests on."""

from __future__ import annotations

from factcheck.report import FindingPart, Report, SnapshotPart
from factcheck.vocabulary import Kind

#: Kinds whose verdict rests on period after period; of the others a series is the weeks around the claimed one.
_BY_PERIOD = frozenset({Kind.STREAK, Kind.RECORD})


def snapshots_used(report: Report, finding: FindingPart) -> tuple[SnapshotPart, ...]:
    """Those that its rows come from, in the order of the report; without rows, those of the periods that it speaks of."""
    rows = {row.snapshot for row in (*finding.evidence, *finding.stated_evidence)}
    if rows:
        return tuple(snapshot for snapshot in report.snapshots if snapshot.id in rows)
    periods = {(point.start, point.end) for point in finding.series if finding.kind in _BY_PERIOD}
    periods |= {reading.window for reading in (finding.best, finding.stated) if reading and reading.window}
    if not periods and finding.period.start and finding.period.end:
        periods = {(finding.period.start, finding.period.end)}
    return tuple(snapshot for snapshot in report.snapshots if snapshot.window in periods)
