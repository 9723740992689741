"""What a local format is: how a saved file is recognised, and which page or text is in it.

A format is a module of `sources/formats/` that exposes `FORMAT`; adding one touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Protocol

from sources.errors import TooLarge

LARGEST = 64_000_000
#: Bytes in which a file shows what it is.
HEAD = 8192
HTML = "text/html"
TEXT = "text/plain"


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that the user gives. `name` is for messages; `wanted` is the address behind a `#`, empty if there is none.

    The file is opened when it is asked for, since an archive may be far larger than a story; `suffix` is in lower case.
    """

    name: str
    suffix: str
    open: Callable[[], BinaryIO]
    head: bytes
    wanted: str = ""

    def raw(self) -> bytes:
        """All of its bytes; `TooLarge` where no story has so many."""
        with self.open() as stream:
            return limited(stream, self.name)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A page or a text, and what the file says about it.

    `body` is what is to be read, `original` the bytes whose digest identifies it. `media_type` is empty where the text itself
    must show what it is. `url` is where it was saved from, `saved_at` when (ISO 8601); `title` and `published` are given where
    whoever made the file wrote them down as such.
    """

    body: bytes
    original: bytes
    media_type: str = ""
    charset: str = ""
    url: str = ""
    saved_at: str = ""
    title: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file. `recognises` looks at the content; the suffixes (`.md`) count only where no content is recognised.

    `many` says that a file may hold several pages, of which an address behind `#` chooses one.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[Saved], bool]
    read: Callable[[Saved], Delivery]
    many: bool = False


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; fewer only where there are no more."""
        ...


def limited(stream: Readable, name: str) -> bytes:
    """All that comes, or `TooLarge`."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(f"{name} is larger than {LARGEST:,} bytes; give the story alone.")
    return raw
