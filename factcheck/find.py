"""Findings: one claim, judged against one board, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.claim import Claim, Polarity
from factcheck.correction import corrected
from factcheck.diagnose import Diagnosis, diagnose
from factcheck.explain import Case, explanation, since_in_words
from factcheck.history import Histories
from factcheck.infer import Inferred, Taken
from factcheck.judge import Ruling, as_certain, decide, flips, has_open_period, is_near_miss
from factcheck.kind import Rule, rules
from factcheck.lens import Lens
from factcheck.luck import printed
from factcheck.members import LIMIT_ALONE, Members
from factcheck.outcome import Outcome, Used
from factcheck.parts import (
    correction_part,
    evidence_parts,
    figure_part,
    period_part,
    reading_part,
    series_parts,
    since_part,
    subject_part,
)
from factcheck.picks import Pick, picks
from factcheck.readings import Reading, Readings, read_on, readings
from factcheck.report import CorrectionPart, FindingPart
from factcheck.since import Since, since
from factcheck.view import Cell, Views
from factcheck.vocabulary import Reason, Side, Verdict
from factcheck.windows import told_window
from sources.board.board import Board, Entity, OriginStatus


@dataclass(frozen=True, slots=True)
class _Judged:
    """What judging a claim gave, before it is written down; `pick` holds what explains it on another basis, by luck or not."""

    ruling: Ruling
    found: Readings | None = None
    pick: Pick | None = None
    diagnosis: Diagnosis | None = None

    @property
    def best(self) -> Reading | None:
        """The reading behind a verdict on another basis."""
        return self.pick.reading if self.pick is not None and self.ruling.verdict is Verdict.NEEDS_CONTEXT else None


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of an article, in the order of its claims, and the basis that they share."""

    findings: tuple[FindingPart, ...]
    basis: Inferred | None


def find_all(claims: Sequence[Claim], board: Board, views: Views, text: str = "") -> Found:
    """Judge the claims of one article together: first what each may mean, then what explains them, then each verdict.

    `text` tells which claims share a paragraph.
    """
    read = {at: _readings(claim, board, views) for at, claim in enumerate(claims) if _outright(claim) is None}
    taken = {at: Taken(claims[at], found, text.count("\n", 0, claims[at].span.start)) for at, found in read.items()}
    computed = {at: each for at, each in taken.items() if each.computed}
    picked, basis = picks(computed, Members(board, views).readings, LIMIT_ALONE)
    histories = Histories(board, views)
    findings = []
    for at, claim in enumerate(claims):
        judged = _judge(claim, read.get(at), picked.get(at), board, views, siblings=[*claims[:at], *claims[at + 1 :]])
        rule = rules()[claim.kind]
        case = _case(claim, rule, board, views, judged)
        later = since(claim, judged.found, judged.best, judged.ruling, rule, board, views) if judged.found else None
        findings.append(_part(at + 1, claim, board, judged, case, later, histories))
    return Found(tuple(findings), basis)


def _readings(claim: Claim, board: Board, views: Views) -> Readings:
    return readings(claim, told_window(claim), rules()[claim.kind], board, views)


def _judge(
    claim: Claim, found: Readings | None, pick: Pick | None, board: Board, views: Views, *, siblings: Sequence[Claim]
) -> _Judged:
    if found is None:
        return _Judged(Ruling(Verdict.UNPROVEN, _outright(claim) or Reason.AMBIGUOUS))
    diagnosis: list[Diagnosis] = []

    def asked() -> Reason:
        diagnosis.append(diagnose(claim, rules()[claim.kind], board, views, found, siblings=siblings))
        return diagnosis[0].reason

    ruling = decide(
        as_certain(claim, found.stated.agreement),
        pick.reading.basis.departures(found.stated.basis) if pick else (),
        lucky=pick is not None and pick.lucky,
        near_miss=is_near_miss(claim, found),
        open_period=has_open_period(claim),
        flips=flips(claim, found),
        diagnose=asked,
    )
    return _Judged(ruling, found, pick, diagnosis[0] if diagnosis else None)


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
    stealth: tuple[Entity, ...] = ()
    stood_in: tuple[str, ...] = ()
    counted: Reading | None = None
    shown = judged.best or (judged.found.stated if judged.found else None)
    if judged.found is not None and shown is not None and isinstance(shown.outcome, Outcome):
        if claim.subject.id.startswith("origin:") and shown.basis.scope != "catalogue":
            cells = Lens(board, views, shown.basis).stealth(judged.found.window)
            head = {row.cell.entity for row in shown.outcome.used} if claim.kind == "count" else {cell.entity for cell in cells}
            stealth = tuple(
                board.entity(cell.entity) for cell in cells if cell.entity in head and cell.entity != shown.basis.added
            )
            counted = _as_revealed(claim, rule, board, views, shown) if any(entity.same_as for entity in stealth) else None
        stood_in = tuple(board.entity(row.cell.entity).label for row in shown.outcome.used if row.cell.note)
    return Case(
        claim,
        rule,
        board,
        views,
        judged.ruling,
        judged.found,
        judged.best,
        judged.pick,
        judged.diagnosis,
        text,
        stealth,
        stood_in,
        (*stealth, *_veiled(claim, board)),
        counted,
    )


def _as_revealed(claim: Claim, rule: Rule, board: Board, views: Views, shown: Reading) -> Reading | None:
    """What the board's figure would be with every model counted as it was revealed; `None` where that changes nothing."""
    plain = shown.basis.membership == "as-of-then"
    if claim.figure is None or not plain or not rule.measured_in_digits or not isinstance(shown.outcome, Outcome):
        return None
    counted = read_on(claim, shown.window, rule, board, views, replace(shown.basis, membership="as-revealed"))
    alike = isinstance(counted.outcome, Outcome) and counted.outcome.low == shown.outcome.low
    return None if alike or not isinstance(counted.outcome, Outcome) else counted


def _veiled(claim: Claim, board: Board) -> Iterator[Entity]:
    """The models that a claim is about whose makers were not known by the end of its days."""
    for subject in (claim.subject, claim.object):
        if subject is None or not subject.id.startswith("model:") or claim.period.end is None:
            continue
        entity = board.entity(subject.id.removeprefix("model:"))
        if board.belonging(entity.id, claim.period.end).status is OriginStatus.STEALTH:
            yield entity


def _part(
    number: int, claim: Claim, board: Board, judged: _Judged, case: Case, later: Since | None, histories: Histories
) -> FindingPart:
    found, best = judged.found, judged.best
    stated = found.stated if found else None
    shown = best or stated
    departures = best.basis.departures(stated.basis) if best and stated else ()
    chance = judged.pick.by.chance if judged.pick is not None and not (stated and stated.fits) else None
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
        series=series_parts(histories.of(claim, shown)),
        tried=tuple(reading_part(reading) for reading in (found.stated, *found.others)) if found else (),
        chance=printed(chance) if chance is not None else None,
        correction=_correction(claim, judged, case),
        stated_evidence=evidence_parts(_shown(_used(stated)), board) if best else (),
        since=since_part(later, since_in_words(case, later)) if later else None,
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
