"""What the index shows of a batch: small values, so that ten thousand stories fit into memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from factcheck.across import Shared
from factcheck.interface import interface, language_for, languages
from factcheck.interface.breath import breath, counts
from factcheck.interface.shortened import shortened
from factcheck.publication import Publication
from factcheck.report import Report, Words
from factcheck.reprints import Group
from factcheck.review import is_open
from factcheck.vocabulary import Verdict

_OUTLET = 80
_TITLE = 240
_BREATH = 700
_CITATION = 400
_CODE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """What the index shows of one report: `page` and `data` are the files beside it, `breath` is told in every language.

    `data` is empty where the report itself is not offered; `decided` counts the findings that people have decided.
    """

    page: str
    data: str
    outlet: str
    title: str
    language: str
    published: str
    publication: Publication
    spoken: str
    breath: Words
    counts: dict[Verdict, int]
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that gave no page, and why; the slug is a heading in the manual."""

    address: str
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class Cited:
    """How a board wants its figures cited, and the licences of the snapshots that were used."""

    label: str
    address: str
    citation: str
    licences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that the index is made of; `repeats` counts the lines of the list that repeat an address."""

    rows: Sequence[Row]
    unread: Sequence[Unread] = ()
    shared: Sequence[Shared] = ()
    cited: Sequence[Cited] = ()
    repeats: int = 0
    reprints: Sequence[Group] = ()


def row(report: Report, page: str, data: str) -> Row:
    """The row of a report whose page and JSON are files of these names; `data` is empty where the JSON is kept back."""
    article = report.article
    return Row(
        page=quote(page),
        data=quote(data),
        outlet=shortened(article.outlet, _OUTLET),
        title=shortened(article.title or article.url or article.path or "", _TITLE),
        language=article.language if _CODE.fullmatch(article.language) else "",
        published=shortened(article.published or "", _OUTLET),
        publication=Publication.told(article.published, article.published_at),
        spoken=language_for(report),
        breath={language: shortened(breath(report, interface(language)), _BREATH) for language in languages()},
        counts=counts(report),
        decided=sum(not is_open(finding) for finding in report.findings),
    )


def cited(report: Report) -> Cited:
    """What a report owes to its board; equal for all stories that rest on the same state and licences."""
    board = report.board
    licences = tuple(sorted({shortened(snapshot.licence, _CITATION) for snapshot in report.snapshots if snapshot.licence}))
    return Cited(shortened(board.label, _OUTLET), board.address, shortened(board.citation, _CITATION), licences)


def merged(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """What several reports owe: each citation once, with the licences of all that owe it."""
    groups: dict[tuple[str, str, str], set[str]] = {}
    for one in cited:
        groups.setdefault((one.label, one.address, one.citation), set()).update(one.licences)
    return tuple(Cited(*key, tuple(sorted(licences))) for key, licences in groups.items())
