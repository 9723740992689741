"""Notes: what a reader must know of a report before its findings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from claims.claim import Extraction
from factcheck.report import Note
from sources.article import Article
from sources.board.board import Board

#: Languages that the extractor reads. In others a comma may be a decimal point and a word mean another thing: nothing
#: that is found there is called wrong.
COVERED = frozenset({"zh", "en"})


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = tomllib.loads((files("factcheck") / "notes.toml").read_text("utf-8"))
    return tables


def notes_on(
    article: Article, board: Board, remarks: tuple[str, ...], extraction: Extraction, as_of: date | None = None
) -> tuple[Note, ...]:
    """A story newer than the board first, then the day judged as of, the language, and what the reader of the page remarked."""
    notes = []
    last = board.last_window.end.isoformat()
    newest = max((claim.period.end for claim in extraction.claims if claim.period.end), default=None)
    if newest is not None and newest > board.last_window.end:
        notes.append(note("newer-than-board", last=last, newest=newest.isoformat()))
    if as_of is not None:
        notes.append(note("judged-as-of", day=as_of.isoformat()))
    if article.language and article.language not in COVERED:
        notes.append(note("language-not-covered", language=article.language))
    for remark in remarks:
        if remark == "date-not-found" and any(claim.period.start is None for claim in extraction.claims):
            notes.append(note("date-not-found-open"))
        elif remark == "title-not-found" and not article.url:
            continue
        elif remark in _texts():
            notes.append(note(remark))
    if any(claim.period.assumed for claim in extraction.claims):
        notes.append(note("period-assumed"))
    return tuple(notes)


def note(slug: str, **fields: str) -> Note:
    """A note of `notes.toml` with its fields filled in."""
    return Note(slug, {language: text.format(**fields) for language, text in _texts()[slug].items()})
