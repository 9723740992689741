"""Claims built by hand, and what the engine makes of them on a small board."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from small_board import WEEK, SmallBoard

from claims.claim import Claim, Span, Subject
from claims.figure import Figure, Hedge
from claims.period import Period
from factcheck.basis import Basis
from factcheck.find import find_all
from factcheck.kind import rules
from factcheck.lens import Lens
from factcheck.outcome import Agreement, Outcome
from factcheck.report import FindingPart
from factcheck.view import Missing, Views
from sources.board.board import Window

PUBLISHED = WEEK.end + timedelta(2)


def tokens(digits: str, hedge: Hedge | None = None) -> Figure:
    """A printed amount."""
    figure = Figure.printed(digits, unit="tokens", text=digits)
    return figure.hedged(hedge) if hedge else figure


def whole(value: int, unit: str, hedge: Hedge | None = None) -> Figure:
    """A place, a count, a length."""
    figure = Figure.whole(value, unit=unit, text=str(value))
    return figure.hedged(hedge) if hedge else figure


def made(kind: str, subject: str, figure: Figure | None = None, *, window: Window = WEEK, **more: object) -> Claim:
    """A claim about the last week; `object` may be an id."""
    other = more.pop("object", None)
    assumed = more.pop("assumed", None)
    return Claim(
        kind,
        Span(0, 4),
        figure.text if figure else "more",
        "A sentence.",
        Span(0, 11),
        Subject(subject, subject),
        Subject(str(other), str(other)) if other else None,
        figure,
        Period(window.start, window.end, "" if assumed else "that week", assumed=str(assumed) if assumed else None),
        **more,  # type: ignore[arg-type]
    )


def evaluated(claim: Claim, board: SmallBoard, published: date | None = PUBLISHED, **basis: str) -> Outcome | Missing:
    """What a basis gives for a claim."""
    assert claim.period.start is not None
    assert claim.period.end is not None
    lens = Lens(board, Views(board, published), Basis(**basis))
    return rules()[claim.kind].evaluate(claim, lens, Window(claim.period.start, claim.period.end))


def bounds(outcome: Outcome | Missing) -> tuple[Decimal, Decimal] | str:
    """The interval, or why there is none."""
    return outcome.reason if isinstance(outcome, Missing) else (outcome.low, outcome.high)


def agreed(claim: Claim, board: SmallBoard, **basis: str) -> Agreement:
    """How claim and basis agree."""
    outcome = evaluated(claim, board, **basis)
    assert isinstance(outcome, Outcome)
    return rules()[claim.kind].agree(claim, outcome)


def judged(claim: Claim, board: SmallBoard, published: date | None = PUBLISHED) -> FindingPart:
    """The finding."""
    (finding,) = find_all([claim], board, Views(board, published)).findings
    return finding


def verdict(claim: Claim, board: SmallBoard, published: date | None = PUBLISHED) -> tuple[str, str]:
    """Verdict and reason."""
    finding = judged(claim, board, published)
    return finding.verdict, finding.reason
