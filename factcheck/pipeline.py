"""The whole pipeline: one article, judged, in the order in which it happens."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from claims.claim import Extraction, Polarity
from claims.extract import extract
from claims.name import Name
from claims.shape_matcher import prepare
from factcheck.account import account_part, dates_part
from factcheck.errors import AsOfError
from factcheck.find import Found, find_all
from factcheck.notes import COVERED, notes_on
from factcheck.parts import inferred_part, snapshot_part
from factcheck.placed import with_places
from factcheck.report import SCHEMA, ArticlePart, BoardPart, FindingPart, Report, SetAsidePart, SnapshotPart, Tool
from factcheck.summary import summary
from factcheck.version import VERSION
from factcheck.view import Views
from factcheck.within import with_own_figures
from sources.article import Article
from sources.board.board import Board
from sources.board.openrouter import load_openrouter
from sources.board.store_place import default_place, store_at
from sources.errors import NotFound
from sources.fetches import Fetches
from sources.read import Given, Read, read, read_text

_NOTHING_GIVEN = Given()


def check(
    address: str,
    *,
    given: Given = _NOTHING_GIVEN,
    board: Board | None = None,
    stdin: BinaryIO | None = None,
    as_of: date | None = None,
    fetcher: Fetches | None = None,
) -> Report:
    """Check one article: an http(s) address, a file, or `-` for standard input.

    `given` holds what the user knows and the page may not say (published date, outlet, …). With `as_of` the article is judged
    by the captures made up to that day, instead of those of the time of its publication. Pages come by the `fetcher`, by default
    one without a cache. Raises `sources.errors.SourceError` where the article cannot be read and `factcheck.errors.AsOfError`
    where `as_of` is before the days that it speaks of: a failure is never a verdict.
    """
    if "://" in address:
        Thread(target=prepare, daemon=True).start()  # importing spaCy takes a second, and so does a page on its way
    return judge(read(address, given, stdin=stdin, fetcher=fetcher), board or default_board(), as_of)


def check_text(text: str, *, given: Given = _NOTHING_GIVEN, board: Board | None = None, as_of: date | None = None) -> Report:
    """Check a pasted text or a single sentence."""
    return judge(read_text(text, given), board or default_board(), as_of)


def judge(found: Read, board: Board, as_of: date | None = None) -> Report:
    """Judge an article that was read: claims, readings, verdicts, report."""
    article = found.article
    extraction = extract(article.text, article.published, names_of(board), board.first_weekday)
    if as_of is not None:
        _refuse_before(as_of, extraction, article.published)
    views = Views(board, article.published, as_of)
    sure = not article.language or article.language in COVERED
    claims = extraction.claims if sure else tuple(replace(claim, certain=False) for claim in extraction.claims)
    judged = find_all(claims, board, views, article.text)
    judged = replace(judged, findings=with_own_figures(judged.findings, claims))
    return _report(article, extraction, judged, views, board, found.remarks)


def _refuse_before(as_of: date, extraction: Extraction, published: date | None) -> None:
    """Of a window that had not closed by a day nothing was captured by then."""
    told = [claim.period.end for claim in extraction.claims if claim.period.end and claim.polarity is not Polarity.FORECAST]
    last = max((end for end in told if published is None or end <= published), default=None)
    if last is not None and as_of < last:
        raise AsOfError(f"{as_of} is before {last}, the last day that the story speaks of; give that day or a later one")


def default_board() -> Board:
    """The bundled history, and the captures that the user imported to the usual place."""
    return board_of()


@cache
def board_of(store: str | None = None, origins: Path | None = None) -> Board:
    """The bundled history and the captures of a store as one board, read once; `origins` replaces who counts as what.

    The usual store need not exist, and is not made by looking; one that is named must.
    """
    kept = store_at(store or default_place(os.environ), os.environ)
    there = kept.exists()
    if store is not None and not there:
        raise NotFound(f"There is no store {kept.place}; check where it is, or import captures into it first.")
    return load_openrouter(store=kept if there else None, origins=origins)


def names_of(board: Board) -> tuple[Name, ...]:
    """The board's spellings, as the extractor wants them."""
    return tuple(Name(name.text, name.id, name.kind, name.language, name.needs_context) for name in board.names())


def _report(
    article: Article, extraction: Extraction, found: Found, views: Views, board: Board, remarks: tuple[str, ...]
) -> Report:
    findings = with_places(found.findings, article)
    return Report(
        schema=SCHEMA,
        tool=Tool("factcheck", VERSION),
        article=_article(article),
        board=BoardPart(
            board.id,
            board.label,
            board.address,
            board.state_sha256,
            (board.last_window.start.isoformat(), board.last_window.end.isoformat()),
            board.citation,
            views.as_of.isoformat() if views.as_of else None,
        ),
        basis=inferred_part(found.basis),
        findings=findings,
        snapshots=_snapshots(findings, views),
        set_aside=tuple(SetAsidePart((item.span.start, item.span.end), item.quote, item.rule) for item in extraction.set_aside),
        notes=notes_on(article, board, remarks, extraction, views.as_of),
        summary=summary(findings),
    )


def _article(article: Article) -> ArticlePart:
    return ArticlePart(
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        language=article.language,
        published=article.published.isoformat() if article.published else None,
        fetched_at=article.fetched_at or None,
        sha256=article.sha256,
        text=article.text,
        path=article.path or None,
        author=article.author,
        claimed_source=article.claimed_source,
        reading=account_part(article.reading),
        canonical=article.canonical,
        published_at=article.published_at or None,
        modified_at=article.modified_at or None,
        dates=dates_part(article.dates),
    )


def _snapshots(findings: tuple[FindingPart, ...], views: Views) -> tuple[SnapshotPart, ...]:
    """The captures that the findings' rows come from, in the order of their windows."""
    wanted = {row.snapshot for finding in findings for row in (*finding.evidence, *finding.stated_evidence)}
    return tuple(snapshot_part(snapshot) for snapshot in views.looked_at(wanted))
