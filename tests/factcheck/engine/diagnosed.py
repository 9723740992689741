"""Stories on the packaged history, each contradicted claim with its diagnosis; the claims of a story know each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.claim import Claim
from claims.extract import extract
from factcheck.correction import corrected
from factcheck.diagnose import Diagnosis, diagnose
from factcheck.explain import Case, explanation
from factcheck.find import find_all
from factcheck.judge import Ruling
from factcheck.kind import rules
from factcheck.pipeline import default_board, names_of
from factcheck.readings import readings
from factcheck.view import Views
from factcheck.vocabulary import Verdict
from factcheck.windows import told_window


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """One contradicted claim: how it went wrong, the right figure in its words, and the sentences."""

    claim: Claim
    diagnosis: Diagnosis
    correction: str
    words: Mapping[str, str]


def diagnosed_in(text: str, published: date = date(2026, 3, 17), kind: str = "") -> list[Diagnosed]:
    """The contradicted claims of a story, in its order; or every claim of one kind, as if it were contradicted."""
    board = default_board()
    claims = extract(text, published, names_of(board), board.first_weekday).claims
    views = Views(board, published)
    findings = find_all(claims, board, views, text).findings
    return [
        _diagnosed(claim, views, tuple(other for other in claims if other is not claim))
        for claim, finding in zip(claims, findings, strict=True)
        if (claim.kind == kind if kind else finding.verdict == Verdict.CONTRADICTED)
    ]


def _diagnosed(claim: Claim, views: Views, siblings: tuple[Claim, ...]) -> Diagnosed:
    board, rule = default_board(), rules()[claim.kind]
    found = readings(claim, told_window(claim), rule, board, views)
    diagnosis = diagnose(claim, rule, board, views, found, siblings)
    value = diagnosis.value
    correction = corrected(claim.figure, value) if claim.figure is not None and value is not None else ""
    ruling = Ruling(Verdict.CONTRADICTED, diagnosis.reason)
    words = explanation(Case(claim, rule, board, views, ruling, found, diagnosis=diagnosis, correction=correction))
    return Diagnosed(claim, diagnosis, correction, words)
