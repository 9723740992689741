"""The index of a batch: one row an article, then what could not be read and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from factcheck.interface import FALLBACK, interface, language_for, languages
from factcheck.interface.account import ICONS
from factcheck.interface.breath import breath, counts
from factcheck.page.template import environment, style
from factcheck.report import Report, Words
from factcheck.version import VERSION
from factcheck.vocabulary import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """What the index shows of one report: `page` and `data` are the files beside it, `breath` is told in every language."""

    page: str
    data: str
    outlet: str
    title: str
    language: str
    published: str
    spoken: str
    breath: Words
    counts: dict[Verdict, int]


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that gave no page, and why; the slug is a heading in the manual."""

    address: str
    slug: str
    message: str


def row(report: Report, page: str, data: str) -> Row:
    """The row of a report whose page and JSON are files of these names."""
    article = report.article
    return Row(
        page=quote(page),
        data=quote(data),
        outlet=article.outlet,
        title=article.title or article.url or article.path or "",
        language=article.language,
        published=article.published or "",
        spoken=language_for(report),
        breath={language: breath(report, interface(language)) for language in languages()},
        counts=counts(report),
    )


def index(rows: Sequence[Row], unread: Sequence[Unread], repeats: int, language: str | None = None) -> str:
    """The whole page, in the language asked for, else in that of most stories; the same rows give the same bytes."""
    words = interface(language or _most_spoken(rows))
    allowed = style(("article.css",))
    return (
        environment()
        .get_template("index.html.j2")
        .render(
            rows=rows,
            unread=unread,
            repeats=repeats,
            words=words,
            say=words.say,
            count=words.count,
            name=words.name,
            icons=ICONS,
            verdicts=tuple(Verdict),
            totals={verdict: sum(row.counts[verdict] for row in rows) for verdict in Verdict},
            style=allowed.text,
            style_hash=allowed.digest,
            version=VERSION,
        )
    )


def _most_spoken(rows: Sequence[Row]) -> str:
    """English where there are no stories, or as many of another language."""
    spoken = Counter(row.spoken for row in rows)
    return max(spoken, key=lambda language: (spoken[language], language == FALLBACK), default=FALLBACK)
