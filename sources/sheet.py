"""A page on the cutting table: selectors are asked of it and parts are dropped, while the page's own tree stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace

from bs4 import BeautifulSoup
from lxml import html
from lxml.etree import _Element as Element

from sources.page import Block, page_blocks

# Ties the elements that a selector finds to those of the tree.
_NUMBER = "data-sheet-number"


class Sheet:
    """A copy of a page's tree, and its `root`. Elements given and taken are the copy's; blocks bear those of the page itself."""

    def __init__(self, root: Element) -> None:
        self.root = deepcopy(root)
        # Kept as a list too: lxml forgets which element is which as soon as nobody holds it.
        self._elements = list(self.root.iter())
        self._of_page = dict(zip(self._elements, root.iter(), strict=True))
        for number, element in enumerate(self._elements):
            if isinstance(element.tag, str):
                element.set(_NUMBER, str(number))
        self._soup = BeautifulSoup(html.tostring(self.root, encoding="unicode"), "lxml")

    def select(self, selector: str) -> list[Element]:
        """What a CSS selector finds, in the order of the page, without what was dropped or stands inside another find."""
        numbers = (int(str(tag[_NUMBER])) for tag in self._soup.select(selector) if tag.has_attr(_NUMBER))
        found = [element for element in map(self._elements.__getitem__, numbers) if self._holds(element)]
        everything = set(found)
        return [element for element in found if everything.isdisjoint(element.iterancestors())]

    def drop(self, elements: Iterable[Element]) -> None:
        """Take elements out of the copy; the text behind them stays."""
        for element in elements:
            if element.getparent() is not None:
                element.drop_tree()  # type: ignore[attr-defined]  # every element of lxml.html has it

    def blocks(self, elements: Sequence[Element]) -> list[Block]:
        """The blocks of some elements, in order."""
        inside = (block for element in elements for block in self._inside(element))
        return [replace(block, element=self._of_page[block.element]) for block in inside]

    def _holds(self, element: Element) -> bool:
        return self.root in (element, *element.iterancestors())

    @staticmethod
    def _inside(element: Element) -> list[Block]:
        tail, element.tail = element.tail, None
        try:
            return list(page_blocks(element))
        finally:
            element.tail = tail
