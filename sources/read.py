"""Reading: from whatever the user gives (an address, a file, standard input, a text) to an article.

What the user says about the story wins over what the page says. Whatever had to be guessed or could not
be found leaves a remark, from a closed list, for the report.

The parts that know HTTP and HTML take most of a second to load, so each is loaded when it is needed:
a text file needs neither, and `--help` nothing at all.
"""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from sources.article import Account, Article, DateOpinions
from sources.decode import Decoded, decode, foreign_format
from sources.errors import BadAddress, NoText, NotFound, Unreadable
from sources.format import HEAD as FILE_HEAD
from sources.format import HTML, Saved, limited
from sources.language import language_of
from sources.pasted import heading
from sources.titled import titled

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from sources.block import Block
    from sources.fetches import Fetches
    from sources.metadata import DateTrust, Metadata
    from sources.page import MainText

STDIN = "-"
# Characters in which a file shows what it is.
HEAD = 5000
# Lines above and below a story among which its byline and its remarks on its source stand.
NEXT_TO = 8
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
    PROFILE_MISSED = "profile-missed"
    PROFILE_UNVERIFIED = "profile-unverified"
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
    """Bytes, and how they came. `url` and `fetched_at` are what a file says of itself, if it does; `path` is for pages.

    `original` is what identifies it where `raw` was taken out of something else (a PDF, a web archive).
    """

    address: str
    raw: bytes
    path: str = ""
    url: str = ""
    charset: str = ""
    fetched_at: str = ""
    says_html: bool = False
    original: bytes = b""
    title: str = ""
    published: date | None = None

    @property
    def sha256(self) -> str:
        """The digest of the bytes as they came."""
        return hashlib.sha256(self.original or self.raw).hexdigest()

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
    said = replace(given, title=given.title or delivery.title, published=given.published or delivery.published)
    return _article(delivery, said)


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
    raw = limited(stream, "Standard input")
    return _from_saved(Saved("Standard input", "", lambda: io.BytesIO(raw), raw[:FILE_HEAD]), STDIN)


def _from_file(address: str) -> _Delivery:
    if not address.strip():
        raise BadAddress("The address is empty; give an http(s) address, the path of a file, or - for standard input.")
    place, wanted = _place(address)
    try:
        with place.open("rb") as stream:
            head = stream.read(FILE_HEAD)
    except IsADirectoryError as error:
        raise NotFound(f"{address} is a directory; give {_page_of(place) or 'one of the files in it'}.") from error
    except PermissionError as error:
        raise Unreadable(f"{address} may not be read by this user; change its permissions or copy it.") from error
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        raise NotFound(f"There is no file {_shortened(address)}; {_missing_hint(address)}.") from error
    return _from_saved(Saved(_shortened(str(place)), place.suffix.lower(), lambda: place.open("rb"), head, wanted), address)


def _from_saved(saved: Saved, address: str) -> _Delivery:
    from sources.formats import deliver  # noqa: PLC0415 - only files need the formats

    got = deliver(saved)
    return _Delivery(
        address,
        got.body,
        path=address,
        url=got.url,
        charset=got.charset,
        fetched_at=got.saved_at,
        says_html=got.media_type == HTML,
        original=got.original,
        title=got.title,
        published=got.published,
    )


def _place(address: str) -> tuple[Path, str]:
    """The file, and the address behind its `#`; a file may have a `#` in its name."""
    path, _, wanted = address.partition("#")
    try:
        alone = not wanted or Path(address).exists() or not Path(path).is_file()
    except (OSError, ValueError):  # too long, or with a zero in it
        alone = True
    return (Path(address), "") if alone else (Path(path), wanted)


def _page_of(folder: Path) -> str:
    """The page whose pictures and scripts a browser saved into a folder, if there is one beside it."""
    stem = folder.name.removesuffix("_files").removesuffix(".files")
    pages = (folder.with_name(stem + suffix) for suffix in (".html", ".htm"))
    return next((str(page) for page in pages if stem != folder.name and page.is_file()), "")


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
        canonical=_canonical(url),
    )
    return Read(article, tuple(_remarks(article, decoded)))


def _canonical(url: str) -> str:
    if not url:
        return ""
    from sources.canonical import canonical_address  # noqa: PLC0415 - loads courlan

    return canonical_address(url)


