"""What a list says about a story, in the words in which people write it down."""

from __future__ import annotations

import re
from datetime import date

from factcheck.inputs.entry import BadLine, Entry, Line
from factcheck.inputs.input import STDIN

COLUMNS = ("address", "published", "outlet", "language")
HOLDS = f"no address; write one a line, or CSV with the columns {', '.join(COLUMNS)}"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


def entry(number: int, address: str, when: str = "", outlet: str = "", language: str = "") -> Entry:
    """The entry that a line of a list makes."""
    if not address:
        return BadLine(number, address, f"line {number}: there is no address")
    if address == STDIN:
        return BadLine(number, address, f"line {number}: - is standard input, which a list cannot give; save the story as a file")
    try:
        day = published(when)
    except ValueError:
        ways = "write it as YYYY-MM-DD, or as YYYY-MM where only the month is known"
        return BadLine(number, address, f"line {number}: {when!r} is no date; {ways}")
    return Line(number, address, day, outlet, language)


def published(words: str) -> date | None:
    """The day that a cell gives, none for an empty one and for a mere month; `ValueError` for anything else.

    >>> published("2026-03-16"), published("2026-03")
    (datetime.date(2026, 3, 16), None)
    """
    if not words or _MONTH.fullmatch(words):
        return None
    if not _DAY.fullmatch(words):
        raise ValueError(words)
    return date.fromisoformat(words)
