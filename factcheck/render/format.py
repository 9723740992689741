"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may choose: the language of the words, the width in cells, colour.

    `compact` asks for one line a report, where several follow each other on one stream. `templates` is a folder of the
    reader's own whose files stand in for the templates of the pages.
    """

    language: str
    width: int = 80
    colour: bool = False
    compact: bool = False
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report: its name on the command line, the suffix of its files, and the function that does it."""

    name: str
    suffix: str
    render: Callable[[Report, Options], str]
