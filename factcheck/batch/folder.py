"""The index over the folder of a batch, written when everything has ended."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from factcheck import compared
from factcheck.batch.ledger import Listed
from factcheck.batch.pages import Pages
from factcheck.batch.task import SCREENED, Ended
from factcheck.comparison import UnreadPart, comparison, to_json
from factcheck.inputs import BadLine, Repeat
from factcheck.output import write
from factcheck.page.index import Batch, Cited, Row, Unread, cited, index, is_sheet_name, row
from factcheck.report import from_json
from factcheck.review_file import beside
from sources.whole_file import PART

#: What the stories tell against each other; no file of a story can bear that name (`factcheck.output.stem`).
COMPARISON = "comparison.json"
#: How a page that we made says so, near its beginning.
_OURS = b'<meta name="generator" content="factcheck '
_HEAD = 2048


def write_index(pages: Pages, outcomes: Iterable[tuple[Listed, Ended]]) -> Path:
    """The index over these outcomes, its first page last of all: while it is missing the batch has not ended.

    Of each story only what the index shows is kept in memory. Raises `OutputError`.
    """
    seen = _Seen()
    for listed, ended in outcomes:
        if isinstance(listed.item, Repeat):
            _withdraw(pages, listed)
        seen.take(listed, ended, pages)
    found = compared.compared(seen.compared)
    batch = Batch(seen.rows, seen.unread, found.shared, tuple(seen.cited), seen.repeats, found.groups)
    unread = (UnreadPart(each.address, each.slug, each.message) for each in seen.unread)
    write(pages.folder / COMPARISON, to_json(comparison(found, unread, seen.repeats)))
    place, written = pages.folder, set()
    for sheet in index(batch, pages.language, pages.templates):
        place = pages.folder / sheet.name
        write(place, sheet.html)
        written.add(sheet.name)
    _clear(pages.folder, written)
    _sweep(pages.folder)
    return place


class _Seen:
    """What the index shows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.unread: list[Unread] = []
        self.compared: list[compared.Row] = []
        self.cited: dict[Cited, None] = {}
        self.repeats = 0

    def take(self, listed: Listed, ended: Ended, pages: Pages) -> None:
        """One item of the input."""
        if isinstance(listed.item, Repeat):
            self.repeats += 1
        elif isinstance(listed.item, BadLine):
            self.unread.append(Unread(listed.item.address, listed.item.slug, listed.item.why))
        elif ended.slug:
            if ended.slug != SCREENED:
                self.unread.append(Unread(listed.item.address, ended.slug, ended.message))
        else:
            self._report(listed, ended, pages)

    def _report(self, listed: Listed, ended: Ended, pages: Pages) -> None:
        report = from_json(ended.report)
        if not pages.wants(report):
            return
        _, shown = pages.reviewed(listed.stem, report)
        # A report that holds what the pages leave out is not offered beside them.
        found = row(shown, pages.page(listed.stem), "" if pages.published.cuts else pages.data(listed.stem))
        self.rows.append(found)
        self.compared.append(compared.row(shown, found.page, found.data, listed.place))
        self.cited[cited(shown)] = None


def _clear(folder: Path, written: set[str]) -> None:
    """Take away what an earlier, longer batch left in this folder: pages that no index leads to any more."""
    for path in folder.iterdir():
        if is_sheet_name(path.name) and path.name not in written and _is_ours(path):
            with suppress(OSError):
                path.unlink()


def _withdraw(pages: Pages, listed: Listed) -> None:
    """Take away the files of a story that turned out to repeat an earlier one: whether there are any is chance, since it may
    have been read before that. What people decided on stays."""
    if beside(pages.folder / pages.data(listed.stem)).exists():
        return
    for name in (pages.page(listed.stem), pages.data(listed.stem)):
        with suppress(OSError):
            (pages.folder / name).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Take away what was being written when a run or a worker was killed: nobody else fills the folder while we hold it."""
    for path in folder.glob(f"{PART}*"):
        with suppress(OSError):
            path.unlink()


def _is_ours(path: Path) -> bool:
    """Whether we wrote a file; one of that name by somebody else stays."""
    try:
        with path.open("rb") as file:
            return _OURS in file.read(_HEAD)
    except OSError:
        return False
