"""A part: what became of every page of one archive, as a worker found it out, in one file that is there whole or not at all.

JSON Lines, packed with gzip: a head, then an item of the archive a line, in its order, repeats included: which of them repeat
an item of another archive is known when all parts are there (`merged`).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count, pairwise

import msgspec

from factcheck.batch.ledger import Ledger, State, key_of
from factcheck.batch.task import Ended
from factcheck.inputs import BadLine, Entry, Line, ListError
from factcheck.rules import rules_version
from sources.errors import SourceError
from sources.stored import matching, put_whole, stored

SCHEMA = "factcheck/part/1"
_SUFFIX = ".jsonl.gz"
_DIGITS = 40


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """Of which archive a part is, in which state its pages were judged, and how many pages of other hosts it has."""

    schema: str
    archive: str
    bytes: int
    board: str
    rules: str
    as_of: str = ""
    hosts: str = ""
    screened: bool = False
    other_hosts: int = 0

    @property
    def state(self) -> State:
        return State(self.board, self.rules, self.as_of)

    @property
    def name(self) -> str:
        """The name of the part's file: the same work has the same name."""
        return sha256(msgspec.json.encode(msgspec.structs.replace(self, other_hosts=0))).hexdigest()[:_DIGITS] + _SUFFIX


class _Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item, and what became of it."""

    line: Line | None = None
    bad: BadLine | None = None
    report: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    content: str = ""
    slug: str = ""
    message: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part where it lies."""

    place: str
    head: Head

    def items(self) -> Iterator[tuple[Entry, Ended | None]]:
        """What it holds; of what cannot be checked as it stands there is nothing more to say."""
        for line in _lines(self.place)[1:]:
            told = msgspec.json.decode(line, type=_Told)
            if told.line is None:
                assert told.bad is not None  # it is one of the two
                yield told.bad, None
            else:
                report = bytes(told.report) if isinstance(told.report, msgspec.Raw) else b""
                yield told.line, Ended(key_of(told.line), report, told.content, told.slug, told.message, told.again)


def write_part(folder: str, head: Head, items: Iterable[tuple[Entry, Ended | None]]) -> None:
    """Write a part into a folder or a store. The same part is the same bytes. Raises a `SourceError`."""
    lines = [msgspec.json.encode(head), *(msgspec.json.encode(_told(entry, ended)) for entry, ended in items)]
    put_whole(place_of(folder, head), gzip.compress(b"\n".join([*lines, b""]), 6, mtime=0))


def place_of(folder: str, head: Head) -> str:
    """Where a part lies, or will lie."""
    return f"{folder.rstrip('/')}/{head.name}"


def parts_in(folders: Iterable[str]) -> tuple[Part, ...]:
    """The parts of these folders in the order of their archives; the same part in two of them is one.

    Raises `ListError` where they do not belong together.
    """
    found: dict[str, Part] = {}
    for folder in folders:
        for place in matching(f"{folder.rstrip('/')}/*{_SUFFIX}"):
            part = Part(place, _head(place))
            found.setdefault(part.head.name, part)
    if not found:
        raise ListError(f"there are no parts in {', '.join(folders)}; factcheck batch … --parts makes them")
    parts = sorted(found.values(), key=lambda part: part.head.archive)
    for one, other in pairwise(parts):
        if one.head.archive == other.head.archive:
            raise ListError(f"{one.place} and {other.place} are both of {one.head.archive}; take away the older one")
        if one.head.state != other.head.state:
            raise ListError(f"{one.place} and {other.place} were judged in two states of the board or the rules; make one anew")
    if parts[0].head.rules != rules_version():
        told = f"the parts were made by other rules ({parts[0].head.rules}) than these ({rules_version()})"
        raise ListError(f"{told}; merge them with the news-factcheck that made them")
    return tuple(parts)


def merged(parts: Sequence[Part], ledger: Ledger) -> Iterator[Entry]:
    """The entries of all parts, numbered on; what became of each is in the ledger when it comes, and is final there: what could
    be tried again is tried again by making the part anew."""
    numbers = count(1)
    for part in parts:
        for entry, ended in part.items():
            if ended is not None and ledger.known(ended.key) is None:
                ledger.put(replace(ended, again=False))  # whoever merges has not the board to try anything again
            yield replace(entry, number=next(numbers))


def _told(entry: Entry, ended: Ended | None) -> _Told:
    if isinstance(entry, BadLine):
        return _Told(bad=entry)
    assert ended is not None  # whatever is a line has ended
    report = msgspec.Raw(ended.report) if ended.report else msgspec.UNSET
    return _Told(entry, None, report, ended.content, ended.slug, ended.message, ended.again)


def _head(place: str) -> Head:
    try:
        head = msgspec.json.decode(_lines(place)[0], type=Head)
    except (SourceError, OSError, EOFError, IndexError, msgspec.MsgspecError) as error:
        raise ListError(f"{place} is no part of a batch ({error}); take it away, and make it anew") from error
    if head.schema != SCHEMA:
        raise ListError(f"{place} is a part of another version ({head.schema}); make it anew")
    return head


def _lines(place: str) -> list[bytes]:
    with stored(place) as stream:
        return gzip.decompress(stream.read()).rstrip(b"\n").split(b"\n")
