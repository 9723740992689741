"""Inputs: what a batch can be given, one file each, recognised by its first bytes, then by its name; anything else is a list.

An input is read as its entries are taken. Each story comes once, where it first stands; what repeats one is said.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import chain
from typing import BinaryIO

from factcheck.inputs.each_once import each_once
from factcheck.inputs.entry import AddressList, BadLine, Entry, Item, Line, ListError, Repeat, Same
from factcheck.inputs.hosts import Hosts
from factcheck.inputs.input import Input, Source
from factcheck.inputs.place import for_lists, is_web, source_of
from sources.fetches import Fetches

__all__ = [
    "AddressList",
    "BadLine",
    "Entry",
    "Hosts",
    "Input",
    "Item",
    "Line",
    "ListError",
    "Repeat",
    "Same",
    "Source",
    "for_lists",
    "input_for",
    "inputs",
    "is_web",
    "items",
    "items_of",
    "read_list",
]

#: What an input is that nothing recognises.
_OTHERWISE = "list"


@cache
def inputs() -> dict[str, Input]:
    """Every input by its name, in alphabetical order."""
    modules = (import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__))
    found = (input_ for module in modules if isinstance(input_ := getattr(module, "INPUT", None), Input))
    return {input_.name: input_ for input_ in sorted(found, key=lambda input_: input_.name)}


def input_for(place: str, first_bytes: bytes) -> Input:
    """The kind of input that lies at a place.

    >>> input_for("stories.txt", b'{"address": "a.html"}').name, input_for("stories.csv", b"").name, input_for("a", b"b").name
    ('jsonl', 'csv', 'list')
    """
    known = inputs().values()
    by_content = (input_ for input_ in known if input_.shown_by(first_bytes))
    by_name = (input_ for input_ in known if input_.named(place))
    return next(chain(by_content, by_name), inputs()[_OTHERWISE])


def items(
    place: str,
    *,
    kind: str = "",
    fetcher: Fetches | None = None,
    stdin: BinaryIO | None = None,
    hosts: Hosts | None = None,
) -> Iterator[Item]:
    """What an input names, one by one as it is asked for; `kind` says what the input is, else it shows.

    Raises `ListError` where there is no input or nothing in it, before anything is given out. `fetcher` gets what lies on the
    web, and should take feeds and sitemaps (`for_lists`); without one no server is asked. `hosts` are those whose pages are taken
    out of an archive.
    """
    return items_of(replace(source_of(place, fetcher, stdin), hosts=hosts), kind)


def items_of(source: Source, kind: str = "") -> Iterator[Item]:
    """The same of an input that was found."""
    input_ = inputs()[kind] if kind else input_for(source.place, source.head)
    if source.url and not input_.web:
        if source.head.lstrip().startswith(b"<"):
            raise ListError(f"{source.name} is a page, not a list; to check one story, leave out the word batch")
        raise ListError(f"{source.name} is neither a feed nor a sitemap; save the list and give the file")
    if source.far and not input_.far:
        raise ListError(
            f"{source.name}: from a store, and by a pattern, only WARC archives are read; give one file that lies here"
        )
    if source.hosts and not input_.far:
        raise ListError(f"{source.name}: only of WARC archives is the host of a page known before anything of it is read")
    found = each_once(input_.read(source))
    first = next(found, None)
    if first is None:
        raise ListError(f"{source.name} holds {input_.holds}")
    return chain((first,), found)


def read_list(place: str, *, kind: str = "", fetcher: Fetches | None = None, stdin: BinaryIO | None = None) -> AddressList:
    """All that an input names, at once."""
    return AddressList.of(items(place, kind=kind, fetcher=fetcher, stdin=stdin))
