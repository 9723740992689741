"""Pages of a list: how it is cut, and what the files are called.

No file of an article can bear such a name: those end in eight digits of a hash (`factcheck.output.file_names`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: A file stays under 2 MB (issue 7): the list may take so much of it, each of four sections beside it so much …
MOST_BYTES = 1_450_000
MOST_BYTES_BESIDE = 110_000
# … and the rest is for styles and filters.
_SHEET = re.compile(r"index(-by-(outlet|date|verdict)|-outlets|-shared|-reprints|-unread)?(-[1-9][0-9]{0,5})?\.html")


def cut(items: Sequence[str], most: int, most_bytes: int = MOST_BYTES) -> list[range]:
    """The places of the items on each page, in order: at most so many and at most so many bytes; one empty page for none.

    >>> cut(["a", "b", "c"], 2), cut(["aaa", "b", "ccc"], 9, 4), cut([], 2)
    ([range(0, 2), range(2, 3)], [range(0, 2), range(2, 3)], [range(0, 0)])
    """
    pages, start, size = [], 0, 0
    for at, item in enumerate(items):
        length = len(item.encode("utf-8", "replace"))
        if at > start and (at - start == most or size + length > most_bytes):
            pages.append(range(start, at))
            start, size = at, 0
        size += length
    return [*pages, range(start, len(items))]


def sheet_name(stem: str, number: int) -> str:
    """The file of a page of a list.

    >>> sheet_name("index", 1), sheet_name("index-by-date", 2)
    ('index.html', 'index-by-date-2.html')
    """
    return f"{stem}.html" if number == 1 else f"{stem}-{number}.html"


def is_sheet_name(name: str) -> bool:
    """Whether an index writes files of this name.

    >>> is_sheet_name("index-by-date-2.html"), is_sheet_name("index-2b5c08ad.html")
    (True, False)
    """
    return _SHEET.fullmatch(name) is not None
