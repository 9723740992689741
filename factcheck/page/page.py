"""The page of one report."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from markupsafe import Markup

from factcheck.claim_review import claim_reviews
from factcheck.embedded import embedded
from factcheck.interface import Interface, interface
from factcheck.interface.account import ICONS, rules_counted
from factcheck.interface.breath import breath, counts
from factcheck.interface.choices import basis_in_words, shared_in_words
from factcheck.interface.dates import day_in_words, days_in_words, moment_in_words
from factcheck.interface.evidence import edits, kept_in_words, verdicts_in_words
from factcheck.interface.reading import reading_in_words
from factcheck.page.card import cards, heads
from factcheck.page.marks import paragraphs
from factcheck.page.template import filled, style
from factcheck.report import Report
from factcheck.version import VERSION

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
#: So many findings get a card of their own; what comes after them stands in the table of all findings.
MOST_CARDS = 150
#: A report longer than this does not travel inside its page: it is a file of its own then.
MOST_EMBEDDED = 600_000


def page(report: Report, language: str, templates: Path | None = None) -> str:
    """The whole page as HTML text; the same report gives the same bytes.

    `templates` is a folder whose files stand in for those of the package; `TemplatesError` where one does not work.
    """
    words = interface(language)
    told = heads(report, words)
    shown = cards(report, told, MOST_CARDS, words)
    carried = embedded(report) if len(report.findings) <= MOST_CARDS else ""
    values = {
        "report": report,
        "spoken_in": _tag(report.article.language) or words.tag,
        "version": VERSION,
        "style": style(("article.css", "pictures.css"), templates),
        "breath": breath(report, words),
        "counts": counts(report),
        "heads": told,
        "cards": {card.head.number: card for card in shown},
        "paragraphs": paragraphs(report),
        "rules": rules_counted(report, words),
        "reading": reading_in_words(report.article, words),
        "edits": edits(report, words),
        "verdicts_changed": verdicts_in_words(report, words),
        "kept": kept_in_words(report.article.evidence, words) if report.article.evidence else (),
        "reviews": Markup(claim_reviews(report, language, compact=True, linked=True) if carried else ""),  # noqa: S704
        "carried": Markup(carried) if len(carried) <= MOST_EMBEDDED else "",  # JSON without a "<"  # noqa: S704
    }
    return filled("article.html.j2", templates, values | spoken(words))


def _tag(language: str) -> str:
    """A language tag (RFC 5646), or nothing where a story says something that is none."""
    return language if _LANGUAGE.fullmatch(language) else ""


def spoken(words: Interface) -> dict[str, object]:
    """What every template says things with."""
    return {
        "words": words,
        "icons": ICONS,
        "say": words.say,
        "count": words.count,
        "name": words.name,
        "day": partial(day_in_words, words=words),
        "days": partial(days_in_words, words=words),
        "moment": partial(moment_in_words, words=words),
        "basis": partial(basis_in_words, words=words),
        "shared": partial(shared_in_words, words=words),
    }
