"""Articles: one news page, as the rest of factcheck sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule of an outlet's profile found something on a page; 0 says that it missed.

    `field` is what the rule is about (`body`, `title`, `published`, `source`, `author`, `state`, `drop`).
    """

    field: str
    rule: str
    hits: int


@dataclass(frozen=True, slots=True)
class Account:
    """How the main text of a page was told from the rest of it, and how far to trust that.

    `reader` is `profile:NAME`, `generic` or `whole-page`. `agreed` says whether a second reader found the same text, None where
    none could be asked; `verified` whether somebody held the outlet's profile against a live page, None without a profile.
    `confidence` is `high`, `medium` or `low`. `rules` is the health of the profile: each rule that was tried.
    """

    reader: str
    agreed: bool | None
    verified: bool | None
    confidence: str
    rules: tuple[RuleCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the text stands in its page: characters `start` to `end`, and the XPath of their element."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class DateOpinions:
    """What two readers of the page say of its day of publication, None where one has nothing to say.

    `page` is what the page declares or shows, `second` another program's answer. `trust` is "agreed",
    "disputed", "guessed" (only the second has a day) or "missing".
    """

    page: date | None
    second: date | None
    trust: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news page.

    `address` is what the user gave; `url` the page's own address (empty for pasted text), `path` the
    file (empty for pages). `text` is the main text in which every span counts; `language` is `zh`,
    `en` or another two-letter code, and empty where no language could be told. `fetched_at` is an
    ISO 8601 time in UTC, empty for files; `sha256` that of the bytes that the article came from.

    `canonical` is the address without what only tracks its readers: two addresses of one story have the
    same. `published` is the day on which an outlet's readers had the story; `published_at` and
    `modified_at` are ISO 8601 with their zone as far as the page says them, else empty.
    `claimed_source` is the outlet that the page says it has the story from, where that is not its own.
    `reading` is None for plain text, which has nothing around it; `places` says where each paragraph stands
    in its page.
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
    author: str = ""
    claimed_source: str = ""
    reading: Account | None = None
    canonical: str = ""
    published_at: str = ""
    modified_at: str = ""
    dates: DateOpinions | None = None
    places: tuple[Place, ...] = field(default=(), repr=False)
