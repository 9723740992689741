"""What a server says that it sends."""

from __future__ import annotations

from email.message import Message

READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"})


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
