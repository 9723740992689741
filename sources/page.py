"""HTML to the main text of a story: which parts of a page are the article, as paragraphs.

No single reader of news pages can be trusted with figures: on Chinese pages every fourth number that one
of them returns belongs to something else (measured). So the page is first cut into blocks, in order and
word for word; three readers that work differently (readability, trafilatura, and a count of where the
sentences stand) say which blocks are the article; a block is kept when two of the three want it. How far
the two libraries agree is reported: where they do, the text is nearly always right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from sources.block import Block, joined, page_blocks
from sources.density import by_density
from sources.furniture import story_of
from sources.tree import SILENT, parse, tidy
from sources.voices import by_readability, by_trafilatura
from sources.vote import Votes

__all__ = ["Block", "MainText", "main_text", "page_blocks", "parse", "text_of"]


@dataclass(frozen=True, slots=True)
class MainText:
    """The article's words, one blank line between paragraphs.

    `agreed` says whether the two libraries chose the same text; `whole` that no reader found an
    article and this is everything on the page but its menus. `confidence` is "high" where all three
    readers chose much the same, "low" where no two did. `kept` are the places of its blocks among all.
    """

    text: str
    agreed: bool = True
    whole: bool = False
    confidence: str = "low"
    kept: tuple[int, ...] = ()


def main_text(page: str, blocks: Sequence[Block], title: str = "") -> MainText:
    """The story on a page, given as HTML and cut into blocks; empty text only where the page shows no word.

    The headline and what stands above it are not of the text where `title` is known.
    """
    if not blocks:
        return MainText(_words_of_treeless(page), agreed=False, whole=True)
    root = blocks[0].element.getroottree().getroot()
    votes = Votes(blocks, by_readability(root, blocks), by_trafilatura(root, blocks), by_density(blocks))
    if kept := story_of(blocks, votes.won(), title):
        return MainText(_text(blocks, kept), votes.agreed, False, votes.confidence, tuple(kept))
    everything = tuple(index for index, block in enumerate(blocks) if not block.is_menu) or tuple(range(len(blocks)))
    return MainText(_text(blocks, everything), agreed=False, whole=True, kept=everything)


def text_of(blocks: Sequence[Block]) -> str:
    """Blocks that something else chose, as text, without the lines that editors put around a story."""
    return _text(blocks, story_of(blocks, range(len(blocks)), ""))


def _text(blocks: Sequence[Block], kept: Sequence[int]) -> str:
    return joined([blocks[index] for index in kept])


def _words_of_treeless(page: str) -> str:
    """What a page shows whose markup libxml2 gives up on (it nests beyond 2,048 levels), line by line."""
    soup = BeautifulSoup(page, "html.parser")
    for silent in soup.find_all(list(SILENT)):
        silent.decompose()
    return "\n\n".join(filter(None, (tidy(line) for line in soup.get_text("\n").split("\n"))))
