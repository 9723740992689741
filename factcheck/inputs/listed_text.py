"""The text of a list that somebody wrote: UTF-8, its lines numbered as in the file, without comments."""

from __future__ import annotations

import io
from collections.abc import Iterator

from factcheck.inputs.entry import ListError
from factcheck.inputs.input import Source
from sources.decode import foreign_format

_COMMENT = "#"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(source: Source) -> str:
    """All of a list's text; raises `ListError` where it is none."""
    name, raw = source.name, source.raw()
    if raw.startswith(_UTF16):
        raise ListError(f"{name} is written in UTF-16; save it as UTF-8")
    if b"\0" in raw or foreign_format(raw):
        what = foreign_format(raw) or "a binary file"
        raise ListError(f"{name} is {what}, not a list; give plain text with one address a line, or CSV")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise ListError(f"{name} is not UTF-8 (line {number}); save it as UTF-8, in a spreadsheet as “CSV UTF-8”") from error
    if first_of(text).startswith("<"):
        raise ListError(f"{name} is a page, not a list; to check one story, leave out the word batch")
    return text


def lines_of(text: str) -> Iterator[str]:
    """The lines one by one, stripped; nothing where one is a comment or blank, so that line numbers stay those of the file."""
    for line in io.StringIO(text, newline=None):
        stripped = line.strip()
        yield "" if stripped.startswith(_COMMENT) else stripped


def first_of(text: str) -> str:
    """The first line that says something."""
    return next((line for line in lines_of(text) if line), "")


def first_shown(head: bytes) -> str:
    """The first line that says something, as far as the first bytes show it."""
    return first_of(head.decode("utf-8-sig", errors="ignore"))
