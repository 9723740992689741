"""What of a report is shown: with which decisions of people, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import ReviewError
from factcheck.quotes_only import quotes_only
from factcheck.report import Report
from factcheck.review import unreviewed, with_reviews
from factcheck.review_file import beside, read_decisions
from factcheck.reviewed_only import reviewed_only


@dataclass(frozen=True, slots=True)
class Published:
    """What is done to a report before it is shown. `review` is the file of decisions that was named, if any."""

    review: Path | None = None
    no_review: bool = False
    reviewed_only: bool = False
    quotes_only: bool = False

    @property
    def cuts(self) -> bool:
        """Whether a part of the report may be left out."""
        return self.reviewed_only or self.quotes_only

    def readable(self, of: Path | None) -> None:
        """Refuse, before any work is done, decisions that cannot be understood; raises `ReviewError`."""
        place = self._place(of)
        if place is not None:
            read_decisions(place)

    def reviewed(self, report: Report, of: Path | None) -> Report:
        """The report with the decisions that lie beside a file of it, or in the file that was named; raises `ReviewError`.

        Where there are none, decisions that the report brings along stay.
        """
        if self.no_review:
            return unreviewed(report)
        place = self._place(of)
        return report if place is None else with_reviews(report, read_decisions(place))

    def applied(self, report: Report) -> Report:
        """What of a reviewed report is shown."""
        if self.reviewed_only:
            report = reviewed_only(report)
        return quotes_only(report) if self.quotes_only else report

    def _place(self, of: Path | None) -> Path | None:
        """The file of decisions, if there is one; one that is named must be there."""
        if self.no_review:
            return None
        if self.review is not None:
            if not self.review.exists():
                raise ReviewError(f"there is no file {self.review}; `factcheck review` writes one")
            return self.review
        place = beside(of) if of is not None else None
        return place if place is not None and place.exists() else None
