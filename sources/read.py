"""Reading: from whatever the user gives (an address, a file, standard input, a text) to an article.

What the user says about the story wins over what the page says. Whatever had to be guessed or could not
be found leaves a remark, from a closed list, for the report.

The parts that know HTTP and HTML take most of a second to load, so each is loaded when it is needed:
a text file needs neither, and `--help` nothing at all.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from sources.article import Article
from sources.decode import Decoded, decode, foreign_format
from sources.errors import BadAddress, NoText, NotFound, TooLarge, Unreadable
from sources.language import language_of
from sources.pasted import heading

if TYPE_CHECKING:
    from sources.fetches import Fetches
    from sources.metadata import DateTrust

STDIN = "-"
LARGEST = 64_000_000
# Characters in which a file shows what it is.
HEAD = 5000
# The title may stand a few lines into the body, below a channel name or a date.
TITLE_WITHIN = 5
WAY_OUT = "save the page as HTML and give that file, or paste its text with --text"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(r"<(?:!--|(?:meta|title|div|article|section|main|header|table|h1|h2|p|ul|ol|span)\b)", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[A-Za-z][A-Za-z0-9]*[\s/>]")
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
_MHTML = re.compile(r"\A(?:From: <Saved by|MIME-Version: 1\.0\n)[\s\S]{0,1500}?multipart/related", re.IGNORECASE)


class Remark(StrEnum):
    """What a reader of the report should know about how the article was read."""

    DATE_NOT_FOUND = "date-not-found"
    DATE_GUESSED = "date-guessed"
    DATE_DISPUTED = "date-disputed"
    TITLE_NOT_FOUND = "title-not-found"
    READERS_DISAGREE = "readers-disagree"
    WHOLE_PAGE = "whole-page"
    CHARACTERS_LOST = "characters-lost"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about the story; it wins over what the page says."""

    published: date | None = None
    url: str = ""
    outlet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An article, and the slugs of what is to be said about how it was read (see `Remark`)."""

    article: Article
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Delivery:
    """Bytes, and how they came. `url` and `fetched_at` are empty for files, `path` is for pages."""

    address: str
    raw: bytes
    path: str = ""
    url: str = ""
    charset: str = ""
    fetched_at: str = ""
    says_html: bool = False

    @property
    def sha256(self) -> str:
        """The digest of the bytes as they came."""
        return hashlib.sha256(self.raw).hexdigest()

    @property
    def name(self) -> str:
        """What messages call it."""
        if self.address == STDIN:
            return "Standard input" if self.path else "The given text"
        return _shortened(self.address)


def read(address: str, given: Given = Given(), *, stdin: BinaryIO | None = None, fetcher: Fetches | None = None) -> Read:
    """Read one article from an http(s) address, a path, or `-` for standard input. Raises a `SourceError` if there is none."""
    if address == STDIN:
        delivery = _from_stream(stdin or sys.stdin.buffer)
    elif _SCHEME.match(address.strip()):
        delivery = _from_web(address.strip(), fetcher)
    else:
        delivery = _from_file(address)
    return _article(delivery, given)


def read_text(text: str, given: Given = Given(), *, address: str = STDIN) -> Read:
    """Read a pasted text, or one sentence. It has no path; its digest is that of its UTF-8 bytes."""
    raw = text.encode("utf-8", errors="replace")
    return _plain(_Delivery(address, raw), decode(raw), given)


# Where the bytes come from


def _from_web(address: str, fetcher: Fetches | None) -> _Delivery:
    if not address.lower().startswith(("http://", "https://")):
        raise BadAddress(f"{address} is not an http(s) address; give one that starts with https://, or the path of a saved page.")
    from sources.fetching import Fetcher as WebFetcher  # noqa: PLC0415 - loads the HTTP client

    page = (fetcher or WebFetcher()).fetch(address)
    says_html = page.media_type in ("text/html", "application/xhtml+xml")
    return _Delivery(address, page.body, url=page.url, charset=page.charset, fetched_at=page.fetched_at, says_html=says_html)


def _from_stream(stream: BinaryIO) -> _Delivery:
    return _Delivery(STDIN, _limited(stream, "Standard input"), path=STDIN)


def _from_file(address: str) -> _Delivery:
    if not address.strip():
        raise BadAddress("The address is empty; give an http(s) address, the path of a file, or - for standard input.")
    try:
        with Path(address).open("rb") as stream:
            says_html = address.lower().endswith((".html", ".htm", ".xhtml", ".shtml"))
            return _Delivery(address, _limited(stream, address), path=address, says_html=says_html)
    except IsADirectoryError as error:
        raise NotFound(f"{address} is a directory; give one of the files in it.") from error
    except PermissionError as error:
        raise Unreadable(f"{address} may not be read by this user; change its permissions or copy it.") from error
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        raise NotFound(f"There is no file {_shortened(address)}; {_missing_hint(address)}.") from error


def _limited(stream: BinaryIO, name: str) -> bytes:
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(f"{name} is larger than {LARGEST:,} bytes; give the story alone.")
    return raw


def _missing_hint(address: str) -> str:
    if re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|io|ai)(?:/|$))", address):
        return f"if it is a web address, write https://{_shortened(address)}"
    if len(address.split()) > 4 or re.search(r"[，。！？]", address):
        return "to check a sentence, give it with --text"
    return "check the path"


def _shortened(address: str) -> str:
    return address if len(address) <= 100 else f"{address[:100]}…"


# From bytes to the article


def _article(delivery: _Delivery, given: Given) -> Read:
    if foreign := foreign_format(delivery.raw):
        raise Unreadable(f"{delivery.name} is {foreign}, not a page or a text; {WAY_OUT}.")
    decoded = decode(delivery.raw, delivery.charset)
    if _FEED.match(decoded.text[:HEAD]):
        raise Unreadable(f"{delivery.name} is a feed of many stories; give the address of one of them.")
    if _MHTML.match(decoded.text[:HEAD]):
        raise Unreadable(f"{delivery.name} is a web archive (MHTML); save the page again as HTML only and give that file.")
    if is_page(decoded.text) or (delivery.says_html and _ANY_TAG.search(decoded.text)):
        return _page(delivery, decoded, given)
    return _plain(delivery, decoded, given)


def is_page(text: str) -> bool:
    """Whether a text is HTML: it says so near its beginning, or begins and ends with tags. Markdown with tags in it is text.

    >>> is_page("<div>周榜</div>"), is_page("# Tokens\\n<strong>Four</strong> of five")
    (True, False)
    """
    head = text[:HEAD].lstrip()
    return head.startswith("<") and bool(_PAGE.search(head) or (_FRAGMENT.match(head) and text.rstrip().endswith(">")))


def _plain(delivery: _Delivery, decoded: Decoded, given: Given) -> Read:
    if not decoded.text.strip():
        raise NoText(f"{delivery.name} holds no text; {WAY_OUT}.")
    language = language_of(decoded.text)
    top = heading(decoded.text, language)
    url = given.url or delivery.url
    article = Article(
        address=delivery.address,
        text=decoded.text,
        sha256=delivery.sha256,
        url=url,
        path=delivery.path,
        outlet=given.outlet or top.outlet or _host(url),
        title=given.title or top.title,
        language=language,
        published=given.published or top.published,
        fetched_at=delivery.fetched_at,
    )
    return Read(article, tuple(_remarks(article, decoded)))


def _page(delivery: _Delivery, decoded: Decoded, given: Given) -> Read:
    from sources.metadata import metadata  # noqa: PLC0415 - loads htmldate
    from sources.page import main_text, page_blocks, parse  # noqa: PLC0415 - loads trafilatura and readability

    try:
        root = parse(decoded.text)
    except ValueError as error:
        raise NoText(f"{delivery.name} holds no page; {WAY_OUT}.") from error
    blocks = tuple(page_blocks(root))
    story = main_text(decoded.text, blocks)
    if not story.text:
        raise NoText(f"{delivery.name} is a page without words, perhaps filled in by a script; {WAY_OUT}.")
    language = language_of(story.text)
    about = metadata(decoded.text, root, url=delivery.url, language=language, shown=[block.text for block in blocks])
    url = given.url or about.address
    article = Article(
        address=delivery.address,
        text=titled(about.title, story.text),
        sha256=delivery.sha256,
        url=url,
        path=delivery.path,
        outlet=given.outlet or about.outlet or _host(url),
        title=given.title or about.title,
        language=language,
        published=given.published or about.published.day,
        fetched_at=delivery.fetched_at,
    )
    trust = None if given.published else about.published.trust
    return Read(article, tuple(_remarks(article, decoded, trust=trust, agreed=story.agreed, whole=story.whole)))


def titled(title: str, body: str) -> str:
    """The body with the title as its first paragraph, once: a title carries claims of its own.

    >>> titled("Kimi first", "Channel\\n\\nKimi first\\n\\nIt leads.")
    'Kimi first\\n\\nChannel\\n\\nIt leads.'
    """
    if not title:
        return body
    paragraphs = body.split("\n\n")
    place = next((place for place, text in enumerate(paragraphs[:TITLE_WITHIN]) if _letters(text) == _letters(title)), None)
    if place == 0:
        return body
    if place is not None:
        title = paragraphs.pop(place)
    return "\n\n".join([title, *paragraphs])


def _host(address: str) -> str:
    """The host of an address without its www, empty if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _remarks(
    article: Article, decoded: Decoded, *, trust: DateTrust | None = None, agreed: bool = True, whole: bool = False
) -> Iterator[Remark]:
    if article.published is None:
        yield Remark.DATE_NOT_FOUND
    elif trust == "guessed":
        yield Remark.DATE_GUESSED
    elif trust == "disputed":
        yield Remark.DATE_DISPUTED
    if not article.title:
        yield Remark.TITLE_NOT_FOUND
    if whole:
        yield Remark.WHOLE_PAGE
    elif not agreed:
        yield Remark.READERS_DISAGREE
    if decoded.lost:
        yield Remark.CHARACTERS_LOST
