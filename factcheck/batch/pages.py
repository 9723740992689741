"""The files of a story in the folder of a batch: the report as the machine made it, and the page as people reviewed it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from factcheck.interface import language_for, spoken
from factcheck.output import write
from factcheck.published import Published
from factcheck.render import Options, formats
from factcheck.report import Report, from_json
from factcheck.review_file import beside
from factcheck.rules import rules_version

_AS_REVIEWED = Published()
_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Pages:
    """`language` is that of every page, if one was asked for; else a page is in that of its line, else in its story's.

    `only` are the verdicts of which a story must have one to be shown; empty, every story is. `templates` is a folder of a
    desk's own.
    """

    folder: Path
    language: str | None = None
    published: Published = _AS_REVIEWED
    only: frozenset[str] = frozenset()
    templates: Path | None = None
    #: What the templates hold; read once, not for every story.
    _made_of: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "_made_of", _state(self.templates))

    def write(self, stem: str, found: bytes, told: str = "") -> str:
        """Write both files of a report (JSON), and say how (see `shown`). Raises `OutputError` and `ReviewError`."""
        shown = self.shown(stem, found, told)
        report = from_json(found)
        if not self.wants(report):
            return shown
        options = Options(self.language or spoken(told) or language_for(report), templates=self.templates)
        data = self.folder / self.data(stem)
        write(data, formats()["json"].render(report, options))
        write(self.folder / self.page(stem), formats()["html"].render(self.reviewed(stem, report)[1], options))
        return shown

    def wants(self, report: Report) -> bool:
        """Whether a report is to be shown at all."""
        return not self.only or any(finding.verdict in self.only for finding in report.findings)

    def reviewed(self, stem: str, report: Report) -> tuple[Report, Report]:
        """The report with the decisions that lie beside its file, and what of it is shown."""
        reviewed = self.published.reviewed(report, self.folder / self.data(stem))
        return reviewed, self.published.applied(reviewed)

    def shown(self, stem: str, found: bytes, told: str = "") -> str:
        """What the files of a report depend on: where this has not changed, they need not be made again."""
        asked = (rules_version(), self.language, told, self.published, sorted(self.only), self._made_of)
        digest = sha256(f"{asked}".encode("utf-8", "surrogatepass"))
        digest.update(sha256(found).digest())
        with suppress(OSError):  # whoever makes the page says why they cannot be read
            digest.update(beside(self.folder / self.data(stem)).read_bytes())
        return digest.hexdigest()[:_DIGITS]

    def as_shown(self, stem: str, shown: str, found: bytes, told: str = "") -> bool:
        """Whether the files of a report are there, and are what they would be if they were made now."""
        if not shown or shown != self.shown(stem, found, told):
            return False
        there = all((self.folder / name).is_file() for name in (self.page(stem), self.data(stem)))
        return there or (bool(self.only) and not self.wants(from_json(found)))

    @staticmethod
    def page(stem: str) -> str:
        """The name of the page."""
        return stem + formats()["html"].suffix

    @staticmethod
    def data(stem: str) -> str:
        """The name of the report."""
        return stem + formats()["json"].suffix


def _state(templates: Path | None) -> str:
    """What a folder of templates holds, as far as a page depends on it."""
    if templates is None:
        return ""
    digest = sha256()
    for path in sorted(path for path in templates.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(templates)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
