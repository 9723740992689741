"""Articles: one news page, as the rest of factcheck sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One news page.

    `address` is what the user gave; `url` the page's own address (empty for pasted text), `path` the
    file (empty for pages). `text` is the main text in which every span counts; `language` is `zh`,
    `en` or another two-letter code, and empty where no language could be told. `fetched_at` is an
    ISO 8601 time in UTC, empty for files; `sha256` that of the bytes that the article came from.
    """

    address: str
    text: str
    sha256: str
    url: str = ""
    path: str = ""
    outlet: str = ""
    title: str = ""
    language: str = ""
    published: date | None = None
    fetched_at: str = ""
