"""Where each finding stands in its page: the element, and a link that opens the page at the sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.report import FindingPart, PlacePart
from factcheck.text_fragment import link_to
from sources.article import Article


def with_places(findings: Iterable[FindingPart], article: Article) -> tuple[FindingPart, ...]:
    """The findings of an article with their places; as they are where the article has no address on the web."""
    if not article.url.lower().startswith(("http://", "https://")):
        return tuple(findings)
    return tuple(replace(finding, place=_place(finding, article)) for finding in findings)


def _place(finding: FindingPart, article: Article) -> PlacePart:
    start = finding.span[0]
    path = next((place.path for place in article.places if place.start <= start < place.end), None)
    return PlacePart(path, link_to(article.url, finding))
