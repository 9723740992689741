"""The index over the folder of a batch, and the comparison of its stories, written when everything has ended."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from factcheck.across import Told, shared, tellings
from factcheck.batch.ledger import Listed
from factcheck.batch.pages import Pages
from factcheck.batch.task import Ended
from factcheck.inputs import Repeat
from factcheck.output import write
from factcheck.page.index import Batch, Cited, Row, Unread, cited, index, is_sheet_name, row
from factcheck.report import from_json

INDEX = "index.html"
#: How a page that we made says so, near its beginning.
_OURS = b'<meta name="generator" content="factcheck '
_HEAD = 2048


class Folder:
    """Takes what became of each story, in the order of the input, and keeps of it only what the index shows."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._rows: list[Row] = []
        self._unread: list[Unread] = []
        self._told: list[Told] = []
        self._cited: dict[Cited, None] = {}
        self._repeats = 0
