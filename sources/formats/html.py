"""A page that a browser saved, with or without the folder of its pictures and scripts, from which nothing is needed.

Browsers leave a comment that says where the page was: `<!-- saved from url=(0042)https://… -->`, and SingleFile adds when.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sources.format import HTML, Delivery, Format, Saved

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(https?://[^\s<>\"]{1,2000})\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"]{1,2000})\s+saved date:\s*([^\n(]{1,60})", re.IGNORECASE
)


def read(saved: Saved) -> Delivery:
    """The file as it stands, and what the comment at its top says."""
    raw = saved.raw()
    if found := _SINGLE_FILE.search(saved.head):
        return Delivery(
            raw, raw, HTML, url=found[1].decode("ascii", "ignore"), saved_at=_moment(found[2].decode("ascii", "ignore"))
        )
    found = _SAVED_FROM.search(saved.head)
    return Delivery(raw, raw, HTML, url=found[1].decode("ascii", "ignore") if found else "")


def recognises(saved: Saved) -> bool:
    """By such a comment. Any other page shows itself when it is read."""
    return saved.head.lstrip().startswith(b"<") and bool(_SAVED_FROM.search(saved.head) or _SINGLE_FILE.search(saved.head))


def _moment(text: str) -> str:
    """A time as JavaScript prints it, in UTC; empty where it is none.

    >>> _moment("Mon Mar 16 2026 08:30:00 GMT+0800 ")
    '2026-03-16T00:30:00Z'
    """
    try:
        moment = datetime.strptime(text.strip(), "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        return ""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


FORMAT = Format("html", frozenset({".html", ".htm", ".xhtml", ".shtml"}), recognises, read)
