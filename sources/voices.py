"""What two libraries take for the article, each as the set of blocks that its answer is made of.

Both work on the tree that the blocks were cut from (each on a copy: they rebuild it), so a page is parsed once.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from copy import copy
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import HtmlElement
from readability import Document  # type: ignore[import-untyped]  # it ships no types; only summary() is used
from readability.readability import REGEXES  # type: ignore[import-untyped]
from trafilatura import extract

from sources.block import Block, page_blocks
from sources.tree import letters, parse

# The libraries complain to the log about pages that are merely odd; what matters of it stands in the result.
for _library in ("readability", "trafilatura"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Letters that a block needs to be recognised inside a longer line; shorter ones must be a line of their own.
SHORTEST_MATCH = 8
# No story is longer; a page that is has its blocks recognised line by line.
LONGEST_ANSWER = 300_000

_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)


def by_readability(root: Element, blocks: Sequence[Block]) -> set[int]:
    """The blocks that readability chooses."""
    return _chosen(blocks, _voice(_readability, root))


def by_trafilatura(root: Element, blocks: Sequence[Block]) -> set[int]:
    """The blocks that trafilatura chooses, without its own second look by another readability."""
    return _chosen(blocks, _voice(_trafilatura, root))


class _OnTree(Document):  # type: ignore[misc]  # its class has no types
    """readability on a tree that is parsed already.

    Its own cleaning, for pages that will be shown again, rewrites every link; here only what it weighs is taken away.
    """

    def _parse(self, tree: Element) -> Element:
        own = copy(tree)
        etree.strip_elements(own, "script", "style", "noscript", "link", etree.Comment, etree.PI, with_tail=False)
        for element in [element for element in own.iter("*") if _hidden(element)]:
            if isinstance(element, HtmlElement) and element.getparent() is not None:
                element.drop_tree()
        return own

    def remove_unlikely_candidates(self) -> None:
        """As the library does it, which looks through the tree twice for each of a thousand entries of a menu, and through what
        it has removed already."""
        gone: set[Element] = set()
        for element in self.html.findall(".//*"):
            named = f"{element.get('class', '')} {element.get('id', '')}"
            if len(named) > 1 and element not in gone and _unlikely(named) and not _kept(element):
                gone.update(element.iter())
                element.drop_tree()

    def get_clean_html(self) -> str:
        return etree.tostring(self._html(), encoding="unicode", method="html")


@lru_cache(maxsize=4096)
def _unlikely(named: str) -> bool:
    """What class and id of an element say of it."""
    likely = REGEXES["okMaybeItsACandidateRe"].search(named)
    return not likely and bool(REGEXES["unlikelyCandidatesRe"].search(named))


def _kept(element: Element) -> bool:
    """What is kept whatever it is called: the page, code, and what holds the story."""
    if element.tag in {"html", "body", "pre", "code"}:
        return True
    around = next(element.iterancestors("pre", "code"), None)
    return around is not None or next(element.iter("main", "article", "math"), None) is not None


def _hidden(element: Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _readability(root: Element) -> str:
    fragment = parse(_OnTree(root).summary(html_partial=True))
    return "\n".join(block.text for block in page_blocks(fragment))


def _trafilatura(root: Element) -> str:
    return extract(root, include_comments=False, favor_precision=True, fast=True) or ""


def _voice(reader: Callable[[Element], str], root: Element) -> str:
    """What a reader takes for the article; a reader that chokes on a page has no vote on it."""
    try:
        return reader(root)
    except Exception:
        return ""


def _chosen(blocks: Sequence[Block], answer: str) -> set[int]:
    """The blocks that a reader's answer is made of, by their letters."""
    lines = {letters(line) for line in answer.split("\n")}
    whole = letters(answer)[:LONGEST_ANSWER]
    chosen = set()
    for index, block in enumerate(blocks):
        own = letters(block.text)
        if own and (own in lines or (len(own) >= SHORTEST_MATCH and own in whole)):
            chosen.add(index)
    return chosen
