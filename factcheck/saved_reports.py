"""Saved reports, many at once: files, folders of a batch, JSON Lines, one report after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import quote

import msgspec

from factcheck.errors import ReportError
from factcheck.report import SCHEMA, Report
from factcheck.saved import saved

STDIN = "-"

#: How a report of ours begins, and how a page says that it carries one: the rest of a folder is not ours to read.
_JSON_HEAD = 64
_SAYS_SO = b'"' + SCHEMA.encode() + b'"'
_CARRIES = b'<script type="application/json" id="report">'
_JSON, _LINES, _PAGES = ".json", (".jsonl", ".ndjson"), (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Kept:
    """A report, and the names of its page and of its own file as links; the page is the file itself where it has none.

    `path` is the file beside which decisions on it lie, if there can be one.
    """

    report: Report
    page: str
    data: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A report that could not be read, or an address that had none when it was saved."""

    name: str
    slug: str
    message: str


Saved: TypeAlias = Kept | Unreadable


def saved_reports(names: Iterable[str], stdin: BinaryIO, seen_from: Path | None = None) -> Iterator[Saved]:
    """Every report below the names, in their order and then by file name; a file is read once.

    Of a folder (not of those in it) the files that say that they are reports are read, and pages only where their report does not
    lie beside them. `-` is standard input: a report, or one a line. Links are as seen from the folder `seen_from`, else as named.
    """
    done: set[Path] = set()
    for name in names:
        if name == STDIN:
            yield from _lines(stdin, STDIN, STDIN)
            continue
        path = Path(name)
        try:
            files = _files(path) if path.is_dir() else [path]
        except OSError as error:
            yield _refused(path, error)
            continue
        for file in files:
            if (place := file.resolve()) not in done:
                done.add(place)
                yield from _file(file, seen_from)


def _files(folder: Path) -> list[Path]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    data = {path.stem for path in files if path.suffix.lower() == _JSON and _is_ours(path)}
    return [path for path in files if _is_ours(path) and not (_is_page(path) and path.stem in data)]


def _is_page(path: Path) -> bool:
    return path.suffix.lower() in _PAGES


def _is_ours(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {_JSON, *_LINES, *_PAGES}:
        return False
    try:
        with path.open("rb") as file:
            return _CARRIES in file.read() if suffix in _PAGES else _SAYS_SO in file.read(_JSON_HEAD)
    except OSError:
        return True  # it is told when it is read


def _file(path: Path, seen_from: Path | None) -> Iterator[Saved]:
    try:
        if path.suffix.lower() in _LINES:
            with path.open("rb") as file:
                yield from _lines(file, str(path), _link(path, seen_from))
            return
        data = path.read_bytes()
    except OSError as error:
        yield _refused(path, error)
        return
    page = next((beside for suffix in _PAGES if (beside := path.with_suffix(suffix)).is_file()), path)
    yield _read(data, str(path), _link(page, seen_from), "" if _is_page(path) else _link(path, seen_from), path)


def _refused(path: Path, error: OSError) -> Unreadable:
    return Unreadable(str(path), ReportError.slug, f"{path}: {error.strerror}; give reports, or the folder of a batch")


def _lines(file: BinaryIO, name: str, link: str) -> Iterator[Saved]:
    """A report a line, or one that takes all of them."""
    first = file.readline()
    if first.strip() in {b"{", b"<!doctype html>"}:
        yield _read(first + file.read(), name, link, link)
        return
    for number, line in enumerate(chain((first,), file), 1):
        yield from _line(line, name, link, number)


def _line(line: bytes, name: str, link: str, number: int) -> Iterator[Saved]:
    if not line.strip():
        return
    failed = _failed(line)
    yield failed or _read(line, f"{name}, line {number}", f"{link}#line-{number}", link)


@dataclass(frozen=True, slots=True)
class _Error:
    slug: str
    message: str


@dataclass(frozen=True, slots=True)
class _Failure:
    """The line that stands where the report of an address would (docs/batch.md)."""

    address: str
    error: _Error


def _failed(line: bytes) -> Unreadable | None:
    if b'"error"' not in line:
        return None
    try:
        failure = msgspec.json.decode(line, type=_Failure)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Unreadable(failure.address, failure.error.slug, failure.error.message)


def _read(data: bytes, name: str, page: str, link: str, path: Path | None = None) -> Saved:
    try:
        return Kept(saved(data, name), page, link, path)
    except ReportError as error:
        return Unreadable(name, error.slug, str(error))


def _link(path: Path, seen_from: Path | None) -> str:
    try:
        place = os.path.relpath(path, seen_from) if seen_from is not None else str(path)
    except ValueError:  # on another drive
        place = str(path)
    return quote(Path(place).as_posix())
