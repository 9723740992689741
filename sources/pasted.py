"""Plain text as an article: a text file, a pasted story, one sentence.

The text stays as it is, down to its blank lines; Markdown is just text. A text declares nothing, so its
title is its first line if that is short, and its date stands on a byline or nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sources.day import byline_day, source_in

LONGEST_TITLE = 200
# A byline stands among the first lines that are not empty.
TOP_LINES = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """What the top of a text says about it; strings are empty, and the day None, where it says nothing."""

    title: str
    outlet: str
    published: date | None


def heading(text: str, language: str) -> Heading:
    """Read title, outlet and date off the first lines of a text.

    >>> heading("# 周榜：国产模型领先\\n\\n来源：某某日报 2026-03-16 08:12\\n\\n正文", "zh")
    Heading(title='周榜：国产模型领先', outlet='某某日报', published=datetime.date(2026, 3, 16))
    """
    top = _top_lines(text)
    title = re.sub(r"^#{1,6}\s+", "", top[0]) if top and len(top[0]) <= LONGEST_TITLE else ""
    days = (day for line in top if (day := byline_day(line, language)))
    outlets = (source for line in top if byline_day(line, language) and (source := source_in(line)))
    return Heading(title, next(outlets, ""), next(days, None))


def _top_lines(text: str) -> list[str]:
    """The first lines that are not empty, found without cutting up a text of ten megabytes."""
    lines = (found.group().strip() for found in re.finditer(r"[^\n]+", text))
    return [line for line, _ in zip((line for line in lines if line), range(TOP_LINES), strict=False)]
