"""MHTML, the web archive of one page: a mail whose parts are the page and everything that it loads (RFC 2557)."""

from __future__ import annotations

import re
from datetime import UTC
from email import errors
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from sources.errors import Unreadable
from sources.format import HTML, Delivery, Format, Saved

_HEADER = re.compile(rb"\A(?:[A-Za-z-]{2,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_RELATED = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)\b", re.IGNORECASE | re.MULTILINE)
_MIME = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_PAGES = (HTML, "application/xhtml+xml")


def recognises(saved: Saved) -> bool:
    """By the header of a mail that holds a page."""
    header = _HEADER.match(saved.head.replace(b"\r\n", b"\n"))
    return header is not None and bool(_MIME.search(header[0]) and _RELATED.search(header[0]))


def read(saved: Saved) -> Delivery:
    """The part that is the page itself; `Unreadable` where there is none, or where the file ends before it does."""
    raw = saved.raw()
    mail = BytesParser().parsebytes(raw)
    page = _main(mail)
    if page is None:
        raise Unreadable(f"{saved.name} is a web archive (MHTML) without a page in it; save the page again as HTML.")
    if _cut(mail, page):
        raise Unreadable(f"{saved.name} is a web archive (MHTML) that was cut off; save the page again.")
    body = page.get_payload(decode=True)
    assert isinstance(body, bytes)  # a part that is no multipart
    places = (_said(mail, "Snapshot-Content-Location"), _said(page, "Content-Location"), _said(mail, "Content-Location"))
    url = next((place for place in places if place.startswith(("https://", "http://"))), "")
    return Delivery(body, raw, HTML, page.get_content_charset() or "", url, _moment(_said(mail, "Date")))


def _main(mail: Message) -> Message | None:
    """The part that `start` names, else the one at the place where the page was, else the first page."""
    pages = [part for part in mail.walk() if part.get_content_type() in _PAGES and not part.is_multipart()]
    start, place = mail.get_param("start"), _said(mail, "Snapshot-Content-Location") or _said(mail, "Content-Location")
    named = [page for page in pages if start and _said(page, "Content-ID") == start]
    placed = [page for page in pages if place and _said(page, "Content-Location") == place]
    return next(iter([*named, *placed, *pages]), None)


def _cut(mail: Message, page: Message) -> bool:
    """Whether the archive ends within the page: what is missing behind it does not matter."""
    unclosed = any(isinstance(defect, errors.CloseBoundaryNotFoundDefect) for part in mail.walk() for defect in part.defects)
    return unclosed and [part for part in mail.walk() if not part.is_multipart()][-1] is page


def _said(part: Message, field: str) -> str:
    """A field of a header, empty where there is none; bytes that are no ASCII do not stop it."""
    return str(part.get(field, "")).strip()


def _moment(text: str) -> str:
    try:
        return parsedate_to_datetime(text).astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return ""


FORMAT = Format("mhtml", frozenset({".mhtml", ".mht"}), recognises, read)
