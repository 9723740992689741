"""What a format is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck.report import Report


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may choose: the language of the words, the width in cells, colour.

    `compact` says that several results follow each other on one stream: one line a report where the format has that
    form, and no head of its own before each (whoever writes the stream says it once). `templates` is a folder of the reader's
    own whose files stand in for the templates of the pages. `verbosity` is how much is told where a format leaves a choice:
    -1 only what needs a person, 1 and 2 ever more (docs/terminal.md).
    """

    language: str
    width: int = 80
    colour: bool = False
    compact: bool = False
    templates: Path | None = None
    verbosity: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report: its name on the command line, the suffix of its files, and the function that does it.

    `head` is what stands once before the first result of a stream. `failure` writes the line that stands where the report
    of an address would (address, slug, message); a format that has it is one for streams, and `batch` takes it. A `record` holds
    the report as the machine made it, so that it can be reviewed: no decision of a person is in it, and nothing is cut from it.
    """

    name: str
    suffix: str
    render: Callable[[Report, Options], str]
    head: Callable[[Options], str] | None = None
    failure: Callable[[str, str, str], str] | None = None
    record: bool = False