@dataclass(frozen=True, slots=True)
class Story:
    """A page, read: its blocks, its account of itself, the story on it, and whom it says that it has it from."""

    root: Element
    blocks: tuple[Block, ...]
    about: Metadata
    body: MainText
    claimed_source: str

    @property
    def kept(self) -> list[Block]:
        """The blocks that the story is made of."""
        return [self.blocks[index] for index in self.body.kept]


def story_on(page: str, url: str = "") -> Story:
    """Read a page from its HTML, which is parsed once. Raises ValueError if there is no tree in it."""
    from sources.metadata import metadata  # noqa: PLC0415 - loads htmldate
    from sources.page import main_text, page_blocks, parse  # noqa: PLC0415 - loads trafilatura and readability
    from sources.syndication import claimed_source  # noqa: PLC0415 - needs lxml, as the others do

    root = parse(page)
    blocks = tuple(page_blocks(root))
    lines = [block.text for block in blocks]
    prose = "\n".join(block.text for block in blocks if block.is_sentence) or "\n".join(lines)
    about = metadata(page, root, url=url, language=language_of(prose), shown=lines)
    body = main_text(page, blocks, about.title)
    return Story(root, blocks, about, body, claimed_source(_around(lines, body.kept), about.outlet))


def _around(lines: list[str], kept: tuple[int, ...]) -> list[str]:
    """The lines of a story and those next to it, in order."""
    return lines[max(0, kept[0] - NEXT_TO) : kept[-1] + 1 + NEXT_TO] if kept else []


def _page(delivery: _Delivery, decoded: Decoded, given: Given) -> Read:
    try:
        story = story_on(decoded.text, delivery.url)
    except ValueError as error:
        raise NoText(f"{delivery.name} holds no page; {WAY_OUT}.") from error
    from sources.canonical import canonical_address  # noqa: PLC0415 - loads courlan
    from sources.outlet import told  # noqa: PLC0415 - loads beautifulsoup4
    from sources.placing import places_of  # noqa: PLC0415 - needs lxml

    about, url = story.about, given.url or story.about.address
    own = told(decoded.text, story.root, url, story.body, about)
    if not own.text:
        raise NoText(f"{delivery.name} is a page without words, perhaps filled in by a script; {WAY_OUT}.")
    text, published = titled(own.title, own.text), own.published
    by_generic = own.text == story.body.text
    article = Article(
        address=delivery.address,
        text=text,
        sha256=delivery.sha256,
        url=url,
        path=delivery.path,
        outlet=given.outlet or own.outlet or _host(url),
        title=given.title or own.title,
        language=language_of(own.text),
        published=given.published or published.day,
        fetched_at=delivery.fetched_at,
        author=own.author if own.account.rules else about.author,  # a profile knows where an outlet puts its own name
        canonical=canonical_address(url, about.canonical),
        published_at="" if given.published and given.published != published.day else published.at,
        modified_at=about.modified_at,
        dates=DateOpinions(published.page, published.second, published.trust),
        claimed_source=own.source or story.claimed_source,
        reading=own.account,
        places=places_of(text, own.title, story.kept if by_generic else story.blocks, story.blocks),
    )
    return Read(article, tuple(_remarks(article, decoded, None if given.published else published.trust)))


def _host(address: str) -> str:
    """The host of an address without its www, empty if there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _remarks(article: Article, decoded: Decoded, trust: DateTrust | None = None) -> Iterator[Remark]:
    if article.published is None:
        yield Remark.DATE_NOT_FOUND
    elif trust == "guessed":
        yield Remark.DATE_GUESSED
    elif trust == "disputed":
        yield Remark.DATE_DISPUTED
    if not article.title:
        yield Remark.TITLE_NOT_FOUND
    if article.reading:
        yield from _remarks_on_reading(article.reading)
    if decoded.lost:
        yield Remark.CHARACTERS_LOST


def _remarks_on_reading(reading: Account) -> Iterator[Remark]:
    by_profile = reading.reader.startswith("profile:")
    if not by_profile and any(rule.field == "body" for rule in reading.rules):
        yield Remark.PROFILE_MISSED
    if by_profile and not (reading.verified or reading.agreed):
        yield Remark.PROFILE_UNVERIFIED
    if reading.reader == "whole-page":
        yield Remark.WHOLE_PAGE
    elif reading.agreed is False:
        yield Remark.READERS_DISAGREE
