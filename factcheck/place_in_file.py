"""Where a finding stands in the file that a desk edits."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from factcheck.report import ArticlePart, FindingPart

#: Files whose text is what was read, character by character.
_PLAIN = (".txt", ".md", ".markdown")
_CHARSETS = ("utf-8", "gb18030")
_MARKS = {"utf-8": codecs.BOM_UTF8}


@dataclass(frozen=True, slots=True)
class PlaceInFile:
    """Lines and columns count from 1, columns in characters; the last column is the last one marked."""

    line: int
    column: int
    last_line: int
    last_column: int


def plain_file(article: ArticlePart) -> str:
    """The path of the story if it was read from a text or a Markdown file, else nothing."""
    return article.path if article.path and article.path.lower().endswith(_PLAIN) else ""


def places_in_file(article: ArticlePart, findings: tuple[FindingPart, ...]) -> tuple[PlaceInFile | None, ...]:
    """The place of each finding's quote. None where the text is not the whole file, whose lines then are not known.

    Front matter, for one, is no part of the text. Whether the text is the file is told by the digest: nothing is read.
    """
    if not plain_file(article) or article.sha256 not in _digests(article.text):
        return (None,) * len(findings)
    return tuple(_place(article.text, *finding.span) for finding in findings)


def _place(text: str, start: int, end: int) -> PlaceInFile | None:
    if not 0 <= start < end <= len(text):
        return None
    first, last = _line_and_column(text, start), _line_and_column(text, end - 1)
    return PlaceInFile(*first, *last)


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _digests(text: str) -> Iterator[str]:
    """Of every file that is read as this text: either line end, with and without a byte order mark, UTF-8 and GB18030."""
    for ended in dict.fromkeys((text, text.replace("\n", "\r\n"))):
        for charset in _CHARSETS:
            try:
                raw = ended.encode(charset)
            except UnicodeEncodeError:
                continue
            yield sha256(raw).hexdigest()
            if charset in _MARKS:
                yield sha256(_MARKS[charset] + raw).hexdigest()
