"""What travels to a worker and back: a story to check, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.inputs import Line

if TYPE_CHECKING:
    from sources.fetching import Fetched

#: Slug of a failure that is factcheck's own, and of a story that ends its worker; a heading in docs/batch.md.
CRASHED = "crashed"
#: Slug of a page on which nothing was found that could be checked, so that it was not read any further.
SCREENED = "screened"


@dataclass(frozen=True, slots=True)
class Task:
    """A story to check. `key` is its name in the ledger, `stem` that of its files; `page` is what was fetched for it.

    Where an earlier run has judged it, `ended` is what is known, and only its files are made again.
    """

    key: str
    stem: str
    line: Line
    page: Fetched | None = None
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a story: a report (compact JSON) or a failure, which is an error and never a verdict.

    `content` is the SHA-256 of what was read. `shown` tells with which options its files were made. A failure that time may
    mend is to be tried `again` by the next run.
    """

    key: str
    report: bytes = b""
    content: str = ""
    slug: str = ""
    message: str = ""
    again: bool = False
    shown: str = ""
