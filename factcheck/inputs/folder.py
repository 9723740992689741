"""A folder of saved pages: every file below it that may be a story, in the order of the names, folder by folder.

Passed over are hidden files and folders, the folders of pictures and scripts that browsers put beside a complete page, links to
other folders, and files that by their suffix are parts of pages (styles, scripts, pictures, sounds, data). Of a WARC archive each
page counts. Whatever else is no text is a failure with its name.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from factcheck.inputs import warc
from factcheck.inputs.entry import BadLine, Entry, Line, ListError
from factcheck.inputs.input import Input, Source
from sources.decode import foreign_format
from sources.format import HEAD, LARGEST, Saved
from sources.formats import formats

#: Suffixes of what pages are made of, and of what machines write.
_PARTS = frozenset(
    [
        ".avif",
        ".bmp",
        ".gif",
        ".ico",
        ".jpeg",
        ".jpg",
        ".png",
        ".svg",
        ".tif",
        ".tiff",
        ".webp",
        ".eot",
        ".otf",
        ".ttf",
        ".woff",
        ".woff2",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".less",
        ".scss",
        ".mp3",
        ".mp4",
        ".m4a",
        ".m4v",
        ".mov",
        ".ogg",
        ".wav",
        ".webm",
        ".flac",
        ".json",
        ".jsonl",
        ".csv",
        ".xml",
        ".rss",
        ".atom",
        ".xsl",
        ".wasm",
        ".ini",
        ".db",
        ".log",
        ".sqlite3",
    ]
)
_COMPANIONS = ("_files", ".files")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


def named(place: str) -> bool:
    """By being one."""
    try:
        return Path(place).is_dir()
    except (OSError, ValueError):
        return False


def read(source: Source) -> Iterator[Entry]:
    """A file an entry."""
    if not named(source.place):
        raise ListError(f"{source.name} is no folder")
    return _entries(Path(source.place), count(1))


def _entries(folder: Path, numbers: Iterator[int]) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            inside = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield BadLine(
            next(numbers), _printable(folder), f"the folder {_printable(folder)} cannot be read: {error.strerror or error}"
        )
        return
    names = {entry.name.lower() for entry in inside}
    for entry in inside:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if not _is_companion(entry.name.lower(), names):
                yield from _entries(path, numbers)
        elif entry.is_file() and path.suffix.lower() not in _PARTS:
            yield from _file(path, numbers)


def _is_companion(name: str, beside: set[str]) -> bool:
    """Whether a folder holds what a browser saved beside a page that lies next to it."""
    stems = (name.removesuffix(end) for end in _COMPANIONS if name.endswith(end))
    return any(stem + suffix in beside for stem in stems for suffix in _PAGES)


def _file(path: Path, numbers: Iterator[int]) -> Iterator[Entry]:
    if str(path) != _printable(path):
        shown = _printable(path)
        yield BadLine(next(numbers), shown, f"the name of {shown} is not UTF-8; rename the file")
        return
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            if warc.shown_by(head):
                yield from warc.pages(str(path), numbers)
                return
            if foreign := _foreign(path, head):
                yield BadLine(
                    next(numbers),
                    str(path),
                    f"{path} is {foreign}, not a page or a text; save the story as HTML, or move it away",
                )
                return
            stream.seek(0)
            large = path.stat().st_size > LARGEST  # no story: the check says so
            content = "" if large else hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # the check says why it cannot be read
        content = ""
    yield Line(next(numbers), str(path), content=content)


def _foreign(path: Path, head: bytes) -> str:
    """What a file is that no format reads, empty where one does."""
    saved = Saved(str(path), path.suffix.lower(), lambda: path.open("rb"), head)
    return "" if any(format_.recognises(saved) for format_ in formats().values()) else foreign_format(head)


def _printable(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()


INPUT = Input("folder", read, "no page or text", named=named)
