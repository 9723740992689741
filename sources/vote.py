"""Which blocks of a page are the story, given what three readers choose: by two votes out of three.

Sets are sets of places in the list of blocks; how much two of them have in common is counted in characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element as Element

from sources.block import Block

# Below this share of characters chosen by both libraries, of those chosen by either, they disagree.
AGREEMENT = 0.75
# Above this share the third reader, which counts sentences, bears both of them out.
CONFIRMED = 0.6
# Above this share of characters in common, the majority bears trafilatura out.
BORNE_OUT = 0.5

LISTED = frozenset({"tr", "li", "dt", "dd"})
# Elements between a table and the part of the page in which it is set.
FRAMES = 3

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")

_Look = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Votes:
    """What each of the three readers chose of one page's blocks."""

    blocks: Sequence[Block]
    readability: set[int]
    trafilatura: set[int]
    density: set[int]

    @property
    def agreed(self) -> bool:
        """Whether the two libraries chose the same text."""
        return self.overlap(self.readability, self.trafilatura) >= AGREEMENT

    @property
    def confidence(self) -> str:
        """ "high" where all three chose much the same, "low" where no two did, else "medium"."""
        pairs = ((self.readability, self.trafilatura), (self.readability, self.density), (self.trafilatura, self.density))
        overlaps = sorted(self.overlap(one, other) for one, other in pairs)
        if overlaps[-1] < BORNE_OUT:
            return "low"
        return "high" if overlaps[-1] >= AGREEMENT and overlaps[0] >= CONFIRMED else "medium"

    def won(self) -> list[int]:
        """What two of the three want; where no two want anything, what one library found.

        On pages in alphabetic scripts trafilatura, where the majority bears it out, is the better judge of the
        single line (measured: 0.937 instead of 0.921 a page); on Chinese pages it is the worst (0.949, 0.958).
        """
        both = self.readability & self.density
        majority = both | (self.readability & self.trafilatura) | (self.trafilatura & self.density)
        if not majority:
            return sorted(self.readability or self.trafilatura)
        if not self._chinese(majority) and self.overlap(self.trafilatura, majority) > BORNE_OUT:
            majority = self.trafilatura | self._bare_among(self.trafilatura, both)
        majority |= self._alike(majority)
        return sorted(majority | self._set_among(majority))

    def overlap(self, one: set[int], other: set[int]) -> float:
        """The characters that both chose, as a share of those that either chose."""
        either = self._length(one | other)
        return self._length(one & other) / either if either else 0.0

    def _length(self, chosen: set[int]) -> int:
        return sum(len(self.blocks[index].text) for index in chosen)

    def _chinese(self, chosen: set[int]) -> bool:
        words = "".join(self.blocks[index].text for index in chosen)
        return len(_HAN.findall(words)) * 5 >= len(words)

    def _bare_among(self, chosen: set[int], others: set[int]) -> set[int]:
        """Sentences that stand bare, in no paragraph of their own, between chosen ones: trafilatura passes over such text."""
        homes = {self.blocks[index].element for index in chosen} | self._homes(chosen)
        return {index for index in others if self.blocks[index].element in homes and self.blocks[index].is_sentence}

    def _set_among(self, chosen: set[int]) -> set[int]:
        """Rows of data, and items of lists between chosen paragraphs, that are set in the story: libraries drop small tables."""
        homes = self._homes(chosen)
        first, last = min(chosen), max(chosen)
        later = (index for index, block in enumerate(self.blocks) if index > first and not block.is_menu)
        set_in = (index for index in later if index < last or self.blocks[index].tag == "tr")
        return {index for index in set_in if _around_list(self.blocks[index]) & homes}

    def _homes(self, chosen: set[int]) -> set[Element]:
        """The parts of the page that chosen paragraphs stand in."""
        parents = (self.blocks[index].element.getparent() for index in chosen if self.blocks[index].tag not in LISTED)
        return {parent for parent in parents if parent is not None}

    def _alike(self, chosen: set[int]) -> set[int]:
        """Sentences in the story's part of the page that are marked up as most of the chosen ones are."""
        looks = {index: _look(block) for index, block in enumerate(self.blocks) if block.is_sentence}
        shown = Counter(looks.values())
        wanted = Counter(look for index, look in looks.items() if index in chosen)
        return {index for index in self.density & looks.keys() if wanted[looks[index]] * 2 >= max(shown[looks[index]], 4)}


def _around_list(block: Block) -> set[Element]:
    """What the table or list of a row or an item stands in: at most a figure or a frame lies between."""
    if block.tag not in LISTED:
        return set()
    table = next((part for part in block.element.iterancestors("table", "ul", "ol", "dl")), None)
    return set(islice(table.iterancestors(), FRAMES)) if table is not None else set()


def _look(block: Block) -> _Look:
    """How a block is marked up: tag and class, its own and its parent's."""
    parent = block.element.getparent()
    parts = (block.element,) if parent is None else (block.element, parent)
    return tuple((str(part.tag), part.get("class", "")) for part in parts)
