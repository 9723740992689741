"""The folder of a batch: a page and a JSON file per article, and the index over them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from factcheck import compared
from factcheck.batch_run import Checked, Failed, Outcome
from factcheck.comparison import UnreadPart, comparison, to_json
from factcheck.errors import OutputError, ReviewError
from factcheck.interface import language_for, spoken
from factcheck.list_of_addresses import Entry
from factcheck.output import file_names, writable_folder, write
from factcheck.page.index import Batch, Cited, Row, Unread, cited, index, is_sheet_name, row
from factcheck.published import Published
from factcheck.render import Options, formats
from factcheck.report import Report

#: How a page that we made says so, near its beginning.
_OURS = b'<meta name="generator" content="factcheck '
_HEAD = 2048
_AS_REVIEWED = Published()
#: What the stories tell against each other; no file of an article can bear that name (`factcheck.output.file_names`).
COMPARISON = "comparison.json"


class Folder:
    """Takes outcomes as they come and keeps of each only what the index shows of it."""

    def __init__(self, path: Path, entries: Sequence[Entry], language: str | None, published: Published = _AS_REVIEWED) -> None:
        """Refuse a folder that could not be filled; raises `OutputError`."""
        writable_folder(path)
        self._path = path
        self._stems = file_names(tuple(entry.address for entry in entries), "")
        self._language = language
        self._published = published
        self._rows: list[Row] = []
        self._unread: list[Unread] = []
        self._compared: list[compared.Row] = []
        self._cited: dict[Cited, None] = {}

    def put(self, number: int, outcome: Outcome) -> Outcome:
        """Write the files of the entry at this place: the JSON as the machine made it, the page as people reviewed it.

        The result is the outcome as reviewed, or what kept a file from being written.
        """
        if isinstance(outcome, Checked):
            page, data = (f"{self._stems[number]}{formats()[name].suffix}" for name in ("html", "json"))
            report = outcome.report
            options = Options(self._language or spoken(outcome.line.language) or language_for(report))
            try:
                write(self._path / data, formats()["json"].render(report, options))
                reviewed = self._published.reviewed(report, self._path / data)
                shown = self._published.applied(reviewed)
                write(self._path / page, formats()["html"].render(shown, options))
            except (OutputError, ReviewError) as error:
                failed = Failed(outcome.line, error.slug, str(error))
                self._unread.append(Unread(failed.line.address, failed.slug, failed.message))
                return failed
            # A report that holds what the pages leave out is not offered beside them.
            self._keep(number, shown, page, "" if self._published.cuts else data)
            return Checked(outcome.line, reviewed)
        self._unread.append(Unread(outcome.line.address, outcome.slug, outcome.message))
        return outcome

    def close(self, repeats: int) -> Path:
        """Write the index, its first page last of all: while it is missing the batch has not ended."""
        found = compared.compared(self._compared)
        batch = Batch(self._rows, self._unread, found.shared, tuple(self._cited), repeats, found.groups)
        unread = (UnreadPart(each.address, each.slug, each.message) for each in self._unread)
        write(self._path / COMPARISON, to_json(comparison(found, unread, repeats)))
        place, written = self._path, set()
        for sheet in index(batch, self._language):
            place = self._path / sheet.name
            write(place, sheet.html)
            written.add(sheet.name)
        self._clear(written)
        return place

    def _keep(self, number: int, report: Report, page: str, data: str) -> None:
        found = row(report, page, data)
        self._rows.append(found)
        self._compared.append(compared.row(report, found.page, found.data, number))
        self._cited[cited(report)] = None

    def _clear(self, written: set[str]) -> None:
        """Take away what an earlier, longer batch left in this folder: pages that no index leads to any more."""
        for path in self._path.iterdir():
            if is_sheet_name(path.name) and path.name not in written and _is_ours(path):
                with suppress(OSError):
                    path.unlink()


def _is_ours(path: Path) -> bool:
    """Whether we wrote a file; one of that name by somebody else stays."""
    try:
        with path.open("rb") as file:
            return _OURS in file.read(_HEAD)
    except OSError:
        return False
