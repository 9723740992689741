"""Blocks: the visible text of a page, word for word, cut where a browser would start a new line.

The text of an article is always made of these, never of a library's rendering, so a number is not split
from its unit, and every paragraph knows the element that it stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from sources.tree import BREAKING, cells, spoken, tidy, walk

CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_WRAPPED = re.compile(rf"(?<=[{CJK}])[ \t]*\n\s*(?=[{CJK}])")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SENTENCE_END = re.compile(r"[。！？!?.…；;۔؟।॥][”’\"'」』）)\]]*$")
# Letters below which a line is more likely a heading or a label.
SHORTEST_SENTENCE = 40
_INDENT = re.compile(r"^(?:\u3000|[\u00a0\u2002\u2003]{2}|\u00a0 )")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row of a page. `links` counts the characters inside links."""

    text: str
    element: Element
    links: int

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_menu(self) -> bool:
        """Whether most of it is links."""
        return self.links * 2 > len(self.text)

    @property
    def is_sentence(self) -> bool:
        """Whether it is long enough for a sentence, ends like one and is no list of links."""
        return len(self.text) >= SHORTEST_SENTENCE and self.links * 3 < len(self.text) and bool(_SENTENCE_END.search(self.text))


def page_blocks(root: Element) -> Iterator[Block]:
    """The visible text of a page in document order, cut where a browser would start a new line."""
    cutter = _Cutter(root)
    for opening, element in walk(root):
        yield from cutter.opened(element) if opening else cutter.closed(element)
    yield from cutter.cut()


class _Cutter:
    """Collects running text and cuts it into blocks at the tags that break lines."""

    def __init__(self, root: Element) -> None:
        self.owner = root
        self.pieces: list[str] = []
        self.linked = 0
        self.depth: Counter[str] = Counter()

    def opened(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in BREAKING:
            yield from self.cut()
            self.owner = element
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "tr" and (texts := cells(element)):
            yield Block(" | ".join(texts), element, 0)
        elif spoken(element):
            self.depth[tag] += 1
            self.say(element.text)

    def closed(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in BREAKING:
            yield from self.cut()
            parent = element.getparent()
            self.owner = self.owner if parent is None else parent
        if spoken(element):
            self.depth[tag] -= 1
        self.say(element.tail)

    def say(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text if self.depth["pre"] > 0 else _SPACES.sub(" ", _WRAPPED.sub("", text)))
        if self.depth["a"] > 0:
            self.linked += len(text.strip())

    def cut(self) -> Iterator[Block]:
        paragraphs = _paragraphs("".join(self.pieces))
        for text in paragraphs:
            yield Block(text, self.owner, min(len(text), self.linked // len(paragraphs)))
        self.pieces.clear()
        self.linked = 0


def _paragraphs(running: str) -> list[str]:
    """Running text with <br> as newlines, as paragraphs.

    An empty line ends a paragraph, and so does a line that ends like a sentence or is followed by an
    indented one (Chinese pages write paragraphs so); any other <br> stays a line break inside it.
    """
    paragraphs: list[list[str]] = []
    fresh = True
    for line in running.split("\n"):
        words = tidy(line)
        if not words:
            fresh = True
            continue
        if fresh or _INDENT.match(line.lstrip(" ")) or _SENTENCE_END.search(paragraphs[-1][-1]):
            paragraphs.append([])
        paragraphs[-1].append(words)
        fresh = False
    return ["\n".join(lines) for lines in paragraphs]


def joined(blocks: Sequence[Block]) -> str:
    """Blocks as text: items of one list and rows of one table on neighbouring lines, a blank line between all others."""
    text: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None:
            text.append("\n" if _of_one_list(before, block) else "\n\n")
        text.append(block.text)
        before = block
    return "".join(text)


def _of_one_list(one: Block, other: Block) -> bool:
    return one.tag == other.tag and one.tag in ("li", "tr") and one.element.getparent() is other.element.getparent()
