"""Findings: one claim, judged against one board, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Claim, Polarity
from factcheck.correction import corrected
from factcheck.diagnose import Diagnosis, diagnose
from factcheck.explain import Case, explanation
from factcheck.judge import Ruling, decide, flips, is_near_miss
from factcheck.kind import Rule, rules
from factcheck.lens import Lens
from factcheck.luck import chance_of
from factcheck.outcome import Agreement, Outcome, Used
from factcheck.parts import correction_part, evidence_parts, figure_part, period_part, reading_part, series_parts, subject_part
from factcheck.readings import Reading, Readings, readings
from factcheck.report import CorrectionPart, FindingPart
from factcheck.view import Cell, Views
from factcheck.vocabulary import Fit, Reason, Side, Verdict
from sources.board.board import Board, Window


@dataclass(frozen=True, slots=True)
class _Judged:
    """What judging a claim gave, before it is written down."""

    ruling: Ruling
    found: Readings | None = None
    best: Reading | None = None
    diagnosis: Diagnosis | None = None


def find(number: int, claim: Claim, board: Board, views: Views) -> FindingPart:
    """Judge one claim; `number` makes its id."""
    rule = rules()[claim.kind]
    judged = _judge(claim, rule, board, views)
    case = _case(claim, rule, board, views, judged)
    return _part(number, claim, board, judged, case)


def _judge(claim: Claim, rule: Rule, board: Board, views: Views) -> _Judged:
    outright = _outright(claim)
    if outright is not None:
        return _Judged(Ruling(Verdict.UNPROVEN, outright))
    assert claim.period.start is not None  # an open period was ruled out above
    assert claim.period.end is not None
    found = readings(claim, Window(claim.period.start, claim.period.end), rule, board, views)
    diagnosis: list[Diagnosis] = []

    def asked() -> Reason:
        diagnosis.append(diagnose(claim, rule, board, views, found))
        return diagnosis[0].reason

    best = found.best
    stated = found.stated.agreement
    if not claim.certain and stated.fit is Fit.EXCLUDED:
        stated = Agreement(Fit.UNDECIDED, note="unsure")
    ruling = decide(
        stated,
        best.basis.departures(found.stated.basis) if best else (),
        near_miss=is_near_miss(claim, found),
        assumed=claim.period.assumed is not None,
        flips=flips(claim, found),
        diagnose=asked,
    )
    return _Judged(ruling, found, best if ruling.verdict is Verdict.NEEDS_CONTEXT else None, diagnosis[0] if diagnosis else None)


def _outright(claim: Claim) -> Reason | None:
    """Why a claim is not computed at all, if so."""
    if claim.polarity is Polarity.FORECAST:
        return Reason.FORECAST
    if claim.polarity not in {Polarity.ASSERTED, Polarity.REPORTED}:
        return Reason.DENIED
    if claim.elsewhere is not None:
        return Reason.OTHER_BOARD
    if any(subject is not None and subject.id.startswith("unknown:") for subject in (claim.subject, claim.object)):
        return Reason.UNKNOWN_SUBJECT
    if claim.among is not None:
        return Reason.AMBIGUOUS  # places within a group are not computed yet
    return Reason.PERIOD_UNCLEAR if claim.period.start is None else None


def _case(claim: Claim, rule: Rule, board: Board, views: Views, judged: _Judged) -> Case:
    right = _right(judged)
    text = corrected(claim.figure, right) if right is not None and claim.figure is not None else ""
    stealth: tuple[str, ...] = ()
    stood_in: tuple[str, ...] = ()
    shown = judged.best or (judged.found.stated if judged.found else None)
    if judged.found is not None and shown is not None and isinstance(shown.outcome, Outcome):
        if claim.subject.id.startswith("origin:") and shown.basis.scope != "catalogue":
            cells = Lens(board, views, shown.basis).stealth(judged.found.window)
            head = {row.cell.entity for row in shown.outcome.used} if claim.kind == "count" else {cell.entity for cell in cells}
            stealth = tuple(board.entity(cell.entity).label for cell in cells if cell.entity in head)
        stood_in = tuple(board.entity(row.cell.entity).label for row in shown.outcome.used if row.cell.note)
    return Case(claim, rule, board, judged.ruling, judged.found, judged.best, judged.diagnosis, text, stealth, stood_in)


def _part(number: int, claim: Claim, board: Board, judged: _Judged, case: Case) -> FindingPart:
    found, best = judged.found, judged.best
    stated = found.stated if found else None
    shown = best or stated
    departures = best.basis.departures(stated.basis) if best and stated else ()
    return FindingPart(
        id=f"c{number}",
        kind=claim.kind,
        span=(claim.span.start, claim.span.end),
        quote=claim.quote,
        sentence=claim.sentence,
        sentence_span=(claim.sentence_span.start, claim.sentence_span.end),
        subject=subject_part(claim.subject, board),
        object=subject_part(claim.object, board) if claim.object else None,
        polarity=claim.polarity.value,
        condition=claim.condition,
        n=claim.n,
        figure=figure_part(claim.figure),
        period=period_part(claim.period),
        base_period=period_part(claim.base) if claim.base else None,
        verdict=judged.ruling.verdict.value,
        reason=judged.ruling.reason.value,
        departures=tuple(choice.value for choice in departures),
        explanation=explanation(case),
        stated=reading_part(stated) if stated else None,
        best=reading_part(best) if best else None,
        evidence=evidence_parts(_shown(_used(shown)), board),
        series=series_parts(shown.outcome if shown else None),
        tried=tuple(reading_part(reading) for reading in (found.stated, *found.others)) if found else (),
        chance=chance_of(claim, found) if found and best else None,
        correction=_correction(claim, judged, case),
        stated_evidence=evidence_parts(_shown(_used(stated)), board) if best else (),
    )


def _right(judged: _Judged) -> Decimal | None:
    """The nearest right value of a contradicted figure."""
    return judged.diagnosis.value if judged.diagnosis else None


def _shown(used: tuple[Used, ...]) -> tuple[Used, ...]:
    """The rows of the sum in the open; of a long sum the largest, and what the rest adds up to."""
    shown: list[Used] = []
    for side in Side:
        rows = [row for row in used if row.side is side]
        rest = rows[_ROWS_SHOWN:] if len(rows) > _ROWS_SHOWN + 1 else []
        shown += rows[: len(rows) - len(rest)]
        if rest:
            value, counted = (sum((number(row) for row in rest), Decimal(0)) for number in (_value, _counted))
            shown.append(Used(Cell(f"{len(rest)} more rows", value, counted, rest[0].cell.snapshot), side))
    return tuple(shown)


#: So many rows of one side are written out; a catalogue has hundreds.
_ROWS_SHOWN = 20


def _value(row: Used) -> Decimal:
    return row.cell.value


def _counted(row: Used) -> Decimal:
    return row.cell.used


def _used(reading: Reading | None) -> tuple[Used, ...]:
    return reading.outcome.used if reading is not None and isinstance(reading.outcome, Outcome) else ()


def _correction(claim: Claim, judged: _Judged, case: Case) -> CorrectionPart | None:
    right = _right(judged)
    if right is None or claim.figure is None:
        return None
    return correction_part(right, case.correction)
