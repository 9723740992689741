"""What an input is: how it is recognised, and how the stories that it names are read from it.

An input is a module of `factcheck/inputs/` that exposes `INPUT`; adding one touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.inputs.entry import Entry, ListError
from factcheck.inputs.hosts import Hosts
from sources.fetches import Fetches

STDIN = "-"
#: A million addresses; nobody writes a longer list by hand, and a device has no end.
LARGEST = 100_000_000
#: Bytes in which an input shows what it is; a list may begin with a long comment.
HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Source:
    """An input as it was found. `place` is what the user gave, `name` what messages call it, `head` its first bytes.

    `url` is where it was fetched from after all redirects, empty for what lies here. It is opened when it is read, since it may
    be far larger than the memory; an input that names further ones of the web asks the `fetcher` for them. `far` says that the
    place is an address of a store, or a pattern that stands for several files. Of what holds pages only those of the `hosts` are
    looked at, where there are any.
    """

    place: str
    name: str
    head: bytes
    open: Callable[[], BinaryIO]
    url: str = ""
    fetcher: Fetches | None = None
    far: bool = False
    hosts: Hosts | None = None

    def raw(self) -> bytes:
        """All of its bytes; `ListError` where no list has so many."""
        with self.open() as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise ListError(f"{self.name} is larger than {LARGEST:,} bytes; split the list")
        return raw


def never(_: bytes | str) -> bool:
    """Nothing shows it."""
    return False


@dataclass(frozen=True, slots=True)
class Input:
    """One kind of input. What the first bytes show counts before what the name says.

    `read` raises `ListError` where there is nothing to read at all; what is wrong with one item is that item's `BadLine`.
    `holds` says what was looked for, where nothing was found. `web` says that it is fetched where an http(s) address is given:
    such an input names http(s) addresses only, for nobody on the web chooses files of this machine. `far` says that it holds
    pages, in files that may lie in a store, or be several under a pattern.
    """

    name: str
    read: Callable[[Source], Iterator[Entry]]
    holds: str
    shown_by: Callable[[bytes], bool] = never
    named: Callable[[str], bool] = never
    web: bool = False
    far: bool = False
