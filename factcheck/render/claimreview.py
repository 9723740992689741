"""schema.org ClaimReview as JSON-LD, for a page that is published elsewhere."""

from __future__ import annotations

from factcheck.claim_review import claim_reviews
from factcheck.render.format import Format, Options
from factcheck.report import Report


def render(report: Report, options: Options) -> str:
    """One graph a report, on one line where several follow each other."""
    return claim_reviews(report, options.language, compact=options.compact) + "\n"


FORMAT = Format("claimreview", ".jsonld", render)
