"""What a server says that it sends."""

from __future__ import annotations

from email.message import Message

READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"})
#: What a list of stories may be sent as: a feed, a sitemap, either of them packed. Pages stay readable, to say that one came.
LIST_TYPES = READABLE_TYPES | {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
}
_PAGES_ACCEPTED = "text/html, application/xhtml+xml, text/plain;q=0.8"
_LISTS_ACCEPTED = "application/rss+xml, application/atom+xml, application/xml, text/xml, */*;q=0.5"


def accepted(types: frozenset[str]) -> str:
    """The Accept header for the media types that are read."""
    return _LISTS_ACCEPTED if types >= LIST_TYPES else _PAGES_ACCEPTED


def content_type(header: str) -> tuple[str, str]:
    """Split a Content-Type header into media type and charset, both in lower case, empty if not said.

    >>> content_type('text/html; charset="GB2312"')
    ('text/html', 'gb2312')
    >>> content_type("")
    ('', '')
    """
    if "/" not in header:
        return "", ""
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), (message.get_content_charset() or "")
