"""The page of one report."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from factcheck.interface import interface
from factcheck.interface.account import ICONS, rules_counted
from factcheck.interface.breath import breath, counts
from factcheck.interface.choices import basis_in_words, shared_in_words
from factcheck.interface.evidence import edits, kept_in_words, verdicts_in_words
from factcheck.page.card import card
from factcheck.page.marks import paragraphs
from factcheck.page.template import environment, source
from factcheck.report import Report


def page(report: Report, language: str) -> str:
    """The whole page as HTML text; the same report gives the same bytes."""
    words = interface(language)
    style = source("article.css")
    cards = [card(number, finding, words) for number, finding in enumerate(report.findings, 1)]
    return (
        environment()
        .get_template("article.html.j2")
        .render(
            report=report,
            words=words,
            say=words.say,
            count=words.count,
            name=words.name,
            style=Markup(style),  # ours, shipped with the package  # noqa: S704
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            breath=breath(report, words),
            counts=counts(report),
            icons=ICONS,
            cards={card.number: card for card in cards},
            paragraphs=paragraphs(report),
            rules=rules_counted(report, words),
            basis=partial(basis_in_words, words=words),
            shared=partial(shared_in_words, words=words),
            edits=edits(report, words),
            verdicts_changed=verdicts_in_words(report, words),
            kept=kept_in_words(report.article.evidence, words) if report.article.evidence else (),
        )
    )
