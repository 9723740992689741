"""Short stories on the week of 9–15 March 2026, and their findings on the packaged history."""

from __future__ import annotations

from datetime import date

from factcheck.pipeline import check_text
from factcheck.report import FindingPart, Report
from sources.board.board import Board
from sources.read import Given

ZH_DAYS, EN_DAYS = "2026年3月9日至3月15日", "March 9 to 15, 2026"


def told(text: str, published: date | None = date(2026, 3, 17), board: Board | None = None) -> Report:
    """A report on a text; by itself it is about that week."""
    return check_text(text, given=Given(published=published), board=board)


def zh(sentence: str, days: str = ZH_DAYS) -> str:
    """With the source and the days in front."""
    return f"据OpenRouter数据，{days}，{sentence}"


def en(sentence: str, days: str = EN_DAYS) -> str:
    """With the source and the days in front."""
    return f"OpenRouter data show that in the week of {days}, {sentence}"


def found(report: Report, kind: str, subject: str = "") -> FindingPart:
    """The one finding of a kind (and of a subject)."""
    (finding,) = [f for f in report.findings if f.kind == kind and f.subject.id.startswith(subject)]
    return finding


def ruled(report: Report, kind: str, subject: str = "") -> tuple[str, str]:
    """Its verdict and reason."""
    finding = found(report, kind, subject)
    return finding.verdict, finding.reason
