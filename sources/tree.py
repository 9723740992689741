"""The tree of a page, and which of its words are shown: what every reader of a page shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.etree import _Element as Element

LONGEST_CELL = 200

# Tags that hold no words of the story, and tags at which a browser starts a new line.
_SILENT_TAGS = """script style noscript template svg math iframe object embed video audio canvas button select datalist
    textarea head nav footer map dialog menu"""
_BREAKING_TAGS = """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure form
    h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul"""
SILENT = frozenset(_SILENT_TAGS.split())
BREAKING = frozenset(_BREAKING_TAGS.split())

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0e-\x1f]")
_NOT_WORD = re.compile(r"[\W_]+")


def parse(page: str) -> Element:
    """The tree of a page, however broken. Raises ValueError if there is no tree in it."""
    # lxml refuses text that still carries the encoding of its bytes.
    page = re.sub(r"^\s*<\?xml[^>]*>", "", page)
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ValueError(str(error)) from error
    return root


def walk(root: Element) -> Iterator[tuple[bool, Element]]:
    """Every element twice, as it opens (True) and closes (False), without recursion: pages nest as deep as they like.

    What shows no words, and table rows that are read cell by cell, is passed over without its children.
    """
    stack: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    yield True, root
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield False, element
            continue
        yield True, child
        inside = spoken(child) and not (child.tag == "tr" and cells(child))
        stack.append((child, iter(child) if inside else iter(())))


def spoken(element: Element) -> bool:
    """Whether the words inside are shown; comments and processing instructions have a function for a tag."""
    return isinstance(element.tag, str) and element.tag not in SILENT


def cells(row: Element) -> list[str]:
    """The cells of a row of data; none for the rows of a table that only lays out the page."""
    if any(row.find(f".//{tag}") is not None for tag in ("table", "tr", "h1", "h2", "form")):
        return []
    texts = [tidy(words(cell)) for cell in row if cell.tag in ("td", "th")]
    return texts if len(texts) > 1 and 0 < max(map(len, texts)) <= LONGEST_CELL else []


def words(element: Element) -> str:
    """The shown words of an element on one line."""
    pieces: list[str] = []
    for opening, inner in walk(element):
        pieces.append(" " if inner.tag in BREAKING or inner.tag == "br" else "")
        if opening and spoken(inner):
            pieces.append(inner.text or "")
        elif not opening and inner is not element:
            pieces.append(inner.tail or "")
    return "".join(pieces)


def tidy(line: str) -> str:
    """A line without invisible characters, its spaces single."""
    return " ".join(_INVISIBLE.sub("", line).split())


def letters(text: str) -> str:
    """The letters and digits of a text alone: readers space, join and mark up as they like."""
    return _NOT_WORD.sub("", text)
