"""Where the sentences of a page stand: the third reader, which knows no tag names and no site."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml.etree import _Element as Element

from sources.block import Block

# Percent of the page's sentences that the part holding the story has.
DOMINANT = 60
# Lines without a sentence (headings, table rows) belong to the story within so many blocks of one that has.
REACH = 3

# Characters from which a line need not end like a sentence to be taken for one.
LONG = 30

# Also the commas and full stops of Arabic, Urdu, Hindi and their neighbours.
_PUNCTUATION = re.compile(r"[，。！？；：、,.;:!?،۔؛؟।॥]")

# What pages call the parts that stand beside a story.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recommend\w*|share\w*|social|cookie\w*|consent|gdpr|onetrust\S*|ot-sdk\S*|newsletter"
    r"|breadcrumbs?|sidebar|copyright|disclaimer|footer|popup|modal|login)(?:$|[\s_-])",
    re.IGNORECASE,
)


def by_density(blocks: Sequence[Block]) -> set[int]:
    """The blocks of the narrowest part of the page that holds most of its sentences, from its first sentence to its last."""
    around = _around_headlines(blocks)
    weights = [_sentence_weight(block, around) for block in blocks]
    total: defaultdict[Element, int] = defaultdict(int)
    members: defaultdict[Element, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        for element in (block.element, *block.element.iterancestors()):
            total[element] += weights[index]
            members[element].append(index)
    everything = sum(weights)
    if not everything:
        return set()
    dominant = [element for element, weight in total.items() if weight * 100 >= everything * DOMINANT]
    home = min(dominant, key=lambda element: len(members[element]))
    spoken = [place for place, index in enumerate(members[home]) if weights[index]]
    near = {neighbour for place in spoken for neighbour in range(place - REACH, place + REACH + 1)}
    inside = [index for place, index in enumerate(members[home]) if spoken[0] <= place <= spoken[-1] and place in near]
    return {index for index in inside if not blocks[index].is_menu}


def _around_headlines(blocks: Sequence[Block]) -> set[Element]:
    """The parts that hold a headline: whatever a site calls them (`has-sidebar`), they do not stand beside the story."""
    return {part for block in blocks if block.tag == "h1" for part in block.element.iterancestors()}


def _sentence_weight(block: Block, around: set[Element]) -> int:
    """The characters of a block that reads like sentences; none for menus, labels and notices beside the story."""
    if block.links * 3 >= len(block.text) or not _reads_like_sentences(block.text) or _beside(block.element, around):
        return 0
    return len(block.text)


def _reads_like_sentences(text: str) -> bool:
    """With punctuation; a short line also ends with it, which remarks of readers and captions seldom do."""
    return bool(_PUNCTUATION.search(text)) and (len(text) >= LONG or bool(_PUNCTUATION.search(text[-2:])))


def _beside(element: Element, around: set[Element]) -> bool:
    """Whether the page itself names a part as comments, related stories, notices and the like."""
    parts = (part for part in (element, *element.iterancestors()) if part.tag not in ("html", "body") and part not in around)
    return any(_BESIDE.search(f"{part.get('class', '')} {part.get('id', '')}") for part in parts)
