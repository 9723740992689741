"""The job of a worker: stories in, their reports and failures out, and the files of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from factcheck.batch.ledger import State
from factcheck.batch.pages import Pages
from factcheck.batch.task import CRASHED, SCREENED, Ended, Task
from factcheck.errors import AsOfError, OutputError, ReviewError, StateError, TemplatesError
from factcheck.report import Report
from factcheck.rules import rules_version
from sources.errors import NoText, PageEncrypted, SourceError, TooLarge, Unreadable
from sources.fetches import Fetches
from sources.served import Served

if TYPE_CHECKING:
    from sources.fetching import Fetched

#: Of the bytes of a story, whatever else is mended meanwhile.
_OF_THE_STORY = (AsOfError, NoText, PageEncrypted, TooLarge, Unreadable)


@dataclass(frozen=True, slots=True)
class Job:
    """The engine on one story after the other, with the board of the batch. Nothing that a story does to it ends the batch.

    `pages` writes the files of a folder, `evidence` is where fetched pages are kept. `screen` says of a page that a store
    holds whether it can hold a claim at all; the others are not read. `board` is the state of the board that every result is
    to be found in; empty, any will do.
    """

    store: str | None = None
    origins: Path | None = None
    as_of: date | None = None
    evidence: Path | None = None
    pages: Pages | None = None
    screen: Callable[[Fetched], bool] | None = None
    board: str = ""

    def state(self) -> State:
        """What its results depend on beside the story."""
        from factcheck.pipeline import board_of  # noqa: PLC0415 - loads the engine

        board = board_of(self.store, self.origins)
        return State(board.state_sha256, rules_version(), self.as_of.isoformat() if self.as_of else "")

    def __call__(self, tasks: Sequence[Task]) -> list[Ended]:
        """What became of each."""
        return [self._ended(task) for task in tasks]

    def _ended(self, task: Task) -> Ended:
        ended = task.ended or self._judged(task)
        return self._written(task, ended) if self.pages and ended.report else ended

    def _judged(self, task: Task) -> Ended:
        try:
            held = task.line.held.read(task.line.address) if task.line.held else None
        except SourceError as error:  # an archive that is far away may be there tomorrow
            return Ended(task.key, slug=error.slug, message=str(error), again=True)
        try:
            if self.screen is not None and held is not None and not self.screen(held):
                return Ended(task.key, slug=SCREENED)
            report = self._checked(task, held)
        except (SourceError, AsOfError, StateError) as error:
            return Ended(task.key, slug=error.slug, message=str(error), again=not isinstance(error, _OF_THE_STORY))
        except Exception as error:
            message = f"factcheck failed on this story ({type(error).__name__}: {error}); please report it"
            return Ended(task.key, slug=CRASHED, message=message, again=isinstance(error, OSError))
        return Ended(task.key, msgspec.json.encode(report), report.article.sha256)

    def _checked(self, task: Task, held: Fetched | None) -> Report:
        """Loading the engine takes a second, so not before the first story."""
        from factcheck.pipeline import board_of, check  # noqa: PLC0415
        from sources.read import Given  # noqa: PLC0415

        line = task.line
        given = Given(published=line.published, outlet=line.outlet)
        board = board_of(self.store, self.origins)
        if self.board and board.state_sha256 != self.board:
            raise StateError("the board got other captures while the batch ran; start it again, and it is judged by those")
        page = task.page or held
        fetcher: Fetches | None = Served(page) if page else None
        if self.evidence is not None and task.page is not None:
            from factcheck.evidence import check_keeping  # noqa: PLC0415
            from sources.evidence.archive import Archive  # noqa: PLC0415

            return check_keeping(
                line.address, Archive(self.evidence), given=given, board=board, as_of=self.as_of, fetcher=fetcher
            )
        return check(line.address, given=given, board=board, as_of=self.as_of, fetcher=fetcher)

    def _written(self, task: Task, ended: Ended) -> Ended:
        assert self.pages is not None
        try:
            shown = self.pages.write(task.stem, ended.report, task.line.language)
        except (OutputError, ReviewError, TemplatesError) as error:
            return replace(ended, slug=error.slug, message=str(error), again=True)
        return replace(ended, shown=shown)
