"""From the engine's values to the parts of a report: plain strings, plain notation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from claims.claim import Subject
from claims.figure import UNBOUNDED, Figure
from claims.period import Period
from factcheck.infer import Inferred
from factcheck.luck import printed
from factcheck.outcome import Outcome, Point, Used
from factcheck.readings import Reading
from factcheck.report import (
    BecamePart,
    CorrectionPart,
    EvidencePart,
    FigurePart,
    InferredPart,
    PeriodPart,
    ReadingPart,
    RunnerUpPart,
    SeriesPoint,
    SincePart,
    SnapshotPart,
    SubjectPart,
    Words,
)
from factcheck.since import Since
from factcheck.view import Missing
from sources.board.board import Board, Snapshot


def plain(value: Decimal) -> str:
    """A number without exponent or trailing zeros.

    >>> plain(Decimal("4.690E+12")), plain(Decimal("0.50"))
    ('4690000000000', '0.5')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def subject_part(subject: Subject, board: Board) -> SubjectPart:
    """A subject with its label in both languages; a name that the board does not know is its own label."""
    if subject.id.startswith("unknown:"):
        return SubjectPart(subject.id, {"zh": subject.mention, "en": subject.mention}, subject.mention)
    return SubjectPart(subject.id, _label(subject.id, board), subject.mention, _became(subject.id, board))


def _label(subject_id: str, board: Board) -> Words:
    return {language: board.label_of(subject_id, language) for language in ("zh", "en")}


def _became(subject_id: str, board: Board) -> BecamePart | None:
    """What a stealth model was revealed to be, if it was: the name that the story knew stays the subject."""
    kind, _, row_id = subject_id.partition(":")
    entity = board.entity(row_id) if kind == "model" else None
    if entity is None or not entity.same_as:
        return None
    ident = f"model:{entity.same_as}"
    return BecamePart(ident, _label(ident, board), entity.revealed_on.isoformat() if entity.revealed_on else None)


def figure_part(figure: Figure | None) -> FigurePart | None:
    """A figure with its interval."""
    if figure is None:
        return None
    return FigurePart(
        figure.text,
        plain(figure.value),
        plain(figure.low),
        plain(figure.high),
        figure.unit,
        figure.hedge.value if figure.hedge else None,
        plain(figure.other) if figure.other is not None else None,
    )


def period_part(period: Period) -> PeriodPart:
    """A period with ISO dates."""
    return PeriodPart(
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
        period.text,
        period.inherited,
        period.assumed,
        period.loose,
        period.trailing,
    )


def reading_part(reading: Reading) -> ReadingPart:
    """A basis and what it gives."""
    outcome = reading.outcome
    window = reading.window.start.isoformat(), reading.window.end.isoformat()
    if isinstance(outcome, Missing):
        return ReadingPart(reading.basis.part(), None, None, reading.agreement.fit.value, outcome.reason, window)
    low, high = _ends(outcome)
    note = "restatement-margin" if not outcome.near else None
    return ReadingPart(reading.basis.part(), low, high, reading.agreement.fit.value, note, window)


def since_part(later: Since, text: Words) -> SincePart:
    """What later captures change."""
    assert isinstance(later.later.outcome, Outcome)
    low, high = _ends(later.later.outcome)
    return SincePart(low, high, later.later.agreement.fit.value, later.verdict.value, _moment(later.captured_at), text)


def _ends(outcome: Outcome) -> tuple[str, str | None]:
    return plain(outcome.low), None if outcome.high >= UNBOUNDED else plain(outcome.high)


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def inferred_part(inferred: Inferred | None) -> InferredPart | None:
    """The basis of an article, how much it explains, and how likely that is by luck."""
    if inferred is None:
        return None
    second = inferred.runner_up
    return InferredPart(
        **asdict(inferred.best.basis.part()),
        explains=inferred.explains,
        of=inferred.of,
        tried=inferred.tried,
        distinct=inferred.distinct,
        chance=printed(inferred.chance) if inferred.chance is not None else None,
        runner_up=RunnerUpPart(**asdict(second.basis.part()), explains=sum(second.fits)) if second is not None else None,
    )


def evidence_parts(used: Sequence[Used], board: Board) -> tuple[EvidencePart, ...]:
    """The rows of the sum in the open."""
    return tuple(
        EvidencePart(
            snapshot=row.cell.snapshot,
            entity=row.cell.entity,
            label=row.cell.entity if "/" not in row.cell.entity else board.entity(row.cell.entity).label,
            measure=board.unit,
            value=plain(row.cell.value),
            used=plain(row.cell.used),
            side=row.side.value,
            rank=row.rank,
            note=row.cell.note or None,
        )
        for row in used
    )


def series_parts(points: Sequence[Point]) -> tuple[SeriesPoint, ...]:
    """The periods of a streak or a history."""
    return tuple(
        SeriesPoint(
            point.start.isoformat(),
            point.end.isoformat(),
            plain(point.value) if point.value is not None else None,
            point.rank,
            point.holds,
            plain(point.against) if point.against is not None else None,
        )
        for point in points
    )


def correction_part(right: Decimal, text: str) -> CorrectionPart:
    """The right value and how the article would write it."""
    return CorrectionPart(plain(right), text)


def snapshot_part(snapshot: Snapshot) -> SnapshotPart:
    """A capture with its provenance."""
    return SnapshotPart(
        id=snapshot.id,
        window=(snapshot.window.start.isoformat(), snapshot.window.end.isoformat()),
        captured_at=_moment(snapshot.captured_at),
        sha256=snapshot.sha256,
        derived_from=snapshot.provenance.derived_from,
        licence=snapshot.provenance.licence,
        address=snapshot.provenance.address,
        complete=snapshot.complete,
        series=snapshot.series,
    )
