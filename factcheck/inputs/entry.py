"""What comes out of an input: stories to check, what cannot be checked as it stands, and what was there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from sources.held import Held


class ListError(Exception):
    """An input that cannot be read at all. `slug` is a heading in docs/batch.md, or in docs/errors.md where a fetch failed."""

    def __init__(self, message: str, slug: str = "bad-list") -> None:
        super().__init__(message)
        self.slug = slug

    slug = "bad-list"


@dataclass(frozen=True, slots=True)
class Line:
    """One address to check, and what the input says about its story; `number` counts the input's items from 1.

    An item is a line of a list, an entry of a feed, an address of a sitemap, a file of a folder, a page of an archive.
    Of a mere month (2026-09) no day is known: `published` is then none, and relative weeks stay open.
    `held` says where the page lies if the input itself holds it; `content` is the SHA-256 of its bytes as they lie, if known.
    """

    number: int
    address: str
    published: date | None = None
    outlet: str = ""
    language: str = ""
    held: Held | None = None
    content: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """An item that cannot be checked as it stands, and why. `slug` is a heading in docs/batch.md."""

    number: int
    address: str
    why: str

    slug = "bad-line"


class Same(StrEnum):
    """What an item has in common with an earlier one."""

    ADDRESS = "address"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Repeat:
    """An item that is not checked again: its address, or what lies at it, stood at an earlier one already."""

    number: int
    first: int
    address: str = ""
    same: Same = Same.ADDRESS


Entry: TypeAlias = Line | BadLine
Item: TypeAlias = Line | BadLine | Repeat


@dataclass(frozen=True, slots=True)
class AddressList:
    """The entries in the order of the input, each once, and the items that repeat one."""

    entries: tuple[Entry, ...]
    repeats: tuple[Repeat, ...]

    @classmethod
    def of(cls, items: Iterable[Item]) -> AddressList:
        """All that an input gives, at once."""
        entries: list[Entry] = []
        repeats: list[Repeat] = []
        for item in items:
            if isinstance(item, Repeat):
                repeats.append(item)
            else:
                entries.append(item)
        return cls(tuple(entries), tuple(repeats))
