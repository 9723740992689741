"""Which element of its page each paragraph of an article stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sources.article import Place
from sources.block import Block
from sources.tree import letters

_LINE = re.compile(r"[^\n]+")


def places_of(text: str, title: str, own: Sequence[Block], shown: Sequence[Block]) -> tuple[Place, ...]:
    """The places of an article's paragraphs, in their order.

    `own` are the blocks that the body is made of, or all of the page where that is not known; `shown` are all. A line
    that is of no block (a title that only the page's data hold) has no place.
    """
    first = text.partition("\n\n")[0]
    headline = _path_of_title(title, shown) if letters(first).lower() == letters(title).lower() else ""
    if not headline:
        return tuple(_places(text, own, 0))
    return (Place(0, len(first), headline), *_places(text, own, len(first)))


def _places(text: str, own: Sequence[Block], at: int) -> Iterator[Place]:
    """Block by block in the order of the page; a line said twice is of the next block that says it."""
    beginning: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(own):
        beginning[block.text.partition("\n")[0]].append(index)
    last = -1
    for line in _LINE.finditer(text, at):
        if line.start() < at:
            continue  # a further line of the block before
        saying = [index for index in beginning[line.group()] if text.startswith(own[index].text, line.start())]
        if saying:
            last = next((index for index in saying if index > last), saying[0])
            at = line.start() + len(own[last].text)
            yield Place(line.start(), at, _path(own[last]))


def _path_of_title(title: str, shown: Sequence[Block]) -> str:
    """Where the title is shown; a page that shows none has it in its head."""
    wanted = letters(title).lower()
    if not wanted or not shown:
        return ""
    lines = [block for block in shown if letters(block.text).lower() == wanted]
    if lines:
        return _path(next((block for block in lines if block.tag == "h1"), lines[0]))
    tree = shown[0].element.getroottree()
    heads = (element for element in tree.getroot().iter("title") if wanted in letters(str(element.text or "")).lower())
    return next((tree.getpath(element) for element in heads), "")


def _path(block: Block) -> str:
    return block.element.getroottree().getpath(block.element)
