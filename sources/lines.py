"""Lines of print to paragraphs: what was broken for the width of a page is joined again.

A line that is much shorter than its page's full lines ends a paragraph; an indented one begins one. Chinese is joined without
a blank; a word that was divided at the end of a line becomes whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from unicodedata import east_asian_width

#: Lines of running text differ by the length of a word; one that has less than this of the full width was not filled.
_FULL = 0.8
_INDENTED = re.compile(r"(?:\u3000{1,4}| {2,12}|\t)\S")
_ITEM = re.compile(r"\s*(?:[•·▪●◆■\-–*]|\d{1,2}[.)、]|[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、)\s*[^\s\d]")
_DIVIDED = re.compile(r"([A-Za-z]+)-$")
_DIGITS = re.compile(r"\d+")
#: Printed pages have at most so many lines of running head, or foot.
_MOST_EDGES = 3


def paragraphs(pages: Sequence[str]) -> str:
    """The text of pages, a blank line between paragraphs, without the lines that stand at the edge of every page.

    >>> paragraphs(["Nine models were named in\\nthe chart of the week."])
    'Nine models were named in the chart of the week.'
    """
    lines = [line for page in _without_edges([page.splitlines() for page in pages]) for line in page]
    full = _full_width(lines)
    words = Counter(re.findall(r"[A-Za-z]+", "\n".join(lines)))
    found: list[list[str]] = []
    open_ = False
    for line in lines:
        text = line.strip()
        if not text:
            open_ = False
            continue
        if open_ and not _INDENTED.match(line) and not _ITEM.match(line):
            found[-1][-1] = _leading_on(found[-1][-1], text, words)
            found[-1].append(text)
        else:
            found.append([text])
        open_ = _width(text) >= full * _FULL
    return "\n\n".join("".join(parts) for parts in found)


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines at their top and bottom that are the same on every page, but for the number of the page."""
    for at in (0, -1):
        for _ in range(_MOST_EDGES):
            if len(pages) < 2 or not _alike([_edge(page, at) for page in pages]):
                break
            for page in pages:
                _drop(page, at)
    return pages


def _edge(page: list[str], at: int) -> str:
    """The first or last line that is not empty."""
    filled = [line.strip() for line in page if line.strip()]
    return filled[at] if filled else ""


def _drop(page: list[str], at: int) -> None:
    while page and not page.pop(at).strip():
        pass


def _alike(edges: Sequence[str]) -> bool:
    """Whether lines are one text that tells the number of its page; rows of a table differ in other numbers."""
    if len(set(edges)) == 1:
        return True
    numbered = all(str(number) in _DIGITS.findall(edge) for number, edge in enumerate(edges, 1))
    return numbered and len({_DIGITS.sub("", edge) for edge in edges}) == 1


def _full_width(lines: Sequence[str]) -> float:
    """The width that filled lines have: what one line in ten reaches. A few long lines are no measure of a page."""
    widths = sorted((_width(line.strip()) for line in lines if line.strip()), reverse=True)
    return widths[len(widths) // 10] if widths else 0


def _width(text: str) -> int:
    """How wide a text is in print: a Chinese character takes two places."""
    return len(text) if text.isascii() else sum(2 if _is_wide(character) else 1 for character in text)


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in {"W", "F"}


def _leading_on(before: str, after: str, words: Counter[str]) -> str:
    """A line with what joins it to the next one. A number that was broken in a line of Chinese is put together."""
    if divided := _DIVIDED.search(before):
        rest = re.match(r"[A-Za-z]*", after)
        assert rest is not None  # it may match nothing
        compound = before[: divided.start()].endswith("-") or (words[divided[1]] > 1 and words[rest[0]] > 1)
        return before if compound or not rest[0][:1].islower() else before[:-1]
    chinese = any(map(_is_wide, before[-12:])) and any(map(_is_wide, after[:12]))
    broken_number = chinese and before[-1] in "0123456789." and after[0] in "0123456789.%"
    return before if _is_wide(before[-1]) or _is_wide(after[0]) or broken_number else before + " "
