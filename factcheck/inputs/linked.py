"""Stories as feeds and sitemaps name them: an http(s) address, and the moment at which the story came out.

Such a file is written elsewhere: whatever is no http(s) address is refused, so that it cannot choose a file of this machine.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from factcheck.inputs.entry import BadLine, Entry, Line
from factcheck.web_address import web_address
from sources.day import BEIJING, YEARS, day_in

_SHOWN = 200
#: Nothing that a moment is written in is longer.
_LONGEST = 64
_BLANK = re.compile(r"[\x00-\x20\x7f]")


def linked(number: int, link: str, base: str, published: date | None, item: str) -> Entry:
    """The entry of a link; `item` is what messages call it (entry, address)."""
    link = link.strip()
    if not link:
        return BadLine(number, "", f"{item} {number}: there is no address")
    try:
        address = urljoin(base, link) if base else link
    except ValueError:
        address = ""
    if not web_address(address) or _BLANK.search(address):
        shown = link if len(link) <= _SHOWN else f"{link[:_SHOWN]}…"
        return BadLine(number, shown, f"{item} {number}: {shown!r} is no http(s) address, and only such are taken from here")
    return Line(number, address, published)


def day_of(written: str, language: str = "") -> date | None:
    """The day of a moment as RFC 822 or ISO 8601 write it, none where it is none or cannot be a story's.

    A moment with a zone is taken to Beijing of a Chinese story and stays the day of its own zone elsewhere, as on pages.

    >>> day_of("Sun, 15 Mar 2026 23:30:00 GMT", "zh"), day_of("Sun, 15 Mar 2026 23:30:00 GMT", "en")
    (datetime.date(2026, 3, 16), datetime.date(2026, 3, 15))
    """
    written = written.strip()
    if not written or len(written) > _LONGEST:
        return None
    moment = _moment(written)
    if moment is None:
        day = day_in(written, language)
    else:
        try:
            day = (moment.astimezone(BEIJING) if language == "zh" and moment.tzinfo else moment).date()
        except OverflowError:
            return None
    return day if day is not None and day.year in YEARS else None


def _moment(written: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(written)
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None
