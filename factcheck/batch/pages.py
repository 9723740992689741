"""The files of a story in the folder of a batch: the report as the machine made it, and the page as people reviewed it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from factcheck.interface import language_for, spoken
from factcheck.output import write
from factcheck.published import Published
from factcheck.render import Options, formats
from factcheck.report import Report
from factcheck.review_file import beside


@dataclass(frozen=True, slots=True)
class Pages:
    """`language` is that of every page, if one was asked for; else a page is in that of its line, else in its story's."""

    folder: Path
    language: str | None = None
    published: Published = Published()

    def write(self, stem: str, report: Report, told: str = "") -> str:
        """Write both files of a report, and say how (see `shown`). Raises `OutputError` and `ReviewError`."""
        shown = self.shown(stem, told)
        options = Options(self.language or spoken(told) or language_for(report))
        data = self.folder / self.data(stem)
        write(data, formats()["json"].render(report, options))
        write(self.folder / self.page(stem), formats()["html"].render(self.reviewed(stem, report)[1], options))
        return shown

    def reviewed(self, stem: str, report: Report) -> tuple[Report, Report]:
        """The report with the decisions that lie beside its file, and what of it is shown."""
        reviewed = self.published.reviewed(report, self.folder / self.data(stem))
        return reviewed, self.published.applied(reviewed)

    def shown(self, stem: str, told: str = "") -> str:
        """What the files of a report depend on beside the report: where this has not changed, they need not be made again."""
        decisions = beside(self.folder / self.data(stem))
        decided = decisions.read_bytes() if decisions.is_file() else b""
        return sha256(f"{self.language} {told} {self.published}".encode() + decided).hexdigest()[:32]

    def are_there(self, stem: str) -> bool:
        """Whether both files exist."""
        return (self.folder / self.page(stem)).is_file() and (self.folder / self.data(stem)).is_file()

    @staticmethod
    def page(stem: str) -> str:
        """The name of the page."""
        return stem + formats()["html"].suffix

    @staticmethod
    def data(stem: str) -> str:
        """The name of the report."""
        return stem + formats()["json"].suffix
